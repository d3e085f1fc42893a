// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapchrome.h"
#include "maps/view/maptools.h"
#include "maps/view/mapview.h"

#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QPointingDevice>
#include <QWheelEvent>
#include <cmath>

namespace huying {

namespace {

constexpr double clickReach = 4; ///< pixels that a click may slip
constexpr double notch = 120;    ///< angle units of one wheel notch: one zoom level

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// Two fingers on a touchpad push the map; a wheel zooms.
bool isScroll(const QWheelEvent &e)
{
    const bool touchpad =
        e.phase() != Qt::NoScrollPhase ||
        (e.pointingDevice() && e.pointingDevice()->type() == QInputDevice::DeviceType::TouchPad);
    return touchpad && !(e.modifiers() & Qt::ControlModifier);
}

} // namespace

void MapView::mousePressEvent(QMouseEvent *event)
{
    const bool left = event->button() == Qt::LeftButton, middle = event->button() == Qt::MiddleButton;
    if (!left && !middle)
        return QWidget::mousePressEvent(event);
    m_camera.stop();
    m_pressed = m_lastDrag = event->position();
    m_dragClock.start();
    m_dragging = middle;
    m_doubled = false;
    if (left && m_tool && !m_tool->dragPans()) {
        m_tool->press(event->position(), m_camera.view());
        m_lastDrag.reset();
    }
    update();
}

void MapView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    m_mouse = at;
    if (m_tool)
        m_tool->move(at, m_camera.view());
    if (m_pressed && m_lastDrag) {
        if (!m_dragging && distance(at, *m_pressed) > clickReach) {
            m_dragging = true;
            setCursor(Qt::ClosedHandCursor);
        }
        if (m_dragging) {
            m_moved = true;
            m_camera.drag(at - *m_lastDrag, static_cast<double>(m_dragClock.nsecsElapsed()) * 1e-9);
            m_dragClock.start();
            m_lastDrag = at;
            return viewMoved();
        }
    } else if (!m_pressed && !m_tool) {
        hover(at);
    }
    update();
}

void MapView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_pressed)
        return;
    const QPointF at = event->position();
    const bool dragged = m_dragging, panning = m_lastDrag.has_value();
    m_pressed.reset();
    m_lastDrag.reset();
    m_dragging = false;
    setCursor(m_tool ? Qt::CrossCursor : Qt::ArrowCursor);
    if (dragged) {
        // Held still before letting go: it stays where it is.
        if (m_animated && m_dragClock.elapsed() < 60)
            m_camera.letGo();
        return startMoving();
    }
    if (event->button() != Qt::LeftButton || m_doubled)
        return;
    if (!m_tool)
        return click(at);
    if (panning) {
        m_tool->press(at, m_camera.view());
        emit measured(m_tool->result());
    } else {
        m_tool->move(at, m_camera.view());
        m_tool->release(at, m_camera.view());
        finishOutline();
    }
    update();
}

void MapView::finishOutline()
{
    const QPolygonF ring = m_tool->outline(m_camera.view());
    if (ring.isEmpty())
        return;
    m_tool->cancel();
    const QRectF pixels = ring.boundingRect();
    if (pixels.width() > clickReach && pixels.height() > clickReach)
        pick(ring);
}

void MapView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_doubled = true;
    m_pressed = event->position();
    m_lastDrag.reset();
    doubleClick(event->position());
}

void MapView::doubleClick(QPointF pixel)
{
    if (m_tool) {
        m_tool->finish();
        emit measured(m_tool->result());
        return update();
    }
    m_moved = true;
    m_camera.zoomBy(1, pixel, m_animated);
    startMoving();
}

void MapView::click(QPointF pixel)
{
    const MapTarget t = targetAt(pixel);
    m_selecting = true;
    using What = MapTarget::What;
    switch (t.what) {
    case What::Case:
        if (m_selection)
            m_selection->selectCase(t.caseId);
        break;
    case What::Unit:
        if (m_selection)
            m_selection->selectUnit(t.code);
        break;
    case What::Item:
        if (m_selection)
            m_selection->selectItem(t.kind, t.fid);
        break;
    case What::Area:
        // A click beside everything must not lose the case at hand; only a name is an area's handle.
        if (m_selection && !(t.place == m_camera.view().lonLatAt(pixel)))
            m_selection->selectArea(t.code);
        break;
    case What::Cases:
    case What::Units:
    case What::Items:
        fly(Viewport::around(t.place, m_camera.view().zoom + 2, size()));
        break;
    case What::Nothing:
        break;
    }
    m_selecting = false;
    update();
}

void MapView::leaveEvent(QEvent *)
{
    m_mouse.reset();
    m_hover.reset();
    update();
}

void MapView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    m_moved = true;
    if (isScroll(*event)) {
        const QPointF by =
            event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2 : QPointF(event->pixelDelta());
        m_camera.stop();
        m_camera.drag(by, 0.016);
        return viewMoved();
    }
    const double turn = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->pixelDelta().y();
    m_camera.zoomBy(turn / notch, event->position(), m_animated);
    startMoving();
}

bool MapView::nativeGesture(QNativeGestureEvent *event)
{
    switch (event->gestureType()) {
    case Qt::ZoomNativeGesture:
        m_camera.zoomBy(std::log2(std::max(0.1, 1 + event->value())), event->position(), false);
        break;
    case Qt::SmartZoomNativeGesture:
        m_camera.zoomBy(1, event->position(), m_animated);
        break;
    case Qt::PanNativeGesture:
        m_camera.drag(event->delta(), 0.016);
        break;
    default:
        return false;
    }
    m_moved = true;
    startMoving();
    return true;
}

bool MapView::pinch(QEvent *event)
{
    auto *gestures = static_cast<QGestureEvent *>(event);
    const auto *g = static_cast<QPinchGesture *>(gestures->gesture(Qt::PinchGesture));
    if (!g)
        return false;
    m_moved = true;
    const QPointF centre = mapFromGlobal(g->centerPoint());
    if (g->changeFlags() & QPinchGesture::ScaleFactorChanged)
        m_camera.zoomBy(std::log2(std::max(0.1, g->scaleFactor())), centre, false);
    if (g->changeFlags() & QPinchGesture::CenterPointChanged)
        m_camera.drag(g->centerPoint() - g->lastCenterPoint(), 0.016);
    viewMoved();
    return true;
}

bool MapView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture && nativeGesture(static_cast<QNativeGestureEvent *>(event)))
        return true;
    if (event->type() == QEvent::Gesture && pinch(event))
        return true;
    return QWidget::event(event);
}

void MapView::keyPressEvent(QKeyEvent *event)
{
    const double step = event->modifiers() & Qt::ShiftModifier ? 0.75 : 0.25;
    const auto slide = [this](double x, double y) {
        m_moved = true;
        const QPointF by(x * width(), y * height());
        if (m_animated) {
            m_camera.slide(by);
        } else {
            Viewport v = m_camera.view();
            v.moveBy(by);
            m_camera.jump(v);
        }
        startMoving();
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return slide(step, 0);
    case Qt::Key_Right:
        return slide(-step, 0);
    case Qt::Key_Up:
        return slide(0, step);
    case Qt::Key_Down:
        return slide(0, -step);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(1);
    case Qt::Key_Minus:
        return zoomBy(-1);
    case Qt::Key_Home:
        return goHome();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // Without a mouse: all that the window shows.
        if (m_toolKind == MapTool::BoxSelect || m_toolKind == MapTool::Lasso)
            return pick(QPolygonF(QRectF(rect())));
        if (m_tool)
            return doubleClick(m_mouse.value_or(QPointF()));
        break;
    case Qt::Key_Escape:
        if (m_tool) {
            if (!m_tool->cancel())
                setTool(MapTool::Select);
            return update();
        }
        if (!m_pickRing.isEmpty())
            return clearPick();
        break;
    default:
        if (m_tool && m_tool->key(event->key()))
            return update();
        break;
    }
    QWidget::keyPressEvent(event);
}

void MapView::contextMenuEvent(QContextMenuEvent *event)
{
    const QPoint at = event->reason() == QContextMenuEvent::Keyboard ? rect().center() : event->pos();
    emit contextMenuRequested(targetAt(at), m_camera.view().lonLatAt(at), mapToGlobal(at));
}

} // namespace huying
