// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/layer.h"
#include "maps/view/mapoverlays.h"

namespace huying {

/// What lies within some minutes of a place, the nearer the stronger.
class CoverLayer : public Layer
{
public:
    void paintGround(QPainter &p, const Frame &f) override;
};

/// As the layer draws them: the widest first. Null for none.
std::shared_ptr<const std::vector<CoverShape>> shapesOf(const QList<MapCover> &covers);
/// The same ground without the borders within: pieces whose shared borders run to and fro over the same corners become
/// one. Rings closed and of one turn; any thread.
std::vector<Ring> outlineOf(const std::vector<Ring> &rings);
/// Where the words of a cover stand: its northernmost point.
std::optional<LonLat> anchorOf(const MapCover &cover);

} // namespace huying
