// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/selection.h"
#include "maps/view/camera.h"
#include "maps/view/groundstack.h"
#include "maps/view/mapfeed.h"
#include "maps/view/mapoverlays.h"
#include "maps/view/maptarget.h"
#include "maps/view/maptool.h"
#include "maps/view/scene.h"
#include "maps/view/tilebook.h"
#include "maps/view/unitmotion.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

class QNativeGestureEvent;

namespace huying {

class MapNote;
struct PickedRows;

/// The one map. A frame is one copy of a prepared picture and the marks on it; everything heavy is drawn in
/// the scene's thread. All models outlive the view or are unset.
class MapView : public QWidget
{
    Q_OBJECT
public:
    /// Flights to one thing end at least so near: its grid and the streets round it are in the window.
    static constexpr double placeZoom = 15.8;

    explicit MapView(QWidget *parent = nullptr);
    ~MapView() override;

    void setTiles(TileSource *source);
    void setAreas(const AreaTreePtr &areas); ///< home, if none was set, becomes theirs
    void setRegister(const PointTablePtr &points) { m_feed.setRegister(points); }
    /// The same with what was written since the table was loaded.
    void changeRegister(const PointTablePtr &points, const PointChangesPtr &changes) { m_feed.setRegister(points, changes); }
    /// Answers namesWanted(), for all that it asked for.
    void setItemNames(RegisterKind kind, const std::vector<quint32> &fids, const QHash<quint32, QString> &names)
    {
        m_feed.setItemNames(kind, fids, names);
    }
    void setUnits(const QList<UnitRow> &units) { m_feed.setUnits(units); }
    void moveUnits(const QList<UnitRow> &units, const QList<int> &rows) { m_feed.moveUnits(units, rows); }
    void setUnitAge(MapFeed::Age age) { m_feed.setUnitAge(std::move(age)); }
    void setTrail(const std::optional<MapTrail> &trail);
    void setRecommendedUnits(const QStringList &refs) { m_feed.setRecommendedUnits(refs); }
    void setCases(const CaseBoard *board, const Workflow *workflow, std::function<TimeMs()> now);
    /// Which of the open cases are drawn; none: all.
    void setVisibleCases(MapFeed::Filter filter) { m_feed.setFilter(std::move(filter)); }
    void turnLamps() { m_feed.turnLamps(); }
    void setCaseGlyph(MapFeed::Glyph glyph) { m_feed.setGlyph(std::move(glyph)); }
    /// Project layers are put into the model when the engine has opened the project, and their switches
    /// obeyed.
    void setLayers(LayerModel *layers);
    void setSelection(Selection *selection);
    /// Seat and Desk differ by theme only; on a Wall there is no chrome, no mouse and no people.
    void setSurface(Surface surface);
    /// Pixels of the window for one of the wall's page: names and symbols shrink with a page on part of a screen.
    void setWallScale(double scale);
    void setOverlayWidget(Qt::Corner corner, QWidget *widget); ///< takes the widget; null removes

    /// Before the coordinates: whose data this is, and that it is a sample if it is one.
    void setAttribution(const QString &text) { m_attribution = text, update(); }
    void setHome(const Box &box); ///< goes there if nobody has moved the map yet
    Box home() const { return m_home; }
    void setAnimated(bool on) { m_animated = on; } ///< off: flights arrive at once, as for pictures
    void flyTo(LonLat place, double zoom);
    void flyTo(const Box &box);
    void goHome();
    void zoomBy(double levels); ///< about the middle
    const Viewport &viewport() const { return m_camera.view(); }
    void setViewport(const Viewport &view); ///< at once

    /// What the live layers show, for paper: light, and without anything of people.
    MapContentPtr contentForPaper();
    MapStyle styleForPaper() const;

    MapTool tool() const { return m_toolKind; }
    void setTool(MapTool tool);
    void useTool(std::unique_ptr<ToolState> tool); ///< until another is chosen
    QString toolResult() const;
    void measureFrom(LonLat place); ///< the length tool with its first point set
    void setPreview(const std::optional<MapPreview> &preview);
    void setRoutes(const QList<MapRoute> &routes);
    const QList<MapRoute> &routes() const { return m_routes; }
    void setDrafts(const QList<MapRoute> &drafts); ///< what is only thought of; beside the routes
    void setCovers(const QList<MapCover> &covers);
    /// What areas are shaded by; null: open cases. Values are by area of the tree that was set last.
    void setShading(std::shared_ptr<const AreaShading> shading) { m_feed.setShading(std::move(shading)); }
    const QList<MapCover> &covers() const { return m_covers; }
    /// Both shade open cases in the same classes from now on, so that their colours compare.
    void shareClasses(MapView &other);
    /// Numbered on a wall in this order.
    void setHotAreas(const QStringList &codes) { m_feed.setHotAreas(codes); }
    /// Ground that is asked about, drawn like a cover beside them.
    void setRegions(const QList<MapCover> &regions);
    const QList<MapCover> &regions() const { return m_regions; }
    /// What was worked out about areas, in place of any shading; null takes it away.
    void setTint(const AreaTintPtr &tint);
    const AreaTintPtr &tint() const { return m_tint; }
    /// The corners clicked with the area tool; empty if there are none.
    Ring drawnArea() const;
    /// More about what the mouse rests on, masked; ignored if it rests elsewhere by now.
    void setHoverDetail(const MapTarget &target, const QString &title, const QString &detail);

    MapTarget targetAt(QPointF pixel) const;
    /// Title and a line below it; empty for an area.
    std::pair<QString, QString> wordsFor(const MapTarget &target) const;
    /// Counts what lies within the ring, in the pool, and tells it by picked(); the ring stays on the map.
    void pick(const QPolygonF &pixels);
    void clearPick();
    Ring pickedRing() const; ///< degrees; empty if none is on the map
    const MarkSetPtr &marks() const { return m_marks; }
    /// Everything that the view shows has arrived and been drawn, and nothing moves.
    bool isSettled() const;
    /// One step of the motion; the timer's slot, and the bench's.
    void advance(double seconds);

signals:
    void settled();
    void viewChanged();
    void toolChanged(huying::MapTool tool);
    void measured(const QString &result);
    void hovered(const huying::MapTarget &target);
    /// Places, things or organisations in sight whose names are not known here; asked for once.
    void namesWanted(huying::RegisterKind kind, const std::vector<quint32> &fids);
    /// `place` is under the mouse, the target's own may lie beside it.
    void contextMenuRequested(const huying::MapTarget &target, huying::LonLat place, QPoint globalPosition);
    void picked(const huying::MapPick &pick);
    void pickCleared();
    void engineStateChanged(huying::EngineState state, const QString &message);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void adoptTheme();
    void placeOverlays();
    void fly(const Viewport &target);
    void startMoving();
    void viewMoved();
    Viewport wanted() const; ///< what the next scene is to show
    void refresh();          ///< asks for a scene if the view or the content wants one
    void takeScene(const SceneResult &result);
    void askNames(const MarkSet &marks);
    void checkSettled();
    void takeProject(const MapProject &project);
    void takeEngineState(EngineState state, const QString &message);
    void describeMap(); ///< the notice of what is missing
    void placeNote();
    void applyProjectLayers();
    void followSelection();
    void click(QPointF pixel);
    void doubleClick(QPointF pixel);
    void hover(QPointF pixel);
    void finishOutline();
    void takePick(const PickedRows &rows, const QPolygonF &ring);
    bool nativeGesture(QNativeGestureEvent *event);
    bool pinch(QEvent *event);

    SymbolPainter &symbolPainter();
    void paintMarks(QPainter &p, const QRegion &region);
    void paintAccuracy(QPainter &p);
    void paintTrail(QPainter &p);
    QPointF placeOf(const Mark &mark) const; ///< world, as it is drawn at this instant
    std::optional<QPointF> drawnUnit(const QString &ref) const;
    void glideUnits();
    double metresOfPixel() const;
    double circleOf(const Mark &mark, double metresPerPixel) const;
    int followedRow() const;
    void paintSelection(QPainter &p);
    void paintHover(QPainter &p);
    QString fixWords(const UnitRow &unit) const; ///< how old, how exact, what is doubted
    CaseId caseOfRow(int row) const;
    std::optional<QPointF> selectedPlace() const; ///< world

    struct Chrome;
    struct Hover
    {
        MapTarget target;
        QString title, detail;
        QPointF at;
    };

    Camera m_camera;
    MapFeed m_feed;
    TileBook m_tiles;
    GroundStack m_grounds;
    MarkSetPtr m_marks;
    Viewport m_marksView;
    Scene m_scene;
    bool m_groundStale = true, m_marksStale = true, m_wasSettled = false, m_moved = false, m_animated = true;

    LayerModel *m_layers = nullptr;
    Selection *m_selection = nullptr;
    bool m_selecting = false;          ///< the change of the selection comes from here
    std::optional<QPointF> m_selected; ///< world, of the selected thing
    MapStyle m_style;
    MapProject m_project;
    Surface m_surface = Surface::Seat;
    double m_wallScale = 1;
    Theme m_theme;
    std::unique_ptr<SymbolPainter> m_symbols; ///< of m_theme
    Box m_home{};
    QString m_attribution;

    MapTool m_toolKind = MapTool::Select;
    std::unique_ptr<ToolState> m_tool;
    std::optional<MapPreview> m_preview;
    QList<MapRoute> m_routes, m_drafts;
    QList<MapCover> m_covers, m_regions;
    AreaTintPtr m_tint;
    std::optional<Hover> m_hover;
    QPolygonF m_pickRing; ///< world
    quint32 m_picks = 0;  ///< asked for so far
    std::optional<QPointF> m_pressed, m_mouse, m_lastDrag;
    bool m_dragging = false, m_doubled = false;
    QElapsedTimer m_dragClock, m_frameClock;
    QBasicTimer m_frames, m_glides;
    UnitMotion m_motion;
    QElapsedTimer m_motionClock;
    std::optional<MapTrail> m_trail;
    qint64 m_glideNow = 0; ///< instant that symbols are drawn at: all of them the same, also when only some are painted
    std::vector<QPoint> m_drawnAt; ///< device pixels of the unit marks, in their order
    std::array<QWidget *, 4> m_overlays{};
    std::unique_ptr<Chrome> m_chrome;
    MapNote *m_note;
    EngineState m_engineState = EngineState::Starting;
    QString m_engineMessage;
};

} // namespace huying
