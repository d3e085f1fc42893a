// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/whistlelist.h"
#include "tests/maps/mapbench.h"

#include <cmath>

using namespace huying;
using namespace huying::test;

/// The map on a wall, which nobody touches and everybody reads.
class MapWallTest : public QObject
{
    Q_OBJECT

private slots:
    void peopleStayOffTheWall();
    void wallStaysWhereItIs();
    void wallsSymbolsHoldItsType();
    void wallPointsOutHotAreasAndWhistles();
};

void MapWallTest::peopleStayOffTheWall()
{
    Bench b;
    b.map.setRegister(b.place.points(RegisterKind::People, 3000));
    b.layers.setVisible(QStringLiteral("people"), true);
    b.map.setSurface(Surface::Wall);
    b.map.setViewport(Viewport::around(
        {(b.place.box().west + b.place.box().east) / 2, (b.place.box().south + b.place.box().north) / 2}, 15,
        b.map.size()));
    QVERIFY(b.settle());
    for (const Mark &m : b.map.marks()->marks)
        QVERIFY(m.kind != MarkKind::Register && m.kind != MarkKind::RegisterCluster);
}

void MapWallTest::wallStaysWhereItIs()
{
    Bench b;
    b.board.merge(b.place.cases(20, noon));
    b.map.setSurface(Surface::Wall);
    QVERIFY(b.settle());
    const Viewport before = b.map.viewport();
    b.selection.selectCase(b.board.at(4).id); // at a seat beside it
    QVERIFY(b.settle());
    QCOMPARE(b.map.viewport().zoom, before.zoom);
    QCOMPARE(b.map.viewport().x, before.x);
    b.selection.selectArea(b.place.areas()->at(3).code);
    QVERIFY(b.settle());
    QCOMPARE(b.map.viewport().zoom, before.zoom);
}

void MapWallTest::wallsSymbolsHoldItsType()
{
    Bench b;
    b.map.setRegister(b.place.points(RegisterKind::Organizations, 60));
    b.layers.setVisible(QStringLiteral("organizations"), true);
    const auto smallest = [&b] {
        qreal side = 1e9;
        for (const Mark &m : b.map.marks()->marks)
            if (m.kind == MarkKind::Register)
                side = std::min(side, b.map.marks()->sprites[m.sprite].image.deviceIndependentSize().width());
        return side;
    };
    const Box &box = b.place.box();
    b.map.setViewport(Viewport::around({(box.west + box.east) / 2, (box.south + box.north) / 2}, 16, b.map.size()));
    QVERIFY(b.settle());
    const qreal seat = smallest();
    QVERIFY(seat < 30);
    b.map.setSurface(Surface::Wall);
    QVERIFY(b.settle());
    const int floor = Theme::makeDark(Surface::Wall).type.label;
    QVERIFY2(smallest() > floor, "the sign is cut off");
    // The character of a case or a unit is about half as wide as its body.
    b.board.merge(b.place.cases(1, noon));
    const QList<UnitRow> units = b.place.units(1);
    b.map.setUnits(units);
    for (const auto &[kind, at] : {std::pair(MarkKind::Case, *b.board.at(0).place), std::pair(MarkKind::Unit, *units[0].place)}) {
        b.map.setViewport(Viewport::around(at, 17, b.map.size()));
        QVERIFY(b.settle());
        QTRY_VERIFY(b.first(kind));
        QVERIFY(b.map.marks()->sprites[b.first(kind)->sprite].image.deviceIndependentSize().width() >= 1.8 * floor);
    }
}

void MapWallTest::wallPointsOutHotAreasAndWhistles()
{
    Bench b({1400, 860});
    QList<CaseState> cases = b.place.cases(60, noon);
    const auto call = [](CaseState &c, TimeMs signDue) {
        c.whistle.calledAt = noon - hourMs;
        c.whistle.legs.resize(2);
        c.whistle.legs[0].signDue = noon + dayMs;
        c.whistle.legs[1].signDue = signDue;
    };
    call(cases[0], noon + dayMs);
    call(cases[1], noon - minuteMs); // one of its departments is late
    call(cases[2], noon + dayMs);
    cases[2].whistle.ratedAt = noon - minuteMs; // over
    call(cases[3], noon - minuteMs);
    cases[3].flags |= FlagRestricted; // not for a wall
    call(cases[4], noon + 5 * minuteMs);
    cases[4].place = cases[1].place; // on one spot: they stand side by side
    b.board.merge(cases);
    QStringList hot;
    for (const Area &area : b.place.areas()->all())
        if (area.level == AreaLevel::Village && hot.size() < 4)
            hot << area.code;
    QCOMPARE(hot.size(), 4);
    b.map.setHotAreas(hot);
    const auto flags = [&b](MarkKind kind) {
        std::vector<const Mark *> found;
        for (const Mark &m : b.map.marks()->marks)
            if (m.kind == kind)
                found.push_back(&m);
        return found;
    };
    QVERIFY(b.settle());
    QVERIFY(flags(MarkKind::HotArea).empty() && flags(MarkKind::Whistle).empty()); // a seat lists them
    b.map.setSurface(Surface::Wall);
    QVERIFY(b.settle());
    QTRY_COMPARE(flags(MarkKind::Whistle).size(), std::size_t(3));
    QCOMPARE(b.map.marks()->whistles, 3);
    const auto numbered = flags(MarkKind::HotArea);
    QCOMPARE(numbered.size(), std::size_t(4));
    for (std::size_t i = 0; i < numbered.size(); ++i)
        QCOMPARE(b.place.areas()->at(static_cast<int>(numbered[i]->ref)).code, hot[static_cast<int>(i)]);
    for (const Mark *m : flags(MarkKind::Whistle)) {
        const CaseState &c = b.board.at(static_cast<int>(m->ref));
        QVERIFY(c.whistle.isOpen() && !(c.flags & FlagRestricted));
        QCOMPARE(*whistleLamp(c.whistle, noon), c.id == cases[1].id ? Lamp::Overdue : c.id == cases[4].id ? Lamp::Near : Lamp::OnTime);
    }
    const std::vector<QRectF> &taken = b.map.marks()->taken; // the flags come last: none stands on a cluster, a name or a flag
    for (std::size_t i = taken.size() - 7; i < taken.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!taken[i].intersects(taken[j]));
    b.layers.setVisible(QStringLiteral("cases"), false);
    QVERIFY(b.settle());
    QTRY_VERIFY(flags(MarkKind::Whistle).empty());
    b.map.setHotAreas({QStringLiteral("nowhere")});
    QTRY_VERIFY(flags(MarkKind::HotArea).empty());
}

QTEST_MAIN(MapWallTest)
#include "mapwalltest.moc"
