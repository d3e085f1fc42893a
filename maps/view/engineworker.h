// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/protocol.h"
#include "maps/view/engineprocess.h"
#include "maps/view/engineroads.h"
#include "maps/view/maptypes.h"
#include "maps/view/projectmemory.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QSet>
#include <optional>

namespace huying
{

struct EngineTile
{
    quint64 request = 0; ///< 0: not asked for, came with a neighbour
    TileKey key;
    quint32 revision = 0;
    QImage image;
    QString trouble; ///< empty: complete
};

/// The console's side of the conversation, in the link's thread: remembers what was asked until it is
/// answered, so that a new engine process can be asked again.
class EngineWorker : public QObject
{
    Q_OBJECT
public:
    /// `memory`: the folder of what is known about projects.
    explicit EngineWorker(const QString &memory, QObject *parent = nullptr);

    void start(const QString &binary, const QString &path);
    void open(const QString &path);
    void stop();
    void requestTiles(const QList<wire::RenderTile> &tiles);
    void cancel(const QList<quint64> &requests);
    void identify(const wire::Identify &question);
    void exportMap(const wire::Export &order);
    void exportPage(const wire::Page &order);
    EngineRoads &roads() { return m_roads; }

signals:
    void stateChanged(huying::EngineState state, const QString &message);
    void opened(const huying::MapProject &project, const QByteArray &content);
    void openFailed(const QString &message);
    void tileReady(const huying::EngineTile &tile);
    void identified(quint64 request, const QList<huying::IdentifiedFeature> &features, const QString &trouble);
    void exported(quint64 request, const QString &file, const QString &trouble);
    void notice(const QString &message);
    void engineStarted(qint64 process);

private:
    void greet(const wire::Hello &hello);
    void setPath(const QString &path);
    void openPath();
    void takeLoss(const QString &reason);
    void refuseQuestions(const QString &reason);
    template <class Order> void hand(wire::Kind kind, const Order &order);
    void handle(wire::Kind kind, const QByteArray &payload);
    void handleLayers(const wire::Layers &layers);
    void handleTile(const wire::Tile &tile);
    void giveUpDeadly();
    void updateBusy();

    ProjectMemory m_memory;
    EngineProcess m_process;
    EngineRoads m_roads;
    QString m_path;
    int m_pathDeaths = 0; ///< engines that ended while opening it
    std::optional<QString> m_absence; ///< why nothing can be answered
    quint32 m_generation = 0;
    bool m_open = false; ///< the engine has opened the path
    QMap<quint64, wire::RenderTile> m_tiles;
    QHash<quint64, int> m_deaths; ///< tile request → engines that ended while it was open
    QMap<quint64, wire::Identify> m_questions;
    QMap<quint64, wire::Export> m_exports;
    QMap<quint64, wire::Page> m_pages;
    QSet<quint64> m_underWay; ///< exports and pages that this engine has been given: it answers across another opening
};

/// What an engine problem is called in the user's language.
QString troubleText(const wire::Problem &problem);

} // namespace huying

Q_DECLARE_METATYPE(huying::EngineTile)
