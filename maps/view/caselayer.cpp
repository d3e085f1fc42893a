// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/caselayer.h"

#include <QMap>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace huying {

namespace {

double cellPixels(double zoom)
{
    return zoom < 15 ? 84 : zoom < 16.6 ? 60 : 26;
}

/// Overdue first in the drawing order's end: the worst lies on top.
int weight(Lamp lamp)
{
    switch (lamp) {
    case Lamp::Overdue:
        return 3;
    case Lamp::Near:
        return 2;
    case Lamp::OnTime:
        return 1;
    default:
        return 0;
    }
}

/// Towns of a county seat lie close together; their clusters must not.
void pushApart(std::vector<QPointF> &places, double distance)
{
    for (int round = 0; round < 12; ++round)
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t j = i + 1; j < places.size(); ++j) {
                const QPointF between = places[j] - places[i];
                // The plate of counts hangs below, so one above the other takes more room than side by side.
                const double length = std::max(1.0, std::hypot(between.x(), 0.72 * between.y()));
                if (length >= distance)
                    continue;
                const QPointF push = between / length * (distance - length) / 2;
                places[i] -= push;
                places[j] += push;
            }
}

} // namespace

Sprite clusterSprite(SymbolPainter &symbols, int count, int overdue, int near, double size, double ratio)
{
    const double radius = SymbolPainter::clusterRadius(count, symbols.theme().surface == Surface::Wall);
    const QSizeF room((4 * radius + 140) * size, (3 * radius + 74) * size);
    QImage image((room * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter p(&image);
    p.scale(size, size);
    const QPointF centre(2 * radius + 70, 1.2 * radius + 5);
    const QRectF covered = symbols.cluster(p, centre, count, overdue, near).adjusted(-2, -2, 2, 2);
    p.end();
    const QRect pixels = QRectF(covered.topLeft() * size * ratio, covered.size() * size * ratio)
                             .toAlignedRect()
                             .intersected(image.rect());
    Sprite s{image.copy(pixels), centre * size - QPointF(pixels.topLeft()) / ratio};
    s.image.setDevicePixelRatio(ratio);
    return s;
}

void CaseLayer::gather(const Frame &f)
{
    m_of = f.content->cases;
    m_step = f.step();
    m_spread = f.size(1, 2.7);
    m_shown.clear();
    std::vector<WorldPoint> places;
    for (quint32 i = 0; i < m_of->size(); ++i)
        if ((*m_of)[i].shown && (*m_of)[i].placed) {
            m_shown.push_back(i);
            places.push_back((*m_of)[i].at);
        }
    Viewport step = f.view;
    step.zoom = m_step;
    m_clustering = clusterPoints(places, cellPixels(m_step) * m_spread / step.scale());
}

void CaseLayer::addSymbol(MarkSet &set, const Frame &f, const CasePoint &point, double x, double y)
{
    const auto size = static_cast<float>(f.size(25, 68));
    Mark mark{x, y};
    mark.sprite = set.add(f.symbols.sprite(Symbol::event(lampShape(point.lamp), point.glyph, size), f.ratio));
    mark.kind = MarkKind::Case;
    mark.ref = static_cast<quint32>(point.row);
    mark.reach = size * 0.6F;
    set.marks.push_back(mark);
}

void CaseLayer::addCluster(MarkSet &set, const Frame &f, const Cluster &c,
                           const std::vector<quint32> &members)
{
    int overdue = 0, near = 0;
    for (quint32 i = c.first; i < c.first + c.count; ++i) {
        const Lamp lamp = (*m_of)[members[i]].lamp;
        overdue += lamp == Lamp::Overdue;
        near += lamp == Lamp::Near;
    }
    const double size = f.size(1, 1); // the painter knows a wall's cluster
    const int count = static_cast<int>(c.count);
    Mark mark{c.x, c.y};
    Sprite sprite = clusterSprite(f.symbols, count, overdue, near, size, f.ratio);
    set.taken.push_back({f.view.toScreen(c.x, c.y) - sprite.hotspot, sprite.image.deviceIndependentSize()});
    mark.sprite = set.add(std::move(sprite));
    mark.kind = MarkKind::CaseCluster;
    mark.ref = static_cast<quint32>((*m_of)[members[c.first]].row);
    mark.count = c.count;
    mark.reach = static_cast<float>(SymbolPainter::clusterRadius(count, f.isWall()) * size);
    set.marks.push_back(mark);
}

// One cluster a town below its name: a wall is read from afar, and moving middles would make it restless.
void CaseLayer::addTowns(MarkSet &set, const Frame &f)
{
    QMap<int, std::vector<quint32>> byTown;
    for (quint32 i = 0; i < m_of->size(); ++i)
        if (const CasePoint &p = (*m_of)[i]; p.shown && p.area >= 0)
            if (const int town = f.content->areas->ancestor(p.area, AreaLevel::Town); town >= 0)
                byTown[town].push_back(i);
    const QRectF world = f.view.worldRect(60);
    std::vector<int> towns;
    std::vector<QPointF> places;
    for (auto it = byTown.cbegin(); it != byTown.cend(); ++it)
        if (const QPointF label = f.content->shapes->shape(it.key()).label; world.contains(label)) {
            towns.push_back(it.key());
            places.push_back(f.view.toScreen(label.x(), label.y()) + QPointF(0, 0.6 * f.theme().type.label));
        }
    pushApart(places, 3.8 * f.theme().type.label);
    for (std::size_t i = 0; i < towns.size(); ++i) {
        const QPointF at = f.view.worldAt(places[i]);
        const std::vector<quint32> &members = byTown[towns[i]];
        addCluster(set, f, {at.x(), at.y(), 0, static_cast<quint32>(members.size())}, members);
    }
}

void CaseLayer::addMarks(MarkSet &set, const Frame &f)
{
    if (!f.content->cases || !f.content->look("cases", f.view.zoom).visible)
        return;
    if (m_of != f.content->cases || m_step != f.step() || m_spread != f.size(1, 2.7))
        gather(f);
    if (f.isWall() && f.view.zoom < 15 && f.content->shapes &&
        !f.content->shapes->areasOf(AreaLevel::Town).empty())
        return addTowns(set, f);
    const QRectF world = f.view.worldRect(40);
    std::vector<std::pair<int, const Cluster *>> order;
    for (const Cluster &c : m_clustering.clusters) {
        if (!world.contains(c.x, c.y))
            continue;
        const Lamp lamp = (*m_of)[m_shown[m_clustering.members[c.first]]].lamp;
        order.emplace_back(c.count > 1 ? 4 : weight(lamp), &c);
    }
    std::ranges::stable_sort(order, {}, [](const auto &o) { return o.first; });
    std::vector<quint32> members;
    for (const auto &[rank, c] : order) {
        if (c->count == 1) {
            addSymbol(set, f, (*m_of)[m_shown[m_clustering.members[c->first]]], c->x, c->y);
            continue;
        }
        members.clear();
        for (quint32 i = c->first; i < c->first + c->count; ++i)
            members.push_back(m_shown[m_clustering.members[i]]);
        addCluster(set, f, {c->x, c->y, 0, c->count}, members);
    }
}

} // namespace huying
