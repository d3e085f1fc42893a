// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/areashapes.h"

#include <QSet>
#include <algorithm>
#include <cmath>

namespace huying {

namespace {

QRectF boundsOf(const AreaShapes::Points &points)
{
    QPointF low = points.front(), high = low;
    for (const QPointF &p : points) {
        low = {std::min(low.x(), p.x()), std::min(low.y(), p.y())};
        high = {std::max(high.x(), p.x()), std::max(high.y(), p.y())};
    }
    return {low, high};
}

/// A piece of border whichever way it is walked; neighbours share vertices to the step of WorldPoint.
struct Segment
{
    quint64 a, b;
    bool operator==(const Segment &) const = default;
    friend size_t qHash(const Segment &s, size_t seed) { return qHashMulti(seed, s.a, s.b); }
};

quint64 packed(QPointF p)
{
    return static_cast<quint64>(std::llround(p.x())) << 32 | static_cast<quint64>(std::llround(p.y()));
}

Segment segment(QPointF a, QPointF b)
{
    const quint64 from = packed(a), to = packed(b);
    return from < to ? Segment{from, to} : Segment{to, from};
}

AreaShapes::Shape shapeOf(const Area &area)
{
    AreaShapes::Shape shape;
    for (const Polygon &polygon : area.shape)
        for (const Ring &ring : polygon) {
            AreaShapes::Points points;
            points.reserve(ring.size());
            for (const LonLat &p : ring) {
                double x = 0, y = 0;
                toWorld(p, x, y);
                points.emplace_back(x, y);
            }
            if (points.size() < 3)
                continue;
            shape.world |= boundsOf(points);
            shape.rings.push_back(std::move(points));
        }
    double x = 0, y = 0;
    toWorld(area.label, x, y);
    shape.label = {x, y};
    return shape;
}

} // namespace

AreaShapes::AreaShapes(const AreaTree &areas)
{
    m_shapes.reserve(areas.all().size());
    for (std::size_t i = 0; i < areas.all().size(); ++i) {
        const Area &area = areas.all()[i];
        m_shapes.push_back(shapeOf(area));
        // Department grids lie over the basic ones; drawn here they would hide them.
        if (!m_shapes.back().rings.empty() &&
            (area.level < AreaLevel::Grid || area.kind == QLatin1String("basic")))
            m_byLevel[index(area.level)].push_back(static_cast<int>(i));
    }
    for (std::size_t level = 1; level < levels; ++level) {
        std::vector<double> widths;
        for (const int area : m_byLevel[level])
            widths.push_back(std::sqrt(shape(area).world.width() * shape(area).world.height()));
        if (!widths.empty()) {
            const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
            std::nth_element(widths.begin(), middle, widths.end());
            m_widths[level] = *middle;
        }
        addArcs(static_cast<AreaLevel>(level));
    }
}

void AreaShapes::addArcs(AreaLevel level)
{
    QSet<Segment> drawn;
    std::vector<Arc> &arcs = m_arcs[index(level)];
    const auto finish = [&arcs](Points &run) {
        if (run.size() > 1) {
            const QRectF world = boundsOf(run);
            arcs.push_back({std::move(run), world});
        }
        run.clear();
    };
    for (const int area : m_byLevel[index(level)])
        for (const Points &ring : shape(area).rings) {
            Points run;
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const Segment s = segment(ring[i], ring[i + 1]);
                if (drawn.contains(s)) {
                    finish(run);
                    continue;
                }
                drawn.insert(s);
                if (run.empty())
                    run.push_back(ring[i]);
                run.push_back(ring[i + 1]);
            }
            finish(run);
        }
}

AreaLevel AreaShapes::levelFor(const Viewport &view, double pixels, AreaLevel limit) const
{
    const double scale = view.scale();
    AreaLevel topmost = limit;
    for (int level = static_cast<int>(limit); level >= 1; --level) {
        const auto l = static_cast<AreaLevel>(level);
        if (typicalWidth(l) <= 0)
            continue;
        if (typicalWidth(l) * scale >= pixels)
            return l;
        topmost = l;
    }
    return topmost;
}

QPolygonF onScreen(const AreaShapes::Points &ring, const Viewport &view)
{
    const double s = view.scale(), left = view.x - view.size.width() / 2 / s,
                 top = view.y - view.size.height() / 2 / s;
    QPolygonF out;
    out.reserve(static_cast<qsizetype>(ring.size()));
    for (const QPointF &p : ring) {
        const QPointF pixel((p.x() - left) * s, (p.y() - top) * s);
        if (out.isEmpty() ||
            std::abs(pixel.x() - out.last().x()) + std::abs(pixel.y() - out.last().y()) > 0.8)
            out.append(pixel);
    }
    if (out.size() > 1 && ring.front() == ring.back())
        out.last() = out.first();
    return out;
}

} // namespace huying
