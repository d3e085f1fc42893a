// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/importcontext.h"

namespace huying
{

QString ImportContext::currentCode(const QString &code) const
{
    for (qsizetype length = code.size(); length >= 2 && !supersede.isEmpty(); --length)
        if (const auto now = supersede.constFind(code.left(length)); now != supersede.constEnd())
            return *now + code.mid(length);
    return code;
}

RowResult<QString> ImportContext::field(const char *name, const SourceRow &row) const
{
    const FieldRule *rule = mapping.field(QString::fromLatin1(name));
    return rule ? rule->value(row) : RowResult<QString>(QString());
}

RowResult<QString> ImportContext::needed(const char *name, const SourceRow &row) const
{
    auto value = field(name, row);
    if (value && value->isEmpty()) {
        const FieldRule *rule = mapping.field(QString::fromLatin1(name));
        return reject(rule ? rule->columnNames() : QString(), QStringLiteral("缺少 %1").arg(QString::fromLatin1(name)));
    }
    return value;
}

RowResult<TimeMs> ImportContext::time(const char *name, const SourceRow &row) const
{
    const auto text = field(name, row);
    if (!text)
        return tl::unexpected(text.error());
    if (text->isEmpty())
        return 0;
    if (const auto at = mapping.time.parse(*text))
        return *at;
    return reject(mapping.field(QString::fromLatin1(name))->columnNames(),
                  QStringLiteral("时间“%1”读不懂，应形如 %2").arg(*text, mapping.time.expected()));
}

RowResult<double> ImportContext::number(const char *name, const SourceRow &row, double otherwise) const
{
    const auto text = field(name, row);
    if (!text)
        return tl::unexpected(text.error());
    if (text->isEmpty())
        return otherwise;
    bool isNumber = false;
    const double value = text->toDouble(&isNumber);
    if (isNumber && std::isfinite(value))
        return value;
    return reject(mapping.field(QString::fromLatin1(name))->columnNames(), QStringLiteral("“%1”不是数").arg(*text));
}

RowResult<std::optional<LonLat>> ImportContext::place(const SourceRow &row) const
{
    auto p = placement.point(row);
    if (!p && mapping.place.dropBad) {
        notice(QStringLiteral("坐标不可信，不带位置导入"));
        p = std::optional<LonLat>();
    }
    if (p && !*p && mapping.place.required)
        return reject(mapping.place.lon ? mapping.place.lon->columnNames() : QStringLiteral("geometry"), QStringLiteral("没有坐标"));
    if (p && !*p)
        notice(QStringLiteral("没有位置"));
    return p;
}

RowResult<QString> ImportContext::area(const SourceRow &row, const std::optional<LonLat> &place) const
{
    const auto named = field("area", row);
    if (!named)
        return named;
    if (!named->isEmpty()) {
        const QString code = currentCode(*named);
        if (!areas.hasCode(code))
            return reject(mapping.field(QStringLiteral("area"))->columnNames(),
                          QStringLiteral("库里没有辖区 %1，请先导入辖区").arg(code));
        return code;
    }
    if (!place)
        return QString();
    const QString code = areas.areaAt(*place);
    if (code.isEmpty() && areas.hasGrids())
        notice(QStringLiteral("位置不在任何辖区里"));
    return code;
}

} // namespace huying
