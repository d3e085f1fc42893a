// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/coverlayer.h"

#include <QHash>
#include <QPainter>
#include <QVarLengthArray>
#include <algorithm>

namespace huying {

namespace {

constexpr float ground = 0.12F; ///< they lie on each other: three of them come to a third
constexpr double edge = 1.6;

} // namespace

std::shared_ptr<const std::vector<CoverShape>> shapesOf(const QList<MapCover> &covers)
{
    if (covers.isEmpty())
        return nullptr;
    std::vector<CoverShape> shapes;
    for (const MapCover &cover : covers) {
        CoverShape shape;
        for (const Ring &ring : cover.rings) {
            QPolygonF polygon;
            for (const LonLat &place : ring) {
                double x = 0, y = 0;
                toWorld(place, x, y);
                if (shape.path.isEmpty() && polygon.isEmpty())
                    shape.origin = {x, y};
                polygon.append(QPointF(x, y) - shape.origin);
            }
            shape.path.addPolygon(polygon);
            shape.path.closeSubpath();
        }
        shapes.push_back(std::move(shape));
    }
    std::ranges::stable_sort(shapes, std::greater(), [](const CoverShape &s) {
        const QSizeF size = s.path.boundingRect().size();
        return size.width() * size.height();
    });
    return std::make_shared<const std::vector<CoverShape>>(std::move(shapes));
}

std::vector<Ring> outlineOf(const std::vector<Ring> &rings)
{
    QHash<std::pair<double, double>, quint32> numbers;
    std::vector<LonLat> places;
    std::vector<QVarLengthArray<quint32, 2>> ways; // from each corner to the next ones
    const auto numberOf = [&](LonLat place) {
        const std::pair key(place.lon, place.lat);
        if (const auto known = numbers.constFind(key); known != numbers.cend())
            return *known;
        const auto number = static_cast<quint32>(places.size());
        numbers.insert(key, number);
        places.push_back(place);
        ways.emplace_back();
        return number;
    };
    for (const Ring &ring : rings)
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const quint32 from = numberOf(ring[i - 1]), to = numberOf(ring[i]);
            if (const auto back = ways[to].indexOf(from); back >= 0)
                ways[to].remove(back);
            else if (from != to)
                ways[from].append(to);
        }
    // As many ways lead to a corner as leave it, so each walk comes back to where it began.
    std::vector<Ring> outline;
    for (quint32 start = 0; start < ways.size(); ++start)
        while (!ways[start].isEmpty()) {
            Ring ring{places[start]};
            quint32 at = start;
            do {
                const quint32 next = ways[at].last();
                ways[at].removeLast();
                ring.push_back(places[next]);
                at = next;
            } while (at != start && !ways[at].isEmpty());
            outline.push_back(std::move(ring));
        }
    return outline;
}

std::optional<LonLat> anchorOf(const MapCover &cover)
{
    std::optional<LonLat> north;
    for (const Ring &ring : cover.rings)
        for (const LonLat &place : ring)
            if (!north || place.lat > north->lat)
                north = place;
    return north;
}

void CoverLayer::paintGround(QPainter &p, const Frame &f)
{
    if (!f.content->covers)
        return;
    const Theme &t = f.theme();
    QColor fill = t.acc;
    fill.setAlphaF(ground);
    p.setRenderHint(QPainter::Antialiasing);
    for (const CoverShape &shape : *f.content->covers) {
        QTransform onto;
        const QPointF at = f.view.toScreen(shape.origin.x(), shape.origin.y());
        onto.translate(at.x(), at.y());
        onto.scale(f.view.scale(), f.view.scale());
        // Worked out in pixels here: a pen of less than a pixel of a world that is four thousand million wide is lost.
        const QPainterPath path = onto.map(shape.path);
        p.setPen(Qt::NoPen);
        p.setBrush(fill);
        p.drawPath(path);
        p.setBrush(Qt::NoBrush);
        for (const auto &[color, width] : {std::pair(t.map.symbolOutline, edge + 1.6), std::pair(t.acc, edge)}) {
            QColor line = color;
            line.setAlphaF(color == t.acc ? 0.85F : 0.35F);
            p.setPen(QPen(line, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            p.drawPath(path);
        }
    }
}

} // namespace huying
