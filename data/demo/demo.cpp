// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/demo.h"

#include "data/demo/builder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace huying::demo {

namespace {

const QStringList companions{QString(), QStringLiteral(".key"), QStringLiteral("-wal"),
                             QStringLiteral("-shm")};
const QString filesTail = QStringLiteral(".files");

Result<void> removeAll(const QString &path)
{
    for (const QString &tail : companions)
        if (QFile file(path + tail); file.exists() && !file.remove())
            return fail(ErrorKind::Storage,
                        QStringLiteral("%1 删不掉：%2").arg(file.fileName(), file.errorString()));
    if (QDir files(path + filesTail); files.exists() && !files.removeRecursively())
        return fail(ErrorKind::Storage, QStringLiteral("附件文件夹 %1 删不掉").arg(files.path()));
    return {};
}

Result<void> moveInPlace(const QString &from, const QString &to)
{
    if (QDir files(from + filesTail); files.exists() && !QDir().rename(files.path(), to + filesTail))
        return fail(ErrorKind::Storage, QStringLiteral("附件文件夹 %1 改不了名").arg(files.path()));
    // The key goes first: a store without key is worse than a key without store.
    for (const QString &tail : {QStringLiteral(".key"), QString()})
        if (QFile file(from + tail); !file.rename(to + tail))
            return fail(
                ErrorKind::Storage,
                QStringLiteral("%1 改名为 %2 失败：%3").arg(from + tail, to + tail, file.errorString()));
    return {};
}

} // namespace

Result<void> makeStore(const QString &path, const Options &options, const Progress &progress)
{
    if (!options.replaces)
        for (const QString &taken : {path, Vault::keyPath(path)})
            if (QFileInfo::exists(taken))
                return fail(ErrorKind::Refused,
                            QStringLiteral("%1 已经存在，不会覆盖；请换个名字，或加 --force").arg(taken));
    const QString part = path + QStringLiteral(".part");
    return removeAll(part)
        .and_then([&] { return build(part, options, progress); })
        .and_then([&] { return options.replaces ? removeAll(path) : Result<void>(); })
        .and_then([&] { return moveInPlace(part, path); });
}

} // namespace huying::demo
