// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

#include <QList>
#include <QRect>
#include <QString>
#include <optional>

namespace huying
{

/// Which screen a window wants: by name or serial number, else by size, else by order.
struct ScreenWish
{
    QString name, serial;
    QSize size;
    int index = 0;
};

struct PanelSpec
{
    QString id;
    QString at; ///< top, left, right, bottom, below (the bottom one before it), centre, over-map, under-map, "tab:ID" behind that panel
    int size = 0;
};

struct WindowSpec
{
    QString id;
    QString kind; ///< docked, wall-map, wall-figures, desk
    ScreenWish screen;
    bool chrome = true;
    QList<PanelSpec> panels;
};

/// A named arrangement: which windows stand on which screens with which panels (resources/workspaces).
struct Workspace
{
    QString name, zh, en;
    bool dark = true;
    QString surface; ///< seat, wall, desk
    QString role;    ///< who sits there when --as does not say
    QList<WindowSpec> windows;

    static Result<Workspace> fromJson(const QByteArray &json, const QString &fileName);
    /// A built-in or site workspace by name, or a file by path.
    static Result<Workspace> load(const QString &nameOrFile);
};

/// Which of the consoles that stand side by side on one machine: the `at`-th (from 0) of `of`. With a screen for each they do
/// not share any, else each has its part of every screen.
struct ScreenShare
{
    int at = 0, of = 1;

    bool isScreenOwn(int screen, int screens) const { return screens < of || screen % of == at; }
    QRect partOf(const QRect &screen, int screens = 1) const;
    /// "1/2". Nothing if it is not that.
    static std::optional<ScreenShare> fromText(const QString &text);
};

struct ScreenInfo
{
    QString name, serial;
    QSize size; ///< device-independent pixels
};

/// For each window the index of its screen, −1 if none is left and it must share the first. Every screen is given
/// to one window at most; a match by name or serial wins over one by size, and that over order.
QList<int> matchScreens(const QList<WindowSpec> &windows, const QList<ScreenInfo> &screens);

} // namespace huying
