// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/clustering.h"
#include "maps/view/layer.h"

#include <QHash>

namespace huying {

/// Open cases: symbols, clusters with their abnormal counts, on the wall one cluster a town.
class CaseLayer : public Layer
{
public:
    void addMarks(MarkSet &set, const Frame &frame) override;

private:
    void gather(const Frame &frame);
    void addTowns(MarkSet &set, const Frame &frame);
    void addSymbol(MarkSet &set, const Frame &frame, const CasePoint &point, double x, double y);
    void addCluster(MarkSet &set, const Frame &frame, const Cluster &cluster,
                    const std::vector<quint32> &members);

    std::shared_ptr<const std::vector<CasePoint>> m_of; ///< what the clustering below is of
    double m_step = -1;
    double m_spread = 0; ///< how far apart clusters keep, 1 at a seat
    std::vector<quint32> m_shown; ///< indices in the cases of those that are drawn
    Clustering m_clustering;
};

/// The cluster symbol as pixels, `size` times as large as on a seat.
Sprite clusterSprite(SymbolPainter &symbols, int count, int overdue, int near, double size, double ratio);

} // namespace huying
