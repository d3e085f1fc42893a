// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/areas/griddoctor.h"
#include "data/areas/savegrids.h"
#include "data/live/administration.h"
#include "data/live/casesteps.h"
#include "data/live/unmask.h"
#include "data/model/account.h"
#include "data/model/areatree.h"
#include "data/model/clock.h"
#include "data/model/message.h"
#include "data/model/pointchanges.h"
#include "data/model/unitfix.h"
#include "data/model/unitrow.h"
#include "data/model/workflow.h"
#include "data/rules/alarms.h"
#include "data/rules/rulebook.h"
#include "data/store/rulestore.h"
#include "data/store/searchindex.h"
#include "data/sync/journal.h"
#include "data/sync/pgconnection.h"
#include "data/sync/syncstatus.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QSet>
#include <QTimer>
#include <functional>
#include <optional>

namespace huying
{

class CellKey;
class PointSnapshots;
struct PastStep;
struct RegisterColumns;
class SyncThread;

struct StoreInfo
{
    QString path, place;   ///< place: name of the county or city the store is about
    Box home;              ///< where the map opens, degrees
    bool isSample = false; ///< invented by the demo, which every picture of it has to say
    TimeMs firstAt = 0, lastAt = 0;
    qint64 cases = 0, people = 0, places = 0, things = 0, organizations = 0, sentiments = 0, units = 0;
};

struct Attachment
{
    enum class Where {
        Here,
        Coming,  ///< upstream has it, and it was asked for
        Offline, ///< upstream has it, and there is no way to it now
        Missing  ///< neither here nor to be had
    };

    QString file, name, mediaType, role; ///< file: absolute path; role: before, after, report
    TimeMs at = 0;
    Where where = Where::Here;

    bool operator==(const Attachment &) const = default;
};

struct CaseFile
{
    CaseState state;
    QList<Action> actions;
    QList<Attachment> attachments;
};

/// Cases as they stood; nobody copies thousands of them.
using PastStates = std::shared_ptr<std::vector<CaseState>>;

/// One row of a register for display: label and text, personal fields masked.
using ItemFields = QList<std::pair<QString, QString>>;

/// What the store itself calls its codes: rows of table `codes`, and organisations by code.
struct StoreNames
{
    QList<CodeRecord> codes, organizations;
    QHash<QString, QString> accounts; ///< display name by account name
    QList<Account> staff;             ///< all of them
};

/// What became of one action of many.
struct ActionAnswer
{
    QUuid action;
    CaseId caseId;
    QString refusal; ///< empty: done
    int version = 0; ///< of the case, if it was done
};

/// The store as the console lives with it: loads in the background, takes actions, plays a recorded year back.
/// Methods are called from the GUI thread and never block; signals arrive there. Futures finish on success,
/// error, or with the object's end.
class LiveStore : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString path;
        std::optional<TimeMs> replayAt; ///< work on a throw-away copy, as it stood then
        double speed = 1;               ///< of the replay; 0 stands still
        /// Whose rights and scope count: what it may not see is not loaded, found or told. None: everything is allowed.
        std::optional<Account> account = std::nullopt;
        /// Which server the store is a copy of; not in a replay. Without one a copy keeps what it has to send.
        std::optional<PgConnection::Options> upstream = std::nullopt;
        std::shared_ptr<Secrets> secrets = {}; ///< the desktop's, for a copy's key; may be null
    };

    LiveStore(Options options, Workflow workflow, QObject *parent = nullptr);
    ~LiveStore() override;

    void open();
    const Workflow &workflow() const { return m_workflow; }
    /// The instant that is shown: the clock's, or the one that is looked back at.
    TimeMs now() const { return m_lookingAt.value_or(m_clock.now()); }
    TimeMs presentNow() const { return m_clock.now(); }
    const Clock &clock() const { return m_clock; } ///< of the present
    /// Shows the past, or the present again: until then everything that would change something is refused.
    void lookBackAt(std::optional<TimeMs> at);
    const std::optional<TimeMs> &lookingAt() const { return m_lookingAt; }
    /// Cases as they stood, in the order of `cases`; version 0 for what was not there or is outside the account's scope.
    /// A newer question makes an older one that still runs end with Unavailable.
    QFuture<Result<PastStates>> statesAt(const QList<CaseId> &cases, TimeMs at);
    QFuture<Result<QList<PastStep>>> lastSteps(TimeMs at, int most); ///< actions before it, the latest first
    void setSpeed(double speed); ///< 0 stands still; before the replay has begun, the speed that it begins with

    /// Many actions in one transaction: all that are not refused are done when the future ends. It fails as a whole,
    /// with nothing done, on trouble with the store alone. Ids, times as in submit(); casesChanged comes before.
    QFuture<Result<QList<ActionAnswer>>> submitAll(QList<Action> actions);
    /// Writes what the account is about to do with data into the audit chain; on disk when the future ends.
    QFuture<Result<void>> audit(const QString &act, const QString &subject, const QString &detail);

    /// Id, time and, for a report, number are filled in if they are empty; actionDone or actionRefused answers.
    QUuid submit(Action action);
    /// Several steps of one case, all or none; the id of the last step, by which it is answered.
    QUuid submit(CaseSteps steps);
    /// Files of it that upstream alone has are fetched then; attachmentsChanged tells when they have come.
    QFuture<Result<CaseFile>> caseFile(const CaseId &id) { return caseFileAt(id, m_lookingAt); }
    QFuture<Result<CaseFile>> presentFile(const CaseId &id) { return caseFileAt(id, std::nullopt); }
    QFuture<Result<QList<SearchHit>>> search(const QString &text, int limitPerKind);
    /// Writes what was decided about alarms; finished when it is on disk. A copy's then go up, and to the other seats.
    QFuture<Result<void>> keepAlarms(const QList<AlarmMark> &marks);
    /// What a map writes beside symbols: of places, things and organisations. Nothing of people.
    QFuture<Result<QHash<quint32, QString>>> itemNames(RegisterKind kind, const std::vector<quint32> &fids);
    QFuture<Result<ItemFields>> item(RegisterKind kind, quint32 fid);
    /// One personal cell in clear, audited before it is read; a copy's comes from upstream, which audits too. Refused in a
    /// replay of real data, whose audit is thrown away. Unavailable without a link to where the cell lies.
    QFuture<Result<QString>> unmask(const UnmaskRequest &request);
    /// Of the seat's account; audited either way. Errors: Unavailable (no account), Storage.
    QFuture<Result<bool>> checkPassword(const QString &password);
    /// Refused if the old one is wrong, or in a replay of real data.
    QFuture<Result<void>> changePassword(const QString &before, const QString &after);
    /// Runs an administrator's wish in the writer's thread. Errors: those of Administration, Unavailable.
    template <class T> QFuture<Result<T>> administer(std::function<Result<T>(Administration &)> wish)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        onAdministration([promise, wish = std::move(wish)](Administration *desk) {
            promise->addResult(desk ? wish(*desk) : Result<T>(fail(ErrorKind::Unavailable, QStringLiteral("数据文件没有打开，或正在回放"))));
            promise->finish();
        });
        return promise->future();
    }
    /// Writes an edit of the grids, in a replay into its throw-away copy; areasLoaded and the registers that moved
    /// follow. Errors: those of saveGrids().
    QFuture<Result<SavedAreas>> saveGrids(const AreaEdit &edit);
    /// Takes seconds on a large place.
    QFuture<Result<QList<GridFinding>>> examineGrids();
    /// Table `rules` by kind: what was saved when, one version of it, and saving the next one, which then is live here
    /// (rulesLoaded). Errors as in data/store/rulestore.h.
    QFuture<Result<QList<RuleVersion>>> ruleVersions(const QString &kind);
    QFuture<Result<QByteArray>> ruleTable(const QString &kind, int version);
    QFuture<Result<int>> saveRules(const QString &kind, const QByteArray &table, int basedOn);
    /// Upstream again at once, and not when the time comes; the other with a password, after SyncStatus::State::Stopped.
    void reconnect();
    void signIn(const QString &password);
    /// What upstream did not take and nobody has decided on yet, the oldest first; and that decision.
    QFuture<Result<QList<ReturnedAction>>> returnedActions();
    QFuture<Result<void>> decide(const QUuid &action, ReturnedAction::Decision decision);
    // Words to other seats and units; only of a store that has an upstream.
    /// Kept here at once, sent when it can be: messagesChanged then says what became of it. Id, time and sender are filled
    /// in. Errors: BadInput, Refused (the role), Unavailable, Storage.
    QFuture<Result<void>> sendMessage(Message message);
    QFuture<Result<void>> acknowledge(const QUuid &message);
    QFuture<Result<QList<Message>>> messages(); ///< what the account sent and got, the newest first
    /// Tells upstream which case the seat shows (null: none); lookersChanged says who else does.
    void lookAt(const CaseId &id);
    /// Reads files and table `rules` again, after somebody changed them; rulesLoaded answers.
    void reloadRules();

signals:
    // In this order at the start, names, areas, units and registers again when upstream changed them; `opened` and everything up to `openCasesLoaded` is what a seat needs to work.
    void opened(const huying::StoreInfo &info);
    void failed(const huying::Error &error);
    void namesLoaded(const huying::StoreNames &names);
    void alarmMarksLoaded(const QList<huying::AlarmMark> &marks); ///< before the cases that they are about
    void alarmMarksChanged(const QList<huying::AlarmMark> &marks); ///< all of them, after others decided some
    /// Decisions of others that stand in the place of what was decided here.
    void alarmsOvertaken(const QList<huying::AlarmMark> &marks);
    void alarmsRefused(const QStringList &reasons); ///< what was decided here, which therefore counts here alone
    void areasLoaded(const huying::AreaTreePtr &areas);
    void casesLoaded(const QList<huying::CaseState> &cases); ///< open ones first, then the others in portions
    void openCasesLoaded();
    void rulesLoaded(const huying::RuleBookPtr &rules);
    void accessLoaded(const huying::AccessPolicy &policy);
    void unitsLoaded(const QList<huying::UnitRow> &units);
    void casesComplete(); ///< figures about the past are whole from here on
    void registerLoaded(const huying::PointTablePtr &points);
    /// All that was written into a register since its table was loaded, by whoever.
    void registerChanged(const huying::PointChangesPtr &changes);
    void allLoaded();

    void casesChanged(const QList<huying::CaseState> &cases); ///< by actions, local, replayed or of upstream
    void casesCorrected(const QList<huying::CaseState> &cases); ///< as upstream has them, their versions may be lower than before
    void unitsMoved(const QList<huying::UnitFix> &fixes);     ///< upstream's word of where they are
    void casesGone(const QList<huying::CaseId> &cases);       ///< not held any more
    void syncChanged(const huying::SyncStatus &status);
    void messagesChanged();
    void lookersChanged(const QList<huying::Look> &others); ///< at the case of lookAt()
    void actionsReturned(int number); ///< returnedActions() has more
    /// Rows or files of some cases: who shows one reads caseFile() again.
    void attachmentsChanged();
    void waitingChanged(const QSet<huying::CaseId> &cases); ///< that have actions which upstream has not taken yet
    void actionTaken(const huying::Action &action, const huying::CaseState &state); ///< what actionDone() then names
    void actionDone(const QUuid &actionId, const huying::CaseState &state);
    void actionRefused(const QUuid &actionId, const huying::Error &error);
    void speedChanged(double speed);
    void lookedBack(); ///< lookingAt() is another
    void replayHalted(const huying::Error &error); ///< paused; setSpeed() tries again

private:
    struct Writer;
    struct Reader;
    struct PastReader;
    QFuture<Result<CaseFile>> caseFileAt(const CaseId &id, std::optional<TimeMs> at);
    void forgetFolded();
    void load(const QString &path);
    RegisterColumns readAndPack(Store &store, RegisterKind kind, const PointSnapshots &snapshots);
    void startReplay();
    void halt(const Error &error);
    void onAdministration(std::function<void(Administration *)> job);
    void limitTo(const std::shared_ptr<const Scope> &scope);
    void take(const QList<CaseState> &cases);
    void announce(const QList<CaseState> &changed);
    void answer(const Result<QList<CaseState>> &after, const Action &action);
    void startEscalation();
    void startSync();
    void takeUpstream(const Journal::Taken &news);
    void takeStatus(const SyncStatus &status);
    void fetchFiles(const CaseId &id);
    void lookForWaiting();
    void readAlarms();
    void readAgain(const QStringList &tables);
    void readStale();
    void watchRegisters();
    void askUpstream(const SealedCell &cell, const UnmaskRequest &request, const std::function<void(const Result<QString> &)> &answer);

    Options m_options;
    Workflow m_workflow;
    Clock m_clock;
    std::optional<TimeMs> m_lookingAt;
    bool m_replaying = false; ///< the writer plays the record
    AreaTreePtr m_areas;
    std::shared_ptr<const Scope> m_scope; ///< null until the areas are known
    const std::shared_ptr<CellKey> m_key; ///< of personal cells
    SyncStatus::State m_link = SyncStatus::State::Alone;
    QSet<QString> m_unobtainable;         ///< SHA-256 of files that upstream did not give
    QSet<CaseId> m_known;                 ///< told to this seat, at the start or by an action
    std::shared_ptr<Writer> m_writer;
    std::shared_ptr<Reader> m_loader, m_query;
    QString m_readPath; ///< the store, or the copy that is replayed
    std::shared_ptr<PastReader> m_past;
    QSet<QString> m_stale; ///< registers that upstream changed and nobody has read again
    QTimer m_readSoon;
    std::unique_ptr<SyncThread> m_sync; ///< ends before the writer that it waits for
};

} // namespace huying
