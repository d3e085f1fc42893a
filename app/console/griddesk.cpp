// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/griddesk.h"

#include "app/console/commands.h"
#include "app/console/griddialogs.h"
#include "app/console/session.h"
#include "data/live/whendone.h"
#include "maps/view/gridtool.h"
#include "maps/view/mapview.h"
#include "widgets/controls/toast.h"
#include "widgets/grids/griddoctorpanel.h"
#include "widgets/grids/grideditpanel.h"

#include <QScreen>

namespace huying
{

namespace
{

AreaRecord recordOf(const AreaTree &areas, const Area &area)
{
    return {area.code, area.name, area.parent < 0 ? QString() : areas.at(area.parent).code, area.kind, area.level, area.shape, area.population};
}

QString wordsOfCut(const GridFinding &finding)
{
    if (!finding.isAlongRoads)
        return GridDesk::tr("This line halves the load; no road here parts it well. Cut takes it, Esc clears it");
    const QString larger = QString::number(qRound(100 * finding.cutShare)), smaller = QString::number(100 - qRound(100 * finding.cutShare));
    if (finding.cutRoads.isEmpty())
        return GridDesk::tr("This line follows roads and parts the load %1 : %2. Cut takes it, Esc clears it").arg(larger, smaller);
    return GridDesk::tr("This line follows %3 and parts the load %1 : %2. Cut takes it, Esc clears it")
        .arg(larger, smaller, finding.cutRoads.mid(0, 2).join(GridDesk::tr(", ")));
}

/// The county that the place lies in; the topmost area where there is none.
int scopeAt(const AreaTree &areas, LonLat place)
{
    int top = areas.areaAt(place);
    while (top >= 0 && areas.at(top).level > AreaLevel::County && areas.at(top).parent >= 0)
        top = areas.at(top).parent;
    return top;
}

} // namespace

GridDesk::GridDesk(MapView &map, Session &session, ToastStack &toasts, Commands &commands)
    : QObject(&map), m_map(map), m_session(session), m_toasts(toasts)
{
    commands.on("map.grid-edit", [this] { edit(); });
    commands.on("map.grid-doctor", [this] { examine(); });
    connect(&map, &MapView::toolChanged, this, [this](MapTool tool) {
        if (tool != MapTool::Own && !m_isTaking)
            m_tool = nullptr;
    });
}

GridDesk::~GridDesk() = default; // the map's tool, which knows the mesh, has gone with the map's own members

void GridDesk::refuse(const QString &why)
{
    m_toasts.post({LampShape::DashedRing, tr("The grids can't be edited"), why, {}, 8, false});
}

void GridDesk::edit()
{
    if (!mayEditAreas(m_session.account))
        return refuse(tr("Shift chief and business administrator edit grids"));
    if (m_session.hasUpstream())
        return refuse(tr("This is a copy of an upstream, which keeps the grids"));
    if (!m_session.areas())
        return;
    makeEditor();
    if (!m_mesh && !begin(m_map.viewport().lonLatAt(QRectF(QPointF(), m_map.viewport().size).center())))
        return;
    if (!m_tool) {
        auto tool = std::make_unique<GridTool>(*m_mesh, [this](const Result<void> &done) { takeResult(done); });
        m_isTaking = true;
        m_tool = tool.get();
        m_map.useTool(std::move(tool));
        m_isTaking = false;
        m_editor->panel().setMode(0);
    }
    m_editor->show();
    m_editor->raise();
    m_map.setFocus();
    refresh();
}

void GridDesk::makeEditor()
{
    if (m_editor)
        return;
    m_editor = new GridEditDialog(m_session, m_map.window());
    GridEditPanel &panel = m_editor->panel();
    connect(m_editor, &GridEditDialog::closed, this, &GridDesk::end);
    connect(&panel, &GridEditPanel::modeChosen, this, [this](int mode) {
        edit(); // another tool may have been chosen meanwhile
        if (m_tool) {
            m_tool->setMode(static_cast<GridMode>(mode));
            m_editor->panel().setMode(mode);
        }
        m_map.update();
    });
    connect(&panel, &GridEditPanel::parentsFreed, this, [this](bool free) {
        if (m_mesh)
            m_mesh->rules.keepsParents = !free;
    });
    const auto step = [this](Qt::Key key) {
        if (m_tool)
            m_tool->key(key);
        m_map.update();
    };
    connect(&panel, &GridEditPanel::undoWanted, this, [step] { step(Qt::Key_Z); });
    connect(&panel, &GridEditPanel::redoWanted, this, [step] { step(Qt::Key_Y); });
    connect(&panel, &GridEditPanel::cornerDropWanted, this, [step] { step(Qt::Key_Delete); });
    connect(&panel, &GridEditPanel::cutWanted, this, [this] {
        if (m_tool)
            m_tool->finish();
        m_map.update();
    });
    connect(&panel, &GridEditPanel::saveWanted, this, &GridDesk::save);
    // Beside the map where there is room, else along its right edge, where it covers least of what is edited.
    const QRect screen = m_map.screen()->availableGeometry();
    const QPoint beside = m_map.mapToGlobal(QPoint(m_map.width() + 4, 0));
    m_editor->move(std::clamp(beside.x(), screen.left(), std::max(screen.left(), screen.right() - m_editor->width())), beside.y());
}

bool GridDesk::begin(LonLat place)
{
    const AreaTree &areas = *m_session.areas();
    const int top = scopeAt(areas, place);
    if (top < 0) {
        refuse(tr("There is no area in the middle of the map"));
        return false;
    }
    std::vector<AreaRecord> grids, others;
    const auto collect = [&](auto &&self, int index) -> void {
        const Area &area = areas.at(index);
        if (area.kind == QLatin1String("basic"))
            (area.level == AreaLevel::Grid ? grids : others).push_back(recordOf(areas, area));
        for (const int child : areas.children(index))
            self(self, child);
    };
    collect(collect, top);
    if (const auto may = GridMesh::mayEdit(grids); !may) {
        refuse(may.error().message);
        return false;
    }
    m_mesh = std::make_unique<GridMesh>(grids, others);
    m_scope = tr("%1 · %n grid(s)", nullptr, static_cast<int>(m_mesh->faces().size())).arg(areas.at(top).name);
    return true;
}

void GridDesk::end()
{
    if (m_tool)
        m_map.setTool(MapTool::Select);
    m_tool = nullptr;
    m_mesh.reset();
    if (m_editor)
        m_editor->deleteLater();
    m_editor = nullptr;
}

void GridDesk::takeResult(const Result<void> &done)
{
    if (m_editor)
        m_editor->panel().tell(done ? QString() : done.error().message, !done);
    refresh();
}

void GridDesk::refresh()
{
    if (!m_mesh || !m_editor)
        return;
    m_editor->panel().setState({m_scope, m_mesh->steps(), m_mesh->canUndo(), m_mesh->canRedo(), m_isSaving});
    m_editor->setUnsaved(m_mesh->canUndo());
    m_map.update();
}

void GridDesk::save()
{
    if (!m_mesh || m_isSaving)
        return;
    m_isSaving = true;
    refresh();
    const AreaEdit edit = m_mesh->edit();
    whenDone(m_session.live.saveGrids(edit), this, [this](const Result<SavedAreas> &saved) {
        m_isSaving = false;
        refresh();
        if (!m_editor)
            return;
        if (!saved)
            return m_editor->panel().tell(saved.error().message, true);
        m_toasts.post({LampShape::Tick, tr("Grids saved: %n area(s)", nullptr, saved->areas), tr("%n register row(s) lie in another grid now", nullptr, static_cast<int>(saved->rows)),
                       {}, 8, false});
        m_editor->setUnsaved(false);
        m_editor->reject(); // the next edit begins with the grids as they are then
        if (m_doctor && m_doctor->isVisible())
            m_doctor->examine();
    });
}

void GridDesk::examine()
{
    if (!m_doctor) {
        m_doctor = new GridDoctorDialog(m_session, m_map.window());
        connect(&m_doctor->panel(), &GridDoctorPanel::goThere, this, &GridDesk::goThere);
        connect(&m_doctor->panel(), &GridDoctorPanel::mendWanted, this, &GridDesk::mend);
        const QRect window = m_map.window()->frameGeometry(); // below the map, which shows what the list is about
        m_doctor->move(window.left() + 8, std::max(window.top(), window.bottom() - m_doctor->height() - 40));
    }
    m_doctor->present();
    m_doctor->examine();
}

void GridDesk::goThere(const GridFinding &finding)
{
    m_map.flyTo(finding.at, std::max(finding.shape.empty() ? MapView::placeZoom : MapView::placeZoom + 2, m_map.viewport().zoom));
    if (finding.areas.size() == 1)
        m_session.selection.selectArea(finding.areas.first());
}

void GridDesk::mend(const GridFinding &finding)
{
    if (!finding.cut.empty()) { // a proposal: the operator looks at it, then cuts
        if (m_mesh && m_mesh->canUndo() && m_editor)
            return m_doctor->panel().tell(tr("Save or drop the edits at hand first"), true);
        end();
        m_map.flyTo(finding.at, MapView::placeZoom);
        makeEditor();
        if (!begin(finding.at))
            return;
        edit();
        if (!m_tool)
            return;
        m_tool->setLine(finding.cut);
        m_editor->panel().setMode(static_cast<int>(GridMode::Split));
        m_editor->panel().tell(wordsOfCut(finding), false);
        return;
    }
    const auto edit = mendOf(finding, *m_session.areas());
    if (!edit)
        return m_doctor->panel().tell(edit.error().message, true);
    whenDone(m_session.live.saveGrids(*edit), this, [this](const Result<SavedAreas> &saved) {
        if (!m_doctor)
            return;
        if (!saved)
            return m_doctor->panel().tell(saved.error().message, true);
        m_doctor->examine();
    });
}

} // namespace huying
