// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/commands.h"
#include "data/model/casestate.h"

#include <QPointer>
#include <QWidget>
#include <memory>

namespace huying
{

class ActivityPanel;
class CaseFilePanel;
class CommandDeck;
class ForecastStrip;
class LayerPanel;
class MapMenu;
class MapPanel;
class PanelTitle;
class PickPanel;
class PastDesk;
class QueueModel;
class QueuePanel;
class ReplayBar;
class Session;
class SupervisionPanel;
class ToastStack;
class WhistleBoard;
struct QueueFilter;
class UnitBoardPanel;
struct SearchHit;

/// Makes the panels of one window by id and ties them to the session and to each other.
class PanelBox : public QObject
{
    Q_OBJECT
public:
    struct Title
    {
        QString icon, text;
    };

    PanelBox(Session &session, QWidget &window);
    ~PanelBox() override;

    /// deck, queue, map, casefile, replay, supervision, activity, forecast, whistles, units, indicators;
    /// null for an unknown id, with a line in the log.
    QWidget *make(const QString &id);
    static Title title(const QString &id);
    /// Keeps the count in the panel's title bar, and what else belongs there.
    void furnishTitle(const QString &id, PanelTitle *title);
    /// Gives the commands something to do, once all panels are made.
    void wire(Commands &commands, ToastStack &toasts, PastDesk &past);
    bool isSettled() const;

private:
    QWidget *makeDeck();
    QWidget *makeQueue();
    QWidget *makeMap();
    QWidget *makeCaseFile();
    QWidget *makeReplay();
    QWidget *makeSupervision();
    QWidget *makeActivity();
    QWidget *makeForecast();
    QWidget *makeWhistles();
    QWidget *makeUnits();
    QWidget *makeIndicators();
    void wireQueue(Commands &commands);
    void wireOversight(Commands &commands, ToastStack &toasts);
    void wireMapCommands(Commands &commands, ToastStack &toasts);
    void wireAnalysis(Commands &commands);
    void openBehind(const QueueFilter &filter);
    void offerSupervision(const CaseId &id, const QPoint &at);
    void wireOrders();
    void openHit(const SearchHit &hit);
    void selectAndShow(const CaseId &id);
    void openReportForm(const std::optional<LonLat> &place = std::nullopt, const QString &area = {});
    void openMacros();
    void showOnMap(const CaseId &id);
    void showUnit(const QString &ref);
    void wireUnits(Commands &commands, ToastStack &toasts);
    void begin();
    void followTime();
    void changeSpeed(double factor);

    Session &m_session;
    QWidget &m_window;
    std::unique_ptr<QueueModel> m_queueModel;
    QPointer<QueuePanel> m_queue;
    QPointer<MapPanel> m_map;
    QPointer<MapMenu> m_mapMenu;
    QPointer<CaseFilePanel> m_caseFile;
    QPointer<LayerPanel> m_layers;
    QPointer<PickPanel> m_pick;
    QPointer<CommandDeck> m_deck;
    QPointer<ReplayBar> m_replay;
    QPointer<SupervisionPanel> m_supervision;
    QPointer<ActivityPanel> m_activity;
    QPointer<ForecastStrip> m_forecast;
    QPointer<WhistleBoard> m_whistles;
    QPointer<UnitBoardPanel> m_units;
};

} // namespace huying
