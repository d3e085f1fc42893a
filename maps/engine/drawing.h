// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/protocol.h"

#include <QColor>
#include <QHash>
#include <memory>
#include <vector>

class QgsMapLayer;
class QgsMapSettings;
class QgsProject;

namespace huying
{

/// The layers of one style, copies of the project's with theme and opacity applied. A job keeps the set
/// alive that it draws.
struct LayerSet
{
    QColor background;
    std::vector<std::unique_ptr<QgsMapLayer>> layers; ///< topmost first
    QStringList ids;                                  ///< in the project, in the same order
    bool remote = false;                              ///< some are services on the network
};

/// Its data come over the network or from a database server.
bool isRemote(const QgsMapLayer &layer);

/// Turns what the console wants to see into settings of a QGIS map renderer.
class Drawing
{
public:
    explicit Drawing(QgsProject &project) : m_project(project) {}

    void forget() { m_sets.clear(); } ///< the project has changed
    std::shared_ptr<const LayerSet> layers(const wire::Style &style);

    /// West, south, east, north in EPSG:3857 metres. With `tile` no label crosses the edge.
    QgsMapSettings settings(const LayerSet &set, const double extent[4], int width, int height, double dpi,
                            bool tile) const;

private:
    std::shared_ptr<LayerSet> makeSet(const wire::Style &style) const;

    QgsProject &m_project;
    QHash<QByteArray, std::shared_ptr<const LayerSet>> m_sets;
};

} // namespace huying
