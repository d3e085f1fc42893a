// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/coverlayer.h"
#include "tests/support/gridplace.h"

#include <QTest>

using namespace huying;
using huying::test::GridPlace;

namespace
{

bool holds(const std::vector<Ring> &rings, LonLat p)
{
    bool inside = false;
    for (const Ring &ring : rings)
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const LonLat a = ring[i - 1], b = ring[i];
            if ((a.lat > p.lat) != (b.lat > p.lat) && p.lon < a.lon + (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat))
                inside = !inside;
        }
    return inside;
}

std::size_t cornersOf(const std::vector<Ring> &rings)
{
    std::size_t corners = 0;
    for (const Ring &ring : rings)
        corners += ring.size() - 1;
    return corners;
}

void add(std::vector<Ring> &rings, const AreaRecord &grid)
{
    for (const Polygon &polygon : grid.shape)
        rings.insert(rings.end(), polygon.begin(), polygon.end());
}

} // namespace

/// The ground that is reached in some minutes, out of the grids that are.
class CoverLayerTest : public QObject
{
    Q_OBJECT

private slots:
    void allGridsBecomeOneRing()
    {
        GridPlace place(8);
        std::vector<Ring> rings;
        for (const AreaRecord &grid : place.grids())
            add(rings, grid);
        const std::vector<Ring> outline = outlineOf(rings);
        QCOMPARE(outline.size(), std::size_t(1)); // the enclave and its hole are gone too
        const AreaRecord town = place.above().back();
        QCOMPARE(cornersOf(outline), town.shape[0][0].size() - 1);
        QCOMPARE(outline[0].front(), outline[0].back());
    }

    void anyGridsKeepTheirGround()
    {
        GridPlace place(8);
        const std::vector<AreaRecord> grids = place.grids();
        std::mt19937 random(17);
        std::uniform_real_distribution<double> lon(GridPlace::origin.lon, GridPlace::origin.lon + 8 * GridPlace::cell),
            lat(GridPlace::origin.lat, GridPlace::origin.lat + 8 * GridPlace::cell);
        for (int round = 0; round < 40; ++round) {
            std::vector<Ring> rings;
            for (const AreaRecord &grid : grids)
                if (random() % 3)
                    add(rings, grid);
            const std::vector<Ring> outline = outlineOf(rings);
            QVERIFY(cornersOf(outline) < cornersOf(rings));
            for (int i = 0; i < 200; ++i) {
                const LonLat p{lon(random), lat(random)};
                QCOMPARE(holds(outline, p), holds(rings, p));
            }
        }
    }

    void whatIsNoRingDoesNoHarm()
    {
        QVERIFY(outlineOf({}).empty());
        QVERIFY(outlineOf({Ring{}, Ring{{1, 1}}, Ring{{1, 1}, {1, 1}}}).empty());
        const Ring open{{0, 0}, {1, 0}, {1, 1}}, there{{0, 0}, {1, 0}, {0, 0}};
        QCOMPARE(cornersOf(outlineOf({open})), std::size_t(2));
        QVERIFY(outlineOf({there}).empty());
    }
};

QTEST_GUILESS_MAIN(CoverLayerTest)
#include "coverlayertest.moc"
