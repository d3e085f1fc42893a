// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapview.h"

#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QTest>
#include <QWheelEvent>
#include <cmath>

using namespace huying;

/// Two fingers on a touchpad push the map and spread it; a wheel, also one that sends pixels, zooms.
class MapTouchpadTest : public QObject
{
    Q_OBJECT

    QPointingDevice m_pad{QStringLiteral("pad"), 1, QInputDevice::DeviceType::TouchPad,
                          QPointingDevice::PointerType::Finger, QInputDevice::Capability::PixelScroll, 2, 0};
    QPointingDevice m_mouse{QStringLiteral("mouse"), 2, QInputDevice::DeviceType::Mouse,
                            QPointingDevice::PointerType::Generic, QInputDevice::Capability::Scroll, 1, 3};

    struct Seat
    {
        MapView map;
        Seat()
        {
            map.setAnimated(false);
            map.resize(900, 600);
            map.setHome({113.6, 22.8, 113.8, 23.0});
            map.show();
        }
    };

    static void scroll(MapView &map, QPoint pixels, QPoint angle, Qt::ScrollPhase phase,
                       Qt::KeyboardModifiers modifiers, const QPointingDevice &device)
    {
        const QPointF at(300, 200);
        QWheelEvent event(at, map.mapToGlobal(at), pixels, angle, Qt::NoButton, modifiers, phase, false,
                          Qt::MouseEventNotSynthesized, &device);
        QCoreApplication::sendEvent(&map, &event);
    }
    void pinch(MapView &map, double value)
    {
        const QPointF at(300, 200);
        QNativeGestureEvent event(Qt::ZoomNativeGesture, &m_pad, 2, at, at, map.mapToGlobal(at), value, QPointF());
        QCoreApplication::sendEvent(&map, &event);
    }

private slots:
    void twoFingersPushTheMap()
    {
        Seat seat;
        const Viewport before = seat.map.viewport();
        const QPointF there = before.toScreen(before.x, before.y);
        scroll(seat.map, {40, -25}, {80, -50}, Qt::ScrollUpdate, Qt::NoModifier, m_pad);
        const Viewport after = seat.map.viewport();
        QCOMPARE(after.zoom, before.zoom);
        const QPointF moved = after.toScreen(before.x, before.y) - there;
        QVERIFY2(std::abs(moved.x() - 40) < 0.5 && std::abs(moved.y() + 25) < 0.5,
                 qPrintable(QStringLiteral("%1 %2").arg(moved.x()).arg(moved.y())));
    }

    void onX11ATouchpadHasNoPhases()
    {
        Seat seat;
        const double zoom = seat.map.viewport().zoom;
        const double x = seat.map.viewport().x;
        scroll(seat.map, {}, {60, 0}, Qt::NoScrollPhase, Qt::NoModifier, m_pad);
        QCOMPARE(seat.map.viewport().zoom, zoom);
        QVERIFY(seat.map.viewport().x != x);
    }

    void withCtrlTwoFingersZoomAsAWheelDoes()
    {
        Seat seat;
        const double zoom = seat.map.viewport().zoom;
        scroll(seat.map, {0, 60}, {0, 120}, Qt::ScrollUpdate, Qt::ControlModifier, m_pad);
        QVERIFY(std::abs(seat.map.viewport().zoom - zoom - 1) < 0.01);
        scroll(seat.map, {0, 60}, {0, 120}, Qt::NoScrollPhase, Qt::NoModifier, m_mouse);
        QVERIFY(std::abs(seat.map.viewport().zoom - zoom - 2) < 0.01);
    }

    void aPinchSpreadsAboutTheFingers()
    {
        Seat seat;
        const double zoom = seat.map.viewport().zoom;
        const LonLat under = seat.map.viewport().lonLatAt({300, 200});
        for (int i = 0; i < 10; ++i)
            pinch(seat.map, 0.0718); // ten small steps of a spread to twice the size
        QVERIFY(std::abs(seat.map.viewport().zoom - zoom - 1) < 0.02);
        const LonLat now = seat.map.viewport().lonLatAt({300, 200});
        QVERIFY(std::abs(now.lon - under.lon) < 1e-6 && std::abs(now.lat - under.lat) < 1e-6);
        for (int i = 0; i < 200; ++i)
            pinch(seat.map, 0.9);
        QVERIFY(std::isfinite(seat.map.viewport().zoom));
        for (int i = 0; i < 200; ++i)
            pinch(seat.map, -5); // nonsense of a driver
        QVERIFY(std::isfinite(seat.map.viewport().zoom) && std::isfinite(seat.map.viewport().x));
    }
};

QTEST_MAIN(MapTouchpadTest)
#include "maptouchpadtest.moc"
