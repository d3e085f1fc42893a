// SPDX-License-Identifier: GPL-3.0-or-later
// What the map draws of a register against what the database counts. HUYING_ROUNDS: how many random views.
#include "data/model/pointorder.h"
#include "data/rules/access.h"
#include "data/store/bulkwriter.h"
#include "data/store/gpkgblob.h"
#include "data/store/reading.h"
#include "data/store/registerlog.h"
#include "maps/view/mapfeed.h"
#include "maps/view/mappick.h"
#include "maps/view/registerlayer.h"
#include "tests/bench/sampleplace.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <ctime>
#include <limits>
#include <set>

using namespace huying;

namespace {

constexpr int today = 20700, placed = 5000;
constexpr std::size_t peopleAt = static_cast<std::size_t>(MapRegister::People);

/// Whole cells that the view touches: what its clusters stand for.
QRectF cellsOf(const Viewport &view)
{
    const double width = std::exp2(32 - RegisterLayer::cellLevel(view));
    const QRectF world = view.worldRect();
    const QPointF from(std::floor(world.left() / width) * width, std::floor(world.top() / width) * width);
    return {from, QPointF(std::ceil(world.right() / width) * width, std::ceil(world.bottom() / width) * width)};
}

double processMs()
{
    return static_cast<double>(std::clock()) * 1e3 / CLOCKS_PER_SEC;
}

} // namespace

class RegisterCountsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void drawnEqualsCountedBySql();
    void ringsCountEveryPointOnce();
    void pickAddsUp();
    void impossiblePlacesAreNotDrawn();
    void aMillionOnOneSpot();
    void whatIsWrittenIsDrawnAndCountedAtOnce();
    void whatIsWrittenCostsNoRebuild();

private:
    void placeAgain(const std::vector<quint32> &fids);
    PointFilter anyFilter(std::mt19937 &random) const;
    qint64 sqlCount(const QRectF &world, const PointFilter &filter);
    MarkSet marks(const Viewport &view, const PointMaskPtr &mask);

    QTemporaryDir m_dir;
    SamplePlace m_place{4, 6, 6};
    std::unique_ptr<Store> m_store;
    AreaTreePtr m_areas;
    PointTablePtr m_table;
    MapContent m_content;
    RegisterLayer m_layer{MapRegister::People};
    std::unique_ptr<SymbolPainter> m_symbols;
};

void RegisterCountsTest::initTestCase()
{
    const QString file = m_dir.filePath(QStringLiteral("counts.gpkg"));
    auto made = Store::create(file, QStringLiteral("2026-01-01T00:00:00Z"));
    QVERIFY(made);
    Store &store = **made;
    BulkWriter writer(store, nullptr);
    SQLite::Transaction transaction(store.db());
    const AreaTree &tree = *m_place.areas();
    for (const Area &a : tree.all()) {
        AreaRecord r;
        r.code = a.code;
        r.name = a.name;
        r.parent = a.parent < 0 ? QString() : tree.at(a.parent).code;
        r.level = a.level;
        r.shape = a.shape;
        writer.add(r);
    }
    std::mt19937 random(11);
    const PointTablePtr points = m_place.points(RegisterKind::People, placed);
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<LonLat> odd{{0, 0}, {23.7, 109.2}, {nan, 23.7}, {109.2, nan}, {109.2, 95}, {-200, 10}, {12.5, 55.7}};
    for (int i = 0; i < placed + static_cast<int>(odd.size()); ++i) {
        PersonRecord p;
        p.ref = QStringLiteral("P%1").arg(i);
        p.name = QStringLiteral("张三");
        p.category = static_cast<int>(random() % 4 == 0 ? 1 + random() % 6 : 0);
        p.visitedAt = p.category != 0 && random() % 5 != 0 ? (today - TimeMs(random() % 120)) * dayMs + 5 : 0;
        p.place = i < placed ? toLonLat(points->at[static_cast<std::size_t>(i)]) : odd[static_cast<std::size_t>(i - placed)];
        const int area = i < placed ? tree.areaAt(*p.place) : -1;
        p.area = area < 0 ? QString() : tree.at(area).code;
        writer.add(p);
    }
    transaction.commit();
    QVERIFY(store.finishBulk());
    m_store = std::move(*made);
    m_areas = std::make_shared<AreaTree>(readAreas(*m_store));
    m_table = readRegister(*m_store, RegisterKind::People, *m_areas, Scope(*Workflow::load(), std::nullopt, m_areas));
    // Positions in world steps beside the rows; everything else SQL finds by itself.
    m_store->db().exec("CREATE TEMP TABLE at (fid INTEGER PRIMARY KEY, x INTEGER, y INTEGER)");
    SQLite::Statement insert(m_store->db(), "INSERT INTO at VALUES (?, ?, ?)");
    for (std::size_t i = 0; i < m_table->size(); ++i) {
        insert.bind(1, static_cast<int64_t>(m_table->fid[i]));
        insert.bind(2, static_cast<int64_t>(m_table->at[i].x));
        insert.bind(3, static_cast<int64_t>(m_table->at[i].y));
        insert.exec();
        insert.reset();
    }
    m_store->db().exec("CREATE INDEX temp.at_x ON at (x)");
    m_content.areas = m_areas;
    m_content.registers[peopleAt] = std::make_shared<PointIndex>(m_table);
    m_content.looks.insert(QStringLiteral("people"), {true, 1, 0, 24});
    m_content.theme = Theme::makeDark();
    m_symbols = std::make_unique<SymbolPainter>(m_content.theme);
}

PointFilter RegisterCountsTest::anyFilter(std::mt19937 &random) const
{
    PointFilter f;
    if (random() % 3 == 0)
        for (int code = 0; code < 7; ++code)
            if (random() % 3 == 0)
                f.categories << QString::number(code);
    if (random() % 3 == 0)
        f.area = m_areas->at(static_cast<int>(random() % m_areas->all().size())).code;
    if (random() % 3 == 0)
        f.unvisitedDays = static_cast<int>(1 + random() % 100);
    return f;
}

qint64 RegisterCountsTest::sqlCount(const QRectF &world, const PointFilter &f)
{
    std::string sql = "SELECT count(*) FROM temp.at JOIN people p USING (fid) WHERE x >= ?1 AND x < ?2 AND y >= ?3 AND y < ?4";
    if (!f.categories.isEmpty())
        sql += " AND category IN (" + f.categories.join(QLatin1Char(',')).toStdString() + ")";
    if (!f.area.isEmpty())
        sql += " AND area IN (WITH RECURSIVE t(code) AS (SELECT '" + f.area.toStdString()
               + "' UNION SELECT a.code FROM areas a JOIN t ON a.parent = t.code) SELECT code FROM t)";
    if (f.unvisitedDays > 0)
        sql += " AND category <> 0 AND coalesce(visited_at, 0) / 86400000 < " + std::to_string(today - f.unvisitedDays);
    SQLite::Statement row(m_store->db(), sql);
    const double edges[] = {world.left(), world.right(), world.top(), world.bottom()};
    for (int i = 0; i < 4; ++i)
        row.bind(i + 1, edges[i]);
    row.executeStep();
    return row.getColumn(0).getInt64();
}

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

/// The world steps of these rows for SQL, as they are now.
void RegisterCountsTest::placeAgain(const std::vector<quint32> &fids)
{
    SQLite::Statement drop(m_store->db(), "DELETE FROM temp.at WHERE fid = ?"), put(m_store->db(), "INSERT INTO temp.at VALUES (?, ?, ?)");
    SQLite::Statement read(m_store->db(), "SELECT geom FROM people WHERE fid = ? AND geom NOT NULL");
    for (const quint32 fid : fids) {
        drop.bind(1, static_cast<int64_t>(fid));
        drop.exec();
        drop.reset();
        read.bind(1, static_cast<int64_t>(fid));
        if (read.executeStep()) {
            const QByteArray cell = blobAt(read, 0);
            const auto place = pointFromGpkg({reinterpret_cast<const unsigned char *>(cell.constData()), static_cast<std::size_t>(cell.size())});
            if (place && isOnEarth(*place)) {
                put.bind(1, static_cast<int64_t>(fid));
                put.bind(2, static_cast<int64_t>(toWorld(*place).x));
                put.bind(3, static_cast<int64_t>(toWorld(*place).y));
                put.exec();
                put.reset();
            }
        }
        read.reset();
    }
}

/// The feed is given the table once and after it only what was written since.
void RegisterCountsTest::whatIsWrittenIsDrawnAndCountedAtOnce()
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

void RegisterCountsTest::whatIsWrittenCostsNoRebuild()
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

QTEST_MAIN(RegisterCountsTest)
#include "registercountstest.moc"
