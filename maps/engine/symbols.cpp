// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/symbols.h"
#include "maps/engine/qgiscompat.h"

#include <qgsfillsymbol.h>
#include <qgsfillsymbollayer.h>
#include <qgslinesymbol.h>
#include <qgslinesymbollayer.h>
#include <qgsrulebasedlabeling.h>
#include <qgsrulebasedrenderer.h>
#include <qgssinglesymbolrenderer.h>
#include <qgstextbuffersettings.h>
#include <qgstextformat.h>
#include <qgsvectorlayerlabeling.h>

namespace huying
{
namespace
{

constexpr double px = 25.4 / 96; // millimetres

/// How a road class is drawn: as wide as on the ground, kept within pixels.
struct RoadStyle
{
    const char *name;
    const char *filter;
    int colour;
    double metres, minPx, maxPx;
    double minScale;      // not drawn beyond
    double labelMinScale; // not named beyond
};

const RoadStyle roadStyles[] = {
    {"小路", "\"class\" = 'path'", 2, 3, 1.0, 2.5, 18000, 5000},
    {"街巷", "\"class\" not in ('path','tertiary','secondary','primary','motorway','trunk')", 2, 9, 0.8, 7, 90000, 10000},
    {"次要道路", "\"class\" = 'tertiary'", 1, 14, 1.2, 9, 320000, 20000},
    {"次干路", "\"class\" = 'secondary'", 1, 20, 1.5, 11, 700000, 40000},
    {"主干路", "\"class\" = 'primary'", 0, 26, 2.0, 14, 2500000, 80000},
    {"快速路", "\"class\" in ('motorway','trunk')", 0, 32, 2.4, 17, 0, 150000},
};

QgsSimpleLineSymbolLayer *groundLine(const QColor &colour, double metres, double minPx, double maxPx, int pass)
{
    auto *line = new QgsSimpleLineSymbolLayer(colour, metres);
    line->setWidthUnit(qgis::mapUnits);
    QgsMapUnitScale limits;
    limits.minSizeMMEnabled = limits.maxSizeMMEnabled = true;
    limits.minSizeMM = minPx * px;
    limits.maxSizeMM = maxPx * px;
    line->setWidthMapUnitScale(limits);
    line->setPenJoinStyle(Qt::RoundJoin);
    line->setPenCapStyle(Qt::RoundCap);
    line->setRenderingPass(pass);
    return line;
}

QgsSymbol *pathSymbol(const Palette &p)
{
    auto *line = new QgsSimpleLineSymbolLayer(p.path, 1.0 * px);
    line->setUseCustomDashPattern(true);
    line->setCustomDashVector({5 * px, 4 * px});
    line->setCustomDashPatternUnit(qgis::millimetres);
    return new QgsLineSymbol(QgsSymbolLayerList{line});
}

QgsSymbol *roadSymbol(const RoadStyle &s, int rank, const Palette &p)
{
    const double edge = s.minPx < 1 ? 1.2 : 2.6;
    return new QgsLineSymbol(QgsSymbolLayerList{
        groundLine(p.casing, s.metres * 1.3, s.minPx + edge, s.maxPx + 3.2, rank),
        groundLine(p.road[size_t(s.colour)], s.metres, s.minPx, s.maxPx, 10 + rank)});
}

QgsSymbol *fillSymbol(const QColor &fill, const QColor &edge, double edgePx)
{
    auto *layer = new QgsSimpleFillSymbolLayer(fill);
    layer->setStrokeStyle(edgePx > 0 ? Qt::SolidLine : Qt::NoPen);
    layer->setStrokeColor(edge);
    layer->setStrokeWidth(edgePx * px);
    return new QgsFillSymbol(QgsSymbolLayerList{layer});
}

QgsTextFormat textFormat(const QColor &colour, const QColor &halo, double sizePx, double spacingPx)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setStyleName(QStringLiteral("Regular"));
    if (spacingPx > 0)
        font.setLetterSpacing(QFont::AbsoluteSpacing, spacingPx);
    QgsTextFormat format;
    format.setFont(font);
    format.setSizeUnit(qgis::millimetres);
    format.setSize(sizePx * px);
    format.setColor(colour);
    QgsTextBufferSettings buffer;
    buffer.setEnabled(true);
    buffer.setColor(halo);
    buffer.setSizeUnit(qgis::millimetres);
    buffer.setSize(1.75 * px);
    format.setBuffer(buffer);
    return format;
}

QgsPalLayerSettings lineText(const QColor &colour, const Palette &p, double sizePx)
{
    QgsPalLayerSettings s;
    s.fieldName = QStringLiteral("name");
    s.placement = qgis::curvedPlacement;
    s.setFormat(textFormat(colour, p.halo, sizePx, 0));
    s.repeatDistance = 420 * px;
    s.repeatDistanceUnit = qgis::millimetres;
    QgsLabelLineSettings line = s.lineSettings();
    line.setPlacementFlags(qgis::LabelLine::OnLine | qgis::LabelLine::MapOrientation);
    line.setMergeLines(true);
    s.setLineSettings(line);
    return s;
}

QgsRuleBasedLabeling *scaledLabels(QgsPalLayerSettings settings, double minScale, const QString &which)
{
    auto *root = new QgsRuleBasedLabeling::Rule(nullptr);
    root->appendChild(new QgsRuleBasedLabeling::Rule(new QgsPalLayerSettings(settings), 0, minScale, which));
    return new QgsRuleBasedLabeling(root);
}

} // namespace

QgsFeatureRenderer *roadRenderer(const Palette &p)
{
    auto *root = new QgsRuleBasedRenderer::Rule(nullptr);
    int rank = 0;
    for (const RoadStyle &s : roadStyles) {
        QgsSymbol *symbol = rank == 0 ? pathSymbol(p) : roadSymbol(s, rank, p);
        root->appendChild(new QgsRuleBasedRenderer::Rule(symbol, 0, int(s.minScale), QString::fromLatin1(s.filter),
                                                         QString::fromUtf8(s.name)));
        ++rank;
    }
    return new QgsRuleBasedRenderer(root);
}

QgsFeatureRenderer *buildingRenderer(const Palette &p)
{
    auto *root = new QgsRuleBasedRenderer::Rule(nullptr);
    root->appendChild(new QgsRuleBasedRenderer::Rule(fillSymbol(p.building, p.buildingEdge, 0.7), 0, 10000, {}, QStringLiteral("建筑")));
    root->appendChild(new QgsRuleBasedRenderer::Rule(fillSymbol(p.building, p.buildingEdge, 0), 10000, 40000, {}, QStringLiteral("建筑")));
    return new QgsRuleBasedRenderer(root);
}

QgsFeatureRenderer *waterRenderer(const Palette &p)
{
    return new QgsSingleSymbolRenderer(fillSymbol(p.water, p.waterEdge, 1));
}

QgsFeatureRenderer *waterwayRenderer(const Palette &p)
{
    auto *root = new QgsRuleBasedRenderer::Rule(nullptr);
    const auto add = [&](double metres, double minPx, double maxPx, int minScale, const char *filter, const char *name) {
        auto *symbol = new QgsLineSymbol(QgsSymbolLayerList{groundLine(p.waterEdge, metres, minPx, maxPx, 0)});
        root->appendChild(new QgsRuleBasedRenderer::Rule(symbol, 0, minScale, QString::fromLatin1(filter), QString::fromUtf8(name)));
    };
    add(16, 1.4, 12, 0, "\"kind\" = 'river'", "河流");
    add(8, 1.0, 6, 320000, "\"kind\" = 'canal'", "水渠");
    add(4, 0.8, 3, 80000, "\"kind\" not in ('river','canal')", "溪沟");
    return new QgsRuleBasedRenderer(root);
}

QgsFeatureRenderer *greenRenderer(const Palette &p)
{
    auto *root = new QgsRuleBasedRenderer::Rule(nullptr);
    root->appendChild(new QgsRuleBasedRenderer::Rule(fillSymbol(p.farmland, p.farmland, 0), 0, 0,
                                                     QStringLiteral("\"kind\" = 'farmland'"), QStringLiteral("农田")));
    root->appendChild(new QgsRuleBasedRenderer::Rule(fillSymbol(p.park, p.park, 0), 0, 0, QStringLiteral("\"kind\" <> 'farmland'"), QStringLiteral("绿地")));
    return new QgsRuleBasedRenderer(root);
}

QgsFeatureRenderer *blockRenderer(const Palette &p)
{
    return new QgsSingleSymbolRenderer(fillSymbol(p.block, p.block, 0));
}

QgsAbstractVectorLayerLabeling *roadLabels(const Palette &p)
{
    auto *root = new QgsRuleBasedLabeling::Rule(nullptr);
    for (const RoadStyle &s : roadStyles) {
        QgsPalLayerSettings text = lineText(p.label, p, s.colour == 0 ? 12.5 : 12);
        text.priority = s.colour == 0 ? 8 : s.colour == 1 ? 6 : 3;
        root->appendChild(new QgsRuleBasedLabeling::Rule(new QgsPalLayerSettings(text), 0, s.labelMinScale,
                                                         QString::fromLatin1(s.filter), QString::fromUtf8(s.name)));
    }
    return new QgsRuleBasedLabeling(root);
}

QgsAbstractVectorLayerLabeling *lineLabels(const QColor &colour, const Palette &p, double minScale)
{
    return scaledLabels(lineText(colour, p, 13), minScale, QStringLiteral("name is not null"));
}

QgsAbstractVectorLayerLabeling *areaLabels(const QColor &colour, const Palette &p, double minScale)
{
    QgsPalLayerSettings s;
    s.fieldName = QStringLiteral("name");
    s.placement = qgis::overPointPlacement;
    s.centroidWhole = false;
    s.centroidInside = true;
    s.setFormat(textFormat(colour, p.halo, 12.5, 0));
    // A long river's surface is named along its line.
    return scaledLabels(s, minScale,
                        QStringLiteral("name is not null and 12.57 * area($geometry) > 0.15 * perimeter($geometry) ^ 2"));
}

} // namespace huying
