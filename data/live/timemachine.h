// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/live/pastdifference.h"
#include "data/live/pastindex.h"
#include "data/model/activitymodel.h"
#include "data/model/opencases.h"
#include "data/model/unitboard.h"
#include "data/model/unittracks.h"

#include <QElapsedTimer>
#include <QTimer>

namespace huying
{

/// Lets the shown boards stand at an instant of the past, goes on from there at N×, and compares two of them. What is
/// goes on underneath. The newest wanted instant wins; nothing waits for the disk. GUI thread.
class TimeMachine : public QObject
{
    Q_OBJECT
public:
    struct Boards
    {
        const CaseBoard &present;
        CaseBoard &shown;
        const OpenCases &open; ///< of the shown one
        const UnitBoard &presentUnits;
        UnitBoard &units;
        const UnitTracks &tracks;
        ActivityModel &activity;
    };
    static constexpr double speeds[] = {1, 60, 600, 3600, 10800};

    TimeMachine(LiveStore &live, const Boards &boards, QObject *parent = nullptr);

    bool isPast() const { return m_live.lookingAt().has_value(); }
    TimeMs at() const { return m_live.now(); }
    TimeMs first() const { return m_index.first(); }
    TimeMs present() const { return m_live.presentNow(); }
    bool isPlaying() const { return m_tick.isActive(); }
    double speed() const { return m_speed; }
    /// What was wanted last is shown, with everything that belongs to it.
    bool isSettled() const { return !m_wanted && !m_boards.shown.isTurning() && !m_rest.isActive() && !m_readingSteps; }
    /// Boards that so many rows of are another at the next instant turn to it in slices, and show the last one meanwhile.
    void setAtOnce(int rows) { m_atOnce = rows; }

    /// An instant at or after the present leads back there; one before the first case stands at that.
    void show(TimeMs at);
    void step(TimeMs by) { show(m_wanted.value_or(at()) + by); }
    void leave();
    /// From the instant that is shown up to `until`, 0: up to the present.
    void play(TimeMs until = 0);
    void pause();
    void setSpeed(double speed);
    /// Answered by compared() or failed().
    void compare(TimeMs before, TimeMs after);

signals:
    void changed(); ///< instant, playing or speed
    /// On the way to another instant, which takes a while; 1: shown.
    void turning(huying::TimeMs to, double share);
    void reached(); ///< playing has come to its end
    void compared(const huying::InstantComparison &comparison);
    void failed(const huying::Error &error);

private:
    void go(TimeMs at);
    void ask();
    void take(PastIndex::Cut &cut, const Result<PastStates> &states, quint64 question);
    void turnTo(std::optional<PastView> view, TimeMs at);
    void turnSlice();
    void arrive(std::optional<TimeMs> at);
    void advance();
    void showCompanions();
    void showUnits();
    void showSteps();
    void takeSteps(TimeMs at, const QList<PastStep> &steps);
    void lookAgain();
    void viewAt(TimeMs at, std::function<void(PastView)> then);

    LiveStore &m_live;
    Boards m_boards;
    PastIndex m_index;
    std::optional<TimeMs> m_wanted; ///< and not shown yet
    quint64 m_question = 0;
    bool m_asking = false, m_isComplete = false, m_readingSteps = false;
    QElapsedTimer m_since;   ///< of the question
    QTimer m_tick, m_rest, m_again, m_slice;
    TimeMs m_turningTo = 0;
    bool m_turnsToPresent = false;
    int m_atOnce = 4000;
    QElapsedTimer m_playing;
    TimeMs m_playedFrom = 0, m_until = 0;
    double m_speed = 600;
};

/// A unit as far as is known of it then: its track, or a last fix that was before. Else it has no place and counts as
/// out of reach; what it did stands in the cases.
UnitRow unitAt(const UnitRow &now, const std::vector<TrackPoint> &track, TimeMs at);

} // namespace huying
