// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/lamp.h"
#include "data/model/unitrow.h"

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>
#include <functional>

namespace huying
{

/// A unit with all that a dispatcher asks about it.
struct UnitLine
{
    UnitRow unit;
    bool onDuty = false, certified = false;
    int load = 0;
    Lamp lamp = Lamp::NoData; ///< of the step that it owes
    TimeMs due = 0;           ///< of that step; 0: it owes none
    QString caseNo;
    bool received = false;    ///< the order, where it is sent
};

/// The unit board: every unit in a line, sorted by one column. GUI thread.
class UnitModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { StatusColumn, NameColumn, DueColumn, CaseColumn, RoleColumn, ShiftColumn, CertificateColumn, LoadColumn, FixColumn, ColumnCount };
    enum Role { LineRole = Qt::UserRole + 1 }; ///< const UnitLine *, valid until the model changes
    using Describe = std::function<QString(const UnitLine &, int column)>;

    using QAbstractTableModel::QAbstractTableModel;

    /// All lines anew; the same units in the same order keep their rows.
    void setLines(QList<UnitLine> lines);
    /// What name, role, number of the case or initials have to hold; empty shows all.
    void setFilter(const QString &text, std::function<bool(const UnitLine &, const QString &)> holds);
    void setDutyOnly(bool only);
    /// Rows stay where they are while somebody works in them; what changed shows in place.
    void setHeld(bool held);
    /// Text of the cells, as widgets say it.
    void setDescription(Describe describe, const QStringList &titles) { m_describe = std::move(describe), m_titles = titles; }

    const UnitLine &line(int row) const { return m_all[m_shown[row]]; }
    int rowOf(const QString &ref) const;
    int onDutyCount() const;
    int lateCount() const;
    qsizetype total() const { return m_all.size(); }
    int sortColumn() const { return m_column; }
    Qt::SortOrder sortOrder() const { return m_order; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    QList<qsizetype> arranged() const;
    void arrange();
    bool before(const UnitLine &a, const UnitLine &b) const;

    QList<UnitLine> m_all;
    QList<qsizetype> m_shown;
    Describe m_describe;
    QStringList m_titles;
    QString m_text;
    std::function<bool(const UnitLine &, const QString &)> m_holds;
    bool m_dutyOnly = false, m_held = false;
    int m_column = DueColumn;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace huying

Q_DECLARE_METATYPE(const huying::UnitLine *)
