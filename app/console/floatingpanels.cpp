// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/floatingpanels.h"

#include <QDockWidget>
#include <QEvent>
#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>
#include <QSettings>

namespace huying
{

namespace
{

/// A window manager moves windows off a lost screen about when we hear of the loss: look when that is over.
constexpr int settleMs = 300;

QScreen *screenCalled(const QString &name)
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    const auto found = std::ranges::find(screens, name, &QScreen::name);
    return found == screens.end() ? nullptr : *found;
}

} // namespace

FloatingPanels::FloatingPanels(QMainWindow &window) : m_window(window)
{
    for (auto *dock : window.findChildren<QDockWidget *>()) {
        dock->installEventFilter(this);
        connect(dock, &QDockWidget::topLevelChanged, this, [this, dock](bool floating) {
            if (!floating)
                m_homes.remove(dock->objectName());
            m_settle.start();
        });
    }
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &FloatingPanels::remember);
}

bool FloatingPanels::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Move || event->type() == QEvent::Resize || event->type() == QEvent::Show) {
        if (QGuiApplication::mouseButtons() & Qt::LeftButton)
            m_dragged.insert(watched->objectName());
        m_settle.start();
    }
    return QObject::eventFilter(watched, event);
}

void FloatingPanels::remember()
{
    for (const auto *dock : m_window.findChildren<QDockWidget *>()) {
        const QScreen *screen = QGuiApplication::screenAt(dock->geometry().center());
        if (!dock->isFloating() || !dock->isVisible() || !screen)
            continue;
        // Away from a lost screen it is a guest; only a hand gives it a new home.
        const auto home = m_homes.constFind(dock->objectName());
        if (home == m_homes.cend() || screenCalled(home->screen) || m_dragged.contains(dock->objectName()))
            m_homes[dock->objectName()] = {screen->name(), dock->geometry().translated(-screen->geometry().topLeft())};
    }
    m_dragged.clear();
}

void FloatingPanels::place()
{
    for (auto *dock : m_window.findChildren<QDockWidget *>()) {
        if (!dock->isFloating())
            continue;
        const Home home = m_homes.value(dock->objectName());
        if (const QScreen *screen = screenCalled(home.screen))
            dock->setGeometry(home.rect.translated(screen->geometry().topLeft()));
        else if (!QGuiApplication::screenAt(dock->geometry().center()) || !home.screen.isEmpty())
            dock->move(m_window.geometry().center() - dock->rect().center());
    }
    m_settle.start();
}

void FloatingPanels::save(QSettings &settings) const
{
    settings.remove(QString());
    for (auto home = m_homes.cbegin(); home != m_homes.cend(); ++home) {
        settings.setValue(home.key() + QStringLiteral("/screen"), home->screen);
        settings.setValue(home.key() + QStringLiteral("/rect"), home->rect);
    }
}

void FloatingPanels::load(QSettings &settings)
{
    for (const QString &panel : settings.childGroups())
        m_homes[panel] = {settings.value(panel + QStringLiteral("/screen")).toString(),
                          settings.value(panel + QStringLiteral("/rect")).toRect()};
}

} // namespace huying
