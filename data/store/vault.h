// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

#include <QByteArray>
#include <array>

namespace huying
{

/// Seals the personal cells of a store. The key lies in a 0600 file beside the store ("<store>.key") unless a
/// keyring hands it in. Values are immutable after construction; safe to share between threads.
class Vault
{
public:
    static constexpr std::size_t keyBytes = 32;
    using Key = std::array<unsigned char, keyBytes>;

    explicit Vault(const Key &key);
    static Key randomKey();
    static Key keyFromSeed(quint64 seed); ///< for the demo, where the same seed must give the same bytes
    /// Damaged if the file is not a key, Refused if others may read it, NotFound.
    static Result<Key> readKey(const QString &storePath);
    static Result<Vault> open(const QString &storePath);
    /// Writes the key file; refuses to replace one.
    static Result<Vault> create(const QString &storePath, const Key &key);
    static QString keyPath(const QString &storePath);

    /// Empty text stays empty. `context` (table, row, column) makes equal texts differ; the nonce is derived
    /// from key, context and text, so that sealing is repeatable and never reuses a nonce for another text.
    QByteArray seal(const QString &text, const QByteArray &context) const;
    Result<QString> unseal(const QByteArray &cell) const;
    /// Keyed hash for exact search in a sealed column; 16 bytes, empty for empty text.
    QByteArray blindIndex(const QString &text) const;
    bool isMadeOf(const Key &key) const { return key == m_key; }

private:
    Key m_key, m_indexKey;
};

// Masks of domain.md: phone 138****5678, name 张*, ID number first 1 + last 1.
QString maskName(const QString &name);
QString maskPhone(const QString &phone);
QString maskIdNumber(const QString &idno);
/// GB 11643 check character over 18 characters.
bool isIdNumber(const QString &idno);

} // namespace huying
