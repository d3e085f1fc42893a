// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/casedesk.h"
#include "data/live/livestore.h"
#include "data/live/pastfolder.h"
#include "data/live/recording.h"
#include "data/live/registerwatch.h"
#include "data/live/replaycopy.h"
#include "data/live/storethread.h"
#include "data/store/alarmmarks.h"
#include "data/store/audit.h"
#include "data/store/passwords.h"
#include "data/store/reading.h"
#include "data/sync/cellkey.h"
#include "data/sync/journal.h"

#include <QDateTime>
#include <QTimer>

namespace huying
{

/// What the live store keeps in its threads. Only livestore.cpp and livestoreasks.cpp look into it.
struct LiveStore::Writer
{
    explicit Writer(const Workflow &table) : workflow(table), thread(QStringLiteral("writer")) {}
    ~Writer()
    {
        // Statements and timer belong to the thread and must end in it.
        thread.run([this] { escalationTimer.reset(), timer.reset(), recording.reset(), journal.reset(), desk.reset(), store.reset(); });
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
            journal.emplace(*store, workflow, desk->log());
            if (journal->binding().isBound())
                desk->workForUpstream(account ? account->name : journal->binding().account);
            return {};
        });
    }

    /// A copy's comes from upstream: one made here would seal what nobody else could open.
    Result<Vault> vaultFor(const QString &path, CellKey &key)
    {
        if (!journal->binding().isBound())
            return vaultOf(path);
        auto vault = key.vault();
        if (!vault && vault.error().kind == ErrorKind::NotFound)
            return fail(ErrorKind::Refused, QStringLiteral("这个账号没有个人信息的密钥，报告人的姓名和电话登记不了；请不填这两项，或联机登录后再报"));
        return vault;
    }

    Result<QList<CaseState>> take(CaseSteps steps, const QString &path, CellKey &key)
    {
        Action &first = steps.actions.first();
        if (!steps.reporter.isEmpty() || !steps.phone.isEmpty()) {
            const auto vault = vaultFor(path, key);
            if (!vault)
                return tl::unexpected(vault.error());
            sealReporter(first, *vault, steps.reporter, steps.phone);
        }
        if (steps.files.isEmpty())
            return desk->submitSteps(std::move(steps.actions));
        first.payload[QLatin1String("photos")] = steps.files.size();
        return desk->submitSteps(steps.actions, [this, &steps] {
            return attachAll(*store, steps.files, steps.actions.first());
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
    std::optional<Journal> journal;
    QSet<CaseId> waiting; ///< as they were told last
    std::optional<Recording> recording;
    std::unique_ptr<QTimer> timer, escalationTimer;
    StoreThread thread;
};

struct LiveStore::Reader
{
    explicit Reader(const QString &name) : thread(name) {}
    ~Reader()
    {
        thread.run([this] { timer.reset(), registers.reset(), search.reset(), store.reset(); });
        thread.stop();
    }

    std::unique_ptr<Store> store;
    std::unique_ptr<SearchIndex> search;
    std::optional<RegisterWatch> registers; ///< of the loader
    std::unique_ptr<QTimer> timer;          ///< that looks at them
    std::shared_ptr<const Scope> scope;
    std::atomic<bool> stop = false;
    StoreThread thread;
};

/// Folds the past, beside everything else.
struct LiveStore::PastReader
{
    explicit PastReader(const Workflow &table) : workflow(table), thread(QStringLiteral("past")) {}
    ~PastReader()
    {
        stop = true;
        thread.run([this] { folder.reset(), store.reset(); });
        thread.stop();
    }

    const Workflow workflow;
    std::unique_ptr<Store> store;
    std::optional<PastFolder> folder;
    std::shared_ptr<const Scope> scope;
    std::atomic<quint64> newest = 0; ///< question; an older one that still runs ends
    std::atomic<bool> stop = false;
    StoreThread thread;
};

/// The one sentence for everything that is refused while the past is shown.
inline std::optional<Error> refusalAt(const std::optional<TimeMs> &lookingAt)
{
    if (!lookingAt)
        return std::nullopt;
    return Error{ErrorKind::Refused, QStringLiteral("正在回看 %1，只读；回到现在再办").arg(QDateTime::fromMSecsSinceEpoch(*lookingAt).toString(QStringLiteral("yyyy-MM-dd HH:mm")))};
}

template <class T> QFuture<Result<T>> alreadyRefused(const Error &refusal)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(Result<T>(tl::unexpected<Error>(refusal)));
    promise.finish();
    return promise.future();
}

} // namespace huying
