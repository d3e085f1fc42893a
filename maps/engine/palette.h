// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <array>

namespace huying
{

/// Map colours of one theme; the dark ones are those of the visual language.
struct Palette
{
    QColor land, block, farmland, building, buildingEdge;
    QColor water, waterEdge, park;
    std::array<QColor, 3> road; ///< main road, street, lane
    QColor casing, path;
    QColor label, halo, waterLabel, parkLabel;
};

Palette darkPalette();
Palette lightPalette();

} // namespace huying
