// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/symbols.h"

#include <QPainterPath>

/// The vectors behind SymbolPainter. All draw around the origin of the painter; proportions are those of the
/// mock-ups' SVG paths, noted there for the sizes 11 (lamp), 12.5 (case) and 12 (unit).
namespace huying::shapes {

/// Half of the square that holds everything a symbol draws, logical pixels.
qreal extent(const Symbol &symbol);

void paintLamp(QPainter &p, const Theme &t, LampShape shape, qreal r);
void paintCase(QPainter &p, const Theme &t, const Symbol &symbol);
void paintPreview(QPainter &p, const Theme &t, const Symbol &symbol);
void paintUnit(QPainter &p, const Theme &t, const Symbol &symbol);
void paintCamera(QPainter &p, const Theme &t, const Symbol &symbol);
void paintAlarm(QPainter &p, const Theme &t, const Symbol &symbol);
void paintWhistle(QPainter &p, const Theme &t, const Symbol &symbol);
void paintHotspot(QPainter &p, const Theme &t, const Symbol &symbol);

QPainterPath triangle(qreal apex, qreal base, qreal halfWidth);
QPainterPath diamond(qreal r);
/// `dash` and `gap` in logical pixels, unlike QPen's own pattern.
QPen pen(const QColor &color, qreal width, qreal dash = 0, qreal gap = 0);
/// Centred text whose ink is centred on `y`, as a Han character's is.
void glyph(QPainter &p, const Theme &t, const QString &text, qreal pixels, const QColor &color,
           qreal baseline);

} // namespace huying::shapes
