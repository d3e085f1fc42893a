// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/unitlayer.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <algorithm>

namespace huying {

namespace {

constexpr double symbolsFrom = 14.75; ///< zoom from which each unit has its symbol

UnitShape shapeOf(UnitKind kind)
{
    switch (kind) {
    case UnitKind::Person:
        return UnitShape::Person;
    case UnitKind::Vehicle:
        return UnitShape::Vehicle;
    case UnitKind::Helper:
        break;
    }
    return UnitShape::Helper;
}

UnitMark markOf(UnitStatus status)
{
    switch (status) {
    case UnitStatus::Free:
        return UnitMark::Free;
    case UnitStatus::Sent:
        return UnitMark::Sent;
    case UnitStatus::EnRoute:
        return UnitMark::EnRoute;
    case UnitStatus::OnScene:
        return UnitMark::OnScene;
    case UnitStatus::Offline:
        return UnitMark::Offline;
    case UnitStatus::Sos:
        break;
    }
    return UnitMark::Sos;
}

/// A crowd's plate beside a case cluster, not under it.
QPointF freeSpot(const MarkSet &set, QPointF place, QSizeF size)
{
    for (const QPointF by :
         {QPointF(0, 0), QPointF(0, -34), QPointF(56, 0), QPointF(-56, 0), QPointF(0, 48)}) {
        const QRectF ground(place + by - QPointF(size.width() / 2, size.height() / 2), size);
        const auto meets = [&ground](const QRectF &r) { return r.intersects(ground); };
        if (std::ranges::none_of(set.taken, meets))
            return by;
    }
    return {};
}

} // namespace

Sprite crowdSprite(const Theme &theme, const QString &sign, int count, double ratio)
{
    const QFont small = theme.font(theme.type.label), bold = theme.font(theme.type.label, true);
    const QString text = QLocale().toString(count);
    const qreal first = QFontMetricsF(small).horizontalAdvance(sign);
    const QSizeF size(std::ceil(first + QFontMetricsF(bold).horizontalAdvance(text) + 20),
                      theme.type.label + 9);
    Sprite s{QImage((size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied),
             {size.width() / 2, size.height() / 2}};
    s.image.setDevicePixelRatio(ratio);
    s.image.fill(Qt::transparent);
    QPainter p(&s.image);
    p.setRenderHint(QPainter::Antialiasing);
    QColor ground = theme.dark ? theme.ink : theme.bg1;
    ground.setAlphaF(0.88F);
    p.setBrush(ground);
    p.setPen(QPen(theme.line2, 1));
    p.drawRoundedRect(QRectF(QPointF(), size).adjusted(0.5, 0.5, -0.5, -0.5), size.height() / 2,
                      size.height() / 2);
    const qreal base = size.height() / 2 + 0.37 * theme.type.label;
    p.setFont(small);
    p.setPen(theme.t3);
    p.drawText(QPointF(8, base), sign);
    p.setFont(bold);
    p.setPen(theme.t1);
    p.drawText(QPointF(first + 12, base), text);
    return s;
}

void UnitLayer::addUnit(MarkSet &set, const Frame &f, const UnitPoint &unit)
{
    const auto side = static_cast<float>(f.size(24, 40));
    Mark mark{static_cast<double>(unit.at.x), static_cast<double>(unit.at.y)};
    mark.sprite = set.add(f.symbols.sprite(Symbol::unit(shapeOf(unit.kind), markOf(unit.status), unit.glyph,
                                                        side, unit.recommended, unit.heading),
                                           f.ratio));
    mark.kind = MarkKind::Unit;
    mark.ref = static_cast<quint32>(unit.index);
    mark.reach = side * 0.6F;
    set.marks.push_back(mark);
}

void UnitLayer::addMarks(MarkSet &set, const Frame &f)
{
    const LayerLook look = f.content->look("units", f.view.zoom);
    if (!f.content->units || !look.visible)
        return;
    const std::vector<UnitPoint> &units = *f.content->units;
    const QRectF world = f.view.worldRect(40);
    const bool each = f.view.zoom >= symbolsFrom;
    for (const UnitPoint &u : units)
        if ((each || u.recommended || u.status == UnitStatus::Sos) && world.contains(u.at.x, u.at.y))
            addUnit(set, f, u);
    if (each)
        return;
    if (m_of != f.content->units || m_step != f.step()) {
        m_of = f.content->units;
        m_step = f.step();
        std::vector<WorldPoint> places;
        for (const UnitPoint &u : units)
            places.push_back(u.at);
        Viewport step = f.view;
        step.zoom = m_step;
        m_clustering = clusterPoints(places, 150 / step.scale());
    }
    const QString sign = QCoreApplication::translate("huying::UnitLayer", "units");
    for (const Cluster &c : m_clustering.clusters) {
        if (!world.contains(c.x, c.y))
            continue;
        if (c.count == 1) {
            addUnit(set, f, units[m_clustering.members[c.first]]);
            continue;
        }
        Mark mark{c.x, c.y};
        Sprite plate = crowdSprite(f.theme(), sign, static_cast<int>(c.count), f.ratio);
        const QPointF place = f.view.toScreen(c.x, c.y);
        const QSizeF size = plate.image.deviceIndependentSize();
        const QPointF by = freeSpot(set, place, size);
        const QPointF at = f.view.worldAt(place + by);
        mark.x = at.x();
        mark.y = at.y();
        set.taken.push_back({place + by - plate.hotspot, size});
        mark.sprite = set.add(std::move(plate));
        mark.kind = MarkKind::UnitCluster;
        mark.ref = c.first;
        mark.count = c.count;
        mark.reach = 14;
        set.marks.push_back(mark);
    }
}

} // namespace huying
