// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapview.h"

#include "data/rules/fixcheck.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace huying {

namespace {

constexpr double circleFrom = 16; ///< pixels: a smaller circle hides under its symbol
constexpr double ringRoom = 26;    ///< round a selected symbol
constexpr qsizetype mostRects = 60; ///< more of them cost more than painting everything between

QString ageWords(TimeMs age)
{
    if (age < minuteMs)
        return MapView::tr("%1 s ago").arg(age / secondMs);
    if (age < hourMs)
        return MapView::tr("%1 min ago").arg(age / minuteMs);
    return age < dayMs ? MapView::tr("%1 h ago").arg(age / hourMs) : MapView::tr("%1 d ago").arg(age / dayMs);
}

} // namespace

QString MapView::fixWords(const UnitRow &unit) const
{
    QStringList words;
    if (unit.fixAt)
        words << ageWords(std::max<TimeMs>(0, m_feed.now() - unit.fixAt));
    if (unit.accuracy > 0)
        words << tr("±%1 m").arg(unit.accuracy, 0, 'f', 0);
    if (unit.doubted)
        words << tr("Not believed: %1").arg(wordOf(unit.doubted->why));
    return words.join(QStringLiteral("  "));
}

QPointF MapView::placeOf(const Mark &mark) const
{
    return mark.kind == MarkKind::Unit ? m_motion.placeOf(mark, m_glideNow) : QPointF(mark.x, mark.y);
}

std::optional<QPointF> MapView::drawnUnit(const QString &ref) const
{
    if (!m_marks)
        return std::nullopt;
    const QList<UnitRow> &units = m_feed.units();
    for (const Mark &m : m_marks->marks)
        if (m.kind == MarkKind::Unit && static_cast<qsizetype>(m.ref) < units.size() && units[m.ref].ref == ref)
            return placeOf(m);
    return std::nullopt;
}

void MapView::setTrail(const std::optional<MapTrail> &trail)
{
    m_trail = trail;
    update();
}

void MapView::paintMarks(QPainter &p, const QRegion &region)
{
    if (!m_marks)
        return;
    const Viewport &view = m_camera.view();
    const double s = view.scale(), ratio = devicePixelRatioF();
    const double left = view.x - view.size.width() / 2 / s, top = view.y - view.size.height() / 2 / s;
    const QRectF whole = region.boundingRect();
    m_drawnAt.clear();
    std::vector<std::pair<QRectF, const QImage *>> drawn;
    for (const Mark &m : m_marks->marks) {
        const Sprite &sprite = m_marks->sprites[m.sprite];
        const QSizeF size = sprite.image.deviceIndependentSize();
        const bool isUnit = m.kind == MarkKind::Unit;
        const QPointF world = isUnit ? m_motion.placeOf(m, m_glideNow) : QPointF(m.x, m.y);
        // On whole device pixels a sprite is copied as it was drawn, sharp.
        const double x = std::round(((world.x() - left) * s - sprite.hotspot.x()) * ratio), y = std::round(((world.y() - top) * s - sprite.hotspot.y()) * ratio);
        if (isUnit)
            m_drawnAt.push_back(QPointF(x, y).toPoint());
        const QRectF ground(QPointF(x, y) / ratio, size);
        if (whole.intersects(ground))
            drawn.emplace_back(ground, &sprite.image);
    }
    p.save(); // clipped to one rectangle at a time Qt blends whole images; to several, a line of pixels at a time
    for (const QRect &r : region) {
        p.setClipRect(r);
        for (const auto &[ground, image] : drawn)
            if (ground.intersects(r))
                p.drawImage(ground.topLeft(), *image);
    }
    p.restore();
}

/// Only the ground that symbols leave and the ground that they take is painted, and only once they have moved by a pixel.
void MapView::glideUnits()
{
    m_glideNow = m_motionClock.elapsed();
    if (!m_motion.isMoving(m_glideNow))
        m_glides.stop();
    if (!m_marks || !isVisible() || m_camera.isMoving()) // which paints everything anyway
        return;
    const Viewport &view = m_camera.view();
    const double s = view.scale(), ratio = devicePixelRatioF(), metresPerPixel = metresOfPixel();
    const double left = view.x - view.size.width() / 2 / s, top = view.y - view.size.height() / 2 / s;
    const int followed = m_selection && m_selection->what() == Selection::What::Unit ? followedRow() : -1;
    QRegion region;
    qsizetype rects = 0;
    std::size_t index = 0;
    for (const Mark &m : m_marks->marks) {
        if (m.kind != MarkKind::Unit || index >= m_drawnAt.size())
            continue;
        const QPoint before = m_drawnAt[index++];
        const Sprite &sprite = m_marks->sprites[m.sprite];
        const QPointF world = m_motion.placeOf(m, m_glideNow);
        const QPoint after(static_cast<int>(std::round(((world.x() - left) * s - sprite.hotspot.x()) * ratio)), static_cast<int>(std::round(((world.y() - top) * s - sprite.hotspot.y()) * ratio)));
        if (before == after)
            continue;
        const bool isFollowed = static_cast<int>(m.ref) == followed;
        const int around = 2 + static_cast<int>(std::max(circleOf(m, metresPerPixel), isFollowed ? ringRoom : 0.0));
        for (const QPoint at : {before, after}) {
            const QRect ground = QRectF(QPointF(at) / ratio, sprite.image.deviceIndependentSize()).toAlignedRect().adjusted(-around, -around, around, around);
            if (ground.intersects(rect()) && ++rects)
                region += ground;
        }
        if (isFollowed && m_trail && m_trail->points.size() > 1) { // the last leg grows with it
            const WorldPoint from = m_trail->points[m_trail->points.size() - 2].at;
            region += QRectF(view.toScreen(from.x, from.y), view.toScreen(world.x(), world.y())).normalized().toAlignedRect().adjusted(-6, -6, 6, 6) & rect();
        }
    }
    if (rects > mostRects)
        update(region.boundingRect());
    else if (rects)
        update(region);
}

double MapView::metresOfPixel() const
{
    const Viewport &view = m_camera.view();
    return metresPerWorldStep(worldToLonLat(view.x, view.y).lat) / view.scale();
}

/// Pixels of the circle that says how exact a unit's fix is; 0: none, it would hide under the symbol.
double MapView::circleOf(const Mark &mark, double metresPerPixel) const
{
    if (m_surface == Surface::Wall || static_cast<qsizetype>(mark.ref) >= m_feed.units().size())
        return 0;
    const double radius = m_feed.units()[mark.ref].accuracy / metresPerPixel;
    return radius >= circleFrom ? radius : 0;
}

int MapView::followedRow() const
{
    const auto unit = std::ranges::find(m_feed.units(), m_selection->code(), &UnitRow::ref);
    return unit == m_feed.units().end() ? -1 : static_cast<int>(unit - m_feed.units().begin());
}

/// How exact a fix is, where it is near enough to matter.
void MapView::paintAccuracy(QPainter &p)
{
    if (!m_marks || m_surface == Surface::Wall)
        return;
    const Viewport &view = m_camera.view();
    const double metresPerPixel = metresOfPixel();
    QColor edge = m_theme.acc, fill = m_theme.acc;
    edge.setAlphaF(0.55F);
    fill.setAlphaF(0.10F);
    for (const Mark &m : m_marks->marks) {
        const double radius = m.kind == MarkKind::Unit ? circleOf(m, metresPerPixel) : 0;
        if (radius <= 0)
            continue;
        const QPointF world = placeOf(m), at = view.toScreen(world.x(), world.y());
        if (!QRectF(rect()).adjusted(-radius, -radius, radius, radius).contains(at))
            continue;
        p.setPen(QPen(edge, 1));
        p.setBrush(fill);
        p.drawEllipse(at, radius, radius);
    }
}

void MapView::paintTrail(QPainter &p)
{
    if (!m_trail || m_surface == Surface::Wall)
        return;
    const Viewport &view = m_camera.view();
    const auto &points = m_trail->points;
    const auto head = drawnUnit(m_trail->unit);
    QPolygonF line;
    for (const MapTrail::Point &point : points)
        line << view.toScreen(point.at.x, point.at.y);
    if (head && !line.isEmpty()) // what is drawn has been there: the last leg grows with the symbol
        line.last() = view.toScreen(head->x(), head->y());
    // The older, the paler; ten pieces, since a piece has one pen.
    const qsizetype pieces = 10, step = std::max<qsizetype>(1, (line.size() + pieces - 1) / pieces);
    for (qsizetype from = 0; from + 1 < line.size(); from += step) {
        const QPolygonF piece(line.mid(from, step + 1));
        const float alpha = 0.25F + 0.75F * static_cast<float>(from + step) / static_cast<float>(line.size() + step);
        for (const auto &[color, width] : {std::pair(m_theme.map.symbolOutline, 5.0), std::pair(m_theme.acc, 2.5)}) {
            QColor faded = color;
            faded.setAlphaF(alpha);
            p.setPen(QPen(faded, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            p.drawPolyline(piece);
        }
    }
    // Where it was at full five minutes.
    p.setFont(m_theme.font(m_theme.type.label));
    const QFontMetricsF metrics(p.font());
    QRectF last;
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        if (points[i].when / (5 * minuteMs) == points[i - 1].when / (5 * minuteMs))
            continue;
        const QPointF at = line[static_cast<qsizetype>(i)];
        p.setPen(QPen(m_theme.map.symbolOutline, 1));
        p.setBrush(m_theme.acc);
        p.drawEllipse(at, 3.5, 3.5);
        const QString text = QDateTime::fromMSecsSinceEpoch(points[i].when).toString(QStringLiteral("HH:mm"));
        const QRectF ground(at + QPointF(8, -metrics.height() / 2), QSizeF(metrics.horizontalAdvance(text) + 6, metrics.height()));
        if (ground.intersects(last) || !QRectF(rect()).intersects(ground))
            continue;
        last = ground.adjusted(-10, -10, 10, 10);
        QColor plate = m_theme.dark ? m_theme.ink : m_theme.bg1;
        plate.setAlphaF(0.8F);
        p.fillRect(ground, plate);
        p.setPen(m_theme.t2);
        p.drawText(ground, Qt::AlignCenter, text);
    }
    if (!m_trail->doubted || !head)
        return;
    const QPointF at = view.toScreen(*m_trail->doubted);
    p.setPen(QPen(m_theme.yelf, 1.5, Qt::DashLine));
    p.setBrush(Qt::NoBrush);
    p.drawLine(view.toScreen(head->x(), head->y()), at);
    p.drawEllipse(at, 9, 9);
    p.setPen(m_theme.yel);
    p.drawText(QRectF(at.x() - 9, at.y() - 9, 18, 18), Qt::AlignCenter, QStringLiteral("?"));
    p.drawText(at + QPointF(14, 4), m_trail->doubt);
}

} // namespace huying
