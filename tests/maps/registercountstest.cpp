// SPDX-License-Identifier: GPL-3.0-or-later
// What the map draws of a register against what the database counts. HUYING_ROUNDS: how many random views.
#include "data/model/pointorder.h"
#include "maps/view/mappick.h"
#include "tests/maps/countedregister.h"

#include <QTest>
#include <set>

using namespace huying;

class RegisterCountsTest : public QObject, private test::CountedRegister
{
    Q_OBJECT

private slots:
    void drawnEqualsCountedBySql();
    void ringsCountEveryPointOnce();
    void pickAddsUp();
    void impossiblePlacesAreNotDrawn();
    void aMillionOnOneSpot();

private:
    MarkSet marks(const Viewport &view, const PointMaskPtr &mask);

    RegisterLayer m_layer{MapRegister::People};
};

MarkSet RegisterCountsTest::marks(const Viewport &view, const PointMaskPtr &mask)
{
    m_content.masks[peopleAt] = mask;
    static const std::vector<TileDraw> noTiles;
    const Frame frame{view, 0, 1, std::make_shared<MapContent>(m_content), *m_symbols, noTiles};
    MarkSet set;
    m_layer.addMarks(set, frame);
    return set;
}

void RegisterCountsTest::drawnEqualsCountedBySql()
{
    const int rounds = qEnvironmentVariableIsSet("HUYING_ROUNDS") ? qEnvironmentVariableIntValue("HUYING_ROUNDS") : 1000;
    std::mt19937 random(7);
    const Box &box = m_place.box();
    std::uniform_real_distribution<double> lon(box.west, box.east), lat(box.south, box.north), zoom(8, 19.5);
    qint64 all = 0;
    int drawn = 0;
    for (int i = 0; i < rounds; ++i) {
        const Viewport view = Viewport::around({lon(random), lat(random)}, zoom(random), {1920, 1080});
        const PointFilter filter = anyFilter(random);
        PointMaskPtr mask;
        if (filter.isOn())
            mask = std::make_shared<PointMask>(*m_table, filter, m_areas.get(), today);
        const qint64 inView = sqlCount(view.worldRect(), filter);
        QCOMPARE(m_content.registers[peopleAt]->countIn(view.worldRect(), mask.get()), inView);
        all += inView;
        const MarkSet set = marks(view, mask);
        if (view.zoom < 13.25) { // as heat
            QVERIFY(set.marks.empty());
            continue;
        }
        qint64 sum = 0;
        for (const Mark &m : set.marks) {
            QVERIFY(!mask || mask->test(m.ref));
            sum += m.count;
        }
        QCOMPARE(sum, sqlCount(cellsOf(view), filter));
        drawn += sum > 0;
    }
    QVERIFY(all > 0 && drawn > rounds / 20);
}

void RegisterCountsTest::ringsCountEveryPointOnce()
{
    const PointIndex &index = *m_content.registers[peopleAt];
    std::mt19937 random(13);
    std::normal_distribution<double> off(0, 1);
    const QRectF home = worldRectOf(m_place.box());
    for (int i = 0; i < 60; ++i) { // crosses itself as often as not
        QPolygonF ring;
        const int corners = 3 + static_cast<int>(random() % 60);
        for (int c = 0; c < corners; ++c)
            ring.append({home.center().x() + off(random) * home.width() / 4, home.center().y() + off(random) * home.height() / 4});
        std::vector<char> seen(index.size(), 0);
        index.eachRun(ring, [&](quint32 first, quint32 last) {
            for (quint32 row = first; row < last; ++row)
                ++seen[row];
        });
        for (quint32 row = 0; row < index.size(); ++row) {
            const WorldPoint p = index.points().at[row];
            QCOMPARE(int(seen[row]), int(ring.containsPoint(QPointF(p.x, p.y), Qt::OddEvenFill)));
        }
    }
    int runs = 0;
    index.eachRun({}, [&runs](quint32, quint32) { ++runs; });
    QCOMPARE(runs, 0);
}

void RegisterCountsTest::pickAddsUp()
{
    PointFilter filter;
    filter.categories = {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")};
    m_content.masks[peopleAt] = std::make_shared<PointMask>(*m_table, filter, m_areas.get(), today);
    const QRectF home = worldRectOf(m_place.box());
    for (const double part : {1.0, 0.4, 0.05}) {
        QRectF world(QPointF(), home.size() * part);
        world.moveCenter(home.center());
        const PickedRows rows = pickRows(m_content, QPolygonF(world), 12);
        const qint64 expected = sqlCount(world, filter);
        QVERIFY(expected > 0);
        QCOMPARE(rows.counts.points(), expected);
        qint64 byCategory = 0, byArea = 0;
        for (const CodeCount &c : rows.counts.registers.first().categories) {
            QVERIFY(filter.categories.contains(c.code));
            PointFilter one = filter;
            one.categories = {c.code};
            QCOMPARE(c.count, sqlCount(world, one));
            byCategory += c.count;
        }
        for (const CodeCount &c : rows.counts.areas) {
            PointFilter one = filter;
            one.area = c.code;
            if (!c.code.isEmpty())
                QCOMPARE(c.count, sqlCount(world, one));
            byArea += c.count;
        }
        QCOMPARE(byCategory, expected);
        QCOMPARE(byArea, expected);
    }
}

void RegisterCountsTest::impossiblePlacesAreNotDrawn()
{
    QCOMPARE(m_table->size(), std::size_t(placed + 2)); // of the odd ones 0/0 and one in another country
    QCOMPARE(m_table->visited.size(), m_table->size());
    QVERIFY(isInMortonOrder(*m_table));
    const std::set<quint32> fids(m_table->fid.begin(), m_table->fid.end());
    QCOMPARE(fids.size(), m_table->size());
}

void RegisterCountsTest::aMillionOnOneSpot()
{
    auto table = std::make_shared<PointTable>();
    constexpr std::size_t count = 1000000;
    table->at.assign(count, toWorld({109.2, 23.7}));
    table->area.assign(count, -1);
    table->category.assign(count, 0);
    table->categories = {QStringLiteral("0")};
    for (quint32 i = 0; i < count; ++i)
        table->fid.push_back(i);
    MapContent content = m_content;
    content.masks[peopleAt].reset();
    content.registers[peopleAt] = std::make_shared<PointIndex>(PointTablePtr(table));
    const std::vector<TileDraw> noTiles;
    for (const double zoom : {14.0, 18.0, 20.0}) {
        const Viewport view = Viewport::around({109.2, 23.7}, zoom, {1920, 1080});
        const Frame frame{view, 0, 1, std::make_shared<MapContent>(content), *m_symbols, noTiles};
        MarkSet set;
        RegisterLayer(MapRegister::People).addMarks(set, frame);
        QCOMPARE(set.marks.size(), std::size_t(1));
        QCOMPARE(set.marks[0].count, quint32(count));
    }
    const PickedRows rows = pickRows(content, QPolygonF(Viewport::around({109.2, 23.7}, 14, {800, 600}).worldRect()), 14);
    QCOMPARE(rows.counts.points(), qint64(count));
    QCOMPARE(rows.items.size(), qsizetype(MapPick::limit));
}

QTEST_MAIN(RegisterCountsTest)
#include "registercountstest.moc"
