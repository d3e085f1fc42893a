// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/vault.h"

#include <QFile>
#include <QSaveFile>
#include <algorithm>
#include <sodium.h>

namespace huying
{

namespace
{

constexpr char indexLabel[] = "huying blind index";
constexpr char seedLabel[] = "huying demo key";

const unsigned char *bytes(const QByteArray &b)
{
    return reinterpret_cast<const unsigned char *>(b.constData());
}

unsigned char *bytes(QByteArray &b)
{
    return reinterpret_cast<unsigned char *>(b.data());
}

unsigned long long length(const QByteArray &b)
{
    return static_cast<unsigned long long>(b.size());
}

} // namespace

Vault::Vault(const Key &key) : m_key(key)
{
    if (sodium_init() < 0)
        qFatal("libsodium can't start");
    crypto_generichash(m_indexKey.data(), keyBytes, reinterpret_cast<const unsigned char *>(indexLabel),
                       sizeof indexLabel - 1, m_key.data(), keyBytes);
}

Vault::Key Vault::randomKey()
{
    if (sodium_init() < 0)
        qFatal("libsodium can't start");
    Key key;
    randombytes_buf(key.data(), keyBytes);
    return key;
}

Vault::Key Vault::keyFromSeed(quint64 seed)
{
    Key key;
    crypto_generichash(key.data(), keyBytes, reinterpret_cast<const unsigned char *>(&seed), sizeof seed,
                       reinterpret_cast<const unsigned char *>(seedLabel), sizeof seedLabel - 1);
    return key;
}

QString Vault::keyPath(const QString &storePath)
{
    return storePath + QStringLiteral(".key");
}

Result<Vault::Key> Vault::readKey(const QString &storePath)
{
    QFile file(keyPath(storePath));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound,
                    QStringLiteral("没有密钥文件 %1，个人信息只能显示脱敏形式").arg(file.fileName()));
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    if (file.permissions() & others)
        return fail(ErrorKind::Refused,
                    QStringLiteral("密钥文件 %1 别人也能读，请执行 chmod 600").arg(file.fileName()));
    const QByteArray hex = QByteArray::fromHex(file.readAll().trimmed());
    if (hex.size() != static_cast<qsizetype>(keyBytes))
        return fail(ErrorKind::Damaged, QStringLiteral("密钥文件 %1 已损坏").arg(file.fileName()));
    Key key;
    std::copy_n(reinterpret_cast<const unsigned char *>(hex.constData()), keyBytes, key.data());
    return key;
}

Result<Vault> Vault::open(const QString &storePath)
{
    return readKey(storePath).map([](const Key &key) { return Vault(key); });
}

Result<Vault> Vault::create(const QString &storePath, const Key &key)
{
    QSaveFile file(keyPath(storePath)); // whole and closed to others before it has its name: a kill leaves none that is refused
    const auto cannot = [&file](const QString &why) {
        return fail(ErrorKind::Storage, QStringLiteral("密钥文件 %1 写不了：%2").arg(file.fileName(), why));
    };
    if (QFile::exists(file.fileName()))
        return cannot(QStringLiteral("已经有了"));
    const QByteArray hex = QByteArray(reinterpret_cast<const char *>(key.data()), keyBytes).toHex() + '\n';
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) || file.write(hex) != hex.size()
        || !file.commit())
        return cannot(file.errorString());
    return Vault(key);
}

QByteArray Vault::seal(const QString &text, const QByteArray &context) const
{
    if (text.isEmpty())
        return {};
    const QByteArray plain = text.toUtf8();
    QByteArray cell(static_cast<qsizetype>(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES) + plain.size(),
                    Qt::Uninitialized);
    crypto_generichash_state hash;
    crypto_generichash_init(&hash, m_key.data(), keyBytes, crypto_secretbox_NONCEBYTES);
    crypto_generichash_update(&hash, bytes(context), length(context));
    crypto_generichash_update(&hash, bytes(plain), length(plain));
    crypto_generichash_final(&hash, bytes(cell), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(bytes(cell) + crypto_secretbox_NONCEBYTES, bytes(plain), length(plain), bytes(cell),
                          m_key.data());
    return cell;
}

Result<QString> Vault::unseal(const QByteArray &cell) const
{
    if (cell.isEmpty())
        return QString();
    const auto head = static_cast<qsizetype>(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES);
    QByteArray plain(std::max<qsizetype>(0, cell.size() - head), Qt::Uninitialized);
    if (cell.size() < head
        || crypto_secretbox_open_easy(bytes(plain), bytes(cell) + crypto_secretbox_NONCEBYTES,
                                      length(cell) - crypto_secretbox_NONCEBYTES, bytes(cell), m_key.data())
               != 0)
        return fail(ErrorKind::Damaged, QStringLiteral("个人信息解不开：密钥不对或数据被改动"));
    return QString::fromUtf8(plain);
}

QByteArray Vault::blindIndex(const QString &text) const
{
    if (text.isEmpty())
        return {};
    const QByteArray plain = text.toUtf8();
    QByteArray index(16, Qt::Uninitialized);
    crypto_generichash(bytes(index), 16, bytes(plain), length(plain), m_indexKey.data(), keyBytes);
    return index;
}

QString maskName(const QString &name)
{
    return name.isEmpty() ? QString() : name.left(1) + QLatin1Char('*');
}

QString maskPhone(const QString &phone)
{
    if (phone.size() < 8)
        return phone.isEmpty() ? QString() : QStringLiteral("****");
    return phone.left(3) + QStringLiteral("****") + phone.right(4);
}

QString maskIdNumber(const QString &idno)
{
    return idno.size() < 2 ? QString()
                           : idno.left(1) + QString(idno.size() - 2, QLatin1Char('*')) + idno.right(1);
}

bool isIdNumber(const QString &idno)
{
    static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (idno.size() != 18)
        return false;
    int sum = 0;
    for (int i = 0; i < 17; ++i) {
        if (!idno[i].isDigit())
            return false;
        sum += idno[i].digitValue() * weights[i];
    }
    return idno[17].toUpper() == QLatin1Char("10X98765432"[sum % 11]);
}

} // namespace huying
