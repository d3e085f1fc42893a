// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/positions/positionspec.h"

#include "data/model/jsontable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace huying
{

namespace
{

const QHash<QString, PositionSpec::From> fromWords{{QStringLiteral("tcp"), PositionSpec::From::Tcp},
                                                   {QStringLiteral("serial"), PositionSpec::From::Serial},
                                                   {QStringLiteral("file"), PositionSpec::From::File}};
const QList<int> bauds{1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400};

/// Why the row can't be used; empty: it can.
QString fill(PositionSpec &spec, const QJsonObject &row, const QString &fileName)
{
    const auto text = [&row](const char *key) { return row[QLatin1String(key)].toString().trimmed(); };
    const auto word = fromWords.constFind(text("from"));
    if (word == fromWords.cend())
        return QStringLiteral("from“%1”不认识，可用 tcp、serial、file").arg(text("from"));
    spec.from = *word;
    spec.unit = text("unit");
    const QJsonObject units = row[QLatin1String("units")].toObject();
    for (auto it = units.begin(); it != units.end(); ++it)
        spec.units.insert(it.key(), it.value().toString());
    spec.loop = row[QLatin1String("loop")].toBool();
    if (spec.from == PositionSpec::From::Tcp) {
        const int port = row[QLatin1String("port")].toInt();
        spec.host = text("host");
        if (spec.host.isEmpty() || port < 1 || port > 65535)
            return QStringLiteral("tcp 要有 host 和 1 到 65535 之间的 port");
        spec.port = static_cast<quint16>(port);
        spec.name = QStringLiteral("%1:%2").arg(spec.host).arg(port);
    } else {
        spec.path = text(spec.from == PositionSpec::From::Serial ? "device" : "path");
        if (spec.path.isEmpty())
            return spec.from == PositionSpec::From::Serial ? QStringLiteral("serial 要有 device，如 /dev/ttyUSB0") : QStringLiteral("file 要有 path");
        if (QDir::isRelativePath(spec.path))
            spec.path = QFileInfo(fileName).dir().filePath(spec.path);
        spec.name = QFileInfo(spec.path).fileName();
    }
    spec.baud = row[QLatin1String("baud")].toInt(spec.baud);
    if (!bauds.contains(spec.baud))
        return QStringLiteral("baud“%1”不是串口的速率").arg(spec.baud);
    spec.pace = row[QLatin1String("pace")].toDouble(1);
    if (!(spec.pace > 0 && spec.pace <= 1000))
        return QStringLiteral("pace 要大于 0、不超过 1000");
    if (!text("name").isEmpty())
        spec.name = text("name");
    return {};
}

} // namespace

Result<QList<PositionSpec>> positionSpecsFromJson(const QByteArray &json, const QString &fileName)
{
    const auto table = JsonTable::parse({json, fileName});
    if (!table)
        return tl::unexpected(table.error());
    QList<PositionSpec> specs;
    const QJsonArray rows = table->root()[QLatin1String("sources")].toArray();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        PositionSpec spec;
        if (const QString why = fill(spec, rows[i].toObject(), fileName); !why.isEmpty())
            return fail(ErrorKind::BadInput, QStringLiteral("%1 的第 %2 个来源：%3").arg(fileName).arg(i + 1).arg(why));
        specs << spec;
    }
    return specs;
}

Result<QList<PositionSpec>> loadPositionSpecs(const QString &path)
{
    if (path.isEmpty()) {
        const auto site = readResource(QStringLiteral("positions.json"));
        return site ? positionSpecsFromJson(site->bytes, site->fileName) : site.error().kind == ErrorKind::NotFound ? QList<PositionSpec>() : Result<QList<PositionSpec>>(tl::unexpected(site.error()));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, QStringLiteral("位置来源表 %1 读不了：%2").arg(path, file.errorString()));
    return positionSpecsFromJson(file.readAll(), QFileInfo(path).absoluteFilePath());
}

} // namespace huying
