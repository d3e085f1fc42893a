// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consolewindow.h"
#include "app/console/session.h"

namespace huying
{

/// Prints the time from the start of main until the seat could work (open cases in the queue and painted) as one
/// JSON object, then ends the program. The target is that of the county store.
class StartBench : public QObject
{
    Q_OBJECT
public:
    StartBench(Session &session, ConsoleWindow *window, qint64 startedAtMs, QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ConsoleWindow *m_window;
    qint64 m_startedAt;
    bool m_ready = false;
};

} // namespace huying
