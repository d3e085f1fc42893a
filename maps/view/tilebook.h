// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/tilesource.h"
#include "maps/view/viewport.h"

#include <QElapsedTimer>
#include <QHash>
#include <vector>

namespace huying {

/// A picture, or a part of one, to lie over a piece of the world.
struct TileDraw
{
    QRectF world;
    QImage image;
    QRectF source; ///< in the image's pixels
};

/// The tiles that a view has got and those it still waits for. GUI thread.
class TileBook : public QObject
{
    Q_OBJECT
public:
    explicit TileBook(QObject *parent = nullptr);

    /// Null: no base map. The source outlives the book or says destroyed().
    void setSource(TileSource *source);
    TileSource *source() const { return m_source; }
    /// Lets go of all pictures: those of another theme are worse than none.
    void forget();
    /// Asks for what the view lacks, nearest to its centre first.
    void want(const Viewport &view);
    /// Everything to paint for the view, bottom to top: where a tile is missing, its parents' part or its
    /// children.
    std::vector<TileDraw> draws(const Viewport &view) const;
    /// All tiles of the last view are there, or won't come.
    bool isComplete() const { return !m_source || m_missing == 0; }

signals:
    void changed();

private:
    struct Tile
    {
        QImage image;
        bool fresh = false, final = false, failed = false;
        qint64 failedAt = 0;
        mutable quint64 used = 0;
    };

    void take(TileKey key, const QImage &image, bool final);
    void ask();
    void trim();
    bool addAncestor(TileKey key, std::vector<TileDraw> &out) const;
    void addChildren(TileKey key, std::vector<TileDraw> &out) const;

    TileSource *m_source = nullptr;
    QHash<TileKey, Tile> m_tiles;
    QList<TileKey> m_wanted; ///< the last view's, nearest first
    qsizetype m_missing = 0;
    QElapsedTimer m_clock;
    mutable quint64 m_use = 0;
};

int tileZoom(const Viewport &view);
QRectF worldRectOf(TileKey key);

} // namespace huying
