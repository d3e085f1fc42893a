// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/unmask.h"

#include "data/store/audit.h"
#include "data/store/caserow.h"
#include "data/sync/cellkey.h"

namespace huying
{

namespace
{

bool isOfCase(const UnmaskRequest &request)
{
    return !request.caseId.isNull();
}

struct Member
{
    const char *upstream;
    const char *local; ///< in the payload of the report, or the column of register `people`
};

Member memberOf(PersonalField field)
{
    switch (field) {
    case PersonalField::ReporterName: return {"reporter", "$.reporter_enc"};
    case PersonalField::ReporterPhone: return {"phone", "$.phone_enc"};
    case PersonalField::PersonName: return {"name", "name_enc"};
    case PersonalField::PersonIdNumber: return {"idno", "idno_enc"};
    case PersonalField::PersonPhone: return {"phone", "phone_enc"};
    case PersonalField::PersonAddress: return {"address", "address_enc"};
    }
    return {"", ""};
}

/// The cell and what the audit calls it: number of the case or the person's reference, never a name.
struct Found
{
    SealedCell sealed;
    QString subject;
};

Found cellOfCase(Store &store, const UnmaskRequest &request)
{
    const Member member = memberOf(request.field);
    SQLite::Statement row(store.db(), "SELECT c.no, (SELECT json_extract(a.payload, ?2) FROM actions a WHERE a.case_id = c.id "
                                      "AND a.kind = 'report' LIMIT 1) FROM cases c WHERE c.id = ?1");
    const QByteArray id = idBytes(request.caseId);
    row.bind(1, id.constData(), static_cast<int>(id.size()));
    row.bind(2, member.local);
    if (!row.executeStep())
        return {};
    return {{QByteArray::fromBase64(textAt(row, 1).toLatin1()), request.caseId.toString(QUuid::WithoutBraces), QString::fromLatin1(member.upstream)},
            QStringLiteral("案卷 ") + textAt(row, 0)};
}

Found cellOfPerson(Store &store, const UnmaskRequest &request)
{
    const Member member = memberOf(request.field);
    SQLite::Statement row(store.db(), std::string("SELECT ref, ") + member.local + " FROM people WHERE fid = ?");
    row.bind(1, static_cast<int64_t>(request.fid));
    if (!row.executeStep())
        return {};
    return {{blobAt(row, 1), textAt(row, 0), QString::fromLatin1(member.upstream)}, QStringLiteral("人员 ") + textAt(row, 0)};
}

} // namespace

Result<SealedCell> askForCell(Store &store, const AccessPolicy &policy, const Account &account, const UnmaskRequest &request, TimeMs at)
{
    return guarded(store.path(), QStringLiteral("查看个人信息"), [&]() -> Result<SealedCell> {
        const Found found = isOfCase(request) ? cellOfCase(store, request) : cellOfPerson(store, request);
        const bool allowed = policy.mayUnmask(request.field, account);
        const QString reason = request.reason.trimmed();
        if (reason.isEmpty())
            return fail(ErrorKind::Refused, QStringLiteral("查看%1要写明理由").arg(nameOf(request.field)));
        SQLite::Transaction transaction(store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        appendAudit(store.db(), {at, account.name, allowed ? QStringLiteral("unmask") : QStringLiteral("unmask.refused"),
                                 found.subject, QStringLiteral("%1：%2").arg(nameOf(request.field), reason)});
        transaction.commit();
        if (!allowed)
            return fail(ErrorKind::Refused, QStringLiteral("您的角色不能查看%1").arg(nameOf(request.field)));
        if (found.subject.isEmpty())
            return fail(ErrorKind::NotFound, QStringLiteral("没有登记%1").arg(nameOf(request.field)));
        return found.sealed;
    });
}

Result<QString> openCell(CellKey &key, const QByteArray &cell, PersonalField field)
{
    if (cell.isEmpty())
        return fail(ErrorKind::NotFound, QStringLiteral("没有登记%1").arg(nameOf(field)));
    return key.vault().and_then([&](const Vault &vault) { return vault.unseal(cell); });
}

} // namespace huying
