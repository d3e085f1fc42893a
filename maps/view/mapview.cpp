// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapview.h"

#include "maps/view/coverlayer.h"
#include "maps/view/mapchrome.h"
#include "maps/view/mapnote.h"
#include "maps/view/maptools.h"

#include <QMetaMethod>
#include <QTimerEvent>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace huying {

namespace {

constexpr double overscan = 256; ///< pixels that a scene reaches past the window
constexpr double refreshAt = 72; ///< and how few of them may be left before the next is asked for
constexpr int frameMs = 16, glideMs = 40;

Viewport widened(Viewport view)
{
    view.size += QSizeF(2 * overscan, 2 * overscan);
    return view;
}

} // namespace

MapView::MapView(QWidget *parent)
    : QWidget(parent), m_theme(themeOf(this)), m_chrome(std::make_unique<Chrome>(*this)),
      m_note(new MapNote(this))
{
    setObjectName(QStringLiteral("map"));
    setAccessibleName(tr("Map"));
    setAccessibleDescription(tr("Arrow keys move, plus and minus zoom, Home shows the whole place."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(240, 160);
    grabGesture(Qt::PinchGesture);
    connect(&m_scene, &Scene::done, this, &MapView::takeScene);
    connect(&m_feed, &MapFeed::groundChanged, this, [this] {
        m_groundStale = m_marksStale = true;
        refresh();
    });
    connect(&m_feed, &MapFeed::marksChanged, this, [this] {
        m_marksStale = true;
        refresh();
    });
    connect(&m_feed, &MapFeed::filtered, this, [this](const QString &layer, qint64 found) {
        if (m_layers)
            m_layers->setFound(layer, found);
    });
    connect(&m_tiles, &TileBook::changed, this, [this] {
        m_groundStale = true;
        refresh();
    });
    m_motionClock.start();
    adoptTheme();
}

MapView::~MapView() = default;

void MapView::setTiles(TileSource *source)
{
    m_tiles.setSource(source);
    if (source) {
        connect(source, &TileSource::projectChanged, this, &MapView::takeProject);
        connect(source, &TileSource::engineStateChanged, this, &MapView::takeEngineState);
        source->setPixelRatio(devicePixelRatioF());
        source->setStyle(m_style);
    }
    m_tiles.want(widened(m_camera.destination()));
    refresh();
}

void MapView::setCases(const CaseBoard *board, const Workflow *workflow, std::function<TimeMs()> now)
{
    m_feed.setCases(board, workflow, std::move(now));
}

void MapView::setSurface(Surface surface)
{
    m_surface = surface;
    setAttribute(Qt::WA_TransparentForMouseEvents, surface == Surface::Wall);
    m_chrome->buttons->setVisible(surface != Surface::Wall);
    m_note->setTitleOnly(surface == Surface::Wall);
    adoptTheme();
}

void MapView::setWallScale(double scale)
{
    if (qFuzzyCompare(scale, m_wallScale))
        return;
    m_wallScale = scale;
    adoptTheme();
}

void MapView::adoptTheme()
{
    const Theme &inherited = themeOf(this);
    m_theme = inherited.surface == m_surface ? inherited
              : inherited.dark               ? Theme::makeDark(m_surface)
                                             : Theme::makeLight(m_surface);
    if (m_surface == Surface::Wall)
        for (int *pixels : {&m_theme.type.kpi, &m_theme.type.clock, &m_theme.type.title, &m_theme.type.list,
                            &m_theme.type.table, &m_theme.type.label})
            *pixels = std::max(1, qRound(*pixels * m_wallScale));
    m_symbols.reset();
    m_chrome->retheme(m_theme);
    m_note->setFonts(m_theme.font(m_theme.type.table, true), m_theme.font(m_theme.type.label));
    const bool turned = m_style.dark != m_theme.dark;
    m_style.dark = m_theme.dark;
    // A picture of a whole zoom is drawn at up to half a zoom beside it: the smallest it gets still holds the floor.
    m_style.labelFloor = m_surface == Surface::Wall ? std::numbers::sqrt2 * m_theme.type.label : 0;
    if (TileSource *source = m_tiles.source())
        source->setStyle(m_style);
    if (turned)
        m_tiles.forget();
    m_feed.setTheme(m_theme, m_wallScale);
    update();
}

void MapView::setAreas(const AreaTreePtr &areas)
{
    m_feed.setAreas(areas);
    if (m_home.hasArea())
        return;
    Box all{180, 90, -180, -90};
    for (const Area &a : areas->all())
        if (a.parent < 0 && a.box.hasArea())
            all = {std::min(all.west, a.box.west), std::min(all.south, a.box.south),
                   std::max(all.east, a.box.east), std::max(all.north, a.box.north)};
    if (all.hasArea())
        setHome(all);
}

void MapView::setHome(const Box &box)
{
    m_home = box;
    describeMap();
    if (m_moved || !box.hasArea())
        return;
    m_camera.jump(Viewport::fitting(box, size()));
    viewMoved();
}

void MapView::flyTo(LonLat place, double zoom)
{
    fly(Viewport::around(place, zoom, size()));
}

void MapView::flyTo(const Box &box)
{
    fly(Viewport::fitting(box, size()));
}

void MapView::goHome()
{
    if (m_home.hasArea())
        flyTo(m_home);
}

void MapView::zoomBy(double levels)
{
    m_moved = true;
    m_camera.zoomBy(levels, QPointF(width() / 2.0, height() / 2.0), m_animated);
    startMoving();
}

void MapView::setViewport(const Viewport &view)
{
    m_moved = true;
    m_camera.jump(view);
    viewMoved();
}

void MapView::fly(const Viewport &target)
{
    m_moved = true;
    if (m_animated && isVisible())
        m_camera.fly(target);
    else
        m_camera.jump(target);
    startMoving();
}

void MapView::startMoving()
{
    if (m_camera.isMoving() && !m_frames.isActive()) {
        m_frameClock.start();
        m_frames.start(frameMs, Qt::PreciseTimer, this);
    }
    viewMoved();
}

void MapView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_glides.timerId())
        return glideUnits();
    if (event->timerId() != m_frames.timerId())
        return QWidget::timerEvent(event);
    const double seconds = std::min(static_cast<double>(m_frameClock.nsecsElapsed()) * 1e-9, 0.1);
    m_frameClock.start();
    advance(seconds);
}

void MapView::advance(double seconds)
{
    const bool moved = m_camera.step(seconds);
    if (!m_camera.isMoving())
        m_frames.stop();
    if (moved)
        viewMoved();
    else
        checkSettled();
}

void MapView::viewMoved()
{
    m_hover.reset();
    update();
    refresh();
    emit viewChanged();
}

Viewport MapView::wanted() const
{
    return widened(m_camera.destination());
}

void MapView::refresh()
{
    const Viewport goal = m_camera.destination();
    if (m_scene.isBusy() || width() < 2 || height() < 2)
        return;
    const bool moved = !m_grounds.covers(goal, refreshAt);
    const bool ground = moved || m_groundStale, marks = moved || m_marksStale;
    if (!ground && !marks)
        return checkSettled();
    SceneRequest r;
    r.view = widened(goal);
    r.overscan = overscan;
    r.ratio = devicePixelRatioF();
    r.content = m_feed.content();
    r.ground = ground;
    r.marks = marks;
    if (ground) {
        if (moved)
            m_tiles.want(r.view);
        r.tiles = m_tiles.draws(r.view);
        m_groundStale = false;
    }
    if (marks)
        m_marksStale = false;
    m_scene.request(std::move(r));
}

void MapView::takeScene(const SceneResult &result)
{
    if (result.ground)
        m_grounds.push(*result.ground);
    if (result.marks) {
        m_marks = result.marks;
        askNames(*m_marks);
        m_glideNow = m_motionClock.elapsed();
        m_motion.take(*m_marks, m_glideNow, m_animated && isVisible() ? std::max(width(), height()) / 2 / m_camera.view().scale() : 0);
        if (m_motion.isMoving(m_glideNow) && !m_glides.isActive())
            m_glides.start(glideMs, this);
    }
    if (m_selection &&
        (m_selection->what() == Selection::What::Case || m_selection->what() == Selection::What::Unit))
        m_selected = selectedPlace(); // it may have moved
    update();
    refresh();
    checkSettled();
}

void MapView::askNames(const MarkSet &marks)
{
    static const QMetaMethod asking = QMetaMethod::fromSignal(&MapView::namesWanted);
    if (marks.unnamed.empty() || !isSignalConnected(asking))
        return;
    for (const RegisterKind kind : {RegisterKind::Places, RegisterKind::Things, RegisterKind::Organizations})
        if (const std::vector<quint32> fids = m_feed.notAsked(kind, marks.unnamed); !fids.empty())
            emit namesWanted(kind, fids);
}

bool MapView::isSettled() const
{
    return !m_camera.isMoving() && !m_scene.isBusy() && !m_groundStale && !m_marksStale && m_feed.isReady() &&
           m_tiles.isComplete() && m_grounds.covers(m_camera.view(), 0);
}

void MapView::checkSettled()
{
    const bool now = isSettled();
    if (now && !m_wasSettled) {
        m_wasSettled = true;
        emit settled();
    }
    m_wasSettled = now;
}

void MapView::setPreview(const std::optional<MapPreview> &preview)
{
    m_preview = preview;
    update();
}

void MapView::setRoutes(const QList<MapRoute> &routes)
{
    m_routes = routes;
    update();
}

void MapView::setDrafts(const QList<MapRoute> &drafts)
{
    m_drafts = drafts;
    update();
}

void MapView::setCovers(const QList<MapCover> &covers)
{
    m_covers = covers;
    m_feed.setCovers(shapesOf(m_covers + m_regions));
    update();
}

void MapView::setRegions(const QList<MapCover> &regions)
{
    m_regions = regions;
    m_feed.setCovers(shapesOf(m_covers + m_regions));
    update();
}

void MapView::setTool(MapTool tool)
{
    if (tool == m_toolKind)
        return;
    m_toolKind = tool;
    m_tool = makeTool(tool);
    setCursor(tool == MapTool::Select ? Qt::ArrowCursor : Qt::CrossCursor);
    m_hover.reset();
    update();
    emit toolChanged(tool);
}

void MapView::useTool(std::unique_ptr<ToolState> tool)
{
    setTool(MapTool::Select);
    m_toolKind = MapTool::Own;
    m_tool = std::move(tool);
    setCursor(Qt::CrossCursor);
    m_hover.reset();
    update();
    emit toolChanged(m_toolKind);
}

void MapView::measureFrom(LonLat place)
{
    setTool(MapTool::Select); // what was measured before is done with
    setTool(MapTool::MeasureLength);
    m_tool->press(m_camera.view().toScreen(place), m_camera.view());
    update();
}

void MapView::shareClasses(MapView &other)
{
    for (const auto &[from, to] : {std::pair(this, &other), std::pair(&other, this)}) {
        const auto tell = [from = &from->m_feed, to = &to->m_feed] { to->setBesideCases(from->openCases()); };
        connect(&from->m_feed, &MapFeed::openCasesChanged, &to->m_feed, tell);
        tell();
    }
}

void MapView::setTint(const AreaTintPtr &tint)
{
    m_tint = tint;
    m_feed.setTint(tint);
    update();
}

Ring MapView::drawnArea() const
{
    const auto *measure = m_toolKind == MapTool::MeasureArea ? dynamic_cast<MeasureTool *>(m_tool.get()) : nullptr;
    return measure && measure->points().size() > 2 ? measure->points() : Ring();
}

QString MapView::toolResult() const
{
    return m_tool ? m_tool->result() : QString();
}

} // namespace huying
