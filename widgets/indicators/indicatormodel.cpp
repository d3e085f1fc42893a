// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/indicators/indicatormodel.h"

#include "theme/theme.h"
#include "widgets/delegates/rowground.h"
#include "widgets/indicators/figuretext.h"

#include <QPainter>
#include <cmath>

namespace huying
{

QString ratioText(const Ratio &ratio)
{
    if (!ratio.isKnown())
        return QStringLiteral("—");
    // As everywhere: cut off, so that a hundred is only shown where none is missing.
    return QString::number(std::floor(ratio.percent() * 100 + 1e-6) / 100, 'f', 2) + QLatin1Char('%');
}

QString partText(double part)
{
    const double whole = std::round(part);
    return std::abs(part - whole) < 1e-9 ? countText(static_cast<int>(whole)) : QString::number(part, 'f', 1);
}

IndicatorModel::IndicatorModel(const IndicatorTable &table, const IndicatorSheet &sheet, const IndicatorSheet &other, const CaseWords &words,
                               QObject *parent)
    : QAbstractTableModel(parent), m_table(table), m_sheet(sheet), m_other(other), m_words(words)
{
    for (const auto &group : table.groups()) {
        m_rows << Row{words.localized(group.zh, group.en), nullptr};
        for (const IndicatorRule &rule : table.rules())
            if (rule.group == group.code)
                m_rows << Row{{}, &rule};
    }
    connect(&sheet, &IndicatorSheet::changed, this, &IndicatorModel::refresh);
    connect(&other, &IndicatorSheet::changed, this, &IndicatorModel::refresh);
}

void IndicatorModel::refresh()
{
    emit dataChanged(index(0, Value), index(rowCount() - 1, ColumnCount - 1));
}

int IndicatorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int IndicatorModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

int IndicatorModel::rowOf(const QString &code) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const Row &row) { return row.rule && row.rule->code == code; });
    return found != m_rows.end() ? static_cast<int>(found - m_rows.begin()) : -1;
}

Qt::ItemFlags IndicatorModel::flags(const QModelIndex &index) const
{
    return index.isValid() && !rule(index.row()) ? Qt::ItemIsEnabled : QAbstractTableModel::flags(index);
}

QString IndicatorModel::text(const IndicatorRule &rule, int column) const
{
    const Ratio now = m_table.ratio(rule, m_sheet.total());
    switch (column) {
    case Name:
        return m_words.localized(rule.zh, rule.en);
    case Value:
        return ratioText(now);
    case Numerator:
        return !rule.parts.isEmpty() ? QString() : now.isKnown() ? partText(now.part) : QStringLiteral("0");
    case Denominator:
        return !rule.parts.isEmpty() ? QString() : countText(now.whole);
    case Change:
        return pointsText(now, m_table.ratio(rule, m_other.total()));
    default:
        return {};
    }
}

QVariant IndicatorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    if (role == GroupRole)
        return row.rule ? QVariant() : QVariant(row.group);
    if (!row.rule)
        return role == Qt::DisplayRole && index.column() == Name ? QVariant(row.group) : QVariant();
    const Ratio now = m_table.ratio(*row.rule, m_sheet.total()), before = m_table.ratio(*row.rule, m_other.total());
    switch (role) {
    case Qt::DisplayRole:
        return text(*row.rule, index.column());
    case Qt::AccessibleTextRole:
        return text(*row.rule, Name) + QLatin1Char(' ') + text(*row.rule, index.column());
    case Qt::ToolTipRole:
        return row.rule->formula;
    case ShareRole:
        return now.isKnown() ? QVariant(now.percent() / 100) : QVariant();
    case WorseRole:
        return now.isKnown() && before.isKnown() && (row.rule->lessIsBetter ? now.percent() > before.percent() + 0.05 : now.percent() < before.percent() - 0.05);
    default:
        return {};
    }
}

QVariant IndicatorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Name ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    const QString names[ColumnCount] = {tr("Indicator"), tr("Value"), QString(), tr("Above"), tr("Below"), tr("Points")};
    return names[section];
}

void IndicatorDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = themeOf(option.widget);
    const QRect cell = option.rect.adjusted(8, 0, -8, 0);
    painter->save();
    if (!index.data(IndicatorModel::GroupRole).isNull()) {
        painter->fillRect(option.rect, t.bg2);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
        painter->setFont(t.font(t.type.label, true));
        painter->setPen(t.t3);
        painter->drawText(cell, Qt::AlignVCenter, index.data().toString());
        painter->restore();
        return;
    }
    paintRow(*painter, option, index);
    if (index.column() == IndicatorModel::Bar) {
        const QVariant share = index.data(IndicatorModel::ShareRole);
        const QRect track(cell.left(), cell.center().y() - 3, cell.width(), 8);
        painter->fillRect(track, t.bg3);
        painter->fillRect(QRect(track.left(), track.top(), int(track.width() * std::clamp(share.toDouble(), 0.0, 1.0)), 8), t.series);
        painter->restore();
        return;
    }
    const bool isValue = index.column() == IndicatorModel::Value, isName = index.column() == IndicatorModel::Name;
    const bool opens = index.column() == IndicatorModel::Numerator || index.column() == IndicatorModel::Denominator;
    const bool worse = index.column() == IndicatorModel::Change && index.data(IndicatorModel::WorseRole).toBool();
    QFont font = t.font(t.type.table, isValue || isName || worse);
    font.setUnderline(opens && option.state & QStyle::State_MouseOver);
    painter->setFont(font);
    painter->setPen(opens ? t.acc : worse ? t.yel : isValue || isName ? t.t1 : t.t2);
    painter->drawText(cell, Qt::AlignVCenter | (isName ? Qt::AlignLeft : Qt::AlignRight),
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, cell.width()));
    painter->restore();
}

} // namespace huying
