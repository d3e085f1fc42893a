// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/recommend.h"

#include "data/model/resource.h"

#include <QDateTime>
#include <QGeoCoordinate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>

namespace huying
{

namespace
{

constexpr double detour = 1.35;                    ///< roads over straight line, where no network is there
constexpr double metresPerMs[] = {0.0042, 0.0083, 0.0056}; ///< person on a moped, vehicle, helper

Result<QList<NeededForce>> forces(const QJsonValue &value, const QString &where)
{
    QList<NeededForce> list;
    for (const QJsonValue &one : value.toArray()) {
        const NeededForce force{one[QLatin1String("role")].toString(), one[QLatin1String("count")].toInt()};
        if (force.role.isEmpty() || force.count < 1)
            return fail(ErrorKind::BadInput, QStringLiteral("%1：要写 role 和大于 0 的 count").arg(where));
        list << force;
    }
    if (list.isEmpty())
        return fail(ErrorKind::BadInput, QStringLiteral("%1：没有写派什么力量").arg(where));
    return list;
}

double metresTo(const CaseState &state, const UnitRow &unit)
{
    if (!state.place || !unit.place)
        return -1;
    return QGeoCoordinate(state.place->lat, state.place->lon).distanceTo(QGeoCoordinate(unit.place->lat, unit.place->lon));
}

QString minutesText(TimeMs ms)
{
    return QStringLiteral("约 %1 分钟").arg(std::max<TimeMs>(1, (ms + minuteMs / 2) / minuteMs));
}

void explain(UnitAdvice &a, const UnitRow &unit)
{
    a.reasons << (a.capable ? QStringLiteral("%1，对口").arg(unit.role) : QStringLiteral("%1，不对口").arg(unit.role));
    if (unit.status == UnitStatus::Offline)
        a.reasons << QStringLiteral("离线");
    else if (!a.onDuty)
        a.reasons << QStringLiteral("不在班");
    if (!a.certified)
        a.reasons << (unit.certifiedUntil ? QStringLiteral("上岗证已过期") : QStringLiteral("没有上岗证"));
    if (a.load)
        a.reasons << QStringLiteral("手上 %1 件").arg(a.load);
    else if (a.onDuty)
        a.reasons << QStringLiteral("空闲");
    if (a.travelMs >= 0)
        a.reasons << minutesText(a.travelMs) + (a.metres < 1000 ? QStringLiteral("（%1 米）").arg(a.metres, 0, 'f', 0)
                                                                : QStringLiteral("（%1 公里）").arg(a.metres / 1000, 0, 'f', 1));
    else
        a.reasons << QStringLiteral("没有位置");
    if (a.fixAgeMs > 10 * minuteMs)
        a.reasons << QStringLiteral("位置是 %1 分钟前的").arg(a.fixAgeMs / minuteMs);
}

UnitAdvice adviceFor(const CaseState &state, const UnitRow &unit, const DispatchFacts &facts)
{
    UnitAdvice a;
    a.ref = unit.ref;
    a.capable = std::any_of(facts.needed.begin(), facts.needed.end(),
                            [&unit](const NeededForce &n) { return n.role == unit.role; });
    a.onDuty = unit.status != UnitStatus::Offline && isOnShift(unit.shift, facts.now);
    a.certified = unit.certifiedUntil > facts.now;
    a.load = facts.load.value(unit.ref);
    a.free = a.load == 0 && unit.status == UnitStatus::Free;
    a.metres = metresTo(state, unit);
    if (a.metres >= 0) {
        const auto byRoad = facts.travelTime ? facts.travelTime(unit) : std::nullopt;
        a.travelMs = byRoad.value_or(static_cast<TimeMs>(a.metres * detour / metresPerMs[static_cast<int>(unit.kind)]));
    }
    a.fixAgeMs = unit.fixAt ? std::max<TimeMs>(0, facts.now - unit.fixAt) : -1;
    explain(a, unit);
    return a;
}

} // namespace

Result<RunCards> RunCards::fromJson(const QByteArray &json, const QString &fileName)
{
    QJsonParseError parse;
    const QJsonObject root = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return fail(ErrorKind::BadInput, QStringLiteral("%1 第 %2 行：%3")
                                             .arg(fileName)
                                             .arg(json.left(parse.offset).count('\n') + 1)
                                             .arg(parse.errorString()));
    RunCards cards;
    const std::pair<const char *, QHash<QString, QList<NeededForce>> *> parts[] = {{"cards", &cards.m_cards},
                                                                                  {"classes", &cards.m_classes}};
    for (const auto &[name, target] : parts) {
        const QJsonObject object = root[QLatin1String(name)].toObject();
        for (const QString &key : object.keys()) {
            const auto read = forces(object[key], QStringLiteral("%1 的 %2“%3”").arg(fileName, QLatin1String(name), key));
            if (!read)
                return tl::unexpected(read.error());
            target->insert(key, *read);
        }
    }
    const auto other = forces(root[QLatin1String("default")], QStringLiteral("%1 的 default").arg(fileName));
    if (!other)
        return tl::unexpected(other.error());
    cards.m_default = *other;
    return cards;
}

Result<RunCards> RunCards::load()
{
    return readResource(QStringLiteral("runcards.json")).and_then([](const Resource &r) { return fromJson(r.bytes, r.fileName); });
}

QList<NeededForce> RunCards::neededFor(const QString &card, const QString &item) const
{
    if (const auto found = m_cards.constFind(card); found != m_cards.constEnd())
        return *found;
    return m_classes.value(item.left(3), m_default);
}

bool isOnShift(const QString &shift, TimeMs at)
{
    static const QRegularExpression hours(QStringLiteral("(\\d{1,2}):(\\d{2})\\s*[–—-]\\s*(\\d{1,2}):(\\d{2})"));
    const auto match = hours.match(shift);
    if (!match.hasMatch())
        return true;
    const QTime time = QDateTime::fromMSecsSinceEpoch(at).time();
    const int now = time.hour() * 60 + time.minute();
    const int from = match.captured(1).toInt() * 60 + match.captured(2).toInt();
    const int to = match.captured(3).toInt() * 60 + match.captured(4).toInt();
    return from < to ? now >= from && now < to : now >= from || now < to;
}

QList<UnitAdvice> adviseUnits(const CaseState &state, const QList<UnitRow> &units, const DispatchFacts &facts)
{
    QList<UnitAdvice> list;
    list.reserve(units.size());
    for (const UnitRow &unit : units)
        list << adviceFor(state, unit, facts);
    const auto key = [](const UnitAdvice &a) {
        const TimeMs travel = a.travelMs < 0 ? std::numeric_limits<TimeMs>::max() : a.travelMs;
        return std::tuple(!a.capable, !a.onDuty, !a.certified, !a.free, a.load, travel);
    };
    std::stable_sort(list.begin(), list.end(), [&key](const UnitAdvice &a, const UnitAdvice &b) { return key(a) < key(b); });
    for (qsizetype i = 0; i < list.size(); ++i)
        list[i].place = static_cast<int>(i) + 1;
    return list;
}

QStringList recommendedUnits(const QList<UnitAdvice> &advice, const QList<UnitRow> &units, const QList<NeededForce> &needed)
{
    QHash<QString, QString> roleOf;
    for (const UnitRow &unit : units)
        roleOf.insert(unit.ref, unit.role);
    QHash<QString, int> open;
    for (const NeededForce &force : needed)
        open[force.role] += force.count;
    QStringList chosen;
    for (const UnitAdvice &a : advice) {
        int &left = open[roleOf.value(a.ref)];
        if (left <= 0 || a.needsYes() || a.metres < 0)
            continue;
        chosen << a.ref;
        --left;
    }
    return chosen;
}

} // namespace huying
