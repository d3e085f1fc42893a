// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestore.h"

#include "data/live/livestoreparts.h"
#include "data/live/whendone.h"
#include "data/sync/cellkey.h"
#include "data/sync/syncthread.h"

#include <QDateTime>

namespace huying
{

namespace
{

constexpr int replayStepMs = 100;
constexpr int actionsPerStep = 500; ///< keeps one transaction of a fast replay short
constexpr int escalationStepMs = 20000;
constexpr int escalationsPerStep = 20;

} // namespace

LiveStore::LiveStore(Options options, Workflow workflow, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_workflow(std::move(workflow)),
      m_clock(m_options.replayAt ? Clock::replay(*m_options.replayAt, 0) : Clock::system()),
      m_key(std::make_shared<CellKey>(m_options.path, m_options.secrets)),
      m_writer(std::make_shared<Writer>(m_workflow)), m_loader(std::make_shared<Reader>(QStringLiteral("loader"))),
      m_query(std::make_shared<Reader>(QStringLiteral("query"))), m_past(std::make_shared<PastReader>(m_workflow))
{
    qRegisterMetaType<QList<CaseState>>();
}

LiveStore::~LiveStore()
{
    m_loader->stop = true;
    m_past->stop = true;
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
        if (done && !options.replayAt)
            done = guarded(path, QStringLiteral("打开"), [writer]() -> Result<void> { return PointSnapshots::expect(*writer->store), Result<void>(); });
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
            if (m_options.upstream && !m_options.replayAt)
                startSync();
            lookForWaiting();
        });
    });
}

void LiveStore::startReplay()
{
    m_replaying = true;
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
    if (m_options.replayAt && !m_replaying) {
        m_options.speed = speed; // asked for before the replay stands: it begins with this
        return;
    }
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
    if (const auto refusal = refusalAt(m_lookingAt)) {
        QMetaObject::invokeMethod(this, [this, last, refusal] { emit actionRefused(last.id, *refusal); }, Qt::QueuedConnection);
        return last.id;
    }
    m_writer->thread.run([this, writer = m_writer.get(), steps = std::move(steps), last, path = m_options.path, key = m_key]() mutable {
        Result<QList<CaseState>> after = fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开，请稍候再办"));
        if (writer->desk)
            after = writer->mayTouch(last.caseId).and_then([&] { return writer->take(std::move(steps), path, *key); });
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
    lookForWaiting();
    if (m_sync)
        m_sync->sendOutbox();
    emit actionTaken(action, after->first());
    emit actionDone(action.id, after->first());
}

QFuture<Result<QList<ActionAnswer>>> LiveStore::submitAll(QList<Action> actions)
{
    if (const auto refusal = refusalAt(m_lookingAt))
        return alreadyRefused<QList<ActionAnswer>>(*refusal);
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
        QMetaObject::invokeMethod(this, [this, changed] {
            announce(changed);
            lookForWaiting();
            if (m_sync)
                m_sync->sendOutbox();
        });
        return answers;
    });
}

} // namespace huying
