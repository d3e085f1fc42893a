// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/panelbox.h"

#include "app/console/advicewiring.h"
#include "app/console/coverdrawing.h"
#include "app/console/deploymentdialog.h"
#include "app/console/exportmap.h"
#include "app/console/griddesk.h"
#include "app/console/mapmenu.h"
#include "app/console/mapshading.h"
#include "app/console/mapwiring.h"
#include "app/console/pastdesk.h"
#include "app/console/pickwiring.h"
#include "app/console/session.h"
#include "data/model/queuemodel.h"
#include "maps/view/mappanel.h"
#include "maps/view/mapview.h"
#include "widgets/activity/activitypanel.h"
#include "widgets/alarms/alarmzone.h"
#include "widgets/casefile/casefilepanel.h"
#include "widgets/controls/label.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/controls/toast.h"
#include "widgets/deck/commanddeck.h"
#include "widgets/dispatch/unitboardpanel.h"
#include "widgets/indicators/kpistrip.h"
#include "widgets/layers/layerpanel.h"
#include "widgets/layers/pickpanel.h"
#include "widgets/messages/messagewords.h"
#include "widgets/queue/footline.h"
#include "widgets/queue/queuepanel.h"
#include "widgets/replay/replaybar.h"
#include "widgets/supervision/forecaststrip.h"
#include "widgets/supervision/supervisionpanel.h"
#include "widgets/whistle/whistleboard.h"

#include <QApplication>
#include <QListView>

namespace huying
{

namespace
{

constexpr int kpiWidth = 690;
constexpr double slowest = 1, fastest = 3600;

} // namespace

PanelBox::PanelBox(Session &session, QWidget &window)
    : m_session(session), m_window(window),
      m_queueModel(std::make_unique<QueueModel>(session.board, session.live.workflow(),
                                                [&live = session.live] { return live.now(); }))
{
    connect(&session, &Session::areasChanged, this, [this] {
        m_queueModel->setAreas(m_session.areas());
        if (m_map)
            m_map->setAreas(m_session.areas());
        if (m_supervision)
            m_supervision->setAreas(m_session.areas());
    });
    connect(&session, &Session::ready, this, &PanelBox::begin);
    connect(&session.time, &TimeMachine::changed, this, &PanelBox::followTime);
}

PanelBox::~PanelBox() = default;

PanelBox::Title PanelBox::title(const QString &id)
{
    if (id == QLatin1String("queue"))
        return {QStringLiteral("queue"), tr("Case queue")};
    if (id == QLatin1String("casefile"))
        return {QStringLiteral("file"), tr("Case file")};
    if (id == QLatin1String("units"))
        return {QStringLiteral("user"), tr("Unit board")};
    if (id == QLatin1String("supervision"))
        return {QStringLiteral("flag"), tr("Supervision")};
    if (id == QLatin1String("indicators"))
        return {QStringLiteral("chart"), tr("Indicators")};
    if (id == QLatin1String("whistles"))
        return {QStringLiteral("whistle"), tr("Towns call, county answers")};
    return {QStringLiteral("history"), tr("Activity")};
}

QWidget *PanelBox::make(const QString &id)
{
    using Maker = QWidget *(PanelBox::*)();
    static const QHash<QString, Maker> makers{{QStringLiteral("deck"), &PanelBox::makeDeck},
                                              {QStringLiteral("queue"), &PanelBox::makeQueue},
                                              {QStringLiteral("map"), &PanelBox::makeMap},
                                              {QStringLiteral("casefile"), &PanelBox::makeCaseFile},
                                              {QStringLiteral("replay"), &PanelBox::makeReplay},
                                              {QStringLiteral("supervision"), &PanelBox::makeSupervision},
                                              {QStringLiteral("activity"), &PanelBox::makeActivity},
                                              {QStringLiteral("forecast"), &PanelBox::makeForecast},
                                              {QStringLiteral("whistles"), &PanelBox::makeWhistles},
                                              {QStringLiteral("units"), &PanelBox::makeUnits},
                                              {QStringLiteral("indicators"), &PanelBox::makeIndicators}};
    const auto maker = makers.find(id);
    if (maker == makers.end()) {
        qWarning("no panel %s", qPrintable(id));
        return nullptr;
    }
    return (this->**maker)();
}

QWidget *PanelBox::makeDeck()
{
    m_deck = new CommandDeck([&live = m_session.live](const QString &text, int limit) { return live.search(text, limit); });
    auto *strip = new KpiStrip(m_session.indicators);
    strip->setMinimumWidth(kpiWidth);
    m_deck->setIndicators(strip);
    connect(strip, &KpiStrip::lampsChosen, this, [this](int lamps) {
        if (m_queue)
            m_queue->showLamps(lamps);
    });
    connect(m_deck, &CommandDeck::hitChosen, this, &PanelBox::openHit);
    wireOrders();
    connect(m_deck, &CommandDeck::dismissed, this, [this] {
        if (m_queue)
            m_queue->focusRows();
    });
    return m_deck;
}

QWidget *PanelBox::makeQueue()
{
    m_queue = new QueuePanel(*m_queueModel, m_session.words, m_session.selection, m_session.account);
    m_queue->setWaiting([&sync = m_session.sync](const CaseId &id) { return sync.isWaiting(id); });
    connect(&m_session.sync, &SyncDesk::waitingChanged, m_queue->view()->viewport(), qOverload<>(&QWidget::update));
    AlarmZone *alarms = m_queue->addAlarms(m_session.oversight.alarms);
    alarms->setAnimated(m_session.options.takesNoPictures());
    connect(alarms, &AlarmZone::soundWanted, qApp, &QApplication::beep);
    connect(alarms, &AlarmZone::unitActivated, this, &PanelBox::showUnit);
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
    wireMap(m_map->map(), m_session);
    m_mapMenu = new MapMenu(m_map->map(), m_session);
    m_mapMenu->setNewCase([this](LonLat place, const QString &area) { openReportForm(place, area); });
    m_layers = new LayerPanel(m_session.layers, &m_map->map());
    m_map->map().setOverlayWidget(Qt::TopLeftCorner, m_layers);
    m_pick = wirePick(m_map->map(), m_session);
    return m_map;
}

QWidget *PanelBox::makeCaseFile()
{
    m_caseFile = new CaseFilePanel(m_session.live, m_session.board, m_session.words, m_session.selection,
                                   m_session.account);
    wireAdvice(*m_caseFile, m_session);
    m_caseFile->setWaiting([&sync = m_session.sync](const CaseId &id) { return sync.isWaiting(id); });
    connect(&m_session.sync, &SyncDesk::waitingChanged, m_caseFile, &CaseFilePanel::showWaiting);
    connect(m_caseFile, &CaseFilePanel::caseShown, &m_session.voices, &VoiceDesk::lookAt);
    connect(&m_session.voices, &VoiceDesk::lookersChanged, m_caseFile, [this] {
        QStringList who;
        for (const Look &look : m_session.voices.lookers())
            who << lookerText(look, m_session.words);
        m_caseFile->showLookers(who);
    });
    return m_caseFile;
}

QWidget *PanelBox::makeReplay()
{
    // Its bars are of all that was reported on a day, also after the instant that is looked back at.
    m_replay = new ReplayBar(m_session.present, m_session.live.workflow(), [&live = m_session.live] {
        return live.lookingAt() ? Clock::replay(*live.lookingAt(), 0) : live.clock();
    });
    connect(m_replay, &ReplayBar::speedChosen, &m_session.live, &LiveStore::setSpeed);
    return m_replay;
}

QWidget *PanelBox::makeActivity()
{
    m_activity = new ActivityPanel(m_session.activity, m_session.words, m_session.selection);
    return m_activity;
}

void PanelBox::furnishTitle(const QString &id, PanelTitle *title)
{
    if (id == QLatin1String("queue"))
        connect(m_queue, &QueuePanel::titleCountChanged, title, &PanelTitle::setCount);
    else if (id == QLatin1String("units")) {
        connect(m_units, &UnitBoardPanel::titleCountChanged, title, &PanelTitle::setCount);
        m_units->refresh();
    } else if (id == QLatin1String("casefile"))
        connect(m_caseFile, &CaseFilePanel::titleCountChanged, title, &PanelTitle::setCount);
    else if (id == QLatin1String("supervision")) {
        connect(m_supervision, &SupervisionPanel::titleCountChanged, title, &PanelTitle::setCount);
        title->addControl(m_supervision->cards());
        title->addControl(m_supervision->lampCounts());
    } else if (id == QLatin1String("whistles")) {
        connect(m_whistles, &WhistleBoard::titleCountChanged, title, &PanelTitle::setCount);
        title->addControl(m_whistles->lampCounts());
    }
}

/// A queue holds still against what comes by itself, not against the hand that turns the time.
void PanelBox::followTime()
{
    const bool held = m_queueModel->isHeld();
    m_queueModel->release();
    if (held)
        m_queueModel->hold();
    m_queueModel->tick();
}

/// The seat starts at its most pressing case, where an operator would look first.
void PanelBox::begin()
{
    if (m_session.options.until)
        return; // a review looks at the whole place
    if (m_session.selection.what() == Selection::What::Nothing && m_queue)
        m_queue->selectNext();
    showOnMap(m_session.selection.caseId());
}

void PanelBox::showOnMap(const CaseId &id)
{
    const int row = m_session.board.rowOf(id);
    if (m_map && row >= 0 && m_session.board.at(row).place)
        m_map->map().flyTo(*m_session.board.at(row).place, std::max(MapView::placeZoom, m_map->map().viewport().zoom));
}

void PanelBox::openHit(const SearchHit &hit)
{
    if (hit.kind == HitKind::Case)
        m_session.selection.selectCase(hit.caseId);
    if (m_map && hit.place)
        m_map->map().flyTo(*hit.place, std::max(MapView::placeZoom, m_map->map().viewport().zoom));
    if (hit.kind == HitKind::Case && m_caseFile)
        m_caseFile->focusActions();
    else if (m_map)
        m_map->map().setFocus();
}

bool PanelBox::isSettled() const
{
    return (!m_map || m_map->map().isSettled()) && (!m_caseFile || m_caseFile->isSettled())
           && (!m_deck || m_deck->isSettled()) && (!m_queue || m_queueModel->isSettled());
}

void PanelBox::wire(Commands &commands, ToastStack &toasts, PastDesk &past)
{
    if (m_queue)
        wireQueue(commands);
    if (m_caseFile) {
        commands.on("case.file", [this] { m_caseFile->focusActions(); });
        connect(m_caseFile, &CaseFilePanel::done, &toasts,
                [&toasts](const QString &text) { toasts.post({LampShape::Tick, text, {}, {}, 6, false}); });
    }
    wireOversight(commands, toasts);
    wireUnits(commands, toasts);
    if (m_deck) {
        commands.on("case.search", [this] { m_deck->focusEntry(); });
        commands.on("case.new", [this] { openReportForm(); });
        commands.on("case.macros", [this] { openMacros(); });
    }
    if (m_map)
        wireMapCommands(commands, toasts);
    if (m_map && m_caseFile)
        wireAdviceToMap(*m_caseFile, *m_map, m_session, toasts);
    if (m_replay)
        past.wire(*m_replay);
    if (m_replay && m_session.live.clock().isReplay()) {
        commands.on("replay.toggle", [this] { m_replay->togglePlay(); });
        commands.action("replay.toggle")->setAutoRepeat(false); // held a moment too long it would go on again
        commands.on("replay.faster", [this] { changeSpeed(10); });
        commands.on("replay.slower", [this] { changeSpeed(0.1); });
    }
}

void PanelBox::wireQueue(Commands &commands)
{
    commands.on("case.queue", [this] { m_queue->focusRows(); });
    commands.on("alarm.focus", [this] { m_queue->alarms()->focusRows(); });
    commands.on("case.next", [this] { m_queue->selectNext(); });
    commands.on("case.previous", [this] { m_queue->selectPrevious(); });
}

void PanelBox::wireMapCommands(Commands &commands, ToastStack &toasts)
{
    toasts.keepTo(m_map); // elsewhere they would lie on the buttons that the next step needs
    commands.on("map.focus", [this] { m_map->map().setFocus(); });
    commands.on("map.home", [this] { m_map->map().goHome(); });
    commands.on("map.zoom-in", [this] { m_map->map().zoomBy(1); });
    commands.on("map.zoom-out", [this] { m_map->map().zoomBy(-1); });
    for (const auto &[id, tool] : {std::pair("map.measure-length", MapTool::MeasureLength),
                                   std::pair("map.measure-area", MapTool::MeasureArea),
                                   std::pair("map.box-select", MapTool::BoxSelect),
                                   std::pair("map.lasso", MapTool::Lasso)}) {
        commands.on(id, [this, tool = tool] { m_map->bar().take(tool); });
        m_map->bar().setKeys(tool, commands.action(id)->shortcut());
    }
    auto *cover = new CoverDrawing(m_map->map(), m_session, toasts);
    QAction *coverAction = commands.action("map.cover");
    commands.on("map.cover", [cover, coverAction] { cover->setOn(coverAction->isChecked()); });
    connect(cover, &CoverDrawing::turned, coverAction, &QAction::setChecked);
    m_mapMenu->setCover([cover](LonLat place) { cover->showAround(place); });
    auto *deployment = new DeploymentDialog(m_map->map(), m_session, toasts, &m_window);
    commands.on("dispatch.try", [deployment, cover] {
        cover->setOn(false); // both draw ranges
        deployment->present();
    });
    m_mapMenu->setTry([deployment] { return deployment->chosenUnit(); }, [deployment](LonLat place) { deployment->put(place); });
    auto *shading = new MapShading(m_map->map(), m_session);
    commands.on("map.shading", [shading] { shading->choose(); });
    new GridDesk(m_map->map(), m_session, toasts, commands);
    wireAnalysis(commands);
    commands.on("map.layers", [this] { m_layers->setCollapsed(!m_layers->isCollapsed()); });
    commands.on("case.show", [this] { showOnMap(m_session.selection.caseId()); });
    commands.on("file.export-map", [this, &toasts] { exportMap(m_window, m_session, m_map->map(), toasts); });
}

void PanelBox::changeSpeed(double factor)
{
    const double speed = m_session.live.clock().speed();
    m_session.live.setSpeed(std::clamp((speed > 0 ? speed : 1) * factor, slowest, fastest));
}

} // namespace huying
