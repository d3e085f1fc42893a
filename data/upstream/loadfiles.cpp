// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/upstream/loadfiles.h"

#include <QCryptographicHash>
#include <QFile>

namespace huying
{

namespace
{

constexpr qint64 pieceBytes = 1 << 20;

// Nobody's account is called system, so nobody can spoil what was loaded by uploading the same.
constexpr CopyPlan attachments{"附件", "huying.attachments (case_id, sha256, name, media_type, size, role, at, by)",
                               "case_id, sha256, name, media_type, size, role, at, 'system'", "attachments ORDER BY fid", "uttttttt"};
constexpr CopyPlan blobs{"附件文件", "huying.blobs (sha256, by, size, complete, at)", "sha256, 'system', size, 'true', min(at)",
                         "attachments GROUP BY sha256 ORDER BY sha256", "ttttt"};

struct StoredFile
{
    QByteArray sha256;
    qint64 size = 0;
    QString about;
};

Result<QList<StoredFile>> filesOf(Store &store)
{
    return guarded(store.path(), QStringLiteral("读取附件"), [&]() -> Result<QList<StoredFile>> {
        QList<StoredFile> files;
        SQLite::Statement rows(store.db(), "SELECT sha256, max(size), min(coalesce((SELECT no FROM cases WHERE id = case_id), '') || ' ' || name), "
                                           "min(size) <> max(size) FROM attachments GROUP BY sha256 ORDER BY sha256");
        while (rows.executeStep()) {
            if (rows.getColumn(3).getInt() != 0)
                return fail(ErrorKind::Damaged, QStringLiteral("%1 的附件 %2 记了两种大小").arg(store.path(), textAt(rows, 0)));
            files << StoredFile{blobAt(rows, 0), rows.getColumn(1).getInt64(), textAt(rows, 2)};
        }
        return files;
    });
}

/// Hands the files out piece by piece as lines of COPY.
class Pieces
{
public:
    Pieces(const QString &folder, const QList<StoredFile> &files) : m_folder(folder), m_files(files) {}

    qint64 sent() const { return m_sent; }

    Result<bool> next(QByteArray &buffer)
    {
        if (!m_file.isOpen()) {
            if (m_at == m_files.size())
                return false;
            if (const auto opened = open(m_files[m_at]); !opened)
                return tl::unexpected(opened.error());
        }
        const StoredFile &now = m_files[m_at];
        const qint64 start = m_file.pos();
        const QByteArray piece = m_file.read(pieceBytes);
        if (piece.isEmpty() && start < now.size)
            return broken(now, ErrorKind::Storage, m_file.errorString());
        m_hash.addData(piece);
        buffer += now.sha256 + "\tsystem\t" + QByteArray::number(start) + "\t\\" + pgBytea(piece) + '\n';
        m_sent += piece.size();
        if (m_file.pos() < now.size)
            return true;
        if (m_hash.result().toHex() != now.sha256)
            return broken(now, ErrorKind::Damaged, QStringLiteral("内容与登记的 SHA-256 不符，请用备份恢复"));
        m_file.close();
        return ++m_at < m_files.size();
    }

private:
    Result<void> open(const StoredFile &file)
    {
        const QString hash = QString::fromLatin1(file.sha256);
        m_file.setFileName(m_folder + QLatin1Char('/') + hash.left(2) + QLatin1Char('/') + hash);
        m_hash.reset();
        if (!m_file.exists())
            return broken(file, ErrorKind::NotFound, QStringLiteral("文件不在，请用备份恢复")).map([](bool) {});
        if (!m_file.open(QIODevice::ReadOnly))
            return broken(file, ErrorKind::Storage, m_file.errorString()).map([](bool) {});
        if (m_file.size() != file.size)
            return broken(file, ErrorKind::Damaged, QStringLiteral("应有 %1 字节，只有 %2 字节，请用备份恢复").arg(file.size).arg(m_file.size())).map([](bool) {});
        return {};
    }

    Result<bool> broken(const StoredFile &file, ErrorKind kind, const QString &why) const
    {
        return fail(kind, QStringLiteral("附件 %1（%2）：%3").arg(m_file.fileName(), file.about, why));
    }

    QString m_folder;
    const QList<StoredFile> &m_files;
    QFile m_file;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qsizetype m_at = 0;
    qint64 m_sent = 0;
};

} // namespace

Result<void> loadFiles(Store &store, PgConnection &server, const LoadProgress &progress, LoadReport &report)
{
    for (const CopyPlan *plan : {&attachments, &blobs}) {
        const auto rows = copyRows(store, server, *plan, progress);
        if (!rows)
            return tl::unexpected(rows.error());
        report.rows << std::pair(QString::fromUtf8(plan->zh), *rows);
    }
    const auto files = filesOf(store);
    if (!files)
        return tl::unexpected(files.error());
    qint64 bytes = 0;
    for (const StoredFile &file : *files)
        bytes += file.size;
    Pieces pieces(store.filesFolder(), *files);
    return server.copyIn("COPY huying.blob_pieces (sha256, by, start, bytes) FROM STDIN", [&](QByteArray &buffer) {
        progress(QStringLiteral("附件内容"), pieces.sent(), bytes);
        return pieces.next(buffer);
    }).map_error(wordsOf).map([](qint64) {});
}

} // namespace huying
