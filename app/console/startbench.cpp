// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/startbench.h"

#include <QApplication>
#include <QDateTime>
#include <QEvent>
#include <cstdio>

namespace huying
{

namespace
{
constexpr qint64 countyMs = 1500, prefectureMs = 2500, completeMs = 6000, prefecturePeople = 1000000;
}

StartBench::StartBench(Session &session, ConsoleWindow *window, qint64 startedAtMs, QObject *parent)
    : QObject(parent), m_session(session), m_window(window), m_startedAt(startedAtMs)
{
    m_window->installEventFilter(this);
    const auto arm = [this] {
        m_armed = true;
        m_window->update();
    };
    connect(&session, &Session::ready, this, arm);
    connect(&session, &Session::complete, this, arm);
}

bool StartBench::eventFilter(QObject *watched, QEvent *event)
{
    // The repaint that follows the arrival of the cases ends with the next turn of the loop.
    if (m_armed && (event->type() == QEvent::UpdateRequest || event->type() == QEvent::Paint)) {
        m_armed = false;
        QMetaObject::invokeMethod(this, &StartBench::report, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void StartBench::report()
{
    if (!std::exchange(m_interactive, true))
        print("start_interactive", m_session.info().people > prefecturePeople ? prefectureMs : countyMs);
    if (!m_session.isComplete())
        return;
    print("start_complete", completeMs);
    QCoreApplication::exit(0);
}

void StartBench::print(const char *name, qint64 targetMs) const
{
    const qint64 took = QDateTime::currentMSecsSinceEpoch() - m_startedAt;
    std::printf("{\"name\":\"%s\",\"value\":%lld,\"unit\":\"ms\",\"target\":%lld,\"held\":%s,\"people\":%lld}\n", name,
                static_cast<long long>(took), static_cast<long long>(targetMs), took <= targetMs ? "true" : "false",
                static_cast<long long>(m_session.info().people));
    std::fflush(stdout);
}

} // namespace huying
