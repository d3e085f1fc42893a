// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/pgconnection.h"

#include "data/sync/pgtrouble.h"

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace huying
{

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

namespace
{

constexpr milliseconds firstLinePatience{60000};

} // namespace

PgRows::PgRows(pg_result *result) : m_result(result, PQclear) {}

int PgRows::count() const
{
    return m_result ? PQntuples(m_result.get()) : 0;
}

bool PgRows::isNull(int row, int column) const
{
    return PQgetisnull(m_result.get(), row, column);
}

QByteArray PgRows::bytes(int row, int column) const
{
    return QByteArray(PQgetvalue(m_result.get(), row, column), PQgetlength(m_result.get(), row, column));
}

qint64 PgRows::affected() const
{
    return m_result ? QByteArray(PQcmdTuples(m_result.get())).toLongLong() : 0;
}

PgStop::PgStop() : m_descriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

PgStop::~PgStop()
{
    close(m_descriptor);
}

void PgStop::stop()
{
    eventfd_write(m_descriptor, 1);
}

bool PgStop::isStopped() const
{
    pollfd one{m_descriptor, POLLIN, 0};
    return poll(&one, 1, 0) > 0;
}

PgConnection::~PgConnection() = default;

/// False: stopped, or the socket is broken. `ready`: something came within the time.
bool PgConnection::pollSocket(short events, milliseconds atMost, bool &ready)
{
    const auto until = Steady::now() + atMost;
    for (;;) {
        pollfd both[] = {{PQsocket(m_conn.get()), events, 0}, {m_stop ? m_stop->descriptor() : -1, POLLIN, 0}};
        const auto left = std::chrono::duration_cast<milliseconds>(until - Steady::now()).count();
        const int n = poll(both, 2, static_cast<int>(std::max<long long>(left, 0)));
        if (n < 0 && errno == EINTR)
            continue;
        ready = n > 0 && both[0].revents;
        return n >= 0 && !both[1].revents;
    }
}

PgResult<void> PgConnection::connect(const Options &options)
{
    m_patience = options.patience;
    m_stop = options.stop;
    const QByteArray conninfo = options.conninfo.toUtf8(), user = options.user.toUtf8(), password = options.password.toUtf8();
    // dbname is expanded as conninfo; what follows counts over it, what stands before is only a default.
    const char *keys[] = {"connect_timeout", "keepalives_idle", "keepalives_interval", "tcp_user_timeout", "sslmode",
                          "application_name", "dbname", "client_encoding", user.isEmpty() ? nullptr : "user", "password", nullptr};
    const char *values[] = {"10", "20", "5", "15000", "verify-full", "huying", conninfo.constData(), "UTF8",
                            user.constData(), password.isEmpty() ? nullptr : password.constData(), nullptr};
    m_conn = {PQconnectStartParams(keys, values, 1), PQfinish};
    if (!m_conn)
        return tl::unexpected(PgError{{ErrorKind::Unavailable, QStringLiteral("内存不够，不能连接上级库")}, {}, true});
    const auto until = Steady::now() + m_patience * 2; // several hosts may stand in conninfo
    PostgresPollingStatusType step = PGRES_POLLING_WRITING;
    while (PQstatus(m_conn.get()) != CONNECTION_BAD && step != PGRES_POLLING_OK && step != PGRES_POLLING_FAILED) {
        bool ready = false;
        if (!pollSocket(step == PGRES_POLLING_READING ? POLLIN : POLLOUT, m_patience, ready))
            return tl::unexpected(lost(QStringLiteral("已停止")));
        if (!ready || Steady::now() > until)
            return tl::unexpected(lost(QStringLiteral("%1 秒没有回答").arg(m_patience.count() / 1000)));
        step = PQconnectPoll(m_conn.get());
    }
    if (PQstatus(m_conn.get()) != CONNECTION_OK)
        return tl::unexpected(connectTrouble(server(), QString::fromUtf8(PQerrorMessage(m_conn.get()))));
    PQsetnonblocking(m_conn.get(), 1);
    PQsetNoticeProcessor(m_conn.get(), [](void *, const char *) {}, nullptr);
    return {};
}

PgResult<std::unique_ptr<PgConnection>> PgConnection::open(const Options &options)
{
    char *why = nullptr;
    PQconninfoOption *parsed = PQconninfoParse(options.conninfo.toUtf8().constData(), &why);
    if (!parsed) {
        const QString words = QString::fromUtf8(why).trimmed();
        PQfreemem(why);
        return tl::unexpected(PgError{{ErrorKind::BadInput, QStringLiteral("上级库的连接串不对：%1").arg(words)}, {}, true});
    }
    PQconninfoFree(parsed);
    std::unique_ptr<PgConnection> connection(new PgConnection);
    if (auto done = connection->connect(options); !done)
        return tl::unexpected(done.error());
    return connection;
}

PgError PgConnection::lost(const QString &why) const
{
    return {{ErrorKind::Unavailable, QStringLiteral("与上级库 %1 的连接断了：%2").arg(server(), lossWords(why))}, {}, true};
}

PgResult<void> PgConnection::flush()
{
    for (;;) {
        const int left = PQflush(m_conn.get());
        if (left == 0)
            return {};
        bool ready = false;
        if (left < 0 || !pollSocket(POLLIN | POLLOUT, m_patience, ready))
            return tl::unexpected(lost(QString::fromUtf8(PQerrorMessage(m_conn.get())).trimmed()));
        if (!ready)
            return tl::unexpected(lost(QStringLiteral("%1 秒没有收下数据").arg(m_patience.count() / 1000)));
        if (!PQconsumeInput(m_conn.get())) // a server that is full of answers reads nothing more
            return tl::unexpected(lost(QString::fromUtf8(PQerrorMessage(m_conn.get())).trimmed()));
    }
}

PgResult<void> PgConnection::await(milliseconds patience)
{
    while (PQisBusy(m_conn.get())) {
        bool ready = false;
        if (!pollSocket(POLLIN, patience, ready))
            return tl::unexpected(lost(QStringLiteral("已停止")));
        if (!ready)
            return tl::unexpected(lost(QStringLiteral("%1 秒没有回答").arg(patience.count() / 1000)));
        if (!PQconsumeInput(m_conn.get()))
            return tl::unexpected(lost(QString::fromUtf8(PQerrorMessage(m_conn.get())).trimmed()));
    }
    return {};
}

PgResult<PgRows> PgConnection::lastResult(milliseconds patience)
{
    PgRows rows;
    std::optional<PgError> trouble;
    for (;;) {
        if (const auto ready = await(patience); !ready)
            return tl::unexpected(ready.error());
        PGresult *result = PQgetResult(m_conn.get());
        if (!result)
            break;
        const ExecStatusType status = PQresultStatus(result);
        PgRows next(result);
        if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE)
            trouble = answerTrouble(server(), result, PQstatus(m_conn.get()) != CONNECTION_OK);
        else
            rows = std::move(next);
        if (status == PGRES_COPY_OUT || status == PGRES_COPY_IN)
            return rows;
    }
    if (trouble)
        return tl::unexpected(*trouble);
    return rows;
}

PgResult<void> PgConnection::send(const QByteArray &sql, const QList<QByteArray> &parameters)
{
    QList<const char *> values;
    for (const QByteArray &value : parameters)
        values << (value.isNull() ? nullptr : value.constData());
    if (!PQsendQueryParams(m_conn.get(), sql.constData(), static_cast<int>(values.size()), nullptr, values.constData(), nullptr, nullptr, 0))
        return tl::unexpected(lost(QString::fromUtf8(PQerrorMessage(m_conn.get())).trimmed()));
    return {};
}

PgResult<PgRows> PgConnection::run(const QByteArray &sql, const QList<QByteArray> &parameters)
{
    return send(sql, parameters).and_then([this] { return flush(); }).and_then([this] { return lastResult(); });
}

PgResult<void> PgConnection::push(const QByteArray &sql, const QList<QByteArray> &parameters)
{
    if (!m_pushed && !PQenterPipelineMode(m_conn.get()))
        return tl::unexpected(lost(QString::fromUtf8(PQerrorMessage(m_conn.get())).trimmed()));
    if (const auto sent = send(sql, parameters); !sent)
        return sent;
    if (!PQpipelineSync(m_conn.get()))
        return tl::unexpected(lost(QString::fromUtf8(PQerrorMessage(m_conn.get())).trimmed()));
    ++m_pushed;
    return flush();
}

/// The answer, and behind it the mark that ends its transaction.
PgResult<PgRows> PgConnection::pull()
{
    auto rows = lastResult();
    if (!rows && rows.error().isLost)
        return rows;
    if (const auto ready = await(m_patience); !ready)
        return tl::unexpected(ready.error());
    PGresult *mark = PQgetResult(m_conn.get());
    const bool isMark = PQresultStatus(mark) == PGRES_PIPELINE_SYNC;
    PQclear(mark);
    if (!isMark || (--m_pushed == 0 && !PQexitPipelineMode(m_conn.get())))
        return tl::unexpected(lost(QString::fromUtf8(PQerrorMessage(m_conn.get())).trimmed()));
    return rows;
}

PgResult<void> PgConnection::script(const QByteArray &sql)
{
    if (!PQsendQuery(m_conn.get(), sql.constData()))
        return tl::unexpected(lost(QString::fromUtf8(PQerrorMessage(m_conn.get())).trimmed()));
    return flush().and_then([this] { return lastResult(); }).map([](const PgRows &) {});
}

PgResult<qint64> PgConnection::copyOut(const QByteArray &sql, const std::function<Result<void>(QByteArrayView)> &line)
{
    if (!PQsendQuery(m_conn.get(), sql.constData()))
        return tl::unexpected(lost(QString::fromUtf8(PQerrorMessage(m_conn.get())).trimmed()));
    // The server keeps its first words back until there are eight kilobytes of them, or all.
    const milliseconds atFirst = std::max(m_patience, firstLinePatience);
    if (const auto begun = flush().and_then([this, atFirst] { return lastResult(atFirst); }); !begun)
        return tl::unexpected(begun.error());
    for (qint64 rows = 0;;) {
        char *text = nullptr;
        const int size = PQgetCopyData(m_conn.get(), &text, 1);
        if (size > 0) {
            const std::unique_ptr<char, void (*)(void *)> owned(text, PQfreemem); // `line` may throw
            const auto taken = line(QByteArrayView(text, text[size - 1] == '\n' ? size - 1 : size));
            ++rows;
            if (!taken)
                return tl::unexpected(PgError{taken.error(), {}, true}); // the rest would have to be read to go on
            continue;
        }
        if (size == -1)
            return lastResult().map([rows](const PgRows &) { return rows; });
        bool ready = false;
        if (size == -2 || !pollSocket(POLLIN, rows ? m_patience : atFirst, ready) || !ready || !PQconsumeInput(m_conn.get()))
            return tl::unexpected(lost(QStringLiteral("读到第 %1 行时断了").arg(rows)));
    }
}

PgResult<qint64> PgConnection::copyIn(const QByteArray &sql, const std::function<Result<bool>(QByteArray &)> &fill)
{
    if (!PQsendQuery(m_conn.get(), sql.constData()))
        return tl::unexpected(lost(QString::fromUtf8(PQerrorMessage(m_conn.get())).trimmed()));
    if (const auto begun = flush().and_then([this] { return lastResult(); }); !begun)
        return tl::unexpected(begun.error());
    for (QByteArray buffer;;) {
        buffer.resize(0);
        const auto more = fill(buffer);
        if (!more) {
            PQputCopyEnd(m_conn.get(), "stopped by the client");
            (void)flush().and_then([this] { return lastResult(); });
            return tl::unexpected(PgError{more.error(), {}, false});
        }
        if (!buffer.isEmpty() && PQputCopyData(m_conn.get(), buffer.constData(), static_cast<int>(buffer.size())) < 0)
            return tl::unexpected(lost(QString::fromUtf8(PQerrorMessage(m_conn.get())).trimmed()));
        if (!*more)
            PQputCopyEnd(m_conn.get(), nullptr);
        if (const auto sent = flush(); !sent)
            return tl::unexpected(sent.error());
        if (!*more)
            return lastResult().map([](const PgRows &rows) { return rows.affected(); });
    }
}

PgResult<QList<QByteArray>> PgConnection::notifications()
{
    if (!PQconsumeInput(m_conn.get()))
        return tl::unexpected(lost(QString::fromUtf8(PQerrorMessage(m_conn.get())).trimmed()));
    QList<QByteArray> channels;
    while (PGnotify *notify = PQnotifies(m_conn.get())) {
        channels << notify->relname;
        PQfreemem(notify);
    }
    return channels;
}

bool PgConnection::wait(milliseconds atMost)
{
    bool ready = false;
    return pollSocket(POLLIN, atMost, ready) && ready;
}

int PgConnection::socket() const
{
    return PQsocket(m_conn.get());
}

PgResult<QByteArray> PgConnection::verifier(const QString &password, const QString &user)
{
    char *made = PQencryptPasswordConn(m_conn.get(), password.toUtf8().constData(), user.toUtf8().constData(), "scram-sha-256");
    if (!made)
        return tl::unexpected(lost(QString::fromUtf8(PQerrorMessage(m_conn.get())).trimmed()));
    const QByteArray text(made);
    PQfreemem(made);
    return text;
}

QString PgConnection::server() const
{
    const char *host = PQhost(m_conn.get()), *port = PQport(m_conn.get()), *name = PQdb(m_conn.get());
    return QStringLiteral("%1:%2/%3").arg(QString::fromUtf8(host), QString::fromUtf8(port), QString::fromUtf8(name));
}

QString PgConnection::password() const
{
    return QString::fromUtf8(PQpass(m_conn.get()));
}

int PgConnection::serverVersion() const
{
    return PQserverVersion(m_conn.get());
}

} // namespace huying
