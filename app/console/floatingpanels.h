// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QRect>
#include <QSet>
#include <QTimer>

class QDockWidget;
class QMainWindow;
class QSettings;

namespace huying
{

/// Where the user has put the panels that float beside their window: a panel whose screen is lost comes to the window,
/// and goes back when the screen does, also after a restart.
class FloatingPanels : public QObject
{
    Q_OBJECT
public:
    /// Follows the docks that the window has by now.
    explicit FloatingPanels(QMainWindow &window);

    /// Every floating panel onto its screen, or, if that is not there, onto the window's.
    void place();
    void save(QSettings &settings) const;
    void load(QSettings &settings);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Home
    {
        QString screen;
        QRect rect; ///< relative to the screen's upper left
    };

    void remember();

    QMainWindow &m_window;
    QHash<QString, Home> m_homes; ///< by the panel's object name
    QSet<QString> m_dragged;      ///< moved by hand since the last look
    QTimer m_settle;
};

} // namespace huying
