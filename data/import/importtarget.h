// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/store.h"
#include "data/store/vault.h"

#include <QDateTime>

namespace huying
{

/// The store that an import writes: the one that is there, or a new one built under another name, so that a broken
/// import leaves no half store. A new store that is not finished is removed.
class ImportTarget
{
public:
    /// `stamp` goes into a new store as the time of its content.
    static Result<std::unique_ptr<ImportTarget>> open(const QString &path, const QDateTime &stamp);
    ~ImportTarget();
    ImportTarget(const ImportTarget &) = delete;
    ImportTarget &operator=(const ImportTarget &) = delete;

    Store &store() { return *m_store; }
    const Vault &vault() const { return *m_vault; }
    bool isNew() const { return !m_partPath.isEmpty(); }
    /// Indexes and closes a new store and gives it its name.
    Result<void> finish();

private:
    ImportTarget() = default;
    Result<void> openExisting();
    Result<void> createNew(const QDateTime &stamp);
    Result<void> openVault();

    QString m_path, m_partPath;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<QLockFile> m_lock;
    std::optional<Vault> m_vault;
    bool m_madeKey = false, m_finished = false;
};

} // namespace huying
