// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/mapworlds.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QThread>
#include <QWidget>
#include <ctime>
#include <vector>

namespace huying::bench {

/// Adds up all that the GUI thread does between two pictures: events, timers, results of the render thread,
/// painting.
class BusyApplication : public QApplication
{
public:
    using QApplication::QApplication;
    QWidget *watched = nullptr;
    std::vector<double> frames; ///< milliseconds by the clock on the wall
    std::vector<double> work;   ///< of the processor, which a busy neighbour does not lengthen

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (QThread::currentThread() != thread())
            return QApplication::notify(receiver, event);
        if (receiver == watched && event->type() == QEvent::Paint)
            m_painted = true;
        if (m_depth++ == 0) {
            m_timer.start();
            m_from = threadMs();
        }
        const bool taken = QApplication::notify(receiver, event);
        if (--m_depth == 0) {
            m_busy += static_cast<double>(m_timer.nsecsElapsed()) * 1e-6;
            m_work += threadMs() - m_from;
            if (m_painted) {
                frames.push_back(m_busy);
                work.push_back(m_work);
                m_busy = m_work = 0;
                m_painted = false;
            }
        }
        return taken;
    }

private:
    static double threadMs()
    {
        timespec t{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
        return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
    }

    QElapsedTimer m_timer;
    double m_busy = 0, m_work = 0, m_from = 0;
    int m_depth = 0;
    bool m_painted = false;
};

/// Drags the world's map for so many pictures and prints how long the GUI thread works for one; `peer` is what QGIS
/// took for a picture. Whether the target is held.
bool measureFrames(BusyApplication &app, const Workflow &workflow, const World &world, int frames, const QJsonObject &peer);

} // namespace huying::bench
