// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/attachments.h"

#include "data/store/caserow.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>
#include <SQLiteCpp/Savepoint.h>

namespace huying
{

namespace
{

constexpr qint64 largestFile = 200'000'000;
constexpr qint64 chunk = 1 << 20;

/// What upstream is to have too. One that it refused is tried again when somebody attaches it again.
void noteForUpstream(Store &store, const QString &hash, const QString &mediaType, qint64 size, const NewAttachment &about)
{
    if (store.meta(QStringLiteral("upstream")).isEmpty())
        return;
    SQLite::Statement note(store.db(), "INSERT INTO uploads (case_id, sha256, name, media_type, size, role, at, account) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                                       "ON CONFLICT DO UPDATE SET state = 0, reason = NULL WHERE state = 1");
    const QByteArray id = idBytes(about.caseId);
    note.bind(1, id.constData(), static_cast<int>(id.size()));
    note.bind(2, toSql(hash));
    note.bind(3, toSql(about.name));
    note.bind(4, toSql(mediaType));
    note.bind(5, static_cast<int64_t>(size));
    note.bind(6, toSql(about.role));
    note.bind(7, static_cast<int64_t>(about.at));
    note.bind(8, toSql(about.by.isEmpty() ? store.meta(QStringLiteral("upstream_account")) : about.by));
    note.exec();
}

Result<QString> hashOf(QIODevice &source, const QString &name)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&source))
        return fail(ErrorKind::Storage, QStringLiteral("附件 %1 读不完：%2").arg(name, source.errorString()));
    return QString::fromLatin1(hash.result().toHex());
}

Result<void> keep(QIODevice &source, const QString &path)
{
    if (QFile::exists(path))
        return {};
    const auto cannot = [&path](const QString &why) {
        return fail(ErrorKind::Storage, QStringLiteral("附件存不下（%1）：%2").arg(path, why));
    };
    if (!QDir().mkpath(QFileInfo(path).path()))
        return cannot(QStringLiteral("文件夹不可写"));
    QSaveFile target(path);
    if (!target.open(QIODevice::WriteOnly))
        return cannot(target.errorString());
    source.seek(0);
    while (!source.atEnd())
        if (const QByteArray part = source.read(chunk); target.write(part) != part.size())
            return cannot(target.errorString());
    if (!target.commit())
        return cannot(target.errorString());
    return {};
}

/// Its media type, if a case takes such a file.
Result<QString> checkedType(QIODevice &source, const QString &name)
{
    const auto bad = [&name](const QString &why) {
        return fail(ErrorKind::BadInput, QStringLiteral("附件 %1 %2").arg(name, why));
    };
    if (source.size() == 0)
        return bad(QStringLiteral("是空文件"));
    if (source.size() > largestFile)
        return bad(QStringLiteral("超过 200 MB，请压缩或截取后再附"));
    const QString mediaType = mediaTypeOf(source.peek(16));
    if (mediaType.isEmpty())
        return bad(QStringLiteral("不是图片、PDF 或 MP4 视频"));
    return mediaType;
}

/// To open a pipe would wait for whoever writes into it.
Result<void> openAttachment(QFile &source)
{
    const QFileInfo info(source);
    if (info.exists() && !info.isFile())
        return fail(ErrorKind::BadInput, QStringLiteral("附件 %1 不是文件").arg(source.fileName()));
    if (!source.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, QStringLiteral("附件 %1 打不开：%2").arg(source.fileName(), source.errorString()));
    return {};
}

Result<Attachment> attach(Store &store, QIODevice &source, const NewAttachment &about)
{
    const auto mediaType = checkedType(source, about.name);
    if (!mediaType)
        return tl::unexpected(mediaType.error());
    const auto hash = hashOf(source, about.name);
    if (!hash)
        return tl::unexpected(hash.error());
    const QString path = attachmentPath(store.filesFolder(), *hash);
    if (const auto kept = keep(source, path); !kept)
        return tl::unexpected(kept.error());
    return guarded(store.path(), QStringLiteral("登记附件"), [&]() -> Result<Attachment> {
        SQLite::Statement row(store.db(), "INSERT OR IGNORE INTO attachments (case_id, sha256, name, media_type, size, "
                                          "role, at) VALUES (?, ?, ?, ?, ?, ?, ?)");
        const QByteArray id = idBytes(about.caseId);
        row.bind(1, id.constData(), static_cast<int>(id.size()));
        row.bind(2, toSql(*hash));
        row.bind(3, toSql(about.name));
        row.bind(4, toSql(*mediaType));
        row.bind(5, static_cast<int64_t>(source.size()));
        row.bind(6, toSql(about.role));
        row.bind(7, static_cast<int64_t>(about.at));
        SQLite::Savepoint both(store.db(), "attach");
        row.exec();
        noteForUpstream(store, *hash, *mediaType, source.size(), about);
        both.release();
        return Attachment{path, about.name, *mediaType, about.role, about.at};
    });
}

} // namespace

QString attachmentPath(const QString &filesFolder, const QString &sha256)
{
    return filesFolder + QLatin1Char('/') + sha256.left(2) + QLatin1Char('/') + sha256;
}

QString mediaTypeOf(const QByteArray &head)
{
    if (head.startsWith("\x89PNG\r\n\x1a\n"))
        return QStringLiteral("image/png");
    if (head.startsWith("\xff\xd8\xff"))
        return QStringLiteral("image/jpeg");
    if (head.startsWith("%PDF-"))
        return QStringLiteral("application/pdf");
    if (head.mid(4, 4) == "ftyp")
        return QStringLiteral("video/mp4");
    return {};
}

Result<void> mayAttach(const QString &file)
{
    QFile source(file);
    if (const auto opened = openAttachment(source); !opened)
        return opened;
    return checkedType(source, QFileInfo(file).fileName()).map([](const QString &) {});
}

Result<Attachment> attachFile(Store &store, const QString &file, const NewAttachment &about)
{
    QFile source(file);
    if (const auto opened = openAttachment(source); !opened)
        return tl::unexpected(opened.error());
    return attach(store, source, about);
}

Result<QString> keepBytes(Store &store, const QByteArray &bytes, const QString &name)
{
    QBuffer source;
    source.setData(bytes);
    source.open(QIODevice::ReadOnly);
    const auto hash = hashOf(source, name);
    if (!hash)
        return hash;
    return keep(source, attachmentPath(store.filesFolder(), *hash)).map([&hash] { return *hash; });
}

Result<Attachment> attachBytes(Store &store, const QByteArray &bytes, const NewAttachment &about)
{
    QBuffer source;
    source.setData(bytes);
    source.open(QIODevice::ReadOnly);
    return attach(store, source, about);
}

} // namespace huying
