// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Names that moved between QGIS 3.22 and 3.40; only what the engine uses.

#include <qgis.h>
#include <qgslabelingenginesettings.h>
#include <qgslegendstyle.h>
#include <qgspallabeling.h>
#include <qgstextformat.h>
#include <qgsunittypes.h>
#include <qgswkbtypes.h>

namespace huying::qgis
{

constexpr auto done = Qgis::GeometryOperationResult::Success;

#if _QGIS_VERSION_INT >= 33000
constexpr auto millimetres = Qgis::RenderUnit::Millimeters;
constexpr auto points = Qgis::RenderUnit::Points;
constexpr auto pixels = Qgis::RenderUnit::Pixels;
constexpr auto mapUnits = Qgis::RenderUnit::MapUnits;
constexpr auto partialLabels = Qgis::LabelingFlag::UsePartialCandidates;
constexpr auto vectorLayer = Qgis::LayerType::Vector;
constexpr auto polygonGeometry = Qgis::GeometryType::Polygon;
constexpr auto lineGeometry = Qgis::GeometryType::Line;
#else
constexpr auto millimetres = QgsUnitTypes::RenderMillimeters;
constexpr auto points = QgsUnitTypes::RenderPoints;
constexpr auto pixels = QgsUnitTypes::RenderPixels;
constexpr auto mapUnits = QgsUnitTypes::RenderMapUnits;
constexpr auto partialLabels = QgsLabelingEngineSettings::UsePartialCandidates;
constexpr auto vectorLayer = QgsMapLayerType::VectorLayer;
constexpr auto polygonGeometry = QgsWkbTypes::PolygonGeometry;
constexpr auto lineGeometry = QgsWkbTypes::LineGeometry;
#endif

#if _QGIS_VERSION_INT >= 32600
constexpr auto curvedPlacement = Qgis::LabelPlacement::Curved;
constexpr auto overPointPlacement = Qgis::LabelPlacement::OverPoint;
#else
constexpr auto curvedPlacement = QgsPalLayerSettings::Curved;
constexpr auto overPointPlacement = QgsPalLayerSettings::OverPoint;
#endif

#if _QGIS_VERSION_INT >= 33200
using LabelLine = Qgis::LabelLinePlacementFlag;
#else
using LabelLine = QgsLabeling::LinePlacementFlag;
#endif

inline void setFont(QgsLegendStyle &style, const QFont &font)
{
#if _QGIS_VERSION_INT >= 33000
    QgsTextFormat format;
    format.setFont(font);
    format.setSize(font.pointSizeF()); // points unless told otherwise
    style.setTextFormat(format);
#else
    style.setFont(font);
#endif
}

} // namespace huying::qgis
