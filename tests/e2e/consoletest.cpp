// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/store.h"
#include "data/store/verify.h"
#include "tests/e2e/xsession.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace huying;

namespace
{

const int patienceMs = test::patience(60'000); ///< a machine that builds beside the test is slow

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

    QTemporaryDir m_dir;
    QString m_store;
    QProcessEnvironment m_home;

    QString replayPath(qint64 pid) const
    {
        return m_dir.filePath(QStringLiteral("cache/huying/replay-%1.gpkg").arg(pid));
    }

    /// One value of the store that the console works on, read beside it.
    QString ask(const QString &path, const char *sql, const QString &parameter = {})
    {
        auto store = Store::open(path, Store::Access::Reader);
        if (!store)
            return {};
        const auto answer = guarded(path, QStringLiteral("e2e"), [&]() -> Result<QString> {
            SQLite::Statement query((*store)->db(), sql);
            if (!parameter.isNull())
                query.bind(1, toSql(parameter));
            return query.executeStep() ? textAt(query, 0) : QString();
        });
        return answer ? *answer : QString();
    }

private slots:
    void initTestCase()
    {
        for (const char *folder : {"cache", "config", "data", "run"})
            QDir(m_dir.path()).mkpath(QString::fromLatin1(folder));
        QFile::setPermissions(m_dir.filePath(QStringLiteral("run")),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const std::pair<const char *, const char *> folders[] = {{"XDG_CACHE_HOME", "cache"},
                                                                 {"XDG_CONFIG_HOME", "config"},
                                                                 {"XDG_DATA_HOME", "data"},
                                                                 {"XDG_RUNTIME_DIR", "run"}};
        for (const auto &[variable, folder] : folders)
            m_home.insert(QString::fromLatin1(variable), m_dir.filePath(QString::fromLatin1(folder)));
        m_store = m_dir.filePath(QStringLiteral("tiny.gpkg"));
        QProcess demo;
        demo.start(QStringLiteral(HUYING_BIN "/huyingctl"),
                   {QStringLiteral("demo"), m_store, QStringLiteral("--scale"), QStringLiteral("tiny"),
                    QStringLiteral("--seed"), QStringLiteral("1")});
        QVERIFY(demo.waitForFinished(patienceMs));
        QVERIFY2(demo.exitCode() == 0, demo.readAllStandardError().constData());
    }

    /// Open; a new case arrives; find it; carry it to closed by keys alone; the engine dies on the way.
    void aShiftByKeyboard()
    {
        // The recorded report that then waits longest, some eleven minutes, to be accepted: time for us to be quicker.
        const char *const patient = " FROM cases WHERE reported_at > (SELECT value FROM meta WHERE key = 'replay_at')"
                                    " AND accepted_at > reported_at ORDER BY accepted_at - reported_at DESC, no LIMIT 1";
        const QString no = ask(m_store, QByteArray("SELECT no").append(patient).constData());
        const TimeMs reported = ask(m_store, QByteArray("SELECT reported_at").append(patient).constData()).toLongLong();
        QVERIFY(!no.isEmpty() && reported > 0);

        XSession x({1920, 1080});
        QVERIFY2(x.isUp(), "Xvfb did not start");
        QVERIFY(x.start(QStringLiteral(HUYING_BIN "/huying"),
                        {QStringLiteral("--store"), m_store, QStringLiteral("--speed"), QStringLiteral("0"), QStringLiteral("--at"),
                         QDateTime::fromMSecsSinceEpoch(reported - minuteMs / 2).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"))},
                        m_home));
        QVERIFY(x.waitForWindow(QStringLiteral("呼应"), patienceMs));
        const qint64 pid = x.program().processId();
        const QString replay = replayPath(pid);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(replay), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!childProcesses(pid, QStringLiteral("huying-mapengine")).isEmpty(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(ask(replay, "SELECT count(*) FROM recorded").toInt() > 0, patienceMs);

        const char *const stateOf = "SELECT state FROM cases WHERE no = ?";
        QCOMPARE(ask(replay, stateOf, no), QString());
        x.key(QStringLiteral("ctrl+period")); // from standing still to ten times as fast: it comes in three seconds
        QTRY_COMPARE_WITH_TIMEOUT(ask(replay, stateOf, no), QStringLiteral("reported"), patienceMs);
        x.key(QStringLiteral("ctrl+space")); // pause: the record must not go on with what we take

        const qint64 engine = childProcesses(pid, QStringLiteral("huying-mapengine")).front();
        QCOMPARE(::kill(static_cast<pid_t>(engine), SIGKILL), 0);

        x.key(QStringLiteral("F2"));
        x.type(no);
        x.key(QStringLiteral("Return"));
        const auto step = [&](const QStringList &keys, const char *state) {
            return carry(x, replay, no, keys, state);
        };
        QVERIFY(step({QStringLiteral("a")}, "accepted"));
        QVERIFY(step({QStringLiteral("F7"), QStringLiteral("=cgj"), QStringLiteral("Return"), QStringLiteral("Return")}, "assigned"));
        QVERIFY(step({QStringLiteral("s")}, "handling"));
        QVERIFY(step({QStringLiteral("r"), QStringLiteral("=done"), QStringLiteral("Return")}, "resolved"));
        QVERIFY(step({QStringLiteral("p")}, "checked"));
        QVERIFY(step({QStringLiteral("c"), QStringLiteral("Tab"), QStringLiteral("space")}, "closed"));

        QTRY_VERIFY_WITH_TIMEOUT(!childProcesses(pid, QStringLiteral("huying-mapengine")).isEmpty()
                                     && childProcesses(pid, QStringLiteral("huying-mapengine")).front() != engine,
                                 patienceMs);
        QCOMPARE(x.program().state(), QProcess::Running);
        QTRY_VERIFY_WITH_TIMEOUT(colours(x.picture().copy(700, 300, 600, 300)) > 40, patienceMs);

        auto store = Store::open(replay, Store::Access::Reader);
        QVERIFY(store);
        const auto report = verifyStore(**store, *Workflow::load());
        QVERIFY2(report && report->isClean(), report ? qPrintable(report->differences.join(QLatin1Char('\n'))) : "");
        x.key(QStringLiteral("ctrl+q"));
        QVERIFY(x.program().waitForFinished(patienceMs));
        QCOMPARE(x.program().exitCode(), 0);
        QVERIFY2(!QFile::exists(replay), "the copy for the replay was left behind");
        QVERIFY(childProcesses(pid, QStringLiteral("huying-mapengine")).isEmpty());
    }

private:
    /// The keys of one step, "=text" typed. The store is ahead of the screen, and a tool types faster than a busy
    /// screen follows: as a user would, it leaves a form that came too late and starts the step again.
    bool carry(XSession &x, const QString &path, const QString &no, const QStringList &keys, const char *state)
    {
        for (int attempt = 0; attempt < 12; ++attempt) {
            x.key(QStringLiteral("F4"));
            for (const QString &key : keys)
                key.startsWith(QLatin1Char('=')) ? x.type(key.mid(1)) : x.key(key);
            const bool reached = QTest::qWaitFor(
                [&] { return ask(path, "SELECT state FROM cases WHERE no = ?", no) == QLatin1String(state); }, test::patience(4000));
            if (reached)
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
