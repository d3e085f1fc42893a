// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestoreparts.h"
#include "data/sync/syncthread.h"

#include "data/store/reading.h"

#include <QDeadlineTimer>

// What ties the store of a seat to its upstream.
namespace huying
{

namespace
{

constexpr int readAgainMs = 500; ///< one reading for what changes together
constexpr int lookMs = 1000; ///< how long what another program writes into a register may stay unseen

TimeMs steadyMs()
{
    return QDeadlineTimer::current().deadline();
}

} // namespace

void LiveStore::startSync()
{
    const QString seat = m_options.account ? m_options.account->seat : QString();
    m_sync = std::make_unique<SyncThread>(Sync::Options{*m_options.upstream, seat, m_key}, m_writer->thread, *m_writer->journal);
    connect(m_sync->sync(), &Sync::statusChanged, this, &LiveStore::takeStatus);
    connect(m_sync->sync(), &Sync::filesCame, this, &LiveStore::attachmentsChanged);
    connect(m_sync->sync(), &Sync::fileMissed, this, [this](const QString &sha256) {
        m_unobtainable.insert(sha256);
        emit attachmentsChanged();
    });
    connect(m_sync->sync(), &Sync::taken, this, &LiveStore::takeUpstream);
    connect(m_sync->sync(), &Sync::unitsMoved, this, &LiveStore::unitsMoved);
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(readAgainMs);
    connect(&m_readSoon, &QTimer::timeout, this, &LiveStore::readStale);
    connect(m_sync->sync(), &Sync::messagesChanged, this, &LiveStore::messagesChanged);
    connect(m_sync->sync(), &Sync::looked, this, &LiveStore::lookersChanged);
    m_sync->start();
}

void LiveStore::takeUpstream(const Journal::Taken &news)
{
    if (!news.changed.isEmpty() || !news.gone.isEmpty())
        forgetFolded();
    if (!news.changed.isEmpty()) {
        announce(news.changed); // while the rows of before still stand
        emit casesCorrected(news.changed);
    }
    if (!news.gone.isEmpty())
        emit casesGone(news.gone);
    if (news.tables.contains(QLatin1String("rules")))
        reloadRules();
    QStringList registersOf = news.tables;
    if (registersOf.removeAll(QStringLiteral("alarms")))
        readAlarms();
    if (!news.alarmsOfOthers.isEmpty())
        emit alarmsOvertaken(news.alarmsOfOthers);
    if (!news.alarmsRefused.isEmpty())
        emit alarmsRefused(news.alarmsRefused);
    readAgain(registersOf);
    if (news.tables.contains(QLatin1String("attachments")))
        emit attachmentsChanged();
    if (news.returned)
        emit actionsReturned(news.returned);
    lookForWaiting();
}

/// By the writer, so that what was decided here in the meantime is among them.
void LiveStore::readAlarms()
{
    m_writer->thread.run([this, writer = m_writer.get()] {
        if (!writer->store)
            return;
        const auto done = guarded(writer->store->path(), QStringLiteral("读取告警"), [&]() -> Result<void> {
            QMetaObject::invokeMethod(this, [this, marks = readAlarmMarks(*writer->store)] { emit alarmMarksChanged(marks); });
            return {};
        });
        if (!done)
            qWarning("%s", qPrintable(done.error().message));
    });
}

void LiveStore::readAgain(const QStringList &tables)
{
    for (const QString &table : tables)
        m_stale.insert(table);
    if (!m_stale.isEmpty() && !m_readSoon.isActive())
        m_readSoon.start();
}

/// After the first reading, in the same thread, so that the newer word is the last one.
void LiveStore::readStale()
{
    m_loader->thread.run([this, reader = m_loader.get(), path = m_readPath, stale = std::exchange(m_stale, {})] {
        const auto post = [this](auto &&emission) { QMetaObject::invokeMethod(this, std::move(emission)); };
        const auto isStale = [&stale](const char *table) { return stale.contains(QLatin1String(table)); };
        const auto done = guarded(path, QStringLiteral("读取"), [&]() -> Result<void> {
            auto store = Store::open(path, Store::Access::Reader);
            if (!store)
                return tl::unexpected(store.error());
            if (isStale("codes") || isStale("organizations") || isStale("accounts"))
                post([this, names = readNames(**store)] { emit namesLoaded(names); });
            const bool areasMoved = isStale("areas") || isStale("area_supersede");
            if (isStale("units"))
                post([this, units = readUnits(**store)] { emit unitsLoaded(units); });
            if (areasMoved) {
                const AreaTreePtr areas = std::make_shared<AreaTree>(readAreas(**store));
                const auto scope = std::make_shared<const Scope>(m_workflow, m_options.account, areas);
                post([this, areas] { emit areasLoaded(m_areas = areas); });
                post([this, scope] { limitTo(scope); });
                if (!reader->stop && reader->registers)
                    reader->registers->setAreas(areas, scope);
            }
            if (!reader->stop && reader->registers)
                reader->registers->look(steadyMs());
            return {};
        });
        if (!done)
            qWarning("%s", qPrintable(done.error().message));
    });
}

void LiveStore::watchRegisters()
{
    m_loader->thread.run([this, reader = m_loader.get()] {
        reader->timer = std::make_unique<QTimer>();
        QObject::connect(reader->timer.get(), &QTimer::timeout, reader->timer.get(), [reader] {
            if (reader->stop || !reader->registers)
                return;
            const auto done = guarded(reader->store->path(), QStringLiteral("读取"), [&]() -> Result<void> {
                reader->registers->look(steadyMs());
                return {};
            });
            if (!done)
                qWarning("%s", qPrintable(done.error().message));
        });
        reader->timer->start(lookMs);
    });
}

void LiveStore::takeStatus(const SyncStatus &status)
{
    const bool turned = (status.state == SyncStatus::State::Live) != (m_link == SyncStatus::State::Live);
    m_link = status.state;
    emit syncChanged(status);
    if (turned)
        emit attachmentsChanged(); // those that are not here are on their way now, or not any more
}

void LiveStore::fetchFiles(const CaseId &id)
{
    if (m_sync)
        m_sync->fetchFiles(id);
}

/// Nothing is told while it stays the same, which is nearly always.
void LiveStore::lookForWaiting()
{
    if (m_options.replayAt)
        return;
    m_writer->thread.run([this, writer = m_writer.get()] {
        if (!writer->journal || !writer->journal->binding().isBound())
            return;
        const auto waiting = writer->journal->waitingCases();
        if (!waiting || *waiting == writer->waiting)
            return;
        writer->waiting = *waiting;
        QMetaObject::invokeMethod(this, [this, cases = *waiting] { emit waitingChanged(cases); });
    });
}

void LiveStore::reconnect()
{
    if (m_sync)
        m_sync->reconnect();
}

void LiveStore::signIn(const QString &password)
{
    if (m_sync)
        m_sync->signIn(password);
}

/// Upstream writes its own audit before it hands a cell out.
void LiveStore::askUpstream(const SealedCell &cell, const UnmaskRequest &request, const std::function<void(const Result<QString> &)> &answer)
{
    if (!m_sync)
        return answer(fail(ErrorKind::Unavailable, QStringLiteral("%1由上级库保管，联机后再看").arg(nameOf(request.field))));
    m_sync->fetchCell(cell.subject, cell.member, request.reason.trimmed(), [answer, request, key = m_key](const Result<QByteArray> &sealed) {
        answer(sealed.and_then([&](const QByteArray &bytes) { return openCell(*key, bytes, request.field); }));
    });
}

QFuture<Result<QList<ReturnedAction>>> LiveStore::returnedActions()
{
    return m_writer->thread.run([writer = m_writer.get()]() -> Result<QList<ReturnedAction>> {
        return writer->journal ? writer->journal->returned() : Result<QList<ReturnedAction>>();
    });
}

QFuture<Result<void>> LiveStore::decide(const QUuid &action, ReturnedAction::Decision decision)
{
    if (const auto refusal = refusalAt(m_lookingAt))
        return alreadyRefused<void>(*refusal);
    return m_writer->thread.run([this, writer = m_writer.get(), action, decision]() -> Result<void> {
        if (!writer->journal)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        const auto done = writer->journal->decide(action, decision);
        QMetaObject::invokeMethod(this, [this] {
            if (m_sync)
                m_sync->sendOutbox(); // which counts anew
        });
        return done;
    });
}

} // namespace huying
