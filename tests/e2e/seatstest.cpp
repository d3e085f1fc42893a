// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/consolerun.h"
#include "tests/support/testseat.h"

#include <QDir>

using namespace huying;
using namespace huying::test;

namespace
{

const int patienceMs = ConsoleRun::patienceMs();

/// A console with a screen and a home of its own, on its account's copy of the upstream.
class SeatOnScreen
{
public:
    SeatOnScreen(const TestUpstream &upstream, const QString &account) : m_upstream(upstream), m_account(account) {}

    QString path() const { return m_dir.filePath(QStringLiteral("copy.gpkg")); }
    XSession &screen() { return m_screen; }
    bool start()
    {
        auto home = QProcessEnvironment();
        for (const char *variable : {"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"}) {
            QDir(m_dir.path()).mkdir(QLatin1String(variable));
            home.insert(QLatin1String(variable), m_dir.filePath(QLatin1String(variable)));
        }
        QFile::setPermissions(m_dir.filePath(QStringLiteral("XDG_RUNTIME_DIR")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        home.insert(QStringLiteral("PGPASSWORD"), m_upstream.password(m_account)); // as libpq takes it: nobody has to type
        return m_screen.isUp()
               && m_screen.start(QStringLiteral(HUYING_BIN "/huying"),
                                 {QStringLiteral("--store"), path(), QStringLiteral("--as"), m_account, QStringLiteral("--upstream"), m_upstream.options({}).conninfo}, home)
               && m_screen.waitForKeyboard(QStringLiteral("标准"), patienceMs); // the console's window, not the first load's
    }
    QString ask(const char *sql, const QStringList &parameters = {}) const { return ConsoleRun::ask(path(), sql, parameters); }
    /// Opens the case by its number and presses the key until the store says so: a screen may lose a key.
    bool act(const QString &no, const QString &key, const char *sql, const QString &answer)
    {
        for (int attempt = 0; attempt < 3; ++attempt) {
            m_screen.key(QStringLiteral("F2"));
            m_screen.key(QStringLiteral("ctrl+a"));
            m_screen.type(no);
            m_screen.key(QStringLiteral("Return"));
            m_screen.key(QStringLiteral("F4"));
            m_screen.key(key);
            if (QTest::qWaitFor([&] { return ask(sql, {no}) == answer; }, patience(10000)))
                return true;
        }
        return false;
    }

private:
    const TestUpstream &m_upstream;
    QString m_account;
    QTemporaryDir m_dir;
    XSession m_screen{{1920, 1080}};
};

} // namespace

/// Two consoles as their users have them, and the upstream between them.
class SeatsTest : public QObject
{
    Q_OBJECT

    const Workflow m_workflow = *Workflow::load();
    TestUpstream m_upstream;

private slots:
    void initTestCase()
    {
        QVERIFY(m_upstream.start());
    }

    void whatOneDoesTheOtherHas()
    {
        TestSeat third(m_workflow);
        QCOMPARE(third.open(m_upstream.options(QStringLiteral("seat3"))), QString());
        const CaseId id = third.report(QStringLiteral("路灯不亮"));
        QTRY_VERIFY_WITH_TIMEOUT(third.isLive() && third.isSettled(), patienceMs);
        const QString no = third.read(id).no;

        SeatOnScreen a(m_upstream, QStringLiteral("seat1")), b(m_upstream, QStringLiteral("seat2"));
        QVERIFY(a.start());
        QVERIFY(b.start());
        const char *const state = "SELECT state FROM cases WHERE no = ?";
        QVERIFY(a.act(no, QStringLiteral("a"), state, QStringLiteral("accepted")));
        QTRY_COMPARE_WITH_TIMEOUT(b.ask(state, {no}), QStringLiteral("accepted"), patienceMs);

        // Cut off, the first goes on working; what he did waits and then goes up.
        QVERIFY(m_upstream.stop());
        const char *const waits = "SELECT count(*) > 0 FROM outbox o JOIN cases c ON c.id = o.case_id WHERE NOT o.accepted AND c.no = ?";
        QVERIFY(a.act(no, QStringLiteral("d"), waits, QStringLiteral("1")));
        QVERIFY(m_upstream.startAgain());
        const char *const steps = "SELECT count(*) FROM actions a JOIN cases c ON c.id = a.case_id WHERE a.kind = 'urge' AND c.no = ?";
        QTRY_VERIFY_WITH_TIMEOUT(b.ask(steps, {no}).toInt() > 0, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(a.ask(waits, {no}), QStringLiteral("0"), patienceMs);
        QCOMPARE(m_upstream.casesThatDiffer(), QStringLiteral("0"));
        for (SeatOnScreen *seat : {&a, &b}) {
            seat->screen().key(QStringLiteral("ctrl+q"));
            QVERIFY(seat->screen().program().waitForFinished(patienceMs));
            QCOMPARE(seat->screen().program().exitCode(), 0);
        }
    }
};

QTEST_GUILESS_MAIN(SeatsTest)
#include "seatstest.moc"
