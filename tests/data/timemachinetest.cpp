// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/timemachine.h"

#include "data/demo/demo.h"
#include "data/live/bookmarks.h"
#include "data/live/pastfolder.h"
#include "data/model/indicators.h"
#include "data/model/queuemodel.h"
#include "data/store/caserow.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

namespace
{

Account chief()
{
    Account account;
    account.name = QStringLiteral("zhang");
    account.roles = {QStringLiteral("chief")};
    return account;
}

template <class T> T answerOf(const QFuture<T> &future)
{
    const bool came = QTest::qWaitFor([&future] { return future.isFinished(); }, test::patience(10000));
    return came ? future.result() : T(tl::unexpected<Error>(Error{ErrorKind::Unavailable, QStringLiteral("no answer")}));
}

/// A console without windows: what is, what is shown, and the machine between them.
struct Console
{
    explicit Console(const QString &path, const Workflow &workflow, std::optional<TimeMs> replayAt = std::nullopt)
        : live({path, replayAt, 0, chief()}, workflow), open(shown, live.workflow()),
          activity(present, live.workflow()),
          indicators(shown, units, live.workflow(), [this] { return live.now(); }), queue(shown, live.workflow(), [this] { return live.now(); }),
          time(live, {present, shown, open, presentUnits, units, tracks, activity})
    {
        shown.follow(present, live.workflow());
        units.mirror(presentUnits);
        QObject::connect(&live, &LiveStore::casesLoaded, &present, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::casesChanged, &present, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::unitsLoaded, &presentUnits, &UnitBoard::setRoster);
        QObject::connect(&live, &LiveStore::areasLoaded, &indicators, &Indicators::setAreas);
        QObject::connect(&time, &TimeMachine::changed, &indicators, &Indicators::refresh);
    }

    bool load()
    {
        QSignalSpy loaded(&live, &LiveStore::allLoaded);
        live.open();
        return loaded.wait(test::patience(30000));
    }
    bool goTo(TimeMs at)
    {
        time.show(at);
        return QTest::qWaitFor([this] { return time.isSettled() && indicators.isSettled() && queue.isSettled(); }, test::patience(30000));
    }

    LiveStore live;
    CaseBoard present, shown;
    OpenCases open;
    UnitBoard presentUnits, units;
    UnitTracks tracks;
    ActivityModel activity;
    Indicators indicators;
    QueueModel queue;
    TimeMachine time;
};

} // namespace

class TimeMachineTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    Workflow m_workflow = *Workflow::load();
    QString m_path;
    std::vector<Action> m_log; ///< the whole of it, by case and version
    TimeMs m_first = 0, m_last = 0;

    /// From nothing, with nothing that the time machine uses but reduce().
    QHash<CaseId, CaseState> freshFold(TimeMs at) const
    {
        QHash<CaseId, CaseState> states;
        for (const Action &action : m_log) {
            if (action.at > at)
                continue;
            CaseState &state = states[action.caseId];
            state.id = action.caseId;
            const auto next = reduce(m_workflow, state, action);
            if (!next)
                qFatal("%s", qPrintable(next.error().message));
            state = *next;
        }
        return states;
    }

    QString differenceFrom(const QHash<CaseId, CaseState> &fresh, const CaseBoard &board) const
    {
        qsizetype there = 0;
        for (int row = 0; row < board.size(); ++row) {
            const CaseState &shown = board.at(row);
            if (shown.id.isNull())
                continue;
            ++there;
            if (const auto state = fresh.constFind(shown.id); state == fresh.cend() || *state != shown)
                return QStringLiteral("%1: version %2, folded %3").arg(shown.no).arg(shown.version).arg(state == fresh.cend() ? -1 : state->version);
        }
        return there == fresh.size() ? QString() : QStringLiteral("%1 cases shown, %2 folded").arg(there).arg(fresh.size());
    }

    static QSet<CaseId> idsOf(QueueModel &queue)
    {
        QSet<CaseId> ids;
        for (int row = 0; row < queue.rowCount(); ++row)
            ids << queue.caseAt(row).id;
        return ids;
    }

    TimeMs randomInstant(QRandomGenerator &random) const
    {
        return m_first + static_cast<TimeMs>(random.generateDouble() * static_cast<double>(m_last - m_first));
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_path = m_dir.filePath(QStringLiteral("place.gpkg"));
        auto scale = demo::scaleNamed(QStringLiteral("tiny"));
        scale->cases = 1200;
        const auto made = demo::makeStore(m_path, {*scale, 11, false}, [](const QString &, qint64, qint64) {});
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        auto store = Store::open(m_path, Store::Access::Reader);
        QVERIFY(store);
        SQLite::Statement rows((*store)->db(), std::string("SELECT ") + actionColumns + " FROM actions ORDER BY case_id, expected_version");
        while (rows.executeStep())
            m_log.push_back(readAction(rows));
        m_first = std::ranges::min(m_log, {}, &Action::at).at;
        m_last = std::ranges::max(m_log, {}, &Action::at).at;
        QVERIFY(m_log.size() > 5000);
    }

    /// HUYING_INSTANTS=200 for all that is promised; the time goes into folding everything afresh.
    void boardEqualsAFreshFoldAtRandomInstants()
    {
        Console console(m_path, m_workflow);
        QVERIFY(console.load());
        QRandomGenerator random(20260812);
        const int instants = qEnvironmentVariableIsSet("HUYING_INSTANTS") ? qEnvironmentVariableIntValue("HUYING_INSTANTS") : 40;
        for (int i = 0; i < instants; ++i) {
            // Near the last one every other time, as a hand drags it: what is kept of it must not be taken for now.
            const TimeMs near = console.time.at() + static_cast<TimeMs>((random.generateDouble() - 0.5) * 3 * static_cast<double>(dayMs));
            const TimeMs at = i % 2 && console.time.isPast() ? std::clamp(near, m_first, m_last - 1) : randomInstant(random);
            console.time.setAtOnce(i % 3 ? 4000 : 0); // in slices every third time
            QVERIFY(console.goTo(at));
            QCOMPARE(console.live.now(), at);
            const auto fresh = freshFold(at);
            QCOMPARE(differenceFrom(fresh, console.shown), QString());

            CaseBoard again;
            again.merge(fresh.values());
            Indicators figures(again, console.units, m_workflow, [at] { return at; });
            console.indicators.refresh();
            const Figures &f = console.indicators.figures(), &g = figures.figures();
            QCOMPARE(f.open.open, g.open.open);
            QCOMPARE(f.open.lamps, g.open.lamps);
            QCOMPARE(f.openDayBefore, g.openDayBefore);
            QCOMPARE(f.acceptedToday, g.acceptedToday);
            QCOMPARE(f.closedToday, g.closedToday);
            QCOMPARE(f.month.due, g.month.due);
            QCOMPARE(f.month.inTime, g.month.inTime);
            QCOMPARE(f.hoursToday, g.hoursToday);
            QCOMPARE(f.units, g.units);

            QueueModel queue(again, m_workflow, [at] { return at; });
            console.queue.tick();
            QCOMPARE(idsOf(console.queue), idsOf(queue));
            for (const QueueTab tab : {QueueTab::Intake, QueueTab::Handling, QueueTab::Suspended, QueueTab::Closed, QueueTab::All})
                QCOMPARE(console.queue.count(tab), queue.count(tab));
            for (const Lamp lamp : {Lamp::OnTime, Lamp::Near, Lamp::Overdue, Lamp::Stopped})
                QCOMPARE(console.queue.lampCount(lamp), queue.lampCount(lamp));
        }
        console.time.setAtOnce(0);
        console.time.leave();
        QTRY_VERIFY_WITH_TIMEOUT(!console.time.isPast(), test::patience(30000));
        const auto now = freshFold(m_last);
        QCOMPARE(differenceFrom(now, console.shown), QString());
    }

    void aTurnIsLeftOnTheWay()
    {
        Console console(m_path, m_workflow);
        QVERIFY(console.load());
        console.time.setAtOnce(0);
        QRandomGenerator random(9);
        int turns = 0;
        connect(&console.time, &TimeMachine::turning, &console.time, [&] {
            if (turns || !console.shown.isTurning() || console.time.isPast())
                return;
            ++turns;
            console.shown.turn(300); // readers know of some rows
            QMetaObject::invokeMethod(&console.time, &TimeMachine::leave, Qt::QueuedConnection);
        });
        for (int i = 1; i <= 10; ++i) {
            turns = 0;
            console.time.show(randomInstant(random));
            QVERIFY(QTest::qWaitFor([&] { return turns > 0 && console.time.isSettled() && console.indicators.isSettled(); }, test::patience(10000)));
            QVERIFY(!console.time.isPast());
            QCOMPARE(differenceFrom(freshFold(m_last), console.shown), QString());
            const Figures left = console.indicators.figures();
            Indicators again(console.present, console.units, m_workflow, [&console] { return console.live.now(); });
            QCOMPARE(left.open.open, again.figures().open.open);
            QCOMPARE(left.month.due, again.figures().month.due);
            QCOMPARE(idsOf(console.queue).size(), static_cast<qsizetype>(console.queue.rowCount()));
        }
    }

    void edgesOfAnAction()
    {
        Console console(m_path, m_workflow);
        QVERIFY(console.load());
        const Action &second = m_log[1].expectedVersion == 1 ? m_log[1] : m_log[2];
        const int row = console.present.rowOf(second.caseId);
        QVERIFY(console.goTo(second.at));
        QCOMPARE(console.shown.at(row).updatedAt, second.at);
        const int version = console.shown.at(row).version;
        QVERIFY(console.goTo(second.at - 1));
        QVERIFY(console.shown.at(row).version < version);
        QVERIFY(console.goTo(0)); // before everything: the first case
        QCOMPARE(console.live.now(), m_first);
        console.time.show(console.time.present() + hourMs); // what is to come can't be looked at
        QVERIFY(!console.time.isPast());
    }

    void nothingCanBeChangedInThePast()
    {
        const QString path = m_dir.filePath(QStringLiteral("written.gpkg"));
        for (const char *part : {"", ".key"})
            QVERIFY(QFile::copy(m_path + QLatin1String(part), path + QLatin1String(part)));
        Console console(path, m_workflow);
        QVERIFY(console.load());
        QVERIFY(console.goTo(m_first + 30 * dayMs));
        QSignalSpy refused(&console.live, &LiveStore::actionRefused), done(&console.live, &LiveStore::actionDone);
        const CaseState target = console.present.at(0);
        Action note{{}, target.id, QStringLiteral("note"), QStringLiteral("zhang"), {}, 0, target.version, {{QStringLiteral("text"), QStringLiteral("x")}}};
        console.live.submit(note);
        QVERIFY(refused.wait(test::patience(5000)));
        QVERIFY(refused.first().at(1).value<Error>().message.contains(QStringLiteral("只读")));
        for (const bool isDone : {answerOf(console.live.submitAll({note})).has_value(), answerOf(console.live.keepAlarms({})).has_value(),
                                  answerOf(console.live.saveRules(QStringLiteral("routing"), "{}", 0)).has_value(),
                                  answerOf(console.live.changePassword({}, {})).has_value(), answerOf(console.live.unmask({})).has_value()})
            QVERIFY(!isDone);
        QCOMPARE(done.count(), 0);
        console.time.leave();
        console.live.submit(note);
        QVERIFY(QTest::qWaitFor([&] { return done.count() + refused.count() > 1; }, test::patience(5000)));
        if (done.isEmpty()) // a final case takes no note: that is the workflow's word then, and not the time machine's
            QVERIFY(!refused.last().at(1).value<Error>().message.contains(QStringLiteral("只读")));
    }

    void thePresentGoesOnUnderneath()
    {
        Console console(m_path, m_workflow);
        QVERIFY(console.load());
        const TimeMs at = m_last - dayMs;
        QVERIFY(console.goTo(at));
        int row = 0;
        while (console.shown.at(row).id.isNull() || console.shown.at(row).version != console.present.at(row).version)
            ++row;
        const CaseState before = console.shown.at(row);
        CaseState after = before;
        ++after.version;
        after.title = QStringLiteral("变了");
        after.updatedAt = m_last + hourMs;
        CaseState fresh = after;
        fresh.id = uuid7(m_last + hourMs);
        fresh.no = QStringLiteral("NEW-1");
        fresh.reportedAt = fresh.updatedAt;
        console.present.merge({after, fresh});
        QCOMPARE(console.shown.at(row), before);
        QVERIFY(console.shown.at(console.present.rowOf(fresh.id)).id.isNull());
        QSignalSpy changed(&console.shown, &CaseBoard::changed);
        console.time.leave();
        QVERIFY(changed.count() > 0);
        QCOMPARE(console.shown.at(row).title, QStringLiteral("变了"));
        QCOMPARE(console.shown.at(console.present.rowOf(fresh.id)).no, QStringLiteral("NEW-1"));
    }

    void theNewestWantedInstantWins()
    {
        Console console(m_path, m_workflow);
        QVERIFY(console.load());
        QRandomGenerator random(3);
        TimeMs last = 0;
        for (int i = 0; i < 50; ++i)
            console.time.show(last = randomInstant(random));
        QVERIFY(QTest::qWaitFor([&] { return console.time.isSettled(); }, test::patience(30000)));
        QCOMPARE(console.live.now(), last);
        QCOMPARE(differenceFrom(freshFold(last), console.shown), QString());
    }

    void playingComesToItsEnd()
    {
        Console console(m_path, m_workflow);
        QVERIFY(console.load());
        QVERIFY(console.goTo(m_first + 20 * dayMs));
        QSignalSpy reached(&console.time, &TimeMachine::reached), changed(&console.time, &TimeMachine::changed);
        console.time.setSpeed(static_cast<double>(5 * dayMs) / 1000); // five days in a second
        console.time.play(m_first + 23 * dayMs);
        QVERIFY(reached.wait(test::patience(20000)));
        QVERIFY(QTest::qWaitFor([&] { return console.time.isSettled(); }, test::patience(5000)));
        QCOMPARE(console.live.now(), m_first + 23 * dayMs);
        QVERIFY(changed.count() > 3);
        QCOMPARE(differenceFrom(freshFold(m_first + 23 * dayMs), console.shown), QString());
    }

    void caseFileIsOfTheInstant()
    {
        Console console(m_path, m_workflow);
        QVERIFY(console.load());
        const auto last = std::ranges::max_element(m_log, {}, &Action::expectedVersion); // the longest story
        const TimeMs at = std::prev(last, 3)->at;
        QVERIFY(console.goTo(at));
        const auto file = answerOf(console.live.caseFile(last->caseId));
        QVERIFY(file);
        QCOMPARE(file->state, freshFold(at).value(last->caseId));
        QVERIFY(std::ranges::all_of(file->actions, [at](const Action &a) { return a.at <= at; }));
        QCOMPARE(static_cast<int>(file->actions.size()), file->state.version);
        const auto now = answerOf(console.live.presentFile(last->caseId));
        QVERIFY(now && now->actions.size() > file->actions.size());
    }

    void stepsAreThoseBeforeTheInstant()
    {
        Console console(m_path, m_workflow);
        QVERIFY(console.load());
        const TimeMs at = m_first + 100 * dayMs;
        QVERIFY(console.goTo(at));
        QVERIFY(console.activity.rowCount() > 0);
        const auto newest = std::ranges::max(m_log, {}, [at](const Action &a) { return a.at <= at ? a.at : 0; });
        QCOMPARE(console.activity.entry(0).at, newest.at);
        console.time.leave();
        QCOMPARE(console.activity.rowCount(), 0); // as it was: nothing has happened since the start
    }

    void comparisonListsWhatBecame()
    {
        Console console(m_path, m_workflow);
        QVERIFY(console.load());
        const TimeMs a = m_first + 60 * dayMs, b = a + 2 * dayMs;
        QSignalSpy compared(&console.time, &TimeMachine::compared);
        console.time.compare(b, a); // in either order
        QVERIFY(compared.wait(test::patience(10000)));
        const auto result = compared.first().first().value<InstantComparison>();
        QCOMPARE(result.before, a);
        const auto then = freshFold(a), later = freshFold(b);
        QCOMPARE(result.then.reported, static_cast<int>(then.size()));
        QCOMPARE(result.later.reported, static_cast<int>(later.size()));
        QCOMPARE(result.count(CaseDifference::What::New), static_cast<int>(later.size() - then.size()));
        int closed = 0, overdue = 0;
        for (const CaseState &c : later) {
            const auto before = then.constFind(c.id);
            closed += before != then.cend() && !m_workflow.isFinal(before->state) && m_workflow.isFinal(c.state);
            overdue += lampOf(c, m_workflow.isFinal(c.state), b) == Lamp::Overdue;
        }
        QCOMPARE(result.count(CaseDifference::What::Closed), closed);
        QCOMPARE(result.later.overdue, overdue);
        CaseBoard beside; // as a map beside the other has it
        beside.follow(console.present, m_workflow);
        for (const auto &[view, fresh] : {std::pair(result.beforeView, then), std::pair(result.afterView, later)}) {
            QVERIFY(view);
            beside.showPast(*view);
            QCOMPARE(differenceFrom(fresh, beside), QString());
        }
        QVERIFY(!console.time.isPast()); // comparing shows nothing by itself
    }

    void unitsStandWhereTheyAreKnownToHaveBeen()
    {
        UnitRow unit;
        unit.ref = QStringLiteral("u");
        unit.place = LonLat{114, 23};
        unit.fixAt = 5000 * secondMs;
        QVERIFY(!unitAt(unit, {}, 4000 * secondMs).place); // its only fix came later: nobody knows
        QCOMPARE(unitAt(unit, {}, 4000 * secondMs).status, UnitStatus::Offline);
        QVERIFY(unitAt(unit, {}, 6000 * secondMs).place.has_value());
        const std::vector<TrackPoint> track{{toWorld({114.1, 23.1}), 1000}, {toWorld({114.2, 23.2}), 2000}};
        QVERIFY(!unitAt(unit, track, 999 * secondMs).place);
        const UnitRow between = unitAt(unit, track, 1500 * secondMs);
        QCOMPARE(between.fixAt, 1000 * secondMs);
        QVERIFY(std::abs(between.place->lon - 114.1) < 1e-5);
    }

    void bookmarksAreKept()
    {
        const QString file = m_dir.filePath(QStringLiteral("marks/list.json"));
        Bookmarks marks;
        QVERIFY(marks.open(file));
        QVERIFY(marks.add({2000, QStringLiteral("接班")}));
        QVERIFY(marks.add({1000, QStringLiteral("暴雪")}));
        QVERIFY(marks.add({2000, QStringLiteral("交班")})); // instead of the one that stood there
        Bookmarks again;
        QVERIFY(again.open(file));
        QCOMPARE(again.list(), (QList<Bookmark>{{1000, QStringLiteral("暴雪")}, {2000, QStringLiteral("交班")}}));
        QCOMPARE(again.next(1000, true)->at, 2000);
        QCOMPARE(again.next(1000, false), nullptr);
        QVERIFY(again.remove(1000));
        QCOMPARE(again.list().size(), 1);
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("{") == 1);
        damaged.close();
        QVERIFY(!Bookmarks().open(file));
    }
};

QTEST_GUILESS_MAIN(TimeMachineTest)
#include "timemachinetest.moc"
