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
constexpr qint64 targetMs = 1500;
}

StartBench::StartBench(Session &session, ConsoleWindow *window, qint64 startedAtMs, QObject *parent)
    : QObject(parent), m_window(window), m_startedAt(startedAtMs)
{
    connect(&session, &Session::ready, this, [this] {
        m_ready = true;
        m_window->installEventFilter(this);
        m_window->update();
    });
}

bool StartBench::eventFilter(QObject *watched, QEvent *event)
{
    // The repaint that follows the arrival of the cases ends with the next turn of the loop.
    if (m_ready && (event->type() == QEvent::UpdateRequest || event->type() == QEvent::Paint)) {
        m_ready = false;
        QMetaObject::invokeMethod(
            this,
            [this] {
                const qint64 took = QDateTime::currentMSecsSinceEpoch() - m_startedAt;
                std::printf("{\"name\":\"start_interactive\",\"value\":%lld,\"unit\":\"ms\",\"target\":%lld,\"held\":%s}\n",
                            static_cast<long long>(took), static_cast<long long>(targetMs),
                            took <= targetMs ? "true" : "false");
                QCoreApplication::exit(0);
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace huying
