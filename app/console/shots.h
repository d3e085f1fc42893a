// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consolewindow.h"

#include <QElapsedTimer>
#include <QList>
#include <QTimer>
#include <functional>

namespace huying
{

/// What is to be seen on windows: `prepare` brings it there. Files are called as the window, and as this if it has a name.
struct Scenery
{
    QString name;
    QList<ConsoleWindow *> windows;
    std::function<void()> prepare; ///< none: as it is
};

/// Writes a PNG of each window of one scenery after the other once all windows have settled, then ends the program: 0 if
/// all were written, 1 if a window did not settle in time or a file can't be written.
class Shots : public QObject
{
    Q_OBJECT
public:
    Shots(const QString &folder, QList<ConsoleWindow *> windows, QList<Scenery> sceneries, QObject *parent = nullptr);

private:
    void look();
    bool write(const Scenery &scenery);
    void goOn();
    void end(int status);

    QString m_folder;
    QList<ConsoleWindow *> m_windows;
    QList<Scenery> m_sceneries; ///< the first is being taken
    QTimer m_timer;
    QElapsedTimer m_since;
    int m_calm = 0;
};

} // namespace huying
