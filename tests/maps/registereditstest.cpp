// SPDX-License-Identifier: GPL-3.0-or-later
// What is written into a register while the map shows it, against what the database counts then.
#include "data/model/pointorder.h"
#include "data/rules/access.h"
#include "data/store/gpkgblob.h"
#include "data/store/reading.h"
#include "data/store/registerlog.h"
#include "maps/view/mapfeed.h"
#include "maps/view/mappick.h"
#include "tests/maps/countedregister.h"

#include <QTest>
#include <ctime>

using namespace huying;

namespace {

double processMs()
{
    return static_cast<double>(std::clock()) * 1e3 / CLOCKS_PER_SEC;
}

} // namespace

class RegisterEditsTest : public QObject, private test::CountedRegister
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsDrawnAndCountedAtOnce();
    void whatIsWrittenCostsNoRebuild();
};

/// The feed is given the table once and after it only what was written since.
void RegisterEditsTest::whatIsWrittenIsDrawnAndCountedAtOnce()
{
    const Workflow workflow = *Workflow::load();
    const Scope scope(workflow, std::nullopt, m_areas);
    CaseBoard board;
    LayerModel layers;
    MapLayer people;
    people.id = QStringLiteral("people");
    people.group = LayerGroup::People;
    layers.setLayers({people});
    MapFeed feed;
    feed.setAreas(m_areas);
    feed.setCases(&board, &workflow, [] { return today * dayMs; });
    feed.setLayers(&layers);
    feed.setTheme(Theme::makeDark());
    feed.setRegister(m_table);
    QTRY_VERIFY(feed.isReady());
    SQLite::Database &db = m_store->db();
    qint64 seq = lastRegisterChange(db);
    PointChangesPtr changes;
    std::mt19937 random(23);
    const Box &box = m_place.box();
    std::uniform_real_distribution<double> lon(box.west, box.east), lat(box.south, box.north), zoom(8, 19.5);
    const auto anyRow = [&] { return std::to_string(1 + random() % (placed + 20)); };
    int moved = 0;
    for (int round = 0; round < 120; ++round) {
        for (auto i = random() % 20 + 1; i > 0; --i) {
            const std::string cell = "x'" + gpkgPoint({lon(random), lat(random)}).toHex().toStdString() + "'";
            const std::string area = m_areas->at(static_cast<int>(random() % m_areas->all().size())).code.toStdString();
            switch (random() % 5) {
            case 0: db.exec("UPDATE people SET geom = " + cell + " WHERE fid = " + anyRow()); break;
            case 1: db.exec("UPDATE people SET area = '" + area + "', category = 5, visited_at = 0 WHERE fid = " + anyRow()); break;
            case 2: db.exec("DELETE FROM people WHERE fid = " + anyRow()); break;
            case 3: db.exec("INSERT INTO people (ref, category, area, geom) VALUES (hex(randomblob(9)), 2, '" + area + "', " + cell + ")"); break;
            default: db.exec("UPDATE people SET geom = NULL WHERE fid = " + anyRow()); break;
            }
        }
        RegisterNews news = registerChangesSince(db, seq);
        QVERIFY(!news.isBroken);
        seq = news.upTo;
        std::vector<quint32> &fids = news.fids[static_cast<std::size_t>(RegisterKind::People)];
        placeAgain(fids);
        const PointTablePtr rows = readRegisterRows(*m_store, RegisterKind::People, *m_areas, scope, fids, m_table->categories);
        changes = addedTo(changes, *m_table, std::move(fids), *rows);
        const PointFilter filter = anyFilter(random);
        layers.setFilter(QStringLiteral("people"), filter);
        feed.setRegister(m_table, changes);
        QTRY_VERIFY(feed.isReady());
        const MapContentPtr content = feed.content();
        QCOMPARE(content->registers[peopleAt]->size(), quint32(m_table->size())); // nothing was packed anew
        const Viewport view = Viewport::around({lon(random), lat(random)}, zoom(random), {1920, 1080});
        const PointIndexPtr &written = content->written[peopleAt];
        QCOMPARE(content->registers[peopleAt]->countIn(view.worldRect(), content->masks[peopleAt].get())
                     + written->countIn(view.worldRect(), content->writtenMasks[peopleAt].get()),
                 sqlCount(view.worldRect(), filter));
        const std::vector<TileDraw> noTiles;
        const Frame frame{view, 0, 1, content, *m_symbols, noTiles};
        MarkSet set;
        RegisterLayer(MapRegister::People).addMarks(set, frame);
        qint64 sum = 0;
        for (const Mark &m : set.marks) {
            sum += m.count;
            if (m.kind != MarkKind::Register)
                continue;
            SQLite::Statement row(db, "SELECT x, y FROM temp.at WHERE fid = ?");
            row.bind(1, static_cast<int64_t>(content->fidOf(MapRegister::People, m.ref)));
            QVERIFY(row.executeStep());
            QCOMPARE(double(row.getColumn(0).getInt64()), m.x);
            QCOMPARE(double(row.getColumn(1).getInt64()), m.y);
            moved += m.ref >= m_table->size();
        }
        if (view.zoom >= 13.25)
            QCOMPARE(sum, sqlCount(cellsOf(view), filter));
        const PickedRows picked = pickRows(*content, QPolygonF(view.worldRect()), view.zoom);
        QCOMPARE(picked.counts.points(), sqlCount(view.worldRect(), filter));
    }
    QVERIFY(moved > 0);
    layers.setFilter(QStringLiteral("people"), {});
    feed.setRegister(withChanges(m_table, changes));
    QTRY_VERIFY(feed.isReady());
    const QRectF world(0, 0, worldSize, worldSize);
    QVERIFY(!feed.content()->written[peopleAt] && !feed.content()->masks[peopleAt]);
    QCOMPARE(feed.content()->registers[peopleAt]->countIn(world), sqlCount(world, {}));
}

void RegisterEditsTest::whatIsWrittenCostsNoRebuild()
{
    constexpr std::size_t count = 3300000;
    auto made = std::make_shared<PointTable>();
    made->categories = {QStringLiteral("0"), QStringLiteral("1")};
    std::mt19937 random(2);
    for (std::size_t i = 0; i < count; ++i) {
        made->at.push_back({static_cast<quint32>(random()), static_cast<quint32>(random())});
        made->fid.push_back(static_cast<quint32>(i + 1));
        made->category.push_back(static_cast<quint8>(i % 2));
    }
    made->area.assign(count, -1);
    made->visited.assign(count, 0);
    double from = processMs();
    const auto table = std::make_shared<const PointTable>(inMortonOrder(*made));
    const double sorting = processMs() - from;
    PointTable now;
    now.categories = table->categories;
    std::vector<quint32> fids;
    for (quint32 i = 0; i < 500; ++i) {
        fids.push_back(i * 6000 + 7);
        now.at.push_back({static_cast<quint32>(random()), static_cast<quint32>(random())});
        now.fid.push_back(fids.back());
    }
    now.area.assign(fids.size(), -1);
    now.category.assign(fids.size(), 1);
    now.visited.assign(fids.size(), 0);
    now = inMortonOrder(now);
    from = processMs();
    const PointChangesPtr changes = addedTo(nullptr, *table, fids, now);
    const PointMask mask(*table, {}, nullptr, today, rowsWithFids(*table, fids));
    const double laidOver = processMs() - from;
    QCOMPARE(mask.count() + changes->now->size(), count);
    from = processMs();
    const PointTable packed = withChanges(*table, *changes);
    const double packing = processMs() - from;
    QCOMPARE(packed.size(), count);
    QVERIFY(isInMortonOrder(packed));
    qInfo("500 rows written among 3.3 million: %.1f ms to lay over, %.1f ms to pack at leisure, %.0f ms to sort anew", laidOver, packing, sorting);
    QVERIFY(laidOver < sorting / 5);
}

QTEST_MAIN(RegisterEditsTest)
#include "registereditstest.moc"
