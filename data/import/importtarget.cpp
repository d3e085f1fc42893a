// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/importtarget.h"
#include "data/store/storelock.h"

#include <QFile>
#include <QFileInfo>

namespace huying
{

namespace
{

void removeStore(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(suffix));
}

} // namespace

Result<std::unique_ptr<ImportTarget>> ImportTarget::open(const QString &path, const QDateTime &stamp)
{
    std::unique_ptr<ImportTarget> target(new ImportTarget);
    target->m_path = path;
    const auto opened = QFileInfo::exists(path) ? target->openExisting() : target->createNew(stamp);
    if (!opened)
        return tl::unexpected(opened.error());
    if (const auto vault = target->openVault(); !vault)
        return tl::unexpected(vault.error());
    return target;
}

ImportTarget::~ImportTarget()
{
    m_store.reset();
    if (!isNew() || m_finished)
        return;
    removeStore(m_partPath);
    if (m_madeKey)
        QFile::remove(Vault::keyPath(m_path));
}

Result<void> ImportTarget::openExisting()
{
    auto store = Store::open(m_path, Store::Access::Writer);
    if (!store)
        return tl::unexpected(store.error());
    m_store = std::move(*store);
    return {};
}

Result<void> ImportTarget::createNew(const QDateTime &stamp)
{
    m_lock = std::make_unique<QLockFile>(lockPath(m_path));
    if (!takeLock(*m_lock) && m_lock->error() != QLockFile::LockFailedError && isDiskFull(*m_lock))
        return fail(ErrorKind::Storage, QStringLiteral("磁盘已满，%1 建不起来，请清理磁盘后重试").arg(m_path));
    if (!m_lock->isLocked())
        return m_lock->error() == QLockFile::LockFailedError
                   ? Result<void>(fail(ErrorKind::Busy, QStringLiteral("另一个程序正在建立 %1，请等它结束").arg(m_path)))
                   : Result<void>(fail(ErrorKind::Storage, QStringLiteral("%1 所在的文件夹不存在或不可写，请换个位置").arg(m_path)));
    m_partPath = m_path + QStringLiteral(".part");
    removeStore(m_partPath); // of an import that was killed
    auto store = Store::create(m_partPath, stamp.toUTC().toString(Qt::ISODate));
    if (!store)
        return tl::unexpected(store.error());
    m_store = std::move(*store);
    return {};
}

Result<void> ImportTarget::openVault()
{
    m_madeKey = !QFileInfo::exists(Vault::keyPath(m_path));
    auto vault = m_madeKey ? Vault::create(m_path, Vault::randomKey()) : Vault::open(m_path);
    if (!vault)
        return tl::unexpected(vault.error());
    m_vault.emplace(std::move(*vault));
    return {};
}

Result<void> ImportTarget::finish()
{
    if (!isNew())
        return {};
    if (auto done = m_store->finishBulk(); !done)
        return done;
    m_store.reset();
    QFile part(m_partPath);
    if (!part.rename(m_path))
        return fail(ErrorKind::Storage, QStringLiteral("%1 建好了但改不了名：%2").arg(m_partPath, part.errorString()));
    m_finished = true;
    return {};
}

} // namespace huying
