// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "data/model/areatree.h"
#include "data/model/resource.h"
#include "data/model/workflow.h"

namespace huying
{

/// A personal cell that is shown masked.
enum class PersonalField : quint8 { ReporterName, ReporterPhone, PersonName, PersonIdNumber, PersonPhone, PersonAddress };

QString nameOf(PersonalField field); ///< "反映人电话"

/// What the security administrator decides (resources/access.json).
struct AccessPolicy
{
    QStringList caseRoles, personRoles; ///< that may see a case's or a register's personal cells
    QStringList reasons;                ///< offered for unmasking
    int shownSeconds = 60;              ///< then the cell is masked again
    int idleLockMinutes = 10;           ///< 0: never

    /// The site's file where there is one. Errors name file and member.
    static Result<AccessPolicy> load();
    static Result<AccessPolicy> fromResource(const Resource &file);
    QByteArray toJson() const;
    bool mayUnmask(PersonalField field, const Account &account) const;
};

/// What an account may see and count: cases of its organisation, its area, its kinds. Immutable; any thread.
class Scope
{
public:
    /// No account: everything. Without areas a scope by area sees nothing of its area but the area itself.
    Scope(const Workflow &workflow, std::optional<Account> account, AreaTreePtr areas);

    bool isWhole() const { return !m_account || (m_account->area.isEmpty() && m_account->org.isEmpty()); }
    /// By area: the case lies in it. By organisation: it handles, assists, mediates or answers a whistle.
    /// And the kind of case is one that the account's roles may see.
    bool sees(const CaseState &state) const;
    bool seesArea(const QString &code) const;
    bool seesArea(int index) const; ///< in the tree; −1 (in no area): for those of the whole place

private:
    bool isParty(const CaseState &state) const;

    Workflow m_workflow;
    std::optional<Account> m_account;
    AreaTreePtr m_areas;
    int m_area = -1;
    bool m_handlesCases = false; ///< administrators keep the place running and look at nobody's case
};

} // namespace huying
