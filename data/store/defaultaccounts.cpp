// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/defaultaccounts.h"

#include "data/model/resource.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace huying
{

Result<QList<AccountRecord>> defaultAccounts(const QString &area)
{
    const auto file = readResource(QStringLiteral("accounts.json"));
    if (!file)
        return tl::unexpected(file.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file->bytes, &error);
    if (!document.isArray())
        return fail(ErrorKind::BadInput, QStringLiteral("帐号表 %1 不是 JSON 列表：%2").arg(file->fileName, error.errorString()));
    QList<AccountRecord> accounts;
    for (const QJsonValue &row : document.array())
        accounts << AccountRecord{row[QLatin1String("name")].toString(),
                                  row[QLatin1String("display")].toString(),
                                  row[QLatin1String("roles")].toString(),
                                  area,
                                  row[QLatin1String("org")].toString(),
                                  row[QLatin1String("seat")].toString()};
    return accounts;
}

} // namespace huying
