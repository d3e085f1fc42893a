// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/schema.h"
#include "data/store/storelock.h"
#include "data/store/verify.h"
#include "tests/data/reportedcase.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace huying;
using namespace huying::test;

/// Opening a store: whose it is, what is wrong with it, what version it has.
class StoreTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    Workflow m_workflow;

    QString newStore(const QString &name) const { return emptyStore(m_dir.filePath(name)); }

private slots:
    void initTestCase()
    {
        auto workflow = Workflow::load();
        QVERIFY2(workflow, workflow ? "" : qPrintable(workflow.error().message));
        m_workflow = *workflow;
    }

    void aReadOnlyFileIsRefusedForWriting()
    {
        const QString path = newStore(QStringLiteral("sealed.gpkg"));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        // Permissions don't hold root, so it steps down for the try.
        const bool root = ::geteuid() == 0;
        QVERIFY(QFile::setPermissions(m_dir.path(), QFile::Permissions(0x7777)));
        QVERIFY(!root || ::seteuid(65534) == 0);
        const auto store = Store::open(path, Store::Access::Writer);
        const auto reading = Store::open(path, Store::Access::Reader);
        QVERIFY(!root || ::seteuid(0) == 0);
        QVERIFY(!store);
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QVERIFY2(store.error().message.contains(QStringLiteral("只读")), qPrintable(store.error().message));
        QVERIFY(reading);
    }

    void aLockThatItsOwnerHadNoTimeToSignIsTaken()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("store.gpkg"));
        QVERIFY((*Store::create(path, QStringLiteral("2026-08-12T00:00:00Z")))->finishBulk());
        QFile lock(path + QStringLiteral(".lock")); // of somebody who was killed between making it and writing into it
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.close();
        const auto store = Store::open(path, Store::Access::Writer);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        const auto second = Store::open(path, Store::Access::Writer);
        QVERIFY(!second); // whoever lives keeps it
        QCOMPARE(second.error().kind, ErrorKind::Busy);
    }

    void aLockThatNobodyHoldsIsTakenWhoeverHasItsOwnersNumber()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("store.gpkg"));
        QVERIFY((*Store::create(path, QStringLiteral("2026-08-12T00:00:00Z")))->finishBulk());
        QLockFile signedByUs(dir.filePath(QStringLiteral("other.lock")));
        QVERIFY(signedByUs.tryLock(0));
        QFile left(path + QStringLiteral(".lock")), words(signedByUs.fileName()); // it names a program that lives
        QVERIFY(words.open(QIODevice::ReadOnly) && left.open(QIODevice::WriteOnly));
        QVERIFY(left.write(words.readAll()) > 0);
        left.close();
        QFile clearing(left.fileName() + QStringLiteral(".rmlock")); // and one who was clearing it away was killed as well
        QVERIFY(clearing.open(QIODevice::WriteOnly));
        QElapsedTimer watch;
        watch.start();
        const auto store = Store::open(path, Store::Access::Writer);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        QVERIFY2(watch.elapsed() < 1500, qPrintable(QString::number(watch.elapsed())));
        QVERIFY(!Store::open(path, Store::Access::Writer));
    }

    void allNamesOfAStoreLeadToOneLock()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("store.gpkg")), other = dir.filePath(QStringLiteral("link.gpkg")),
                      folder = dir.filePath(QStringLiteral("folder"));
        QVERIFY((*Store::create(path, QStringLiteral("2026-08-12T00:00:00Z")))->finishBulk());
        QVERIFY(QFile::link(path, other) && QFile::link(dir.path(), folder));
        const QString through = folder + QStringLiteral("/store.gpkg");
        for (const auto &[first, second] : {std::pair(path, other), std::pair(other, path), std::pair(other, through), std::pair(through, path)}) {
            const auto writer = Store::open(first, Store::Access::Writer);
            QVERIFY2(writer, writer ? "" : qPrintable(writer.error().message));
            const auto again = Store::open(second, Store::Access::Writer);
            QVERIFY2(!again, qPrintable(first + u' ' + second));
            QCOMPARE(again.error().kind, ErrorKind::Busy);
        }
        QCOMPARE(lockPath(dir.filePath(QStringLiteral("folder/new.gpkg"))), lockPath(dir.filePath(QStringLiteral("new.gpkg")))); // not there yet
        QCOMPARE(lockPath(dir.filePath(QStringLiteral("none/new.gpkg"))), dir.filePath(QStringLiteral("none/new.gpkg.lock")));
    }

    void aFullDiskIsNotAFolderThatIsNotWritable()
    {
        const QString path = newStore(QStringLiteral("nospace.gpkg"));
        // A limit that no file may pass does to a write what a full disk does.
        rlimit before = {};
        QVERIFY(::getrlimit(RLIMIT_FSIZE, &before) == 0);
        const auto signalled = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit none = {0, before.rlim_max};
        QVERIFY(::setrlimit(RLIMIT_FSIZE, &none) == 0);
        const auto store = Store::open(path, Store::Access::Writer);
        QVERIFY(::setrlimit(RLIMIT_FSIZE, &before) == 0);
        std::signal(SIGXFSZ, signalled);
        QVERIFY(!store);
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QVERIFY2(store.error().message.contains(QStringLiteral("磁盘已满")), qPrintable(store.error().message));
        QVERIFY(!QFile::exists(path + QStringLiteral(".lock.try")));
        const auto later = Store::open(path, Store::Access::Writer);
        QVERIFY2(later, later ? "" : qPrintable(later.error().message));
    }

    /// A foreign program that opens and closes the store must not take itself for the last one and remove the journal
    /// under a writer: it would if opening a second connection here had dropped the writer's locks.
    void aForeignReaderLeavesTheJournalOfAWriter()
    {
        const QString path = newStore(QStringLiteral("shared.gpkg"));
        auto writer = Store::open(path, Store::Access::Writer);
        QVERIFY(writer);
        (*writer)->setMeta(QStringLiteral("note"), QStringLiteral("before"));
        QVERIFY(Store::open(path, Store::Access::Reader));
        const auto foreign = [&path] {
            QProcess tool;
            tool.start(QStringLiteral("sqlite3"), {path, QStringLiteral("SELECT value FROM meta WHERE key = 'note'")});
            return tool.waitForFinished(20000) ? QString::fromUtf8(tool.readAllStandardOutput()).trimmed() : tool.errorString();
        };
        QCOMPARE(foreign(), QStringLiteral("before"));
        (*writer)->setMeta(QStringLiteral("note"), QStringLiteral("after"));
        QCOMPARE(foreign(), QStringLiteral("after"));
    }

    void brokenStoresAreRefusedWithAReason()
    {
        const QString path = newStore(QStringLiteral("whole.gpkg"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const auto variant = [this](const QString &name, const QByteArray &content) {
            QFile out(m_dir.filePath(name));
            if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
                qFatal("can't write");
            out.close();
            return Store::open(out.fileName(), Store::Access::Writer);
        };
        QCOMPARE(variant(QStringLiteral("cut.gpkg"), bytes.left(bytes.size() / 2)).error().kind, ErrorKind::Damaged);
        QCOMPARE(variant(QStringLiteral("text.gpkg"), "hello").error().kind, ErrorKind::Damaged);
        QCOMPARE(variant(QStringLiteral("empty.gpkg"), {}).error().kind, ErrorKind::Damaged);
        QByteArray garbled = bytes;
        garbled.replace(8192, garbled.size() - 8192, QByteArray(garbled.size() - 8192, 'x'));
        QVERIFY(!variant(QStringLiteral("garbled.gpkg"), garbled));
        QCOMPARE(Store::open(m_dir.filePath(QStringLiteral("none.gpkg")), Store::Access::Reader).error().kind,
                 ErrorKind::NotFound);
        {
            auto store = Store::open(path, Store::Access::Writer);
            QVERIFY(store);
            QCOMPARE(Store::open(path, Store::Access::Writer).error().kind, ErrorKind::Busy);
            (*store)->setMeta(QStringLiteral("schema"), QStringLiteral("99"));
        }
        QCOMPARE(Store::open(path, Store::Access::Writer).error().kind, ErrorKind::TooNew);
    }

    void afterAFullDiskTheSameLogGoesOn()
    {
        auto store = Store::open(newStore(QStringLiteral("full.gpkg")), Store::Access::Writer);
        QVERIFY(store);
        CaseLog log(**store, m_workflow);
        (*store)->db().exec("PRAGMA max_page_count = 1"); // the size that it has: not a page more
        int done = 0;
        Result<CaseState> last;
        while (last && done < 1000) {
            Action report = reportOf(uuid7(start + done), QStringLiteral("QD0101-%1").arg(done, 4, 10, QLatin1Char('0')));
            report.payload[QLatin1String("text")] = QString(3000, u'长');
            last = log.submit(report);
            done += last ? 1 : 0;
        }
        QVERIFY(!last);
        QCOMPARE(last.error().kind, ErrorKind::Storage);
        (*store)->db().exec("PRAGMA max_page_count = 1073741823");
        const auto after = log.submit(reportOf(uuid7(start + 5000), QStringLiteral("QD0101-9999")));
        QVERIFY2(after, after ? "" : qPrintable(after.error().message));
        QVERIFY(verifyStore(**store, m_workflow)->isClean());
        QCOMPARE((*store)->db().execAndGet("SELECT count(*) FROM cases").getInt(), done + 1);
    }

    void aStoreOfTheVersionBeforeIsBroughtUp()
    {
        const QString path = newStore(QStringLiteral("before.gpkg"));
        const CaseId id = uuid7(start);
        {
            auto store = Store::open(path, Store::Access::Writer);
            QVERIFY(CaseLog(**store, m_workflow).submit(reportOf(id, QStringLiteral("QD0101-0001"))));
            SQLite::Database &db = (*store)->db();
            for (const char *table : {"people", "places", "things", "organizations", "sentiments"})
                for (const char *on : {"_logged_insert", "_logged_update", "_logged_renumber", "_logged_delete"})
                    db.exec(std::string("DROP TRIGGER ") + table + on);
            for (const char *table : {"people", "places"})
                for (const char *on : {"_insert", "_update", "_delete"})
                    db.exec(std::string("DROP TRIGGER snapshot_") + table + on);
            db.exec("DROP INDEX cases_merged; DROP TABLE rules; DROP TABLE alarms; DROP TABLE outbox; DROP TABLE returned; DROP TABLE messages; DROP TABLE uploads;"
                    "DROP TABLE point_snapshots; DROP TABLE register_changes;"
                    "DELETE FROM gpkg_contents WHERE table_name IN ('rules', 'alarms', 'outbox', 'returned', 'messages', 'uploads', 'point_snapshots', 'register_changes')");
            for (const char *column : {"variant", "stage_at", "stage_due", "stage_limit_ms", "claimed_by", "details"})
                db.exec(std::string("ALTER TABLE cases DROP COLUMN ") + column);
            (*store)->setMeta(QStringLiteral("schema"), QStringLiteral("1"));
        }
        auto store = Store::open(path, Store::Access::Writer);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        QCOMPARE((*store)->meta(QStringLiteral("schema")), QString::number(schemaVersion));
        CaseLog log(**store, m_workflow);
        QCOMPARE(log.read(id)->title, QStringLiteral("路灯不亮"));
        QVERIFY(log.submit(action(id, "accept", 1)));
        // Rows that the version before wrote do not know when their state began; a later action does.
        QVERIFY(log.read(id)->stageAt > 0);
        QVERIFY(verifyStore(**store, m_workflow)->isClean());
        QCOMPARE((*store)->db().execAndGet("SELECT count(*) FROM gpkg_contents WHERE table_name IN ('rules', 'alarms', 'outbox', 'returned', 'messages', 'uploads', 'point_snapshots', 'register_changes')").getInt(), 8);
        QCOMPARE((*store)->db().execAndGet("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_logged_%'").getInt(), 20);
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "storetest.moc"
