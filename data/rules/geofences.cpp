// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/geofences.h"

#include "data/model/ground.h"
#include "data/rules/recommend.h"

#include <QJsonArray>
#include <algorithm>

namespace huying
{

namespace
{

constexpr std::size_t crossingsKept = 200;
constexpr int fixesToTurn = 2;

const QHash<QString, FenceRule::When> whenWords{{QStringLiteral("enter"), FenceRule::When::Enter},
                                                {QStringLiteral("exit"), FenceRule::When::Exit},
                                                {QStringLiteral("dwell"), FenceRule::When::Dwell}};

QString fillRule(FenceRule &rule, const QJsonObject &row)
{
    const QString when = row[QLatin1String("when")].toString();
    if (!whenWords.contains(when))
        return QStringLiteral("when“%1”不认识，可用 enter、exit、dwell").arg(when);
    rule.when = whenWords.value(when);
    rule.after = static_cast<TimeMs>(row[QLatin1String("after")].toDouble() * minuteMs);
    rule.priority = row[QLatin1String("priority")].toInt(3);
    rule.text = row[QLatin1String("text")].toString();
    if (rule.after < 0 || (rule.when == FenceRule::When::Dwell && rule.after == 0))
        return QStringLiteral("after 是分钟，dwell 的要大于 0");
    if (rule.priority < 1 || rule.priority > 3)
        return QStringLiteral("priority 只能是 1、2、3");
    return rule.text.isEmpty() ? QStringLiteral("每条 rules 要有 text，说给人看") : QString();
}

QString fillWhere(Geofence &fence, const QJsonValue &where)
{
    if (where.toString() == QLatin1String("own"))
        return {};
    fence.area = where[QLatin1String("area")].toString();
    if (!fence.area.isEmpty()) {
        fence.where = Geofence::Where::Area;
        return {};
    }
    const QJsonArray circle = where[QLatin1String("circle")].toArray();
    fence.where = Geofence::Where::Circle;
    fence.centre = {circle.at(0).toDouble(), circle.at(1).toDouble()};
    fence.radius = circle.at(2).toDouble();
    if (circle.size() != 3 || !isOnEarth(fence.centre) || !(fence.radius > 0))
        return QStringLiteral("where 要写 \"own\"、{\"area\": 代码} 或 {\"circle\": [经度, 纬度, 半径米]}");
    return {};
}

QString fillFence(Geofence &fence, const QJsonObject &row)
{
    if (const QString why = fillWhere(fence, row[QLatin1String("where")]); !why.isEmpty())
        return why;
    const auto who = UnitMatch::fromJson(row[QLatin1String("who")].toObject());
    if (!who)
        return who.error().message;
    fence.who = *who;
    fence.onShift = row[QLatin1String("on_shift")].toBool();
    fence.freeOnly = row[QLatin1String("free")].toBool();
    for (const QJsonValue &value : row[QLatin1String("rules")].toArray()) {
        FenceRule rule;
        if (const QString why = fillRule(rule, value.toObject()); !why.isEmpty())
            return why;
        fence.rules << rule;
    }
    return fence.rules.isEmpty() ? QStringLiteral("没有 rules，围栏什么也不会说") : QString();
}

} // namespace

Result<QList<Geofence>> geofencesFromJson(const QByteArray &json, const QString &fileName)
{
    const auto table = JsonTable::parse({json, fileName});
    if (!table)
        return tl::unexpected(table.error());
    QList<Geofence> fences;
    for (const QJsonValue &value : table->root()[QLatin1String("fences")].toArray()) {
        Geofence fence;
        fence.id = value[QLatin1String("id")].toString();
        fence.name = value[QLatin1String("name")].toString();
        const bool isTwice = std::ranges::any_of(fences, [&fence](const Geofence &f) { return f.id == fence.id; });
        if (fence.id.isEmpty() || isTwice)
            return table->wrong(fence.id, QStringLiteral("围栏的 id 缺失或重复"));
        if (const QString why = fillFence(fence, value.toObject()); !why.isEmpty())
            return table->wrong(fence.id, why);
        fences << fence;
    }
    return fences;
}

Result<QList<Geofence>> loadGeofences()
{
    return readResource(QStringLiteral("geofences.json")).and_then([](const Resource &file) { return geofencesFromJson(file.bytes, file.fileName); });
}

void GeofenceWatch::setAreas(AreaTreePtr areas)
{
    m_areas = std::move(areas);
}

const QList<qsizetype> &GeofenceWatch::fencesOf(const UnitRow &unit)
{
    auto known = m_of.find(unit.ref);
    if (known == m_of.end()) {
        QList<qsizetype> fences;
        for (qsizetype i = 0; i < m_fences.size(); ++i)
            if (m_fences[i].who.holds(unit))
                fences << i;
        known = m_of.insert(unit.ref, fences);
    }
    return *known;
}

bool GeofenceWatch::isIn(const Geofence &fence, const UnitRow &unit, LonLat place) const
{
    if (fence.where == Geofence::Where::Circle)
        return metresBetween(fence.centre, place) <= fence.radius;
    const int index = m_areas ? m_areas->indexOf(fence.where == Geofence::Where::Own ? unit.area : fence.area) : -1;
    if (index < 0)
        return false;
    const Area &area = m_areas->at(index);
    const bool isNear = place.lon >= area.box.west && place.lon <= area.box.east && place.lat >= area.box.south && place.lat <= area.box.north;
    return isNear && contains(area.shape, place);
}

void GeofenceWatch::turn(const Key &key, Side &side, bool isIn, TimeMs since)
{
    side.hasCrossed = side.isKnown;
    m_inside[key.first] += isIn ? 1 : side.isKnown ? -1 : 0;
    side.isKnown = true;
    side.isIn = isIn;
    side.since = since;
    side.doubts = 0;
    const auto concerns = [&side](const FenceRule &rule) { return (rule.when == FenceRule::When::Exit) != side.isIn; };
    if (std::ranges::any_of(m_fences[key.first].rules, concerns) && (side.isIn || side.hasCrossed))
        m_telling.insert(key);
    else
        m_telling.remove(key);
    if (!side.hasCrossed)
        return;
    m_crossings.push_front({since, key.second, m_fences[key.first].id, isIn});
    if (m_crossings.size() > crossingsKept)
        m_crossings.pop_back();
}

void GeofenceWatch::take(const UnitRow &unit, LonLat place, TimeMs at)
{
    for (const qsizetype fence : fencesOf(unit)) {
        const Key key{fence, unit.ref};
        Side &side = m_sides[key];
        const bool in = isIn(m_fences[fence], unit, place);
        if (!side.isKnown) {
            turn(key, side, in, at);
        } else if (in == side.isIn) {
            side.doubts = 0;
        } else {
            side.turnedAt = side.doubts == 0 ? at : side.turnedAt;
            if (++side.doubts >= fixesToTurn)
                turn(key, side, in, side.turnedAt);
        }
    }
}

void GeofenceWatch::addConditions(const Key &key, const Side &side, TimeMs now, QList<AlarmCondition> &conditions) const
{
    static constexpr const char *words[] = {"enter", "exit", "dwell"};
    const Geofence &fence = m_fences[key.first];
    const UnitRow *unit = m_unitOf(key.second);
    if (!unit || (fence.freeOnly && !unit->caseId.isNull()) || (fence.onShift && !isOnShift(unit->shift, now)))
        return;
    for (const FenceRule &rule : fence.rules) {
        if ((rule.when == FenceRule::When::Exit) == side.isIn || side.since + rule.after > now)
            continue;
        AlarmCondition condition{QStringLiteral("fence/%1/%2/%3").arg(fence.id, QLatin1String(words[static_cast<int>(rule.when)]), unit->ref),
                                 QStringLiteral("geofence"), rule.priority, {}, {}, side.since + rule.after};
        condition.text = QStringLiteral("%1 · %2：%3").arg(unit->name, fence.name, rule.text);
        condition.unit = unit->ref;
        conditions << condition;
    }
}

QList<AlarmCondition> GeofenceWatch::conditions(TimeMs now) const
{
    QList<AlarmCondition> conditions;
    for (const Key &key : m_telling)
        addConditions(key, m_sides[key], now, conditions);
    return conditions;
}

} // namespace huying
