// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/labelsize.h"

#include "maps/engine/qgiscompat.h"

#include <memory>
#include <qgsrulebasedlabeling.h>
#include <qgstextbuffersettings.h>
#include <qgstextformat.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>

namespace huying
{
namespace
{

/// How many pixels one of the unit has; 0: it is not a size on the screen.
double pixelsOf(decltype(QgsTextFormat().sizeUnit()) unit)
{
    if (unit == qgis::millimetres)
        return 96 / 25.4;
    if (unit == qgis::points)
        return 96 / 72.0;
    return unit == qgis::pixels ? 1 : 0;
}

/// How much larger the names have to be; 1: they are large enough.
double growthOf(const QgsPalLayerSettings &settings, double floorPixels)
{
    const double pixels = settings.format().size() * pixelsOf(settings.format().sizeUnit());
    return pixels > 0 && pixels < floorPixels ? floorPixels / pixels : 1;
}

void grow(QgsPalLayerSettings &settings, double by)
{
    QgsTextFormat format = settings.format();
    format.setSize(format.size() * by);
    QgsTextBufferSettings buffer = format.buffer();
    buffer.setSize(buffer.size() * by);
    format.setBuffer(buffer);
    settings.setFormat(format);
    settings.repeatDistance *= by;
    settings.minimumScale /= by;
}

void growRule(QgsRuleBasedLabeling::Rule &rule, double floorPixels)
{
    if (rule.settings()) {
        if (const double by = growthOf(*rule.settings(), floorPixels); by > 1) {
            auto grown = std::make_unique<QgsPalLayerSettings>(*rule.settings());
            grow(*grown, by);
            rule.setSettings(grown.release());
            rule.setMinimumScale(rule.minimumScale() / by);
        }
    }
    for (QgsRuleBasedLabeling::Rule *child : rule.children())
        growRule(*child, floorPixels);
}

} // namespace

void enlargeLabels(QgsVectorLayer &layer, double floorPixels)
{
    if (!layer.labelsEnabled() || !layer.labeling())
        return;
    std::unique_ptr<QgsAbstractVectorLayerLabeling> labeling(layer.labeling()->clone());
    if (auto *rules = dynamic_cast<QgsRuleBasedLabeling *>(labeling.get())) {
        growRule(*rules->rootRule(), floorPixels);
    } else {
        QgsPalLayerSettings settings = labeling->settings();
        grow(settings, growthOf(settings, floorPixels));
        labeling->setSettings(new QgsPalLayerSettings(settings));
    }
    layer.setLabeling(labeling.release());
}

} // namespace huying
