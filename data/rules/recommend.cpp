// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/recommend.h"

#include "data/model/resource.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

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
    // QGeoCoordinate's sphere and formula, without its two allocations for each of thousands of units.
    constexpr double radius = 6371007.2, radian = std::numbers::pi / 180;
    const double lat = std::sin((unit.place->lat - state.place->lat) * radian / 2);
    const double lon = std::sin((unit.place->lon - state.place->lon) * radian / 2);
    const double h = lat * lat + std::cos(state.place->lat * radian) * std::cos(unit.place->lat * radian) * lon * lon;
    return 2 * radius * std::asin(std::min(1.0, std::sqrt(h)));
}

QString distanceText(double metres)
{
    return metres < 1000 ? QStringLiteral("%1 米").arg(metres, 0, 'f', 0) : QStringLiteral("%1 公里").arg(metres / 1000, 0, 'f', 1);
}

QString wayText(const UnitAdvice &a)
{
    if (a.isCutOff)
        return QStringLiteral("道路到不了，直线 %1").arg(distanceText(a.metres));
    if (a.travelMs < 0)
        return QStringLiteral("没有位置");
    const TimeMs minutes = std::max<TimeMs>(1, (a.travelMs + minuteMs / 2) / minuteMs);
    return a.roadMetres >= 0 ? QStringLiteral("路程 %1 分钟（%2）").arg(minutes).arg(distanceText(a.roadMetres))
                             : QStringLiteral("按直线约 %1 分钟（%2）").arg(minutes).arg(distanceText(a.metres));
}

void measure(UnitAdvice &a, const CaseState &state, const UnitRow &unit, const DispatchFacts &facts)
{
    a.metres = metresTo(state, unit);
    if (a.metres < 0)
        return;
    if (const auto leg = facts.byRoad ? facts.byRoad(unit) : std::nullopt) {
        a.isCutOff = !leg->isReachable;
        a.roadMetres = leg->metres;
        a.travelMs = leg->travelMs;
    } else {
        a.travelMs = static_cast<TimeMs>(a.metres * detour / metresPerMs[static_cast<int>(unit.kind)]);
    }
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
    a.reasons << wayText(a);
    if (a.fixAgeMs > 10 * minuteMs)
        a.reasons << QStringLiteral("位置是 %1 分钟前的").arg(a.fixAgeMs / minuteMs);
}

/// Thousands of units share a handful of shifts.
bool isOnKnownShift(const QString &shift, TimeMs at, QHash<QString, bool> &known)
{
    const auto it = known.constFind(shift);
    return it != known.constEnd() ? *it : *known.insert(shift, isOnShift(shift, at));
}

UnitAdvice adviceFor(const CaseState &state, const UnitRow &unit, const DispatchFacts &facts, QHash<QString, bool> &shifts)
{
    UnitAdvice a;
    a.ref = unit.ref;
    a.capable = std::any_of(facts.needed.begin(), facts.needed.end(),
                            [&unit](const NeededForce &n) { return n.role == unit.role; });
    a.onDuty = unit.status != UnitStatus::Offline && isOnKnownShift(unit.shift, facts.now, shifts);
    a.certified = unit.certifiedUntil > facts.now;
    a.load = facts.load.value(unit.ref);
    a.free = a.load == 0 && unit.status == UnitStatus::Free;
    measure(a, state, unit, facts);
    a.fixAgeMs = unit.fixAt ? std::max<TimeMs>(0, facts.now - unit.fixAt) : -1;
    return a;
}

Result<ResponsePlan> planFrom(const QString &key, const QJsonObject &o, const QString &fileName)
{
    ResponsePlan plan{o[QLatin1String("code")].toString(), {}};
    for (const QJsonValue &value : o[QLatin1String("steps")].toArray()) {
        // "?" before a step: it is offered, but not ticked.
        const QString text = value.toString().trimmed();
        const bool optional = text.startsWith(QLatin1Char('?'));
        plan.steps << ResponsePlan::Step{optional ? text.mid(1).trimmed() : text, !optional};
    }
    const bool bad = std::any_of(plan.steps.begin(), plan.steps.end(), [](const ResponsePlan::Step &s) { return s.text.isEmpty(); });
    if (plan.code.isEmpty() || plan.steps.isEmpty() || bad)
        return fail(ErrorKind::BadInput, QStringLiteral("%1 的 plans“%2”：要有 code 和至少一条不空的 steps").arg(fileName, key));
    return plan;
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
    const QJsonObject plans = root[QLatin1String("plans")].toObject();
    for (const QString &key : plans.keys()) {
        const auto plan = planFrom(key, plans[key].toObject(), fileName);
        if (!plan)
            return tl::unexpected(plan.error());
        cards.m_plans.insert(key, *plan);
    }
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

ResponsePlan RunCards::planFor(const QString &card, const QString &item) const
{
    for (const QString &key : {card, item, item.left(3)})
        if (const auto found = m_plans.constFind(key); found != m_plans.constEnd())
            return *found;
    return {};
}

double topSpeedOf(UnitKind kind)
{
    // An electric moped may go 25 km/h by law (GB 17761); helpers come by bicycle.
    return kind == UnitKind::Vehicle ? 0 : kind == UnitKind::Person ? 25 / 3.6 : 15 / 3.6;
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

QList<UnitAdvice> adviseUnits(const CaseState &state, const QList<UnitRow> &units, const DispatchFacts &facts, qsizetype atMost)
{
    struct Entry
    {
        UnitAdvice advice;
        qsizetype unit;
    };
    std::vector<Entry> list;
    list.reserve(static_cast<std::size_t>(units.size()));
    QHash<QString, bool> shifts;
    for (qsizetype i = 0; i < units.size(); ++i)
        list.push_back({adviceFor(state, units[i], facts, shifts), i});
    const auto key = [](const Entry &e) {
        const UnitAdvice &a = e.advice;
        const TimeMs travel = a.travelMs < 0 ? std::numeric_limits<TimeMs>::max() : a.travelMs;
        return std::tuple(!a.capable, !a.onDuty, !a.certified, !a.free, a.load, travel, e.unit);
    };
    const qsizetype kept = atMost < 0 ? units.size() : std::min(atMost, units.size());
    std::partial_sort(list.begin(), list.begin() + kept, list.end(),
                      [&key](const Entry &a, const Entry &b) { return key(a) < key(b); });
    QList<UnitAdvice> best;
    best.reserve(kept);
    for (qsizetype i = 0; i < kept; ++i) {
        Entry &entry = list[static_cast<std::size_t>(i)];
        entry.advice.place = static_cast<int>(i) + 1;
        explain(entry.advice, units[entry.unit]);
        best << std::move(entry.advice);
    }
    return best;
}

QStringList doubtsAbout(const UnitRow &unit, TimeMs now)
{
    QStringList doubts;
    if (unit.status == UnitStatus::Offline)
        doubts << QStringLiteral("离线");
    else if (!isOnShift(unit.shift, now))
        doubts << QStringLiteral("不在班");
    if (unit.certifiedUntil <= now)
        doubts << (unit.certifiedUntil ? QStringLiteral("上岗证已过期") : QStringLiteral("没有上岗证"));
    return doubts;
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
        if (left <= 0 || a.needsYes() || a.metres < 0 || a.isCutOff)
            continue;
        chosen << a.ref;
        --left;
    }
    return chosen;
}

} // namespace huying
