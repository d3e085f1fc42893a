// SPDX-License-Identifier: GPL-3.0-or-later
// What anybody writes into a register of an open store against what a fresh reading of it says.
#include "data/live/registerwatch.h"

#include "data/live/livestore.h"
#include "data/model/pointorder.h"
#include "data/store/gpkgblob.h"
#include "data/store/reading.h"
#include "data/store/schema.h"
#include "tests/support/registerstore.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <random>

using namespace huying;

namespace
{

constexpr int people = 3000, things = 600;

LonLat anywhere(std::mt19937 &random)
{
    std::uniform_real_distribution<double> lon(109, 110), lat(23, 24);
    return {lon(random), lat(random)};
}

bool sameRows(const PointTable &a, const PointTable &b)
{
    using Row = std::tuple<quint32, quint32, quint32, qint32, QString, float, int, int>;
    const auto rows = [](const PointTable &t) {
        std::vector<Row> out;
        for (std::size_t i = 0; i < t.size(); ++i)
            out.emplace_back(t.fid[i], t.at[i].x, t.at[i].y, t.area[i], t.categories.value(t.category[i]), t.heading.empty() ? 0.0F : t.heading[i],
                             t.offline.empty() ? 0 : t.offline[i], t.visited.empty() ? 0 : t.visited[i]);
        std::ranges::sort(out);
        return out;
    };
    return a.kind == b.kind && rows(a) == rows(b);
}

} // namespace

class RegisterWatchTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    Workflow m_workflow = *Workflow::load();
    int m_stores = 0;

    QString newStore()
    {
        const QString path = m_dir.filePath(QStringLiteral("%1.gpkg").arg(++m_stores));
        return test::makeStore(path, {QStringLiteral("A"), QStringLiteral("C")}, [](BulkWriter &writer) {
            std::mt19937 random(4);
            for (int i = 0; i < people; ++i) {
                PersonRecord p;
                p.ref = QString::number(i);
                p.name = QStringLiteral("覃美玲");
                p.area = i % 2 ? QStringLiteral("A") : QStringLiteral("C");
                p.category = i % 4;
                p.place = anywhere(random);
                writer.add(p);
            }
            for (int i = 0; i < things; ++i)
                writer.add(ThingRecord{QString::number(i), QStringLiteral("路灯%1").arg(i), i % 3 ? QStringLiteral("lamp") : QStringLiteral("camera"),
                                       QStringLiteral("A"), QStringLiteral("online"), {}, double(i % 360), anywhere(random)});
        });
    }

    struct Watched
    {
        explicit Watched(const QString &path, const Workflow &workflow)
            : store(std::move(*Store::open(path, Store::Access::Reader))), areas(std::make_shared<AreaTree>(readAreas(*store))),
              scope(std::make_shared<Scope>(workflow, std::nullopt, areas)),
              watch(*store, areas, scope, {[this](const PointTablePtr &t) { tables[t->kind] = t, changes.remove(t->kind), ++loads; },
                                           [this](const PointChangesPtr &c) { changes[c->kind] = c; }})
        {
            for (const RegisterKind kind : {RegisterKind::People, RegisterKind::Things})
                watch.hold(readRegister(*store, kind, *areas, *scope));
            loads = 0;
        }
        PointTablePtr now(RegisterKind kind) const { return withChanges(tables[kind], changes[kind]); }
        PointTablePtr read(RegisterKind kind) const { return readRegister(*store, kind, *areas, *scope); }

        std::unique_ptr<Store> store;
        AreaTreePtr areas;
        std::shared_ptr<const Scope> scope;
        QHash<RegisterKind, PointTablePtr> tables;
        QHash<RegisterKind, PointChangesPtr> changes;
        int loads = 0;
        RegisterWatch watch;
    };

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void anyWriteIsSeenRowByRow()
    {
        const QString path = newStore();
        Watched seat(path, m_workflow);
        const auto store = std::move(*Store::open(path, Store::Access::Writer));
        SQLite::Database &db = store->db();
        std::mt19937 random(9);
        TimeMs clock = 0;
        for (int round = 0; round < 150; ++round) {
            const auto fid = [&](int of) { return std::to_string(1 + random() % static_cast<unsigned>(of + 40)); };
            SQLite::Transaction transaction(db);
            for (auto i = random() % 5 + 1; i > 0; --i) {
                const QByteArray cell = gpkgPoint(anywhere(random)).toHex();
                const std::string at = "x'" + cell.toStdString() + "'";
                switch (random() % 8) {
                case 0: db.exec("UPDATE people SET geom = " + at + " WHERE fid = " + fid(people)); break;
                case 1: db.exec("UPDATE people SET area = 'C', visited_at = 1786500000000 WHERE fid = " + fid(people)); break;
                case 2: db.exec("DELETE FROM people WHERE fid = " + fid(people)); break;
                case 3: db.exec("INSERT INTO people (ref, category, area, geom) VALUES ('n' || hex(randomblob(8)), 9, 'A', " + at + ")"); break;
                case 4: db.exec("UPDATE people SET geom = NULL WHERE fid = " + fid(people)); break;
                case 5: db.exec("UPDATE things SET state = 'offline', heading = 12 WHERE fid = " + fid(things)); break;
                case 6: db.exec("UPDATE things SET kind = 'camera', geom = " + at + " WHERE fid = " + fid(things)); break;
                default: db.exec("UPDATE OR IGNORE people SET fid = fid + 100000 WHERE fid = " + fid(people)); break;
                }
            }
            transaction.commit();
            seat.watch.look(clock += 1000);
            for (const RegisterKind kind : {RegisterKind::People, RegisterKind::Things}) {
                const PointTablePtr now = seat.now(kind), read = seat.read(kind);
                QVERIFY(sameRows(*now, *read));
                QVERIFY(isInMortonOrder(*now));
                QCOMPARE(sizeOf(*seat.tables[kind], seat.changes[kind]), read->size());
            }
        }
        QCOMPARE(seat.loads, 0);
        seat.watch.look(clock + RegisterWatch::leisure + 1000);
        QCOMPARE(seat.loads, 2);
        QVERIFY(seat.changes.isEmpty());
        QVERIFY(sameRows(*seat.tables[RegisterKind::People], *seat.read(RegisterKind::People)));
    }

    void anImportOfTheHouseAndAForeignProgramCount()
    {
        const QString path = newStore();
        Watched seat(path, m_workflow);
        test::writeForeignly(path, "UPDATE people SET category = 3 WHERE fid BETWEEN 10 AND 20; DELETE FROM people WHERE fid = 30");
        seat.watch.look(1);
        QVERIFY(sameRows(*seat.now(RegisterKind::People), *seat.read(RegisterKind::People)));
        {
            const auto store = std::move(*Store::open(path, Store::Access::Writer));
            SQLite::Transaction transaction(store->db());
            dropSpatialIndexes(store->db()); // as an import does, whose conflict clause would count for the R-tree's own
            BulkWriter writer(*store, nullptr);
            writer.add(ThingRecord{QStringLiteral("5"), QStringLiteral("改名"), QStringLiteral("hydrant"), QStringLiteral("C"), QStringLiteral("online"), {}, 0, LonLat{109.3, 23.3}});
            writer.add(ThingRecord{QStringLiteral("new"), QStringLiteral("新的"), QStringLiteral("hydrant"), QStringLiteral("C"), QStringLiteral("online"), {}, 0, LonLat{109.4, 23.3}});
            buildSpatialIndexes(store->db());
            transaction.commit();
        }
        seat.watch.look(2);
        QCOMPARE(seat.now(RegisterKind::Things)->size(), std::size_t(things + 1));
        QVERIFY(sameRows(*seat.now(RegisterKind::Things), *seat.read(RegisterKind::Things)));
        QCOMPARE(seat.changes[RegisterKind::Things]->fids.size(), std::size_t(2));
        QCOMPARE(seat.loads, 0);
    }

    /// More rows than the log keeps were written between two looks.
    void aGapInTheLogIsReadOver()
    {
        const QString path = newStore();
        Watched seat(path, m_workflow);
        {
            const auto store = std::move(*Store::open(path, Store::Access::Writer));
            SQLite::Transaction transaction(store->db());
            for (int i = 0; i < 20; ++i)
                store->db().exec("UPDATE people SET category = " + std::to_string(i % 3));
            transaction.commit();
            trimRegisterLog(store->db());
            QVERIFY(store->db().execAndGet("SELECT min(seq) FROM register_changes").getInt() > 1);
        }
        seat.watch.look(1);
        QVERIFY(seat.loads > 0);
        QVERIFY(sameRows(*seat.now(RegisterKind::People), *seat.read(RegisterKind::People)));
        test::writeForeignly(path, "DELETE FROM register_changes");
        test::writeForeignly(path, "UPDATE people SET category = 1 WHERE fid = 7");
        seat.watch.look(2);
        QVERIFY(sameRows(*seat.now(RegisterKind::People), *seat.read(RegisterKind::People)));
    }

    /// Codes between others move the indices of all that come after them.
    void pointsKeepTheirAreaWhenAreasCome()
    {
        const QString path = newStore();
        Watched seat(path, m_workflow);
        test::writeForeignly(path, "UPDATE people SET area = 'A' WHERE fid = 2");
        seat.watch.look(1);
        {
            const auto store = std::move(*Store::open(path, Store::Access::Writer));
            store->db().exec("INSERT INTO areas (code, name, level, kind) VALUES ('B', 'B', 5, 'basic')");
        }
        seat.areas = std::make_shared<AreaTree>(readAreas(*seat.store));
        QCOMPARE(seat.areas->indexOf(QStringLiteral("C")), 2);
        seat.scope = std::make_shared<Scope>(m_workflow, std::nullopt, seat.areas);
        seat.watch.setAreas(seat.areas, seat.scope);
        seat.watch.look(2);
        for (const RegisterKind kind : {RegisterKind::People, RegisterKind::Things})
            QVERIFY(sameRows(*seat.now(kind), *seat.read(kind)));
    }

    void anOpenConsoleHearsOfIt()
    {
        const QString path = newStore();
        LiveStore live({path, std::nullopt, 1, std::nullopt}, m_workflow);
        QSignalSpy loaded(&live, &LiveStore::allLoaded), whole(&live, &LiveStore::registerLoaded), changed(&live, &LiveStore::registerChanged);
        live.open();
        QVERIFY(loaded.wait(20000));
        const auto before = whole.size();
        test::writeForeignly(path, "UPDATE people SET category = 2 WHERE fid = 17");
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 15000);
        const auto changes = changed.first().first().value<PointChangesPtr>();
        QCOMPARE(changes->fids, std::vector<quint32>{17});
        QCOMPARE(whole.size(), before);
        auto names = live.itemNames(RegisterKind::Things, {1, 2, 99999});
        names.waitForFinished();
        QCOMPARE(names.result()->size(), 2);
        QCOMPARE(names.result()->value(1), QStringLiteral("路灯0"));
        auto nobody = live.itemNames(RegisterKind::People, {1, 2});
        nobody.waitForFinished();
        QVERIFY(nobody.result()->isEmpty());
    }
};

QTEST_GUILESS_MAIN(RegisterWatchTest)
#include "registerwatchtest.moc"
