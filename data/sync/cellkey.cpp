// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/cellkey.h"

#include <QFile>
#include <QSaveFile>
#include <QUuid>

namespace huying
{

namespace
{

constexpr char context[] = "huying cell key";
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// "keyring <name of the entry> <sealed key>"; none: the file holds the key itself, or is not there.
struct SealedKey
{
    QString entry;
    QByteArray cell;
};

std::optional<SealedKey> sealedIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> words = file.read(4096).trimmed().split(' ');
    if (words.size() != 3 || words[0] != "keyring")
        return std::nullopt;
    return SealedKey{QString::fromLatin1(words[1]), QByteArray::fromBase64(words[2])};
}

QString toHex(const Vault::Key &key)
{
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(key.data()), Vault::keyBytes).toHex());
}

std::optional<Vault::Key> keyOf(const QByteArray &bytes)
{
    Vault::Key key{};
    if (bytes.size() != static_cast<qsizetype>(key.size()))
        return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return key;
}

} // namespace

CellKey::CellKey(QString storePath, std::shared_ptr<Secrets> secrets)
    : m_storePath(std::move(storePath)), m_path(Vault::keyPath(m_storePath)), m_secrets(std::move(secrets))
{
}

Result<Vault> CellKey::vault()
{
    const QMutexLocker lock(&m_mutex);
    if (!QFile::exists(m_path)) // somebody took it away
        m_vault.reset();
    if (m_vault)
        return *m_vault;
    auto opened = open();
    if (opened)
        m_vault.emplace(*opened);
    return opened;
}

Result<Vault> CellKey::open()
{
    const auto sealed = sealedIn(m_path);
    if (!sealed)
        return Vault::open(m_storePath);
    const auto outer = m_secrets ? m_secrets->read(sealed->entry) : fail(ErrorKind::Unavailable, QStringLiteral("这里不用密钥环"));
    if (!outer)
        return fail(ErrorKind::Unavailable, QStringLiteral("个人信息的密钥锁在桌面密钥环里，没有打开（%1）；请解锁密钥环，或联机重新登录").arg(outer.error().message));
    const auto outerKey = keyOf(QByteArray::fromHex(outer->toLatin1()));
    const auto text = outerKey ? Vault(*outerKey).unseal(sealed->cell) : Result<QString>(QString());
    const auto key = text ? keyOf(QByteArray::fromHex(text->toLatin1())) : std::nullopt;
    if (!key)
        return fail(ErrorKind::Damaged, QStringLiteral("密钥文件 %1 与密钥环里的对不上，联机重新登录会换一份").arg(m_path));
    return Vault(*key);
}

/// False: no keyring took what opens it.
Result<bool> CellKey::keepSealed(const Vault::Key &key)
{
    const Vault::Key outer = Vault::randomKey();
    const QString entry = QStringLiteral("cells/") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!m_secrets || !m_secrets->keep(entry, toHex(outer)))
        return false;
    QSaveFile file(m_path);
    const QByteArray line = "keyring " + entry.toLatin1() + ' ' + Vault(outer).seal(toHex(key), context).toBase64() + '\n';
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly) || file.write(line) != line.size() || !file.commit()) {
        (void)m_secrets->forget(entry);
        return fail(ErrorKind::Storage, QStringLiteral("密钥文件 %1 写不了：%2").arg(m_path, file.errorString()));
    }
    return true;
}

Result<void> CellKey::keep(const Vault::Key &key)
{
    const QMutexLocker lock(&m_mutex);
    const auto before = sealedIn(m_path);
    if (before && !m_secrets)
        return {}; // whoever has the keyring renews it
    m_vault.reset();
    if (const auto held = open(); held && held->isMadeOf(key) && (before || !m_secrets)) {
        m_vault.emplace(*held);
        return {};
    }
    const auto isSealed = keepSealed(key);
    if (!isSealed)
        return tl::unexpected(isSealed.error());
    if (before && m_secrets)
        (void)m_secrets->forget(before->entry);
    if (!*isSealed) {
        if (QFile::exists(m_path) && !QFile::remove(m_path))
            return fail(ErrorKind::Storage, QStringLiteral("密钥文件 %1 换不了，请检查权限").arg(m_path));
        if (const auto made = Vault::create(m_storePath, key); !made)
            return tl::unexpected(made.error());
    }
    m_vault.emplace(key);
    return {};
}

Result<void> CellKey::remove()
{
    const QMutexLocker lock(&m_mutex);
    const auto before = sealedIn(m_path);
    m_vault.reset();
    if (QFile::exists(m_path) && !QFile::remove(m_path))
        return fail(ErrorKind::Storage, QStringLiteral("密钥文件 %1 删不掉，请检查权限").arg(m_path));
    if (before && m_secrets)
        (void)m_secrets->forget(before->entry); // without the file it opens nothing
    return {};
}

SecretPlace CellKey::place() const
{
    if (!QFile::exists(m_path))
        return SecretPlace::None;
    return sealedIn(m_path) ? SecretPlace::Keyring : SecretPlace::File;
}

PgResult<std::optional<Vault::Key>> fetchCellKey(Upstream &upstream)
{
    const auto bytes = upstream.cellKey();
    if (!bytes && bytes.error().error.kind != ErrorKind::Refused)
        return tl::unexpected(bytes.error());
    if (!bytes || bytes->isEmpty())
        return std::nullopt;
    const auto key = keyOf(*bytes);
    if (!key)
        return tl::unexpected(PgError{{ErrorKind::Damaged, QStringLiteral("上级库的密钥长度不对，请管理员核对")}, {}, false});
    return key;
}

PgResult<void> renewCellKey(Upstream &upstream, CellKey &place)
{
    const auto key = fetchCellKey(upstream);
    if (!key)
        return tl::unexpected(key.error());
    return fromStore(*key ? place.keep(**key) : place.remove());
}

} // namespace huying
