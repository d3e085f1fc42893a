// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/model/casestate.h"
#include "data/model/lamp.h"
#include "data/model/unitrow.h"
#include "data/rules/trackrules.h"
#include "maps/view/areatint.h"
#include "maps/view/areashapes.h"
#include "maps/view/choropleth.h"
#include "maps/view/pointindex.h"
#include "theme/theme.h"

#include <QHash>
#include <QPainterPath>
#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace huying {

/// The registers as the map shows them: cameras are things of their own.
enum class MapRegister : quint8 { People, Places, Things, Cameras, Organizations, Sentiments };
constexpr std::size_t mapRegisters = 6;

struct CasePoint
{
    WorldPoint at;
    qint32 row = 0;   ///< on the case board
    qint32 area = -1; ///< in the area tree
    Lamp lamp = Lamp::OnTime;
    char16_t glyph = 0;
    bool placed = false; ///< false: known by its area only, counts in the choropleth
    bool shown = true;   ///< passes the filter
    std::optional<Lamp> whistle; ///< of what departments owe to its whistle; none: it has no open one
};

struct UnitPoint
{
    WorldPoint at;
    qint32 index = 0; ///< in the list of units
    UnitKind kind = UnitKind::Person;
    UnitStatus status = UnitStatus::Free;
    char16_t glyph = 0;
    float heading = 0;
    bool recommended = false;
    FixAge age = FixAge::Fresh;
    bool moving = false;  ///< its last two fixes lie apart: the heading means something
    bool doubted = false; ///< it reports a place that can't be true, and stays where it was
    float accuracy = 0;   ///< metres; 0: not told
};

/// A border in world units, from its origin.
struct CoverShape
{
    QPointF origin;
    QPainterPath path;
};

struct LayerLook
{
    bool visible = false;
    double opacity = 1, minZoom = 0, maxZoom = 24;
    bool operator==(const LayerLook &) const = default;
};

/// Everything the live layers draw, as a value that a render thread may keep: parts are shared and never
/// change.
struct MapContent
{
    AreaTreePtr areas;
    AreaShapesPtr shapes; ///< of `areas`; null until they are worked out
    std::array<PointIndexPtr, mapRegisters> registers;
    std::array<PointMaskPtr, mapRegisters> masks; ///< what the filters let through; null: all
    /// Rows that were written since `registers` were packed, which the masks there leave out; null: none.
    std::array<PointIndexPtr, mapRegisters> written;
    std::array<PointMaskPtr, mapRegisters> writtenMasks;
    /// By fid, as far as they were asked for; never of people. An empty one: it has none.
    std::array<QHash<quint32, QString>, mapRegisters> names;
    std::shared_ptr<const std::vector<CasePoint>> cases;
    std::shared_ptr<const std::vector<int>> openCases; ///< by area, those of the areas below it included
    std::shared_ptr<const std::vector<int>> besideCases; ///< of the map that this one is compared with; null: none
    std::shared_ptr<const AreaShading> shading;        ///< null: open cases
    std::shared_ptr<const std::vector<UnitPoint>> units;
    QHash<QString, LayerLook> looks; ///< by layer id
    QString selectedArea;
    std::shared_ptr<const std::vector<CoverShape>> covers; ///< null: none
    AreaTintPtr tint; ///< in place of either; null: none
    QStringList hotAreas; ///< codes, the hottest first; a wall numbers them
    Theme theme;
    quint32 themeRevision = 0; ///< changes with `theme`
    double wallScale = 1; ///< pixels of the window for one of the wall's page; the theme's type has it already

    /// A row of a mark: those of `written` are counted on after the packed ones.
    quint32 fidOf(MapRegister reg, quint32 row) const
    {
        const auto i = static_cast<std::size_t>(reg);
        const quint32 packed = registers[i]->size();
        return row < packed ? registers[i]->points().fid[row] : written[i]->points().fid[row - packed];
    }

    LayerLook look(const char *id, double zoom) const
    {
        LayerLook l = looks.value(QLatin1String(id));
        // Whoever walks past a wall must not see where people live.
        const bool withheld = theme.surface == Surface::Wall && qstrcmp(id, "people") == 0;
        l.visible = l.visible && !withheld && l.opacity > 0 && zoom >= l.minZoom && zoom < l.maxZoom;
        return l;
    }
};

using MapContentPtr = std::shared_ptr<const MapContent>;

} // namespace huying
