// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/arealayer.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace huying {

namespace {

void fillShape(QPainter &p, const AreaShapes::Shape &shape, const Viewport &view)
{
    if (shape.rings.size() == 1) {
        p.drawPolygon(onScreen(shape.rings.front(), view));
        return;
    }
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const auto &ring : shape.rings)
        path.addPolygon(onScreen(ring, view));
    p.drawPath(path);
}

void paintChoropleth(QPainter &p, const Frame &f, const Choropleth &c, double opacity)
{
    const QRectF world = f.view.worldRect();
    const auto value = [&content = *f.content, &c](int area) {
        const auto i = static_cast<std::size_t>(area);
        return c.title.isEmpty() ? (*content.openCases)[i] : content.shading->values[i];
    };
    p.save();
    p.setRenderHint(QPainter::Antialiasing, false); // neighbours must not let the ground shine through
    p.setPen(Qt::NoPen);
    // Roads are lighter than the shades and water darker: the lighter of the two keeps the roads legible.
    if (f.isWall())
        p.setCompositionMode(f.theme().dark ? QPainter::CompositionMode_Lighten
                                            : QPainter::CompositionMode_Darken);
    for (const int area : f.content->shapes->areasOf(c.level)) {
        const auto &shape = f.content->shapes->shape(area);
        if (!shape.world.intersects(world))
            continue;
        if (std::isnan(value(area)))
            continue;
        const int shade = c.classOf(value(area));
        QColor color = f.theme().map.choropleth[static_cast<std::size_t>(shade)];
        color.setAlphaF(static_cast<float>(opacity * (f.isWall() ? 1.0 : shade == 0 ? 0.15 : 0.55)));
        p.setBrush(color);
        fillShape(p, shape, f.view);
    }
    p.restore();
}

void paintTint(QPainter &p, const Frame &f, const AreaTint &tint)
{
    constexpr float ground = 0.62F, hatch = 0.55F;
    const QRectF world = f.view.worldRect();
    p.save();
    p.setRenderHint(QPainter::Antialiasing, false); // neighbours must not let the ground shine through
    p.setPen(Qt::NoPen);
    const auto all = std::min(tint.shadeOf.size(), f.content->areas->all().size());
    for (std::size_t area = 0; area < all; ++area) {
        const int shade = tint.shadeOf[area];
        const auto &shape = f.content->shapes->shape(static_cast<int>(area));
        if (shade < 0 || !shape.world.intersects(world))
            continue;
        const AreaTint::Shade &look = tint.shades[shade];
        QColor color = f.theme().dark ? look.dark : look.light;
        color.setAlphaF(ground);
        p.setBrush(color);
        fillShape(p, shape, f.view);
        if (look.hatching != Qt::SolidPattern) {
            QColor lines = f.theme().map.labelHalo;
            lines.setAlphaF(hatch);
            p.setBrush(QBrush(lines, look.hatching));
            fillShape(p, shape, f.view);
        }
    }
    p.restore();
}

/// Draws the pieces of an arc that the view touches, each with the dash where it would be on the whole.
void strokeArc(QPainter &p, const AreaShapes::Arc &arc, const Viewport &view, const QRectF &pixels, QPen pen)
{
    const QPolygonF line = onScreen(arc.points, view);
    QPolygonF run;
    double along = 0, runStart = 0;
    const auto finish = [&] {
        if (run.size() > 1) {
            if (pen.style() == Qt::CustomDashLine)
                pen.setDashOffset(std::fmod(runStart / pen.widthF(), 1000.0));
            p.setPen(pen);
            p.drawPolyline(run);
        }
        run.clear();
    };
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const QRectF box = QRectF(line[i], line[i + 1]).normalized().adjusted(-1, -1, 1, 1);
        if (box.intersects(pixels)) {
            if (run.isEmpty()) {
                run.append(line[i]);
                runStart = along;
            }
            run.append(line[i + 1]);
        } else {
            finish();
        }
        along += std::hypot(line[i + 1].x() - line[i].x(), line[i + 1].y() - line[i].y());
    }
    finish();
}

QPen outlinePen(const Frame &f, AreaLevel level)
{
    const MapColors &m = f.theme().map;
    const double k = f.size(1, 1.8);
    QColor color = m.boundary;
    QPen pen(color, k, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    switch (level) {
    case AreaLevel::Prefecture:
    case AreaLevel::County:
        pen.setWidthF(2.4 * k);
        break;
    case AreaLevel::Town:
        pen.setWidthF(1.5 * k);
        break;
    case AreaLevel::Village:
        color.setAlphaF(f.isWall() ? 0.5F : 0.85F);
        pen.setWidthF(f.isWall() ? 1 : 1.1);
        if (!f.isWall())
            pen.setDashPattern({6, 4});
        break;
    default:
        color = m.choroplethLine;
        color.setAlphaF(0.5F);
        pen.setWidthF(1);
    }
    pen.setColor(color);
    return pen;
}

void paintOutlines(QPainter &p, const Frame &f, AreaLevel level, double opacity)
{
    const QRectF world = f.view.worldRect(8), pixels(QPointF(-8, -8), f.view.size + QSizeF(16, 16));
    const QPen pen = outlinePen(f, level);
    p.setOpacity(opacity);
    for (const bool casing : {true, false}) {
        if (casing && level > AreaLevel::County)
            continue;
        QPen stroke = pen;
        if (casing) { // lifts the border of the place off roads that run along it
            stroke.setColor(f.theme().map.labelHalo);
            stroke.setWidthF(pen.widthF() + 2.5);
        }
        for (const auto &arc : f.content->shapes->arcsOf(level))
            if (arc.world.intersects(world) || arc.world.isEmpty())
                strokeArc(p, arc, f.view, pixels, stroke);
    }
    p.setOpacity(1);
}

void paintSelected(QPainter &p, const Frame &f)
{
    const int area = f.content->areas->indexOf(f.content->selectedArea);
    if (area < 0)
        return;
    QColor ground = f.theme().acc;
    ground.setAlphaF(0.14F);
    p.setPen(QPen(f.theme().acc, f.isWall() ? 3 : 1.6, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    // A county seen from inside would tint the whole window.
    p.setBrush(f.content->areas->at(area).level >= AreaLevel::Village ? QBrush(ground) : QBrush(Qt::NoBrush));
    fillShape(p, f.content->shapes->shape(area), f.view);
}

} // namespace

std::optional<Choropleth> AreaLayer::choropleth(const Frame &f)
{
    const MapContent &c = *f.content;
    if (c.tint || !c.shapes || !c.openCases || !c.look("heatmap", f.view.zoom).visible)
        return std::nullopt;
    const AreaLevel level = f.isWall() ? c.shapes->levelFor(f.view, 16, AreaLevel::Village)
                                       : c.shapes->levelFor(f.view, 30, AreaLevel::Grid);
    if (c.shading && c.shading->values.size() == c.areas->all().size())
        return choroplethOf(*c.shapes, *c.shading, level);
    return choroplethOf(*c.shapes, *c.openCases, level, c.besideCases.get());
}

void AreaLayer::paintGround(QPainter &p, const Frame &f)
{
    const MapContent &c = *f.content;
    if (!c.shapes)
        return;
    if (c.tint)
        paintTint(p, f, *c.tint);
    if (const auto shades = choropleth(f))
        paintChoropleth(p, f, *shades, c.look("heatmap", f.view.zoom).opacity);
    p.setRenderHint(QPainter::Antialiasing);
    const double scale = f.view.scale();
    const std::pair<AreaLevel, const char *> order[] = {
        {AreaLevel::SubGrid, "grids"}, {AreaLevel::Grid, "grids"},   {AreaLevel::Village, "villages"},
        {AreaLevel::Town, "towns"},    {AreaLevel::County, "towns"}, {AreaLevel::Prefecture, "towns"}};
    for (const auto &[level, id] : order) {
        const LayerLook look = c.look(id, f.view.zoom);
        const double room = level >= AreaLevel::Grid ? 34 : f.isWall() ? 14 : 22;
        if (look.visible && c.shapes->typicalWidth(level) * scale >= room)
            paintOutlines(p, f, level, look.opacity);
    }
    paintSelected(p, f);
}

} // namespace huying
