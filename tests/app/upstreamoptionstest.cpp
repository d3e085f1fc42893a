// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/startup.h"
#include "data/store/store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace huying;

/// Who may open what with and without --upstream, before any server is asked.
class UpstreamOptionsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    /// A store with two accounts; bound to an upstream if an owner is given.
    QString storeFor(const QString &name, const QString &owner)
    {
        const QString path = m_dir.filePath(name);
        auto made = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
        (*made)->db().exec("INSERT INTO accounts (name, display, roles) VALUES ('seat1', '坐席一', 'operator'), ('seat2', '坐席二', 'operator')");
        if (!owner.isEmpty()) {
            (*made)->setMeta(QStringLiteral("upstream"), QStringLiteral("incarnation-1"));
            (*made)->setMeta(QStringLiteral("upstream_account"), owner);
        }
        if (!(*made)->finishBulk())
            qFatal("can't finish");
        return path;
    }

    static Result<Startup> prepare(const QStringList &arguments) { return Startup::prepare(QStringList{QStringLiteral("huying")} + arguments); }

private slots:
    void upstreamIsNoReplay()
    {
        const QString path = storeFor(QStringLiteral("a.gpkg"), QStringLiteral("seat1"));
        for (const QStringList &more : {QStringList{QStringLiteral("--replay")}, QStringList{QStringLiteral("--at"), QStringLiteral("2026-08-12T14:00")}}) {
            const auto done = prepare(QStringList{QStringLiteral("--store"), path, QStringLiteral("--upstream"), QStringLiteral("host=db")} + more);
            QVERIFY(!done);
            QCOMPARE(done.error().kind, ErrorKind::BadInput);
        }
    }

    void aCopyThatIsStillToBeLoadedIsNoError()
    {
        const QString path = m_dir.filePath(QStringLiteral("later.gpkg"));
        const auto done = prepare({QStringLiteral("--store"), path, QStringLiteral("--upstream"), QStringLiteral("host=db")});
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QVERIFY(done->hints.upstreamAccount.isEmpty());
        QVERIFY(!prepare({QStringLiteral("--store"), path}));
    }

    void aCopyIsItsAccounts()
    {
        const QString path = storeFor(QStringLiteral("b.gpkg"), QStringLiteral("seat2"));
        const auto alone = prepare({QStringLiteral("--store"), path});
        QVERIFY(alone);
        QCOMPARE(alone->account.name, QStringLiteral("seat2")); // and not the first that has the role
        const auto other = prepare({QStringLiteral("--store"), path, QStringLiteral("--as"), QStringLiteral("seat1")});
        QVERIFY(!other);
        QCOMPARE(other.error().kind, ErrorKind::Refused);
        QVERIFY(other.error().message.contains(QStringLiteral("seat2")));
        QVERIFY(prepare({QStringLiteral("--store"), path, QStringLiteral("--as"), QStringLiteral("seat2"), QStringLiteral("--upstream"), QStringLiteral("host=db")}));
    }

    void aStoreOfItsOwnIsNotTakenForACopy()
    {
        const QString path = storeFor(QStringLiteral("c.gpkg"), {});
        const auto done = prepare({QStringLiteral("--store"), path, QStringLiteral("--upstream"), QStringLiteral("host=db")});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Refused);
        QVERIFY(prepare({QStringLiteral("--store"), path, QStringLiteral("--as"), QStringLiteral("seat1")}));
    }
};

QTEST_MAIN(UpstreamOptionsTest)
#include "upstreamoptionstest.moc"
