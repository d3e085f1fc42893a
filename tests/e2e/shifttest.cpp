// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/store.h"
#include "data/store/verify.h"
#include "tests/e2e/consolerun.h"

#include <QDateTime>
#include <QDir>
#include <QTest>
#include <QTimeZone>

using namespace huying;

namespace
{

const char *const stateOf = "SELECT state FROM cases WHERE no = ?";
const char *const timesDone = "SELECT count(*) FROM actions a JOIN cases c ON c.id = a.case_id"
                              " WHERE c.no = ? AND a.kind = ? AND a.actor = 'zhangwenjing'";

/// What it took to bring one thing about: keys that were pressed, without the typed words.
struct Tally
{
    QString what;
    int keys = 0;
};

} // namespace

/// A shift with the keyboard alone, on real windows. Pictures lie in build/…/shots/shift.
class ShiftTest : public QObject
{
    Q_OBJECT

    ConsoleRun m_run;
    QList<Tally> m_tallies;

    static TimeMs at(const char *time)
    {
        QDateTime instant = QDateTime::fromString(QString::fromLatin1(time), Qt::ISODate);
        instant.setTimeZone(QTimeZone("Asia/Shanghai"));
        return instant.toMSecsSinceEpoch();
    }

    static void picture(XSession &x, const char *name)
    {
        const QDir folder(QStringLiteral(HUYING_BIN "/../shots/shift"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        QVERIFY(x.picture().save(folder.filePath(QString::fromLatin1(name) + QStringLiteral(".png"))));
    }

    /// Presses the keys ("=words" are typed) until the store answers as it should. A tool is quicker than a busy screen:
    /// as a user would, it leaves what came too late and starts again; the keys of the try that worked are counted.
    bool bring(XSession &x, const QString &what, const QStringList &keys, const std::function<bool()> &done)
    {
        for (int attempt = 0; attempt < 8; ++attempt) {
            int pressed = 0;
            for (const QString &key : keys) {
                if (key.startsWith(QLatin1Char('='))) {
                    x.type(key.mid(1));
                } else {
                    x.key(key);
                    ++pressed;
                }
            }
            if (QTest::qWaitFor(done, test::patience(4000))) {
                m_tallies << Tally{what, pressed};
                return true;
            }
            x.key(QStringLiteral("Escape"));
            x.key(QStringLiteral("Escape"));
        }
        picture(x, "failed");
        qWarning("%s: %s", qPrintable(what), qPrintable(keys.join(QLatin1Char(' '))));
        return false;
    }

    bool bringTo(XSession &x, const QString &no, const QStringList &keys, const char *state)
    {
        return bring(x, QString::fromLatin1(state), keys, [&] { return m_run.ask(stateOf, {no}) == QLatin1String(state); });
    }

    bool bringOnce(XSession &x, const QString &no, const QStringList &keys, const char *kind)
    {
        return bring(x, QString::fromLatin1(kind), keys,
                     [&] { return m_run.ask(timesDone, {no, QString::fromLatin1(kind)}) == QLatin1String("1"); });
    }

    int keysFor(const QStringList &whats) const
    {
        int keys = 0;
        for (const Tally &tally : m_tallies)
            if (whats.contains(tally.what))
                keys += tally.keys;
        return keys;
    }

    void closeAndVerify(XSession &x)
    {
        {
            auto store = Store::open(m_run.replay(), Store::Access::Reader);
            QVERIFY(store);
            const auto report = verifyStore(**store, *Workflow::load());
            QVERIFY2(report && report->isClean(), report ? qPrintable(report->differences.join(QLatin1Char('\n'))) : "");
        }
        x.key(QStringLiteral("ctrl+q"));
        QVERIFY(x.program().waitForFinished(ConsoleRun::patienceMs()));
        QCOMPARE(x.program().exitCode(), 0);
    }

private slots:
    void init() { m_tallies.clear(); }

    void initTestCase()
    {
        const QString trouble = m_run.makePlace();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }

    void cleanup()
    {
        for (const Tally &tally : std::as_const(m_tallies))
            qInfo("%-16s %d keys", qPrintable(tally.what), tally.keys);
    }

    /// Hotline call, typed line, recommended unit, arrives, resolved, checked, closed.
    void aCallIsCarriedToItsEnd()
    {
        const QString line = QStringLiteral("新 独居老人走访 中山路127号"), result = QStringLiteral("老人在");
        XSession x({1920, 1080});
        QVERIFY2(x.isUp(), "Xvfb did not start");
        QVERIFY(x.learn(line + result));
        QVERIFY(m_run.start(x, at("2026-08-12T14:00:00")));
        const QString before = m_run.ask("SELECT count(*) FROM cases");
        const char *const newest = "SELECT c.no FROM cases c JOIN actions a ON a.case_id = c.id AND a.kind = 'report'"
                                   " WHERE a.actor = 'zhangwenjing' AND c.title = '独居老人走访' AND c.reported_at = ?";
        const QStringList now{QString::number(at("2026-08-12T14:00:00"))};
        QVERIFY(bring(x, QStringLiteral("taken in"), {QStringLiteral("F2"), QLatin1Char('=') + line, QStringLiteral("Return")},
                      [&] { return !m_run.ask(newest, now).isEmpty(); }));
        picture(x, "1-taken-in");
        const QString no = m_run.ask(newest, now);
        QCOMPARE(m_run.ask("SELECT count(*) FROM cases").toInt(), before.toInt() + 1);
        QCOMPARE(m_run.ask(stateOf, {no}), QStringLiteral("assigned")); // by the rule, in the same transaction
        QCOMPARE(m_run.ask("SELECT address FROM cases WHERE no = ?", {no}), QStringLiteral("中山路127号"));
        QVERIFY(m_run.ask("SELECT area FROM cases WHERE no = ?", {no}).size() > 6);

        QVERIFY(bringOnce(x, no, {QStringLiteral("F6"), QStringLiteral("Return")}, "dispatch"));
        picture(x, "2-unit-sent");
        QVERIFY(m_run.ask("SELECT units FROM cases WHERE no = ?", {no}).size() > 0);
        QVERIFY2(keysFor({QStringLiteral("taken in"), QStringLiteral("dispatch")}) <= 4, "an operator's keys for a case");

        QVERIFY(bringTo(x, no, {QStringLiteral("shift+F6"), QStringLiteral("3")}, "handling"));
        QCOMPARE(m_run.ask(timesDone, {no, QStringLiteral("arrive")}), QStringLiteral("1"));
        picture(x, "3-arrived");
        QVERIFY(bringTo(x, no, {QStringLiteral("F4"), QStringLiteral("r"), QLatin1Char('=') + result, QStringLiteral("Return")}, "resolved"));
        QVERIFY(bringTo(x, no, {QStringLiteral("p")}, "checked"));
        QVERIFY(bringTo(x, no, {QStringLiteral("c")}, "closed"));
        picture(x, "4-closed");
        for (const Tally &tally : std::as_const(m_tallies))
            QVERIFY2(tally.keys <= 4, qPrintable(tally.what));
        closeAndVerify(x);
    }

    /// A late case gets an order; a town's whistle is blown, signed, arrived at, handled and rated.
    void aLateOneIsSupervisedAndAWhistleAnswered()
    {
        const QString order = QStringLiteral("督 %1：尽快办理"), call = QStringLiteral("哨 %1 /公安局：请到场支援"),
                      result = QStringLiteral("已处理");
        const TimeMs morning = at("2026-08-11T08:00:00");
        XSession x({1920, 1080});
        QVERIFY2(x.isUp(), "Xvfb did not start");
        QVERIFY(x.learn(order + call + result));
        QVERIFY(m_run.start(x, morning, {QStringLiteral("--workspace"), QStringLiteral("supervision"), QStringLiteral("--as"),
                                         QStringLiteral("zhangwenjing")}));
        const QString late = m_run.ask("SELECT no FROM cases WHERE state = 'handling' AND due_at < ?", {QString::number(morning)});
        QVERIFY(!late.isEmpty());
        QVERIFY(bringOnce(x, late, {QStringLiteral("F2"), QLatin1Char('=') + order.arg(late), QStringLiteral("Return")}, "supervise"));
        picture(x, "5-supervised");

        const QString quiet = m_run.ask("SELECT no FROM cases c WHERE state IN ('assigned', 'handling') AND NOT EXISTS"
                                        " (SELECT 1 FROM actions a WHERE a.case_id = c.id AND a.kind = 'whistle')");
        QVERIFY(!quiet.isEmpty());
        QVERIFY(bringOnce(x, quiet, {QStringLiteral("F2"), QLatin1Char('=') + call.arg(quiet), QStringLiteral("Return")}, "whistle"));
        QVERIFY(bringOnce(x, quiet, {QStringLiteral("ctrl+F8"), QStringLiteral("Home"), QStringLiteral("s")}, "whistle_sign"));
        QVERIFY(bringOnce(x, quiet, {QStringLiteral("a")}, "whistle_arrive"));
        picture(x, "6-whistle-arrived");
        QVERIFY(bringOnce(x, quiet, {QStringLiteral("r"), QLatin1Char('=') + result, QStringLiteral("Return")}, "whistle_handle"));
        QVERIFY(bringOnce(x, quiet, {QStringLiteral("e"), QStringLiteral("space"), QStringLiteral("Return")}, "whistle_rate"));
        picture(x, "7-whistle-rated");
        const char *const department = "SELECT json_extract(a.payload, '$.org') FROM actions a JOIN cases c ON c.id = a.case_id"
                                       " WHERE c.no = ? AND a.kind = 'whistle_sign'";
        QCOMPARE(m_run.ask(department, {quiet}), QStringLiteral("D06"));
        for (const Tally &tally : std::as_const(m_tallies))
            QVERIFY2(tally.keys <= 4, qPrintable(tally.what));
        closeAndVerify(x);
    }
};

QTEST_GUILESS_MAIN(ShiftTest)
#include "shifttest.moc"
