// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/idlelock.h"
#include "app/console/keptpassword.h"
#include "app/console/options.h"
#include "app/console/oversight.h"
#include "data/live/bookmarks.h"
#include "data/live/intake.h"
#include "data/live/livestore.h"
#include "data/live/syncdesk.h"
#include "data/live/timemachine.h"
#include "data/live/undowatch.h"
#include "data/live/unittracker.h"
#include "data/live/unitwatch.h"
#include "data/live/voicedesk.h"
#include "data/model/account.h"
#include "data/model/activitymodel.h"
#include "data/model/caseboard.h"
#include "data/model/codes.h"
#include "data/model/indicators.h"
#include "data/model/indicatortable.h"
#include "data/model/layermodel.h"
#include "data/model/measureboard.h"
#include "data/model/selection.h"
#include "data/model/unitboard.h"
#include "data/positions/positionthread.h"
#include "maps/view/areatint.h"
#include "maps/view/enginelink.h"
#include "maps/view/roadguide.h"
#include "maps/view/tilestore.h"
#include "widgets/replay/pastframe.h"
#include "widgets/words/casewords.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace huying
{

/// What a seat keeps in the desktop's keyring; either may be null.
struct KeptSecrets
{
    std::shared_ptr<Secrets> keyring;
    std::shared_ptr<KeptPassword> password; ///< for the upstream that it is signed in to
};

/// What all windows of one console share: the live store, the models that it feeds, the selection and the map
/// engine. GUI thread; built by main.
class Session : public QObject
{
    Q_OBJECT
public:
    /// `server`: what the store is a copy of, if it is to be kept alike.
    Session(const Options &options, std::optional<TimeMs> replayAt, const Account &account, Workflow workflow,
            const std::optional<PgConnection::Options> &server = std::nullopt, const KeptSecrets &kept = {});

    void start();

    LiveStore live;
    CaseBoard present; ///< what is, and goes on while the past is shown: for what watches and plans
    CaseBoard board;   ///< what is shown
    Oversight oversight;
    OpenCases openCases; ///< of what is shown
    UnitBoard presentUnits, units; ///< as with the cases
    UnitTracker tracker;
    UnitWatch watch;
    ActivityModel activity;
    Indicators indicators;
    const IndicatorTable indicatorTable; ///< empty if its file can't be read, which has been said
    MeasureBoard measures;
    CaseWords words;
    LayerModel layers;
    Selection selection;
    Intake intake;
    UndoWatch undo;
    SyncDesk sync;
    VoiceDesk voices;
    TimeMachine time;
    Bookmarks bookmarks;
    EngineLink engine;
    RoadGuide roads{engine, units};
    TileStore tiles;
    const Account account;
    const Options options;
    IdleLock lock;
    const std::shared_ptr<KeptPassword> keptPassword; ///< null without an upstream

    const StoreInfo &info() const { return m_info; }
    const AreaTreePtr &areas() const { return m_areas; }
    QString registerCodeName(RegisterKind kind, const QString &code) const;
    const RuleBook &rules() const { return *m_rules; } ///< empty until rulesChanged
    const QHash<RegisterKind, PointTablePtr> &registers() const { return m_registers; }
    /// What was written since the table of registers() was loaded; null: nothing.
    PointChangesPtr registerChanges(RegisterKind kind) const { return m_registerChanges.value(kind); }
    const AccessPolicy &access() const { return m_access; }
    const QList<PositionStatus> &positionSources() const { return m_sources; }
    /// What was worked out about areas and is looked at at some window: walls wear it too. Null: nothing.
    const AreaTintPtr &tint() const { return m_tint; }
    void setTint(const AreaTintPtr &tint)
    {
        m_tint = tint;
        emit tintChanged();
    }
    bool hasUpstream() const { return m_hasUpstream; }
    bool isReady() const { return m_ready; }
    bool isComplete() const { return m_complete; } ///< everything in the store has been loaded
    bool isSettled() const { return m_complete && time.isSettled() && indicators.isSettled(); } ///< and the instant that was asked for is shown

signals:
    void infoChanged();
    void areasChanged();
    void rulesChanged();
    void registerChanged(huying::RegisterKind kind);
    void tintChanged();
    void positionSourcesChanged();
    void positionsFailed(const huying::Error &error); ///< the table of receivers can't be read
    /// A seat can work: areas, open cases and units are there.
    void ready();
    void complete();

private:
    void connectNames();
    void connectBoards();
    void connectIntake();
    void connectUnits();
    void connectTime();
    void playPast();
    void showTurning(TimeMs to, double share);
    void startPositions();
    void countLayers();
    void nameChoices(const PointTable &points);
    void nameAreas();

    Catalogue m_catalogue;
    StoreInfo m_info;
    QTimer m_second;
    PastFrames m_frames;
    QElapsedTimer m_turning;
    AreaTreePtr m_areas;
    AreaTintPtr m_tint;
    AccessPolicy m_access;
    RuleBookPtr m_rules = std::make_shared<RuleBook>();
    QHash<RegisterKind, PointTablePtr> m_registers;
    QHash<RegisterKind, PointChangesPtr> m_registerChanges;
    QList<PositionStatus> m_sources;
    std::unique_ptr<PositionThread> m_positions; ///< ends first
    const bool m_hasUpstream;
    bool m_ready = false, m_complete = false;
};

} // namespace huying
