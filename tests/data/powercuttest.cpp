// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/export/listtable.h"
#include "data/rules/macros.h"
#include "data/store/attachments.h"
#include "data/store/audit.h"
#include "data/store/bulkwriter.h"
#include "data/store/caselog.h"
#include "data/store/pointsnapshot.h"
#include "data/store/reading.h"
#include "data/store/vault.h"
#include "tests/support/registerstore.h"

#include <QMutex>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <dlfcn.h>
#include <sys/stat.h>

using namespace huying;

namespace
{

/// Files that were written since they last went to the disk, and names that were given to such: what a power cut takes.
struct Spy
{
    QMutex mutex;
    QSet<quint64> unsaved; ///< inodes
    QStringList torn;
};

std::atomic<Spy *> spy = nullptr;

void note(int fd, bool isSaved)
{
    struct stat about = {};
    Spy *watching = spy;
    if (!watching || ::fstat(fd, &about) != 0 || !S_ISREG(about.st_mode))
        return;
    const QMutexLocker lock(&watching->mutex);
    if (isSaved)
        watching->unsaved.remove(about.st_ino);
    else
        watching->unsaved.insert(about.st_ino);
}

quint64 inodeOf(const char *path)
{
    struct stat about = {};
    return ::stat(path, &about) == 0 ? about.st_ino : 0;
}

void noteName(const char *from, const char *to)
{
    Spy *watching = spy;
    if (!watching)
        return;
    const quint64 inode = inodeOf(from);
    const QMutexLocker lock(&watching->mutex);
    if (watching->unsaved.contains(inode))
        watching->torn << QString::fromUtf8(to);
}

template <class F> F realOne(const char *name)
{
    return reinterpret_cast<F>(::dlsym(RTLD_NEXT, name));
}

} // namespace

// Before the C library's own in the order of symbols, for SQLite and Qt too.
#define SPIED(name) __asm__(name) __attribute__((visibility("default")))
extern "C" {
ssize_t spiedWrite(int fd, const void *bytes, size_t size) SPIED("write");
ssize_t spiedPwrite(int fd, const void *bytes, size_t size, off_t at) SPIED("pwrite");
ssize_t spiedPwrite64(int fd, const void *bytes, size_t size, off_t at) SPIED("pwrite64");
int spiedSync(int fd) SPIED("fsync");
int spiedDataSync(int fd) SPIED("fdatasync");
int spiedRename(const char *from, const char *to) SPIED("rename");

ssize_t spiedWrite(int fd, const void *bytes, size_t size)
{
    static const auto real = realOne<decltype(&spiedWrite)>("write");
    note(fd, false);
    return real(fd, bytes, size);
}
ssize_t spiedPwrite(int fd, const void *bytes, size_t size, off_t at)
{
    static const auto real = realOne<decltype(&spiedPwrite)>("pwrite");
    note(fd, false);
    return real(fd, bytes, size, at);
}
ssize_t spiedPwrite64(int fd, const void *bytes, size_t size, off_t at)
{
    static const auto real = realOne<decltype(&spiedPwrite64)>("pwrite64");
    note(fd, false);
    return real(fd, bytes, size, at);
}
int spiedSync(int fd)
{
    static const auto real = realOne<decltype(&spiedSync)>("fsync");
    note(fd, true);
    return real(fd);
}
int spiedDataSync(int fd)
{
    static const auto real = realOne<decltype(&spiedDataSync)>("fdatasync");
    note(fd, true);
    return real(fd);
}
int spiedRename(const char *from, const char *to)
{
    static const auto real = realOne<decltype(&spiedRename)>("rename");
    noteName(from, to);
    return real(from, to);
}
}

/// A power cut loses what was not on the disk yet: never what somebody was told is done, nor half of a file.
class PowerCutTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    Spy m_spy;
    const Workflow m_workflow = *Workflow::load();

    bool wouldBeLost(const QString &path)
    {
        const quint64 inode = inodeOf(path.toUtf8().constData());
        const QMutexLocker lock(&m_spy.mutex);
        return m_spy.unsaved.contains(inode);
    }
    static Action report()
    {
        const CaseId id = uuid7(1767225600000);
        return {uuid7(1767225600000), id, QStringLiteral("report"), QStringLiteral("zhang"), {}, 1767225600000, 0,
                {{QStringLiteral("no"), id.toString()}, {QStringLiteral("title"), QStringLiteral("路灯不亮")}}};
    }
    QString newStore(const QString &name) const
    {
        return test::makeStore(m_dir.filePath(name), {QStringLiteral("A")}, [](BulkWriter &) {});
    }

private slots:
    void init() { spy = &m_spy; }
    void cleanup() { spy = nullptr; }

    void aNewStoreIsOnTheDiskWhenItIsFinished()
    {
        const QString path = m_dir.filePath(QStringLiteral("new.gpkg"));
        auto store = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
        QVERIFY(store);
        QVERIFY(wouldBeLost(path)); // it does not wait while it is filled
        QVERIFY((*store)->finishBulk());
        QVERIFY(!wouldBeLost(path));
        QVERIFY(!wouldBeLost(path + QStringLiteral("-wal")));
    }

    void whatIsDoneIsOnTheDisk()
    {
        const QString path = newStore(QStringLiteral("work.gpkg")), journal = path + QStringLiteral("-wal");
        auto store = Store::open(path, Store::Access::Writer);
        QVERIFY(store);
        SQLite::Database &db = (*store)->db();
        QCOMPARE(db.execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
        CaseLog log(**store, m_workflow);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(log.submit(report()));
            QVERIFY(!wouldBeLost(path) && !wouldBeLost(journal));
        }
        {
            SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
            appendAudit(db, {1, QStringLiteral("zhang"), QStringLiteral("lock"), {}, {}});
            transaction.commit();
        }
        QVERIFY(!wouldBeLost(path) && !wouldBeLost(journal));
        db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        QVERIFY(!wouldBeLost(path) && !wouldBeLost(journal));
        db.exec("PRAGMA synchronous = NORMAL"); // as most programs have it
        QVERIFY(log.submit(report()));
        QVERIFY(wouldBeLost(journal));
    }

    void noFileHasItsNameBeforeItsBytes()
    {
        const QString path = newStore(QStringLiteral("files.gpkg"));
        QVERIFY(Vault::create(path, Vault::randomKey()));
        auto store = Store::open(path, Store::Access::Writer);
        QVERIFY(store);
        QVERIFY(keepBytes(**store, "\x89PNG\r\n\x1a\n and so on", QStringLiteral("a.png")));
        QVERIFY(PointSnapshots(path).write(readRegister(**store, RegisterKind::People)));
        Macros macros;
        QVERIFY(macros.set({{QStringLiteral("夜"), QStringLiteral("新 噪音")}}));
        QVERIFY(macros.save(m_dir.filePath(QStringLiteral("macros.json"))));
        ListHead head;
        head.page = QStringLiteral("%1/%2");
        head.columns = {{QStringLiteral("案号")}};
        for (const auto &writer : {makeCsvWriter(m_dir.filePath(QStringLiteral("list.csv"))), makeXlsxWriter(m_dir.filePath(QStringLiteral("list.xlsx")))}) {
            QVERIFY(writer->begin(head) && writer->add({{ListCell::of(QStringLiteral("QD1"))}}) && writer->finish());
        }
        for (const char *made : {"files.gpkg.key", "files.gpkg.points/people", "macros.json", "list.csv", "list.xlsx"}) {
            QVERIFY2(QFile::exists(m_dir.filePath(QLatin1String(made))), made);
            QVERIFY2(!wouldBeLost(m_dir.filePath(QLatin1String(made))), made);
        }
        QCOMPARE(m_spy.torn, QStringList());

        QFile careless(m_dir.filePath(QStringLiteral("a"))); // the spy does see
        QVERIFY(careless.open(QIODevice::WriteOnly) && careless.write("x") == 1);
        careless.close();
        QCOMPARE(::rename(qPrintable(careless.fileName()), qPrintable(m_dir.filePath(QStringLiteral("b")))), 0);
        QCOMPARE(m_spy.torn, QStringList{m_dir.filePath(QStringLiteral("b"))});
    }
};

QTEST_GUILESS_MAIN(PowerCutTest)
#include "powercuttest.moc"
