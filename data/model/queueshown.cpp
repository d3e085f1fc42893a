// SPDX-License-Identifier: GPL-3.0-or-later
// The half of QueueModel that views see: rows as they come and go, cells, check boxes.
#include "data/model/queuemodel.h"

#include <algorithm>
#include <span>

namespace huying
{

namespace
{

constexpr int mostRuns = 256;  ///< beyond it, telling each run costs views more than a reset

bool isIn(const std::vector<quint64> &marks, int row)
{
    const auto i = static_cast<std::size_t>(row);
    return i / 64 < marks.size() && (marks[i / 64] >> i % 64 & 1);
}

void flip(std::vector<quint64> &marks, int row)
{
    marks[static_cast<std::size_t>(row) / 64] ^= quint64(1) << (row & 63);
}

/// How many stretches of neighbours `belongs` is true for.
template <class Belongs> int countRuns(std::span<const int> rows, Belongs &&belongs)
{
    int runs = 0;
    bool inside = false;
    for (const int row : rows) {
        const bool in = belongs(row);
        runs += in && !inside;
        inside = in;
    }
    return runs;
}

} // namespace

/// Rows of the model for those of the board, −1 for what is not shown. Looked for when they are asked: to keep a
/// place for each of a million rows costs every change of order more than all questions together.
std::vector<int> QueueModel::positionsOf(std::span<const int> rows) const
{
    std::vector<int> positions(rows.size(), -1);
    RowMarks wanted;
    QHash<int, int> found;
    if (rows.size() > fewRows) {
        wanted.resize(m_isShown.size());
        for (const int row : rows)
            if (isIn(m_isShown, row) && !isIn(wanted, row))
                flip(wanted, row);
        for (std::size_t i = 0; i < m_shown.size(); ++i)
            if (isIn(wanted, m_shown[i]))
                found.insert(m_shown[i], static_cast<int>(i));
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows.size() > fewRows)
            positions[i] = found.value(rows[i], -1);
        else if (isIn(m_isShown, rows[i]))
            positions[i] = static_cast<int>(std::ranges::find(m_shown, rows[i]) - m_shown.begin());
    return positions;
}

void QueueModel::showAnew(std::vector<int> &rows)
{
    beginResetModel();
    m_shown.swap(rows);
    m_isShown = m_work.marks;
    m_isShown.resize(m_in.size() / 64 + 1);
    endResetModel();
}

void QueueModel::show(std::vector<int> &rows)
{
    // What both begin and end with stays as it is: mostly all but a few rows.
    const auto head = std::ranges::mismatch(m_shown, rows).in1 - m_shown.begin();
    if (rows.size() == m_shown.size() && static_cast<std::size_t>(head) == rows.size())
        return;
    const auto most = static_cast<std::ptrdiff_t>(std::min(rows.size(), m_shown.size())) - head;
    std::ptrdiff_t tail = 0;
    while (tail < most && *(m_shown.end() - 1 - tail) == *(rows.end() - 1 - tail))
        ++tail;
    const std::span was(m_shown.begin() + head, m_shown.end() - tail), next(rows.begin() + head, rows.end() - tail);
    const RowMarks marks = m_work.marks;
    const int gone = countRuns(was, [&](int row) { return !isIn(marks, row); });
    const int fresh = countRuns(next, [&](int row) { return !isIn(m_isShown, row); });
    if (m_shown.empty() || rows.empty() || gone + fresh > mostRuns) {
        showAnew(rows);
        return;
    }
    if (gone)
        removeShown(marks, head, tail);
    if (fresh) {
        reorderKept(rows, head, tail);
        insertShown(rows, head, tail);
    } else if (rows != m_shown) {
        reorder(rows);
    }
}

void QueueModel::removeShown(const RowMarks &next, std::ptrdiff_t head, std::ptrdiff_t tail)
{
    int first = static_cast<int>(m_shown.size());
    for (int last = first - 1 - static_cast<int>(tail); last >= head; --last) {
        if (isIn(next, m_shown[static_cast<std::size_t>(last)]))
            continue;
        first = last;
        while (first > head && !isIn(next, m_shown[static_cast<std::size_t>(first - 1)]))
            --first;
        beginRemoveRows({}, first, last);
        for (int i = first; i <= last; ++i)
            flip(m_isShown, m_shown[static_cast<std::size_t>(i)]);
        m_shown.erase(m_shown.begin() + first, m_shown.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

/// Those that are shown already, in the order that they have in `next`.
void QueueModel::reorderKept(const std::vector<int> &next, std::ptrdiff_t head, std::ptrdiff_t tail)
{
    std::vector<int> kept;
    std::copy_if(next.begin() + head, next.end() - tail, std::back_inserter(kept),
                 [this](int row) { return isIn(m_isShown, row); });
    if (std::ranges::equal(kept, std::span(m_shown.begin() + head, m_shown.end() - tail)))
        return;
    std::vector<int> order = m_shown;
    std::ranges::copy(kept, order.begin() + head);
    reorder(order);
}

/// The shown rows in another order.
void QueueModel::reorder(std::vector<int> &rows)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> boardRows;
    for (const QModelIndex &index : before)
        boardRows.push_back(m_shown[static_cast<std::size_t>(index.row())]);
    m_shown.swap(rows);
    const std::vector<int> positions = positionsOf(boardRows);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(positions[static_cast<std::size_t>(i)], before[i].column());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void QueueModel::insertShown(const std::vector<int> &next, std::ptrdiff_t head, std::ptrdiff_t tail)
{
    for (auto first = static_cast<std::size_t>(head); first < next.size() - static_cast<std::size_t>(tail); ++first) {
        if (first < m_shown.size() && m_shown[first] == next[first])
            continue;
        std::size_t last = first;
        while (last + 1 < next.size() && !isIn(m_isShown, next[last + 1]))
            ++last;
        beginInsertRows({}, static_cast<int>(first), static_cast<int>(last));
        m_shown.insert(m_shown.begin() + static_cast<std::ptrdiff_t>(first),
                       next.begin() + static_cast<std::ptrdiff_t>(first),
                       next.begin() + static_cast<std::ptrdiff_t>(last) + 1);
        for (std::size_t i = first; i <= last; ++i)
            flip(m_isShown, next[i]);
        endInsertRows();
        first = last;
    }
}

int QueueModel::rowOf(const CaseId &id) const
{
    const int row = m_board.rowOf(id);
    return row < 0 ? -1 : positionsOf(std::span(&row, 1)).front();
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QueueModel::cell(const CaseState &state, int column) const
{
    switch (column) {
    case LimitColumn:
        return timeLeft(state, m_now());
    case NumberColumn:
        return state.no;
    case ChannelColumn:
        return state.channel;
    case ItemColumn:
        return state.item;
    case TitleColumn:
        return state.title;
    case AreaColumn:
        return state.area;
    case OrgColumn:
        return state.org;
    case StateColumn:
        return state.state;
    case ReportedColumn:
        return state.reportedAt;
    case ResolvedColumn:
        return state.resolvedAt;
    case StoppedColumn:
        return state.stoppedMs + (state.stoppedAt ? m_now() - state.stoppedAt : 0);
    case ReworkColumn:
        return state.rework;
    case PhotosColumn:
        return state.photos;
    default:
        return {};
    }
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CaseState &state = caseAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(state, index.column());
    case Qt::CheckStateRole:
        if (!m_checkable || index.column() != LimitColumn)
            return {};
        return m_checked.contains(state.id) ? Qt::Checked : Qt::Unchecked;
    case Qt::AccessibleTextRole:
        return m_describe ? QVariant(m_describe(state, lampAt(index.row()))) : QVariant(state.title);
    case CaseRole:
        return QVariant::fromValue(&state);
    case IdRole:
        return state.id;
    case LampRole:
        return static_cast<int>(lampAt(index.row()));
    case LeftRole:
        return timeLeft(state, m_now());
    default:
        return {};
    }
}

bool QueueModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !m_checkable || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const CaseId id = caseAt(index.row()).id;
    if (value.toInt() == Qt::Checked)
        m_checked.insert(id);
    else
        m_checked.remove(id);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit checkedChanged();
    return true;
}

void QueueModel::setCheckable(bool checkable)
{
    m_checkable = checkable;
    if (!m_shown.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
}

void QueueModel::setChecked(int first, int last, bool on)
{
    first = std::max(first, 0);
    last = std::min(last, rowCount() - 1);
    if (!m_checkable || first > last)
        return;
    for (int row = first; row <= last; ++row) {
        if (on)
            m_checked.insert(caseAt(row).id);
        else
            m_checked.remove(caseAt(row).id);
    }
    emit dataChanged(index(first, LimitColumn), index(last, LimitColumn), {Qt::CheckStateRole});
    emit checkedChanged();
}

void QueueModel::checkAll()
{
    settle();
    setChecked(0, rowCount() - 1, true);
}

const std::vector<int> &QueueModel::boardRows()
{
    settle();
    return m_shown;
}

void QueueModel::uncheckAll()
{
    m_checked.clear();
    if (!m_shown.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
    emit checkedChanged();
}

Qt::ItemFlags QueueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    if (m_checkable && index.column() == LimitColumn)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section >= ReportedColumn ? Qt::AlignRight : Qt::AlignLeft)); // times and numbers
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return m_headers.value(section);
}

bool QueueModel::setHeaderData(int section, Qt::Orientation orientation, const QVariant &value, int role)
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount
        || (role != Qt::DisplayRole && role != Qt::EditRole))
        return false;
    m_headers[section] = value.toString();
    emit headerDataChanged(orientation, section, section);
    return true;
}

void QueueModel::sort(int column, Qt::SortOrder order)
{
    if (column == ReportedColumn)
        setSorting(order == Qt::AscendingOrder ? QueueSort::Oldest : QueueSort::Newest);
    else if (column == LimitColumn)
        setSorting(QueueSort::TimeLeft);
}

} // namespace huying
