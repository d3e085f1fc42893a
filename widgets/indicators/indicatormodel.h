// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/indicatorsheet.h"
#include "widgets/words/casewords.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace huying
{

/// All indicators of a sheet, group by group, beside those of another period.
class IndicatorModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Value, Bar, Numerator, Denominator, Change, ColumnCount };
    enum Role { ShareRole = Qt::UserRole + 1, WorseRole, GroupRole };

    IndicatorModel(const IndicatorTable &table, const IndicatorSheet &sheet, const IndicatorSheet &other, const CaseWords &words,
                   QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Null for the line that heads a group.
    const IndicatorRule *rule(int row) const { return m_rows[row].rule; }
    int rowOf(const QString &code) const;

private:
    struct Row
    {
        QString group; ///< heads one if there is no rule
        const IndicatorRule *rule = nullptr;
    };
    QString text(const IndicatorRule &rule, int column) const;
    void refresh();

    const IndicatorTable &m_table;
    const IndicatorSheet &m_sheet, &m_other;
    const CaseWords &m_words;
    QList<Row> m_rows;
};

/// Groups as quiet heads, figures that open cases underlined on hover, the rate as a bar.
class IndicatorDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// "98.73 %", "0.9", "—"
QString ratioText(const Ratio &ratio);
/// "312", "29.5" where shares of cases count.
QString partText(double part);

} // namespace huying
