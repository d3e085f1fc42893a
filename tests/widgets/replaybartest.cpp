// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/dayaxis.h"
#include "widgets/replay/pastframe.h"
#include "widgets/replay/replaybar.h"

#include <QDateTime>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
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

    void pastIsChosenOnTheAxis()
    {
        CaseBoard board;
        board.merge({reported(at(9, 0)), reported(at(16, 0))});
        TimeMs now = at(14, 32);
        ReplayBar bar(board, m_workflow, [&] { return Clock::replay(now, 0); });
        bar.offerPast([] { return at(0, 0, day.addDays(-40)); });
        bar.resize(1080, 56);
        bar.show();
        auto *axis = bar.findChild<DayAxis *>();
        QSignalSpy wanted(&bar, &ReplayBar::instantWanted);
        const int noon = axis->width() / 2;
        QTest::mouseClick(axis, Qt::LeftButton, {}, {noon, 20});
        QCOMPARE(wanted.count(), 1);
        QVERIFY(std::abs(wanted.first().first().toLongLong() - at(12, 0)) <= 5 * minuteMs);
        QTest::mouseClick(axis, Qt::LeftButton, {}, {axis->width() - 1, 20});
        QCOMPARE(wanted.last().first().toLongLong(), at(23, 59)); // the day does not end in the next

        now = at(12, 0);
        bar.showPast({true, false, 600}, at(14, 32));
        QCOMPARE(bar.counts().arrivedInAll(), 2); // also what came later
        const auto named = [&bar](const QString &name) {
            const auto buttons = bar.findChildren<QToolButton *>();
            const auto found = std::ranges::find(buttons, name, &QToolButton::accessibleName);
            return found == buttons.end() ? nullptr : *found;
        };
        QSignalSpy back(&bar, &ReplayBar::presentWanted), step(&bar, &ReplayBar::stepWanted), play(&bar, &ReplayBar::playWanted);
        QVERIFY(named(QStringLiteral("Back to now (Esc)"))->isVisible());
        named(QStringLiteral("Back to now (Esc)"))->click();
        named(QStringLiteral("A quarter of an hour back"))->click();
        named(QStringLiteral("Play from here"))->click();
        QCOMPARE(back.count(), 1);
        QCOMPARE(step.first().first().toLongLong(), -15 * minuteMs);
        QCOMPARE(play.first().first().toBool(), true);
        bar.showPast({}, at(14, 32));
        QVERIFY(!named(QStringLiteral("Back to now (Esc)"))->isVisible());
    }

    void everyWindowSaysThatItIsThePast()
    {
        QWidget before;
        before.show();
        PastFrames frames;
        frames.setText(QStringLiteral("回看 2026-08-11 14:00 · 只读"));
        QDialog dialog(&before);
        dialog.show();
        QMenu menu(&before);
        menu.show();
        for (QWidget *window : {&before, static_cast<QWidget *>(&dialog)}) {
            auto *frame = window->findChild<PastFrame *>(QString(), Qt::FindDirectChildrenOnly);
            QVERIFY(frame && frame->isVisible());
            QCOMPARE(frame->text(), QStringLiteral("回看 2026-08-11 14:00 · 只读"));
            window->resize(700, 400);
            QCOMPARE(frame->size(), window->size());
            QVERIFY(frame->testAttribute(Qt::WA_TransparentForMouseEvents));
        }
        QVERIFY(!menu.findChild<PastFrame *>());
        frames.setText({});
        for (QWidget *window : {&before, static_cast<QWidget *>(&dialog)})
            QVERIFY(!window->findChild<PastFrame *>(QString(), Qt::FindDirectChildrenOnly)->isVisible());
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
