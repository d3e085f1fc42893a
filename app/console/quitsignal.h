// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace huying
{

/// SIGTERM, SIGINT and SIGHUP, as at a log-out, end the program as its user would: layouts are kept and scratch
/// files go. One per process.
class QuitSignal : public QObject
{
    Q_OBJECT
public:
    explicit QuitSignal(QObject *parent = nullptr);
    ~QuitSignal() override;

signals:
    void raised();

private:
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace huying
