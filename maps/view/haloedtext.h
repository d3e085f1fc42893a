// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/symbols.h"

#include <QFont>

namespace huying {

/// Pixels that haloedText() takes; the text stands in the middle.
QSizeF haloedSize(const QString &text, const QFont &font);
/// A line of text with an edge that keeps it legible on any ground; its hotspot is the middle.
Sprite haloedText(const QString &text, const QFont &font, const QColor &color, const QColor &halo, double ratio);

} // namespace huying
