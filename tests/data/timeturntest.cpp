// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/indicatorsheet.h"
#include "data/rules/deadlines.h"
#include "tests/support/pastplace.h"

#include <QStandardPaths>

using namespace huying;
using test::Console;
using test::idsOf;

namespace
{

QString lineOf(const OpenCount &open)
{
    QString line = QString::number(open.open);
    for (const int lamp : open.lamps)
        line += QStringLiteral("/%1").arg(lamp);
    return line;
}

QString lineOf(const DueCount &due)
{
    return QStringLiteral("%1/%2/%3/%4/%5/%6/%7").arg(due.due).arg(due.handled).arg(due.inTime).arg(due.closed).arg(due.rework).arg(due.returned).arg(due.extended);
}

/// All that figures and lists say, in words that two boards with other row numbers have in common.
QStringList saidBy(const Indicators &indicators)
{
    const Figures &f = indicators.figures();
    QStringList said{lineOf(f.open), lineOf(f.month), lineOf(f.lastMonth),
                     QStringLiteral("%1 %2 %3 %4 %5 %6").arg(f.openDayBefore).arg(f.longestLate).arg(f.reportedToday).arg(f.acceptedToday).arg(f.acceptedDayBefore).arg(f.closedToday),
                     QStringLiteral("%1 of %2").arg(f.satisfaction.part, 0, 'f', 3).arg(f.satisfaction.whole)};
    for (const auto *hours : {&f.hoursToday, &f.hoursDayBefore})
        for (const int cases : *hours)
            said << QString::number(cases);
    for (const TownFigures &town : indicators.towns())
        said << QStringLiteral("%1 %2 %3 %4").arg(town.code, lineOf(town.open), lineOf(town.month)).arg(town.closedToday);
    for (const OrgFigures &org : indicators.organizations())
        said << QStringLiteral("%1 %2 %3").arg(org.code, lineOf(org.open), lineOf(org.month));
    for (const HotArea &hot : indicators.hotAreas(50))
        said << QStringLiteral("%1 %2 %3 %4 %5").arg(hot.code, hot.topItem).arg(hot.topCount).arg(hot.count).arg(hot.before);
    for (const ItemFigure &item : indicators.topItems(50))
        said << QStringLiteral("%1 %2 %3").arg(item.item).arg(item.count).arg(item.before);
    for (const ChannelFigure &channel : indicators.channelsToday())
        said << QStringLiteral("%1 %2").arg(channel.channel).arg(channel.count);
    for (const StateFigure &state : indicators.openStates())
        said << QStringLiteral("%1 %2").arg(state.state, lineOf(state.open));
    QStringList pressing;
    for (const int row : indicators.pressing(10000))
        pressing << indicators.board().at(row).no;
    pressing.sort(); // of the same limit, in the order of the board
    return said << pressing;
}

QString firstOther(const QStringList &a, const QStringList &b)
{
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i)
        if (a.value(i) != b.value(i))
            return QStringLiteral("%1: %2 | %3").arg(i).arg(a.value(i), b.value(i));
    return {};
}

/// The queue from top to bottom; equal keys have no order between two boards.
QStringList numbersIn(const QueueModel &queue, bool byLimit)
{
    QStringList numbers;
    for (int row = 0; row < queue.rowCount(); ++row) {
        const CaseState &c = queue.caseAt(row);
        numbers << QString::number(!byLimit ? c.reportedAt : c.closedAt ? c.closedAt : c.dueAt);
    }
    return numbers;
}

} // namespace

/// What reads the board, after turns in slices and small steps, against the same made from nothing.
class TimeTurnTest : public QObject
{
    Q_OBJECT

    test::PastPlace m_place;
    const Deadlines m_deadlines = *Deadlines::load();
    const IndicatorTable m_table = *IndicatorTable::load();

    QString figuresDifference(Console &console) const
    {
        console.indicators.refresh(); // what a timer does a moment later
        const TimeMs at = console.indicators.figures().at; // the clock of the present goes on
        CaseBoard again;
        again.merge(m_place.freshFold(at).values());
        Indicators fresh(again, console.units, m_place.workflow, [at] { return at; });
        fresh.setAreas(console.areas);
        return firstOther(saidBy(console.indicators), saidBy(fresh));
    }

    QString queueDifference(Console &console, QueueModel &queue) const
    {
        const TimeMs at = console.live.now();
        CaseBoard again;
        again.merge(m_place.freshFold(at).values());
        QueueModel fresh(again, m_place.workflow, [at] { return at; });
        fresh.setAreas(console.areas);
        fresh.setFilter(queue.filter());
        fresh.setSorting(queue.sorting());
        fresh.settle();
        queue.settle();
        if (idsOf(queue) != idsOf(fresh))
            return QStringLiteral("%1 cases, %2 from nothing").arg(queue.rowCount()).arg(fresh.rowCount());
        for (int tab = 0; tab < queueTabCount; ++tab)
            if (const auto which = static_cast<QueueTab>(tab); queue.count(which) != fresh.count(which))
                return QStringLiteral("tab %1").arg(tab);
        const bool byLimit = queue.sorting() == QueueSort::TimeLeft;
        return firstOther(numbersIn(queue, byLimit), numbersIn(fresh, byLimit));
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        const auto made = m_place.make(1200, 12);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    }

    void aTurnIsLeftOnTheWay()
    {
        Console console(m_place.path, m_place.workflow);
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
            console.time.show(m_place.randomInstant(random));
            QVERIFY(QTest::qWaitFor([&] { return turns > 0 && console.time.isSettled() && console.indicators.isSettled(); }, test::patience(10000)));
            QVERIFY(!console.time.isPast());
            QCOMPARE(m_place.differenceFrom(m_place.freshFold(m_place.last), console.shown), QString());
            const Figures left = console.indicators.figures();
            Indicators again(console.present, console.units, m_place.workflow, [&console] { return console.live.now(); });
            QCOMPARE(left.open.open, again.figures().open.open);
            QCOMPARE(left.month.due, again.figures().month.due);
            QCOMPARE(idsOf(console.queue).size(), static_cast<qsizetype>(console.queue.rowCount()));
        }
    }

    /// Far and near, over the ends of months, back in small steps; with all prepared, half of it and nothing.
    void figuresEqualThoseFromNothing()
    {
        Console console(m_place.path, m_place.workflow);
        QVERIFY(console.load());
        QCOMPARE(figuresDifference(console), QString());
        QRandomGenerator random(31);
        for (int i = 0; i < 60; ++i) {
            const bool isFar = i % 3 == 0 || !console.time.isPast();
            const TimeMs by = static_cast<TimeMs>((random.generateDouble() - 0.7) * 20 * static_cast<double>(dayMs));
            console.time.setAtOnce(i % 2 ? 4000 : 0);
            QVERIFY(console.goTo(isFar ? m_place.randomInstant(random) : std::clamp(console.time.at() + by, m_place.first, m_place.last - 1)));
            QCOMPARE(figuresDifference(console), QString());
            if (i == 20)
                console.indicators.prepare();
            if (i == 40)
                while (!console.indicators.prepare()) { }
            if (i % 10 == 9) {
                console.time.leave();
                QVERIFY(QTest::qWaitFor([&] { return console.time.isSettled() && console.indicators.isSettled(); }, test::patience(10000)));
                QCOMPARE(figuresDifference(console), QString());
            }
        }
    }

    /// What changes in the present while the past is shown counts when it is shown again, and not before.
    void figuresTakeWhatChangedMeanwhile()
    {
        Console console(m_place.path, m_place.workflow);
        QVERIFY(console.load());
        while (!console.indicators.prepare()) { }
        console.time.setAtOnce(0);
        QVERIFY(console.goTo(m_place.first + 40 * dayMs));
        const QStringList then = saidBy(console.indicators);
        QList<CaseState> changed;
        for (int row = 0; row < console.present.size(); row += 7) {
            CaseState c = console.present.at(row);
            ++c.version;
            c.state = QStringLiteral("handling");
            c.closedAt = 0;
            c.updatedAt = m_place.last;
            changed << c;
        }
        console.present.merge(changed);
        QVERIFY(console.goTo(m_place.first + 41 * dayMs));
        console.time.show(m_place.first + 40 * dayMs);
        QVERIFY(QTest::qWaitFor([&] { return console.time.isSettled() && console.indicators.isSettled(); }, test::patience(10000)));
        QCOMPARE(firstOther(saidBy(console.indicators), then), QString());
        console.time.leave();
        QVERIFY(QTest::qWaitFor([&] { return console.time.isSettled() && console.indicators.isSettled(); }, test::patience(10000)));
        console.indicators.refresh();
        Indicators fresh(console.present, console.units, m_place.workflow, [&] { return console.indicators.figures().at; });
        fresh.setAreas(console.areas);
        QCOMPARE(firstOther(saidBy(console.indicators), saidBy(fresh)), QString());
        CaseState last = changed.front(); // and while all is counted anew
        ++last.version;
        last.state = QStringLiteral("closed");
        last.closedAt = last.updatedAt;
        QVERIFY(console.goTo(m_place.first + 90 * dayMs));
        const auto back = connect(&console.shown, &CaseBoard::changed, this, [&] { // the figures have not begun yet
            QMetaObject::invokeMethod(this, [&] { console.present.merge({last}); }, Qt::QueuedConnection);
        }, Qt::SingleShotConnection);
        console.time.leave();
        QVERIFY(QTest::qWaitFor([&] { return console.present.at(console.present.rowOf(last.id)).version == last.version && console.indicators.isSettled(); }, test::patience(10000)));
        console.indicators.refresh();
        Indicators again(console.present, console.units, m_place.workflow, [&] { return console.indicators.figures().at; });
        again.setAreas(console.areas);
        QCOMPARE(firstOther(saidBy(console.indicators), saidBy(again)), QString());
        disconnect(back);
    }

    void queuesEqualThoseFromNothing()
    {
        Console console(m_place.path, m_place.workflow);
        QVERIFY(console.load());
        QRandomGenerator random(32);
        console.queue.setAreas(console.areas);
        QVERIFY(QTest::qWaitFor([&] { return console.queue.hasAllText(); }, test::patience(10000)));
        for (int i = 0; i < 40; ++i) {
            QueueFilter filter;
            filter.tab = std::array{QueueTab::Open, QueueTab::All, QueueTab::Closed, QueueTab::Handling}[static_cast<std::size_t>(random.bounded(4))];
            filter.pressing = random.bounded(5) == 0;
            if (random.bounded(3) == 0)
                filter.text = QStringLiteral("路");
            if (random.bounded(4) == 0)
                filter.area = console.areas->all()[static_cast<std::size_t>(random.bounded(1, 6))].code;
            console.queue.setFilter(filter);
            console.queue.setSorting(random.bounded(2) ? QueueSort::TimeLeft : QueueSort::Newest);
            console.time.setAtOnce(i % 2 ? 4000 : 0);
            QVERIFY(console.goTo(m_place.randomInstant(random)));
            QCOMPARE(queueDifference(console, console.queue), QString());
            if (i % 9 == 8)
                console.queue.setAreas(console.areas); // of rows that are not there yet as well
        }
    }

    void measuresEqualThoseFromNothing()
    {
        Console console(m_place.path, m_place.workflow);
        QVERIFY(console.load());
        MeasureBoard measures(console.shown, m_place.workflow, [&] { return console.live.now(); });
        measures.setAreas(console.areas);
        measures.setLimits(judgedLimits(m_deadlines, m_table));
        IndicatorSheet sheet(measures);
        const IndicatorQuery year{LocalTime().day(m_place.first), LocalTime().day(m_place.last), {}, {}, {}, {}};
        sheet.setQuery(year);
        const auto isWhole = [&] { return measures.isComplete() && sheet.isComplete(); };
        QVERIFY(QTest::qWaitFor(isWhole, test::patience(10000)));
        QRandomGenerator random(33);
        for (int i = 0; i < 30; ++i) {
            console.time.setAtOnce(i % 2 ? 4000 : 0);
            const TimeMs near = console.time.at() - static_cast<TimeMs>(random.bounded(3.0) * static_cast<double>(dayMs));
            QVERIFY(console.goTo(i % 3 == 2 ? std::max(near, m_place.first) : m_place.randomInstant(random)));
            measures.refresh();
            QVERIFY(QTest::qWaitFor(isWhole, test::patience(10000)));
            const TimeMs at = console.live.now();
            for (int row = 0; row < measures.size(); ++row)
                QVERIFY2(measures.at(row) == measures.measure(console.shown.at(row), at), qPrintable(QStringLiteral("%1 in row %2").arg(i).arg(row)));
            CaseBoard again;
            again.merge(m_place.freshFold(at).values());
            MeasureBoard fresh(again, m_place.workflow, [at] { return at; });
            fresh.setAreas(console.areas);
            fresh.setLimits(judgedLimits(m_deadlines, m_table));
            IndicatorSheet total(fresh);
            total.setQuery(year);
            QVERIFY(QTest::qWaitFor([&] { return fresh.isComplete() && total.isComplete(); }, test::patience(10000)));
            QCOMPARE(sheet.total(), total.total());
            QVERIFY(sumOf(sheet.total(), Measure::Reports) > 0);
        }
    }
};

QTEST_GUILESS_MAIN(TimeTurnTest)
#include "timeturntest.moc"
