// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

#include <array>
#include <memory>

class QApplication;
class QWidget;

namespace huying {

/// Where a window stands decides the size of its type: 0.65 m away or 8 m away.
enum class Surface { Seat, Desk, Wall };

struct MapColors
{
    QColor land, block, building, water, park;
    QColor road, street, lane, roadCasing;
    QColor boundary; ///< community line
    QColor label, labelHalo;
    QColor symbolOutline;             ///< drawn round every symbol so that it stands off the map
    std::array<QColor, 4> choropleth; ///< few → many, by grey lightness, never by hue
    QColor choroplethLine;
};

/// Pixel sizes of type. `label` is the floor: no text is smaller on that surface.
struct TypeScale
{
    int kpi, clock, title, list, table, label;
};

/// Logical pixels.
struct Metrics
{
    int unit = 8, half = 4, radius = 2, border = 1;
    int tableRow = 34, dockedRow = 29, queueRow = 52, wallRow = 70;
    int control = 32, mainAction = 40, dockTitle = 32, hit = 24;
};

/// All tokens of the visual language; a value, so dark and light can stand side by side.
struct Theme
{
    bool dark = true;
    Surface surface = Surface::Seat;

    QColor bg0, bg1, bg2, bg3;        ///< window; docks and tables; headers and buttons; hover and tracks
    QColor line, line2;               ///< divider; control edge
    QColor t1, t2, t3, dis;           ///< text; secondary; labels; disabled only
    QColor acc, accf, acct, onAccent; ///< focus and selection edge; primary fill; selected row; text on accf
    QColor accKey;                    ///< edge of a key cap printed on a primary button
    QColor red, redt, onRed;          ///< overdue and alarm; its row; text on red
    QColor yel, yelf, yelt, onYel;    ///< near-due text; fill; row; text on yelf
    QColor grn;                       ///< on-time ring only
    QColor ink;                       ///< plates of map labels and clusters
    QColor unit, onUnit;              ///< body of a unit; text on it
    QColor ring;                      ///< the uneventful share of a cluster ring
    QColor series;                    ///< neutral bars and lines of charts

    MapColors map;
    TypeScale type{};
    Metrics metrics;

    static Theme makeDark(Surface surface = Surface::Seat);
    static Theme makeLight(Surface surface = Surface::Seat);

    /// Noto Sans CJK SC, Regular or Bold; its digits share one advance.
    QFont font(int pixels, bool bold = false) const;
};

/// WCAG 2.2 contrast of two opaque colours, 1…21.
double contrast(const QColor &a, const QColor &b);

/// Sets style, palette and font of the program. Call again to change the theme live.
/// There is no style sheet on purpose: Qt would put its own style before ours, which paints the labels of
/// buttons, tabs and headers itself and stops palettes from being inherited.
void applyTheme(QApplication &app, const Theme &theme);

/// The same for one window or panel and its children (a light desk window beside a dark one).
void applyTheme(QWidget &subtree, const Theme &theme);

class SymbolPainter;

/// The theme is inherited along the widget tree like QPalette; null gives the program's theme.
/// GUI thread. The reference holds until the theme changes, so don't store it.
const Theme &themeOf(const QWidget *widget);

/// The symbol cache that belongs to themeOf(widget); shared by all widgets and the map of the GUI thread.
SymbolPainter &symbolsOf(const QWidget *widget);

} // namespace huying
