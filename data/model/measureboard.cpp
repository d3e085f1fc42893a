// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/measureboard.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace huying
{

namespace
{

constexpr int casesBetweenLooks = 256;

void put(CaseMeasures &m, Measure measure, bool yes)
{
    m.values[static_cast<std::size_t>(measure)] = yes;
}

/// Time alone changes it then, or has.
void turnsAt(CaseMeasures &m, TimeMs at, TimeMs now)
{
    if (at <= now)
        m.sinceAt = std::max(m.sinceAt, at);
    else if (!m.wakeAt || at < m.wakeAt)
        m.wakeAt = at;
}

bool holdsAt(const CaseMeasures &m, TimeMs now)
{
    return now >= m.sinceAt && (!m.wakeAt || now < m.wakeAt - 1); // some limits are over a moment before it
}

} // namespace

MeasureBoard::MeasureBoard(const CaseBoard &board, const Workflow &workflow, Now now, QObject *parent)
    : QObject(parent), m_board(board), m_workflow(workflow), m_now(std::move(now))
{
    m_local.offset = QDateTime::fromMSecsSinceEpoch(m_now()).offsetFromUtc() * secondMs;
    m_slice.setSingleShot(true);
    connect(&m_slice, &QTimer::timeout, this, &MeasureBoard::advance);
    connect(&board, &CaseBoard::reset, this, &MeasureBoard::forget);
    connect(&board, &CaseBoard::appended, this, [this] { m_slice.start(0); });
    connect(&board, &CaseBoard::changed, this, [this](const QList<int> &rows) {
        if (m_board.hasToldBefore()) { // years of cases: in slices
            m_refreshedAt = m_now();
            return startAnew();
        }
        for (const int row : rows)
            if (row < size())
                replace(row);
        emit settled();
    });
    startAnew();
}

void MeasureBoard::setLimits(JudgedLimits limits)
{
    m_limits = std::move(limits);
    for (const QString &channel : m_limits.hotline)
        m_channels.of(channel);
    m_hotline.assign(static_cast<std::size_t>(m_channels.size()), 0);
    for (const QString &channel : m_limits.hotline)
        m_hotline[static_cast<std::size_t>(m_channels.of(channel))] = 1;
    forget();
}

void MeasureBoard::setAreas(const AreaTreePtr &areas)
{
    m_areas = areas;
    m_areaCodes.clear();
    if (areas)
        for (const Area &area : areas->all())
            m_areaCodes.of(area.code);
    forget();
}

/// Nothing that was measured counts any more.
void MeasureBoard::forget()
{
    m_cases.clear();
    m_forms.clear();
    m_isThere.clear();
    startAnew();
}

void MeasureBoard::startAnew()
{
    m_measured = 0;
    m_wakes = {};
    emit reset();
    if (m_board.size())
        m_slice.start(0);
}

/// Not while the board turns: that ends in a new beginning.
void MeasureBoard::advance()
{
    if (m_board.isTurning())
        return;
    QElapsedTimer timer;
    timer.start();
    const TimeMs now = m_now();
    while (!isComplete() && timer.nsecsElapsed() < sliceNs)
        for (int i = 0; i < casesBetweenLooks && !isComplete(); ++i) {
            measureRow(m_measured, now);
            ++m_measured;
        }
    emit measured();
    if (!isComplete())
        m_slice.start(0);
    else
        emit settled();
}

void MeasureBoard::measureRow(int row, TimeMs now)
{
    const auto i = static_cast<std::size_t>(row);
    const int form = m_board.isTurning() ? CaseBoard::asThen : m_board.nextForm(row);
    if (i == m_cases.size()) {
        m_cases.emplace_back();
        m_forms.push_back(CaseBoard::notYet);
        m_isThere.push_back(0);
    }
    m_isThere[i] = form != CaseBoard::notYet;
    if (!m_isThere[i])
        return;
    if (form < 0 || m_forms[i] != form || !holdsAt(m_cases[i], now)) {
        fetchAhead(row + 6);
        m_cases[i] = measure(m_board.at(row), now);
        m_forms[i] = form;
    }
    if (m_cases[i].wakeAt)
        m_wakes.emplace(m_cases[i].wakeAt, row);
}

/// A row is a kilobyte and its codes lie elsewhere: waiting for memory would cost more than all the counting.
void MeasureBoard::fetchAhead(int row) const
{
    if (row + 6 < m_board.size()) {
        const auto *far = reinterpret_cast<const char *>(&m_board.at(row + 6));
        for (std::size_t at = 0; at < sizeof(CaseState); at += 64)
            __builtin_prefetch(far + at);
    }
    if (row >= m_board.size())
        return;
    const CaseState &near = m_board.at(row);
    for (const QString *code : {&near.state, &near.item, &near.channel, &near.area, &near.org})
        __builtin_prefetch(code->constData());
}

const MeasureBoard::StateFacts &MeasureBoard::factsOf(const QString &state)
{
    const auto index = static_cast<std::size_t>(m_states.of(state));
    if (index >= m_stateFacts.size())
        m_stateFacts.resize(index + 1);
    StateFacts &facts = m_stateFacts[index];
    if (!facts.isKnown) {
        const WorkflowState *known = m_workflow.state(state);
        facts = {true, known && known->isFinal, known && known->stage == QLatin1String("checking"), state == QLatin1String("void"), state == QLatin1String("not_found")};
    }
    return facts;
}

int MeasureBoard::classOf(int item)
{
    const auto at = static_cast<std::size_t>(item);
    while (m_itemClasses.size() <= at)
        m_itemClasses.push_back(static_cast<quint16>(m_classes.of(m_items.name(static_cast<int>(m_itemClasses.size())).left(3))));
    return m_itemClasses[at];
}

void MeasureBoard::replace(int row)
{
    const CaseMeasures before = at(row);
    measureRow(row, m_now());
    if (const CaseMeasures &after = at(row); !(before == after))
        emit replaced(row, before, after);
}

void MeasureBoard::refresh()
{
    const TimeMs now = m_now();
    if (now < std::exchange(m_refreshedAt, now) - minuteMs)
        return startAnew(); // what ran out is to run again
    bool any = false;
    while (!m_wakes.empty() && m_wakes.top().first < now) {
        const auto [at_, row] = m_wakes.top();
        m_wakes.pop();
        if (row >= size() || at(row).wakeAt != at_)
            continue;
        replace(row);
        any = true;
    }
    if (any)
        emit settled();
}

TimeMs MeasureBoard::endOf(TimeMs from, Limit limit) const
{
    return limit.amount ? m_limits.calendar.dueAt(from, limit) + 1 : 0;
}

void MeasureBoard::addReport(CaseMeasures &m, const CaseState &c, const StateFacts &state, TimeMs now) const
{
    const bool isRegistered = c.acceptedAt > 0;
    const bool isDropped = state.isVoid || state.isNotFound;
    const TimeMs decidedAt = isRegistered ? c.acceptedAt : c.closedAt;
    const bool isLate = !m_limits.meter.isInTime(c.reportedAt, decidedAt ? decidedAt : now, m_limits.accept);
    put(m, Measure::Reports, true);
    put(m, Measure::Valid, !state.isVoid && c.mergedInto.isNull());
    put(m, Measure::Registered, isRegistered && c.mergedInto.isNull() && !state.isVoid);
    put(m, Measure::RegisteredRight, m.value(Measure::Registered) && !isDropped);
    put(m, Measure::RegisteredInTime, m.value(Measure::Registered) && !isLate);
    put(m, Measure::VerifyDue, decidedAt || isLate);
    put(m, Measure::VerifiedInTime, decidedAt && !isLate);
    if (isRegistered) {
        const bool lateToAssign = !m_limits.meter.isInTime(c.acceptedAt, c.assignedAt ? c.assignedAt : now, m_limits.assign);
        put(m, Measure::Accepted, true);
        put(m, Measure::AssignDue, c.assignedAt || (!c.closedAt && lateToAssign));
        put(m, Measure::AssignedInTime, c.assignedAt && !lateToAssign);
        put(m, Measure::AssignedRight, c.assignedAt && c.returned == 0);
    }
    // A stage that nothing has happened in yet becomes late by itself.
    if (!decidedAt)
        turnsAt(m, endOf(c.reportedAt, m_limits.accept), now);
    if (isRegistered && !c.assignedAt && !c.closedAt)
        turnsAt(m, endOf(c.acceptedAt, m_limits.assign), now);
}

void MeasureBoard::addDue(CaseMeasures &m, const CaseState &c, const StateFacts &state, TimeMs now) const
{
    const bool isFinal = state.isFinal;
    const bool handled = c.resolvedAt && (isFinal || state.isChecking);
    const bool stands = c.stoppedAt && !handled;
    if (!c.dueAt || stands || (isFinal && !handled))
        return;
    if (c.dueAt > now)
        return turnsAt(m, c.dueAt + 1, now);
    turnsAt(m, c.dueAt, now);
    m.days[static_cast<std::size_t>(Cohort::Due)] = day(c.dueAt);
    const TimeMs done = c.stoppedAt ? std::min(c.stoppedAt, c.resolvedAt) : c.resolvedAt;
    put(m, Measure::HandleDue, true);
    put(m, Measure::Handled, handled);
    put(m, Measure::HandledInTime, handled && done <= c.dueAt);
    put(m, Measure::Extended, c.extended > 0);
    // Closing is due when handling is, and has the limits of check and closing after it.
    Limit closing = m_limits.close;
    if (closing.unit == m_limits.check.unit)
        closing.amount += m_limits.check.amount;
    const bool inTime = isFinal && m_limits.meter.isInTime(c.dueAt, c.closedAt, closing);
    put(m, Measure::CloseDue, true);
    put(m, Measure::Closed, isFinal);
    put(m, Measure::ClosedInTime, inTime);
    put(m, Measure::ClosedLate, isFinal && !inTime);
    put(m, Measure::Reworked, c.rework > 0);
    put(m, Measure::Returned, c.returned > 0);
}

void MeasureBoard::addCheck(CaseMeasures &m, const CaseState &c, TimeMs now) const
{
    if (!c.resolvedAt)
        return;
    const TimeMs doneAt = c.checkedAt ? c.checkedAt : c.closedAt;
    const bool isLate = !m_limits.meter.isInTime(c.resolvedAt, doneAt ? doneAt : now, m_limits.check);
    put(m, Measure::CheckDue, doneAt || isLate);
    put(m, Measure::CheckedInTime, doneAt && !isLate);
    if (!doneAt)
        turnsAt(m, endOf(c.resolvedAt, m_limits.check), now);
}

void MeasureBoard::addAnswer(CaseMeasures &m, const CaseState &c) const
{
    if (!c.contacted && !c.satisfaction)
        return;
    m.days[static_cast<std::size_t>(Cohort::Answered)] = day(c.updatedAt); // an answer is a case's last change
    put(m, Measure::Rated, c.satisfaction > 0);
    put(m, Measure::Satisfied, c.satisfaction == 3);
    put(m, Measure::Basically, c.satisfaction == 2);
    if (m.channel >= m_hotline.size() || !m_hotline[m.channel])
        return;
    put(m, Measure::HotlineCalls, true);
    put(m, Measure::HotlineReached, c.contacted == 2 || c.satisfaction);
    put(m, Measure::HotlineSolved, c.solved == 2 || (!c.solved && c.satisfaction >= 2));
    put(m, Measure::HotlineRated, c.satisfaction > 0);
    put(m, Measure::HotlineSatisfied, c.satisfaction == 3);
    put(m, Measure::HotlineBasically, c.satisfaction == 2);
}

void MeasureBoard::addWhistle(CaseMeasures &m, const CaseState &c) const
{
    if (!c.whistle.calledAt)
        return;
    m.days[static_cast<std::size_t>(Cohort::Called)] = day(c.whistle.calledAt);
    const auto count = [&m](Measure measure, bool yes) { m.values[static_cast<std::size_t>(measure)] += yes; };
    for (const WhistleLeg &leg : c.whistle.legs) {
        count(Measure::Legs, !leg.returnedAt);
        count(Measure::LegsSigned, leg.signedAt && (!leg.signDue || leg.signedAt <= leg.signDue));
        count(Measure::LegsArrived, leg.arrivedAt && (!leg.arriveDue || leg.arrivedAt <= leg.arriveDue));
        count(Measure::LegsHandled, leg.handledAt && !leg.returnedAt);
    }
    put(m, Measure::WhistlesRated, c.whistle.rating > 0);
    put(m, Measure::WhistlesSatisfied, c.whistle.rating == 3);
    put(m, Measure::WhistlesBasically, c.whistle.rating == 2);
}

CaseMeasures MeasureBoard::measure(const CaseState &c, TimeMs now)
{
    CaseMeasures m;
    if (c.id.isNull() && !c.version) // of the past, and not there yet
        return m;
    const StateFacts &state = factsOf(c.state);
    m.area = m_areas ? m_areaCodes.find(c.area) : -1;
    m.org = static_cast<quint16>(m_orgs.of(c.org));
    m.item = static_cast<quint16>(m_items.of(c.item));
    m.itemClass = static_cast<quint16>(classOf(m.item));
    m.channel = static_cast<quint16>(m_channels.of(c.channel));
    m.days[static_cast<std::size_t>(Cohort::Reported)] = day(c.reportedAt);
    m.days[static_cast<std::size_t>(Cohort::Accepted)] = day(c.acceptedAt);
    m.days[static_cast<std::size_t>(Cohort::Resolved)] = day(c.resolvedAt);
    const TimeMs weekly = (c.reportedAt + m_local.offset + 3 * dayMs) % (7 * dayMs); // 1970-01-01 was a Thursday
    m.hourOfWeek = static_cast<quint8>(std::max<TimeMs>(0, weekly) / hourMs);
    addReport(m, c, state, now);
    addDue(m, c, state, now);
    addCheck(m, c, now);
    addAnswer(m, c);
    addWhistle(m, c);
    if (state.isFinal) {
        m.days[static_cast<std::size_t>(Cohort::Closed)] = day(c.closedAt);
        put(m, Measure::Ended, true);
    }
    return m;
}

} // namespace huying
