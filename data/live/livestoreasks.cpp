// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestoreparts.h"
#include "data/live/whendone.h"

#include <QDateTime>
#include <QFileInfo>
#include <algorithm>

// What is asked of the store besides actions: files of cases, search, personal cells, passwords, audit, rules.
namespace huying
{

namespace
{

/// Leaves what there was at an instant.
void putBack(CaseState &state, QList<Action> &actions, const Workflow &workflow, TimeMs at)
{
    actions.removeIf([at](const Action &action) { return action.at > at; });
    state = {};
    state.id = actions.isEmpty() ? CaseId() : actions.first().caseId;
    for (const Action &action : std::as_const(actions))
        if (auto next = reduce(workflow, state, action))
            state = std::move(*next);
    state.undoable = {};
}

} // namespace

QFuture<Result<void>> LiveStore::audit(const QString &act, const QString &subject, const QString &detail)
{
    const QString who = m_options.account ? m_options.account->name : QString();
    return m_writer->thread.run([writer = m_writer.get(), entry = AuditEntry{presentNow(), who, act, subject, detail}]() -> Result<void> {
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

QFuture<Result<CaseFile>> LiveStore::caseFileAt(const CaseId &id, std::optional<TimeMs> at)
{
    // The writer's connection, so that what was just done is in it.
    const QString folder = m_options.path + QStringLiteral(".files");
    using Where = Attachment::Where;
    const Where elsewhere = m_options.replayAt ? Where::Missing : m_link == SyncStatus::State::Live ? Where::Coming : Where::Offline;
    return m_writer->thread.run([this, writer = m_writer.get(), id, folder, elsewhere, lost = m_unobtainable, at, until = at.value_or(presentNow())]() -> Result<CaseFile> {
        if (!writer->desk)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        if (const auto may = writer->mayTouch(id); !may)
            return tl::unexpected(may.error());
        auto state = writer->desk->log().read(id);
        auto actions = writer->desk->log().actionsOf(id);
        if (at && state && actions)
            putBack(*state, *actions, writer->workflow, *at);
        if (!state || !actions)
            return tl::unexpected(!state ? state.error() : actions.error());
        return guarded(writer->store->path(), QStringLiteral("读取附件"), [&]() -> Result<CaseFile> {
            CaseFile file{*state, *actions, readAttachments(*writer->store, id, folder)};
            const bool isCopy = writer->journal->binding().isBound();
            for (Attachment &a : file.attachments) {
                if (QFile::exists(a.file))
                    continue;
                a.file.replace(folder, writer->store->filesFolder()); // what a replay's operator attached lies beside the copy
                if (!QFile::exists(a.file))
                    a.where = isCopy && !lost.contains(QFileInfo(a.file).fileName()) ? elsewhere : Where::Missing;
            }
            file.attachments.removeIf([until](const Attachment &a) { return a.at > until; }); // not taken yet
            if (std::ranges::any_of(file.attachments, [](const Attachment &a) { return a.where == Where::Coming; }))
                QMetaObject::invokeMethod(this, [this, id] { fetchFiles(id); });
            return file;
        });
    });
}

QFuture<Result<void>> LiveStore::keepAlarms(const QList<AlarmMark> &marks)
{
    if (const auto refusal = refusalAt(m_lookingAt))
        return alreadyRefused<void>(*refusal);
    return m_writer->thread.run([this, writer = m_writer.get(), marks]() -> Result<void> {
        if (!writer->store)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开，告警没有记下"));
        const auto written = writeAlarmMarks(*writer->store, marks);
        if (written)
            QMetaObject::invokeMethod(this, [this] {
                if (m_sync)
                    m_sync->sendAlarms();
            });
        return written;
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

QFuture<Result<QHash<quint32, QString>>> LiveStore::itemNames(RegisterKind kind, const std::vector<quint32> &fids)
{
    using Names = QHash<quint32, QString>;
    return m_query->thread.run([reader = m_query.get(), kind, fids]() -> Result<Names> {
        if (!reader->store || !reader->scope)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        return guarded(reader->store->path(), QStringLiteral("读取"),
                       [&]() -> Result<Names> { return readItemNames(*reader->store, kind, fids, *reader->scope); });
    });
}

QFuture<Result<QString>> LiveStore::unmask(const UnmaskRequest &request)
{
    if (const auto refusal = refusalAt(m_lookingAt))
        return alreadyRefused<QString>(*refusal);
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    const auto answer = [promise](const Result<QString> &text) { promise->addResult(text), promise->finish(); };
    m_writer->thread.run([this, writer = m_writer.get(), request, options = m_options, key = m_key, at = now(), answer] {
        if (!writer->desk || !options.account)
            return answer(fail(ErrorKind::Unavailable, QStringLiteral("没有登录的账号，不能查看个人信息")));
        // The audit of a replay goes with its throw-away copy; an invented place has nobody to protect.
        if (options.replayAt && writer->store->meta(QStringLiteral("seed")).isEmpty())
            return answer(fail(ErrorKind::Refused, QStringLiteral("回放中不能查看个人信息")));
        const auto asked = (request.caseId.isNull() ? writer->maySeePerson(request.fid) : writer->mayTouch(request.caseId)).and_then([&] {
            return askForCell(*writer->store, writer->access, *options.account, request, at);
        });
        if (asked && asked->cell.isEmpty() && !options.replayAt && writer->journal->binding().isBound())
            QMetaObject::invokeMethod(this, [this, cell = *asked, request, answer] { askUpstream(cell, request, answer); });
        else
            answer(asked.and_then([&](const SealedCell &sealed) { return openCell(*key, sealed.cell, request.field); }));
    });
    return promise->future();
}

QFuture<Result<bool>> LiveStore::checkPassword(const QString &password)
{
    return m_writer->thread.run([writer = m_writer.get(), password, account = m_options.account, at = presentNow()]() -> Result<bool> {
        if (!writer->store || !account)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        return guarded(writer->store->path(), QStringLiteral("核对口令"), [&]() -> Result<bool> {
            const bool right = isPassword(*writer->store, account->name, password);
            SQLite::Transaction transaction(writer->store->db(), SQLite::TransactionBehavior::IMMEDIATE);
            appendAudit(writer->store->db(), {at, account->name, right ? QStringLiteral("unlock") : QStringLiteral("unlock.refused"), account->seat, {}});
            transaction.commit();
            return right;
        });
    });
}

QFuture<Result<void>> LiveStore::changePassword(const QString &before, const QString &after)
{
    if (const auto refusal = refusalAt(m_lookingAt))
        return alreadyRefused<void>(*refusal);
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
    m_writer->thread.run([writer = m_writer.get(), options = m_options, job = std::move(job), isPast = m_lookingAt.has_value()] {
        // A replay's copy is thrown away, and with it whatever is decided in it.
        if (isPast || !writer->store || !options.account || options.replayAt) {
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
    if (const auto refusal = refusalAt(m_lookingAt))
        return alreadyRefused<int>(*refusal);
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
