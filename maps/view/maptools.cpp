// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/maptools.h"

#include "maps/view/geodesy.h"
#include "maps/view/mapchrome.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace huying {

namespace {

void paintPlate(QPainter &p, QPointF at, const QString &text, const Theme &t)
{
    const QFont font = t.font(t.type.table, true);
    const QSizeF size(QFontMetricsF(font).horizontalAdvance(text) + 14, t.type.table + 10);
    const QRectF rect(at + QPointF(12, -size.height() - 6), size);
    p.setPen(QPen(t.acc, 1));
    p.setBrush(t.dark ? t.ink : t.bg1);
    p.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    p.setFont(font);
    p.setPen(t.t1);
    p.drawText(rect, Qt::AlignCenter, text);
}

} // namespace

std::unique_ptr<ToolState> makeTool(MapTool tool)
{
    switch (tool) {
    case MapTool::MeasureLength:
        return std::make_unique<MeasureTool>(false);
    case MapTool::MeasureArea:
        return std::make_unique<MeasureTool>(true);
    case MapTool::BoxSelect:
        return std::make_unique<BoxTool>();
    case MapTool::Lasso:
        return std::make_unique<LassoTool>();
    case MapTool::Select:
    case MapTool::Own:
        break;
    }
    return nullptr;
}

void MeasureTool::press(QPointF pixel, const Viewport &view)
{
    if (m_finished) {
        m_points.clear();
        m_finished = false;
    }
    const LonLat place = view.lonLatAt(pixel);
    if (m_points.empty() || !(m_points.back() == place))
        m_points.push_back(place);
}

void MeasureTool::move(QPointF pixel, const Viewport &view)
{
    m_cursor = view.lonLatAt(pixel);
}

void MeasureTool::finish()
{
    m_finished = !m_points.empty();
}

bool MeasureTool::cancel()
{
    const bool had = !m_points.empty();
    m_points.clear();
    m_finished = false;
    return had;
}

Line MeasureTool::withCursor() const
{
    Line line = m_points;
    if (!m_finished && m_cursor && !line.empty())
        line.push_back(*m_cursor);
    return line;
}

QString MeasureTool::result() const
{
    const Line line = withCursor();
    if (line.size() < 2)
        return {};
    return m_area ? areaText(geodesicArea(line)) : lengthText(geodesicLength(line));
}

void MeasureTool::paint(QPainter &p, const Viewport &view, const Theme &t) const
{
    const Line line = withCursor();
    if (line.empty())
        return;
    QPolygonF pixels;
    for (const LonLat &place : line)
        pixels.append(view.toScreen(place));
    p.setRenderHint(QPainter::Antialiasing);
    QColor ground = t.acc;
    ground.setAlphaF(0.16F);
    for (const auto &[color, width] : {std::pair(t.map.symbolOutline, 4.5), std::pair(t.acc, 2.0)}) {
        p.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (m_area && line.size() > 2) {
            p.setBrush(color == t.acc ? QBrush(ground) : QBrush(Qt::NoBrush));
            p.drawPolygon(pixels);
        } else {
            p.drawPolyline(pixels);
        }
    }
    p.setBrush(t.dark ? t.ink : t.bg1);
    p.setPen(QPen(t.acc, 1.6));
    for (std::size_t i = 0; i < m_points.size(); ++i)
        p.drawEllipse(pixels[static_cast<qsizetype>(i)], 3.5, 3.5);
    if (const QString text = result(); !text.isEmpty())
        paintPlate(p, pixels.last(), text, t);
}

void BoxTool::press(QPointF pixel, const Viewport &view)
{
    m_from = m_to = view.worldAt(pixel);
}

void BoxTool::move(QPointF pixel, const Viewport &view)
{
    if (m_from)
        m_to = view.worldAt(pixel);
}

bool BoxTool::cancel()
{
    const bool had = m_from.has_value();
    m_from.reset();
    return had;
}

QPolygonF BoxTool::outline(const Viewport &view) const
{
    if (!m_from)
        return {};
    const QRectF box(view.toScreen(m_from->x(), m_from->y()), view.toScreen(m_to->x(), m_to->y()));
    return QPolygonF(box.normalized());
}

void BoxTool::paint(QPainter &p, const Viewport &view, const Theme &t) const
{
    paintOutline(p, outline(view), t);
}

void LassoTool::press(QPointF pixel, const Viewport &view)
{
    m_ring = {view.worldAt(pixel)};
}

void LassoTool::move(QPointF pixel, const Viewport &view)
{
    constexpr double step = 3; // pixels; a hand draws no finer
    if (m_ring.isEmpty())
        return;
    if (const QPointF last = view.toScreen(m_ring.last().x(), m_ring.last().y());
        std::hypot(pixel.x() - last.x(), pixel.y() - last.y()) >= step)
        m_ring.append(view.worldAt(pixel));
}

bool LassoTool::cancel()
{
    const bool had = !m_ring.isEmpty();
    m_ring.clear();
    return had;
}

QPolygonF LassoTool::outline(const Viewport &view) const
{
    QPolygonF pixels;
    for (const QPointF &at : m_ring)
        pixels.append(view.toScreen(at.x(), at.y()));
    return pixels;
}

void LassoTool::paint(QPainter &p, const Viewport &view, const Theme &t) const
{
    p.setRenderHint(QPainter::Antialiasing);
    paintOutline(p, outline(view), t);
}

void paintOutline(QPainter &p, const QPolygonF &pixels, const Theme &t)
{
    if (pixels.size() < 2)
        return;
    QColor ground = t.acc;
    ground.setAlphaF(0.14F);
    p.setPen(QPen(t.acc, 1.4, Qt::DashLine));
    p.setBrush(ground);
    p.drawPolygon(pixels);
}

} // namespace huying
