// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/engineworker.h"

#include <QObject>
#include <QSet>
#include <QThread>

namespace huying
{

/// The one line of a seat to its map engine. Lives in the GUI thread; process and socket live in a thread
/// of its own, and only values cross. Nothing here blocks but the destructor, which waits for the engine to leave.
class EngineLink : public QObject
{
    Q_OBJECT
public:
    /// `memory`: a cache folder for what is known about projects.
    explicit EngineLink(const QString &memory = ProjectMemory::defaultFolder(), QObject *parent = nullptr);
    ~EngineLink() override;

    /// huying-mapengine: from HUYING_ENGINE, beside the running program, or where it is installed.
    static QString defaultBinary();

    /// `path`: a project (.qgs, .qgz) or a store (.gpkg).
    void start(const QString &binary, const QString &path);
    void open(const QString &path);

    quint64 nextRequest() { return ++m_request; }
    quint32 nextBatch() { return ++m_batch; }
    quint32 nextRevision() { return ++m_revision; }
    void requestTiles(const QList<wire::RenderTile> &tiles);
    void cancel(const QList<quint64> &requests);
    /// Answered by `identified` with the number returned. Tolerance in EPSG:3857 metres.
    quint64 identify(LonLat place, double tolerance, double scale, const MapStyle &style);
    /// Extent in EPSG:3857 metres, y northwards; `file` ends with .png or .pdf. Answered by `exported`.
    quint64 exportMap(const QRectF &extent, QSize pixels, double dpi, const QString &file, const MapStyle &style);

    /// Laid out and written by a process of the engine's; answered by `exported` with the number returned. See wire::Page.
    quint64 exportPage(wire::Page page);

    /// Where units are that have moved, and how many there are; numbers only. See wire::Fleet.
    void setFleet(const wire::Fleet &changes);
    /// Answered by `reached`, `routed`, `covered` with the number returned, unless they are cancelled.
    quint64 reach(LonLat place, int nearest = 0);
    quint64 route(LonLat from, LonLat to, double topSpeed);
    quint64 cover(LonLat place, bool toward, double topSpeed, const QList<int> &seconds);
    /// Answered by `served`: `units` as they are said to stand, `places` to be reached within `longest` seconds.
    quint64 serve(const QList<wire::FleetPlace> &units, const std::vector<LonLat> &places, int longest);
    void cancelRoads(quint64 request);
    const RoadNetwork &roads() const { return m_roads; }

    EngineState state() const { return m_state; }
    QString stateMessage() const { return m_message; }
    const MapProject &project() const { return m_project; }
    qint64 engineProcess() const { return m_process; } ///< id of the running engine, for logs
    QByteArray content() const { return m_content; } ///< changes when project or base data change

signals:
    void stateChanged(huying::EngineState state, const QString &message);
    void opened(const huying::MapProject &project);
    void openFailed(const QString &message);
    void tileReady(const huying::EngineTile &tile);
    void identified(quint64 request, const QList<huying::IdentifiedFeature> &features, const QString &trouble);
    void exported(quint64 request, const QString &file, const QString &trouble);
    void notice(const QString &message);
    void roadsChanged(const huying::RoadNetwork &network);
    void reached(const huying::RoadReach &answer);
    void routed(const huying::RoadRoute &answer);
    void covered(const huying::RoadAreas &answer);
    void served(const huying::RoadService &answer);

private:
    void follow();
    template <class Question> quint64 askRoads(const Question &question);

    QThread m_thread;
    EngineWorker *m_worker; ///< owned by its thread
    EngineState m_state = EngineState::Starting;
    QString m_message;
    MapProject m_project;
    QByteArray m_content;
    RoadNetwork m_roads;
    qint64 m_process = 0;
    quint64 m_request = 0;
    QSet<quint64> m_roadQuestions; ///< neither answered nor cancelled
    quint32 m_batch = 0, m_revision = 0;
};

wire::Style wireStyle(const MapStyle &style);

} // namespace huying
