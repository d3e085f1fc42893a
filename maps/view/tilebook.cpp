// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/tilebook.h"

#include <algorithm>
#include <cmath>

namespace huying {

namespace {

constexpr qsizetype keptTiles = 110;  ///< about 110 MB at 512 px
constexpr qint64 tryAgainMs = 30'000; ///< a tile that failed is asked for again when the map moves

QList<TileKey> keysOf(const QRectF &world, int z)
{
    const double width = worldSize / std::exp2(z);
    const int last = (1 << z) - 1;
    const auto cell = [&](double v) { return std::clamp(static_cast<int>(std::floor(v / width)), 0, last); };
    QList<TileKey> keys;
    for (int y = cell(world.top()); y <= cell(world.bottom()); ++y)
        for (int x = cell(world.left()); x <= cell(world.right()); ++x)
            keys.append({z, x, y});
    return keys;
}

} // namespace

int tileZoom(const Viewport &view)
{
    return std::clamp(static_cast<int>(std::lround(view.zoom)), 0, 20);
}

QRectF worldRectOf(TileKey key)
{
    const double width = worldSize / std::exp2(key.z);
    return {key.x * width, key.y * width, width, width};
}

TileBook::TileBook(QObject *parent) : QObject(parent)
{
    m_clock.start();
}

void TileBook::setSource(TileSource *source)
{
    if (m_source)
        disconnect(m_source, nullptr, this, nullptr);
    m_source = source;
    m_tiles.clear();
    m_missing = 0;
    if (source) {
        connect(source, &TileSource::tileReady, this, &TileBook::take);
        connect(source, &TileSource::tileFailed, this, [this](TileKey key) {
            m_tiles[key].failed = true;
            m_tiles[key].failedAt = m_clock.elapsed();
            ask();
            emit changed();
        });
        connect(source, &TileSource::invalidated, this, [this] {
            for (Tile &t : m_tiles)
                t.fresh = t.final = t.failed = false;
            ask();
        });
        connect(source, &TileSource::emptied, this, [this] {
            m_tiles.clear();
            emit changed();
        });
        connect(source, &QObject::destroyed, this, [this] { m_source = nullptr; });
    }
    emit changed();
}

void TileBook::forget()
{
    m_tiles.clear();
    ask();
    emit changed();
}

void TileBook::want(const Viewport &view)
{
    const int z = tileZoom(view);
    m_wanted = keysOf(view.worldRect(), z);
    const auto far = [&](TileKey k) {
        const QPointF c = worldRectOf(k).center();
        return std::hypot(c.x() - view.x, c.y() - view.y);
    };
    std::ranges::sort(m_wanted, {}, far);
    // A coarse picture of the surroundings, so that a quick move out of the window is not into the dark.
    if (z >= 3)
        m_wanted += keysOf(view.worldRect(), z - 3);
    ask();
}

void TileBook::ask()
{
    if (!m_source)
        return;
    QList<TileKey> missing;
    for (const TileKey &key : std::as_const(m_wanted)) {
        const auto it = m_tiles.constFind(key);
        const bool given = it != m_tiles.cend() && it->failed && m_clock.elapsed() - it->failedAt < tryAgainMs;
        if (it == m_tiles.cend() || !((it->fresh && it->final) || given))
            missing.append(key);
    }
    m_missing = missing.size();
    m_source->request(missing);
}

void TileBook::take(TileKey key, const QImage &image, bool final)
{
    Tile &t = m_tiles[key];
    t = {image, true, final, false, 0, ++m_use};
    if (final)
        m_missing = std::max<qsizetype>(0, m_missing - m_wanted.count(key));
    trim();
    emit changed();
}

void TileBook::trim()
{
    while (m_tiles.size() > keptTiles) {
        auto oldest = m_tiles.begin();
        for (auto it = m_tiles.begin(); it != m_tiles.end(); ++it)
            if (it->used < oldest->used)
                oldest = it;
        m_tiles.erase(oldest);
    }
}

bool TileBook::addAncestor(TileKey key, std::vector<TileDraw> &out) const
{
    const QRectF world = worldRectOf(key);
    for (TileKey up{key.z - 1, key.x / 2, key.y / 2}; up.z >= std::max(0, key.z - 6);
         up = {up.z - 1, up.x / 2, up.y / 2}) {
        const auto it = m_tiles.constFind(up);
        if (it == m_tiles.cend() || it->image.isNull())
            continue;
        const QRectF whole = worldRectOf(up);
        const double k = it->image.width() / whole.width();
        it->used = ++m_use;
        out.push_back({world,
                       it->image,
                       {(world.left() - whole.left()) * k, (world.top() - whole.top()) * k, world.width() * k,
                        world.height() * k}});
        return true;
    }
    return false;
}

void TileBook::addChildren(TileKey key, std::vector<TileDraw> &out) const
{
    for (int i = 0; i < 4; ++i) {
        const TileKey child{key.z + 1, key.x * 2 + i % 2, key.y * 2 + i / 2};
        const auto it = m_tiles.constFind(child);
        if (it == m_tiles.cend() || it->image.isNull())
            continue;
        it->used = ++m_use;
        out.push_back({worldRectOf(child), it->image, QRectF(it->image.rect())});
    }
}

std::vector<TileDraw> TileBook::draws(const Viewport &view) const
{
    std::vector<TileDraw> out;
    if (!m_source)
        return out;
    for (const TileKey &key : keysOf(view.worldRect(), tileZoom(view))) {
        const auto it = m_tiles.constFind(key);
        const bool there = it != m_tiles.cend() && !it->image.isNull();
        if (!there || !it->final) { // a picture that a layer is missing from may be see-through
            addAncestor(key, out);
            addChildren(key, out);
        }
        if (there) {
            it->used = ++m_use;
            out.push_back({worldRectOf(key), it->image, QRectF(it->image.rect())});
        }
    }
    return out;
}

} // namespace huying
