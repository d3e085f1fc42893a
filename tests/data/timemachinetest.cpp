// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/bookmarks.h"
#include "tests/support/pastplace.h"

#include <QFile>
#include <QStandardPaths>

using namespace huying;
using test::Console;
using test::idsOf;

namespace
{

template <class T> T answerOf(const QFuture<T> &future)
{
    const bool came = QTest::qWaitFor([&future] { return future.isFinished(); }, test::patience(10000));
    return came ? future.result() : T(tl::unexpected<Error>(Error{ErrorKind::Unavailable, QStringLiteral("no answer")}));
}

} // namespace

/// The board of any instant, and what belongs to it.
class TimeMachineTest : public QObject
{
    Q_OBJECT

    test::PastPlace m_place;

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        const auto made = m_place.make(1200, 11);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        QVERIFY(m_place.log.size() > 5000);
    }

    /// HUYING_INSTANTS=200 for all that is promised; the time goes into folding everything afresh.
    void boardEqualsAFreshFoldAtRandomInstants()
    {
        Console console(m_place.path, m_place.workflow);
        QVERIFY(console.load());
        QRandomGenerator random(20260812);
        const int instants = qEnvironmentVariableIsSet("HUYING_INSTANTS") ? qEnvironmentVariableIntValue("HUYING_INSTANTS") : 40;
        for (int i = 0; i < instants; ++i) {
            // Near the last one every other time, as a hand drags it: what is kept of it must not be taken for now.
            const TimeMs near = console.time.at() + static_cast<TimeMs>((random.generateDouble() - 0.5) * 3 * static_cast<double>(dayMs));
            const TimeMs at = i % 2 && console.time.isPast() ? std::clamp(near, m_place.first, m_place.last - 1) : m_place.randomInstant(random);
            console.time.setAtOnce(i % 3 ? 4000 : 0); // in slices every third time
            QVERIFY(console.goTo(at));
            QCOMPARE(console.live.now(), at);
            const auto fresh = m_place.freshFold(at);
            QCOMPARE(m_place.differenceFrom(fresh, console.shown), QString());

            CaseBoard again;
            again.merge(fresh.values());
            Indicators figures(again, console.units, m_place.workflow, [at] { return at; });
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

            QueueModel queue(again, m_place.workflow, [at] { return at; });
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
        const auto now = m_place.freshFold(m_place.last);
        QCOMPARE(m_place.differenceFrom(now, console.shown), QString());
    }

    void edgesOfAnAction()
    {
        Console console(m_place.path, m_place.workflow);
        QVERIFY(console.load());
        const Action &second = m_place.log[1].expectedVersion == 1 ? m_place.log[1] : m_place.log[2];
        const int row = console.present.rowOf(second.caseId);
        QVERIFY(console.goTo(second.at));
        QCOMPARE(console.shown.at(row).updatedAt, second.at);
        const int version = console.shown.at(row).version;
        QVERIFY(console.goTo(second.at - 1));
        QVERIFY(console.shown.at(row).version < version);
        QVERIFY(console.goTo(0)); // before everything: the first case
        QCOMPARE(console.live.now(), m_place.first);
        console.time.show(console.time.present() + hourMs); // what is to come can't be looked at
        QVERIFY(!console.time.isPast());
    }

    void nothingCanBeChangedInThePast()
    {
        const QString path = m_place.dir.filePath(QStringLiteral("written.gpkg"));
        for (const char *part : {"", ".key"})
            QVERIFY(QFile::copy(m_place.path + QLatin1String(part), path + QLatin1String(part)));
        Console console(path, m_place.workflow);
        QVERIFY(console.load());
        QVERIFY(console.goTo(m_place.first + 30 * dayMs));
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
        Console console(m_place.path, m_place.workflow);
        QVERIFY(console.load());
        const TimeMs at = m_place.last - dayMs;
        QVERIFY(console.goTo(at));
        int row = 0;
        while (console.shown.at(row).id.isNull() || console.shown.at(row).version != console.present.at(row).version)
            ++row;
        const CaseState before = console.shown.at(row);
        CaseState after = before;
        ++after.version;
        after.title = QStringLiteral("变了");
        after.updatedAt = m_place.last + hourMs;
        CaseState fresh = after;
        fresh.id = uuid7(m_place.last + hourMs);
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
        Console console(m_place.path, m_place.workflow);
        QVERIFY(console.load());
        QRandomGenerator random(3);
        TimeMs last = 0;
        for (int i = 0; i < 50; ++i)
            console.time.show(last = m_place.randomInstant(random));
        QVERIFY(QTest::qWaitFor([&] { return console.time.isSettled(); }, test::patience(30000)));
        QCOMPARE(console.live.now(), last);
        QCOMPARE(m_place.differenceFrom(m_place.freshFold(last), console.shown), QString());
    }

    void playingComesToItsEnd()
    {
        Console console(m_place.path, m_place.workflow);
        QVERIFY(console.load());
        QVERIFY(console.goTo(m_place.first + 20 * dayMs));
        QSignalSpy reached(&console.time, &TimeMachine::reached), changed(&console.time, &TimeMachine::changed);
        console.time.setSpeed(static_cast<double>(5 * dayMs) / 1000); // five days in a second
        console.time.play(m_place.first + 23 * dayMs);
        QVERIFY(reached.wait(test::patience(20000)));
        QVERIFY(QTest::qWaitFor([&] { return console.time.isSettled(); }, test::patience(5000)));
        QCOMPARE(console.live.now(), m_place.first + 23 * dayMs);
        QVERIFY(changed.count() > 3);
        QCOMPARE(m_place.differenceFrom(m_place.freshFold(m_place.first + 23 * dayMs), console.shown), QString());
    }

    void caseFileIsOfTheInstant()
    {
        Console console(m_place.path, m_place.workflow);
        QVERIFY(console.load());
        const auto last = std::ranges::max_element(m_place.log, {}, &Action::expectedVersion); // the longest story
        const TimeMs at = std::prev(last, 3)->at;
        QVERIFY(console.goTo(at));
        const auto file = answerOf(console.live.caseFile(last->caseId));
        QVERIFY(file);
        QCOMPARE(file->state, m_place.freshFold(at).value(last->caseId));
        QVERIFY(std::ranges::all_of(file->actions, [at](const Action &a) { return a.at <= at; }));
        QCOMPARE(static_cast<int>(file->actions.size()), file->state.version);
        const auto now = answerOf(console.live.presentFile(last->caseId));
        QVERIFY(now && now->actions.size() > file->actions.size());
    }

    void stepsAreThoseBeforeTheInstant()
    {
        Console console(m_place.path, m_place.workflow);
        QVERIFY(console.load());
        const TimeMs at = m_place.first + 100 * dayMs;
        QVERIFY(console.goTo(at));
        QVERIFY(console.activity.rowCount() > 0);
        const auto newest = std::ranges::max(m_place.log, {}, [at](const Action &a) { return a.at <= at ? a.at : 0; });
        QCOMPARE(console.activity.entry(0).at, newest.at);
        console.time.leave();
        QCOMPARE(console.activity.rowCount(), 0); // as it was: nothing has happened since the start
    }

    void comparisonListsWhatBecame()
    {
        Console console(m_place.path, m_place.workflow);
        QVERIFY(console.load());
        const TimeMs a = m_place.first + 60 * dayMs, b = a + 2 * dayMs;
        QSignalSpy compared(&console.time, &TimeMachine::compared);
        console.time.compare(b, a); // in either order
        QVERIFY(compared.wait(test::patience(10000)));
        const auto result = compared.first().first().value<InstantComparison>();
        QCOMPARE(result.before, a);
        const auto then = m_place.freshFold(a), later = m_place.freshFold(b);
        QCOMPARE(result.then.reported, static_cast<int>(then.size()));
        QCOMPARE(result.later.reported, static_cast<int>(later.size()));
        QCOMPARE(result.count(CaseDifference::What::New), static_cast<int>(later.size() - then.size()));
        int closed = 0, overdue = 0;
        for (const CaseState &c : later) {
            const auto before = then.constFind(c.id);
            closed += before != then.cend() && !m_place.workflow.isFinal(before->state) && m_place.workflow.isFinal(c.state);
            overdue += lampOf(c, m_place.workflow.isFinal(c.state), b) == Lamp::Overdue;
        }
        QCOMPARE(result.count(CaseDifference::What::Closed), closed);
        QCOMPARE(result.later.overdue, overdue);
        CaseBoard beside; // as a map beside the other has it
        beside.follow(console.present, m_place.workflow);
        for (const auto &[view, fresh] : {std::pair(result.beforeView, then), std::pair(result.afterView, later)}) {
            QVERIFY(view);
            beside.showPast(*view);
            QCOMPARE(m_place.differenceFrom(fresh, beside), QString());
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
        const QString file = m_place.dir.filePath(QStringLiteral("marks/list.json"));
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
