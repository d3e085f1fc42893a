// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/enginetiles.h"
#include "tests/maps/smallstore.h"
#include "tests/support/patience.h"

#include <QHash>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace huying
{

inline const int patience = test::patience(30000); // milliseconds

/// Longitude and latitude of a place in a tile, both from 0 to 1 (or beyond), y southwards.
LonLat placeIn(TileKey key, double fx, double fy);
/// EPSG:3857 metres, y northwards, of `side` × `side` tiles from this one on.
QRectF extentOf(TileKey key, int side = 1);

/// First tile of a metatile, somewhere in Shandong.
constexpr TileKey home{14, 13700, 6400};

/// A lake in the middle of `home`, a main road without a name through its upper part.
SmallStore lakeStore();

/// One view with a real engine and an empty cache.
class MapSeat : public QObject
{
    Q_OBJECT
public:
    MapSeat();

    QString file(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)); }
    /// Starts the engine or makes it open another file; false if it doesn't become ready.
    bool open(const QString &path, EngineState expected = EngineState::Ready);
    /// Asks for them all and waits; empty images for those that don't come.
    QList<QImage> draw(const QList<TileKey> &keys);
    QImage draw(TileKey key) { return draw(QList{key}).first(); }
    /// Waits until the engine has got into this state after now.
    bool reach(EngineState state);

private:
    QTemporaryDir m_dir;

public:
    EngineLink link;
    TileStore cache;
    EngineTiles tiles;
    QHash<TileKey, QImage> images; ///< all that came
    QStringList messages;          ///< of state changes and notices

private:
    bool m_started = false;
};

} // namespace huying
