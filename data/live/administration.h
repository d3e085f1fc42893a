// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "data/rules/access.h"
#include "data/store/audit.h"
#include "data/store/store.h"

namespace huying
{

/// What only administrators do, each in his own third (三员分立): the system administrator keeps accounts, the security
/// administrator decides on personal data and locking, the audit administrator reads the audit. Whoever is one of them
/// handles no case and is none of the others. All of it is audited in the same transaction. Writer thread.
/// Errors: Refused (role, separation, bad input), Storage.
class Administration
{
public:
    Administration(Store &store, const Workflow &workflow, Account account);

    Result<QList<Account>> accounts();
    /// Adds or replaces; `clearPassword`: its user sets a new one when he next sits down.
    Result<void> saveAccount(const Account &account, bool clearPassword, TimeMs at);
    /// The newest first, at most `limit`; `words` must all occur in actor, act, subject or detail.
    Result<QList<AuditEntry>> audit(const QString &words, int limit);
    Result<AuditCheck> checkAudit();
    /// What the store says, else the site's file.
    Result<AccessPolicy> access();
    Result<void> saveAccess(const AccessPolicy &policy, TimeMs at);

    /// Why these roles can't be one person's; empty if they can.
    static QString separationProblem(const QStringList &roles);

private:
    Result<void> only(const QStringList &roles, const QString &what) const;
    QString accountProblem(const Account &account) const;

    Store &m_store;
    const Workflow &m_workflow;
    const Account m_account;
};

/// The policy in force: the store's newest one, else the site's file.
Result<AccessPolicy> accessPolicyOf(Store &store);

} // namespace huying
