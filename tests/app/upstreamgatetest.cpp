// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/upstreamgate.h"
#include "data/store/passwords.h"
#include "data/store/store.h"
#include "data/sync/upstream.h"
#include "tests/support/patience.h"
#include "tests/support/testupstream.h"
#include "widgets/access/loaddialog.h"
#include "widgets/access/signindialog.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace huying;
using namespace huying::test;

/// Signing in, the first load, and opening a copy whose server is not there, against a real server.
class UpstreamGateTest : public QObject
{
    Q_OBJECT

    TestUpstream m_upstream;
    QTemporaryDir m_dir;

    QString copy() const { return m_dir.filePath(QStringLiteral("copy.gpkg")); }
    QString conninfo() const { return m_upstream.options({}).conninfo; }
    /// Nobody listens there.
    static QString nowhere() { return QStringLiteral("host=localhost hostaddr=127.0.0.1 port=1 dbname=huying"); }

    /// A gate and what it said.
    struct Try
    {
        Startup startup;
        UpstreamGate gate;
        QSignalSpy passed{&gate, &UpstreamGate::passed}, left{&gate, &UpstreamGate::left}, refused{&gate, &UpstreamGate::refused};

        Try(const QString &path, const QString &user, const QString &where, bool mayAsk = true)
            : startup(*Startup::prepare({QStringLiteral("huying"), QStringLiteral("--store"), path, QStringLiteral("--as"), user, QStringLiteral("--upstream"), where})),
              gate(startup, mayAsk)
        {
            gate.open();
        }
        QString why() const { return refused.isEmpty() ? QString() : refused.first().first().value<Error>().message; }
    };

    template <class T> static T *dialog()
    {
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<T *>(widget); found && found->isVisible())
                return found;
        return nullptr;
    }
    /// Types into the dialog that asks and presses Enter.
    static void type(const QString &password)
    {
        QLineEdit *entry = nullptr;
        for (auto *line : dialog<SignInDialog>()->findChildren<QLineEdit *>())
            if (line->echoMode() == QLineEdit::Password)
                entry = line;
        entry->setText(password);
        QTest::keyClick(entry, Qt::Key_Return);
    }
    static bool says(const QString &words)
    {
        const auto labels = dialog<SignInDialog>()->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&words](const QLabel *label) { return label->text().contains(words); });
    }

    void report(const QString &title) const
    {
        const auto link = Upstream::signIn(m_upstream.options(QStringLiteral("seat1")));
        QVERIFY(link);
        const TimeMs now = QDateTime::currentMSecsSinceEpoch();
        const auto answers = (*link)->submit({{uuid7(now), uuid7(now), QStringLiteral("report"), QStringLiteral("seat1"), {}, now, 0,
                                               {{QStringLiteral("title"), title}, {QStringLiteral("area"), QStringLiteral("459021001001001")}}}});
        QVERIFY(answers && answers->first().status == UpstreamAnswer::Status::Accepted);
    }
    /// Of the copy.
    qint64 cases() const
    {
        const auto store = Store::open(copy(), Store::Access::Reader);
        SQLite::Statement row((*store)->db(), "SELECT count(*) FROM cases");
        row.executeStep();
        return row.getColumn(0).getInt64();
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QVERIFY(m_upstream.start());
        for (int n = 0; n < 3; ++n)
            report(QStringLiteral("案卷 %1").arg(n));
        qunsetenv("PGPASSWORD");
        qputenv("PGPASSFILE", "/nonexistent");
    }

    void whoCanNotBeAskedIsRefused()
    {
        Try one(copy(), QStringLiteral("seat1"), conninfo(), false);
        QTRY_COMPARE_WITH_TIMEOUT(one.refused.size(), 1, patience(20000));
        QVERIFY(!QFileInfo::exists(copy()));
    }

    void aWrongPasswordIsSaidAndARightOneLoadsTheCopy()
    {
        Try one(copy(), QStringLiteral("seat1"), conninfo());
        QTRY_VERIFY_WITH_TIMEOUT(dialog<SignInDialog>(), patience(20000));
        type(QStringLiteral("nonsense"));
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("账号或口令不对")), patience(20000));
        QVERIFY(one.passed.isEmpty());
        type(m_upstream.password(QStringLiteral("seat1")));
        QTRY_COMPARE_WITH_TIMEOUT(one.passed.size(), 1, patience(60000));
        QVERIFY(!dialog<SignInDialog>() && !dialog<LoadDialog>());
        QVERIFY(one.startup.readStore());
        QCOMPARE(one.startup.hints.upstreamAccount, QStringLiteral("seat1"));
        QCOMPARE(one.startup.account.name, QStringLiteral("seat1"));
    }

    void escapeLeaves()
    {
        Try one(m_dir.filePath(QStringLiteral("never.gpkg")), QStringLiteral("seat1"), conninfo());
        QTRY_VERIFY_WITH_TIMEOUT(dialog<SignInDialog>(), patience(20000));
        QTest::keyClick(dialog<SignInDialog>(), Qt::Key_Escape);
        QCOMPARE(one.left.size(), 1);
    }

    void aLoadThatIsStoppedLeavesNothing()
    {
        // The load waits for this, so that there is time to stop it.
        const auto holder = PgConnection::open(m_upstream.installer());
        QVERIFY(holder && (*holder)->script("BEGIN; LOCK TABLE huying.actions IN ACCESS EXCLUSIVE MODE"));
        qputenv("PGPASSWORD", m_upstream.password(QStringLiteral("seat1")).toUtf8());
        const QString path = m_dir.filePath(QStringLiteral("stopped.gpkg"));
        Try one(path, QStringLiteral("seat1"), conninfo());
        QTRY_VERIFY_WITH_TIMEOUT(dialog<LoadDialog>() && QFileInfo::exists(path + QStringLiteral(".key")), patience(20000));
        QTest::keyClick(dialog<LoadDialog>(), Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(one.left.size(), 1, patience(20000));
        QVERIFY(!dialog<LoadDialog>()); // or the program would not end
        QCOMPARE(QDir(m_dir.path()).entryList({QStringLiteral("stopped*")}), QStringList());
        qunsetenv("PGPASSWORD");
    }

    void whatLibpqKnowsIsNotAskedFor()
    {
        qputenv("PGPASSWORD", m_upstream.password(QStringLiteral("seat1")).toUtf8());
        Try one(copy(), QStringLiteral("seat1"), conninfo());
        QTRY_COMPARE_WITH_TIMEOUT(one.passed.size(), 1, patience(20000));
        QVERIFY(!dialog<SignInDialog>());
        qunsetenv("PGPASSWORD");
    }

    void aCopyOpensWithoutItsServer()
    {
        Try one(copy(), QStringLiteral("seat1"), nowhere());
        QTRY_VERIFY_WITH_TIMEOUT(dialog<SignInDialog>(), patience(20000));
        QVERIFY(one.passed.isEmpty());
        type(m_upstream.password(QStringLiteral("seat1"))); // that it was loaded with
        QTRY_COMPARE_WITH_TIMEOUT(one.passed.size(), 1, patience(20000));
    }

    void anotherAccountNeedsTheServer()
    {
        Try one(copy(), QStringLiteral("seat2"), nowhere());
        QTRY_COMPARE_WITH_TIMEOUT(one.refused.size(), 1, patience(20000));
        QVERIFY2(one.why().contains(QStringLiteral("seat1")), qPrintable(one.why()));
    }

    void theNextShiftTakesTheCopyOver()
    {
        qputenv("PGPASSWORD", m_upstream.password(QStringLiteral("other")).toUtf8()); // of another county
        const qint64 before = cases();
        {
            Try one(copy(), QStringLiteral("other"), conninfo());
            QTRY_COMPARE_WITH_TIMEOUT(one.passed.size(), 1, patience(60000));
            QVERIFY(!dialog<LoadDialog>());
            QVERIFY(one.startup.readStore());
            QCOMPARE(one.startup.account.name, QStringLiteral("other"));
            QVERIFY(one.startup.account.roles.contains(QStringLiteral("operator")));
            QCOMPARE(cases(), 0); // of the first county nothing is left
        }
        qputenv("PGPASSWORD", m_upstream.password(QStringLiteral("seat1")).toUtf8());
        Try back(copy(), QStringLiteral("seat1"), conninfo());
        QTRY_COMPARE_WITH_TIMEOUT(back.passed.size(), 1, patience(60000));
        QVERIFY(back.startup.readStore());
        QCOMPARE(back.startup.account.name, QStringLiteral("seat1"));
        QCOMPARE(cases(), before);
        qunsetenv("PGPASSWORD");
    }

    void withoutServerThisMachinesPasswordIsAsked()
    {
        {
            auto store = Store::open(copy(), Store::Access::Writer);
            QVERIFY(store);
            setPassword(**store, QStringLiteral("seat1"), QStringLiteral("本机-2026"));
        }
        Try one(copy(), QStringLiteral("seat1"), nowhere());
        QTRY_VERIFY_WITH_TIMEOUT(dialog<SignInDialog>(), patience(20000));
        type(QStringLiteral("wrong"));
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("The password is wrong.")), patience(20000));
        QVERIFY(one.passed.isEmpty());
        type(QStringLiteral("本机-2026"));
        QTRY_COMPARE_WITH_TIMEOUT(one.passed.size(), 1, patience(20000));
    }
};

QTEST_MAIN(UpstreamGateTest)
#include "upstreamgatetest.moc"
