// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/unmask.h"

#include "data/store/audit.h"
#include "data/store/caserow.h"
#include "data/store/vault.h"

namespace huying
{

namespace
{

bool isOfCase(const UnmaskRequest &request)
{
    return !request.caseId.isNull();
}

/// The cell and what the audit calls it: number of the case or the person's reference, never a name.
struct Sealed
{
    QByteArray cell;
    QString subject;
};

Sealed cellOfCase(Store &store, const UnmaskRequest &request)
{
    const char *member = request.field == PersonalField::ReporterName ? "$.reporter_enc" : "$.phone_enc";
    SQLite::Statement row(store.db(), "SELECT c.no, (SELECT json_extract(a.payload, ?2) FROM actions a WHERE a.case_id = c.id "
                                      "AND a.kind = 'report' LIMIT 1) FROM cases c WHERE c.id = ?1");
    const QByteArray id = idBytes(request.caseId);
    row.bind(1, id.constData(), static_cast<int>(id.size()));
    row.bind(2, member);
    if (!row.executeStep())
        return {};
    return {QByteArray::fromBase64(textAt(row, 1).toLatin1()), QStringLiteral("案卷 ") + textAt(row, 0)};
}

Sealed cellOfPerson(Store &store, const UnmaskRequest &request)
{
    static const QHash<PersonalField, const char *> columns{{PersonalField::PersonName, "name_enc"},
                                                            {PersonalField::PersonIdNumber, "idno_enc"},
                                                            {PersonalField::PersonPhone, "phone_enc"},
                                                            {PersonalField::PersonAddress, "address_enc"}};
    const char *column = columns.value(request.field);
    if (!column)
        return {};
    SQLite::Statement row(store.db(), std::string("SELECT ref, ") + column + " FROM people WHERE fid = ?");
    row.bind(1, static_cast<int64_t>(request.fid));
    if (!row.executeStep())
        return {};
    return {blobAt(row, 1), QStringLiteral("人员 ") + textAt(row, 0)};
}

} // namespace

Result<QString> unmask(Store &store, const QString &keyStore, const AccessPolicy &policy, const Account &account,
                       const UnmaskRequest &request, TimeMs at)
{
    return guarded(store.path(), QStringLiteral("查看个人信息"), [&]() -> Result<QString> {
        const Sealed found = isOfCase(request) ? cellOfCase(store, request) : cellOfPerson(store, request);
        const bool allowed = policy.mayUnmask(request.field, account);
        const QString reason = request.reason.trimmed();
        if (reason.isEmpty())
            return fail(ErrorKind::Refused, QStringLiteral("查看%1要写明理由").arg(nameOf(request.field)));
        appendAudit(store.db(), {at, account.name, allowed ? QStringLiteral("unmask") : QStringLiteral("unmask.refused"),
                                 found.subject, QStringLiteral("%1：%2").arg(nameOf(request.field), reason)});
        if (!allowed)
            return fail(ErrorKind::Refused, QStringLiteral("您的角色不能查看%1").arg(nameOf(request.field)));
        if (found.cell.isEmpty())
            return fail(ErrorKind::NotFound, QStringLiteral("没有登记%1").arg(nameOf(request.field)));
        return Vault::open(keyStore).and_then([&](const Vault &vault) { return vault.unseal(found.cell); });
    });
}

} // namespace huying
