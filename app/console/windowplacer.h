// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consolewindow.h"
#include "app/console/workspace.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QScreen;

namespace huying
{

/// Puts a workspace's windows on their screens, and again when a screen is unplugged, comes back or changes its size:
/// windows of a lost screen move to one that is there, and return with it. Panels that float come back the same way.
class WindowPlacer : public QObject
{
    Q_OBJECT
public:
    explicit WindowPlacer(const ScreenShare &share = {}, QObject *parent = nullptr);

    void add(const WindowSpec &spec, ConsoleWindow *window);
    /// Shows every window on its screen.
    void place();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QScreen *screen);

    const ScreenShare m_share;
    QList<WindowSpec> m_specs;
    QList<QPointer<ConsoleWindow>> m_windows;
    QTimer m_again; ///< one look for the many changes that a plug brings
};

} // namespace huying
