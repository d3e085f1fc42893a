// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/scenepainter.h"

#include "maps/view/arealayer.h"
#include "maps/view/caselayer.h"
#include "maps/view/coverlayer.h"
#include "maps/view/flagkey.h"
#include "maps/view/flaglayer.h"
#include "maps/view/labellayer.h"
#include "maps/view/namelayer.h"
#include "maps/view/registerlayer.h"
#include "maps/view/tilelayer.h"
#include "maps/view/unitlayer.h"

#include <QElapsedTimer>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace huying {

namespace {

/// Moved by less than a pixel so that the top left corner lies on a whole pixel of the zoom's grid: two
/// grounds of one zoom then differ by whole pixels, and gliding copies instead of scaling.
Viewport onPixelGrid(Viewport view, double ratio)
{
    const double s = view.scale() * ratio;
    const auto snap = [s](double centre, double pixels) {
        return (std::round(centre * s - pixels / 2) + pixels / 2) / s;
    };
    view.x = snap(view.x, view.size.width() * ratio);
    view.y = snap(view.y, view.size.height() * ratio);
    return view;
}

} // namespace

ScenePainter::ScenePainter()
{
    m_layers.push_back(std::make_unique<LabelLayer>()); // last to look for room: it keeps off everything
    m_layers.push_back(std::make_unique<TileLayer>());
    m_layers.push_back(std::make_unique<AreaLayer>());
    m_layers.push_back(std::make_unique<CoverLayer>());
    for (const MapRegister reg : {MapRegister::People, MapRegister::Places, MapRegister::Organizations,
                                  MapRegister::Sentiments, MapRegister::Things, MapRegister::Cameras})
        m_layers.push_back(std::make_unique<RegisterLayer>(reg));
    m_layers.push_back(std::make_unique<FlagLayer>());
    m_layers.push_back(std::make_unique<NameLayer>());
    m_layers.push_back(std::make_unique<UnitLayer>());
    m_layers.push_back(std::make_unique<CaseLayer>());
}

void ScenePainter::adoptTheme(const MapContent &content)
{
    if (m_symbols && m_themeRevision == content.themeRevision)
        return;
    m_symbols = std::make_unique<SymbolPainter>(content.theme);
    m_themeRevision = content.themeRevision;
}

SceneResult ScenePainter::paint(const SceneRequest &r)
{
    adoptTheme(*r.content);
    const Frame frame{onPixelGrid(r.view, r.ratio), r.overscan, r.ratio, r.content, *m_symbols, r.tiles};
    SceneResult result;
    QElapsedTimer timer;
    timer.start();
    if (r.marks) {
        result.marks = makeMarks(frame);
        result.marksMicros = timer.nsecsElapsed() / 1000;
    }
    timer.restart();
    if (r.ground) {
        result.ground = paintGround(frame);
        result.groundMicros = timer.nsecsElapsed() / 1000;
    }
    return result;
}

MarkSetPtr ScenePainter::makeMarks(const Frame &f)
{
    auto set = std::make_shared<MarkSet>();
    set->content = f.content;
    if (f.isWall())
        set->taken = wallKeyGround(f);
    for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer) {
        const auto before = static_cast<std::ptrdiff_t>(set->marks.size());
        (*layer)->addMarks(*set, f);
        std::reverse(set->marks.begin() + before, set->marks.end());
    }
    std::ranges::reverse(set->marks); // bottom to top again, each layer in its own order
    return set;
}

void ScenePainter::paintLayers(QPainter &p, const Frame &f)
{
    for (const auto &layer : m_layers) {
        p.save();
        layer->paintGround(p, f);
        p.restore();
    }
}

std::optional<Choropleth> ScenePainter::paintOnto(QPainter &p, const SceneRequest &r)
{
    p.fillRect(QRectF(QPointF(), r.view.size), r.content->theme.map.land);
    return paintLive(p, r);
}

std::optional<Choropleth> ScenePainter::paintLive(QPainter &p, const SceneRequest &r)
{
    adoptTheme(*r.content);
    const Frame frame{r.view, r.overscan, r.ratio, r.content, *m_symbols, r.tiles};
    paintLayers(p, frame);
    const MarkSetPtr set = makeMarks(frame);
    for (const Mark &m : set->marks) {
        const Sprite &sprite = set->sprites[m.sprite];
        p.drawImage(r.view.toScreen(m.x, m.y) - sprite.hotspot, sprite.image);
    }
    return AreaLayer::choropleth(frame);
}

Ground ScenePainter::paintGround(const Frame &f)
{
    QImage &image = canvas((f.view.size * f.ratio).toSize(), f.ratio);
    image.fill(f.theme().map.land);
    QPainter p(&image);
    paintLayers(p, f);
    p.end();
    return {image, f.view, AreaLayer::choropleth(f)};
}

QImage &ScenePainter::canvas(QSize pixels, double ratio)
{
    QImage *free = &m_canvases.front();
    for (QImage &image : m_canvases)
        if (image.isNull() || image.isDetached())
            free = &image;
    if (free->size() != pixels || !free->isDetached())
        *free = QImage(pixels, QImage::Format_RGB32);
    free->setDevicePixelRatio(ratio);
    return *free;
}

} // namespace huying
