// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace huying {

struct Theme;

/// What happened to a density: −2 fewer, −1 fewer but perhaps by chance, 0 nothing, 1, 2 more. Blue against orange, which
/// every eye tells apart; the farther from the land's lightness the surer.
QColor divergingShade(const Theme &theme, int shade);

/// Kinds of hot spots: 0 emerging, 1 persistent, 2 fading, 3 sporadic; each has a hatching of its own besides.
QColor hotSpotShade(const Theme &theme, int kind);
Qt::BrushStyle hotSpotHatching(int kind);

} // namespace huying
