// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/mapcontent.h"
#include "maps/view/tilebook.h"
#include "maps/view/viewport.h"
#include "theme/symbols.h"

class QPainter;

namespace huying {

enum class MarkKind : quint8 { Name, Label, Register, RegisterCluster, Unit, UnitCluster, Case, CaseCluster, HotArea, Whistle };

/// Something of constant size at a place: the render thread makes it, the view blits it every frame.
struct Mark
{
    double x = 0, y = 0; ///< world
    quint32 sprite = 0;  ///< in MarkSet::sprites
    quint32 ref = 0;     ///< board row, unit index, area index, or row of the register's index
    quint32 count = 1;
    float reach = 0; ///< pixels from the place within which it is hit; 0: never
    MarkKind kind = MarkKind::Name;
    MapRegister reg = MapRegister::People;
};

/// Bottom to top.
struct MarkSet
{
    std::vector<Mark> marks;
    std::vector<Sprite> sprites;
    std::vector<QRectF> taken; ///< ground of large marks in pixels of the frame's view; names keep off it
    std::vector<std::pair<MapRegister, quint32>> unnamed; ///< fids of symbols whose names are not known yet
    MapContentPtr content;     ///< what the refs point into
    int whistles = 0;          ///< that are open; a wall flags the most urgent of them

    quint32 add(Sprite sprite)
    {
        sprites.push_back(std::move(sprite));
        return static_cast<quint32>(sprites.size() - 1);
    }
};

using MarkSetPtr = std::shared_ptr<const MarkSet>;

/// One picture of the map as its layers see it. Lives in the render thread for one call.
struct Frame
{
    Viewport view;   ///< larger than the window by the overscan
    double overscan; ///< pixels on each side
    double ratio;    ///< device pixels a logical one
    MapContentPtr content;
    SymbolPainter &symbols;
    const std::vector<TileDraw> &tiles;

    const Theme &theme() const { return content->theme; }
    /// Half zoom levels, so that clusters and names stay as they are while the view glides.
    double step() const { return std::floor(view.zoom * 2 + 0.5) / 2; }
    bool isWall() const { return theme().surface == Surface::Wall; }
    /// Pixels at a seat, and on a wall's page of 1920 × 1080.
    double size(double seat, double wall) const { return isWall() ? wall * content->wallScale : seat; }
};

/// A live layer. Everything happens in the render thread; a layer may keep what it worked out from a content.
class Layer
{
public:
    virtual ~Layer() = default;
    /// Into the picture that is moved and scaled as a whole; logical pixels of the frame's view.
    virtual void paintGround(QPainter &, const Frame &) {}
    /// Called from the top layer to the bottom one, so that names find out what will lie over them.
    virtual void addMarks(MarkSet &, const Frame &) {}
};

} // namespace huying
