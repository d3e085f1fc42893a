// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/filepiece.h"

#include "data/store/attachments.h"

#include <QDir>
#include <QFileInfo>
#include <unistd.h>

namespace huying
{

namespace
{

QByteArray number(qint64 n)
{
    return QByteArray::number(n);
}

} // namespace

OutgoingFile::OutgoingFile(const Upload &upload, const QString &filesFolder)
    : m_upload(upload), m_file(attachmentPath(filesFolder, upload.sha256))
{
}

Result<void> OutgoingFile::open()
{
    if (!m_file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, QStringLiteral("本机的文件打不开（%1）").arg(m_file.errorString()));
    if (m_file.size() != m_upload.size)
        return fail(ErrorKind::Damaged, QStringLiteral("本机的文件不完整，请重新附上"));
    return {};
}

PgResult<qint64> OutgoingFile::ask(PgConnection &link)
{
    return put(link, {});
}

PgResult<qint64> OutgoingFile::send(PgConnection &link, qint64 bytes)
{
    m_file.seek(m_at);
    return put(link, pgBytea(m_file.read(std::min(bytes, m_upload.size - m_at))));
}

PgResult<qint64> OutgoingFile::put(PgConnection &link, const QByteArray &piece)
{
    const auto answer = link.run("SELECT huying.put_blob($1, $2::bigint, $3::bigint, $4::bytea)",
                                 {pgText(m_upload.sha256), number(m_upload.size), number(m_at), piece});
    if (!answer)
        return tl::unexpected(answer.error());
    const qint64 now = answer->integer(0, 0);
    m_at = std::max<qint64>(now, 0);
    return now;
}

PgResult<void> OutgoingFile::attach(PgConnection &link)
{
    return link.run("SELECT huying.attach($1::uuid, $2, $3, $4, $5, $6::bigint)",
                    {pgText(m_upload.caseId), pgText(m_upload.sha256), pgText(m_upload.name), pgText(m_upload.mediaType),
                     pgText(m_upload.role), number(m_upload.at)})
        .map([](const PgRows &) {});
}

IncomingFile::IncomingFile(const MissingFile &file, const QString &filesFolder)
    : m_wanted(file), m_path(attachmentPath(filesFolder, file.sha256)), m_part(m_path + QStringLiteral(".part"))
{
}

Result<void> IncomingFile::cannot() const
{
    return fail(ErrorKind::Storage, QStringLiteral("附件 %1 存不下：%2").arg(m_wanted.name, m_part.errorString()));
}

Result<void> IncomingFile::open()
{
    if (!QDir().mkpath(QFileInfo(m_path).path()))
        return fail(ErrorKind::Storage, QStringLiteral("附件 %1 存不下：文件夹不可写").arg(m_wanted.name));
    // Unbuffered, so that a full disk is heard of at the piece that it had no room for.
    if (!m_part.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return cannot();
    if (m_part.size() > m_wanted.size && !m_part.resize(0))
        return cannot();
    if (m_part.size() > 0 && !m_hash.addData(&m_part))
        return cannot();
    m_at = m_part.pos();
    return {};
}

PgResult<QByteArray> IncomingFile::fetch(PgConnection &link, qint64 bytes)
{
    const auto answer = link.run("SELECT huying.get_blob($1, $2::bigint, $3::int)",
                                 {pgText(m_wanted.sha256), number(m_at), number(std::min(bytes, m_wanted.size - m_at))});
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->isNull(0, 0))
        return QByteArray();
    return QByteArray::fromHex(answer->bytes(0, 0).mid(2));
}

Result<void> IncomingFile::keep(const QByteArray &piece)
{
    if (m_part.write(piece) != piece.size()) {
        const auto trouble = cannot();
        m_part.resize(m_at); // half a piece would not be counted in the hash
        return trouble;
    }
    m_hash.addData(piece);
    m_at += piece.size();
    return {};
}

Result<void> IncomingFile::place()
{
    if (QString::fromLatin1(m_hash.result().toHex()) != m_wanted.sha256) {
        m_part.remove();
        return fail(ErrorKind::Damaged, QStringLiteral("附件 %1 的内容与 SHA-256 不符，没有收下；请管理员核对上级库").arg(m_wanted.name));
    }
    if (fsync(m_part.handle()) != 0)
        return cannot();
    m_part.close();
    if (QFileInfo::exists(m_path))
        m_part.remove();
    else if (!m_part.rename(m_path))
        return cannot();
    return {};
}

} // namespace huying
