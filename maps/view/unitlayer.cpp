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

/// A small dial: the position is old. With a question mark instead of hands: lost.
void paintDial(QPainter &p, const Theme &t, QPointF at, qreal r, bool lost)
{
    p.setPen(QPen(t.t1, r * 0.22));
    p.setBrush(t.dark ? t.ink : t.bg1);
    p.drawEllipse(at, r, r);
    if (lost) {
        QFont font = t.font(t.type.label, true);
        font.setPixelSize(static_cast<int>(r * 1.7));
        p.setFont(font);
        p.drawText(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r), Qt::AlignCenter, QStringLiteral("?"));
        return;
    }
    p.drawLine(at, at + QPointF(0, -0.62 * r));
    p.drawLine(at, at + QPointF(0.5 * r, 0));
}

/// A yellow triangle: it reports something that can't be true.
void paintDoubt(QPainter &p, const Theme &t, QPointF at, qreal r)
{
    p.setPen(QPen(t.map.symbolOutline, 1));
    p.setBrush(t.yelf);
    p.drawPolygon(QPolygonF{at + QPointF(0, -r), at + QPointF(r, 0.8 * r), at + QPointF(-r, 0.8 * r)});
    p.setPen(QPen(t.onYel, r * 0.24, Qt::SolidLine, Qt::FlatCap));
    p.drawLine(at + QPointF(0, -0.45 * r), at + QPointF(0, 0.25 * r));
    p.drawLine(at + QPointF(0, 0.42 * r), at + QPointF(0, 0.62 * r));
}

/// The symbol with what is to be known of its position: a tip where it goes, paler with a dial when it is old.
Sprite dressed(const Sprite &plain, const Theme &t, qreal side, int way, FixAge age, bool doubted, double ratio)
{
    const qreal r = side / 2, margin = std::ceil(r);
    const QSizeF size = plain.image.deviceIndependentSize() + QSizeF(2 * margin, 2 * margin);
    Sprite s{QImage((size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied), plain.hotspot + QPointF(margin, margin)};
    s.image.setDevicePixelRatio(ratio);
    s.image.fill(Qt::transparent);
    QPainter p(&s.image);
    p.setRenderHint(QPainter::Antialiasing);
    const bool isOld = age == FixAge::Stale || age == FixAge::Lost;
    p.setOpacity(age == FixAge::Lost ? 0.35 : isOld ? 0.6 : 1);
    p.drawImage(QPointF(margin, margin), plain.image);
    p.setOpacity(1);
    p.translate(s.hotspot);
    if (way >= 0) {
        p.save();
        p.rotate(way * 11.25);
        p.setPen(QPen(t.map.symbolOutline, 1));
        p.setBrush(t.dark ? t.t1 : t.unit);
        p.drawPolygon(QPolygonF{{0, -1.85 * r}, {0.42 * r, -1.28 * r}, {-0.42 * r, -1.28 * r}});
        p.restore();
    }
    if (isOld)
        paintDial(p, t, {r * 0.95, -r * 0.95}, r * 0.48, age == FixAge::Lost);
    if (doubted)
        paintDoubt(p, t, {-r * 0.95, -r * 0.95}, r * 0.55);
    return s;
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

const Sprite &UnitLayer::sprite(const Frame &f, const UnitPoint &unit, float side)
{
    if (std::exchange(m_themeRevision, f.content->themeRevision) != f.content->themeRevision)
        m_sprites.clear();
    const Symbol symbol = Symbol::unit(shapeOf(unit.kind), markOf(unit.status), unit.glyph, side, unit.recommended, unit.heading);
    const bool hasWay = unit.moving && unit.age == FixAge::Fresh && unit.status != UnitStatus::EnRoute; // whose symbol has an arrow
    const Key key{symbol, hasWay ? static_cast<int>(unit.heading / 11.25F + 0.5F) % 32 : -1, unit.age, unit.doubted, static_cast<int>(f.ratio * 64)};
    const auto known = m_sprites.constFind(key);
    if (known != m_sprites.cend())
        return *known;
    const Sprite &plain = f.symbols.sprite(symbol, f.ratio);
    const bool isPlain = key.way < 0 && !key.doubted && (key.age == FixAge::Fresh || key.age == FixAge::None);
    return *m_sprites.insert(key, isPlain ? plain : dressed(plain, f.theme(), side, key.way, key.age, key.doubted, f.ratio));
}

void UnitLayer::addUnit(MarkSet &set, const Frame &f, const UnitPoint &unit)
{
    const auto side = static_cast<float>(f.size(24, 62));
    Mark mark{static_cast<double>(unit.at.x), static_cast<double>(unit.at.y)};
    mark.sprite = set.add(sprite(f, unit, side));
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
