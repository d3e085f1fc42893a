// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/pgtrouble.h"

#include <libpq-fe.h>

namespace huying
{

namespace
{

struct Sign
{
    const char *words; ///< in what libpq, the server or OpenSSL says
    ErrorKind kind;
    const char *meaning;
};

// The first one that fits counts. OpenSSL speaks English everywhere; the others may be translated.
constexpr Sign signsOfConnecting[] = {
    {"password authentication failed", ErrorKind::Refused, "账号或口令不对"},
    {"认证失败", ErrorKind::Refused, "账号或口令不对"},
    {"no password supplied", ErrorKind::Refused, "没有口令"},
    {"is not permitted to log in", ErrorKind::Refused, "账号已停用"},
    {"no pg_hba.conf entry", ErrorKind::Refused, "服务器不许从本机这样连接，请管理员查 pg_hba.conf"},
    {"does not match host name", ErrorKind::Unavailable, "服务器证书是别的主机的，可能有人冒充，没有发送口令"},
    {"certificate verify failed", ErrorKind::Unavailable, "服务器证书没有通过核对（不是本单位根证书签发的，或已过期），没有发送口令；请管理员查证书"},
    {"root certificate file", ErrorKind::Unavailable, "没有根证书文件，请在连接串里写 sslrootcert，或放在 ~/.postgresql/root.crt"},
    {"server does not support SSL", ErrorKind::Unavailable, "服务器没有开启 TLS，没有发送口令"},
    {"Connection refused", ErrorKind::Unavailable, "服务器没有开，或端口不对"},
    {"could not translate host name", ErrorKind::Unavailable, "找不到这个主机名，请检查网络和连接串"},
    {"timeout expired", ErrorKind::Unavailable, "没有回答，请检查网络"},
    {"No route to host", ErrorKind::Unavailable, "网络不通"},
    {"Network is unreachable", ErrorKind::Unavailable, "网络不通"},
    {"too many clients", ErrorKind::Unavailable, "服务器的连接数已满，稍后会再试"},
    {"too many connections for role", ErrorKind::Unavailable, "这个账号的连接数已满，稍后会再试"},
    {"starting up", ErrorKind::Unavailable, "服务器正在启动，稍后会再试"},
    {"shutting down", ErrorKind::Unavailable, "服务器正在停止，稍后会再试"},
    {"permission denied for database", ErrorKind::Refused, "这个账号不能用这个库"},
    {"database \"", ErrorKind::NotFound, "服务器上没有这个库，请先建库（createdb -T template0 -E UTF8 名字），或改连接串里的 dbname"},
    {"role \"", ErrorKind::Refused, "服务器上没有这个账号"},
};

constexpr std::pair<const char *, const char *> signsOfLoss[] = {
    {"closed unexpectedly", "服务器断开了连接"},
    {"closed the connection", "服务器断开了连接"},
    {"administrator command", "服务器正在停止，或管理员断开了连接"},
    {"reset by peer", "连接被中断"},
    {"Broken pipe", "连接被中断"},
    {"timed out", "没有回答，请检查网络"},
    {"unexpected eof", "连接被中断"},
    {"No route to host", "网络不通"},
    {"Network is unreachable", "网络不通"},
};

} // namespace

QString lossWords(const QString &said)
{
    for (const auto &[words, meaning] : signsOfLoss)
        if (said.contains(QLatin1String(words), Qt::CaseInsensitive))
            return QString::fromUtf8(meaning);
    return said.simplified();
}

PgError connectTrouble(const QString &server, const QString &said)
{
    const QString words = said.simplified();
    for (const Sign &sign : signsOfConnecting) {
        if (!words.contains(QString::fromUtf8(sign.words)))
            continue;
        return {{sign.kind, QStringLiteral("连不上上级库 %1：%2").arg(server, QString::fromUtf8(sign.meaning))}, {}, true};
    }
    return {{ErrorKind::Unavailable, QStringLiteral("连不上上级库 %1：%2").arg(server, words)}, {}, true};
}

PgError answerTrouble(const QString &server, const pg_result *result, bool isLost)
{
    const QByteArray state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const QString words = QString::fromUtf8(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
    if (isLost || state.startsWith("57P") || state.startsWith("08") || state.isEmpty()) {
        const QString said = words.isEmpty() ? QString::fromUtf8(PQresultErrorMessage(result)).simplified() : words;
        return {{ErrorKind::Unavailable, QStringLiteral("与上级库 %1 的连接断了：%2").arg(server, lossWords(said))}, state, true};
    }
    ErrorKind kind = ErrorKind::Storage;
    if (state == "55P03")
        return {{ErrorKind::Busy, QStringLiteral("上级库正被别的会话占用，等了太久，请稍后再试")}, state, false};
    if (state == "42501")
        kind = ErrorKind::Refused;
    else if (state == "40001" || state == "40P01")
        kind = ErrorKind::Conflict;
    else if (state.startsWith("22") || state.startsWith("23") || state == "P0001")
        kind = ErrorKind::BadInput;
    // Of a value that a column does not take the detail is the whole row, with whatever stands in it about people.
    const bool hasRow = state == "23502" || state == "23514";
    const QString detail = hasRow ? QString() : QString::fromUtf8(PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL));
    const QString who = state == "53100" ? QStringLiteral("上级库的磁盘已满，请管理员清理") : QStringLiteral("上级库");
    return {{kind, QStringLiteral("%1：%2%3").arg(who, words, detail.isEmpty() ? QString() : QStringLiteral("（%1）").arg(detail))}, state, false,
            QString::fromUtf8(PQresultErrorField(result, PG_DIAG_CONTEXT))};
}

QString serverWords(const QString &conninfo)
{
    QString host, port, database;
    PQconninfoOption *parsed = PQconninfoParse(conninfo.toUtf8().constData(), nullptr);
    for (PQconninfoOption *o = parsed; o && o->keyword; ++o) {
        const QByteArray keyword(o->keyword);
        QString *const wanted = keyword == "host" ? &host : keyword == "port" ? &port : keyword == "dbname" ? &database : nullptr;
        if (wanted && o->val)
            *wanted = QString::fromUtf8(o->val);
    }
    PQconninfoFree(parsed);
    return (host.isEmpty() ? QStringLiteral("localhost") : host) + (port.isEmpty() ? QString() : QStringLiteral(":") + port)
           + (database.isEmpty() ? QString() : QStringLiteral("/") + database);
}

QString overlaid(const QString &conninfo, const QString &more)
{
    QMap<QString, QString> words;
    for (const QString &one : {conninfo, more}) {
        PQconninfoOption *parsed = PQconninfoParse(one.toUtf8().constData(), nullptr);
        for (PQconninfoOption *o = parsed; o && o->keyword; ++o)
            if (o->val)
                words.insert(QString::fromLatin1(o->keyword), QString::fromUtf8(o->val));
        PQconninfoFree(parsed);
    }
    QStringList parts;
    for (auto it = words.begin(); it != words.end(); ++it) {
        it->replace(QLatin1String("\\"), QLatin1String("\\\\")).replace(QLatin1Char('\''), QLatin1String("\\'"));
        parts << QStringLiteral("%1='%2'").arg(it.key(), *it);
    }
    return parts.join(QLatin1Char(' '));
}

} // namespace huying
