// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/oversighttable.h"

#include "data/model/lamp.h"

#include <algorithm>

namespace huying
{

namespace
{

constexpr int lampEvery = 10; ///< ticks

/// Column and what a case has to have for it.
constexpr std::pair<OversightTable::Column, int> markColumns[] = {
    {OversightTable::ReworkedColumn, MarkReworked}, {OversightTable::ReturnedColumn, MarkReturned},
    {OversightTable::SupervisedColumn, MarkSupervised}, {OversightTable::UrgedColumn, MarkUrged},
    {OversightTable::YellowColumn, MarkYellowCard}, {OversightTable::RedColumn, MarkRedCard}};

} // namespace

OversightTable::OversightTable(const OpenCases &cases, Now now, By by, QObject *parent)
    : QAbstractTableModel(parent), m_cases(cases), m_now(std::move(now)), m_by(by)
{
    connect(&cases, &OpenCases::changed, this, [this] { m_stale = true; });
    connect(&cases, &OpenCases::reset, this, [this] { m_stale = true; });
}

void OversightTable::setAreas(const AreaTreePtr &areas)
{
    m_areas = areas;
    m_stale = true;
}

/// Empty if the case is in no row but the sum.
QString OversightTable::keyOf(const CaseState &c) const
{
    if (m_by == By::Organization)
        return c.org.isEmpty() ? noOrganization : c.org;
    const int grid = m_areas ? m_areas->indexOf(c.area) : -1, town = grid < 0 ? -1 : m_areas->ancestor(grid, AreaLevel::Town);
    return town < 0 ? QString() : m_areas->at(town).code;
}

QList<OversightTable::Row> OversightTable::counted() const
{
    QList<Row> rows{Row{}};
    QHash<QString, qsizetype> at;
    const TimeMs now = m_now();
    for (const int index : m_cases.rows()) {
        const CaseState &c = m_cases.board().at(index);
        std::array<int, ColumnCount> one{};
        const Lamp lamp = lampOf(c, false, now);
        const int marks = caseMarks(c);
        one[OpenColumn] = 1;
        one[LateColumn] = lamp == Lamp::Overdue;
        one[NearColumn] = lamp == Lamp::Near;
        for (const auto &[column, mark] : markColumns)
            one[column] = (marks & mark) != 0;
        const QString key = keyOf(c);
        if (!key.isEmpty() && !at.contains(key)) {
            at.insert(key, rows.size());
            rows << Row{key, {}};
        }
        for (const qsizetype row : {qsizetype(0), key.isEmpty() ? -1 : at.value(key)})
            for (std::size_t column = 0; row >= 0 && column < ColumnCount; ++column)
                rows[row].counts[column] += one[column];
    }
    // What is worst stands first, and what has no trouble last; equal ones by code, so that rows don't dance.
    std::sort(rows.begin() + 1, rows.end(), [](const Row &a, const Row &b) {
        const auto key = [](const Row &r) {
            return std::tuple(-r.counts[LateColumn], -r.counts[RedColumn] - r.counts[YellowColumn], -r.counts[NearColumn], -r.counts[OpenColumn], r.code);
        };
        return key(a) < key(b);
    });
    return rows;
}

void OversightTable::tick()
{
    if (!m_stale && ++m_ticks < lampEvery)
        return;
    m_stale = false;
    m_ticks = 0;
    QList<Row> rows = counted();
    const bool sameRows = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) { return a.code == b.code; });
    if (!sameRows)
        beginResetModel();
    m_rows = std::move(rows);
    if (!sameRows)
        endResetModel();
    else
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int OversightTable::rowOf(const QString &code) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].code == code)
            return row;
    return -1;
}

QueueFilter OversightTable::filterOf(int row, int column) const
{
    QueueFilter filter;
    (m_by == By::Organization ? filter.org : filter.area) = m_rows[row].code;
    if (column == LateColumn)
        filter.lamps = 1 << static_cast<int>(Lamp::Overdue);
    else if (column == NearColumn)
        filter.lamps = 1 << static_cast<int>(Lamp::Near);
    for (const auto &[marked, mark] : markColumns)
        if (column == marked)
            filter.marks = mark;
    return filter;
}

int OversightTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OversightTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OversightTable::data(const QModelIndex &index, int role) const
{
    if (role == CodeRole)
        return m_rows[index.row()].code;
    if (role == CountRole)
        return figure(index.row(), index.column());
    return {};
}

QVariant OversightTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_headers.value(section);
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == NameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

bool OversightTable::setHeaderData(int section, Qt::Orientation orientation, const QVariant &value, int role)
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return false;
    while (m_headers.size() <= section)
        m_headers << QString();
    m_headers[section] = value.toString();
    emit headerDataChanged(orientation, section, section);
    return true;
}

} // namespace huying
