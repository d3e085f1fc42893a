// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/geodesy.h"
#include "maps/view/maptools.h"

#include <QGeoCoordinate>
#include <QTest>
#include <cmath>

using namespace huying;

class GeodesyTest : public QObject
{
    Q_OBJECT

private slots:
    void surveyedLine();
    void agreesWithTheSphereToHalfAPercent();
    void meridianQuadrant();
    void wholeEllipsoid();
    void smallSquare();
    void toolMeasuresWhatWasClicked();
};

// Flinders Peak to Buninyong, the worked example of the GDA technical manual (GRS 80).
void GeodesyTest::surveyedLine()
{
    const LonLat flinders{144 + 25 / 60.0 + 29.52440 / 3600, -(37 + 57 / 60.0 + 3.72030 / 3600)};
    const LonLat buninyong{143 + 55 / 60.0 + 35.38390 / 3600, -(37 + 39 / 60.0 + 10.15610 / 3600)};
    QVERIFY2(std::abs(geodesicLength(flinders, buninyong) - 54972.271) < 0.001,
             qPrintable(QString::number(geodesicLength(flinders, buninyong), 'f', 4)));
}

void GeodesyTest::agreesWithTheSphereToHalfAPercent()
{
    const LonLat a{109.2, 23.7}, b{109.9, 24.4};
    const double sphere = QGeoCoordinate(a.lat, a.lon).distanceTo(QGeoCoordinate(b.lat, b.lon));
    QVERIFY(std::abs(geodesicLength(a, b) / sphere - 1) < 0.006);
}

void GeodesyTest::meridianQuadrant()
{
    QVERIFY(std::abs(geodesicLength({10, 0}, {10, 90}) - 10001965.729) < 0.01); // GRS 80
}

void GeodesyTest::wholeEllipsoid()
{
    // An eighth of GRS 80, whose surface is 510,065,621.724 km².
    const Ring octant{{0, 0}, {90, 0}, {90, 90}, {0, 90}};
    QVERIFY(std::abs(geodesicArea(octant) / (510065621.724e6 / 8) - 1) < 1e-9);
}

void GeodesyTest::smallSquare()
{
    // 100 m × 100 m at 23.7° N, sides by the meridian's and the parallel's radius.
    constexpr double degree = 3.14159265358979323846 / 180, e2 = 0.00669438002290;
    const double s = std::sin(23.7 * degree), w = std::sqrt(1 - e2 * s * s);
    const double dLat = 100 / (6378137.0 * (1 - e2) / (w * w * w)) / degree;
    const double dLon = 100 / (6378137.0 / w * std::cos(23.7 * degree)) / degree;
    const Ring square{{109, 23.7 - dLat / 2},
                      {109 + dLon, 23.7 - dLat / 2},
                      {109 + dLon, 23.7 + dLat / 2},
                      {109, 23.7 + dLat / 2}};
    QVERIFY2(std::abs(geodesicArea(square) - 10000) < 0.1,
             qPrintable(QString::number(geodesicArea(square), 'f', 4)));
    Ring back(square.rbegin(), square.rend());
    QVERIFY(std::abs(geodesicArea(back) - geodesicArea(square)) < 1e-6);
}

void GeodesyTest::toolMeasuresWhatWasClicked()
{
    const Viewport view = Viewport::around({109.2, 23.7}, 15, {800, 600});
    MeasureTool tool(false);
    tool.press({100, 100}, view);
    tool.press({400, 300}, view);
    QCOMPARE(tool.points().size(), std::size_t(2));
    const double expected = geodesicLength(view.lonLatAt({100, 100}), view.lonLatAt({400, 300}));
    QVERIFY(std::abs(geodesicLength(tool.points()) - expected) < 1e-6);
    tool.finish();
    tool.move({700, 500}, view); // the mouse no longer adds to a finished line
    QVERIFY(!tool.result().isEmpty());
    const QString before = tool.result();
    tool.move({10, 10}, view);
    QCOMPARE(tool.result(), before);
    QVERIFY(tool.cancel());
    QVERIFY(!tool.cancel());
}

QTEST_GUILESS_MAIN(GeodesyTest)
#include "geodesytest.moc"
