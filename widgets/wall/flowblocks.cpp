// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wall/flowblocks.h"

#include "widgets/indicators/figuretext.h"

#include <QDateTime>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace huying
{

namespace
{

constexpr int lateRoom = 64; ///< lamp before the number of overdue cases

} // namespace

QString BarsBlock::spoken() const
{
    QStringList parts;
    for (const Bar &bar : bars(8))
        parts << QStringLiteral("%1 %2").arg(bar.name, countText(bar.count));
    return parts.join(QStringLiteral("; "));
}

void BarsBlock::paintContent(QPainter &p, const QRect &box)
{
    const QList<Bar> rows = bars((box.height() - 4) / rowHeight());
    int longest = 0, late = 0;
    for (const Bar &bar : rows) {
        longest = std::max(longest, bar.count);
        late = std::max(late, bar.overdue);
    }
    if (!longest)
        return paintNothing(p, box, tr("Nothing yet"));
    const QFontMetrics han(themeOf(this).font(wall::han));
    int names = nameWidth(); // of Chinese; other languages take what they need, up to half
    for (const Bar &bar : rows)
        names = std::max(names, std::min(han.horizontalAdvance(bar.name) + 16, box.width() / 2));
    const int row = std::clamp((box.height() - 4) / int(rows.size()), rowHeight(), rowHeight() * 3 / 2);
    for (int i = 0; i < rows.size(); ++i)
        paintBar(p, QRect(box.left(), box.top() + 3 + i * row, box.width(), row), rows[i], names, longest,
                 late ? lateRoom + digitsWidth(late) : 0);
}

void BarsBlock::paintBar(QPainter &p, const QRect &line, const Bar &bar, int names, int longest, int tail) const
{
    const Theme &t = themeOf(this);
    const QFont number = t.font(wall::figure, true);
    wall::text(p, QRect(line.left(), line.top(), names - 8, line.height()), bar.name, t.font(wall::han), t.t1);
    int right = line.right() + 1;
    if (!bar.change.isEmpty()) {
        wall::text(p, QRect(right - 84, line.top(), 84, line.height()), bar.change, t.font(wall::han), t.t2, Qt::AlignRight);
        right -= 88;
    }
    const int left = line.left() + names, room = right - left - digitsWidth(longest) - 16 - tail;
    const int whole = bar.count ? std::max(3, std::max(0, room) * bar.count / longest) : 0, y = line.center().y() - 12;
    p.fillRect(QRect(left, y, whole, 26), bar.leads ? t.acc : t.series);
    int x = left + whole + (whole ? 14 : 0);
    x += wall::text(p, QRect(x, line.top(), line.right() - x, line.height()), countText(bar.count), number, t.t1);
    if (bar.overdue)
        wall::lampText(p, this, QRect(x, line.top(), lateRoom + digitsWidth(bar.overdue), line.height()),
                       LampShape::Diamond, countText(bar.overdue), wall::figure);
}

int BarsBlock::digitsWidth(int count) const
{
    return QFontMetrics(themeOf(this).font(wall::figure, true)).horizontalAdvance(countText(count));
}

SourcesBlock::SourcesBlock(WallSource source, QWidget *parent) : BarsBlock(tr("Sources"), source, parent) {}

QString SourcesBlock::note() const
{
    return tr("Today · cases");
}

QList<BarsBlock::Bar> SourcesBlock::bars(int most) const
{
    QList<Bar> list;
    for (const ChannelFigure &channel : m_source.indicators.channelsToday().mid(0, most))
        list << Bar{m_source.words.badge(channel.channel).text, channel.count, 0, {}, list.isEmpty()};
    return list;
}

StagesBlock::StagesBlock(WallSource source, QWidget *parent) : BarsBlock(tr("Stages"), source, parent) {}

QString StagesBlock::note() const
{
    return tr("Closed today %1").arg(countText(m_source.indicators.figures().closedToday));
}

QList<BarsBlock::Bar> StagesBlock::bars(int most) const
{
    QList<Bar> list;
    for (const StateFigure &state : m_source.indicators.openStates().mid(0, most))
        list << Bar{m_source.words.state(state.state), state.open.open, state.open.with(Lamp::Overdue), {}, false};
    return list;
}

TopItemsBlock::TopItemsBlock(WallSource source, QWidget *parent) : BarsBlock(tr("Top items"), source, parent) {}

QString TopItemsBlock::note() const
{
    return tr("7 days · change");
}

QList<BarsBlock::Bar> TopItemsBlock::bars(int most) const
{
    QList<Bar> list;
    for (const ItemFigure &item : m_source.indicators.topItems(most))
        list << Bar{m_source.words.item(item.item), item.count, 0, differenceText(item.count - item.before), list.isEmpty()};
    return list;
}

HoursBlock::HoursBlock(WallSource source, QWidget *parent) : WallBlock(tr("By hour"), source, parent) {}

QString HoursBlock::note() const
{
    return tr("Dashed: yesterday");
}

QString HoursBlock::spoken() const
{
    const Figures &f = m_source.indicators.figures();
    return tr("Today %1, yesterday by this time %2").arg(f.acceptedToday).arg(f.acceptedDayBefore);
}

void HoursBlock::paintContent(QPainter &p, const QRect &box)
{
    const Theme &t = themeOf(this);
    const Figures &f = m_source.indicators.figures();
    const int most = std::max({1, *std::max_element(f.hoursToday.begin(), f.hoursToday.end()),
                               *std::max_element(f.hoursDayBefore.begin(), f.hoursDayBefore.end())});
    const int hour = QDateTime::fromMSecsSinceEpoch(f.at).time().hour();
    constexpr int axis = 42;
    const QRectF plot = box.adjusted(8, 14, -24, -axis);
    const double step = plot.width() / 24;
    const auto top = [&](int count) { return plot.bottom() - plot.height() * count / most; };
    QPolygonF before;
    for (int h = 0; h < 24; ++h) {
        const auto i = static_cast<std::size_t>(h);
        const double x = plot.left() + h * step;
        if (f.hoursToday[i])
            p.fillRect(QRectF(x + 2, top(f.hoursToday[i]), step - 4, plot.bottom() - top(f.hoursToday[i])),
                       h == hour ? t.acc : t.series);
        before << QPointF(x + step / 2, top(f.hoursDayBefore[i]));
    }
    p.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 2), t.line2);
    QPen dashed(t.t1, 3, Qt::CustomDashLine, Qt::FlatCap);
    dashed.setDashPattern({3, 2.4});
    p.setPen(dashed);
    p.drawPolyline(before);
    for (int h = 0; h <= 24; h += 6) {
        const QString text = h == 24 ? tr("%1 h").arg(h) : QString::number(h);
        const int width = QFontMetrics(t.font(wall::han)).horizontalAdvance(text);
        const int x = std::min(int(plot.left() + h * step) - width / 2, box.right() + 1 - width);
        wall::text(p, QRect(std::max(x, box.left()), int(plot.bottom()) + 2, width + 2, axis), text, t.font(wall::han), t.t2);
    }
}

} // namespace huying
