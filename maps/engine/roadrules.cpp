// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roadrules.h"

#include <QHash>
#include <algorithm>

namespace huying
{
namespace
{

constexpr double usual = 30, slowest = 3, fastest = 130; ///< km/h
constexpr double metresPerSecond = 1 / 3.6;

/// km/h where a road says nothing itself; 0: no road. Ways on which one walks count: who is sent walks the last part.
const QHash<QString, double> &speeds()
{
    static const QHash<QString, double> table{
        {QStringLiteral("motorway"), 100}, {QStringLiteral("trunk"), 80},        {QStringLiteral("primary"), 60},
        {QStringLiteral("secondary"), 50}, {QStringLiteral("tertiary"), 40},     {QStringLiteral("unclassified"), 40},
        {QStringLiteral("residential"), 30}, {QStringLiteral("living_street"), 15}, {QStringLiteral("service"), 20},
        {QStringLiteral("track"), 20},     {QStringLiteral("pedestrian"), 5},    {QStringLiteral("footway"), 5},
        {QStringLiteral("path"), 5},       {QStringLiteral("cycleway"), 10},     {QStringLiteral("bridleway"), 5},
        {QStringLiteral("steps"), 3},      {QStringLiteral("construction"), 0},  {QStringLiteral("proposed"), 0},
        {QStringLiteral("platform"), 0},   {QStringLiteral("raceway"), 0},       {QStringLiteral("corridor"), 0},
        {QStringLiteral("高速公路"), 100}, {QStringLiteral("高速"), 100},        {QStringLiteral("国道"), 80},
        {QStringLiteral("省道"), 60},      {QStringLiteral("县道"), 50},         {QStringLiteral("乡道"), 40},
        {QStringLiteral("村道"), 30},      {QStringLiteral("快速路"), 80},       {QStringLiteral("主干路"), 60},
        {QStringLiteral("次干路"), 50},    {QStringLiteral("支路"), 40},         {QStringLiteral("巷道"), 15}};
    return table;
}

QString valueIn(const QString &tags, const QString &key)
{
    const QString head = u'"' + key + QStringLiteral("\"=>\"");
    const auto at = tags.indexOf(head);
    const auto from = at + head.size();
    return at < 0 ? QString() : tags.mid(from, tags.indexOf(u'"', from) - from);
}

double speedOf(const RoadTags &tags, const QString &klass)
{
    QString said = tags.speed.isEmpty() ? valueIn(tags.more, QStringLiteral("maxspeed")) : tags.speed;
    const bool miles = said.endsWith(QLatin1String("mph"));
    bool isNumber = false;
    const double number = said.remove(QStringLiteral("mph")).remove(QStringLiteral("km/h")).trimmed().toDouble(&isNumber);
    const double byClass = speeds().value(klass, usual);
    if (!isNumber || !(number > 0) || byClass == 0)
        return byClass;
    // A footway under a street's limit is walked all the same.
    return std::clamp(byClass <= 10 ? std::min(byClass, number) : miles ? number * 1.609344 : number, slowest, fastest);
}

} // namespace

std::optional<RoadRules> rulesOf(const RoadTags &tags, bool mustHaveClass)
{
    QString klass = tags.klass.toLower();
    if (klass.endsWith(QLatin1String("_link")))
        klass.chop(5);
    if (klass.isEmpty() && mustHaveClass)
        return std::nullopt;
    const double speed = speedOf(tags, klass);
    const QString access = valueIn(tags.more, QStringLiteral("access"));
    if (speed == 0 || access == QLatin1String("no"))
        return std::nullopt;
    QString oneway = (tags.oneway.isEmpty() ? valueIn(tags.more, QStringLiteral("oneway")) : tags.oneway).toLower();
    if (oneway.isEmpty()) {
        const bool round = valueIn(tags.more, QStringLiteral("junction")) == QLatin1String("roundabout");
        if (round || (mustHaveClass && klass == QLatin1String("motorway")))
            oneway = QStringLiteral("yes");
    }
    const bool against = oneway == QLatin1String("-1") || oneway == QLatin1String("reverse") || oneway == QLatin1String("t") || oneway == QLatin1String("tf");
    const bool along = oneway == QLatin1String("1") || oneway == QLatin1String("yes") || oneway == QLatin1String("true")
                       || oneway == QLatin1String("f") || oneway == QLatin1String("ft") || oneway == QStringLiteral("是");
    return RoadRules{speed * metresPerSecond, !against, !along};
}

} // namespace huying
