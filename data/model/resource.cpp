// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/resource.h"

#include <QDir>
#include <QFile>

namespace huying
{

Result<Resource> readResource(const QString &name)
{
    const QStringList folders{qEnvironmentVariable("HUYING_SITE"), QStringLiteral("/etc/huying"),
                              QStringLiteral(":/huying")};
    for (const QString &folder : folders) {
        if (folder.isEmpty())
            continue;
        QFile file(QDir(folder).filePath(name));
        if (!file.exists())
            continue;
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorKind::Storage, QStringLiteral("%1 读不了：%2").arg(file.fileName(), file.errorString()));
        return Resource{file.readAll(), file.fileName()};
    }
    return fail(ErrorKind::NotFound, QStringLiteral("缺少资源文件 %1").arg(name));
}

} // namespace huying
