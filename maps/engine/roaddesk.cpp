// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roaddesk.h"

#include <qgsproject.h>
#include <qgsvectorlayerfeatureiterator.h>

namespace huying
{

RoadDesk::RoadDesk(QObject *parent) : QObject(parent), m_place(new QObject), m_worker(std::make_shared<RoadWorker>())
{
    m_thread.setObjectName(QStringLiteral("roads"));
    m_place->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_place, &QObject::deleteLater);
    m_thread.start();
}

RoadDesk::~RoadDesk()
{
    close();
    m_thread.quit();
    m_thread.wait();
}

void RoadDesk::close()
{
    if (m_building)
        *m_building = true;
    m_building.reset();
    for (const Flag &flag : std::as_const(m_open))
        *flag = true;
    m_open.clear();
}

void RoadDesk::open(const QgsProject &project, quint32 generation)
{
    close();
    m_building = std::make_shared<std::atomic<bool>>(false);
    const auto source = std::make_shared<RoadSource>(roadSource(project));
    QMetaObject::invokeMethod(m_place, [this, worker = m_worker, flag = m_building, source, generation] {
        wire::Roads roads = worker->build(*source, *flag);
        roads.generation = generation;
        source->features.reset(); // where it was read
        QMetaObject::invokeMethod(this, [this, flag, roads] {
            if (!*flag)
                emit built(roads);
        });
    });
}

void RoadDesk::setFleet(const wire::Fleet &fleet)
{
    QMetaObject::invokeMethod(m_place, [worker = m_worker, fleet] { worker->setFleet(fleet); });
}

template <class Work, class Tell> void RoadDesk::post(quint64 request, Work work, Tell tell)
{
    const Flag flag = std::make_shared<std::atomic<bool>>(false);
    m_open.insert(request, flag);
    QMetaObject::invokeMethod(m_place, [this, flag, request, work, tell] {
        if (*flag)
            return;
        const auto answer = work(*flag);
        QMetaObject::invokeMethod(this, [this, flag, request, answer, tell] {
            if (*flag)
                return;
            m_open.remove(request);
            tell(answer);
        });
    });
}

void RoadDesk::ask(const wire::Reach &question)
{
    post(question.request, [worker = m_worker, question](const auto &flag) { return worker->reach(question, flag); },
         [this](const wire::Reached &answer) { emit reached(answer); });
}

void RoadDesk::ask(const wire::Route &question)
{
    post(question.request, [worker = m_worker, question](const auto &flag) { return worker->route(question, flag); },
         [this](const wire::Routed &answer) { emit routed(answer); });
}

void RoadDesk::ask(const wire::Cover &question)
{
    post(question.request, [worker = m_worker, question](const auto &flag) { return worker->cover(question, flag); },
         [this](const wire::Covered &answer) { emit covered(answer); });
}

void RoadDesk::ask(const wire::Serve &question)
{
    post(question.request, [worker = m_worker, question](const auto &flag) { return worker->serve(question, flag); },
         [this](const wire::Served &answer) { emit served(answer); });
}

void RoadDesk::cancel(const QVector<quint64> &requests)
{
    for (const quint64 request : requests)
        if (const Flag flag = m_open.take(request))
            *flag = true;
}

} // namespace huying
