// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/store.h"
#include "data/store/verify.h"
#include "tests/e2e/consolerun.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTest>
#include <csignal>

using namespace huying;

namespace
{

const int patienceMs = ConsoleRun::patienceMs();
const char *const stateOf = "SELECT state FROM cases WHERE no = ?";

/// Process ids of the children of a process that run `program`.
QList<qint64> childProcesses(qint64 parent, const QString &program)
{
    QList<qint64> found;
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile status(QStringLiteral("/proc/%1/stat").arg(entry));
        if (!status.open(QIODevice::ReadOnly))
            continue;
        const QString line = QString::fromUtf8(status.readAll());
        const QString name = line.section(QLatin1Char('('), 1).section(QLatin1Char(')'), 0, 0);
        const QStringList rest = line.section(QLatin1Char(')'), -1).simplified().split(QLatin1Char(' '));
        // The kernel keeps fifteen characters of a name.
        if (name == program.left(15) && rest.value(0) != QLatin1String("Z") && rest.value(1).toLongLong() == parent)
            found << entry.toLongLong();
    }
    return found;
}

} // namespace

class ConsoleTest : public QObject
{
    Q_OBJECT

    ConsoleRun m_run;

private slots:
    void initTestCase()
    {
        const QString trouble = m_run.makePlace();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }

    /// Open; a new case arrives; find it; carry it to closed by keys alone; the engine dies on the way.
    void aShiftByKeyboard()
    {
        // The recorded report that then waits longest, some eleven minutes, to be accepted: time for us to be quicker.
        const char *const patient = " FROM cases WHERE reported_at > (SELECT value FROM meta WHERE key = 'replay_at')"
                                    " AND accepted_at > reported_at ORDER BY accepted_at - reported_at DESC, no LIMIT 1";
        const QString no = ConsoleRun::ask(m_run.store(), QByteArray("SELECT no").append(patient).constData());
        const TimeMs reported =
            ConsoleRun::ask(m_run.store(), QByteArray("SELECT reported_at").append(patient).constData()).toLongLong();
        QVERIFY(!no.isEmpty() && reported > 0);

        XSession x({1920, 1080});
        QVERIFY2(x.isUp(), "Xvfb did not start");
        QVERIFY(m_run.start(x, reported - minuteMs / 2));
        const qint64 pid = x.program().processId();
        QTRY_VERIFY_WITH_TIMEOUT(!childProcesses(pid, QStringLiteral("huying-mapengine")).isEmpty(), patienceMs);

        QCOMPARE(m_run.ask(stateOf, {no}), QString());
        bool came = false;
        for (int attempt = 0; attempt < 3 && !came; ++attempt) { // the screen may lose the first key of all
            x.key(QStringLiteral("ctrl+period")); // from standing still to ten times as fast: it comes in three seconds
            came = m_run.becomes(stateOf, {no}, QStringLiteral("reported"), test::patience(20'000));
        }
        QVERIFY(came);
        x.key(QStringLiteral("ctrl+space")); // pause: the record must not go on with what we take

        const qint64 engine = childProcesses(pid, QStringLiteral("huying-mapengine")).front();
        QCOMPARE(::kill(static_cast<pid_t>(engine), SIGKILL), 0);

        x.key(QStringLiteral("F2"));
        x.type(no);
        x.key(QStringLiteral("Return"));
        const auto step = [&](const QStringList &keys, const char *state) {
            return carry(x, no, keys, state);
        };
        QVERIFY(step({QStringLiteral("a")}, "accepted"));
        QVERIFY(step({QStringLiteral("F7"), QStringLiteral("=cgj"), QStringLiteral("Return"), QStringLiteral("Return")}, "assigned"));
        QVERIFY(step({QStringLiteral("s")}, "handling"));
        QVERIFY(step({QStringLiteral("r"), QStringLiteral("=done"), QStringLiteral("Return")}, "resolved"));
        QVERIFY(step({QStringLiteral("p")}, "checked"));
        QVERIFY(step({QStringLiteral("c")}, "closed"));

        QTRY_VERIFY_WITH_TIMEOUT(!childProcesses(pid, QStringLiteral("huying-mapengine")).isEmpty()
                                     && childProcesses(pid, QStringLiteral("huying-mapengine")).front() != engine,
                                 patienceMs);
        QCOMPARE(x.program().state(), QProcess::Running);
        QTRY_VERIFY_WITH_TIMEOUT(colours(x.picture().copy(700, 300, 600, 300)) > 40, patienceMs);

        auto store = Store::open(m_run.replay(), Store::Access::Reader);
        QVERIFY(store);
        const auto report = verifyStore(**store, *Workflow::load());
        QVERIFY2(report && report->isClean(), report ? qPrintable(report->differences.join(QLatin1Char('\n'))) : "");
        x.key(QStringLiteral("ctrl+q"));
        QVERIFY(x.program().waitForFinished(patienceMs));
        QCOMPARE(x.program().exitCode(), 0);
        QVERIFY2(!QFile::exists(m_run.replay()), "the copy for the replay was left behind");
        QVERIFY(childProcesses(pid, QStringLiteral("huying-mapengine")).isEmpty());
    }

private:
    /// The keys of one step, "=text" typed. The store is ahead of the screen, and a tool types faster than a busy
    /// screen follows: as a user would, it leaves a form that came too late and starts the step again.
    bool carry(XSession &x, const QString &no, const QStringList &keys, const char *state)
    {
        for (int attempt = 0; attempt < 12; ++attempt) {
            x.key(QStringLiteral("F4"));
            for (const QString &key : keys)
                key.startsWith(QLatin1Char('=')) ? x.type(key.mid(1)) : x.key(key);
            if (m_run.becomes(stateOf, {no}, QLatin1String(state), test::patience(4000)))
                return true;
            x.key(QStringLiteral("Escape"));
            x.key(QStringLiteral("Escape"));
        }
        return false;
    }

    static int colours(const QImage &image)
    {
        QSet<QRgb> seen;
        for (int y = 0; y < image.height(); y += 2)
            for (int x = 0; x < image.width(); x += 2)
                seen.insert(image.pixel(x, y));
        return static_cast<int>(seen.size());
    }
};

QTEST_GUILESS_MAIN(ConsoleTest)
#include "consoletest.moc"
