// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/unitmodel.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace huying
{

namespace
{

TimeMs lastIfNone(TimeMs at)
{
    return at ? at : std::numeric_limits<TimeMs>::max();
}

/// SOS first, then who is out, then who is free, at last who is away.
int rankOf(UnitStatus status)
{
    static constexpr int ranks[] = {4, 1, 2, 3, 5, 0};
    return ranks[static_cast<int>(status)];
}

} // namespace

void UnitModel::setLines(QList<UnitLine> lines)
{
    const bool sameUnits = std::ranges::equal(lines, m_all, {}, [](const UnitLine &l) { return l.unit.ref; },
                                              [](const UnitLine &l) { return l.unit.ref; });
    m_all = std::move(lines);
    if (m_held && sameUnits && !m_shown.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    else
        arrange();
}

void UnitModel::setFilter(const QString &text, std::function<bool(const UnitLine &, const QString &)> holds)
{
    m_text = text;
    m_holds = std::move(holds);
    arrange();
}

void UnitModel::setHeld(bool held)
{
    m_held = held;
    if (!held)
        arrange();
}

void UnitModel::setDutyOnly(bool only)
{
    m_dutyOnly = only;
    arrange();
}

bool UnitModel::before(const UnitLine &a, const UnitLine &b) const
{
    const auto compare = [&](auto &&key) { return m_order == Qt::AscendingOrder ? key(a) < key(b) : key(b) < key(a); };
    switch (m_column) {
    case StatusColumn: return compare([](const UnitLine &l) { return std::tuple(rankOf(l.unit.status), std::cref(l.unit.name)); });
    case RoleColumn: return compare([](const UnitLine &l) { return std::tie(l.unit.role, l.unit.name); });
    case ShiftColumn: return compare([](const UnitLine &l) { return std::tuple(!l.onDuty, std::cref(l.unit.shift), std::cref(l.unit.name)); });
    case CertificateColumn: return compare([](const UnitLine &l) { return std::tuple(l.unit.certifiedUntil, std::cref(l.unit.name)); });
    case LoadColumn: return compare([](const UnitLine &l) { return std::tuple(-l.load, std::cref(l.unit.name)); });
    case CaseColumn: return compare([](const UnitLine &l) { return std::tuple(l.caseNo.isEmpty(), std::cref(l.caseNo), std::cref(l.unit.name)); });
    case DueColumn:
        return compare([](const UnitLine &l) { return std::tuple(lastIfNone(l.due), rankOf(l.unit.status), !l.onDuty, std::cref(l.unit.name)); });
    case FixColumn: return compare([](const UnitLine &l) { return std::tuple(-l.unit.fixAt, std::cref(l.unit.name)); });
    default: return compare([](const UnitLine &l) { return std::tie(l.unit.name, l.unit.ref); });
    }
}

QList<qsizetype> UnitModel::arranged() const
{
    QList<qsizetype> shown;
    for (qsizetype i = 0; i < m_all.size(); ++i)
        if ((!m_dutyOnly || m_all[i].onDuty) && (m_text.isEmpty() || m_holds(m_all[i], m_text)))
            shown << i;
    std::ranges::stable_sort(shown, [this](qsizetype a, qsizetype b) { return before(m_all[a], m_all[b]); });
    return shown;
}

void UnitModel::arrange()
{
    const QList<qsizetype> shown = arranged();
    if (shown == m_shown) {
        if (!shown.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    if (shown.size() != m_shown.size()) {
        beginResetModel();
        m_shown = shown;
        endResetModel();
        return;
    }
    emit layoutAboutToBeChanged();
    QHash<qsizetype, int> rows;
    for (qsizetype row = 0; row < shown.size(); ++row)
        rows.insert(shown[row], static_cast<int>(row));
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex &old : from)
        to << index(rows.value(m_shown[old.row()], -1), old.column());
    m_shown = shown;
    changePersistentIndexList(from, to);
    emit layoutChanged();
}

int UnitModel::rowOf(const QString &ref) const
{
    for (qsizetype row = 0; row < m_shown.size(); ++row)
        if (m_all[m_shown[row]].unit.ref == ref)
            return static_cast<int>(row);
    return -1;
}

int UnitModel::onDutyCount() const
{
    return static_cast<int>(std::ranges::count_if(m_all, &UnitLine::onDuty));
}

int UnitModel::lateCount() const
{
    return static_cast<int>(std::ranges::count(m_all, Lamp::Overdue, &UnitLine::lamp));
}

int UnitModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int UnitModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UnitModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? m_titles.value(section) : QVariant();
}

QVariant UnitModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const UnitLine &l = line(index.row());
    if (role == LineRole)
        return QVariant::fromValue(&l);
    if (m_describe && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole))
        return m_describe(l, index.column());
    return {};
}

void UnitModel::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    arrange();
}

} // namespace huying

