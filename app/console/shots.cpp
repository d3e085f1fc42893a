// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/shots.h"

#include <QCoreApplication>
#include <QDir>
#include <algorithm>
#include <cstdio>

namespace huying
{

namespace
{

constexpr int lookEveryMs = 100;
constexpr int calmLooks = 3; ///< settled several times in a row: late layouts and repaints are over
constexpr qint64 patienceMs = 60'000;

} // namespace

Shots::Shots(const QString &folder, QList<ConsoleWindow *> windows, QList<Scenery> sceneries, QObject *parent)
    : QObject(parent), m_folder(folder), m_windows(std::move(windows)), m_sceneries(std::move(sceneries))
{
    connect(&m_timer, &QTimer::timeout, this, &Shots::look);
    m_timer.start(lookEveryMs);
    goOn();
}

/// To what stands first now.
void Shots::goOn()
{
    m_calm = 0;
    m_since.start();
    if (m_sceneries.isEmpty())
        end(0);
    else if (m_sceneries.first().prepare)
        m_sceneries.first().prepare();
}

void Shots::look()
{
    const bool settled = std::ranges::all_of(m_windows, &ConsoleWindow::isSettled);
    m_calm = settled ? m_calm + 1 : 0;
    if (m_calm >= calmLooks) {
        if (!write(m_sceneries.takeFirst()))
            return end(1);
        goOn();
    } else if (m_since.elapsed() > patienceMs) {
        std::fputs("呼应：画面 60 秒内没有稳定，没有截图\n", stderr);
        end(1);
    }
}

bool Shots::write(const Scenery &scenery)
{
    QDir().mkpath(m_folder);
    const QString tail = scenery.name.isEmpty() ? QString() : u'-' + scenery.name;
    bool whole = true;
    for (ConsoleWindow *window : scenery.windows) {
        const QString file = QDir(m_folder).filePath(window->objectName() + tail + QStringLiteral(".png"));
        if (!window->grab().save(file)) {
            std::fprintf(stderr, "呼应：图片 %s 写不了，请检查文件夹和磁盘空间\n", qPrintable(file));
            whole = false;
        }
    }
    return whole;
}

void Shots::end(int status)
{
    m_timer.stop();
    QCoreApplication::exit(status);
}

} // namespace huying
