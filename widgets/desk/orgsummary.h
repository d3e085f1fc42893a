// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/indicators.h"
#include "widgets/words/casewords.h"

#include <QAbstractTableModel>
#include <QWidget>

class QTableView;

namespace huying
{

/// Organisations by what was due this month, with numerator and denominator of every rate.
class OrgModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Open, Overdue, Due, Handled, OnTime, OnTimeBar, Rework, ReworkRate, ColumnCount };
    static constexpr int ShareRole = Qt::UserRole + 1; ///< 0…1 of OnTimeBar; invalid when nothing was due

    OrgModel(const Indicators &indicators, const CaseWords &words, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    const OrgFigures &figures(int row) const { return m_rows[row]; }

private:
    void refresh();
    QString text(const OrgFigures &org, int column) const;

    const Indicators &m_indicators;
    const CaseWords &m_words;
    QList<OrgFigures> m_rows;
};

class SectionHeader;

/// The table below the desk's queue; choosing an organisation asks for its cases.
class OrgSummary : public QWidget
{
    Q_OBJECT
public:
    OrgSummary(const Indicators &indicators, const CaseWords &words, QWidget *parent = nullptr);

    void addControl(QWidget *control);

signals:
    void orgChosen(const QString &code);

private:
    OrgModel *m_model;
    SectionHeader *m_title;
    QTableView *m_view;
};

} // namespace huying
