// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/jsontable.h"

#include <QJsonDocument>

namespace huying {

Result<JsonTable> JsonTable::load(const QString &name)
{
    return readResource(name).and_then([](const Resource &file) { return parse(file); });
}

Result<JsonTable> JsonTable::parse(const Resource &file)
{
    JsonTable table;
    table.m_file = file;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorKind::BadInput, QStringLiteral("%1 第 %2 行不是 JSON：%3")
                                             .arg(file.fileName)
                                             .arg(file.bytes.left(error.offset).count('\n') + 1)
                                             .arg(error.errorString()));
    table.m_root = document.object();
    return table;
}

tl::unexpected<Error> JsonTable::wrong(const QString &near, const QString &why) const
{
    const qsizetype at = near.isEmpty() ? -1 : m_file.bytes.indexOf('"' + near.toUtf8() + '"');
    if (at < 0)
        return fail(ErrorKind::BadInput, QStringLiteral("%1：%2").arg(m_file.fileName, why));
    return fail(ErrorKind::BadInput, QStringLiteral("%1 第 %2 行（%3）：%4")
                                         .arg(m_file.fileName)
                                         .arg(m_file.bytes.left(at).count('\n') + 1)
                                         .arg(near, why));
}

} // namespace huying
