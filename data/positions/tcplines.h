// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/positions/linesource.h"
#include "data/sync/backoff.h"

#include <QtNetwork/QTcpSocket>
#include <QTimer>

namespace huying
{

/// A receiver or a gateway that listens; connects to it, and anew when it goes or says nothing for a minute.
class TcpLines : public LineSource
{
    Q_OBJECT
public:
    TcpLines(QString host, quint16 port);
    void start() override;

private:
    void connectNow();
    void lose(const QString &why);

    const QString m_host;
    const quint16 m_port;
    QTcpSocket m_socket;
    QTimer m_retry, m_silence;
    Backoff m_backoff;
};

} // namespace huying
