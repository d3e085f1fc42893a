// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/upstream/loadaccounts.h"

#include "data/model/records.h"

#include <QRandomGenerator>
#include <unistd.h>

namespace huying
{

namespace
{

/// Twelve letters that nobody takes for others when he reads them from paper; 59 bits.
QString firstPassword()
{
    static constexpr char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";
    QString password;
    for (int i = 0; i < 12; ++i) {
        if (i > 0 && i % 4 == 0)
            password += QLatin1Char('-');
        password += QLatin1Char(letters[QRandomGenerator::system()->bounded(31)]);
    }
    return password;
}

QString csvField(QString text)
{
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

QList<QByteArray> words(const QString &joined)
{
    QList<QByteArray> list;
    for (const QString &word : joined.split(QLatin1Char(','), Qt::SkipEmptyParts))
        list << word.trimmed().toUtf8();
    return list;
}

Result<bool> isThere(PgConnection &server, const QString &name)
{
    return server.run("SELECT FROM huying.accounts WHERE name = $1", {pgText(name)}).map_error(wordsOf).map([](const PgRows &rows) { return rows.count() > 0; });
}

/// An account whose password is not known signs in nowhere; the security administrator gives it one.
Result<QByteArray> verifierFor(PgConnection &server, const AccountRecord &account, PasswordFile &passwords)
{
    if (!passwords.isWanted())
        return QByteArray();
    const QString password = firstPassword();
    passwords.add(account.name, account.display, password);
    return server.verifier(password, account.name).map_error(wordsOf);
}

Result<void> putAccount(PgConnection &server, const AccountRecord &account, PasswordFile &passwords)
{
    const auto verifier = verifierFor(server, account, passwords);
    if (!verifier)
        return tl::unexpected(verifier.error());
    // Locally an empty scope is the whole place.
    const QByteArray areas = account.area.isEmpty() ? QByteArray("{*}") : pgArray({account.area.toUtf8()});
    const QByteArray orgs = account.org.isEmpty() ? QByteArray() : pgArray({account.org.toUtf8()});
    const auto put = server.run("SELECT huying_sys.put_account($1, $2, $3, $4, $5, $6, NULL, $7)",
                                {pgText(account.name), pgText(account.display), pgArray(words(account.roles)),
                                 account.seat.isEmpty() ? QByteArray() : pgText(account.seat), areas, orgs, *verifier});
    if (put)
        return {};
    return fail(put.error().error.kind, QStringLiteral("账号 %1：%2").arg(account.name, put.error().error.message));
}

} // namespace

PasswordFile::~PasswordFile()
{
    if (m_file.isOpen() && !m_kept)
        m_file.remove();
}

Result<void> PasswordFile::begin(const QString &path)
{
    if (path.isEmpty())
        return {};
    if (QFile::exists(path))
        return fail(ErrorKind::Refused, QStringLiteral("口令文件 %1 已经存在，不会覆盖；请换个名字").arg(path));
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(ErrorKind::Storage, QStringLiteral("口令文件 %1 写不了：%2").arg(path, m_file.errorString()));
    m_file.write("账号,名称,初始口令\n");
    return {};
}

void PasswordFile::add(const QString &name, const QString &display, const QString &password)
{
    m_file.write(QStringLiteral("%1,%2,%3\n").arg(name, csvField(display), password).toUtf8());
}

Result<void> PasswordFile::finish()
{
    if (!isWanted() || (m_file.error() == QFileDevice::NoError && m_file.flush() && fsync(m_file.handle()) == 0))
        return {};
    return fail(ErrorKind::Storage, QStringLiteral("口令文件 %1 写不了：%2").arg(m_file.fileName(), m_file.errorString()));
}

Result<void> loadAccounts(Store &store, PgConnection &server, PasswordFile &passwords, LoadReport &report)
{
    const auto accounts = guarded(store.path(), QStringLiteral("读取账号"), [&]() -> Result<QList<AccountRecord>> {
        QList<AccountRecord> list;
        SQLite::Statement rows(store.db(), "SELECT name, display, roles, area, org, seat FROM accounts ORDER BY name");
        while (rows.executeStep())
            list << AccountRecord{textAt(rows, 0), textAt(rows, 1), textAt(rows, 2), textAt(rows, 3), textAt(rows, 4), textAt(rows, 5)};
        return list;
    });
    if (!accounts)
        return tl::unexpected(accounts.error());
    qint64 made = 0;
    for (const AccountRecord &account : *accounts) {
        const auto known = isThere(server, account.name);
        if (!known)
            return tl::unexpected(known.error());
        if (*known) {
            report.notices << QStringLiteral("账号 %1 上级库里已有，没有改动").arg(account.name);
            continue;
        }
        if (const auto put = putAccount(server, account, passwords); !put)
            return put;
        ++made;
    }
    report.rows << std::pair(QStringLiteral("账号"), made);
    return passwords.finish();
}

} // namespace huying
