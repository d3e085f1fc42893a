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
    QSizeF millimetres{297, 210};
    int dpi = 200;

    QSizeF size() const { return millimetres * 96 / 25.4; } ///< logical pixels
    QSize pixels() const { return (size() * ratio()).toSize(); }
    double ratio() const { return dpi / 96.0; }
    QRectF frame() const; ///< of the map, in logical pixels
    /// At least what the window shows, about the same centre.
    Viewport viewFor(const Viewport &window) const;
};

/// With the painter scaled to logical pixels. `base` covers the whole view. May run in any thread.
void paintSheet(QPainter &painter, const MapSheet &sheet, const Viewport &view, const QImage &base,
                const MapContentPtr &content);

} // namespace huying
