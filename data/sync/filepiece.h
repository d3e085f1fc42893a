// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/filebook.h"
#include "data/sync/pgconnection.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>

namespace huying
{

/// How much of a file goes at once: as much as the line takes in about a tenth of a second, so that an action never waits
/// longer than that for its turn. Bytes.
class PieceSize
{
public:
    static constexpr qint64 least = 16 << 10, most = 1 << 20;

    qint64 now() const { return m_size; }
    void took(qint64 ms)
    {
        if (ms > 200)
            m_size = std::max(least, m_size / 2);
        else if (ms < 60)
            m_size = std::min(most, m_size * 2);
    }

private:
    qint64 m_size = 64 << 10;
};

/// A file on its way up: where upstream wants it from, and the way it answers.
class OutgoingFile
{
public:
    OutgoingFile(const Upload &upload, const QString &filesFolder);

    const Upload &upload() const { return m_upload; }
    /// Of the file here. NotFound or Damaged: what can't go up.
    Result<void> open();
    bool isWhole() const { return m_at == m_upload.size; }
    qint64 at() const { return m_at; }
    /// Asks upstream from where; then a piece from there. What at() is afterwards; −1: it is not the file that was promised.
    PgResult<qint64> ask(PgConnection &link);
    PgResult<qint64> send(PgConnection &link, qint64 bytes);
    PgResult<void> attach(PgConnection &link); ///< once it is whole there

private:
    PgResult<qint64> put(PgConnection &link, const QByteArray &piece);

    Upload m_upload;
    QFile m_file;
    qint64 m_at = 0;
};

/// A file on its way down, in "<SHA-256>.part" until it is whole and proved.
class IncomingFile
{
public:
    IncomingFile(const MissingFile &file, const QString &filesFolder);

    const MissingFile &file() const { return m_wanted; }
    /// Goes on where the part ends. Errors: Storage.
    Result<void> open();
    bool isWhole() const { return m_at >= m_wanted.size; }
    /// Empty: upstream has the row but not the bytes.
    PgResult<QByteArray> fetch(PgConnection &link, qint64 bytes);
    Result<void> keep(const QByteArray &piece); ///< Errors: Storage (disk full)
    /// Into its place. Errors: Damaged (not the file that was promised; the part is gone), Storage.
    Result<void> place();

private:
    Result<void> cannot() const;

    MissingFile m_wanted;
    QString m_path;
    QFile m_part;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_at = 0;
};

} // namespace huying
