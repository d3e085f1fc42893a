// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/indicators/kpistrip.h"

#include "widgets/controls/kpitile.h"
#include "widgets/indicators/figuretext.h"

#include <QHBoxLayout>
#include <QPainter>

namespace huying
{

KpiStrip::KpiStrip(const Indicators &indicators, QWidget *parent) : QWidget(parent), m_indicators(indicators)
{
    setAccessibleName(tr("Indicators"));
    const QString labels[] = {tr("Open cases"), tr("Accepted today"), tr("On-time rate"),
                              tr("Overdue"),    tr("Near due"),       tr("Workers online")};
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i] = new KpiTile(labels[i], this);
        m_tiles[i]->setDivided(i > 0);
        m_tiles[i]->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        row->addWidget(m_tiles[i], 1);
    }
    const auto choose = [this](Tile which, int lamps) {
        tile(which)->setClickable(true);
        connect(tile(which), &KpiTile::clicked, this, [this, lamps] { emit lampsChosen(lamps); });
    };
    choose(Open, 0);
    choose(Overdue, 1 << int(Lamp::Overdue));
    choose(Near, 1 << int(Lamp::Near));
    tile(Online)->setClickable(true);
    connect(tile(Online), &KpiTile::clicked, this, &KpiStrip::unitsChosen);
    connect(&indicators, &Indicators::changed, this, &KpiStrip::refresh);
    refresh();
}

void KpiStrip::refresh()
{
    const Figures &f = m_indicators.figures();
    const auto lampIfAny = [](int count, LampShape shape) {
        return count ? std::optional(shape) : std::nullopt;
    };
    const int overdue = f.open.with(Lamp::Overdue), near = f.open.with(Lamp::Near);
    tile(Open)->setValue(countText(f.open.open));
    tile(Open)->setNote(tr("vs yesterday %1").arg(differenceText(f.open.open - f.openDayBefore)));
    tile(Today)->setValue(countText(f.acceptedToday));
    tile(Today)->setNote(tr("Day before %1").arg(countText(f.acceptedDayBefore)));
    const QString rate = percentText(f.month.onTimeRate());
    tile(OnTime)->setValue(rate, rate.isEmpty() ? QString() : QStringLiteral("%"));
    tile(OnTime)->setNote(tr("Month %1/%2").arg(countText(f.month.inTime), countText(f.month.due)));
    tile(Overdue)->setLamp(lampIfAny(overdue, LampShape::Diamond));
    tile(Overdue)->setValue(countText(overdue));
    tile(Overdue)->setNote(overdue ? tr("Longest %1").arg(spanText(f.longestLate)) : tr("None"));
    tile(Near)->setLamp(lampIfAny(near, LampShape::Triangle));
    tile(Near)->setValue(countText(near));
    tile(Near)->setNote(tr("≤ 20 % of time left"));
    tile(Online)->setValue(countText(f.unitsOnline));
    tile(Online)->setNote(tr("Enlisted %1").arg(countText(f.units)));
}

void KpiStrip::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
}

} // namespace huying
