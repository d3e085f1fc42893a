// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapchrome.h"
#include "maps/view/mapnote.h"
#include "maps/view/mapview.h"

#include <QFileInfo>
#include <algorithm>

namespace huying {

namespace {

constexpr int gap = 8, widest = 560, namedLayers = 4;

bool apart(const Box &a, const Box &b)
{
    return a.east < b.west || b.east < a.west || a.north < b.south || b.north < a.south;
}

} // namespace

void MapView::takeEngineState(EngineState state, const QString &message)
{
    m_engineState = state;
    m_engineMessage = message;
    if (state == EngineState::NoProject)
        m_project = {};
    describeMap();
    emit engineStateChanged(state, message);
}

void MapView::describeMap()
{
    QString title, text;
    QStringList broken;
    for (const ProjectLayer &layer : std::as_const(m_project.layers))
        if (!layer.trouble.isEmpty())
            broken.append(tr("%1: %2").arg(layer.name, layer.trouble));
    const bool wall = m_surface == Surface::Wall;
    if (m_engineState == EngineState::NoProject) {
        title = tr("The base map can't be opened");
        text = m_engineMessage + u'\n' +
               tr("Live layers are shown on plain ground. Mend the file with QGIS Desktop, or name another one with "
                  "--project; then start the console again.");
    } else if (m_engineState == EngineState::Missing) {
        title = tr("The map engine is not there");
        text = m_engineMessage + u'\n' +
               tr("Of the base map you see what was kept from before; live layers are up to date.");
    } else if (!broken.isEmpty() && !wall) {
        title = tr("Layers of the base map that can't be drawn: %1").arg(broken.size());
        const bool more = broken.size() > namedLayers;
        text = broken.mid(0, namedLayers).join(u'\n') + (more ? QStringLiteral("\n…") : QString());
    } else if (m_home.hasArea() && m_project.extent.hasArea() && apart(m_home, m_project.extent) && !wall) {
        title = tr("The base map shows another place");
        text = tr("%1 has nothing within the bounds of this store. Name another project with --project.")
                   .arg(QFileInfo(m_project.file).fileName());
    }
    m_note->say(title, text);
    placeNote();
}

MapContentPtr MapView::contentForPaper()
{
    auto content = std::make_shared<MapContent>(*m_feed.content());
    content->theme = Theme::makeLight(Surface::Seat);
    content->looks[QStringLiteral("people")].visible = false;
    content->registers[static_cast<std::size_t>(MapRegister::People)].reset();
    content->selectedArea.clear();
    return content;
}

MapStyle MapView::styleForPaper() const
{
    MapStyle style = m_style;
    style.dark = false;
    style.labelFloor = 0;
    return style;
}

// Between the layer panel and the buttons.
void MapView::placeNote()
{
    const QWidget *left = m_overlays[Qt::TopLeftCorner];
    const int from = left && left->isVisibleTo(this) ? left->geometry().right() + 1 + gap : gap;
    const int to = m_chrome->buttons->isVisibleTo(this) ? m_chrome->buttons->x() - gap : width() - gap;
    const int wide = std::clamp(to - from, 160, widest);
    m_note->resize(wide, m_note->heightForWidth(wide));
    m_note->move(std::max(from, from + (to - from - wide) / 2), gap);
}

} // namespace huying
