// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/layer.h"

namespace huying {

/// What a wall points out and a seat lists: the hot areas by their rank, and open whistles. Flags keep off clusters,
/// names and each other; one that had to give way keeps a line to its place.
class FlagLayer : public Layer
{
public:
    void addMarks(MarkSet &set, const Frame &f) override;

private:
    void addHotAreas(MarkSet &set, const Frame &f);
    void addWhistles(MarkSet &set, const Frame &f);
    Mark *addFlag(MarkSet &set, const Frame &f, const Symbol &symbol, const QRectF &ground, QPointF world);
};

} // namespace huying
