// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/replaybar.h"

#include <QDateTime>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace huying;

namespace {

const QDate day(2026, 8, 12);

TimeMs at(int hour, int minute, const QDate &date = day)
{
    return QDateTime(date, QTime(hour, minute)).toMSecsSinceEpoch();
}

CaseState reported(TimeMs when)
{
    CaseState state;
    state.id = QUuid::createUuid();
    state.version = 1;
    state.state = QStringLiteral("handling");
    state.reportedAt = when;
    return state;
}

CaseState limited(TimeMs due)
{
    CaseState state = reported(due - 4 * hourMs);
    state.dueAt = due;
    state.limitMs = 4 * hourMs;
    return state;
}

} // namespace

class ReplayBarTest : public QObject
{
    Q_OBJECT

    const Workflow m_workflow = *Workflow::load();

private slots:
    void histogramEqualsCounts()
    {
        CaseBoard board;
        DayCounts counts(board, m_workflow);
        counts.setNow(at(14, 32));
        QRandomGenerator random(5);
        QList<CaseState> states;
        for (int i = 0; i < 3000; ++i)
            states << reported(at(0, 0, day.addDays(-1)) + static_cast<TimeMs>(random.bounded(3.0 * dayMs)));
        board.merge(states.mid(0, 1200)); // in two portions, as a store loads
        board.merge(states.mid(1200));

        int all = 0;
        for (int q = 0; q < DayCounts::quarters; ++q) {
            const TimeMs from = at(0, 0) + q * 15 * minuteMs;
            const auto expected = std::ranges::count_if(states, [from](const CaseState &s) {
                return s.reportedAt >= from && s.reportedAt < from + 15 * minuteMs;
            });
            QCOMPARE(counts.arrived(q), static_cast<int>(expected));
            all += counts.arrived(q);
        }
        QCOMPARE(counts.arrivedInAll(), all);
        QVERIFY(all > 800);
    }

    void dayTurnsAtMidnight()
    {
        CaseBoard board;
        DayCounts counts(board, m_workflow);
        counts.setNow(at(23, 59));
        board.merge({reported(at(23, 58)), reported(at(0, 3, day.addDays(1)))});
        QCOMPARE(counts.arrived(95), 1);
        QCOMPARE(counts.arrivedInAll(), 1);
        QVERIFY(counts.setNow(at(0, 5, day.addDays(1))));
        QCOMPARE(counts.day(), day.addDays(1));
        QCOMPARE(counts.arrived(0), 1);
        QCOMPARE(counts.arrivedInAll(), 1);
    }

    void limitsFollowLampAndState()
    {
        CaseBoard board;
        DayCounts counts(board, m_workflow);
        counts.setNow(at(10, 0));
        CaseState soon = limited(at(10, 30));
        board.merge({soon, limited(at(9, 50)), limited(at(13, 0))});
        QCOMPARE(counts.limits(42).near, 1);
        QCOMPARE(counts.limits(39).overdue, 1);
        QCOMPARE(counts.limits(52), DayCounts::Limits());

        QVERIFY(counts.setNow(at(10, 31))); // by the clock alone
        QCOMPARE(counts.limits(42), (DayCounts::Limits{1, 0}));
        soon.version = 2;
        soon.state = QStringLiteral("closed");
        soon.closedAt = at(10, 31);
        board.merge({soon});
        QCOMPARE(counts.limits(42), DayCounts::Limits());
    }

    void liveHasNoControls()
    {
        CaseBoard board;
        ReplayBar bar(board, m_workflow, [] { return Clock::system(); });
        bar.show();
        for (const auto *button : bar.findChildren<QToolButton *>())
            QVERIFY(!button->isVisible());
        QSignalSpy chosen(&bar, &ReplayBar::speedChosen);
        bar.togglePlay();
        QCOMPARE(chosen.count(), 0);
    }

    void playAndSpeed()
    {
        CaseBoard board;
        Clock clock = Clock::replay(at(14, 32), 60);
        ReplayBar bar(board, m_workflow, [&clock] { return clock; });
        bar.show();
        // Keys come faster than the bar's second: it looks at the clock, not at what it last showed.
        connect(&bar, &ReplayBar::speedChosen, this, [&](double speed) { clock = clock.atSpeed(speed); });
        QToolButton *play = nullptr, *fast = nullptr, *sixty = nullptr;
        for (auto *button : bar.findChildren<QToolButton *>()) {
            QVERIFY(button->isVisible());
            if (button->text().isEmpty())
                play = button;
            else if (button->text() == QStringLiteral("×600"))
                fast = button;
            else if (button->text() == QStringLiteral("×60"))
                sixty = button;
        }
        QVERIFY(play && fast && sixty);
        QVERIFY(sixty->isChecked());
        play->click();
        QCOMPARE(clock.speed(), 0);
        QVERIFY(sixty->isChecked()); // the speed it goes on with
        play->click();
        QCOMPARE(clock.speed(), 60);
        fast->click();
        QCOMPARE(clock.speed(), 600);
        QVERIFY(fast->isChecked() && !sixty->isChecked());
        clock = clock.atSpeed(37); // from elsewhere, none of ours
        bar.tick();
        QVERIFY(!fast->isChecked());
    }

    void ticksStealNoFocus()
    {
        QWidget window;
        QVBoxLayout column(&window);
        QLineEdit edit;
        CaseBoard board;
        ReplayBar bar(board, m_workflow, [] { return Clock::replay(at(14, 32), 600); });
        column.addWidget(&edit);
        column.addWidget(&bar);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        edit.setFocus();
        for (int i = 0; i < 10; ++i) {
            board.merge({reported(at(14, i))});
            bar.tick();
        }
        QVERIFY(edit.hasFocus());
        QCOMPARE(bar.counts().arrived(56), 10);
    }
};

QTEST_MAIN(ReplayBarTest)
#include "replaybartest.moc"
