// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/engine/palette.h"

#include <QString>

class QgsAbstractVectorLayerLabeling;
class QgsFeatureRenderer;

namespace huying
{

// The look of the default map. Callers own what is returned. Pixels are 1/96 inch.

QgsFeatureRenderer *roadRenderer(const Palette &p);
QgsFeatureRenderer *buildingRenderer(const Palette &p);
QgsFeatureRenderer *waterRenderer(const Palette &p);
QgsFeatureRenderer *waterwayRenderer(const Palette &p);
QgsFeatureRenderer *greenRenderer(const Palette &p);
QgsFeatureRenderer *blockRenderer(const Palette &p);

QgsAbstractVectorLayerLabeling *roadLabels(const Palette &p);
QgsAbstractVectorLayerLabeling *lineLabels(const QColor &colour, const Palette &p, double minScale);
QgsAbstractVectorLayerLabeling *areaLabels(const QColor &colour, const Palette &p, double minScale);

} // namespace huying
