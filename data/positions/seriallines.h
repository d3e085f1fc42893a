// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/positions/linesource.h"
#include "data/sync/backoff.h"

#include <QSocketNotifier>
#include <QTimer>

namespace huying
{

/// A receiver on a serial line: 8N1, raw, read only. Opened anew after it was unplugged.
class SerialLines : public LineSource
{
    Q_OBJECT
public:
    SerialLines(QString device, int baud);
    ~SerialLines() override;
    void start() override;

private:
    void openNow();
    void readNow();
    void lose(const QString &why);
    void close();

    const QString m_device;
    const int m_baud;
    int m_file = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_retry;
    Backoff m_backoff;
};

} // namespace huying
