// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/clustering.h"
#include "maps/view/layer.h"

namespace huying {

/// Units by kind and status; where there is no room for them, how many there are.
class UnitLayer : public Layer
{
public:
    void addMarks(MarkSet &set, const Frame &frame) override;

private:
    void addUnit(MarkSet &set, const Frame &frame, const UnitPoint &unit);

    std::shared_ptr<const std::vector<UnitPoint>> m_of;
    double m_step = -1;
    Clustering m_clustering;
};

/// A dark pill with a sign and a number, for crowds that are not cases.
Sprite crowdSprite(const Theme &theme, const QString &sign, int count, double ratio);

} // namespace huying
