// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/engineprocess.h"
#include "maps/view/roadtypes.h"

#include <QMap>
#include <QObject>
#include <optional>

namespace huying
{

/// What is asked of the engine about ways, in the link's thread: kept until the engine has a project open, and
/// answered with the reason when there will be no answer.
class EngineRoads : public QObject
{
    Q_OBJECT
public:
    explicit EngineRoads(EngineProcess &process, QObject *parent = nullptr) : QObject(parent), m_process(process) {}

    void setFleet(const wire::Fleet &changes);
    void ask(const wire::Reach &question);
    void ask(const wire::Route &question);
    void ask(const wire::Cover &question);
    void ask(const wire::Serve &question);
    void cancel(quint64 request);

    void open();                          ///< the engine has opened the project
    void close();                         ///< it has none, until the next open()
    void refuse(const QString &reason);   ///< all that is asked
    void setAbsent(const std::optional<QString> &why); ///< nothing can be answered
    void handle(wire::Kind kind, const QByteArray &payload);

signals:
    void networkChanged(const huying::RoadNetwork &network);
    void reached(const huying::RoadReach &answer);
    void routed(const huying::RoadRoute &answer);
    void covered(const huying::RoadAreas &answer);
    void served(const huying::RoadService &answer);

private:
    template <class M> void put(QMap<quint64, M> &list, wire::Kind kind, const M &question);

    EngineProcess &m_process;
    bool m_open = false;
    std::optional<QString> m_absence;
    QVector<wire::FleetPlace> m_fleet; ///< as it stands; a new engine is told it all
    QMap<quint64, wire::Reach> m_reaches;
    QMap<quint64, wire::Route> m_routes;
    QMap<quint64, wire::Cover> m_covers;
    QMap<quint64, wire::Serve> m_serves;
};

} // namespace huying
