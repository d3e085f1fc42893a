// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/queuecolumns.h"

#include "data/model/rankedrows.h"

#include <algorithm>

namespace huying
{

namespace
{

constexpr qint64 rankGroup = RankedRows::rankGroup; // far past any time in milliseconds: groups follow each other

/// By the limit; then without one, stopped, stopped without one, closed. A time that is 0 would make a group wide.
qint64 timeLeftKey(const CaseState &state, QueueTab tab)
{
    if (tab == QueueTab::Closed)
        return 4 * rankGroup - state.closedAt;
    if (state.stoppedAt)
        return state.dueAt ? 2 * rankGroup + state.dueAt : 3 * rankGroup + state.stoppedAt;
    return state.dueAt ? state.dueAt : rankGroup + state.reportedAt;
}

constexpr int bit(QueueTab tab)
{
    return 1 << static_cast<int>(tab);
}

/// Its reporter can be called, and nobody has asked him yet.
bool wantsACall(const CaseState &state)
{
    return !state.phoneMasked.isEmpty() && state.contacted != 2 && !state.satisfaction;
}

/// By index of `codes`, 1 = wanted; empty: all.
std::vector<quint8> wantedOf(const CodeIndex &codes, const QSet<QString> &names)
{
    if (names.isEmpty())
        return {};
    std::vector<quint8> flags(std::max<std::size_t>(1, static_cast<std::size_t>(codes.size())), 0);
    for (const QString &name : names)
        if (const int found = codes.find(name); found >= 0)
            flags[at(found)] = 1;
    return flags;
}

} // namespace

const QueueColumns::StateTabs &QueueColumns::tabsOfState(const QString &state)
{
    static const QHash<QString, QueueTab> stages{{QStringLiteral("intake"), QueueTab::Intake},
                                                 {QStringLiteral("filing"), QueueTab::Filing},
                                                 {QStringLiteral("checking"), QueueTab::Checking},
                                                 {QStringLiteral("closed"), QueueTab::Closed}};
    const std::size_t index = at(m_states.of(state));
    if (index < m_stateTabs.size())
        return m_stateTabs[index];
    StateTabs &tabs = m_stateTabs.emplace_back();
    if (const WorkflowState *known = m_workflow.state(state)) {
        tabs.isFinal = known->isFinal;
        tabs.tab = known->isFinal ? QueueTab::Closed : stages.value(known->stage, QueueTab::Handling);
    }
    const auto is = [&state](const char *code) { return state == QLatin1String(code); };
    tabs.open = static_cast<quint16>(bit(QueueTab::Open) | (is("unchecked") ? bit(QueueTab::Unchecked) : 0)
                                     | (is("resolved") ? bit(QueueTab::ToCheck) : 0) | (is("checked") ? bit(QueueTab::ToClose) : 0));
    tabs.mayOweACall = is("checked") || is("closed");
    return tabs;
}

int QueueColumns::classOf(const QString &item)
{
    const std::size_t index = at(m_items.of(item));
    if (index == m_itemClasses.size())
        m_itemClasses.push_back(static_cast<quint16>(m_classes.of(itemClass(item))));
    return m_itemClasses[index];
}

void QueueColumns::clear()
{
    m_tab.clear();
    m_tabs.clear();
    m_thenTab.clear();
    m_thenTabs.clear();
    m_form.clear();
    m_urged.clear();
    for (auto *column : {&m_channel, &m_class, &m_marks})
        column->clear();
    for (auto *column : {&m_org, &m_area})
        column->clear();
    for (auto *column : {&m_due, &m_limit, &m_stopped, &m_reported, &m_updated, &m_reply, &m_timeLeft})
        column->clear();
    m_texts.clear();
}

void QueueColumns::resize(std::size_t rows)
{
    m_tab.resize(rows);
    m_tabs.resize(rows);
    m_thenTab.resize(rows);
    m_thenTabs.resize(rows);
    m_form.resize(rows);
    m_urged.resize(rows);
    for (auto *column : {&m_channel, &m_class, &m_marks})
        column->resize(rows);
    for (auto *column : {&m_org, &m_area})
        column->resize(rows);
    for (auto *column : {&m_due, &m_limit, &m_stopped, &m_reported, &m_updated, &m_reply, &m_timeLeft})
        column->resize(rows);
}

void QueueColumns::append(const CaseState &state, int form)
{
    const std::size_t row = m_tab.size();
    resize(row + 1);
    m_form[row] = form;
    fill(static_cast<int>(row), state);
}

bool QueueColumns::update(int row, const CaseState &state, int form)
{
    const std::size_t i = at(row);
    if (form == CaseBoard::notYet) {
        m_tab[i] = QueueTab::Closed;
        m_tabs[i] = 0;
        return false;
    }
    if (form >= 0 && m_form[i] == form) {
        m_tab[i] = m_thenTab[i];
        m_tabs[i] = m_thenTabs[i];
        return false;
    }
    m_form[i] = form;
    fill(row, state);
    if (row < m_texts.size()) // what is not there yet will come with the words that it had
        m_texts.update(row, state);
    return true;
}

void QueueColumns::fill(int row, const CaseState &state)
{
    const std::size_t i = at(row);
    const StateTabs &known = tabsOfState(state.state);
    const QueueTab tab = state.stoppedAt && !known.isFinal ? QueueTab::Suspended : known.tab;
    int tabs = bit(tab) | bit(QueueTab::All) | (known.mayOweACall && wantsACall(state) ? bit(QueueTab::FollowUp) : 0);
    if (tab != QueueTab::Closed)
        tabs |= known.open | (state.request.kind == QLatin1String("extend") ? bit(QueueTab::ExtensionAsked) : 0)
            | (state.rework > 0 ? bit(QueueTab::Rework) : 0);
    m_tab[i] = m_thenTab[i] = tab;
    m_tabs[i] = m_thenTabs[i] = static_cast<quint16>(tabs);
    m_urged[i] = state.urged > 0 || (state.flags & FlagSupervised);
    m_channel[i] = static_cast<quint16>(m_channels.of(state.channel));
    m_class[i] = static_cast<quint16>(classOf(state.item));
    m_marks[i] = static_cast<quint16>(caseMarks(state));
    m_org[i] = m_orgs.of(state.org);
    m_area[i] = areaOf(state);
    m_due[i] = state.dueAt;
    m_limit[i] = state.limitMs;
    m_stopped[i] = state.stoppedAt;
    m_reported[i] = state.reportedAt;
    m_updated[i] = state.updatedAt;
    if (state.id.isNull()) { // not there yet
        m_tab[i] = QueueTab::Closed;
        m_tabs[i] = 0;
    }
    m_timeLeft[i] = timeLeftKey(state, m_tab[i]);
    m_reply[i] = state.order.answeredAt ? 0 : state.order.due;
}

void QueueColumns::setAreas(const AreaTreePtr &areas, const CaseBoard &board)
{
    m_areas = areas;
    for (int row = 0; row < size(); ++row)
        if (board.at(row).id.isNull())
            m_form[at(row)] = CaseBoard::notYet; // looked at when it comes back
        else
            m_area[at(row)] = areaOf(board.at(row));
}

Lamp QueueColumns::lamp(int row, TimeMs now) const
{
    const std::size_t i = at(row);
    if (m_tab[i] == QueueTab::Closed)
        return Lamp::Closed;
    if (m_stopped[i])
        return Lamp::Stopped;
    if (!m_due[i])
        return Lamp::NoData;
    const TimeMs left = m_due[i] - now;
    return left < 0 ? Lamp::Overdue : left * 5 <= m_limit[i] ? Lamp::Near : Lamp::OnTime;
}

qint64 QueueColumns::sortKey(QueueSort sort, int row) const
{
    const std::size_t i = at(row);
    switch (sort) {
    case QueueSort::TimeLeft:
        return m_timeLeft[i];
    case QueueSort::Newest:
        return -m_reported[i];
    case QueueSort::Oldest:
        return m_reported[i];
    case QueueSort::Updated:
        return -m_updated[i];
    case QueueSort::ReplyDue:
        return m_reply[i] ? m_reply[i] - 2 * rankGroup : m_timeLeft[i];
    }
    return 0;
}

void QueueColumns::fillSortKeys(QueueSort sort, int first, std::span<qint64> keys) const
{
    if (sort == QueueSort::ReplyDue) {
        for (qint64 &key : keys)
            key = sortKey(sort, first++);
        return;
    }
    const auto &column = sort == QueueSort::TimeLeft ? m_timeLeft : sort == QueueSort::Updated ? m_updated : m_reported;
    const qint64 sign = sort == QueueSort::Newest || sort == QueueSort::Updated ? -1 : 1;
    std::ranges::transform(std::span(column).subspan(at(first), keys.size()), keys.begin(), [sign](qint64 key) { return sign * key; });
}

bool QueueColumns::indexText(const CaseBoard &board, int rows)
{
    const int first = m_texts.size();
    const int last = static_cast<int>(std::min<qint64>(size(), qint64(first) + rows));
    m_texts.reserve(m_tab.capacity());
    for (int row = first; row < last; ++row)
        m_texts.append(board.at(row));
    return last == size();
}

QueueColumns::Query QueueColumns::query(const QueueFilter &filter, TimeMs now) const
{
    Query query;
    query.channels = wantedOf(m_channels, filter.channels);
    query.classes = wantedOf(m_classes, filter.classes);
    query.org = filter.org.isEmpty() ? -1 : m_orgs.find(filter.org == noOrganization ? QString() : filter.org);
    if (query.org < 0 && !filter.org.isEmpty())
        query.org = -2;
    query.lamps = filter.lamps;
    query.pressing = filter.pressing;
    query.marks = filter.marks;
    query.dueFrom = filter.dueFrom;
    query.dueTo = filter.dueTo;
    query.only = filter.only;
    query.now = now;
    query.words = QueueTexts::wordsOf(filter.text);
    query.byColumns = !query.channels.empty() || !query.classes.empty() || query.org != -1 || !filter.area.isEmpty() || query.lamps
        || query.pressing || query.marks || query.dueFrom || query.dueTo || query.only;
    if (filter.area.isEmpty())
        return query;
    query.areas.assign(std::max<std::size_t>(1, m_areas ? m_areas->all().size() : 0), 0);
    std::vector<int> open{m_areas ? m_areas->indexOf(filter.area) : -1};
    while (!open.empty()) {
        const int area = open.back();
        open.pop_back();
        if (area < 0)
            continue;
        query.areas[at(area)] = 1;
        const std::vector<int> &below = m_areas->children(area);
        open.insert(open.end(), below.begin(), below.end());
    }
    return query;
}

quint16 QueueColumns::pass(int row, const Query &query) const
{
    return passesColumns(row, query) && m_texts.has(row, query.words) ? tabs(row) : quint16(0);
}

void QueueColumns::pass(int first, std::span<quint16> in, const Query &query) const
{
    std::ranges::copy(std::span(m_tabs).subspan(at(first), in.size()), in.begin());
    if (query.byColumns)
        for (quint16 &tabs : in) {
            if (!passesColumns(first + static_cast<int>(&tabs - in.data()), query))
                tabs = 0;
        }
    m_texts.keep(first, in, query.words);
}

bool QueueColumns::passesColumns(int row, const Query &query) const
{
    const std::size_t i = at(row);
    if (query.only && !query.only->has(i))
        return false;
    if (!query.channels.empty() && !query.channels[m_channel[i]])
        return false;
    if (!query.classes.empty() && !query.classes[m_class[i]])
        return false;
    if (query.org != -1 && query.org != m_org[i])
        return false;
    if (!query.areas.empty() && (m_area[i] < 0 || !query.areas[at(m_area[i])]))
        return false;
    if (query.lamps && !(query.lamps & (1 << static_cast<int>(lamp(row, query.now)))))
        return false;
    if (query.pressing && !isPressing(row, query.now))
        return false;
    if (query.marks && !(query.marks & m_marks[i]))
        return false;
    if ((query.dueFrom || query.dueTo) && !isDueWithin(row, query.dueFrom, query.dueTo))
        return false;
    return true;
}

bool QueueColumns::isPressing(int row, TimeMs now) const
{
    if (m_tab[at(row)] == QueueTab::Closed)
        return false;
    const Lamp shown = lamp(row, now);
    return m_urged[at(row)] || shown == Lamp::Overdue || shown == Lamp::Near || shown == Lamp::Stopped;
}

bool QueueColumns::isDueWithin(int row, TimeMs from, TimeMs to) const
{
    const std::size_t i = at(row);
    return m_tab[i] != QueueTab::Closed && !m_stopped[i] && m_due[i] && m_due[i] >= from && (!to || m_due[i] < to);
}

} // namespace huying
