// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/maps/mapseat.h"

#include <cmath>

namespace huying
{

LonLat placeIn(TileKey key, double fx, double fy)
{
    const double size = worldSize / std::exp2(key.z);
    return worldToLonLat((key.x + fx) * size, (key.y + fy) * size);
}

QRectF extentOf(TileKey key, int side)
{
    const double half = 20037508.342789244, step = 2 * half / std::exp2(key.z);
    return {QPointF(key.x * step - half, half - (key.y + side) * step),
            QPointF((key.x + side) * step - half, half - key.y * step)};
}

SmallStore lakeStore()
{
    SmallStore store;
    store.addLand("water", QStringLiteral("文昌湖"), placeIn(home, 0.25, 0.75), placeIn(home, 0.75, 0.25));
    store.addRoad("primary", {}, {placeIn(home, -1, 0.1), placeIn(home, 2, 0.1)});
    return store;
}

MapSeat::MapSeat() : link(m_dir.filePath(QStringLiteral("projects"))), cache(m_dir.filePath(QStringLiteral("tiles"))), tiles(link, cache)
{
    connect(&tiles, &TileSource::tileReady, this, [this](TileKey key, const QImage &image) { images[key] = image; });
    connect(&link, &EngineLink::stateChanged, this,
            [this](EngineState, const QString &message) { messages.append(message); });
    connect(&link, &EngineLink::notice, this, [this](const QString &message) { messages.append(message); });
}

bool MapSeat::reach(EngineState state)
{
    QSignalSpy spy(&link, &EngineLink::stateChanged);
    while (spy.wait(patience))
        for (; !spy.isEmpty(); spy.removeFirst())
            if (spy.first().first().value<EngineState>() == state)
                return true;
    return false;
}

bool MapSeat::open(const QString &path, EngineState expected)
{
    if (m_started)
        link.open(path);
    else
        link.start(QStringLiteral(HUYING_BIN "/huying-mapengine"), path);
    m_started = true;
    return reach(expected);
}

QList<QImage> MapSeat::draw(const QList<TileKey> &keys)
{
    for (const TileKey &key : keys)
        images.remove(key);
    tiles.request({});
    tiles.request(keys);
    const auto all = [&] {
        return std::all_of(keys.begin(), keys.end(), [this](const TileKey &key) { return images.contains(key); });
    };
    (void)QTest::qWaitFor(all, patience);
    QList<QImage> list;
    for (const TileKey &key : keys)
        list.append(images.value(key));
    return list;
}

} // namespace huying
