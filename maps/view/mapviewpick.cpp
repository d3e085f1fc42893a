// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapview.h"

#include "maps/view/inpool.h"
#include "maps/view/mappick.h"

#include <QBuffer>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace huying {

// The marks are a moment older than the board, which may have been emptied since.
CaseId MapView::caseOfRow(int row) const
{
    const CaseBoard *board = m_feed.board();
    return board && row >= 0 && row < board->size() ? board->at(row).id : CaseId();
}

MapTarget MapView::targetAt(QPointF pixel) const
{
    MapTarget t;
    const Viewport &view = m_camera.view();
    t.place = view.lonLatAt(pixel);
    using What = MapTarget::What;
    if (m_marks) {
        const auto hit = std::find_if(m_marks->marks.rbegin(), m_marks->marks.rend(), [&](const Mark &m) {
            const QPointF world = placeOf(m), at = view.toScreen(world.x(), world.y());
            return std::hypot(at.x() - pixel.x(), at.y() - pixel.y()) <= m.reach;
        });
        if (hit != m_marks->marks.rend()) {
            t.place = worldToLonLat(hit->x, hit->y);
            t.count = static_cast<int>(hit->count);
            const MapContent &c = *m_marks->content;
            switch (hit->kind) {
            case MarkKind::Case:
            case MarkKind::Whistle:
            case MarkKind::CaseCluster:
                t.what = hit->kind == MarkKind::CaseCluster ? What::Cases : What::Case;
                t.caseId = caseOfRow(static_cast<int>(hit->ref));
                if (t.caseId.isNull())
                    t.what = What::Nothing;
                return t;
            case MarkKind::Unit:
                t.what = What::Unit;
                t.code = m_feed.units().value(hit->ref).ref;
                return t;
            case MarkKind::UnitCluster:
                t.what = What::Units;
                return t;
            case MarkKind::Label:
            case MarkKind::Register:
            case MarkKind::RegisterCluster:
                t.what = hit->kind == MarkKind::RegisterCluster ? What::Items : What::Item;
                t.kind = kindOf(hit->reg);
                t.fid = c.fidOf(hit->reg, hit->ref);
                return t;
            case MarkKind::HotArea:
            case MarkKind::Name:
                t.what = What::Area;
                t.code = c.areas->at(static_cast<int>(hit->ref)).code;
                return t;
            }
        }
    }
    if (m_feed.areas())
        if (const int area = m_feed.areas()->areaAt(t.place); area >= 0) {
            t.what = What::Area;
            t.code = m_feed.areas()->at(area).code;
        }
    return t;
}

void MapView::pick(const QPolygonF &pixels)
{
    QPolygonF ring;
    for (const QPointF &at : pixels)
        ring.append(m_camera.view().worldAt(at));
    m_pickRing = ring;
    update();
    inPool(this,
           [content = m_feed.content(), ring, zoom = m_camera.view().zoom] { return pickRows(*content, ring, zoom); },
           [this, ring, asked = ++m_picks](const PickedRows &rows) {
               if (asked == m_picks)
                   takePick(rows, ring);
           });
}

void MapView::takePick(const PickedRows &rows, const QPolygonF &ring)
{
    MapPick out;
    const QRectF bounds = ring.boundingRect();
    const LonLat a = worldToLonLat(bounds.left(), bounds.bottom()), b = worldToLonLat(bounds.right(), bounds.top());
    out.box = {a.lon, a.lat, b.lon, b.lat};
    out.counts = rows.counts;
    out.items = rows.items;
    for (const qint32 row : rows.cases)
        if (const CaseId id = caseOfRow(row); !id.isNull() && out.cases.size() < MapPick::limit)
            out.cases.append(id);
    for (const qint32 index : rows.units)
        if (out.units.size() < MapPick::limit)
            out.units.append(m_feed.units().value(index).ref);
    emit picked(out);
}

Ring MapView::pickedRing() const
{
    Ring ring;
    for (const QPointF &at : m_pickRing)
        ring.push_back(worldToLonLat(at.x(), at.y()));
    return ring;
}

void MapView::clearPick()
{
    ++m_picks;
    m_pickRing.clear();
    update();
    emit pickCleared();
}

void MapView::setSelection(Selection *selection)
{
    if (m_selection)
        disconnect(m_selection, nullptr, this, nullptr);
    m_selection = selection;
    if (selection)
        connect(selection, &Selection::changed, this, &MapView::followSelection);
    followSelection();
}

std::optional<QPointF> MapView::selectedPlace() const
{
    if (!m_selection)
        return std::nullopt;
    std::optional<LonLat> place;
    if (m_selection->what() == Selection::What::Case && m_feed.board()) {
        const int row = m_feed.board()->rowOf(m_selection->caseId());
        if (row >= 0)
            place = m_feed.board()->at(row).place;
    } else if (m_selection->what() == Selection::What::Unit) {
        const auto unit = std::ranges::find(m_feed.units(), m_selection->code(), &UnitRow::ref);
        if (unit != m_feed.units().end())
            place = unit->place;
    } else if (m_selection->what() == Selection::What::Item && m_marks) {
        for (std::size_t i = 0; i < mapRegisters; ++i) {
            if (kindOf(static_cast<MapRegister>(i)) != m_selection->itemKind())
                continue;
            for (const PointIndexPtr &index : {m_marks->content->written[i], m_marks->content->registers[i]}) {
                if (!index)
                    continue;
                const auto row = std::ranges::find(index->points().fid, m_selection->itemFid());
                if (row == index->points().fid.end())
                    continue;
                const WorldPoint p = index->points().at[static_cast<std::size_t>(row - index->points().fid.begin())];
                return QPointF(p.x, p.y);
            }
        }
    }
    if (!place)
        return std::nullopt;
    double x = 0, y = 0;
    toWorld(*place, x, y);
    return QPointF(x, y);
}

void MapView::followSelection()
{
    QString area;
    if (m_selection && m_selection->what() == Selection::What::Area)
        area = m_selection->code();
    if (m_selection && m_selection->what() == Selection::What::Case && m_feed.board())
        if (const int row = m_feed.board()->rowOf(m_selection->caseId()); row >= 0)
            area = m_feed.board()->at(row).area;
    m_feed.setSelectedArea(area);
    m_selected = selectedPlace();
    update();
    // A wall rings what a seat has chosen and goes on showing the whole place.
    if (m_selecting || !m_selection || m_surface == Surface::Wall)
        return;
    if (m_selection->what() == Selection::What::Area && m_feed.areas()) {
        if (const int i = m_feed.areas()->indexOf(area); i >= 0 && !m_feed.areas()->at(i).shape.empty())
            flyTo(m_feed.areas()->at(i).box);
        return;
    }
    if (!m_selected)
        return;
    // What lies well inside the window at a readable zoom stays: the eye has it already.
    const Viewport &view = m_camera.view();
    const QRectF calm(width() * 0.15, height() * 0.15, width() * 0.7, height() * 0.7);
    if (view.zoom >= placeZoom && calm.contains(view.toScreen(m_selected->x(), m_selected->y())))
        return;
    Viewport target = view;
    target.x = m_selected->x();
    target.y = m_selected->y();
    target.zoom = std::max(view.zoom, placeZoom);
    fly(target);
}

void MapView::setLayers(LayerModel *layers)
{
    if (m_layers)
        disconnect(m_layers, nullptr, this, nullptr);
    m_layers = layers;
    m_feed.setLayers(layers);
    if (!layers)
        return;
    connect(layers, &LayerModel::dataChanged, this, &MapView::applyProjectLayers);
    if (!m_project.layers.isEmpty())
        takeProject(m_project);
}

void MapView::takeProject(const MapProject &project)
{
    m_project = project;
    describeMap();
    if (!m_layers)
        return;
    const auto zoomOf = [](double scale) { return std::log2(559082264.0287178 / 2 / scale); };
    QList<MapLayer> layers;
    for (const ProjectLayer &p : project.layers) {
        MapLayer l;
        l.id = QStringLiteral("project:") + p.id;
        l.name = p.name;
        l.visible = p.visible;
        l.opacity = p.opacity;
        l.problem = p.trouble;
        if (p.minScale > 0)
            l.minZoom = zoomOf(p.minScale);
        if (p.maxScale > 0)
            l.maxZoom = zoomOf(p.maxScale);
        if (!p.legend.isNull()) {
            QBuffer buffer(&l.legendPng);
            buffer.open(QIODevice::WriteOnly);
            p.legend.save(&buffer, "PNG");
        }
        layers.append(l);
    }
    m_layers->setProjectLayers(layers);
    applyProjectLayers();
}

void MapView::applyProjectLayers()
{
    if (!m_layers || m_project.layers.isEmpty())
        return;
    QMap<QString, double> shown, own;
    for (const ProjectLayer &p : std::as_const(m_project.layers))
        if (p.visible)
            own.insert(p.id, p.opacity);
    for (const MapLayer &l : m_layers->layers())
        if (l.group == LayerGroup::Project && l.visible)
            shown.insert(l.id.mid(qsizetype(sizeof("project:")) - 1), l.opacity);
    MapStyle style = m_style;
    // As the project says: then the tiles are those that other seats and the last start have kept.
    style.opacity = shown == own ? std::nullopt : std::optional(shown);
    if (style == m_style)
        return;
    m_style = style;
    if (TileSource *source = m_tiles.source())
        source->setStyle(style);
}

} // namespace huying
