// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/clustering.h"
#include "maps/view/layer.h"

namespace huying {

/// Units by kind and status, with where they go, and whether their position is old or doubtful; where there is no room for them, how many there are.
class UnitLayer : public Layer
{
public:
    void addMarks(MarkSet &set, const Frame &frame) override;

private:
    void addUnit(MarkSet &set, const Frame &frame, const UnitPoint &unit);
    const Sprite &sprite(const Frame &frame, const UnitPoint &unit, float side);

    struct Key
    {
        Symbol symbol;
        int way = -1; ///< 0…31, where it goes; −1: it stands, or nobody knows
        FixAge age = FixAge::Fresh;
        bool doubted = false;
        int ratio = 64;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &k, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, k.symbol, k.way, static_cast<int>(k.age), k.doubted, k.ratio);
        }
    };
    QHash<Key, Sprite> m_sprites;
    quint32 m_themeRevision = 0;
    std::shared_ptr<const std::vector<UnitPoint>> m_of;
    double m_step = -1;
    Clustering m_clustering;
};

/// A dark pill with a sign and a number, for crowds that are not cases.
Sprite crowdSprite(const Theme &theme, const QString &sign, int count, double ratio);

} // namespace huying
