// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/secrets.h"
#include "data/store/vault.h"
#include "data/sync/upstream.h"

#include <QMutex>

namespace huying
{

/// The key of a copy's personal cells, in "<store>.key": sealed by another one that the desktop's keyring holds, or as it
/// is (0600) where there is no keyring. Either way it is gone with the file. Any thread but the GUI's.
class CellKey
{
public:
    /// `secrets` may be null.
    explicit CellKey(QString storePath, std::shared_ptr<Secrets> secrets = {});

    /// Errors: NotFound, Unavailable (the keyring does not open it), those of Vault::open().
    Result<Vault> vault();
    /// In place of the one that was there.
    Result<void> keep(const Vault::Key &key);
    Result<void> remove();
    SecretPlace place() const;

private:
    Result<Vault> open();
    Result<bool> keepSealed(const Vault::Key &key);

    const QString m_storePath, m_path;
    const std::shared_ptr<Secrets> m_secrets;
    QMutex m_mutex;
    std::optional<Vault> m_vault; ///< as it was opened last
};

/// The key that the account may hold; none if it may not, or in a place without personal cells. Upstream audits the asking.
PgResult<std::optional<Vault::Key>> fetchCellKey(Upstream &upstream);
/// Puts it beside the copy, or takes away what lies there.
PgResult<void> renewCellKey(Upstream &upstream, CellKey &place);

} // namespace huying
