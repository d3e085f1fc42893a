// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/differencemodel.h"

#include <QDateTime>

namespace huying {

QString differenceText(CaseDifference::What what)
{
    using What = CaseDifference::What;
    switch (what) {
    case What::New: return DifferenceModel::tr("New");
    case What::Closed: return DifferenceModel::tr("Closed");
    case What::Reopened: return DifferenceModel::tr("Reopened");
    case What::Overdue: return DifferenceModel::tr("Became overdue");
    case What::Handed: return DifferenceModel::tr("Handed over");
    case What::Moved: return DifferenceModel::tr("Moved on");
    }
    return {};
}

DifferenceModel::DifferenceModel(const CaseWords &words, QObject *parent) : QAbstractTableModel(parent), m_words(words)
{
}

void DifferenceModel::setDifferences(const QList<CaseDifference> &differences)
{
    beginResetModel();
    m_differences = differences;
    endResetModel();
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_differences.size());
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DifferenceModel::name(const CaseDifference &d, const QString &code) const
{
    if (code.isEmpty())
        return QStringLiteral("—");
    return d.what == CaseDifference::What::Handed ? m_words.organization(code) : m_words.state(code);
}

QString DifferenceModel::cell(const CaseDifference &d, int column) const
{
    switch (column) {
    case WhatColumn: return differenceText(d.what);
    case TimeColumn: return QDateTime::fromMSecsSinceEpoch(d.at).toString(QStringLiteral("MM-dd HH:mm"));
    case NumberColumn: return d.no;
    case TitleColumn: return d.title;
    case FromColumn: return name(d, d.before);
    case ToColumn: return name(d, d.after);
    default: return {};
    }
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    return cell(m_differences[index.row()], index.column());
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString headers[ColumnCount] = {tr("What"), tr("When"), tr("Case"), tr("Matter"), tr("From"), tr("To")};
    return section >= 0 && section < ColumnCount ? headers[section] : QVariant();
}

} // namespace huying
