// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/gpkgblob.h"
#include "data/store/rtreeload.h"
#include "data/store/schema.h"

#include <QTest>
#include <random>

using namespace huying;

/// The tree that is written at once, against SQLite's own check of it and against looking at every row.
class RtreeLoadTest : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatIsThere_data();
    void findsWhatIsThere();
    void staysRightWhenRowsComeAndGo();
};

namespace
{

/// A table of points and squares, some without a place, and its tree.
struct Ground
{
    explicit Ground(int rows) : db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
    {
        addSpatialFunctions(db);
        db.exec("PRAGMA page_size = 8192; CREATE TABLE spots (fid INTEGER PRIMARY KEY, geom BLOB);"
                "CREATE VIRTUAL TABLE rtree_spots_geom USING rtree (id, minx, maxx, miny, maxy);");
        SQLite::Transaction transaction(db);
        SQLite::Statement add(db, "INSERT INTO spots VALUES (?, ?)");
        for (int row = 0; row < rows; ++row) {
            const LonLat at = any();
            const QByteArray geom = row % 5 ? gpkgPoint(at) : gpkgLine({at, {at.lon + 0.01, at.lat + 0.02}});
            add.bind(1, 3 * row + 1);
            row % 7 ? add.bind(2, geom.constData(), static_cast<int>(geom.size())) : add.bind(2);
            add.exec();
            add.reset();
        }
        loadRtree(db, "spots", boxesOf(db, "spots"));
        transaction.commit();
    }
    LonLat any() { return {lon(random), lat(random)}; }
    QString check() { return QString::fromStdString(db.execAndGet("SELECT rtreecheck('rtree_spots_geom')").getString()); }
    /// How many rows meet a window: by the tree, and by all rows.
    std::pair<int, int> meeting(const Box &window)
    {
        // Single precision of the tree is wider by up to 8e-6 degrees at 120 east.
        SQLite::Statement tree(db, "SELECT count(*) FROM spots s JOIN rtree_spots_geom t ON t.id = s.fid WHERE t.maxx >= ?1 AND t.minx <= ?3 "
                                   "AND t.maxy >= ?2 AND t.miny <= ?4 AND ST_MaxX(geom) >= ?1 AND ST_MinX(geom) <= ?3 AND ST_MaxY(geom) >= ?2 "
                                   "AND ST_MinY(geom) <= ?4");
        SQLite::Statement all(db, "SELECT count(*) FROM spots WHERE geom NOT NULL AND ST_MaxX(geom) >= ?1 AND ST_MinX(geom) <= ?3 "
                                  "AND ST_MaxY(geom) >= ?2 AND ST_MinY(geom) <= ?4");
        std::pair<int, int> found;
        for (SQLite::Statement *asked : {&tree, &all}) {
            int at = 0;
            for (const double edge : {window.west, window.south, window.east, window.north})
                asked->bind(++at, edge);
            asked->executeStep();
            (asked == &tree ? found.first : found.second) = asked->getColumn(0).getInt();
        }
        return found;
    }

    SQLite::Database db;
    std::mt19937 random{7};
    std::uniform_real_distribution<double> lon{119.9, 121.3}, lat{29.8, 30.6};
};

} // namespace

void RtreeLoadTest::findsWhatIsThere_data()
{
    QTest::addColumn<int>("rows");
    for (const int rows : {0, 1, 7, 51, 59, 60, 61, 2000, 20000}) // around one full node; one level, two and more
        QTest::addRow("%d rows", rows) << rows;
}

void RtreeLoadTest::findsWhatIsThere()
{
    QFETCH(int, rows);
    Ground ground(rows);
    QCOMPARE(ground.check(), QStringLiteral("ok"));
    QCOMPARE(ground.db.execAndGet("SELECT count(*) FROM rtree_spots_geom").getInt(), ground.db.execAndGet("SELECT count(geom) FROM spots").getInt());
    for (int i = 0; i < 200; ++i) {
        const LonLat at = ground.any();
        const auto [byTree, byRows] = ground.meeting({at.lon, at.lat, at.lon + 0.05, at.lat + 0.05});
        QCOMPARE(byTree, byRows);
    }
}

void RtreeLoadTest::staysRightWhenRowsComeAndGo()
{
    Ground ground(5000);
    ground.db.exec("DELETE FROM rtree_spots_geom WHERE id IN (SELECT fid FROM spots WHERE fid % 2 = 0); DELETE FROM spots WHERE fid % 2 = 0");
    SQLite::Statement add(ground.db, "INSERT INTO spots VALUES (?, ?)"), tree(ground.db, "INSERT INTO rtree_spots_geom SELECT fid, ST_MinX(geom), "
                                                                              "ST_MaxX(geom), ST_MinY(geom), ST_MaxY(geom) FROM spots WHERE fid = ?");
    for (int row = 0; row < 3000; ++row) {
        const QByteArray geom = gpkgPoint(ground.any());
        add.bind(1, 100000 + row);
        add.bind(2, geom.constData(), static_cast<int>(geom.size()));
        add.exec();
        add.reset();
        tree.bind(1, 100000 + row);
        tree.exec();
        tree.reset();
    }
    QCOMPARE(ground.check(), QStringLiteral("ok"));
    const auto [byTree, byRows] = ground.meeting({120.2, 30, 120.8, 30.4});
    QVERIFY(byRows > 500);
    QCOMPARE(byTree, byRows);
}

QTEST_GUILESS_MAIN(RtreeLoadTest)
#include "rtreeloadtest.moc"
