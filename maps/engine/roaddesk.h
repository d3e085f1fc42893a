// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/engine/roadworker.h"

#include <QHash>
#include <QObject>
#include <QThread>

namespace huying
{

/// Takes questions about ways and has them answered in a thread of its own, one after the other, the network first:
/// tiles go on all the while.
class RoadDesk : public QObject
{
    Q_OBJECT
public:
    explicit RoadDesk(QObject *parent = nullptr);
    ~RoadDesk() override;

    /// What was asked before is dropped; the console asks again.
    void open(const QgsProject &project, quint32 generation);
    void close();
    void setFleet(const wire::Fleet &fleet);
    void ask(const wire::Reach &question);
    void ask(const wire::Route &question);
    void ask(const wire::Cover &question);
    void ask(const wire::Serve &question);
    void cancel(const QVector<quint64> &requests); ///< without answers

signals:
    void built(const huying::wire::Roads &roads);
    void reached(const huying::wire::Reached &answer);
    void routed(const huying::wire::Routed &answer);
    void covered(const huying::wire::Covered &answer);
    void served(const huying::wire::Served &answer);

private:
    using Flag = std::shared_ptr<std::atomic<bool>>;
    template <class Work, class Tell> void post(quint64 request, Work work, Tell tell);

    QThread m_thread;
    QObject *m_place; ///< lives in the thread
    std::shared_ptr<RoadWorker> m_worker; ///< used in the thread only
    QHash<quint64, Flag> m_open;
    Flag m_building;
};

} // namespace huying
