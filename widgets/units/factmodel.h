// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/symbols.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace huying
{

/// One line of a report: its texts, and in which state it is if the report judges.
struct FactRow
{
    QString key; ///< the same while it is about the same; a unit's ref where it is about a unit
    QStringList cells;
    std::optional<LampShape> lamp = std::nullopt; ///< before the first cell
    int rank = 0;                                 ///< what is wrong comes first
};

/// Rows of text that are made anew all the time; those that stay keep their places. GUI thread.
class FactModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { RowRole = Qt::UserRole + 1 }; ///< const FactRow *

    explicit FactModel(QStringList titles, QObject *parent = nullptr) : QAbstractTableModel(parent), m_titles(std::move(titles)) {}

    void setRows(QList<FactRow> rows);
    const FactRow &row(int row) const { return m_rows[row]; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_titles.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const QStringList m_titles;
    QList<FactRow> m_rows;
};

} // namespace huying

Q_DECLARE_METATYPE(const huying::FactRow *)
