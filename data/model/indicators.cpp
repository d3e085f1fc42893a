// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/indicators.h"

#include <QDateTime>
#include <algorithm>

namespace huying
{

namespace
{

constexpr int soonMs = 200, idleAfterMs = 1000;

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
        takeRows(first, last);
        soon();
    });
    m_slice.setSingleShot(true);
    connect(&m_slice, &QTimer::timeout, this, [this] {
        if (!advance())
            m_slice.start(0);
    });
    connect(&m_idle, &QTimer::timeout, this, [this] {
        m_idle.setInterval(0);
        if (prepare())
            m_idle.stop();
    });
    connect(&board, &CaseBoard::coming, this, [this](const QList<int> &, TimeMs at) {
        m_turningTo = at;
        m_slice.stop();
    });
    connect(&board, &CaseBoard::changed, this, [this, soon](const QList<int> &rows) {
        if (m_board.hasToldBefore())
            return startRecount(m_turningTo.value_or(m_now()));
        changeRows(rows);
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
    m_from = countedFrom(m_at);
    m_turningTo.reset();
    m_recount.reset();
    m_slice.stop();
    m_wakes = {};
    m_sinces = {};
    m_counts = {};
    m_prepared = 0;
    m_facts.clear();
    m_forms.clear();
    m_lastCounts.clear();
    m_expected.clear();
    m_isCounted.clear();
    m_counts.isRecount = true;
    takeRows(0, m_board.size() - 1);
    m_counts.isRecount = false;
    snapshot();
    emit changed();
}

/// Cases that count nowhere in the month of `at`, in the one before, and after.
TimeMs Indicators::countedFrom(TimeMs at) const
{
    return m_read.local.monthStart(m_read.local.month(at) - 1);
}

/// What waits for the end of a turn or a recount is taken by that.
void Indicators::takeRows(int first, int last)
{
    const auto rows = static_cast<std::size_t>(last + 1);
    if (rows > m_facts.size()) {
        m_facts.resize(rows);
        m_forms.resize(rows, unread);
        m_lastCounts.resize(rows);
        m_expected.resize(rows, unread);
        m_isCounted.resize(rows);
    }
    for (int row = first; row <= last; ++row)
        if (!m_board.isTurning() && !m_recount && !m_isCounted[static_cast<std::size_t>(row)])
            setRow(row);
    m_idle.start(idleAfterMs);
}

void Indicators::changeRows(const QList<int> &rows)
{
    if (m_board.isTurning())
        return; // all is counted anew at its end
    for (const int row : rows) {
        if (m_recount && row >= m_recount->row)
            continue;
        uncount(row);
        if (m_recount)
            countRow(row);
        else
            setRow(row);
    }
}

/// How long the case counts, when the board has another form of it than before. What is known of one that is not there
/// yet is kept for when it comes back.
int Indicators::expect(int row)
{
    const auto i = static_cast<std::size_t>(row);
    const int form = m_board.nextForm(row);
    if (form != CaseBoard::notYet && (m_expected[i] != form || form < 0)) {
        m_expected[i] = form;
        m_lastCounts[i] = m_read.lastCounts(m_board.next(row));
    }
    return form;
}

/// Brings the facts of a row up to date, if it counts since `from`. Expects that it is not counted.
bool Indicators::read(int row, TimeMs at, TimeMs from)
{
    const auto i = static_cast<std::size_t>(row);
    const int form = expect(row);
    if (form == CaseBoard::notYet || m_lastCounts[i] < from)
        return false;
    if (m_forms[i] != form || form < 0) {
        m_facts[i] = m_read.lasting(m_board.next(row));
        m_forms[i] = form;
    }
    CaseReading::addTimed(m_facts[i], at);
    return true;
}

void Indicators::uncount(int row)
{
    const auto i = static_cast<std::size_t>(row);
    if (std::exchange(m_isCounted[i], quint8(0)))
        (m_recount ? m_recount->counts : m_counts).add(row, m_facts[i], m_read.local, -1);
}

/// Expects that what the row counted before has been taken away.
void Indicators::setRow(int row)
{
    if (!read(row, m_at, m_from))
        return;
    const auto i = static_cast<std::size_t>(row);
    m_isCounted[i] = 1;
    m_counts.add(row, m_facts[i], m_read.local);
    if (m_facts[i].wakeAt)
        m_wakes.emplace(m_facts[i].wakeAt, row);
    if (m_facts[i].sinceAt)
        m_sinces.emplace(m_facts[i].sinceAt, row);
}

void Indicators::wakeRows(TimeMs now)
{
    while (!m_wakes.empty() && m_wakes.top().first <= now) {
        const auto [at, row] = m_wakes.top();
        m_wakes.pop();
        const auto i = static_cast<std::size_t>(row);
        if (!m_isCounted[i] || m_facts[i].wakeAt != at)
            continue;
        uncount(row);
        setRow(row);
    }
}

/// What has passed is to come again.
void Indicators::putBack(TimeMs now)
{
    while (!m_sinces.empty() && m_sinces.top().first > now) {
        const auto [at, row] = m_sinces.top();
        m_sinces.pop();
        const auto i = static_cast<std::size_t>(row);
        if (!m_isCounted[i] || m_facts[i].sinceAt != at)
            continue;
        uncount(row);
        setRow(row);
    }
}

void Indicators::refresh()
{
    if (!isSettled() || m_board.isTurning())
        return;
    const TimeMs now = m_now();
    const bool isBack = now < m_at;
    if (isBack && countedFrom(now) < m_from) { // months that were left out
        startRecount(now);
        m_slice.stop();
        for (int &row = m_recount->row; row < m_board.size(); ++row)
            countRow(row);
        finishRecount();
    }
    m_at = now;
    if (isBack)
        putBack(now);
    else
        wakeRows(now);
    snapshot();
    emit changed();
}

void Indicators::snapshot()
{
    const int today = m_read.local.day(m_at), month = m_read.local.month(m_at);
    const IndicatorCounts::Day &now = m_counts.day(today), &before = m_counts.day(today - 1);
    Figures f;
    f.at = m_at;
    f.open = m_counts.open;
    f.openDayBefore = m_counts.openAt(m_at - dayMs, m_read.local);
    if (m_counts.open.with(Lamp::Overdue))
        f.longestLate = m_at - m_counts.pressing.begin()->first;
    f.reportedToday = now.reported.upTo(m_at);
    f.acceptedToday = now.accepted.upTo(m_at);
    f.acceptedDayBefore = before.accepted.upTo(m_at - dayMs);
    f.closedToday = now.closed.upTo(m_at);
    f.month = m_counts.due.value(month);
    f.lastMonth = m_counts.due.value(month - 1);
    const IndicatorCounts::Rated rated = m_counts.rated.value(month);
    f.satisfaction = {rated.satisfied + 0.9 * rated.basically, rated.valid};
    f.units = static_cast<int>(m_units.units().size());
    f.unitsOnline = m_units.onlineCount();
    const TimeMs midnight = m_read.local.midnight(today);
    for (const TimeMs at : now.accepted.inOrder())
        ++f.hoursToday[static_cast<std::size_t>((at - midnight) / hourMs)];
    for (const TimeMs at : before.accepted.inOrder())
        ++f.hoursDayBefore[static_cast<std::size_t>((at - midnight + dayMs) / hourMs)];
    m_figures = f;
}

} // namespace huying
