// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/viewport.h"
#include "maps/view/camera.h"

#include <QTest>
#include <cmath>
#include <random>

using namespace huying;

class ViewportTest : public QObject
{
    Q_OBJECT

private slots:
    void roundTrip_data();
    void roundTrip();
    void zoomKeepsWhatIsUnderTheCursor();
    void fittingShowsTheWholeBox();
    void tileScale();
    void wheelEndsWhereItWasSent();
    void aFlightArrives();
    void coastingDies();
};

void ViewportTest::roundTrip_data()
{
    QTest::addColumn<double>("zoom");
    for (const double zoom : {0.0, 3.3, 10.0, 14.71, 20.0})
        QTest::addRow("zoom %.2f", zoom) << zoom;
}

void ViewportTest::roundTrip()
{
    QFETCH(double, zoom);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> lon(-179, 179), lat(-84, 84), part(0, 1);
    for (int i = 0; i < 500; ++i) {
        const Viewport v = Viewport::around({lon(random), lat(random)}, zoom, {1920, 1080});
        const QPointF pixel(part(random) * 1920, part(random) * 1080);
        const LonLat place = v.lonLatAt(pixel);
        if (std::abs(place.lat) > 85 || std::abs(place.lon) > 180)
            continue; // off the square
        const QPointF back = v.toScreen(place);
        QVERIFY2(std::hypot(back.x() - pixel.x(), back.y() - pixel.y()) < 0.01,
                 qPrintable(QStringLiteral("%1,%2").arg(back.x()).arg(back.y())));
    }
}

void ViewportTest::zoomKeepsWhatIsUnderTheCursor()
{
    Viewport v = Viewport::around({109.2, 23.7}, 12, {1000, 800});
    const QPointF anchor(731, 205);
    const LonLat before = v.lonLatAt(anchor);
    v.zoomTo(15.37, anchor);
    const LonLat after = v.lonLatAt(anchor);
    QVERIFY(std::abs(before.lon - after.lon) < 1e-9 && std::abs(before.lat - after.lat) < 1e-9);
    QCOMPARE(v.zoom, 15.37);
}

void ViewportTest::fittingShowsTheWholeBox()
{
    const Box box{109.0, 23.5, 109.4, 23.9};
    const Viewport v = Viewport::fitting(box, {1000, 600}, 20);
    const QPointF a = v.toScreen(LonLat{box.west, box.north}), b = v.toScreen(LonLat{box.east, box.south});
    QVERIFY(a.x() >= 19.9 && a.y() >= 19.9 && b.x() <= 980.1 && b.y() <= 580.1);
    QVERIFY(std::abs(a.y() - 20) < 0.1 || std::abs(a.x() - 20) < 0.1);
}

void ViewportTest::tileScale()
{
    Viewport v = Viewport::around({0, 0}, 0, {512, 512});
    QCOMPARE(v.scale() * worldSize, 512.0);
    QVERIFY(std::abs(v.metresPerPixel() - 40075016.686 / 512) < 1);
}

void ViewportTest::wheelEndsWhereItWasSent()
{
    Camera c;
    c.resize({800, 600});
    c.jump(Viewport::around({109, 23}, 10, {800, 600}));
    const QPointF anchor(100, 500);
    const LonLat fixed = c.view().lonLatAt(anchor);
    c.zoomBy(1, anchor, true);
    c.zoomBy(1, anchor, true);
    QCOMPARE(c.destination().zoom, 12.0);
    int steps = 0;
    while (c.isMoving() && ++steps < 1000)
        c.step(0.016);
    QVERIFY(steps > 3 && steps < 100);
    QCOMPARE(c.view().zoom, 12.0);
    QVERIFY(std::abs(c.view().lonLatAt(anchor).lon - fixed.lon) < 1e-9);
}

void ViewportTest::aFlightArrives()
{
    Camera c;
    c.resize({800, 600});
    c.jump(Viewport::around({109, 23}, 10, {800, 600}));
    const Viewport goal = Viewport::around({109.7, 23.4}, 16, {800, 600});
    c.fly(goal);
    int steps = 0;
    while (c.isMoving() && ++steps < 1000)
        c.step(0.016);
    QVERIFY2(steps < 70, "a flight takes no longer than a second");
    QCOMPARE(c.view(), goal);
}

void ViewportTest::coastingDies()
{
    Camera c;
    c.resize({800, 600});
    c.jump(Viewport::around({109, 23}, 10, {800, 600}));
    for (int i = 0; i < 10; ++i)
        c.drag({20, 0}, 0.016);
    c.letGo();
    QVERIFY(c.isMoving());
    const double before = c.view().x;
    int steps = 0;
    while (c.isMoving() && ++steps < 1000)
        c.step(0.016);
    QVERIFY(steps < 200);
    QVERIFY(c.view().x < before);
}

QTEST_GUILESS_MAIN(ViewportTest)
#include "viewporttest.moc"
