// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/engine/roadgraph.h"
#include "maps/protocol.h"

#include <memory>
#include <qgscoordinatetransform.h>

class QgsProject;
class QgsVectorLayer;
class QgsVectorLayerFeatureSource;

namespace huying
{

/// What a road layer is read with; made in the thread of the project, read in any.
struct RoadSource
{
    QString layer; ///< name
    QByteArray key; ///< the same as long as the data are; empty: nobody knows
    std::shared_ptr<QgsVectorLayerFeatureSource> features;
    QgsCoordinateTransform toDegrees;
    struct Fields
    {
        int klass = -1, oneway = -1, speed = -1, tags = -1;
        bool mustHaveClass = false; ///< lines without one are no roads, as in OpenStreetMap's layer of all lines
    } fields;
    wire::Problem problem; ///< why there is nothing to read
};

/// The line layer that is most likely the roads: by its table or name (roads, 道路, 路网, …), or with OpenStreetMap's fields.
RoadSource roadSource(const QgsProject &project);

/// Every line with its speed and the ways it may be driven. Empty if it was cancelled.
std::vector<RoadLine> readRoads(const RoadSource &source, const std::atomic<bool> &cancelled);

} // namespace huying
