// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/attachments.h"
#include "data/store/verify.h"
#include "data/sync/firstload.h"
#include "data/sync/syncthread.h"
#include "tests/support/testupstream.h"

#include <QDateTime>
#include <QTemporaryDir>

namespace huying::test
{

/// A seat without windows: a store, its writer's thread and its link to upstream.
class TestSeat : public QObject
{
public:
    explicit TestSeat(const Workflow &workflow) : m_workflow(workflow) {}
    ~TestSeat() override { close(); }

    QString path() const { return m_dir.filePath(QStringLiteral("seat.gpkg")); }

    /// The first load, if there is no store yet, and then what links it.
    QString open(const PgConnection::Options &options)
    {
        if (const QString why = load(options); !why.isEmpty())
            return why;
        auto opened = Store::open(path(), Store::Access::Writer);
        if (!opened)
            return opened.error().message;
        m_store = std::move(*opened);
        m_writer = std::make_unique<StoreThread>(QStringLiteral("writer"));
        m_log = std::make_unique<CaseLog>(*m_store, m_workflow);
        m_log->keepForUpstream(options.user);
        m_journal = std::make_unique<Journal>(*m_store, m_workflow, *m_log);
        m_link = std::make_unique<SyncThread>(Sync::Options{options, QStringLiteral("T-01")}, *m_writer, *m_journal);
        connect(m_link->sync(), &Sync::statusChanged, this, [this](const SyncStatus &now) {
            status = now;
            fileTroubles << now.fileTrouble;
        });
        connect(m_link->sync(), &Sync::taken, this, [this](const Journal::Taken &) { ++news; });
        account = options.user;
        m_link->start();
        return {};
    }
    /// In a thread of its own, so that a proxy that lives in the test's goes on meanwhile.
    QString load(const PgConnection::Options &options)
    {
        if (QFileInfo::exists(path()))
            return {};
        StoreThread thread(QStringLiteral("load"));
        const auto loaded = thread.run([&] { return loadStore(path(), options, m_workflow); });
        if (!QTest::qWaitFor([&] { return loaded.isFinished(); }, 120000))
            return QStringLiteral("first load never ended");
        return loaded.result() ? QString() : loaded.result().error().error.message;
    }
    void close()
    {
        m_link.reset();
        m_writer.reset();
        m_journal.reset();
        m_log.reset();
        m_store.reset();
        status = {};
    }
    SyncThread &link() { return *m_link; }

    /// In the writer's thread.
    template <class F> auto ask(F &&job)
    {
        std::optional<decltype(job(*m_log, *m_journal))> result;
        QMetaObject::invokeMethod(m_writer->context(), [&] { result.emplace(job(*m_log, *m_journal)); }, Qt::BlockingQueuedConnection);
        return std::move(*result);
    }

    Action make(const CaseId &caseId, const QString &kind, QJsonObject payload, TimeMs at = 0)
    {
        const CaseState state = read(caseId);
        at = at ? at : std::max<TimeMs>(QDateTime::currentMSecsSinceEpoch(), state.updatedAt);
        return {uuid7(at), caseId, kind, account, {}, at, state.version, std::move(payload)};
    }
    /// Does it here; empty, or why not.
    QString act(const Action &action)
    {
        const auto done = ask([&](CaseLog &log, Journal &) { return log.submit(action); });
        m_link->sendOutbox();
        return done ? QString() : done.error().message;
    }
    QString note(const CaseId &caseId, const QString &text) { return act(make(caseId, QStringLiteral("note"), {{QStringLiteral("text"), text}})); }
    CaseId report(const QString &title, const QString &area = QStringLiteral("459021001001001"))
    {
        const CaseId id = uuid7(QDateTime::currentMSecsSinceEpoch());
        const QString why = act(make(id, QStringLiteral("report"),
                                     {{QStringLiteral("no"), QStringLiteral("LS-%1").arg(++m_number)}, {QStringLiteral("title"), title}, {QStringLiteral("area"), area}}));
        return why.isEmpty() ? id : CaseId();
    }
    /// Its SHA-256, or why it could not be attached.
    QString attach(const CaseId &id, const QByteArray &bytes, const QString &name, const QString &role = QStringLiteral("report"))
    {
        const NewAttachment about{id, name, role, QDateTime::currentMSecsSinceEpoch(), account};
        const auto done = ask([&](CaseLog &, Journal &) { return attachBytes(*m_store, bytes, about); });
        m_link->sendOutbox();
        return done ? QFileInfo(done->file).fileName() : done.error().message;
    }
    /// What lies under that hash here.
    QByteArray file(const QString &sha256) const
    {
        QFile file(fileName(sha256));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString fileName(const QString &sha256) const { return attachmentPath(path() + QStringLiteral(".files"), sha256); }
    CaseState read(const CaseId &id)
    {
        return ask([&](CaseLog &log, Journal &) { return log.read(id).value_or(CaseState()); });
    }
    QList<Action> actions(const CaseId &id)
    {
        return ask([&](CaseLog &log, Journal &) { return log.actionsOf(id).value_or(QList<Action>()); });
    }
    QList<ReturnedAction> returned()
    {
        return ask([](CaseLog &, Journal &journal) { return journal.returned().value_or(QList<ReturnedAction>()); });
    }
    /// Nothing waits, and upstream has confirmed what was sent.
    bool isSettled() { return count("SELECT count(*) FROM outbox") == 0; }
    qint64 count(const char *sql)
    {
        return ask([&](CaseLog &, Journal &) {
            SQLite::Statement row(m_store->db(), sql);
            return row.executeStep() ? row.getColumn(0).getInt64() : -1;
        });
    }
    void exec(const char *sql)
    {
        ask([&](CaseLog &, Journal &) { return m_store->db().exec(sql); });
    }
    /// Of the whole store; what does not fit if it is not clean.
    QByteArray digest()
    {
        return ask([&](CaseLog &, Journal &) -> QByteArray {
            const auto report = verifyStore(*m_store, m_workflow);
            return !report ? report.error().message.toUtf8() : report->isClean() ? report->digest.toHex() : report->differences.join(u'\n').toUtf8();
        });
    }
    bool isLive() const { return status.state == SyncStatus::State::Live; }

    SyncStatus status;
    QStringList fileTroubles; ///< all that were told
    bool wasTold(const QString &word) const { return !fileTroubles.filter(word).isEmpty(); }
    int news = 0;
    QString account;

private:
    const Workflow &m_workflow;
    QTemporaryDir m_dir;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<StoreThread> m_writer;
    std::unique_ptr<CaseLog> m_log;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<SyncThread> m_link;
    int m_number = 0;
};

} // namespace huying::test
