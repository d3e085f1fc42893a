// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/layer.h"

namespace huying {

/// The base map: the tiles that came with the frame.
class TileLayer : public Layer
{
public:
    void paintGround(QPainter &painter, const Frame &frame) override;
};

} // namespace huying
