// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapview.h"
#include "maps/view/unitmotion.h"
#include "maps/view/defaultlayers.h"

#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace huying;

namespace {

MarkSet marks(double x)
{
    MarkSet set;
    Mark mark{x, 100};
    mark.kind = MarkKind::Unit;
    mark.ref = 7;
    set.marks.push_back(mark);
    return set;
}

UnitRow unit(double lon, TimeMs at)
{
    UnitRow u;
    u.ref = QStringLiteral("U1");
    u.name = QStringLiteral("张三");
    u.glyph = QStringLiteral("格");
    u.place = LonLat{lon, 23.75};
    u.fixAt = at;
    return u;
}

} // namespace

class UnitMotionTest : public QObject
{
    Q_OBJECT
private slots:
    void aSymbolGlidesAndNeverGoesPastTheNewestFix()
    {
        UnitMotion motion;
        motion.take(marks(0), 0, 1000);
        motion.take(marks(100), 10000, 1000); // nobody knows yet how often it reports: a second
        const Mark mark = marks(100).marks[0];
        QCOMPARE(motion.placeOf(mark, 10000).x(), 0.0);
        QCOMPARE(motion.placeOf(mark, 10500).x(), 50.0);
        QCOMPARE(motion.placeOf(mark, 11000).x(), 100.0);
        QCOMPARE(motion.placeOf(mark, 99000).x(), 100.0);
        QVERIFY(!motion.isMoving(11000));
        motion.take(marks(200), 20000, 1000); // ten seconds apart: ten seconds long
        QCOMPARE(motion.placeOf(mark, 25000).x(), 150.0);
        motion.take(marks(300), 25000, 1000); // early: from where it is drawn, and no jump
        QCOMPARE(motion.placeOf(mark, 25000).x(), 150.0);
        for (qint64 at = 25000; at < 60000; at += 100)
            QVERIFY(motion.placeOf(mark, at).x() <= 300.0);
    }

    void whatIsFarOrWasAwayJumps()
    {
        UnitMotion motion;
        motion.take(marks(0), 0, 1000);
        motion.take(marks(5000), 5000, 1000);
        QCOMPARE(motion.placeOf(marks(5000).marks[0], 5000).x(), 5000.0);
        motion.take(marks(5100), 5000 + 3 * UnitMotion::longest, 1000);
        QCOMPARE(motion.placeOf(marks(5100).marks[0], 5000 + 3 * UnitMotion::longest).x(), 5100.0);
        motion.take(MarkSet(), 50000, 1000); // left the map
        motion.take(marks(5200), 51000, 1000);
        QCOMPARE(motion.placeOf(marks(5200).marks[0], 51000).x(), 5200.0);
    }

    void theMapFollowsAUnitAndSaysHowOldItsFixIs()
    {
        LayerModel layers;
        layers.setLayers(defaultLayers());
        MapView map;
        FixAge age = FixAge::Fresh;
        map.setLayers(&layers);
        map.setUnitAge([&age](const UnitRow &) { return age; });
        map.resize(600, 400);
        map.setUnits({unit(109.10, 1000)});
        map.setViewport(Viewport::around({109.10, 23.75}, 16, map.size()));
        map.show();
        QTRY_VERIFY(map.isSettled());
        const auto target = [&map](double lon) { return map.targetAt(map.viewport().toScreen(LonLat{lon, 23.75})); };
        QCOMPARE(target(109.10).code, QStringLiteral("U1"));

        map.moveUnits({unit(109.101, 2000)}, {0});
        QTRY_COMPARE(target(109.101).code, QStringLiteral("U1")); // it has glided there
        QVERIFY(target(109.10).code != QStringLiteral("U1"));

        const auto picture = [&map] { return map.grab().toImage(); };
        QTRY_VERIFY(map.isSettled());
        const QImage fresh = picture();
        UnitRow same = unit(109.101, 2000);
        age = FixAge::Stale;
        map.moveUnits({same}, {0});
        QTRY_VERIFY(picture() != fresh);
        same.doubted = DoubtedFix{{110, 24}, 3000, FixDoubt::TooFast};
        const QImage stale = picture();
        map.moveUnits({same}, {0});
        QTRY_VERIFY(picture() != stale);
        QVERIFY2(map.wordsFor(target(109.101)).second.contains(QStringLiteral("快得不可能")), qPrintable(map.wordsFor(target(109.101)).second));
    }
};

QTEST_MAIN(UnitMotionTest)
#include "unitmotiontest.moc"
