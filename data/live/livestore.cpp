// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestore.h"

#include "data/live/casedesk.h"
#include "data/live/recording.h"
#include "data/live/replaycopy.h"
#include "data/live/storethread.h"
#include "data/live/whendone.h"
#include "data/store/alarmmarks.h"
#include "data/store/audit.h"
#include "data/store/passwords.h"
#include "data/store/reading.h"

#include <QDateTime>
#include <QTimer>

namespace huying
{

namespace
{

constexpr int replayStepMs = 100;
constexpr int actionsPerStep = 500; ///< keeps one transaction of a fast replay short
constexpr int escalationStepMs = 20000;
constexpr int escalationsPerStep = 20;

} // namespace

struct LiveStore::Writer
{
    explicit Writer(const Workflow &table) : workflow(table), thread(QStringLiteral("writer")) {}
    ~Writer()
    {
        // Statements and timer belong to the thread and must end in it.
        thread.run([this] { escalationTimer.reset(), timer.reset(), recording.reset(), desk.reset(), store.reset(); });
        thread.stop();
    }

    /// What stands in the log is looked at, so that nobody learns by asking what his scope does not hold.
    Result<void> mayTouch(const CaseId &id)
    {
        const auto state = scope ? desk->log().read(id) : Result<CaseState>();
        if (!state)
            return tl::unexpected(state.error());
        if (state->version && !scope->sees(*state))
            return fail(ErrorKind::Refused, QStringLiteral("这个案卷不在您的权限范围内"));
        return {};
    }

    Result<void> maySeePerson(quint32 fid)
    {
        SQLite::Statement row(store->db(), "SELECT area FROM people WHERE fid = ?");
        row.bind(1, static_cast<int64_t>(fid));
        if (scope && row.executeStep() && !scope->seesArea(textAt(row, 0)))
            return fail(ErrorKind::Refused, QStringLiteral("这个人不在您管的辖区"));
        return {};
    }

    Result<void> open(const QString &path, const std::optional<Account> &account)
    {
        auto limits = Deadlines::load();
        if (!limits)
            return tl::unexpected(limits.error());
        deadlines = std::move(*limits);
        auto rules = Escalation::load();
        if (!rules)
            return tl::unexpected(rules.error());
        escalation = std::move(*rules);
        auto opened = Store::open(path, Store::Access::Writer);
        if (!opened)
            return tl::unexpected(opened.error());
        store = std::move(*opened);
        auto decided = accessPolicyOf(*store);
        if (!decided)
            return tl::unexpected(decided.error());
        access = std::move(*decided);
        auto gate = Catalogue::load().and_then([](const Catalogue &catalogue) { return Admission::load(catalogue); });
        if (!gate)
            return tl::unexpected(gate.error());
        admission = std::move(*gate);
        return guarded(path, QStringLiteral("打开"), [&]() -> Result<void> {
            desk.emplace(*store, workflow, deadlines, escalation, account);
            desk->setAdmission(&admission);
            return {};
        });
    }

    Result<QList<CaseState>> take(CaseSteps steps, const QString &path)
    {
        Action &first = steps.actions.first();
        if (!steps.reporter.isEmpty() || !steps.phone.isEmpty()) {
            const auto vault = vaultOf(path);
            if (!vault)
                return tl::unexpected(vault.error());
            sealReporter(first, *vault, steps.reporter, steps.phone);
        }
        if (steps.files.isEmpty())
            return desk->submitSteps(std::move(steps.actions));
        first.payload[QLatin1String("photos")] = steps.files.size();
        return desk->submitSteps(steps.actions, [this, &steps] {
            return attachAll(*store, steps.files, steps.actions.first().caseId, steps.actions.first().at);
        });
    }

    Workflow workflow;
    std::optional<ReplayCopy> copy; ///< what a replay works on; outlives `store`
    Clock clock = Clock::system();
    std::unique_ptr<Store> store;
    Deadlines deadlines;
    Escalation escalation;
    AccessPolicy access;
    std::shared_ptr<const Scope> scope;
    Admission admission;
    std::optional<CaseDesk> desk;
    std::optional<Recording> recording;
    std::unique_ptr<QTimer> timer, escalationTimer;
    StoreThread thread;
};

struct LiveStore::Reader
{
    explicit Reader(const QString &name) : thread(name) {}
    ~Reader()
    {
        thread.run([this] { search.reset(), store.reset(); });
        thread.stop();
    }

    std::unique_ptr<Store> store;
    std::unique_ptr<SearchIndex> search;
    std::shared_ptr<const Scope> scope;
    std::atomic<bool> stop = false;
    StoreThread thread;
};

LiveStore::LiveStore(Options options, Workflow workflow, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_workflow(std::move(workflow)),
      m_clock(m_options.replayAt ? Clock::replay(*m_options.replayAt, 0) : Clock::system()),
      m_writer(std::make_shared<Writer>(m_workflow)), m_loader(std::make_shared<Reader>(QStringLiteral("loader"))),
      m_query(std::make_shared<Reader>(QStringLiteral("query")))
{
    qRegisterMetaType<QList<CaseState>>();
}

LiveStore::~LiveStore()
{
    m_loader->stop = true;
}

void LiveStore::open()
{
    m_writer->thread.run([this, writer = m_writer.get(), options = m_options]() {
        QString path = options.path;
        Result<void> done;
        if (options.replayAt) {
            path = writer->copy.emplace().path();
            done = writer->copy->takeFrom(options.path);
        }
        if (done)
            done = writer->open(path, options.account);
        if (done && options.replayAt) {
            writer->recording.emplace(*writer->store, writer->workflow, writer->desk->log());
            done = writer->recording->rewind(*options.replayAt);
        }
        QMetaObject::invokeMethod(this, [this, done, path] {
            if (!done) {
                emit failed(done.error());
                return;
            }
            load(path);
            if (m_options.replayAt)
                startReplay();
            startEscalation();
        });
    });
}

void LiveStore::load(const QString &path)
{
    m_query->thread.run([reader = m_query.get(), path] {
        if (auto store = Store::open(path, Store::Access::Reader)) {
            reader->store = std::move(*store);
            reader->search = std::make_unique<SearchIndex>(*reader->store);
        }
    });
    QStringList finalStates;
    for (const WorkflowState &state : m_workflow.states())
        if (state.isFinal)
            finalStates << state.code;
    m_loader->thread.run([this, reader = m_loader.get(), path, original = m_options.path, finalStates] {
        // Signals cross to the GUI thread by value; the object outlives the thread, which its destructor joins.
        const auto post = [this](auto &&emission) { QMetaObject::invokeMethod(this, std::move(emission)); };
        const auto done = guarded(path, QStringLiteral("读取"), [&]() -> Result<void> {
            auto store = Store::open(path, Store::Access::Reader);
            if (!store)
                return tl::unexpected(store.error());
            StoreInfo info = readInfo(**store);
            info.path = original;
            post([this, info] { emit opened(info); });
            post([this, names = readNames(**store)] { emit namesLoaded(names); });
            post([this, marks = readAlarmMarks(**store)] { emit alarmMarksLoaded(marks); });
            const AreaTreePtr areas = std::make_shared<AreaTree>(readAreas(**store));
            post([this, areas] { emit areasLoaded(m_areas = areas); });
            if (const auto access = accessPolicyOf(**store))
                post([this, access] { emit accessLoaded(*access); });
            const auto scope = std::make_shared<const Scope>(m_workflow, m_options.account, areas);
            post([this, scope] { limitTo(scope); });
            const auto hand = [&](QList<CaseState> cases) {
                cases.removeIf([&scope](const CaseState &state) { return !scope->sees(state); });
                if (!reader->stop)
                    post([this, cases] { take(cases); });
            };
            QList<CaseState> open; // in one piece: what comes after them is news to a queue
            readCases(**store, finalStates, true, [&open](const QList<CaseState> &cases) { open += cases; });
            hand(open);
            const QList<UnitRow> units = readUnits(**store);
            post([this, units] { emit unitsLoaded(units), emit openCasesLoaded(); });
            post([this, rules = readRuleBook(**store, areas)] { emit rulesLoaded(rules); });
            // Rates and hot spots need the closed ones: they come before the registers, which only the map draws.
            readCases(**store, finalStates, false, hand);
            post([this] { emit casesComplete(); });
            for (const RegisterKind kind : {RegisterKind::Things, RegisterKind::Places, RegisterKind::Organizations,
                                            RegisterKind::Sentiments, RegisterKind::People}) {
                if (reader->stop)
                    return {};
                const PointTablePtr points = readRegister(**store, kind, *areas, *scope);
                post([this, points] { emit registerLoaded(points); });
            }
            post([this] { emit allLoaded(); });
            return {};
        });
        if (!done)
            post([this, error = done.error()] { emit failed(error); });
    });
}

void LiveStore::startReplay()
{
    setSpeed(m_options.speed);
    m_writer->thread.run([this, writer = m_writer.get()] {
        writer->timer = std::make_unique<QTimer>();
        QObject::connect(writer->timer.get(), &QTimer::timeout, writer->timer.get(), [this, writer] {
            const auto step = writer->recording->playUntil(writer->clock.now(), actionsPerStep);
            QMetaObject::invokeMethod(this, [this, step] {
                if (!step)
                    halt(step.error());
                else if (!step->changed.isEmpty())
                    announce(step->changed);
            });
        });
        writer->timer->start(replayStepMs);
    });
}

void LiveStore::limitTo(const std::shared_ptr<const Scope> &scope)
{
    m_scope = scope;
    m_writer->thread.run([writer = m_writer.get(), scope] { writer->scope = scope; });
    m_query->thread.run([reader = m_query.get(), scope] { reader->scope = scope; });
}

void LiveStore::take(const QList<CaseState> &cases)
{
    if (m_scope && !m_scope->isWhole())
        for (const CaseState &state : cases)
            m_known.insert(state.id);
    emit casesLoaded(cases);
}

/// A case that leaves the scope is told as it was last seen: the one who gave it away is party to that.
void LiveStore::announce(const QList<CaseState> &changed)
{
    QList<CaseState> seen = changed;
    if (m_scope)
        seen.removeIf([this](const CaseState &state) { return !m_scope->sees(state) && !m_known.contains(state.id); });
    for (const CaseState &state : seen)
        m_known.insert(state.id);
    if (!seen.isEmpty())
        emit casesChanged(seen);
}

/// A full disk would fail ten times a second: the clock stands still, what is due is tried on quietly.
void LiveStore::halt(const Error &error)
{
    if (m_options.replayAt && m_clock.speed() > 0) {
        setSpeed(0);
        emit replayHalted(error);
    }
}

void LiveStore::startEscalation()
{
    m_writer->thread.run([this, writer = m_writer.get()] {
        writer->escalationTimer = std::make_unique<QTimer>();
        QObject::connect(writer->escalationTimer.get(), &QTimer::timeout, writer->escalationTimer.get(), [this, writer] {
            const auto changed = writer->desk->escalate(writer->clock.now(), escalationsPerStep);
            QMetaObject::invokeMethod(this, [this, changed] {
                if (!changed)
                    halt(changed.error()); // and tries again at the next round
                else if (!changed->isEmpty())
                    announce(*changed);
            });
        });
        writer->escalationTimer->start(escalationStepMs);
    });
}

void LiveStore::setSpeed(double speed)
{
    m_clock = m_clock.atSpeed(speed);
    m_writer->thread.run([writer = m_writer.get(), clock = m_clock] { writer->clock = clock; });
    emit speedChanged(speed);
}

QUuid LiveStore::submit(Action action)
{
    return submit(CaseSteps{{std::move(action)}, {}, {}, {}});
}

QUuid LiveStore::submit(CaseSteps steps)
{
    Q_ASSERT(!steps.actions.isEmpty());
    CaseId caseId = steps.actions.first().caseId;
    for (Action &action : steps.actions) {
        if (!action.at)
            action.at = now();
        if (action.id.isNull())
            action.id = uuid7(action.at);
        if (caseId.isNull())
            caseId = uuid7(action.at);
        action.caseId = caseId;
    }
    const Action last = steps.actions.last();
    m_writer->thread.run([this, writer = m_writer.get(), steps = std::move(steps), last, path = m_options.path]() mutable {
        Result<QList<CaseState>> after = fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开，请稍候再办"));
        if (writer->desk)
            after = writer->mayTouch(last.caseId).and_then([&] { return writer->take(std::move(steps), path); });
        QMetaObject::invokeMethod(this, [this, after, last] { answer(after, last); });
    });
    return last.id;
}

void LiveStore::answer(const Result<QList<CaseState>> &after, const Action &action)
{
    if (!after) {
        emit actionRefused(action.id, after.error());
        return;
    }
    announce(*after);
    emit actionTaken(action, after->first());
    emit actionDone(action.id, after->first());
}

QFuture<Result<QList<ActionAnswer>>> LiveStore::submitAll(QList<Action> actions)
{
    for (Action &action : actions) {
        action.at = action.at ? action.at : now();
        action.id = action.id.isNull() ? uuid7(action.at) : action.id;
    }
    return m_writer->thread.run([this, writer = m_writer.get(), actions]() -> Result<QList<ActionAnswer>> {
        if (!writer->desk)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开，请稍候再办"));
        QList<ActionAnswer> answers;
        QList<Action> allowed;
        for (const Action &action : actions)
            if (const auto may = writer->mayTouch(action.caseId); may)
                allowed << action;
            else
                answers << ActionAnswer{action.id, action.caseId, may.error().message, 0};
        const auto results = writer->desk->submitAll(allowed);
        if (!results)
            return tl::unexpected(results.error());
        QList<CaseState> changed;
        for (qsizetype i = 0; i < results->size(); ++i) {
            const auto &one = results->at(i);
            answers << ActionAnswer{allowed[i].id, allowed[i].caseId, one ? QString() : one.error().message, one ? one->first().version : 0};
            if (one)
                changed << *one;
        }
        QMetaObject::invokeMethod(this, [this, changed] { announce(changed); });
        return answers;
    });
}

QFuture<Result<void>> LiveStore::audit(const QString &act, const QString &subject, const QString &detail)
{
    const QString who = m_options.account ? m_options.account->name : QString();
    return m_writer->thread.run([writer = m_writer.get(), entry = AuditEntry{now(), who, act, subject, detail}]() -> Result<void> {
        if (!writer->store)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开，请稍候再办"));
        return guarded(writer->store->path(), QStringLiteral("写入审计"), [&]() -> Result<void> {
            SQLite::Transaction transaction(writer->store->db(), SQLite::TransactionBehavior::IMMEDIATE);
            appendAudit(writer->store->db(), entry);
            transaction.commit();
            return {};
        });
    });
}

QFuture<Result<CaseFile>> LiveStore::caseFile(const CaseId &id)
{
    // The writer's connection, so that what was just done is in it.
    const QString folder = m_options.path + QStringLiteral(".files");
    return m_writer->thread.run([writer = m_writer.get(), id, folder, until = now()]() -> Result<CaseFile> {
        if (!writer->desk)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        if (const auto may = writer->mayTouch(id); !may)
            return tl::unexpected(may.error());
        auto state = writer->desk->log().read(id);
        auto actions = writer->desk->log().actionsOf(id);
        if (!state || !actions)
            return tl::unexpected(!state ? state.error() : actions.error());
        return guarded(writer->store->path(), QStringLiteral("读取附件"), [&]() -> Result<CaseFile> {
            CaseFile file{*state, *actions, readAttachments(*writer->store, id, folder)};
            for (Attachment &a : file.attachments) // what a replay's operator attached lies beside the copy
                if (!QFile::exists(a.file))
                    a.file.replace(folder, writer->store->filesFolder());
            file.attachments.removeIf([until](const Attachment &a) { return a.at > until; }); // not taken yet
            return file;
        });
    });
}

QFuture<Result<void>> LiveStore::keepAlarms(const QList<AlarmMark> &marks)
{
    return m_writer->thread.run([writer = m_writer.get(), marks]() -> Result<void> {
        if (!writer->store)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开，告警没有记下"));
        return writeAlarmMarks(*writer->store, marks);
    });
}

QFuture<Result<QList<SearchHit>>> LiveStore::search(const QString &text, int limitPerKind)
{
    return m_query->thread.run([reader = m_query.get(), text, limitPerKind]() -> Result<QList<SearchHit>> {
        if (!reader->search)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        auto hits = reader->search->search(text, limitPerKind);
        if (hits && reader->scope)
            hits->removeIf([reader](const SearchHit &hit) {
                return hit.kind == HitKind::Case && !reader->scope->sees(readCaseRow(*reader->store, hit.caseId));
            });
        return hits;
    });
}

QFuture<Result<ItemFields>> LiveStore::item(RegisterKind kind, quint32 fid)
{
    return m_query->thread.run([reader = m_query.get(), kind, fid]() -> Result<ItemFields> {
        if (!reader->store)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        return guarded(reader->store->path(), QStringLiteral("读取"),
                       [&]() -> Result<ItemFields> { return readItem(*reader->store, kind, fid); });
    });
}

QFuture<Result<QString>> LiveStore::unmask(const UnmaskRequest &request)
{
    return m_writer->thread.run([writer = m_writer.get(), request, options = m_options, at = now()]() -> Result<QString> {
        if (!writer->desk || !options.account)
            return fail(ErrorKind::Unavailable, QStringLiteral("没有登录的账号，不能查看个人信息"));
        // The audit of a replay goes with its throw-away copy; an invented place has nobody to protect.
        if (options.replayAt && writer->store->meta(QStringLiteral("seed")).isEmpty())
            return fail(ErrorKind::Refused, QStringLiteral("回放中不能查看个人信息"));
        return (request.caseId.isNull() ? writer->maySeePerson(request.fid) : writer->mayTouch(request.caseId)).and_then([&] {
            return huying::unmask(*writer->store, options.path, writer->access, *options.account, request, at);
        });
    });
}

QFuture<Result<bool>> LiveStore::checkPassword(const QString &password)
{
    return m_writer->thread.run([writer = m_writer.get(), password, account = m_options.account, at = now()]() -> Result<bool> {
        if (!writer->store || !account)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        return guarded(writer->store->path(), QStringLiteral("核对口令"), [&]() -> Result<bool> {
            const bool right = isPassword(*writer->store, account->name, password);
            appendAudit(writer->store->db(), {at, account->name, right ? QStringLiteral("unlock") : QStringLiteral("unlock.refused"), account->seat, {}});
            return right;
        });
    });
}

QFuture<Result<void>> LiveStore::changePassword(const QString &before, const QString &after)
{
    return m_writer->thread.run([writer = m_writer.get(), before, after, options = m_options, at = now()]() -> Result<void> {
        if (!writer->store || !options.account)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        if (options.replayAt && writer->store->meta(QStringLiteral("seed")).isEmpty())
            return fail(ErrorKind::Refused, QStringLiteral("回放中不能改口令"));
        return guarded(writer->store->path(), QStringLiteral("改口令"), [&]() -> Result<void> {
            if (!isPassword(*writer->store, options.account->name, before))
                return fail(ErrorKind::Refused, QStringLiteral("原口令不对"));
            SQLite::Transaction transaction(writer->store->db(), SQLite::TransactionBehavior::IMMEDIATE);
            setPassword(*writer->store, options.account->name, after);
            appendAudit(writer->store->db(), {at, options.account->name, QStringLiteral("password"), options.account->name, {}});
            transaction.commit();
            return {};
        });
    });
}

void LiveStore::onAdministration(std::function<void(Administration *)> job)
{
    m_writer->thread.run([writer = m_writer.get(), options = m_options, job = std::move(job)] {
        // A replay's copy is thrown away, and with it whatever is decided in it.
        if (!writer->store || !options.account || options.replayAt) {
            job(nullptr);
            return;
        }
        Administration desk(*writer->store, writer->workflow, *options.account);
        job(&desk);
    });
}

QFuture<Result<QList<RuleVersion>>> LiveStore::ruleVersions(const QString &kind)
{
    return m_query->thread.run([reader = m_query.get(), kind]() -> Result<QList<RuleVersion>> {
        if (!reader->store)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        return huying::ruleVersions(*reader->store, kind);
    });
}

QFuture<Result<QByteArray>> LiveStore::ruleTable(const QString &kind, int version)
{
    return m_query->thread.run([reader = m_query.get(), kind, version]() -> Result<QByteArray> {
        if (!reader->store)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        return readRules(*reader->store, kind, version);
    });
}

QFuture<Result<int>> LiveStore::saveRules(const QString &kind, const QByteArray &table, int basedOn)
{
    return m_writer->thread.run([this, writer = m_writer.get(), kind, table, basedOn, who = m_options.account, at = now()]() -> Result<int> {
        if (!writer->store)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        if (!who)
            return fail(ErrorKind::Refused, QStringLiteral("没有登录的帐号，不能改规则"));
        const auto saved = huying::saveRules(*writer->store, kind, table, basedOn, *who, at);
        if (saved)
            QMetaObject::invokeMethod(this, &LiveStore::reloadRules);
        return saved;
    });
}

void LiveStore::reloadRules()
{
    m_query->thread.run([this, reader = m_query.get(), areas = m_areas] {
        if (reader->store)
            QMetaObject::invokeMethod(this, [this, rules = readRuleBook(*reader->store, areas)] { emit rulesLoaded(rules); });
    });
}

} // namespace huying
