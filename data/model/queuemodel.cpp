// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/queuemodel.h"

#include <algorithm>
#include <limits>

namespace huying
{

namespace
{

constexpr int textSlice = 500; ///< rows whose search text is made between two events: about a millisecond

/// All but the text alike, and the new text only adds to the old: what failed before fails again.
bool narrows(const QueueFilter &from, const QueueFilter &to)
{
    QueueFilter same = to;
    same.text = from.text;
    same.tab = from.tab;
    return same == from && to.text.startsWith(from.text);
}

} // namespace

QueueModel::QueueModel(const CaseBoard &board, const Workflow &workflow, Now now, QObject *parent, Text text)
    : QAbstractTableModel(parent), m_board(board), m_now(std::move(now)), m_text(text), m_columns(workflow), m_headers(ColumnCount)
{
    connect(&board, &CaseBoard::reset, this, &QueueModel::rebuild);
    connect(&board, &CaseBoard::appended, this, &QueueModel::insertRows);
    connect(&board, &CaseBoard::changed, this, &QueueModel::changeRows);
    connect(&m_textTimer, &QTimer::timeout, this, [this] {
        if (m_columns.indexText(m_board, textSlice))
            m_textTimer.stop();
    });
    rebuild();
}

void QueueModel::rebuild()
{
    beginResetModel();
    m_columns.clear();
    m_order.clear();
    m_pass.clear();
    m_shown.clear();
    m_position.clear();
    endResetModel();
    if (m_board.size())
        insertRows(0, m_board.size() - 1);
    else
        dataArrived();
}

void QueueModel::insertRows(int first, int last)
{
    const bool firstLoad = first == 0;
    for (int row = first; row <= last; ++row)
        m_columns.append(m_board.at(row));
    if (!m_filter.text.isEmpty())
        makeText();
    else if (m_text == Text::Prepared && !m_textTimer.isActive())
        m_textTimer.start(0);
    const QueueColumns::Query query = m_columns.query(m_filter, m_now());
    std::vector<int> fresh;
    for (int row = first; row <= last; ++row) {
        m_pass.push_back(m_columns.passes(row, query));
        m_position.push_back(-1);
        fresh.push_back(row);
    }
    orderAnew(fresh);
    dataArrived();
    QList<CaseId> news;
    for (const int row : fresh)
        if (!firstLoad && shows(row))
            news << m_board.at(row).id;
    if (!news.isEmpty())
        emit arrived(news);
}

void QueueModel::changeRows(const QList<int> &rows)
{
    std::vector<int> moved;
    for (const int row : rows) {
        const qint64 key = m_columns.sortKey(m_sort, row);
        m_columns.update(row, m_board.at(row));
        if (m_columns.sortKey(m_sort, row) != key)
            moved.push_back(row);
    }
    const QueueColumns::Query query = m_columns.query(m_filter, m_now());
    for (const int row : rows)
        m_pass[static_cast<std::size_t>(row)] = m_columns.passes(row, query);
    if (!moved.empty()) {
        std::vector<quint8> isMoved(m_pass.size(), 0);
        for (const int row : moved)
            isMoved[static_cast<std::size_t>(row)] = 1;
        std::erase_if(m_order, [&](int row) { return isMoved[static_cast<std::size_t>(row)]; });
        orderAnew(moved);
    }
    dataArrived();
    for (const int row : rows)
        if (const int shown = m_position[static_cast<std::size_t>(row)]; shown >= 0)
            emit dataChanged(index(shown, 0), index(shown, ColumnCount - 1));
}

void QueueModel::orderAnew(const std::vector<int> &moved)
{
    const auto before = [this](int a, int b) {
        const qint64 left = m_columns.sortKey(m_sort, a), right = m_columns.sortKey(m_sort, b);
        return left != right ? left < right : a < b;
    };
    const auto sorted = static_cast<std::ptrdiff_t>(m_order.size());
    m_order.insert(m_order.end(), moved.begin(), moved.end());
    std::sort(m_order.begin() + sorted, m_order.end(), before);
    std::inplace_merge(m_order.begin(), m_order.begin() + sorted, m_order.end(), before);
}

void QueueModel::makeText()
{
    m_columns.indexText(m_board, std::numeric_limits<int>::max());
    m_textTimer.stop();
}

void QueueModel::setFilter(const QueueFilter &filter)
{
    if (filter == m_filter)
        return;
    if (!filter.text.isEmpty())
        makeText();
    const bool narrower = narrows(m_filter, filter);
    const QueueColumns::Query query = m_columns.query(filter, m_now());
    if (narrower && filter.text != m_filter.text) {
        for (int row = 0; row < m_columns.size(); ++row)
            if (quint8 &pass = m_pass[static_cast<std::size_t>(row)])
                pass = m_columns.hasText(row, query.words);
    } else if (!narrower) {
        for (int row = 0; row < m_columns.size(); ++row)
            m_pass[static_cast<std::size_t>(row)] = m_columns.passes(row, query);
    }
    m_filter = filter;
    beginResetModel();
    m_shown = wanted();
    indexShown();
    endResetModel();
    countWaiting(m_shown);
    tick();
    emit countsChanged();
}

void QueueModel::setSorting(QueueSort sort)
{
    if (sort == m_sort)
        return;
    m_sort = sort;
    // Keys once, side by side with their rows: a sort through the columns would jump about in memory.
    std::vector<std::pair<qint64, int>> keyed(m_order.size());
    for (std::size_t i = 0; i < keyed.size(); ++i)
        keyed[i] = {m_columns.sortKey(sort, static_cast<int>(i)), static_cast<int>(i)};
    std::ranges::sort(keyed);
    std::ranges::transform(keyed, m_order.begin(), &std::pair<qint64, int>::second);
    show(wanted());
    countWaiting(m_shown);
}

void QueueModel::setAreas(const AreaTreePtr &areas)
{
    m_columns.setAreas(areas, m_board);
    if (m_filter.area.isEmpty())
        return;
    QueueFilter filter = std::exchange(m_filter, {});
    setFilter(filter);
}

bool QueueModel::shows(int row) const
{
    if (!m_pass[static_cast<std::size_t>(row)])
        return false;
    return m_columns.tabs(row) >> static_cast<int>(m_filter.tab) & 1;
}

std::vector<int> QueueModel::wanted()
{
    std::vector<int> rows;
    std::array<int, 1 << queueTabCount> byTabs{}; // rows by all the tabs they are in
    for (const int row : m_order) {
        if (!m_pass[static_cast<std::size_t>(row)])
            continue;
        const quint16 tabs = m_columns.tabs(row);
        ++byTabs[tabs];
        if (tabs >> static_cast<int>(m_filter.tab) & 1)
            rows.push_back(row);
    }
    m_counts.fill(0);
    for (std::size_t tabs = 0; tabs < byTabs.size(); ++tabs)
        if (byTabs[tabs])
            for (std::size_t tab = 0; tab < m_counts.size(); ++tab)
                m_counts[tab] += tabs >> tab & 1 ? byTabs[tabs] : 0;
    return rows;
}

void QueueModel::dataArrived()
{
    std::vector<int> next = wanted();
    if (!m_held || m_shown.empty())
        show(next);
    countWaiting(next);
    tick();
    emit countsChanged();
}

void QueueModel::hold()
{
    m_held = true;
}

void QueueModel::release()
{
    m_held = false;
    show(wanted());
    countWaiting(m_shown);
}

void QueueModel::countWaiting(const std::vector<int> &next)
{
    const auto waiting = static_cast<int>(
        std::ranges::count_if(next, [this](int row) { return m_position[static_cast<std::size_t>(row)] < 0; }));
    if (waiting == m_waiting)
        return;
    m_waiting = waiting;
    emit waitingChanged(waiting);
}

void QueueModel::tick()
{
    const TimeMs now = m_now();
    bool moved = false;
    QueueColumns::Query query;
    const bool clocked = m_filter.lamps || m_filter.pressing; // the clock alone lets rows in and out
    if (clocked)
        query = m_columns.query(m_filter, now);
    m_lampCounts.fill(0);
    for (int row = 0; row < m_columns.size(); ++row) {
        if (m_columns.tab(row) == QueueTab::Closed)
            continue;
        quint8 &pass = m_pass[static_cast<std::size_t>(row)];
        if (clocked) {
            const quint8 before = std::exchange(pass, m_columns.passes(row, query));
            moved |= before != pass;
        }
        if (pass)
            ++m_lampCounts[static_cast<std::size_t>(m_columns.lamp(row, now))];
    }
    if (moved)
        dataArrived();
}

} // namespace huying
