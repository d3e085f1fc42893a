// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/upstream/install.h"

namespace huying
{

/// The security administrator to be made; nobody if the name is empty.
struct NewAdmin
{
    QString name, password;
};

/// Who is wanted by the request and what is there, with his password asked for. `isInstalled`: there are tables to look in.
Result<NewAdmin> wantedAdmin(PgConnection &server, bool isInstalled, const InstallRequest &request);
/// Makes the account, or gives it a new password and unlocks it. Inside the caller's transaction.
Result<void> putAdmin(PgConnection &server, const NewAdmin &admin, const std::function<void(const QString &)> &say);

} // namespace huying
