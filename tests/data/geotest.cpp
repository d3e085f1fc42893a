// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/geo.h"

#include <QTest>
#include <cmath>

using namespace huying;

class GeoTest : public QObject
{
    Q_OBJECT
private slots:
    void shiftedSystemsMatchThePublishedPoint()
    {
        const LonLat gcj = gcj02FromWgs84({118.80, 32.05});
        QVERIFY(std::abs(gcj.lon - 118.805177) < 1e-6 && std::abs(gcj.lat - 32.047922) < 1e-6);
        const LonLat bd = bd09FromGcj02(gcj);
        QVERIFY(std::abs(bd.lon - 118.811592) < 1e-6 && std::abs(bd.lat - 32.054267) < 1e-6);
    }
    void shiftedSystemsComeBackWithinAMillimetre()
    {
        for (double lon = 75; lon < 133; lon += 3.7)
            for (double lat = 19; lat < 53; lat += 2.9) {
                const LonLat p = wgs84FromGcj02(gcj02FromBd09(bd09FromGcj02(gcj02FromWgs84({lon, lat}))));
                QVERIFY(std::abs(p.lon - lon) < 1e-8 && std::abs(p.lat - lat) < 1e-8);
            }
    }
    void worldPointsRoundTripToACentimetre()
    {
        for (const LonLat p : {LonLat{120.5, 36.4}, LonLat{-71.06, 42.36}, LonLat{0, 0}, LonLat{9.5, 47.1}}) {
            const LonLat back = toLonLat(toWorld(p));
            QVERIFY(std::abs(back.lon - p.lon) < 1e-7 && std::abs(back.lat - p.lat) < 1e-7);
        }
    }
    void holesAreOutside()
    {
        const MultiPolygon square{{{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}, {{1, 1}, {3, 1}, {3, 3}, {1, 3}, {1, 1}}}};
        QVERIFY(contains(square, {0.5, 0.5}));
        QVERIFY(!contains(square, {2, 2}));
        QVERIFY(!contains(square, {5, 2}));
        QCOMPARE(boundsOf(square), (Box{0, 0, 4, 4}));
    }
};

QTEST_GUILESS_MAIN(GeoTest)
#include "geotest.moc"
