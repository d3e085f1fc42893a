// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/flaglayer.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace huying {

namespace {

constexpr double flagSide = 48;      ///< pixels of the wall's page, as in the mock-up
constexpr std::size_t mostFlags = 12; ///< a wall is read at a glance; the key says how many there are
constexpr int flagRings = 22, flagWays = 24;

int urgency(Lamp lamp)
{
    return lamp == Lamp::Overdue ? 0 : lamp == Lamp::Near ? 1 : 2;
}

/// How far off its place the ground is free; as near as can be.
std::optional<QPointF> freeShift(const QRectF &ground, const std::vector<QRectF> &taken, const QRectF &window, double step)
{
    for (int ring = 0; ring <= flagRings; ++ring)
        for (int way = 0; way < (ring ? flagWays : 1); ++way) {
            const double turn = 2 * std::numbers::pi * way / flagWays;
            const QPointF by = QPointF(std::sin(turn), -std::cos(turn)) * (ring * step);
            const QRectF there = ground.translated(by);
            if (window.contains(there) && std::ranges::none_of(taken, [&](const QRectF &t) { return t.intersects(there); }))
                return by;
        }
    return std::nullopt;
}

/// The symbol where it found room, with a line to the place that it means.
Sprite flagSprite(const Frame &f, const Symbol &symbol, const QRectF &ground, QPointF by, double k)
{
    const bool away = !by.isNull();
    QRectF box = ground.translated(by);
    if (away)
        box |= QRectF(-6 * k, -6 * k, 12 * k, 12 * k);
    box = QRectF(box.toAlignedRect());
    QImage image((box.size() * f.ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(f.ratio);
    image.fill(Qt::transparent);
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    p.translate(-box.topLeft());
    if (away) {
        const QPointF from = symbol.kind == Symbol::Kind::Whistle ? by : ground.translated(by).center();
        for (const auto &[color, width] : {std::pair(f.theme().map.symbolOutline, 6.0), std::pair(f.theme().t1, 2.5)}) {
            p.setPen(QPen(color, width * k, Qt::SolidLine, Qt::RoundCap));
            p.drawLine(from, QPointF());
            p.setBrush(color);
            p.drawEllipse(QPointF(), 2 * k, 2 * k);
        }
    }
    f.symbols.paint(p, by, symbol);
    return {image, -box.topLeft()};
}

} // namespace

Mark *FlagLayer::addFlag(MarkSet &set, const Frame &f, const Symbol &symbol, const QRectF &ground, QPointF world)
{
    const double k = f.size(1, 1);
    const QPointF at = f.view.toScreen(world.x(), world.y());
    const QRectF window = QRectF(QPointF(), f.view.size).adjusted(f.overscan, f.overscan, -f.overscan, -f.overscan);
    if (!window.contains(at))
        return nullptr;
    const auto by = freeShift(ground.translated(at), set.taken, window, 0.25 * flagSide * k);
    if (!by)
        return nullptr;
    set.taken.push_back(ground.translated(at + *by));
    Mark mark{world.x(), world.y()};
    mark.sprite = set.add(flagSprite(f, symbol, ground, *by, k));
    set.marks.push_back(mark);
    return &set.marks.back();
}

void FlagLayer::addHotAreas(MarkSet &set, const Frame &f)
{
    const MapContent &c = *f.content;
    if (!c.shapes || !c.areas || !c.look("heatmap", f.view.zoom).visible)
        return;
    const double side = f.size(flagSide, flagSide), half = side / 2 + f.size(3, 3);
    int rank = 0;
    for (const QString &code : c.hotAreas) {
        ++rank;
        const int area = c.areas->indexOf(code);
        if (area < 0)
            continue;
        const QRectF ground(-half, -half, 2 * half, 2 * half);
        const Symbol number = Symbol::hotspot(rank, static_cast<float>(side));
        if (Mark *mark = addFlag(set, f, number, ground, c.shapes->shape(area).label)) {
            mark->kind = MarkKind::HotArea;
            mark->ref = static_cast<quint32>(area);
        }
    }
}

void FlagLayer::addWhistles(MarkSet &set, const Frame &f)
{
    const MapContent &c = *f.content;
    if (!c.cases || !c.look("cases", f.view.zoom).visible)
        return;
    std::vector<const CasePoint *> open;
    for (const CasePoint &point : *c.cases)
        if (point.whistle && point.shown)
            open.push_back(&point);
    set.whistles = static_cast<int>(open.size());
    std::ranges::stable_sort(open, {}, [](const CasePoint *point) { return urgency(point->whistle.value()); });
    open.resize(std::min(open.size(), mostFlags));
    const double k = f.size(1, 1);
    for (const CasePoint *point : open) {
        std::optional<QPointF> at;
        if (point->placed)
            at = QPointF(point->at.x, point->at.y);
        else if (c.shapes && point->area >= 0) // known by its area only
            at = c.shapes->shape(point->area).label;
        if (!at)
            continue;
        const LampShape shape = lampShape(*point->whistle);
        const bool calm = urgency(*point->whistle) == 2;
        const QRectF ground(-26 * k, calm ? -66 * k : -86 * k, (calm ? 52 : 76) * k, calm ? 68 * k : 88 * k);
        const Symbol flag = Symbol::whistle(calm ? LampShape::Circle : shape, static_cast<float>(flagSide * k));
        if (Mark *mark = addFlag(set, f, flag, ground, *at)) {
            mark->kind = MarkKind::Whistle;
            mark->ref = static_cast<quint32>(point->row);
        }
    }
}

void FlagLayer::addMarks(MarkSet &set, const Frame &f)
{
    if (!f.isWall())
        return;
    addHotAreas(set, f);
    addWhistles(set, f);
}

} // namespace huying
