// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consolewindow.h"
#include "app/console/session.h"

namespace huying
{

/// Prints two times from the start of main, each as a JSON object a line: until the seat could work (open cases in the
/// queue and painted), and until all of the store was there. Then ends the program. A store of more than a million
/// people is held to the targets of a prefecture.
class StartBench : public QObject
{
    Q_OBJECT
public:
    StartBench(Session &session, ConsoleWindow *window, qint64 startedAtMs, QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void report();
    void print(const char *name, qint64 targetMs) const;

    Session &m_session;
    ConsoleWindow *m_window;
    qint64 m_startedAt;
    bool m_armed = false, m_interactive = false;
};

} // namespace huying
