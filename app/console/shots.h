// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consolewindow.h"

#include <QElapsedTimer>
#include <QList>
#include <QTimer>

namespace huying
{

/// Writes a PNG of each window once all have settled, then ends the program: 0 if all were written, 1 if a window
/// did not settle in time or a file can't be written.
class Shots : public QObject
{
    Q_OBJECT
public:
    Shots(const QString &folder, QList<ConsoleWindow *> windows, QObject *parent = nullptr);

private:
    void look();
    void write();

    QString m_folder;
    QList<ConsoleWindow *> m_windows;
    QTimer m_timer;
    QElapsedTimer m_since;
    int m_calm = 0;
};

} // namespace huying
