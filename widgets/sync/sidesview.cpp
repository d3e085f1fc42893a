// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sync/sidesview.h"

#include "theme/theme.h"

#include <QPainter>

namespace huying
{

namespace
{

constexpr int margin = 12, labelWidth = 84, markWidth = 24, headHeight = 28, pad = 6;

int textHeight(const QFontMetrics &metrics, const QString &text, int width)
{
    return metrics.boundingRect(QRect(0, 0, width, 4000), Qt::TextWordWrap, text).height();
}

} // namespace

SidesView::SidesView(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void SidesView::show(const QList<TwoSides> &sides)
{
    m_sides = sides;
    QStringList said;
    for (const TwoSides &side : sides)
        said << tr("%1: wanted %2, now %3").arg(side.field, side.wanted, side.now.isEmpty() ? tr("nothing") : side.now);
    setAccessibleName(said.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int SidesView::columnWidth(int width) const
{
    return std::max(60, (width - 2 * margin - labelWidth - markWidth) / 2);
}

int SidesView::rowHeight(const TwoSides &side, int width) const
{
    const Theme &t = themeOf(this);
    const QFontMetrics metrics(t.font(t.type.table));
    const int column = columnWidth(width) - pad;
    return std::max(textHeight(metrics, side.wanted, column), textHeight(metrics, side.now, column)) + 2 * pad;
}

int SidesView::heightForWidth(int width) const
{
    int height = headHeight;
    for (const TwoSides &side : m_sides)
        height += rowHeight(side, width);
    return height + 1;
}

QSize SidesView::sizeHint() const
{
    return {420, heightForWidth(std::max(420, width()))};
}

void SidesView::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, 0, width(), headHeight), t.bg2);
    p.fillRect(QRect(0, headHeight - 1, width(), 1), t.line);
    const int column = columnWidth(width()), left = margin + labelWidth, right = left + column + markWidth;
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    p.drawText(QRect(margin, 0, labelWidth, headHeight), Qt::AlignVCenter, tr("Field"));
    p.drawText(QRect(left, 0, column, headHeight), Qt::AlignVCenter, tr("What I did"));
    p.drawText(QRect(right, 0, column, headHeight), Qt::AlignVCenter, tr("The case now"));
    int y = headHeight;
    for (const TwoSides &side : m_sides) {
        const int height = rowHeight(side, width());
        p.fillRect(QRect(0, y + height - 1, width(), 1), t.line);
        p.setFont(t.font(t.type.label));
        p.setPen(t.t3);
        p.drawText(QRect(margin, y + pad, labelWidth - pad, height), Qt::AlignTop, side.field);
        p.setFont(t.font(t.type.table));
        p.setPen(t.t1);
        p.drawText(QRect(left, y + pad, column - pad, height), Qt::TextWordWrap, side.wanted);
        p.setFont(t.font(t.type.table, side.differ()));
        p.setPen(side.now.isEmpty() ? t.t3 : t.t1);
        p.drawText(QRect(right, y + pad, column - pad, height), Qt::TextWordWrap, side.now.isEmpty() ? QStringLiteral("—") : side.now);
        if (side.differ()) {
            p.setPen(t.yel);
            p.drawText(QRect(right - markWidth, y, markWidth - 4, height), Qt::AlignCenter, QStringLiteral("≠"));
        }
        y += height;
    }
}

} // namespace huying
