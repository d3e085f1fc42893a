// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

namespace huying
{

/// A window that can say when everything on it has been drawn, for pictures of it.
class ConsoleWindow : public QMainWindow
{
    Q_OBJECT
public:
    using QMainWindow::QMainWindow;

    /// True once data, map tiles and panels are on screen and nothing is on its way.
    virtual bool isSettled() const = 0;
    /// The window stands on its screen: what floats beside it may follow.
    virtual void placePanels() {}

signals:
    void settledChanged();
};

} // namespace huying
