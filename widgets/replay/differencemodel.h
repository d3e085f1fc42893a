// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/pastdifference.h"
#include "widgets/words/casewords.h"

#include <QAbstractTableModel>

namespace huying {

/// What became of cases between two instants, a row each, in words.
class DifferenceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhatColumn, TimeColumn, NumberColumn, TitleColumn, FromColumn, ToColumn, ColumnCount };

    explicit DifferenceModel(const CaseWords &words, QObject *parent = nullptr);

    void setDifferences(const QList<CaseDifference> &differences);
    const CaseDifference &at(int row) const { return m_differences[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString cell(const CaseDifference &difference, int column) const;
    QString name(const CaseDifference &difference, const QString &code) const;

    const CaseWords &m_words;
    QList<CaseDifference> m_differences;
};

QString differenceText(CaseDifference::What what);

} // namespace huying
