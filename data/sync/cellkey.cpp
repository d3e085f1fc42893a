// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/cellkey.h"

#include "data/store/vault.h"

#include <QFile>

namespace huying
{

PgResult<bool> renewCellKey(Upstream &upstream, const QString &storePath)
{
    const auto local = [](const Error &error) { return tl::unexpected(PgError{error, {}, false}); };
    const QString path = Vault::keyPath(storePath);
    const auto key = upstream.cellKey();
    if (!key && key.error().error.kind != ErrorKind::Refused)
        return tl::unexpected(key.error());
    if (QFile::exists(path) && !QFile::remove(path))
        return local({ErrorKind::Storage, QStringLiteral("密钥文件 %1 删不掉，请检查权限").arg(path)});
    if (!key || key->isEmpty()) // refused, or a place without personal cells
        return false;
    Vault::Key bytes{};
    if (key->size() != static_cast<qsizetype>(bytes.size()))
        return local({ErrorKind::Damaged, QStringLiteral("上级库的密钥长度不对，请管理员核对")});
    std::copy(key->begin(), key->end(), bytes.begin());
    const auto vault = Vault::create(storePath, bytes);
    return vault ? PgResult<bool>(true) : local(vault.error());
}

} // namespace huying
