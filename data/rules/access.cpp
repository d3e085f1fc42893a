// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/access.h"

#include "data/model/jsontable.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace huying
{

namespace
{

bool isCaseField(PersonalField field)
{
    return field == PersonalField::ReporterName || field == PersonalField::ReporterPhone;
}

} // namespace

QString nameOf(PersonalField field)
{
    static const QString names[] = {QStringLiteral("反映人姓名"), QStringLiteral("反映人电话"), QStringLiteral("姓名"),
                                    QStringLiteral("身份证号"),   QStringLiteral("电话"),       QStringLiteral("住址")};
    return names[static_cast<int>(field)];
}

Result<AccessPolicy> AccessPolicy::load()
{
    return readResource(QStringLiteral("access.json")).and_then(&AccessPolicy::fromResource);
}

Result<AccessPolicy> AccessPolicy::fromResource(const Resource &file)
{
    const auto table = JsonTable::parse(file);
    if (!table)
        return tl::unexpected(table.error());
    const auto words = [](const QJsonValue &list) { return list.toVariant().toStringList(); };
    const QJsonObject &root = table->root();
    const QJsonObject unmask = root[QLatin1String("unmask")].toObject();
    AccessPolicy policy;
    policy.caseRoles = words(unmask[QLatin1String("case")]);
    policy.personRoles = words(unmask[QLatin1String("person")]);
    policy.reasons = words(root[QLatin1String("reasons")]);
    policy.shownSeconds = root[QLatin1String("shown_seconds")].toInt(-1);
    policy.idleLockMinutes = root[QLatin1String("idle_lock_minutes")].toInt(-1);
    if (policy.reasons.isEmpty())
        return table->wrong(QStringLiteral("reasons"), QStringLiteral("要有至少一个理由"));
    if (policy.shownSeconds < 5 || policy.shownSeconds > 600)
        return table->wrong(QStringLiteral("shown_seconds"), QStringLiteral("要在 5 到 600 之间"));
    if (policy.idleLockMinutes < 0 || policy.idleLockMinutes > 240)
        return table->wrong(QStringLiteral("idle_lock_minutes"), QStringLiteral("要在 0 到 240 之间"));
    return policy;
}

QByteArray AccessPolicy::toJson() const
{
    const auto list = [](const QStringList &words) { return QJsonArray::fromStringList(words); };
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), 1},
                                     {QStringLiteral("unmask"), QJsonObject{{QStringLiteral("case"), list(caseRoles)},
                                                                            {QStringLiteral("person"), list(personRoles)}}},
                                     {QStringLiteral("reasons"), list(reasons)},
                                     {QStringLiteral("shown_seconds"), shownSeconds},
                                     {QStringLiteral("idle_lock_minutes"), idleLockMinutes}})
        .toJson(QJsonDocument::Compact);
}

bool AccessPolicy::mayUnmask(PersonalField field, const Account &account) const
{
    return account.mayAny(isCaseField(field) ? caseRoles : personRoles);
}

Scope::Scope(const Workflow &workflow, std::optional<Account> account, AreaTreePtr areas)
    : m_workflow(workflow), m_account(std::move(account)), m_areas(std::move(areas)),
      m_area(m_account && m_areas ? m_areas->indexOf(m_account->area) : -1),
      m_handlesCases(m_account && std::ranges::any_of(m_account->roles, [](const QString &role) { return !role.startsWith(QLatin1String("admin_")); }))
{
}

bool Scope::seesArea(int index) const
{
    if (!m_account)
        return true;
    if (!m_handlesCases)
        return false;
    if (m_account->area.isEmpty())
        return true;
    if (index < 0) // what lies in no area is the business of the whole place
        return m_area >= 0 && m_areas->at(m_area).parent < 0;
    for (; index >= 0; index = m_areas->at(index).parent)
        if (index == m_area)
            return true;
    return false;
}

bool Scope::seesArea(const QString &code) const
{
    if (!m_account || m_account->area.isEmpty() || code == m_account->area)
        return true;
    return m_areas && seesArea(m_areas->indexOf(code));
}

bool Scope::isParty(const CaseState &c) const
{
    const QString &org = m_account->org;
    return org.isEmpty() || c.org == org || c.assist.contains(org) || c.whistle.leg(org)
        || c.mediation.org == org;
}

bool Scope::sees(const CaseState &state) const
{
    return !m_account || (m_handlesCases && m_workflow.maySee(state, *m_account) && seesArea(state.area) && isParty(state));
}

} // namespace huying
