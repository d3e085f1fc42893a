// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/namelayer.h"

#include "maps/view/haloedtext.h"

#include <QLineF>
#include <algorithm>
#include <optional>
#include <span>

namespace huying {

struct NameLayer::Placing
{
    MarkSet &set;
    const Frame &frame;
    std::vector<QRectF> taken;
};

namespace {

/// A grid's own number: people say "017 格", its full name is too long for the map.
QString shownName(const Area &area)
{
    if (area.level < AreaLevel::Grid)
        return area.name;
    const qsizetype digits = area.level == AreaLevel::Grid ? 3 : 2;
    const QString tail = area.code.right(digits);
    bool number = false;
    tail.toInt(&number);
    return number ? tail : area.name;
}

/// Where an area whose middle is out of sight says its name: the point of what is seen of it that is nearest
/// to the middle, out of points that lie still on the ground, so that the name does while the view moves.
std::optional<QPointF> placeInSight(const Area &area, const AreaShapes::Shape &shape, const QRectF &window)
{
    const double edge = window.width() / 32; // names do not hang over it
    const QRectF seen = window.adjusted(edge, edge, -edge, -edge) & shape.world;
    const double apart = std::exp2(std::floor(std::log2(window.width() / 8)));
    std::optional<QPointF> best;
    const auto distance = [&shape](QPointF from) { return QLineF(from, shape.label).length(); };
    for (double x = std::ceil(seen.left() / apart) * apart; x < seen.right(); x += apart)
        for (double y = std::ceil(seen.top() / apart) * apart; y < seen.bottom(); y += apart)
            if (const QPointF at(x, y); (!best || distance(at) < distance(*best))
                && contains(area.shape, worldToLonLat(x, y)))
                best = at;
    return best;
}

} // namespace

const Sprite &NameLayer::sprite(const QString &text, const Style &style, const Frame &f)
{
    const QString key = QStringLiteral("%1|%2|%3|%4|%5")
                            .arg(style.pixels)
                            .arg(style.bold)
                            .arg(style.color.rgba())
                            .arg(f.ratio)
                            .arg(text);
    auto it = m_sprites.find(key);
    if (it == m_sprites.end()) {
        const Theme &t = f.theme();
        it = m_sprites.insert(
            key, haloedText(text, t.font(style.pixels, style.bold), style.color, t.map.labelHalo, f.ratio));
    }
    return *it;
}

void NameLayer::addLevel(Placing &placing, AreaLevel level, const Style &style)
{
    const Frame &f = placing.frame;
    const QRectF world = f.view.worldRect(), window = f.view.worldRect(-f.overscan);
    // In the pixels of the step, so that which names fit does not change on the way from one step to the
    // next.
    Viewport step = f.view;
    step.zoom = f.step();
    // A town whose middle is taken may say its name above or below; a grid's number is dropped instead.
    static const QPointF aside[] = {{0, 0},     {0, -2.2},   {0, 2.4}, {0, -1.2}, {0, -3},
                                    {3.6, 0.6}, {-3.6, 0.6}, {4.6, 1}, {-4.6, 1}, {0, -4.2}};
    const std::span<const QPointF> shifts(aside, level >= AreaLevel::Grid ? 1 : std::size(aside));
    const QRectF onPaper = QRectF(QPointF(), f.view.size).adjusted(2, 2, -2, -2);
    const double rise = f.isWall() ? 0.75 * style.pixels : 0; // leaves the middle to the town's cluster
    for (const int area : f.content->shapes->areasOf(level)) {
        const auto &shape = f.content->shapes->shape(area);
        std::optional<QPointF> middle;
        if (level == AreaLevel::Village && !window.contains(shape.label) && window.intersects(shape.world))
            middle = placeInSight(f.content->areas->at(area), shape, window);
        if (!middle && world.contains(shape.label))
            middle = shape.label;
        if (!middle)
            continue;
        const QString text = shownName(f.content->areas->at(area));
        const double width =
            static_cast<double>(text.size()) * style.pixels * (level >= AreaLevel::Grid ? 0.56 : 1.0) + 6;
        if (width > 1.6 * shape.world.width() * step.scale())
            continue;
        const QPointF at = step.toScreen(middle->x(), middle->y());
        const auto groundAt = [&](QPointF by) {
            QRectF ground(0, 0, width, style.pixels * 1.3);
            ground.moveCenter(at + by * style.pixels - QPointF(0, rise));
            return ground;
        };
        const auto isFree = [&](QPointF by) {
            const QRectF ground = groundAt(by);
            // A window shows the rest as it moves, a page cuts it off.
            if (f.overscan == 0 && !onPaper.contains(ground.translated(f.view.toScreen(middle->x(), middle->y()) - at)))
                return false;
            return std::ranges::none_of(placing.taken, [&](const QRectF &r) { return r.intersects(ground); });
        };
        const auto isInside = [&](QPointF by) {
            const QPointF place = step.worldAt(groundAt(by).center());
            return contains(f.content->areas->at(area).shape, worldToLonLat(place.x(), place.y()));
        };
        auto shift = std::ranges::find_if(shifts, [&](QPointF by) { return isFree(by) && isInside(by); });
        if (shift == shifts.end())
            shift = std::ranges::find_if(shifts, isFree);
        if (shift == shifts.end())
            continue;
        placing.taken.push_back(groundAt(*shift));
        if (f.isWall()) // whose flags keep off names
            placing.set.taken.push_back(groundAt(*shift).translated(f.view.toScreen(middle->x(), middle->y()) - at));
        Sprite s = sprite(text, style, f);
        s.hotspot += QPointF(0, rise) - *shift * style.pixels;
        Mark mark{middle->x(), middle->y()};
        mark.sprite = placing.set.add(std::move(s));
        mark.ref = static_cast<quint32>(area);
        mark.reach = 0.8F * static_cast<float>(style.pixels);
        placing.set.marks.push_back(mark);
    }
}

void NameLayer::addMarks(MarkSet &set, const Frame &f)
{
    const MapContent &c = *f.content;
    if (!c.shapes)
        return;
    if (m_themeRevision != c.themeRevision || m_sprites.size() > 4000)
        m_sprites.clear();
    m_themeRevision = c.themeRevision;
    const Theme &t = f.theme();
    const double scale = f.view.scale();
    const auto room = [&](AreaLevel level) { return c.shapes->typicalWidth(level) * scale; };
    Placing placing{set, f, {}};
    Viewport step = f.view;
    step.zoom = f.step();
    for (const QRectF &r : set.taken) { // as it lies at the step
        const QPointF centre = f.view.worldAt(r.center());
        QRectF there(QPointF(), r.size());
        there.moveCenter(step.toScreen(centre.x(), centre.y()));
        placing.taken.push_back(there);
    }
    const bool villages = room(AreaLevel::Village) >= 110 && !f.isWall();
    const int strong = f.isWall() ? qRound(1.06 * t.type.label) : t.type.list;
    if (c.shapes->areasOf(AreaLevel::County).size() > 1 && room(AreaLevel::Town) < 70)
        addLevel(placing, AreaLevel::County, {strong + 2, true, t.t1});
    if (c.look("towns", f.view.zoom).visible && room(AreaLevel::Town) >= 56 && room(AreaLevel::Town) < 2600)
        addLevel(placing, AreaLevel::Town,
                 villages ? Style{t.type.label, false, t.t2} : Style{strong, true, t.t1});
    if (villages && c.look("villages", f.view.zoom).visible)
        addLevel(placing, AreaLevel::Village, {strong, true, t.t1});
    if (room(AreaLevel::Grid) >= 70 && c.look("grids", f.view.zoom).visible && !f.isWall())
        addLevel(placing, AreaLevel::Grid, {t.type.label, false, t.t3});
}

} // namespace huying
