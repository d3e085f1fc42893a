// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/lampdelegate.h"

#include "widgets/delegates/rowground.h"

#include <QFontMetrics>
#include <QPainter>

namespace huying {

namespace {

QString clock(TimeMs span)
{
    const TimeMs hours = span / hourMs, minutes = span % hourMs / minuteMs;
    return QStringLiteral("%1:%2").arg(hours).arg(minutes, 2, 10, QLatin1Char('0'));
}

} // namespace

QString limitText(LampShape shape, TimeMs left)
{
    const TimeMs span = qAbs(left);
    switch (shape) {
    case LampShape::Bars:
        return LampDelegate::tr("Stopped");
    case LampShape::Tick:
        return LampDelegate::tr("Closed");
    case LampShape::DashedRing:
        return LampDelegate::tr("No data");
    default:
        break;
    }
    if (span >= 100 * hourMs)
        return left < 0 ? LampDelegate::tr("%1 d over").arg(span / dayMs)
                        : LampDelegate::tr("%1 d left").arg(span / dayMs);
    return left < 0 ? LampDelegate::tr("%1 over").arg(clock(span))
                    : LampDelegate::tr("%1 left").arg(clock(span));
}

LampDelegate::LampDelegate(Read read, QObject *parent) : QStyledItemDelegate(parent), m_read(std::move(read))
{
}

void LampDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Theme &t = themeOf(option.widget);
    const LampCell cell = m_read(index);
    paintRow(*painter, option, index);
    const qreal diameter = t.type.label;
    const QRect r = option.rect.adjusted(8, 0, -8, 0);
    symbolsOf(option.widget)
        .draw(*painter, QPointF(r.left() + diameter / 2, QRectF(r).center().y()),
              Symbol::lamp(cell.shape, float(diameter)));
    painter->save();
    painter->setFont(t.font(t.type.table, true));
    painter->setPen(cell.shape == LampShape::Diamond    ? t.red
                    : cell.shape == LampShape::Triangle ? t.yel
                                                        : t.t1);
    const QRect text = r.adjusted(int(diameter) + 6, 0, 0, 0);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignRight,
                      painter->fontMetrics().elidedText(cell.text, Qt::ElideRight, text.width()));
    painter->restore();
}

QSize LampDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = themeOf(option.widget);
    return {QFontMetrics(t.font(t.type.table, true)).horizontalAdvance(m_read(index).text) + t.type.label +
                24,
            t.metrics.dockedRow};
}

} // namespace huying
