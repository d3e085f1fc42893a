// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/workspace.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

class QScreen;

namespace huying
{

/// Puts a workspace's windows on their screens, and again when a screen is unplugged or comes back: windows of a
/// lost screen move to one that is there, and return with it. Panels that float come back the same way.
class WindowPlacer : public QObject
{
    Q_OBJECT
public:
    explicit WindowPlacer(QObject *parent = nullptr);

    void add(const WindowSpec &spec, QWidget *window);
    /// Shows every window on its screen.
    void place();

private:
    void placeFloating(QWidget *window);

    QList<WindowSpec> m_specs;
    QList<QPointer<QWidget>> m_windows;
};

/// Screens as matchScreens() sees them, in Qt's order.
QList<ScreenInfo> currentScreens();

} // namespace huying
