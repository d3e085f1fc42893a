// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/timemachine.h"

#include "data/live/pastfolder.h"
#include "data/live/whendone.h"
#include "data/model/ground.h"

#include <algorithm>

namespace huying
{

namespace
{

constexpr int playStepMs = 100, restMs = 120, againMs = 500;
constexpr qint64 patienceMs = 250; ///< an answer that takes longer is not waited for when another instant is wanted
constexpr int stepsShown = 200;
constexpr int boardSliceMs = 6, rowsATurn = 2048;

} // namespace

UnitRow unitAt(const UnitRow &now, const std::vector<TrackPoint> &track, TimeMs at)
{
    UnitRow unit = now;
    const auto after = std::ranges::upper_bound(track, static_cast<quint32>(at / secondMs), {}, &TrackPoint::seconds);
    if (after != track.begin()) {
        const TrackPoint &point = *std::prev(after);
        unit.place = toLonLat(point.at);
        unit.fixAt = point.seconds * secondMs;
    } else if (!now.fixAt || now.fixAt > at) {
        unit.place.reset();
        unit.fixAt = 0;
    }
    unit.status = unit.place ? UnitStatus::Free : UnitStatus::Offline;
    unit.caseId = {};
    unit.doubted.reset();
    return unit;
}

TimeMachine::TimeMachine(LiveStore &live, const Boards &boards, QObject *parent)
    : QObject(parent), m_live(live), m_boards(boards), m_index(boards.present)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    m_again.setSingleShot(true);
    m_again.setInterval(againMs);
    m_tick.setInterval(playStepMs);
    connect(&m_rest, &QTimer::timeout, this, &TimeMachine::showCompanions);
    connect(&m_again, &QTimer::timeout, this, &TimeMachine::lookAgain);
    connect(&m_tick, &QTimer::timeout, this, &TimeMachine::advance);
    connect(&m_slice, &QTimer::timeout, this, &TimeMachine::turnSlice);
    connect(&boards.present, &CaseBoard::reset, this, [this] { // rows have moved: this turn has come to nothing
        if (m_slice.isActive() && m_turnsToPresent)
            QMetaObject::invokeMethod(this, &TimeMachine::leave, Qt::QueuedConnection);
        m_slice.stop();
    });
    connect(&live, &LiveStore::casesComplete, this, [this] { m_isComplete = true; });
    // What upstream tells late, or takes back, belongs to the past that is shown.
    const auto again = [this] {
        if (isPast())
            m_again.start();
    };
    connect(&boards.present, &CaseBoard::reset, this, again);
    connect(&boards.present, &CaseBoard::appended, this, again);
    connect(&live, &LiveStore::casesCorrected, this, again);
}

void TimeMachine::show(TimeMs at)
{
    if (!m_isComplete) {
        emit failed({ErrorKind::Unavailable, QStringLiteral("案卷还没有载完，请稍候再回看")});
        return;
    }
    if (isPlaying()) { // goes on from there
        m_playedFrom = at;
        m_playing.start();
    }
    go(at);
}

void TimeMachine::go(TimeMs at)
{
    if (at >= present())
        return leave();
    m_wanted = std::max(at, first());
    if (m_boards.shown.isTurning())
        return; // comes to its end, or a hand that drags would never see anything
    if (!m_asking || m_since.elapsed() > patienceMs)
        ask();
}

void TimeMachine::lookAgain()
{
    if (m_slice.isActive())
        m_again.start();
    else if (m_wanted)
        ask();
    else if (isPast())
        go(at());
}

void TimeMachine::ask()
{
    const auto cut = std::make_shared<PastIndex::Cut>(m_index.cut(*m_wanted));
    const quint64 question = ++m_question;
    m_asking = true;
    m_since.start();
    emit turning(*m_wanted, 0);
    whenDone(m_live.statesAt(cut->cases, *m_wanted), this,
             [this, cut, question](const Result<PastStates> &states) { take(*cut, states, question); },
             [this] { m_asking = false; });
}

void TimeMachine::take(PastIndex::Cut &cut, const Result<PastStates> &states, quint64 question)
{
    if (question != m_question)
        return;
    m_asking = false;
    if (!m_wanted)
        return; // left meanwhile
    if (!states && states.error().kind == ErrorKind::Unavailable)
        return m_again.start(); // a comparison came between
    if (!states) {
        m_wanted.reset();
        pause();
        emit failed(states.error());
        return;
    }
    const TimeMs at = cut.view.at;
    turnTo(joined(std::move(cut), std::move(**states)), at);
}

/// Few rows at once; for more the board tells its readers in slices, and shows what it showed until all are ready.
void TimeMachine::turnTo(std::optional<PastView> view, TimeMs at)
{
    CaseBoard &shown = m_boards.shown;
    const bool isPresent = !view;
    if (!shown.isTurning() && shown.rowsToTurn(view ? &*view : nullptr) <= m_atOnce) {
        m_live.lookBackAt(isPresent ? std::nullopt : std::optional(at));
        if (view)
            shown.showPast(std::move(*view));
        else
            shown.showPresent();
        return arrive(isPresent ? std::nullopt : std::optional(at));
    }
    m_turningTo = at;
    m_turnsToPresent = isPresent;
    shown.beginTurn(std::move(view), at);
    m_slice.start(0);
    emit turning(at, 0);
}

void TimeMachine::turnSlice()
{
    CaseBoard &shown = m_boards.shown;
    QElapsedTimer slice;
    slice.start();
    bool done = false;
    while (!(done = shown.turn(rowsATurn)) && shown.isTurning() && slice.elapsed() < boardSliceMs) { }
    if (!shown.isTurning())
        return m_slice.stop();
    if (!done || slice.elapsed() >= boardSliceMs) { // the end has a slice of its own
        emit turning(m_turningTo, shown.turned());
        return;
    }
    m_slice.stop();
    const std::optional<TimeMs> at = m_turnsToPresent ? std::nullopt : std::optional(m_turningTo);
    m_live.lookBackAt(at);
    shown.endTurn();
    arrive(at);
}

/// The board stands at an instant, or is back in the present.
void TimeMachine::arrive(std::optional<TimeMs> at)
{
    if (!at) {
        m_rest.stop();
        m_boards.units.showPresent();
        m_boards.activity.showPresent();
    } else if (!m_rest.isActive()) {
        m_rest.start();
    }
    if (at && m_wanted == at)
        m_wanted.reset();
    emit turning(at.value_or(present()), 1);
    emit changed();
    if (m_wanted && !m_asking)
        ask();
}

void TimeMachine::leave()
{
    ++m_question;
    m_asking = false;
    m_wanted.reset();
    m_rest.stop();
    m_tick.stop();
    if (isPast() || m_boards.shown.isTurning())
        turnTo(std::nullopt, present());
}

void TimeMachine::play(TimeMs until)
{
    if (!isPast())
        return;
    m_until = until;
    m_playedFrom = at();
    m_playing.start();
    m_tick.start();
    emit changed();
}

void TimeMachine::pause()
{
    if (!isPlaying())
        return;
    m_tick.stop();
    emit changed();
}

void TimeMachine::setSpeed(double speed)
{
    m_speed = speed;
    if (isPlaying())
        play(m_until);
    else
        emit changed();
}

/// An instant that is not there yet when the next one is due is left out, so that the clock keeps its pace.
void TimeMachine::advance()
{
    if (m_asking || m_slice.isActive())
        return;
    const TimeMs next = m_playedFrom + static_cast<TimeMs>(static_cast<double>(m_playing.elapsed()) * m_speed);
    const TimeMs end = m_until ? std::min(m_until, present()) : present();
    if (next < end)
        return go(next);
    m_tick.stop();
    go(end);
    emit changed();
    emit reached();
}

/// What belongs to an instant besides the cases, when the hand that drags rests for a moment.
void TimeMachine::showCompanions()
{
    if (!isPast())
        return;
    showUnits();
    showSteps();
}

void TimeMachine::showUnits()
{
    QList<UnitRow> roster;
    roster.reserve(m_boards.presentUnits.units().size());
    for (const UnitRow &unit : m_boards.presentUnits.units())
        roster << unitAt(unit, m_boards.tracks.of(unit.ref), at());
    m_boards.units.showPast(std::move(roster));
    QList<CaseState> sent;
    for (const int row : m_boards.open.rows())
        if (const CaseState &c = m_boards.shown.at(row); c.unitStage != UnitStage::None)
            sent << c;
    m_boards.units.follow(sent);
}

void TimeMachine::showSteps()
{
    m_readingSteps = true;
    whenDone(m_live.lastSteps(at(), stepsShown), this,
             [this, at = at()](const Result<QList<PastStep>> &steps) {
                 m_readingSteps = false;
                 if (steps && isPast())
                     takeSteps(at, *steps);
             },
             [this] { m_readingSteps = false; });
}

/// Of cases that this seat has; what upstream has told of others is not for it.
void TimeMachine::takeSteps(TimeMs at, const QList<PastStep> &steps)
{
    if (at > this->at())
        return; // has been put back since
    std::deque<ActivityModel::Entry> entries;
    for (const PastStep &step : steps)
        if (const int row = m_boards.present.rowOf(step.id); row >= 0) {
            const CaseState &c = m_boards.present.at(row);
            const WorkflowAction *rule = m_live.workflow().action(step.kind);
            entries.push_back({step.id, step.at, c.no, c.title, step.org.isEmpty() ? c.org : step.org, rule ? rule->to : QString(), step.kind});
        }
    m_boards.activity.showPast(std::move(entries));
}

void TimeMachine::viewAt(TimeMs at, std::function<void(PastView)> then)
{
    if (at >= present()) {
        PastView now;
        now.at = present();
        return then(std::move(now));
    }
    const auto cut = std::make_shared<PastIndex::Cut>(m_index.cut(at));
    const auto done = std::make_shared<std::function<void(PastView)>>(std::move(then));
    whenDone(m_live.statesAt(cut->cases, at), this, [this, cut, done](const Result<PastStates> &states) {
        if (states)
            (*done)(joined(std::move(*cut), std::move(**states)));
        else
            emit failed(states.error());
    });
}

void TimeMachine::compare(TimeMs before, TimeMs after)
{
    if (before > after)
        std::swap(before, after);
    pause(); // another question would end this one
    viewAt(before, [this, after](PastView then) {
        const auto first = std::make_shared<const PastView>(std::move(then));
        viewAt(after, [this, first](PastView later) {
            InstantComparison comparison = compareInstants(m_boards.present, *first, later, m_live.workflow());
            comparison.beforeView = first;
            comparison.afterView = std::make_shared<const PastView>(std::move(later));
            emit compared(comparison);
        });
    });
}

} // namespace huying
