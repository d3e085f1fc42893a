// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wall/areablocks.h"

#include "widgets/indicators/figuretext.h"

#include <QPainter>
#include <algorithm>

namespace huying
{

namespace
{

constexpr int hotRows = 4, mostHotRows = 9, hotRow = 48; ///< rows that are spoken; at most; height of one
constexpr int townHead = 52, townRow = 56, tallTownRow = 70;

} // namespace

HotAreasBlock::HotAreasBlock(WallSource source, QWidget *parent) : WallBlock(tr("Hot areas"), source, parent)
{
    connect(&source.indicators, &Indicators::changed, this, [this] { emit listedChanged(listed()); });
}

int HotAreasBlock::rowsIn(int height)
{
    return std::clamp(height / hotRow, 1, mostHotRows);
}

QStringList HotAreasBlock::listed() const
{
    const double scale = parentWidget() ? scaleOf(*parentWidget()) : 1;
    QStringList codes;
    for (const HotArea &hot : m_source.indicators.hotAreas(rowsIn(qRound(height() / scale) - headHeight)))
        codes << hot.code;
    return codes;
}

void HotAreasBlock::resizeEvent(QResizeEvent *event)
{
    WallBlock::resizeEvent(event);
    emit listedChanged(listed());
}

QString HotAreasBlock::note() const
{
    return tr("7 days · cases");
}

QString HotAreasBlock::spoken() const
{
    QStringList parts;
    for (const HotArea &hot : m_source.indicators.hotAreas(hotRows))
        parts << tr("%1 %2, %3").arg(hot.name).arg(hot.count).arg(m_source.words.item(hot.topItem));
    return parts.join(QStringLiteral("; "));
}

void HotAreasBlock::paintContent(QPainter &p, const QRect &box)
{
    const Theme &t = themeOf(this);
    const int rows = rowsIn(box.height()), row = std::min(72, box.height() / rows);
    const QList<HotArea> areas = m_source.indicators.hotAreas(rows);
    if (areas.isEmpty())
        return paintNothing(p, box, tr("No reports in 7 days"));
    for (int i = 0; i < areas.size(); ++i) {
        const HotArea &hot = areas[i];
        const QRect line(box.left(), box.top() + i * row, box.width(), row);
        const QRect plate(line.left(), line.center().y() - 19, 40, 40);
        p.fillRect(plate, t.acc);
        wall::text(p, plate, QString::number(i + 1), t.font(wall::han, true), t.ink, Qt::AlignHCenter);
        int right = line.right() + 1;
        const auto column = [&](int width) {
            right -= width;
            return QRect(right, line.top(), width, line.height());
        };
        wall::text(p, column(66), differenceText(hot.count - hot.before), t.font(wall::han), t.t2, Qt::AlignRight);
        wall::text(p, column(62), countText(hot.count), t.font(wall::figure, true), t.t1, Qt::AlignRight);
        const int left = line.left() + 52;
        const int used = wall::text(p, QRect(left, line.top(), std::min(172, right - left), row), hot.name,
                                    t.font(wall::han, true), t.t1);
        wall::text(p, QRect(left + used + 12, line.top(), right - left - used - 14, row),
                   m_source.words.item(hot.topItem), t.font(wall::han), t.t2);
    }
}

TownsBlock::TownsBlock(WallSource source, QWidget *parent) : WallBlock(tr("Towns"), source, parent) {}

QString TownsBlock::note() const
{
    const qsizetype all = m_source.indicators.towns().size();
    return tr("%1 in all").arg(all);
}

QString TownsBlock::spoken() const
{
    QStringList parts;
    for (const TownFigures &town : m_source.indicators.towns())
        parts << tr("%1: open %2, overdue %3").arg(town.name).arg(town.open.open).arg(town.open.with(Lamp::Overdue));
    return parts.join(QStringLiteral("; "));
}

QList<TownFigures> TownsBlock::shown(QList<TownFigures> towns, int most)
{
    if (towns.size() <= most)
        return towns;
    std::stable_sort(towns.begin(), towns.end(), [](const TownFigures &a, const TownFigures &b) {
        return std::pair(a.open.with(Lamp::Overdue), a.open.open) > std::pair(b.open.with(Lamp::Overdue), b.open.open);
    });
    return towns.mid(0, most);
}

TownsBlock::Columns TownsBlock::columns(const QRect &line)
{
    int right = line.right() + 1;
    const auto take = [&](int width) {
        right -= width;
        return QRect(right, line.top(), width, line.height());
    };
    Columns c;
    c.rate = take(108);
    c.bar = take(92).adjusted(28, 0, 0, 0);
    c.closed = take(96);
    c.overdue = take(96);
    c.open = take(88);
    c.name = QRect(line.left(), line.top(), right - line.left(), line.height());
    return c;
}

void TownsBlock::paintHead(QPainter &p, const QRect &line) const
{
    const Theme &t = themeOf(this);
    const Columns c = columns(line);
    const QFont font = t.font(wall::han);
    wall::text(p, c.name, tr("Town"), font, t.t2);
    wall::text(p, c.open, tr("Open", "column"), font, t.t2, Qt::AlignRight);
    wall::text(p, c.overdue, tr("Late", "column"), font, t.t2, Qt::AlignRight);
    wall::text(p, c.closed, tr("Done", "column, closed today"), font, t.t2, Qt::AlignRight);
    wall::text(p, c.bar.united(c.rate), tr("On time %"), font, t.t2, Qt::AlignRight);
}

void TownsBlock::paintTown(QPainter &p, const QRect &line, const TownFigures &town) const
{
    const Theme &t = themeOf(this);
    const Columns c = columns(line);
    const QFont number = t.font(wall::figure, true);
    wall::text(p, c.name, town.name, t.font(wall::body), t.t1);
    wall::text(p, c.open, countText(town.open.open), number, t.t1, Qt::AlignRight);
    wall::text(p, c.closed, countText(town.closedToday), number, t.t1, Qt::AlignRight);
    if (const int overdue = town.open.with(Lamp::Overdue))
        wall::lampText(p, this, c.overdue, LampShape::Diamond, countText(overdue), wall::figure);
    else
        wall::text(p, c.overdue, QStringLiteral("0"), t.font(wall::figure), t.t3, Qt::AlignRight);
    const Ratio rate = town.month.onTimeRate();
    const QRect track(c.bar.left(), c.bar.center().y() - 12, c.bar.width() - 4, 26);
    p.fillRect(track, t.bg3);
    p.fillRect(QRect(track.left(), track.top(), int(track.width() * rate.percent() / 100), track.height()), t.series);
    const QString text = percentText(rate);
    wall::text(p, c.rate, text.isEmpty() ? QStringLiteral("—") : text, number, t.t1, Qt::AlignRight);
}

void TownsBlock::paintContent(QPainter &p, const QRect &box)
{
    const Theme &t = themeOf(this);
    const QList<TownFigures> all = m_source.indicators.towns();
    if (all.isEmpty())
        return paintNothing(p, box, tr("The store has no towns"));
    paintHead(p, QRect(box.left(), box.top(), box.width(), townHead));
    const QRect rows = box.adjusted(0, townHead, 0, -4);
    const QList<TownFigures> towns = shown(all, rows.height() / townRow);
    const int row = std::min(tallTownRow, rows.height() / int(towns.size()));
    for (int i = 0; i < towns.size(); ++i) {
        const QRect line(rows.left(), rows.top() + i * row, rows.width(), row);
        p.fillRect(QRect(line.left(), line.top(), line.width(), 1), t.line);
        paintTown(p, line, towns[i]);
    }
}

} // namespace huying
