// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/indicators.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <algorithm>

namespace huying
{

namespace
{

constexpr int soonMs = 200, turnSliceMs = 5, turnRowsBetweenLooks = 2048;

void place(std::vector<TimeMs> &times, TimeMs at, int sign)
{
    const auto where = std::lower_bound(times.begin(), times.end(), at);
    if (sign > 0)
        times.insert(where, at);
    else
        times.erase(where);
}

int countUpTo(const std::vector<TimeMs> &times, TimeMs at)
{
    return static_cast<int>(std::upper_bound(times.begin(), times.end(), at) - times.begin());
}

void add(OpenCount &count, Lamp lamp, int sign)
{
    count.open += sign;
    count.lamps[static_cast<std::size_t>(lamp)] += sign;
}

void add(DueCount &count, const CaseFacts &f, int sign)
{
    count.due += sign;
    count.handled += sign * f.handled;
    count.inTime += sign * f.inTime;
    count.closed += sign * f.closedByMonthEnd;
    count.rework += sign * f.rework;
    count.returned += sign * f.returned;
    count.extended += sign * f.extended;
}

bool isPressing(const CaseFacts &f)
{
    return f.open && (f.lamp == Lamp::Overdue || f.lamp == Lamp::Near);
}

} // namespace

Indicators::Indicators(const CaseBoard &board, const UnitBoard &units, const Workflow &workflow, Now now, QObject *parent)
    : QObject(parent), m_board(board), m_units(units), m_now(std::move(now)), m_read{workflow, {}, {}, {}, {}, {}, {}, {}, {}}
{
    m_read.local.offset = QDateTime::fromMSecsSinceEpoch(m_now()).offsetFromUtc() * secondMs;
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &Indicators::refresh);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&board, &CaseBoard::reset, this, &Indicators::rebuild);
    connect(&board, &CaseBoard::appended, this, [this, soon](int first, int last) {
        m_facts.resize(static_cast<std::size_t>(last) + 1);
        for (int row = first; row <= last; ++row)
            setRow(row);
        soon();
    });
    m_slice.setSingleShot(true);
    connect(&m_slice, &QTimer::timeout, this, [this] {
        if (!advance())
            m_slice.start(0);
    });
    connect(&board, &CaseBoard::coming, this, &Indicators::getReady);
    connect(&board, &CaseBoard::changed, this, [this, soon](const QList<int> &rows) {
        if (m_board.hasToldBefore())
            return endTurn();
        for (const int row : rows) {
            count(row, m_facts[static_cast<std::size_t>(row)], -1);
            setRow(row);
        }
        soon();
    });
    connect(&units, &UnitBoard::changed, this, soon);
    rebuild();
}

void Indicators::setAreas(const AreaTreePtr &areas)
{
    m_read.setAreas(areas);
    rebuild();
}

void Indicators::rebuild()
{
    m_at = m_now();
    m_turningTo.reset();
    m_slice.stop();
    m_wakes = {};
    m_sinces = {};
    m_open = {};
    m_pressing.clear();
    m_days.clear();
    for (auto *counts : {&m_townOpen, &m_orgOpen, &m_stateOpen})
        counts->clear();
    m_due.clear();
    m_townDue.clear();
    m_orgDue.clear();
    m_townClosed.clear();
    m_rated.clear();
    m_villages.clear();
    m_items.clear();
    m_facts.assign(static_cast<std::size_t>(m_board.size()), {});
    for (int row = 0; row < m_board.size(); ++row)
        setRow(row);
    snapshot();
    emit changed();
}

/// Expects that what the row counted before has been taken away.
void Indicators::setRow(int row)
{
    put(row, m_read.facts(m_board.next(row), m_turningTo.value_or(m_at)));
}

void Indicators::put(int row, const CaseFacts &facts)
{
    m_facts[static_cast<std::size_t>(row)] = facts;
    count(row, facts, 1);
    if (facts.wakeAt && m_turningTo)
        m_nextWakes.emplace_back(facts.wakeAt, row);
    else if (facts.wakeAt)
        m_wakes.emplace(facts.wakeAt, row);
    if (facts.sinceAt && m_turningTo)
        m_nextSinces.emplace_back(facts.sinceAt, row);
    else if (facts.sinceAt)
        m_sinces.emplace(facts.sinceAt, row);
}

/// What the board tells ahead counts at once, but nobody sees it before the rest has followed.
void Indicators::getReady(const QList<int> &rows, TimeMs at)
{
    m_turningTo = at;
    m_slice.stop();
    for (const int row : rows) {
        CaseFacts facts = m_facts[static_cast<std::size_t>(row)];
        count(row, facts, -1);
        m_read.renew(facts, m_board.next(row), at);
        put(row, facts);
    }
}

void Indicators::endTurn()
{
    if (!m_turningTo)
        return refresh();
    m_turned = 0;
    m_nextWakes.clear();
    m_nextSinces.clear();
    m_slice.start(0);
}

/// Rows that the board did not tell, which time alone makes something else; true when none is left.
bool Indicators::advance()
{
    if (!m_turningTo || m_board.isTurning())
        return true;
    QElapsedTimer slice;
    slice.start();
    const TimeMs at = *m_turningTo;
    while (m_turned < m_board.size() && slice.elapsed() < turnSliceMs)
        for (const int last = std::min(m_board.size(), m_turned + turnRowsBetweenLooks); m_turned < last; ++m_turned) {
            CaseFacts &facts = m_facts[static_cast<std::size_t>(m_turned)];
            if ((facts.wakeAt && facts.wakeAt <= at) || facts.sinceAt > at) {
                count(m_turned, facts, -1);
                m_read.renew(facts, m_board.at(m_turned), at);
                count(m_turned, facts, 1);
            }
            if (facts.wakeAt)
                m_nextWakes.emplace_back(facts.wakeAt, m_turned);
            if (facts.sinceAt)
                m_nextSinces.emplace_back(facts.sinceAt, m_turned);
        }
    if (m_turned < m_board.size())
        return false;
    m_turningTo.reset();
    m_at = at;
    m_wakes = Wakes(std::greater<>(), std::move(m_nextWakes));
    m_sinces = Sinces(std::less<Wake>(), std::move(m_nextSinces));
    refresh();
    return true;
}

void Indicators::wakeRows(TimeMs now)
{
    while (!m_wakes.empty() && m_wakes.top().first <= now) {
        const auto [at, row] = m_wakes.top();
        m_wakes.pop();
        const CaseFacts &facts = m_facts[static_cast<std::size_t>(row)];
        if (facts.wakeAt != at)
            continue;
        count(row, facts, -1);
        setRow(row);
    }
}

/// What has passed is to come again.
void Indicators::putBack(TimeMs now)
{
    while (!m_sinces.empty() && m_sinces.top().first > now) {
        const auto [at, row] = m_sinces.top();
        m_sinces.pop();
        const CaseFacts &facts = m_facts[static_cast<std::size_t>(row)];
        if (facts.sinceAt != at)
            continue;
        count(row, facts, -1);
        setRow(row);
    }
}

void Indicators::refresh()
{
    if (m_turningTo)
        return;
    const TimeMs now = m_now();
    const bool isBack = now < m_at;
    m_at = now;
    if (isBack)
        putBack(now);
    else
        wakeRows(now);
    snapshot();
    emit changed();
}

void Indicators::count(int row, const CaseFacts &f, int sign)
{
    if (!f.isThere)
        return;
    if (f.open) {
        add(m_open, f.lamp, sign);
        add(m_townOpen[f.town], f.lamp, sign);
        add(m_orgOpen[f.org], f.lamp, sign);
        add(m_stateOpen[f.state], f.lamp, sign);
    }
    if (isPressing(f)) {
        if (sign > 0)
            m_pressing.emplace(f.dueAt, row);
        else
            m_pressing.erase({f.dueAt, row});
    }
    if (f.dueMonth >= 0) {
        add(m_due[f.dueMonth], f, sign);
        add(m_townDue[{f.town, f.dueMonth}], f, sign);
        add(m_orgDue[{f.org, f.dueMonth}], f, sign);
    }
    if (f.ratedMonth >= 0) {
        Rated &rated = m_rated[f.ratedMonth];
        rated.valid += sign;
        rated.basically += sign * (f.satisfaction == 2);
        rated.satisfied += sign * (f.satisfaction == 3);
    }
    countDays(f, sign);
    countWeek(f, sign);
}

void Indicators::countDays(const CaseFacts &f, int sign)
{
    if (f.reportedAt)
        place(m_days[m_read.local.day(f.reportedAt)].reported, f.reportedAt, sign);
    if (f.acceptedAt) {
        Day &day = m_days[m_read.local.day(f.acceptedAt)];
        place(day.accepted, f.acceptedAt, sign);
        day.channels[f.channel] += sign;
    }
    if (f.closedAt) {
        const int day = m_read.local.day(f.closedAt);
        place(m_days[day].closed, f.closedAt, sign);
        m_townClosed[{f.town, day}] += sign;
    }
}

void Indicators::countWeek(const CaseFacts &f, int sign)
{
    if (f.week > 1)
        return;
    const bool isNow = f.week == 0;
    Week &item = m_items[f.item];
    (isNow ? item.count : item.before) += sign;
    Village &village = m_villages[f.village];
    (isNow ? village.count : village.before) += sign;
    if (isNow)
        village.items[f.item] += sign;
}

int Indicators::openAt(TimeMs at) const
{
    const int last = m_read.local.day(at);
    int open = 0;
    for (const auto &[number, day] : m_days) {
        if (number > last)
            break;
        open += number < last ? static_cast<int>(day.reported.size()) - static_cast<int>(day.closed.size())
                              : countUpTo(day.reported, at) - countUpTo(day.closed, at);
    }
    return open;
}

void Indicators::snapshot()
{
    static const Day none;
    const int today = m_read.local.day(m_at), month = m_read.local.month(m_at);
    const auto dayOf = [this](int number) -> const Day & {
        const auto found = m_days.find(number);
        return found != m_days.end() ? found->second : none;
    };
    const Day &now = dayOf(today), &before = dayOf(today - 1);
    Figures f;
    f.at = m_at;
    f.open = m_open;
    f.openDayBefore = openAt(m_at - dayMs);
    if (m_open.with(Lamp::Overdue))
        f.longestLate = m_at - m_pressing.begin()->first;
    f.reportedToday = countUpTo(now.reported, m_at);
    f.acceptedToday = countUpTo(now.accepted, m_at);
    f.acceptedDayBefore = countUpTo(before.accepted, m_at - dayMs);
    f.closedToday = countUpTo(now.closed, m_at);
    f.month = m_due.value(month);
    f.lastMonth = m_due.value(month - 1);
    const Rated rated = m_rated.value(month);
    f.satisfaction = {rated.satisfied + 0.9 * rated.basically, rated.valid};
    f.units = static_cast<int>(m_units.units().size());
    f.unitsOnline = m_units.onlineCount();
    const TimeMs midnight = m_read.local.midnight(today);
    for (const TimeMs at : now.accepted)
        ++f.hoursToday[static_cast<std::size_t>((at - midnight) / hourMs)];
    for (const TimeMs at : before.accepted)
        ++f.hoursDayBefore[static_cast<std::size_t>((at - midnight + dayMs) / hourMs)];
    m_figures = f;
}

} // namespace huying
