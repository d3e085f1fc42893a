// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/pointsnapshot.h"

#include "data/live/livestore.h"
#include "data/model/pointorder.h"
#include "data/rules/access.h"
#include "data/store/reading.h"
#include "tests/support/registerstore.h"

#include <QDir>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace huying;

namespace
{

constexpr int residents = static_cast<int>(PointSnapshots::leastRows) + 50;

bool equal(const PointTable &a, const PointTable &b)
{
    const auto places = [](const WorldPoint &p, const WorldPoint &q) { return p.x == q.x && p.y == q.y; };
    return a.kind == b.kind && std::ranges::equal(a.at, b.at, places) && a.fid == b.fid && a.area == b.area && a.category == b.category
           && a.categories == b.categories && a.heading == b.heading && a.offline == b.offline && a.visited == b.visited;
}

} // namespace

class PointSnapshotTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    Workflow m_workflow = *Workflow::load();
    int m_stores = 0;

    /// Two grids, residents here and there, some of them nowhere; a few places.
    QString newStore()
    {
        const QString path = m_dir.filePath(QStringLiteral("%1.gpkg").arg(++m_stores));
        return test::makeStore(path, {QStringLiteral("A"), QStringLiteral("B")}, [](BulkWriter &writer) {
            QRandomGenerator random(7);
            for (int i = 0; i < residents; ++i) {
                PersonRecord person;
                person.ref = QString::number(i);
                person.name = QStringLiteral("覃美玲");
                person.area = i % 3 ? QStringLiteral("A") : QStringLiteral("B");
                person.category = i % 5;
                person.visitedAt = i % 7 * dayMs;
                if (i % 11)
                    person.place = LonLat{109 + random.generateDouble(), 23 + random.generateDouble()};
                writer.add(person);
            }
            writer.add(PlaceRecord{QStringLiteral("1"), QStringLiteral("商铺"), QStringLiteral("shop"), QStringLiteral("A"), {}, LonLat{109.5, 23.5}});
        });
    }

    std::unique_ptr<Store> opened(const QString &path, Store::Access access = Store::Access::Writer)
    {
        auto store = Store::open(path, access);
        if (!store)
            qFatal("%s", qPrintable(store.error().message));
        return std::move(*store);
    }

    /// With the file of its people beside it, in use.
    QString packedStore()
    {
        const QString path = newStore();
        const auto store = opened(path);
        const PointSnapshots snapshots(path);
        PointSnapshots::expect(*store);
        const auto mark = snapshots.write(readRegister(*store, RegisterKind::People));
        PointSnapshots::confirm(*store, RegisterKind::People, *mark);
        return path;
    }

    PointTablePtr peopleAfterAStart(const QString &path, const std::optional<Account> &account = {})
    {
        PointTablePtr people;
        LiveStore live({path, std::nullopt, 1, account}, m_workflow);
        connect(&live, &LiveStore::registerLoaded, this, [&people](const PointTablePtr &points) {
            if (points->kind == RegisterKind::People)
                people = points;
        });
        QSignalSpy loaded(&live, &LiveStore::allLoaded);
        live.open();
        return loaded.wait(20000) ? people : nullptr;
    }

private slots:
    void whatIsPackedComesBackAsItWas()
    {
        const auto store = opened(newStore());
        for (const RegisterKind kind : {RegisterKind::People, RegisterKind::Places, RegisterKind::Things}) {
            const RegisterColumns columns = readRegister(*store, kind);
            const QByteArray bytes = packed(columns);
            const auto back = unpacked(bytes.constData(), bytes.size());
            QVERIFY(back);
            QVERIFY(equal(back->points, columns.points));
            QCOMPARE(back->areas, columns.areas);
        }
        const QByteArray bytes = packed(readRegister(*store, RegisterKind::People));
        QVERIFY(!bytes.contains("覃美玲"));
    }

    void aDamagedFileIsNotRead()
    {
        const auto store = opened(newStore());
        const QByteArray bytes = packed(readRegister(*store, RegisterKind::People));
        QRandomGenerator random(3);
        for (int i = 0; i < 200; ++i) {
            QByteArray damaged = bytes;
            const int at = random.bounded(static_cast<int>(bytes.size()));
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << random.bounded(8)));
            QVERIFY(!unpacked(damaged.constData(), damaged.size()));
            QVERIFY(!unpacked(bytes.constData(), random.bounded(static_cast<int>(bytes.size()))));
        }
        QVERIFY(!unpacked(nullptr, 0));
    }

    void aChangeOfTheRegisterTakesTheMarkAway_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<bool>("stays");
        const auto row = [](const char *name, const char *sql, bool stays) { QTest::newRow(name) << QByteArray(sql) << stays; };
        row("place", "UPDATE people SET geom = NULL WHERE fid = 5", false);
        row("area", "UPDATE people SET area = 'B' WHERE fid = 5", false);
        row("category", "UPDATE people SET category = 3 WHERE fid = 5", false);
        row("visit", "UPDATE people SET visited_at = 1786500000000 WHERE fid = 5", false);
        row("new", "INSERT INTO people (ref) VALUES ('new')", false);
        row("replaced", "INSERT OR REPLACE INTO people (fid, ref) VALUES (5, 'other')", false);
        row("gone", "DELETE FROM people WHERE fid = 5", false);
        row("all gone", "DELETE FROM people", false);
        row("made anew", "CREATE TABLE p AS SELECT * FROM people; DROP TABLE people; ALTER TABLE p RENAME TO people", false);
        row("name", "UPDATE people SET name_masked = '覃**' WHERE fid = 5", true);
        row("another register", "DELETE FROM places", true);
    }

    /// By a program that knows nothing of it.
    void aChangeOfTheRegisterTakesTheMarkAway()
    {
        QFETCH(QByteArray, change);
        QFETCH(bool, stays);
        const QString path = packedStore();
        const PointSnapshots snapshots(path);
        QVERIFY(snapshots.read(*opened(path, Store::Access::Reader), RegisterKind::People));
        test::writeForeignly(path, change);
        QCOMPARE(snapshots.read(*opened(path, Store::Access::Reader), RegisterKind::People).has_value(), stays);
    }

    void whatChangedWhileTheFileWasMadeIsNotConfirmed()
    {
        const QString path = newStore();
        const auto store = opened(path);
        const PointSnapshots snapshots(path);
        PointSnapshots::expect(*store);
        QVERIFY(PointSnapshots::isExpected(*store, RegisterKind::People));
        QVERIFY(!PointSnapshots::isExpected(*store, RegisterKind::Places)); // too few
        const auto mark = snapshots.write(readRegister(*store, RegisterKind::People));
        QVERIFY(mark);
        store->db().exec("UPDATE people SET category = 4 WHERE fid = 9");
        PointSnapshots::confirm(*store, RegisterKind::People, *mark);
        QVERIFY(!snapshots.read(*store, RegisterKind::People));
    }

    void theFileOfAnotherStoreIsNotRead()
    {
        const QString path = packedStore(), other = newStore();
        {
            const auto store = opened(other);
            store->db().exec("UPDATE people SET category = 4 WHERE fid = 9");
        }
        QVERIFY(peopleAfterAStart(other));
        QVERIFY(QFile::remove(path + QStringLiteral(".points/people")));
        QVERIFY(QFile::copy(other + QStringLiteral(".points/people"), path + QStringLiteral(".points/people")));
        QVERIFY(!PointSnapshots(path).read(*opened(path, Store::Access::Reader), RegisterKind::People));
    }

    void theSecondStartReadsTheFileAndShowsTheSame()
    {
        const QString path = newStore();
        const PointTablePtr first = peopleAfterAStart(path);
        QVERIFY(first);
        QVERIFY(PointSnapshots(path).read(*opened(path, Store::Access::Reader), RegisterKind::People));
        const QFileDevice::Permissions others = QFile::permissions(path + QStringLiteral(".points/people"))
                                                & (QFileDevice::ReadGroup | QFileDevice::ReadOther);
        QCOMPARE(others, QFileDevice::Permissions());
        const PointTablePtr second = peopleAfterAStart(path);
        QVERIFY(second && equal(*first, *second));
        Account ofGridA;
        ofGridA.name = QStringLiteral("grid");
        ofGridA.area = QStringLiteral("A");
        ofGridA.roles = {QStringLiteral("dispatcher")};
        const PointTablePtr seen = peopleAfterAStart(path, ofGridA);
        QVERIFY(seen && seen->size() > 0 && seen->size() < first->size());
        QVERIFY(std::ranges::all_of(seen->area, [&](qint32 area) { return area == seen->area.front(); }));
        QVERIFY(isInMortonOrder(*seen));
    }

    void whatIsNoFileIsNotWaitedFor()
    {
        const QString path = packedStore(), file = path + QStringLiteral(".points/people");
        const PointSnapshots snapshots(path);
        QVERIFY(QFile::remove(file));
        QCOMPARE(::mkfifo(file.toUtf8().constData(), 0600), 0);
        QVERIFY(!snapshots.read(*opened(path, Store::Access::Reader), RegisterKind::People));
        QVERIFY(QFile::remove(file));
        QVERIFY(QFile::link(QStringLiteral("/dev/zero"), file));
        QVERIFY(!snapshots.read(*opened(path, Store::Access::Reader), RegisterKind::People));
        QVERIFY(QFile::remove(file));
        QVERIFY(QDir().mkdir(file));
        QVERIFY(!snapshots.read(*opened(path, Store::Access::Reader), RegisterKind::People));
    }

    void whatALinkPointsToIsLeftAlone()
    {
        const QString path = newStore(), folder = path + QStringLiteral(".points"), elsewhere = path + QStringLiteral(".mine");
        QFile mine(elsewhere);
        QVERIFY(mine.open(QIODevice::WriteOnly) && mine.write("mine") == 4);
        mine.close();
        QVERIFY(QDir().mkdir(folder) && QFile::link(elsewhere, folder + QStringLiteral("/people")));
        QVERIFY(peopleAfterAStart(path));
        QVERIFY(!QFileInfo(folder + QStringLiteral("/people")).isSymLink());
        QVERIFY(PointSnapshots(path).read(*opened(path, Store::Access::Reader), RegisterKind::People));
        QVERIFY(mine.open(QIODevice::ReadOnly));
        QCOMPARE(mine.readAll(), QByteArray("mine"));
    }

    void aFolderThatTakesNothingKeepsNobodyFromHisWork()
    {
        const QString path = newStore();
        QFile folder(path + QStringLiteral(".points"));
        QVERIFY(folder.open(QIODevice::WriteOnly)); // not even a folder: root, too, can't write into it
        folder.close();
        for (int start = 0; start < 3; ++start)
            QVERIFY(peopleAfterAStart(path));
        QVERIFY(folder.remove());
        QVERIFY(peopleAfterAStart(path));
        QVERIFY(PointSnapshots(path).read(*opened(path, Store::Access::Reader), RegisterKind::People));
    }

    void aFileThatIsGoneIsMadeAgain()
    {
        const QString path = packedStore(), file = path + QStringLiteral(".points/people");
        QVERIFY(QFile::remove(file));
        QVERIFY(peopleAfterAStart(path)); // notices
        QVERIFY(peopleAfterAStart(path)); // makes another
        QVERIFY(QFile::exists(file));
        QVERIFY(PointSnapshots(path).read(*opened(path, Store::Access::Reader), RegisterKind::People));
    }
};

QTEST_GUILESS_MAIN(PointSnapshotTest)
#include "pointsnapshottest.moc"
