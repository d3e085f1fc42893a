// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/trackrules.h"

#include "data/model/jsontable.h"

#include <QJsonArray>

namespace huying
{

namespace
{

constexpr double justNowMs = 3000;

} // namespace

Result<TrackRules> TrackRules::load()
{
    return readResource(QStringLiteral("tracking.json")).and_then([](const Resource &file) { return fromJson(file.bytes, file.fileName); });
}

Result<TrackRules> TrackRules::fromJson(const QByteArray &json, const QString &fileName)
{
    const auto table = JsonTable::parse({json, fileName});
    if (!table)
        return tl::unexpected(table.error());
    static const QStringList words{QStringLiteral("person"), QStringLiteral("vehicle"), QStringLiteral("helper")};
    TrackRules rules;
    for (const QJsonValue &row : table->root()[QLatin1String("kinds")].toArray()) {
        const QString word = row[QLatin1String("kind")].toString();
        const double speed = row[QLatin1String("max_speed")].toDouble(), stale = row[QLatin1String("stale")].toDouble(), lost = row[QLatin1String("lost")].toDouble();
        const auto kind = words.indexOf(word);
        if (kind < 0)
            return table->wrong(word, QStringLiteral("kind 只能是 person、vehicle、helper"));
        if (!(speed > 0) || !(stale > 0) || !(lost >= stale))
            return table->wrong(word, QStringLiteral("max_speed、stale 要大于 0，lost 不能小于 stale"));
        rules.kinds[static_cast<std::size_t>(kind)] = {speed / 3.6, static_cast<TimeMs>(stale * minuteMs), static_cast<TimeMs>(lost * minuteMs)};
    }
    rules.outsideMetres = table->root()[QLatin1String("outside")].toDouble(20) * 1000;
    rules.believe = table->root()[QLatin1String("believe")].toInt(3);
    if (rules.believe < 2 || rules.outsideMetres < 0)
        return table->wrong(QStringLiteral("believe"), QStringLiteral("believe 至少是 2，outside 不能是负数"));
    return rules;
}

FixAge TrackRules::ageOf(const UnitRow &unit, TimeMs now, double speed) const
{
    if (!unit.fixAt)
        return FixAge::None;
    const TimeMs age = now - unit.fixAt;
    if (static_cast<double>(age) <= justNowMs * speed)
        return FixAge::Fresh;
    const Kind &rule = of(unit.kind);
    return age > rule.lost ? FixAge::Lost : age > rule.stale ? FixAge::Stale : FixAge::Fresh;
}

} // namespace huying
