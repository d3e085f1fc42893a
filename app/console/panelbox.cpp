// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/panelbox.h"

#include "app/console/exportmap.h"
#include "app/console/fillwords.h"
#include "app/console/session.h"
#include "data/model/queuemodel.h"
#include "maps/view/defaultlayers.h"
#include "maps/view/enginetiles.h"
#include "maps/view/mappanel.h"
#include "maps/view/mapview.h"
#include "widgets/casefile/casefilepanel.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/controls/toast.h"
#include "widgets/queue/queuepanel.h"

#include <QListView>

namespace huying
{

namespace
{

/// Near enough to see the street round a case, far enough to see its grid.
constexpr double caseZoom = 16.5;

} // namespace

PanelBox::PanelBox(Session &session, QWidget &window)
    : m_session(session), m_window(window), m_words(session.live.workflow()),
      m_queueModel(std::make_unique<QueueModel>(session.board, session.live.workflow(),
                                                [&live = session.live] { return live.now(); }))
{
    if (const auto catalogue = Catalogue::load())
        m_catalogue = *catalogue;
    else
        qWarning("%s", qPrintable(catalogue.error().message));
    fillWords(m_words, m_catalogue, {});
    connect(&session.live, &LiveStore::namesLoaded, this,
            [this](const StoreNames &names) { fillWords(m_words, m_catalogue, names); });
    connect(&session, &Session::areasChanged, this, [this] {
        m_words.setAreas(m_session.areas());
        m_queueModel->setAreas(m_session.areas());
    });
    connect(&session.units, &UnitBoard::changed, this, [this] { m_words.setUnits(m_session.units.units()); });
}

PanelBox::~PanelBox() = default;

PanelBox::Title PanelBox::title(const QString &id)
{
    static const QHash<QString, Title> titles{
        {QStringLiteral("queue"), {QStringLiteral("queue"), QT_TR_NOOP("Case queue")}},
        {QStringLiteral("casefile"), {QStringLiteral("file"), QT_TR_NOOP("Case file")}},
        {QStringLiteral("supervision"), {QStringLiteral("flag"), QT_TR_NOOP("Supervision")}},
        {QStringLiteral("activity"), {QStringLiteral("history"), QT_TR_NOOP("Activity")}}};
    Title title = titles.value(id, {QStringLiteral("info"), id});
    title.text = tr(qPrintable(title.text));
    return title;
}

QWidget *PanelBox::make(const QString &id)
{
    using Maker = QWidget *(PanelBox::*)();
    static const QHash<QString, Maker> makers{{QStringLiteral("queue"), &PanelBox::makeQueue},
                                              {QStringLiteral("map"), &PanelBox::makeMap},
                                              {QStringLiteral("casefile"), &PanelBox::makeCaseFile}};
    const auto maker = makers.find(id);
    if (maker == makers.end()) {
        qWarning("no panel %s", qPrintable(id));
        return nullptr;
    }
    return (this->**maker)();
}

QWidget *PanelBox::makeQueue()
{
    m_queue = new QueuePanel(*m_queueModel, m_words, m_session.selection, m_session.account);
    connect(m_queue, &QueuePanel::caseActivated, this, [this](const CaseId &id) {
        showOnMap(id);
        if (m_caseFile)
            m_caseFile->focusActions();
    });
    return m_queue;
}

QWidget *PanelBox::makeMap()
{
    m_map = new MapPanel;
    MapView &map = m_map->map();
    map.setAnimated(m_session.options.shotFolder.isEmpty());
    map.setTiles(new EngineTiles(m_session.engine, m_session.tiles, &map));
    m_session.layers.setLayers(defaultLayers());
    map.setLayers(&m_session.layers);
    map.setSelection(&m_session.selection);
    map.setCases(&m_session.board, &m_session.live.workflow(), [this] { return m_session.live.now(); });
    map.setCaseGlyph([this](const CaseState &state) { return m_words.glyph(state); });
    connect(&m_session, &Session::infoChanged, &map, [this] { m_map->map().setHome(m_session.info().home); });
    connect(&m_session, &Session::areasChanged, &map, [this] { m_map->setAreas(m_session.areas()); });
    connect(&m_session, &Session::registerChanged, &map,
            [this](RegisterKind kind) { m_map->map().setRegister(m_session.registers().value(kind)); });
    connect(&m_session.units, &UnitBoard::changed, &map,
            [this] { m_map->map().setUnits(m_session.units.units()); });
    connect(&map, &MapView::hovered, this, &PanelBox::describeHover);
    return m_map;
}

QWidget *PanelBox::makeCaseFile()
{
    m_caseFile = new CaseFilePanel(m_session.live, m_session.board, m_words, m_session.selection, m_session.account);
    return m_caseFile;
}

/// What rests under the mouse is read from the store when it is asked for; masked forms only.
void PanelBox::describeHover(const MapTarget &target)
{
    if (target.what != MapTarget::What::Item)
        return;
    m_session.live.item(target.kind, target.fid).then(this, [this, target](const Result<ItemFields> &fields) {
        if (!m_map || !fields || fields->isEmpty())
            return;
        QStringList lines;
        for (const auto &[label, value] : fields->mid(1))
            lines << label + QStringLiteral(" ") + value;
        m_map->map().setHoverDetail(target, fields->front().second, lines.join(QStringLiteral(" · ")));
    });
}

void PanelBox::countInTitle(const QString &id, PanelTitle *title)
{
    if (id == QLatin1String("queue"))
        connect(m_queue, &QueuePanel::titleCountChanged, title, &PanelTitle::setCount);
    else if (id == QLatin1String("casefile"))
        connect(m_caseFile, &CaseFilePanel::titleCountChanged, title, &PanelTitle::setCount);
}

void PanelBox::showOnMap(const CaseId &id)
{
    const int row = m_session.board.rowOf(id);
    if (m_map && row >= 0 && m_session.board.at(row).place)
        m_map->map().flyTo(*m_session.board.at(row).place, std::max(caseZoom, m_map->map().viewport().zoom));
}

bool PanelBox::isSettled() const
{
    return (!m_map || m_map->map().isSettled()) && (!m_caseFile || m_caseFile->isSettled());
}

void PanelBox::wire(Commands &commands, ToastStack &toasts)
{
    if (m_queue) {
        commands.on("case.queue", [this] { m_queue->focusRows(); });
        commands.on("case.next", [this] { m_queue->selectNext(); });
        commands.on("case.previous", [this] { m_queue->selectPrevious(); });
    }
    if (m_caseFile) {
        commands.on("case.file", [this] { m_caseFile->focusActions(); });
        connect(m_caseFile, &CaseFilePanel::done, &toasts, [&toasts](const QString &text) {
            toasts.post({LampShape::Tick, text, {}, {}, 6, false});
        });
    }
    if (m_map) {
        commands.on("map.focus", [this] { m_map->map().setFocus(); });
        commands.on("map.home", [this] { m_map->map().goHome(); });
        commands.on("map.zoom-in", [this] { m_map->map().zoomBy(1); });
        commands.on("map.zoom-out", [this] { m_map->map().zoomBy(-1); });
        commands.on("case.show", [this] { showOnMap(m_session.selection.caseId()); });
        commands.on("file.export-map", [this, &toasts] { exportMap(m_window, m_session, m_map->map(), toasts); });
    }
}

} // namespace huying
