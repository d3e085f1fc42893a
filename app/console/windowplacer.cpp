// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/windowplacer.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QWindow>

namespace huying
{

namespace
{

constexpr int againMs = 100;

/// Screens as matchScreens() sees them.
QList<ScreenInfo> infos(const QList<QScreen *> &screens)
{
    QList<ScreenInfo> list;
    for (const QScreen *screen : screens)
        list << ScreenInfo{screen->name(), screen->serialNumber(), screen->size()};
    return list;
}

} // namespace

WindowPlacer::WindowPlacer(const ScreenShare &share, QObject *parent) : QObject(parent), m_share(share)
{
    m_again.setSingleShot(true);
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, &WindowPlacer::place);
    connect(qGuiApp, &QGuiApplication::screenAdded, this, &WindowPlacer::follow);
    connect(qGuiApp, &QGuiApplication::screenRemoved, &m_again, qOverload<>(&QTimer::start));
    for (QScreen *screen : QGuiApplication::screens())
        connect(screen, &QScreen::geometryChanged, &m_again, qOverload<>(&QTimer::start));
}

void WindowPlacer::follow(QScreen *screen)
{
    connect(screen, &QScreen::geometryChanged, &m_again, qOverload<>(&QTimer::start));
    m_again.start();
}

void WindowPlacer::add(const WindowSpec &spec, ConsoleWindow *window)
{
    m_specs << spec;
    m_windows << window;
    window->installEventFilter(this);
}

/// One that needs more room than its part of a screen, and may grow when it has more to show, lies over its neighbour rather
/// than beyond the edge.
bool WindowPlacer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && m_share.of > 1) {
        auto *window = static_cast<QWidget *>(watched);
        if (const int beyond = window->geometry().right() - window->screen()->geometry().right(); beyond > 0)
            window->move(window->pos() - QPoint(beyond, 0));
    }
    return QObject::eventFilter(watched, event);
}

void WindowPlacer::place()
{
    const QList<QScreen *> all = QGuiApplication::screens();
    const int count = static_cast<int>(all.size());
    QList<QScreen *> screens;
    for (int i = 0; i < count; ++i)
        if (m_share.isScreenOwn(i, count))
            screens << all[i];
    if (screens.isEmpty())
        return;
    const QList<int> chosen = matchScreens(m_specs, infos(screens));
    const auto sharing = [&chosen](int screen) {
        return static_cast<int>(std::ranges::count_if(chosen, [screen](int c) { return std::max(c, 0) == screen; }));
    };
    QList<int> used(screens.size(), 0);
    for (qsizetype w = 0; w < m_windows.size(); ++w) {
        ConsoleWindow *window = m_windows[w];
        if (!window)
            continue;
        const int screen = std::max(chosen[w], 0);
        const QRect ground = m_share.partOf(screens[screen]->geometry(), count);
        // Windows that have no screen of their own share the first side by side, in their order.
        const QRect rect = ScreenShare{used[screen]++, sharing(screen)}.partOf(ground);
        window->setScreen(screens[screen]);
        window->setGeometry(rect);
        // Full screen only where nothing else shares the screen; a frame would push a wall off its seam.
        const bool isAlone = rect == screens[screen]->geometry();
        if (isAlone && !m_specs[w].chrome)
            window->showFullScreen();
        else if (isAlone && rect.size() != window->screen()->availableSize())
            window->showMaximized();
        else
            window->show();
        window->placePanels();
    }
}

} // namespace huying
