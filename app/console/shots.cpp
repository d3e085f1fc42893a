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

Shots::Shots(const QString &folder, QList<ConsoleWindow *> windows, QObject *parent)
    : QObject(parent), m_folder(folder), m_windows(std::move(windows))
{
    m_since.start();
    connect(&m_timer, &QTimer::timeout, this, &Shots::look);
    m_timer.start(lookEveryMs);
}

void Shots::look()
{
    const bool settled = std::ranges::all_of(m_windows, &ConsoleWindow::isSettled);
    m_calm = settled ? m_calm + 1 : 0;
    if (m_calm >= calmLooks) {
        write();
    } else if (m_since.elapsed() > patienceMs) {
        m_timer.stop();
        std::fputs("呼应：画面 60 秒内没有稳定，没有截图\n", stderr);
        QCoreApplication::exit(1);
    }
}

void Shots::write()
{
    m_timer.stop();
    QDir().mkpath(m_folder);
    int status = 0;
    for (ConsoleWindow *window : m_windows) {
        const QString file = QDir(m_folder).filePath(window->objectName() + QStringLiteral(".png"));
        if (!window->grab().save(file)) {
            std::fprintf(stderr, "呼应：图片 %s 写不了，请检查文件夹和磁盘空间\n", qPrintable(file));
            status = 1;
        }
    }
    QCoreApplication::exit(status);
}

} // namespace huying
