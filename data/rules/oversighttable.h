// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/model/opencases.h"
#include "data/model/queuefilter.h"

#include <QAbstractTableModel>
#include <array>

namespace huying
{

/// What a supervisor counts of the open cases, by lead organisation or by town; the first row is the sum. Every figure
/// is exactly the number of cases that its filter shows. GUI thread.
class OversightTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class By : quint8 { Organization, Town };
    enum Column { NameColumn, OpenColumn, LateColumn, NearColumn, ReworkedColumn, ReturnedColumn, SupervisedColumn,
                  UrgedColumn, YellowColumn, RedColumn, ColumnCount };
    enum Role { CodeRole = Qt::UserRole + 1, ///< of the organisation or town; empty: all
                CountRole };
    using Now = std::function<TimeMs()>;

    OversightTable(const OpenCases &cases, Now now, By by, QObject *parent = nullptr);

    void setAreas(const AreaTreePtr &areas);
    /// Counts anew if something changed; lamps go by the clock, so every few calls in any case.
    void tick();

    /// The cases behind the figure.
    QueueFilter filterOf(int row, int column) const;
    int figure(int row, int column) const { return m_rows[row].counts[static_cast<std::size_t>(column)]; }
    int rowOf(const QString &code) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setHeaderData(int section, Qt::Orientation orientation, const QVariant &value, int role) override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        QString code;
        std::array<int, ColumnCount> counts{};
    };
    QList<Row> counted() const;
    QString keyOf(const CaseState &state) const;

    const OpenCases &m_cases;
    Now m_now;
    const By m_by;
    AreaTreePtr m_areas;
    QList<Row> m_rows{Row{}};
    QStringList m_headers;
    bool m_stale = true;
    int m_ticks = 0;
};

} // namespace huying
