// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/unitpicks.h"

#include "theme/symbols.h"
#include "theme/theme.h"
#include "widgets/dispatch/unitwords.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>
#include <QWidget>
#include <algorithm>

namespace huying
{

void UnitPicks::setPicks(QList<UnitPick> picks, bool fresh, bool hold)
{
    if (fresh)
        m_chosen.clear();
    const QStringList before = ticked();
    for (UnitPick &pick : picks)
        pick.ticked = m_chosen.value(pick.unit.ref, pick.recommended);
    const auto refs = [](const QList<UnitPick> &list) {
        QStringList names;
        for (const UnitPick &pick : list)
            names << pick.unit.ref;
        return names;
    };
    if (refs(picks) == refs(m_picks) || (hold && !fresh)) {
        keepRows(picks);
    } else {
        beginResetModel();
        m_picks = std::move(picks);
        endResetModel();
    }
    if (ticked() != before)
        emit ticksChanged();
}

void UnitPicks::keepRows(const QList<UnitPick> &picks)
{
    for (UnitPick &row : m_picks) {
        const auto now = std::ranges::find_if(picks, [&row](const UnitPick &p) { return p.unit.ref == row.unit.ref; });
        if (now != picks.end())
            row = *now;
    }
    if (!m_picks.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

void UnitPicks::toggle(int row)
{
    UnitPick &pick = m_picks[row];
    pick.ticked = !pick.ticked;
    m_chosen.insert(pick.unit.ref, pick.ticked);
    emit dataChanged(index(row), index(row));
    emit ticksChanged();
}

QStringList UnitPicks::ticked() const
{
    QStringList refs;
    for (const UnitPick &pick : m_picks)
        if (pick.ticked)
            refs << pick.unit.ref;
    return refs;
}

int UnitPicks::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_picks.size());
}

QVariant UnitPicks::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const UnitPick &pick = m_picks[index.row()];
    if (role == Qt::DisplayRole)
        return pick.unit.name;
    if (role == Qt::CheckStateRole)
        return pick.ticked ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole)
        return pick.advice.reasons.join(QStringLiteral(" · "));
    if (role == Qt::AccessibleTextRole)
        return QStringList{pick.unit.name, unitNote(pick.advice, pick.unit), distanceText(pick.advice),
                           minutesText(pick.advice.travelMs)}
            .join(QStringLiteral(", "));
    return {};
}

bool UnitPicks::setData(const QModelIndex &index, const QVariant &, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    toggle(index.row());
    return true;
}

Qt::ItemFlags UnitPicks::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = QAbstractListModel::flags(index);
    return index.isValid() ? base | Qt::ItemIsUserCheckable : base;
}

namespace
{

constexpr int rowHeight = 36, side = 12, gap = 4;
constexpr int tickWidth = 24, symbolWidth = 38, distanceWidth = 52, minutesWidth = 44;

} // namespace

QSize UnitPickDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {320, rowHeight};
}

void UnitPickDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const UnitPicks *>(index.model());
    if (!model)
        return;
    const UnitPick &pick = model->pick(index.row());
    const UnitAdvice &a = pick.advice;
    const Theme &t = themeOf(option.widget);
    QPainter &p = *painter;
    p.save();
    const QRect r = option.rect;
    p.fillRect(r, pick.ticked ? t.acct : option.state & QStyle::State_MouseOver ? t.bg2 : t.bg1);
    p.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.line);

    QStyleOptionButton box;
    box.rect = QRect(r.left() + side, r.top() + (r.height() - 17) / 2, 16, 16);
    box.state = QStyle::State_Enabled | (pick.ticked ? QStyle::State_On : QStyle::State_Off);
    option.widget->style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &p, option.widget);
    int x = r.left() + side + tickWidth + gap;
    symbolsOf(option.widget).draw(p, QPointF(x + symbolWidth / 2.0 - 4, r.center().y() + 0.5),
                                  Symbol::unit(static_cast<UnitShape>(pick.unit.kind), static_cast<UnitMark>(pick.unit.status),
                                               pick.unit.glyph.isEmpty() ? QChar(u'员') : pick.unit.glyph[0], 22, pick.ticked,
                                               static_cast<float>(pick.unit.heading)));
    x += symbolWidth + gap;
    int right = r.right() - side;
    p.setFont(t.font(t.type.table, true));
    p.setPen(t.acc);
    p.drawText(QRect(right - minutesWidth, r.top(), minutesWidth + 1, r.height() - 1), Qt::AlignRight | Qt::AlignVCenter,
               minutesText(a.travelMs));
    right -= minutesWidth + gap;
    p.setFont(t.font(t.type.table));
    p.setPen(t.t2);
    p.drawText(QRect(right - distanceWidth, r.top(), distanceWidth + 1, r.height() - 1), Qt::AlignRight | Qt::AlignVCenter,
               distanceText(a));
    right -= distanceWidth + gap;

    p.setFont(t.font(t.type.table, true));
    p.setPen(t.t1);
    const int nameWidth = std::min(p.fontMetrics().horizontalAdvance(pick.unit.name) + 2, (right - x) * 3 / 5);
    p.drawText(QRect(x, r.top(), nameWidth, r.height() - 1), Qt::AlignVCenter,
               p.fontMetrics().elidedText(pick.unit.name, Qt::ElideRight, nameWidth));
    x += nameWidth + 8;
    p.setFont(t.font(t.type.label));
    p.setPen(a.needsYes() ? t.yel : t.t2);
    p.drawText(QRect(x, r.top(), right - x, r.height() - 1), Qt::AlignVCenter,
               p.fontMetrics().elidedText(unitNote(a, pick.unit), Qt::ElideRight, right - x));
    if (option.state & QStyle::State_HasFocus) {
        p.setPen(QPen(t.acc, 2));
        p.drawRect(r.adjusted(1, 1, -1, -2));
    }
    p.restore();
}

} // namespace huying
