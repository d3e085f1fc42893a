// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUuid>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

struct pg_conn;
struct pg_result;

namespace huying
{

/// What the server or the way to it said no with. `sqlState` is empty when there was no answer at all.
struct PgError
{
    Error error;
    QByteArray sqlState;
    bool isLost = false; ///< the connection is gone: make a new one
    QString context = {};     ///< where it was at, "COPY areas, line 3, column geom"; for the machine

    /// To be sent again as it is: somebody else's transaction was in the way.
    bool isTransient() const { return sqlState == "40001" || sqlState == "40P01" || sqlState == "55P03"; }
};

template <class T> using PgResult = tl::expected<T, PgError>;

/// Errors of the store come from here and are no fault of the link.
template <class T> PgResult<T> fromStore(Result<T> result)
{
    if (!result)
        return tl::unexpected(PgError{result.error(), {}, false});
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*result);
}

/// Rows of one answer, in text form; values may be kept as long as the object.
class PgRows
{
public:
    PgRows() = default;
    explicit PgRows(pg_result *result);

    int count() const;
    bool isNull(int row, int column) const;
    QByteArray bytes(int row, int column) const; ///< as the server wrote it
    QString text(int row, int column) const { return QString::fromUtf8(bytes(row, column)); }
    qint64 integer(int row, int column) const { return bytes(row, column).toLongLong(); }
    qint64 affected() const;

private:
    std::shared_ptr<pg_result> m_result;
};

/// Ends the waits of the connections that hold it, from any thread and for good.
class PgStop
{
public:
    PgStop();
    ~PgStop();
    PgStop(const PgStop &) = delete;
    PgStop &operator=(const PgStop &) = delete;
    void stop();
    bool isStopped() const;
    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// One session on a PostgreSQL server through libpq; one thread at a time. Calls block it, but not longer than
/// `patience` without a byte from the server, so that a half-open link is noticed, and not beyond PgStop::stop().
class PgConnection
{
public:
    struct Options
    {
        QString conninfo; ///< as libpq takes it, "host=… dbname=…" or a URI; several hosts are tried in turn
        QString user, password; ///< over those of conninfo, if not empty
        std::chrono::milliseconds patience{15000};
        std::shared_ptr<PgStop> stop; ///< may be null
    };

    /// Errors: Refused (name, password or right), BadInput (conninfo), Unavailable (no way there, certificate).
    static PgResult<std::unique_ptr<PgConnection>> open(const Options &options);
    ~PgConnection();

    /// One statement with its parameters $1 …, text form; a null QByteArray is NULL.
    PgResult<PgRows> run(const QByteArray &sql, const QList<QByteArray> &parameters = {});
    /// libpq's pipeline: sends a statement as run() does without waiting for what was sent before, each a transaction of
    /// its own. Nothing else may be asked before pull() has given back as many answers, in that order.
    PgResult<void> push(const QByteArray &sql, const QList<QByteArray> &parameters);
    PgResult<PgRows> pull();
    /// Any number of statements without parameters; one transaction unless they say otherwise.
    PgResult<void> script(const QByteArray &sql);
    /// COPY … TO STDOUT in text form. `line` gets each without its line end; an error of it ends the copy. Rows.
    /// A busy server has a minute for the first line, however short `patience` is: it may have to sort before. A host that is
    /// gone is noticed by TCP meanwhile.
    PgResult<qint64> copyOut(const QByteArray &sql, const std::function<Result<void>(QByteArrayView line)> &line);
    /// COPY … FROM STDIN. `fill` appends lines to an empty buffer and says whether there may be more. Rows.
    PgResult<qint64> copyIn(const QByteArray &sql, const std::function<Result<bool>(QByteArray &buffer)> &fill);

    /// Channels that called since the last time; reads what has arrived and does not wait.
    PgResult<QList<QByteArray>> notifications();
    /// Waits for a byte from the server, at most so long; true if there is one.
    bool wait(std::chrono::milliseconds atMost);
    int socket() const;

    /// SCRAM verifier of a password, made here so that the password does not travel.
    PgResult<QByteArray> verifier(const QString &password, const QString &user);
    QString password() const; ///< that the session was opened with, wherever libpq had it from
    QString server() const; ///< "host:port/dbname", for words
    int serverVersion() const; ///< 150004

private:
    PgConnection() = default;
    PgResult<void> connect(const Options &options);
    PgResult<void> flush();
    PgResult<void> await(std::chrono::milliseconds patience);
    PgResult<PgRows> lastResult() { return lastResult(m_patience); }
    PgResult<PgRows> lastResult(std::chrono::milliseconds patience);
    PgResult<void> send(const QByteArray &sql, const QList<QByteArray> &parameters);
    PgError lost(const QString &why) const;
    bool pollSocket(short events, std::chrono::milliseconds atMost, bool &ready);

    std::unique_ptr<pg_conn, void (*)(pg_conn *)> m_conn{nullptr, nullptr};
    std::chrono::milliseconds m_patience{0};
    std::shared_ptr<PgStop> m_stop;
    int m_pushed = 0;
};

// Values in text form.
QByteArray pgText(const QString &s);                ///< null stays NULL
QByteArray pgText(const QUuid &id);
QByteArray pgArray(const QList<QByteArray> &items); ///< '{"…","…"}'
QByteArray pgBytea(const QByteArray &bytes);        ///< '\x…'
/// One field of a COPY line escaped, or unescaped; `\N` is a null QByteArray.
QByteArray copyField(QByteArrayView text);
QList<QByteArray> copyFields(QByteArrayView line);

/// A value of a row in text form; none: NULL.
using PgCell = std::optional<std::string_view>;

/// copyFields() for millions of lines: what it shows of a line stays until the next one, and no longer than the line itself.
class CopyFields
{
public:
    std::span<const PgCell> of(QByteArrayView line);

private:
    QByteArray m_text; ///< what had to be unescaped
    std::vector<PgCell> m_cells;
};

} // namespace huying
