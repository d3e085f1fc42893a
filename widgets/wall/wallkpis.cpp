// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wall/wallkpis.h"

#include "widgets/indicators/figuretext.h"

#include <QPainter>

namespace huying
{

namespace
{

constexpr int labelHeight = 44, figureHeight = 92, unitPixels = 48;

} // namespace

WallKpis::WallKpis(WallSource source, QWidget *parent) : WallWidget(parent), m_source(source)
{
    setAccessibleName(tr("Indicators"));
    connect(&source.indicators, &Indicators::changed, this, &WallKpis::refresh);
}

void WallKpis::refresh()
{
    QStringList parts;
    for (const Cell &cell : cells())
        parts << QStringLiteral("%1 %2%3").arg(cell.label, cell.value.isEmpty() ? QStringLiteral("—") : cell.value, cell.unit);
    setAccessibleDescription(parts.join(QStringLiteral("; ")));
    update();
}

QList<WallKpis::Cell> WallKpis::cells() const
{
    const Figures &f = m_source.indicators.figures();
    const auto rate = [](const QString &label, const Ratio &ratio, const QString &note) {
        const QString value = percentText(ratio);
        return Cell{label, value, value.isEmpty() ? QString() : QStringLiteral("%"), note};
    };
    const auto compared = [](const Ratio &now, const Ratio &before) {
        const QString points = pointsText(now, before);
        return points.isEmpty() ? tr("Due %1").arg(countText(now.whole)) : tr("vs last month %1").arg(points);
    };
    return {rate(tr("Closing rate, month"), f.month.closingRate(), compared(f.month.closingRate(), f.lastMonth.closingRate())),
            rate(tr("On-time rate"), f.month.onTimeRate(), compared(f.month.onTimeRate(), f.lastMonth.onTimeRate())),
            rate(tr("Satisfaction"), f.satisfaction, tr("Valid callbacks %1").arg(countText(f.satisfaction.whole))),
            {tr("Open cases"), countText(f.open.open), {}, tr("Today %1").arg(countText(f.acceptedToday)),
             f.open.with(Lamp::Overdue), f.open.with(Lamp::Near)},
            {tr("Workers online"), countText(f.unitsOnline), {}, tr("Enlisted %1").arg(countText(f.units))}};
}

int WallKpis::paintLampCount(QPainter &p, const QRect &line, LampShape shape, int count) const
{
    const Theme &t = themeOf(this);
    symbolsOf(this).draw(p, QPointF(line.left() + 15, line.center().y() + 1), Symbol::lamp(shape, 28));
    return 38 + wall::text(p, line.adjusted(36, 0, 0, 0), countText(count), t.font(wall::han, true),
                           shape == LampShape::Diamond ? t.red : t.yel) + 14;
}

void WallKpis::paintCell(QPainter &p, const QRect &box, const Cell &cell) const
{
    const Theme &t = themeOf(this);
    const QFont small = t.font(wall::han);
    wall::text(p, QRect(box.left(), box.top(), box.width(), labelHeight), cell.label, small, t.t2);
    const QFont big = t.font(t.type.kpi, true);
    const QString value = cell.value.isEmpty() ? QStringLiteral("—") : cell.value;
    const int baseline = box.top() + labelHeight + figureHeight - 12;
    p.setFont(big);
    p.setPen(cell.value.isEmpty() ? t.t3 : t.t1);
    p.drawText(box.left() - 3, baseline, value);
    p.setFont(t.font(unitPixels, true));
    p.drawText(box.left() + QFontMetrics(big).horizontalAdvance(value), baseline, cell.unit);
    QRect line(box.left(), box.bottom() + 1 - labelHeight, box.width(), labelHeight);
    if (cell.overdue)
        line.setLeft(line.left() + paintLampCount(p, line, LampShape::Diamond, cell.overdue));
    if (cell.near)
        line.setLeft(line.left() + paintLampCount(p, line, LampShape::Triangle, cell.near));
    wall::text(p, line, cell.note, small, t.t2);
}

void WallKpis::paintWall(QPainter &p, const QRect &box)
{
    const Theme &t = themeOf(this);
    p.fillRect(box, t.bg1);
    const QList<Cell> all = cells();
    const int width = box.width() / int(all.size()), height = box.height();
    for (int i = 0; i < all.size(); ++i) {
        if (i)
            p.fillRect(QRect(i * width, 8, 2, height - 16), t.line2);
        paintCell(p, QRect(i * width + 24, 8, width - 36, height - 16), all[i]);
    }
}

} // namespace huying
