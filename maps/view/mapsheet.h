// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/mapcontent.h"
#include "maps/view/viewport.h"

#include <QImage>

class QPainter;

namespace huying
{

/// A map on paper: title above, the map in a frame, scale, north, time and sources below.
struct MapSheet
{
    QString title;
    QString time;   ///< of what is shown
    QString source; ///< of base map and live layers
    QString author; ///< who made it, of which organisation
    QString masked; ///< what is left out of it
    QSizeF millimetres{297, 210};
    int dpi = 300;

    QSizeF size() const { return millimetres * 96 / 25.4; } ///< logical pixels
    QSize pixels() const { return (size() * ratio()).toSize(); }
    double ratio() const { return dpi / 96.0; }
    QRectF frame() const; ///< of the map, in logical pixels
    /// At least what the window shows, about the same centre.
    Viewport viewFor(const Viewport &window) const;

    // As a page that QGIS lays out: title above, legend beside the map, scale and notes below.
    QRectF pageFrame() const; ///< of the map, millimetres
    /// The same at a round scale: 1 : 25,000 and the like.
    Viewport pageViewFor(const Viewport &window) const;
    /// One line each.
    QStringList notes() const;
};

/// "1 : 25,000"; of the ground at the view's centre, a logical pixel being 1/96 inch.
double scaleDenominator(const Viewport &view);
QString scaleText(double denominator);
/// The next of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 × 10ⁿ that is no less.
double roundDenominator(double least);
/// What the live layers show, with nothing below, and what its symbols mean. May run in any thread.
struct LivePicture
{
    QImage map;
    QList<QImage> keys;
};
LivePicture paintLive(const Viewport &view, double ratio, const MapContentPtr &content);

/// With the painter scaled to logical pixels. `base` covers the whole view. May run in any thread.
void paintSheet(QPainter &painter, const MapSheet &sheet, const Viewport &view, const QImage &base,
                const MapContentPtr &content);

} // namespace huying
