// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/gridoutlines.h"

#include <cmath>

namespace huying {

namespace {

constexpr double toldApart = 0.6; ///< pixels between two bends
constexpr double pastWindow = 20; ///< pixels that lines are drawn

/// On which sides of the window a place lies: two places with one in common have nothing of it between them.
int sidesOf(QPointF p, const QRectF &window)
{
    return (p.x() < window.left() ? 1 : p.x() > window.right() ? 2 : 0) | (p.y() < window.top() ? 4 : p.y() > window.bottom() ? 8 : 0);
}

bool areApart(QPointF a, QPointF b, double distance)
{
    return std::abs(a.x() - b.x()) + std::abs(a.y() - b.y()) > distance;
}

/// A run of points that all lie on one side of the window is led past it by its ends.
QPolygonF clipped(const std::vector<QPointF> &points, const Viewport &view, const QRectF &window, double distance)
{
    QPolygonF line;
    int common = 0;
    QPointF skipped;
    bool skips = false;
    const PixelOf pixelOf(view);
    for (const QPointF &world : points) {
        const QPointF pixel = pixelOf(world);
        const int sides = sidesOf(pixel, window);
        if ((common & sides) != 0) {
            common &= sides;
            skipped = pixel;
            skips = true;
            continue;
        }
        if (std::exchange(skips, false))
            line.append(skipped);
        common = sides;
        if (line.isEmpty() || areApart(pixel, line.last(), distance))
            line.append(pixel);
    }
    if (skips)
        line.append(skipped);
    return line;
}

} // namespace

QPointF GridOutlines::world(quint32 vertex) const
{
    if (m_world.size() < m_mesh.spots().size())
        m_world.resize(m_mesh.spots().size(), {Spot{-1, -1}, QPointF()});
    auto &[known, place] = m_world[vertex];
    if (!(known == m_mesh.spot(vertex))) {
        known = m_mesh.spot(vertex);
        double x = 0, y = 0;
        toWorld(toLonLat(known), x, y);
        place = {x, y};
    }
    return place;
}

/// For all zooms up to half a level above the step.
void GridOutlines::thin(double step) const
{
    Viewport finest;
    finest.zoom = step + 0.5;
    const double distance = toldApart / finest.scale();
    m_outlines.assign(m_mesh.faces().size(), {});
    for (std::size_t f = 0; f < m_outlines.size(); ++f)
        for (const Loop &loop : m_mesh.faces()[f].loops) {
            Outline out;
            QPointF low = world(loop.front()), high = low;
            for (const quint32 v : loop) {
                const QPointF p = world(v);
                low = {std::min(low.x(), p.x()), std::min(low.y(), p.y())};
                high = {std::max(high.x(), p.x()), std::max(high.y(), p.y())};
                if (out.points.empty() || areApart(p, out.points.back(), distance))
                    out.points.push_back(p);
            }
            out.box = {low, high};
            m_outlines[f].push_back(std::move(out));
        }
    m_step = step;
    m_revision = m_mesh.revision();
}

QPolygonF GridOutlines::line(std::size_t face, std::size_t loop, const Viewport &view) const
{
    if (const double step = std::floor(view.zoom * 2) / 2; step != m_step || m_revision != m_mesh.revision())
        thin(step);
    Outline &outline = m_outlines[face][loop];
    const QRectF window(QPointF(-pastWindow, -pastWindow), view.size + QSizeF(2 * pastWindow, 2 * pastWindow));
    const QRectF box(view.toScreen(outline.box.left(), outline.box.top()), view.toScreen(outline.box.right(), outline.box.bottom()));
    if (box.right() < window.left() || box.left() > window.right() || box.bottom() < window.top() || box.top() > window.bottom())
        return {};
    QPolygonF line;
    for (double distance = std::max(toldApart, outline.distance / 2);; distance *= 2) {
        line = clipped(outline.points, view, window, distance);
        outline.distance = distance;
        if (line.size() <= mostPoints)
            break;
    }
    line.append(line.first());
    return line;
}

} // namespace huying
