// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/enginetiles.h"
#include "tests/maps/smallstore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

namespace
{

const QString engine = QStringLiteral(HUYING_BIN "/huying-mapengine");
constexpr int patience = 30000;

/// Longitude and latitude of a place in a tile, both from 0 to 1, y southwards.
LonLat placeIn(TileKey key, double fx, double fy)
{
    const double size = worldSize / std::exp2(key.z);
    return worldToLonLat((key.x + fx) * size, (key.y + fy) * size);
}

constexpr TileKey home{14, 13700, 6400}; // somewhere in Shandong

SmallStore lakeStore()
{
    const LonLat a = placeIn(home, 0.25, 0.75), b = placeIn(home, 0.75, 0.25);
    SmallStore store;
    store.land.push_back({"water", {}, rectangle(a.lon, a.lat, b.lon, b.lat)});
    const LonLat from = placeIn(home, -1, 0.1), to = placeIn(home, 2, 0.1);
    store.roads.push_back({"primary", {}, {from, to}});
    return store;
}

} // namespace

class EngineLinkTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_store = m_dir->filePath("store.gpkg");
        QVERIFY(lakeStore().write(m_store));
    }

    void tileShowsWhatIsThere()
    {
        EngineLink link;
        TileStore cache(m_dir->filePath("tiles"));
        EngineTiles tiles(link, cache);
        QSignalSpy invalidated(&tiles, &TileSource::invalidated), ready(&tiles, &TileSource::tileReady);
        link.start(engine, m_store);
        QVERIFY(invalidated.wait(patience));
        tiles.request({home});
        QVERIFY(ready.wait(patience));
        const QImage image = ready.first().at(1).value<QImage>();
        QCOMPARE(image.size(), QSize(512, 512));
        QCOMPARE(image.pixelColor(256, 256), QColor(0x1B2A36));
        QCOMPARE(image.pixelColor(20, 400), QColor(0x23282D));
        QCOMPARE(image.pixelColor(256, 51), QColor(0x4A525B));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_store;
};

QTEST_GUILESS_MAIN(EngineLinkTest)
#include "enginelinktest.moc"
