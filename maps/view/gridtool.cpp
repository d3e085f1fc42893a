// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/gridtool.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

namespace huying {

namespace {

constexpr double reachPixels = 8, cornersFrom = 24; ///< pixels: corners are drawn where a grid is so many wide
constexpr std::size_t mostHandles = 1000;           ///< of one line: more are no help to the hand
constexpr qsizetype plainBends = 500;              ///< that a border on the screen is drawn smoothly with
constexpr double plainLength = 20000;              ///< pixels, likewise: ten times across the window
constexpr double slip = 3;                          ///< pixels that a click may move

bool isPlain(const QPolygonF &line)
{
    double length = 0;
    for (qsizetype i = 0; i + 1 < line.size() && i <= plainBends; ++i)
        length += QLineF(line[i], line[i + 1]).length();
    return line.size() <= plainBends && length <= plainLength;
}

/// The outline of a line with many bends, or one that runs to and fro, takes seconds to fill: such a one is drawn with
/// hairlines, bend by bend.
void paintBorder(QPainter &p, const QPolygonF &line, const QPen &pen)
{
    if (isPlain(line)) {
        p.setPen(pen);
        p.drawPolyline(line);
        return;
    }
    p.setPen(QPen(pen.color(), 0));
    const bool wasSmooth = p.testRenderHint(QPainter::Antialiasing);
    p.setRenderHint(QPainter::Antialiasing, false);
    for (qsizetype i = 0; i + 1 < line.size(); ++i)
        p.drawLine(line[i], line[i + 1]);
    p.setRenderHint(QPainter::Antialiasing, wasSmooth);
}

} // namespace

QString nameOfCutOff(const GridFace &face, const QString &code)
{
    const QString before = face.code.right(3), after = code.right(3);
    const auto at = face.name.lastIndexOf(before);
    if (at < 0 || !std::ranges::all_of(after, [](QChar c) { return c.isDigit(); }))
        return face.name + QStringLiteral("（2）");
    return QString(face.name).replace(at, before.size(), after);
}

GridTool::GridTool(GridMesh &mesh, std::function<void(const Result<void> &)> done) : m_mesh(mesh), m_done(std::move(done)), m_outlines(mesh) {}

void GridTool::forget()
{
    m_corner.reset();
    m_chosen.reset();
    m_edge.reset();
    m_isDragging = false;
    m_line.clear();
    m_picked = -1;
}

void GridTool::setMode(GridMode mode)
{
    if (mode == m_mode)
        return;
    forget();
    m_mode = mode;
}

void GridTool::setLine(const Line &line)
{
    setMode(GridMode::Split);
    m_line.clear();
    for (const LonLat &p : line)
        m_line.push_back(toSpot(p));
}

void GridTool::press(QPointF pixel, const Viewport &view)
{
    const Spot at = toSpot(view.lonLatAt(pixel));
    if (m_mode == GridMode::Split) {
        if (m_line.empty() || !(m_line.back() == at))
            m_line.push_back(at);
    } else if (m_mode == GridMode::Merge) {
        pickOrMerge(at);
    } else {
        m_chosen = m_corner;
        m_isDragging = m_corner || m_edge;
        m_hasMoved = false;
        m_pressed = pixel;
        if (const QString lock = m_corner ? m_mesh.lockOf(*m_corner) : m_edge ? m_mesh.lockOf(m_edge->edge) : QString(); !lock.isEmpty()) {
            m_isDragging = false;
            m_done(fail(ErrorKind::Refused, lock));
        }
    }
}

void GridTool::move(QPointF pixel, const Viewport &view)
{
    m_mouse = toSpot(view.lonLatAt(pixel));
    if (m_mode != GridMode::Borders)
        return;
    if (m_isDragging) {
        m_hasMoved |= std::hypot(pixel.x() - m_pressed.x(), pixel.y() - m_pressed.y()) > slip;
        return;
    }
    const double reach = reachPixels * view.metresPerPixel();
    m_corner = m_mesh.vertexNear(m_mouse, reach);
    m_edge = m_corner ? std::nullopt : m_mesh.edgeNear(m_mouse, reach);
}

void GridTool::release(QPointF, const Viewport &)
{
    if (!m_isDragging)
        return;
    m_isDragging = false;
    if (!m_hasMoved)
        return;
    if (m_corner)
        m_done(m_mesh.moveVertex(*m_corner, m_mouse));
    else if (m_edge)
        m_done(m_mesh.insertVertex(m_edge->edge, m_mouse).map([](auto) {}));
    m_corner.reset();
    m_edge.reset();
}

void GridTool::finish()
{
    if (m_mode == GridMode::Split && m_line.size() > 1)
        cut();
}

/// The grid that the middle of the line lies in; of a line with bends, that most of its bends lie in.
int GridTool::faceToCut() const
{
    QHash<int, int> hits;
    for (std::size_t i = 0; i + 1 < m_line.size(); ++i) {
        const Spot a = m_line[i], b = m_line[i + 1];
        ++hits[m_mesh.faceAt({(a.x + b.x) / 2, (a.y + b.y) / 2})];
        if (i > 0)
            ++hits[m_mesh.faceAt(a)];
    }
    int best = -1;
    for (auto it = hits.constBegin(); it != hits.constEnd(); ++it)
        if (it.key() >= 0 && (best < 0 || *it > hits.value(best)))
            best = it.key();
    return best;
}

void GridTool::cut()
{
    const int face = faceToCut();
    if (face < 0) {
        m_done(fail(ErrorKind::Refused, QStringLiteral("分割线的中间不在网格里")));
    } else {
        const GridFace &whole = m_mesh.faces()[static_cast<std::size_t>(face)];
        const QString code = m_mesh.freeCode(face);
        m_done(m_mesh.split(face, m_line, code, nameOfCutOff(whole, code)).map([](auto) {}));
    }
    m_line.clear();
}

void GridTool::pickOrMerge(Spot at)
{
    const int face = m_mesh.faceAt(at);
    if (m_picked < 0 || face < 0) {
        m_picked = face;
        return;
    }
    if (face != m_picked)
        m_done(m_mesh.merge(m_picked, face));
    else
        m_picked = -1;
}

void GridTool::removeCorner()
{
    if (!m_chosen)
        return m_done(fail(ErrorKind::Refused, QStringLiteral("先点一个拐点")));
    m_done(m_mesh.removeVertex(*m_chosen));
    forget();
}

bool GridTool::cancel()
{
    const bool had = m_isDragging || !m_line.empty() || m_picked >= 0 || m_chosen;
    forget();
    return had;
}

bool GridTool::key(int key)
{
    if (key == Qt::Key_Z || key == Qt::Key_Y) {
        key == Qt::Key_Z ? m_mesh.undo() : m_mesh.redo();
        forget();
        m_done({});
        return true;
    }
    if ((key == Qt::Key_Delete || key == Qt::Key_Backspace) && m_mode == GridMode::Borders) {
        removeCorner();
        return true;
    }
    return false;
}

void GridTool::paintBorders(QPainter &p, const Viewport &view, const Theme &t) const
{
    for (std::size_t i = 0; i < m_mesh.faces().size(); ++i) {
        const GridFace &face = m_mesh.faces()[i];
        const bool isPicked = static_cast<int>(i) == m_picked;
        for (std::size_t l = 0; l < face.loops.size(); ++l) {
            const QPolygonF line = m_outlines.line(i, l, view);
            if (line.isEmpty())
                continue;
            if (isPicked || !face.trouble.isEmpty()) {
                QColor ground = isPicked ? t.acc : t.yel;
                ground.setAlphaF(0.25F);
                p.setBrush(ground);
            } else {
                p.setBrush(Qt::NoBrush);
            }
            if (p.brush().style() != Qt::NoBrush) {
                p.setPen(Qt::NoPen);
                p.drawPolygon(line);
            }
            paintBorder(p, line, QPen(t.acc, isPicked ? 2.4 : 1.2));
            const QRectF box = line.boundingRect();
            if (m_mode == GridMode::Borders && std::min(box.width(), box.height()) >= cornersFrom)
                paintHandles(p, face.loops[l], view, t);
        }
    }
}

/// Only where there is something to move, and not where they would lie on one another.
void GridTool::paintHandles(QPainter &p, const Loop &loop, const Viewport &view, const Theme &t) const
{
    const QRectF window(QPointF(-20, -20), view.size + QSizeF(40, 40));
    std::vector<std::pair<std::size_t, QPointF>> corners;
    const PixelOf pixelOf(view);
    for (std::size_t v = 0; v < loop.size(); ++v) {
        const QPointF corner = pixelOf(world(loop[v]));
        if (!window.contains(corner))
            continue;
        corners.emplace_back(v, corner);
        if (corners.size() > mostHandles)
            return;
    }
    p.setPen(QPen(t.acc, 1));
    p.setBrush(t.dark ? t.ink : t.bg1);
    const auto isFree = [&](std::size_t from) { return m_mesh.lockOf(GridEdge{loop[from], loop[nextOf(loop, from)]}).isEmpty(); };
    for (const auto &[v, corner] : corners)
        if (isFree(v) && isFree(previousOf(loop, v)))
            p.drawRect(QRectF(corner - QPointF(2, 2), QSizeF(4, 4)));
}

void GridTool::paintDrag(QPainter &p, const Viewport &view, const Theme &t) const
{
    const auto at = [&](quint32 v) { return view.toScreen(world(v).x(), world(v).y()); };
    const QPointF mouse = view.toScreen(toLonLat(m_mouse));
    if (m_isDragging && m_hasMoved) {
        p.setPen(QPen(t.acc, 2, Qt::DashLine));
        if (m_edge) {
            p.drawLine(at(m_edge->edge.from), mouse);
            p.drawLine(mouse, at(m_edge->edge.to));
        } else if (m_corner) {
            for (const quint32 other : m_mesh.neighboursOf(*m_corner))
                p.drawLine(at(other), mouse);
        }
    } else if (m_edge) {
        p.setPen(QPen(t.acc, 3));
        p.drawLine(at(m_edge->edge.from), at(m_edge->edge.to));
    }
    for (const auto &corner : {m_chosen, m_corner})
        if (corner) {
            p.setPen(QPen(t.bg1, 1.5));
            p.setBrush(t.acc);
            p.drawEllipse(m_isDragging ? mouse : at(*corner), 5, 5);
        }
}

void GridTool::paintLine(QPainter &p, const Viewport &view, const Theme &t) const
{
    QPolygonF line;
    for (const Spot &s : m_line)
        line.append(view.toScreen(toLonLat(s)));
    if (line.isEmpty())
        return;
    const QPolygonF drawn = line;
    line.append(view.toScreen(toLonLat(m_mouse)));
    p.setBrush(Qt::NoBrush);
    for (const auto &[color, width] : {std::pair(t.map.symbolOutline, 4.5), std::pair(t.acc, 2.0)}) {
        p.setPen(QPen(color, width, Qt::DashLine));
        p.drawPolyline(m_line.size() > 1 ? drawn : line);
    }
    p.setPen(QPen(t.acc, 1.6));
    p.setBrush(t.dark ? t.ink : t.bg1);
    for (const QPointF &corner : drawn)
        p.drawEllipse(corner, 3.5, 3.5);
}

void GridTool::paint(QPainter &p, const Viewport &view, const Theme &t) const
{
    p.setRenderHint(QPainter::Antialiasing);
    paintBorders(p, view, t);
    if (m_mode == GridMode::Borders)
        paintDrag(p, view, t);
    else if (m_mode == GridMode::Split)
        paintLine(p, view, t);
}

} // namespace huying
