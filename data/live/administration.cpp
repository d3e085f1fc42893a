// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/administration.h"

#include "data/store/passwords.h"

namespace huying
{

namespace
{

const QString systemRole = QStringLiteral("admin_system"), securityRole = QStringLiteral("admin_security"),
              auditRole = QStringLiteral("admin_audit"), auditorRole = QStringLiteral("auditor");

bool hasRole(const Workflow &workflow, const QString &code)
{
    return std::ranges::any_of(workflow.roles(), [&code](const WorkflowRole &role) { return role.code == code; });
}

AuditEntry entryAt(const SQLite::Statement &row)
{
    return {row.getColumn(0).getInt64(), textAt(row, 1), textAt(row, 2), textAt(row, 3), textAt(row, 4)};
}

} // namespace

Administration::Administration(Store &store, const Workflow &workflow, Account account)
    : m_store(store), m_workflow(workflow), m_account(std::move(account))
{
}

Result<void> Administration::only(const QStringList &roles, const QString &what) const
{
    if (m_account.mayAny(roles))
        return {};
    return fail(ErrorKind::Refused, QStringLiteral("您的角色不能%1").arg(what));
}

QString Administration::separationProblem(const QStringList &roles)
{
    const QStringList administrators{systemRole, securityRole, auditRole};
    const auto isAdministrator = [&](const QString &role) { return administrators.contains(role); };
    const auto count = std::ranges::count_if(roles, isAdministrator);
    if (count > 1)
        return QStringLiteral("系统、安全、审计三种管理员不能由一人兼任");
    const bool others = std::ranges::any_of(roles, [&](const QString &role) {
        return !isAdministrator(role) && !(role == auditorRole && roles.contains(auditRole));
    });
    return count && others ? QStringLiteral("管理员不能兼办案卷的角色") : QString();
}

QString Administration::accountProblem(const Account &account) const
{
    if (account.name.isEmpty() || account.display.trimmed().isEmpty())
        return QStringLiteral("账号名和显示名都要填");
    static const auto fits = [](QChar c) { return c.isLower() || c.isDigit() || c == u'_' || c == u'-' || c == u'.'; };
    if (account.name.size() > 40 || !std::ranges::all_of(account.name, fits))
        return QStringLiteral("账号名“%1”只能用小写字母、数字和 _ - .，最长 40 个").arg(account.name);
    if (account.roles.isEmpty())
        return QStringLiteral("%1 没有角色").arg(account.name);
    for (const QString &role : account.roles)
        if (!hasRole(m_workflow, role))
            return QStringLiteral("没有角色“%1”").arg(role);
    if (const QString why = separationProblem(account.roles); !why.isEmpty())
        return why;
    if (account.name == m_account.name && !account.roles.contains(systemRole))
        return QStringLiteral("不能取消自己的系统管理员角色，请由另一位系统管理员来改");
    return {};
}

Result<QList<Account>> Administration::accounts()
{
    if (const auto may = only({systemRole, auditRole}, QStringLiteral("查看账号")); !may)
        return tl::unexpected(may.error());
    return guarded(m_store.path(), QStringLiteral("读取账号"), [&]() -> Result<QList<Account>> {
        QList<Account> list;
        SQLite::Statement rows(m_store.db(), "SELECT name, display, roles, area, org, seat FROM accounts ORDER BY name");
        while (rows.executeStep())
            list << Account{textAt(rows, 0), textAt(rows, 1), textAt(rows, 2).split(QLatin1Char(','), Qt::SkipEmptyParts),
                            textAt(rows, 3), textAt(rows, 4), textAt(rows, 5)};
        return list;
    });
}

Result<void> Administration::saveAccount(const Account &account, bool clearPassword, TimeMs at)
{
    if (const auto may = only({systemRole}, QStringLiteral("修改账号")); !may)
        return may;
    if (const QString why = accountProblem(account); !why.isEmpty())
        return fail(ErrorKind::Refused, why);
    return guarded(m_store.path(), QStringLiteral("保存账号"), [&]() -> Result<void> {
        SQLite::Database &db = m_store.db();
        const std::pair<const char *, QString> scopes[] = {{"SELECT 1 FROM areas WHERE code = ?", account.area},
                                                           {"SELECT 1 FROM organizations WHERE code = ?", account.org}};
        for (const auto &[sql, code] : scopes) {
            SQLite::Statement known(db, sql);
            known.bind(1, toSql(code));
            if (!code.isEmpty() && !known.executeStep())
                return fail(ErrorKind::Refused, QStringLiteral("没有辖区或单位“%1”").arg(code));
        }
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement write(db, "INSERT OR REPLACE INTO accounts (name, display, roles, area, org, seat) VALUES (?,?,?,?,?,?)");
        const QString cells[] = {account.name, account.display, account.roles.join(QLatin1Char(',')), account.area, account.org, account.seat};
        for (int i = 0; i < 6; ++i)
            cells[i].isEmpty() ? write.bind(i + 1) : write.bind(i + 1, toSql(cells[i]));
        write.exec();
        if (clearPassword)
            setPassword(m_store, account.name, {});
        appendAudit(db, {at, m_account.name, QStringLiteral("account"), account.name,
                         QStringLiteral("角色 %1；辖区 %2；单位 %3%4")
                             .arg(cells[2], account.area, account.org, clearPassword ? QStringLiteral("；口令清除") : QString())});
        transaction.commit();
        return {};
    });
}

Result<QList<AuditEntry>> Administration::audit(const QString &words, int limit)
{
    if (const auto may = only({auditRole, auditorRole}, QStringLiteral("查看审计")); !may)
        return tl::unexpected(may.error());
    return guarded(m_store.path(), QStringLiteral("读取审计"), [&]() -> Result<QList<AuditEntry>> {
        const QStringList wanted = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        QList<AuditEntry> entries;
        SQLite::Statement rows(m_store.db(), "SELECT at, actor, act, subject, detail FROM audit ORDER BY seq DESC");
        while (entries.size() < limit && rows.executeStep()) {
            const AuditEntry entry = entryAt(rows);
            const QString all = QStringList{entry.actor, entry.act, entry.subject, entry.detail}.join(QLatin1Char('\n'));
            if (std::ranges::all_of(wanted, [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); }))
                entries << entry;
        }
        return entries;
    });
}

Result<AuditCheck> Administration::checkAudit()
{
    if (const auto may = only({auditRole, auditorRole}, QStringLiteral("核验审计")); !may)
        return tl::unexpected(may.error());
    return guarded(m_store.path(), QStringLiteral("核验审计"), [&]() -> Result<AuditCheck> { return checkAuditChain(m_store.db()); });
}

Result<AccessPolicy> Administration::access()
{
    if (const auto may = only({securityRole, auditRole}, QStringLiteral("查看安全策略")); !may)
        return tl::unexpected(may.error());
    return accessPolicyOf(m_store);
}

Result<void> Administration::saveAccess(const AccessPolicy &policy, TimeMs at)
{
    if (const auto may = only({securityRole}, QStringLiteral("修改安全策略")); !may)
        return may;
    const QByteArray json = policy.toJson();
    if (const auto checked = AccessPolicy::fromResource({json, QStringLiteral("安全策略")}); !checked)
        return tl::unexpected(checked.error());
    for (const QString &role : policy.caseRoles + policy.personRoles)
        if (!hasRole(m_workflow, role))
            return fail(ErrorKind::Refused, QStringLiteral("没有角色“%1”").arg(role));
    return guarded(m_store.path(), QStringLiteral("保存安全策略"), [&]() -> Result<void> {
        SQLite::Database &db = m_store.db();
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement write(db, "INSERT INTO rules (kind, id, version, rank, state, body, by, at) VALUES ('access', 'access', "
                                    "(SELECT coalesce(max(version), 0) + 1 FROM rules WHERE kind = 'access'), 0, 'live', ?, ?, ?)");
        write.bind(1, json.toStdString());
        write.bind(2, toSql(m_account.name));
        write.bind(3, static_cast<int64_t>(at));
        write.exec();
        appendAudit(db, {at, m_account.name, QStringLiteral("access"), {}, QString::fromUtf8(json)});
        transaction.commit();
        return {};
    });
}

Result<AccessPolicy> accessPolicyOf(Store &store)
{
    return guarded(store.path(), QStringLiteral("读取安全策略"), [&]() -> Result<AccessPolicy> {
        SQLite::Statement row(store.db(), "SELECT body FROM rules WHERE kind = 'access' AND state = 'live' ORDER BY version DESC LIMIT 1");
        if (!row.executeStep())
            return AccessPolicy::load();
        return AccessPolicy::fromResource({textAt(row, 0).toUtf8(), store.path() + QStringLiteral(" 安全策略")});
    });
}

} // namespace huying
