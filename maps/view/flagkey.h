// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/layer.h"

namespace huying {

/// What is to be explained of a wall's flags.
struct FlagKey
{
    bool hotAreas = false, clusters = false;
    int whistles = 0;
    bool operator==(const FlagKey &) const = default;
};

/// Where a wall explains its flags and its shades: in pixels of the frame's view, kept free of both.
std::vector<QRectF> wallKeyGround(const Frame &f);
FlagKey flagKeyOf(const MarkSet &marks);
/// Signs and words in a row; `scale`: pixels of the window for one of the wall's page. Null if there is nothing.
QImage flagsPicture(const Theme &theme, const FlagKey &key, double scale, double ratio);

} // namespace huying
