// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/palette.h"

namespace huying
{

Palette darkPalette()
{
    return {.land = 0x23282D,
            .block = 0x272D32,
            .farmland = 0x252B2D,
            .building = 0x2E343A,
            .buildingEdge = 0x353C43,
            .water = 0x1B2A36,
            .waterEdge = 0x2C3D4B,
            .park = 0x232E2A,
            .road = {QColor(0x4A525B), QColor(0x3B434B), QColor(0x323940)},
            .casing = 0x23282D,
            .path = 0x3B434B,
            .label = 0xBAC1C9,
            .halo = 0x23282D,
            .waterLabel = 0x8FB0CC,
            .parkLabel = 0x94AE9C};
}

// As quiet as the dark one: symbols and labels of the console must stand out on it.
Palette lightPalette()
{
    return {.land = 0xEEF1F3,
            .block = 0xE6EAED,
            .farmland = 0xEBEEE8,
            .building = 0xDADFE4,
            .buildingEdge = 0xCBD2D8,
            .water = 0xC7DAE8,
            .waterEdge = 0xA9C4D8,
            .park = 0xDBE8DD,
            .road = {QColor(0xFFFFFF), QColor(0xFFFFFF), QColor(0xFBFCFC)},
            .casing = 0xBFC7CE,
            .path = 0xB4BDC5,
            .label = 0x414C57,
            .halo = 0xF6F8F9,
            .waterLabel = 0x2F6690,
            .parkLabel = 0x3C6A49};
}

} // namespace huying
