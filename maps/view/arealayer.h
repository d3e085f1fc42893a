// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/choropleth.h"
#include "maps/view/layer.h"

namespace huying {

/// Choropleth of open cases, outlines of the levels that the zoom has room for, the selected area.
class AreaLayer : public Layer
{
public:
    void paintGround(QPainter &painter, const Frame &frame) override;

    /// What the choropleth shows at this zoom, for the legend; nothing if it is not drawn.
    static std::optional<Choropleth> choropleth(const Frame &frame);
};

} // namespace huying
