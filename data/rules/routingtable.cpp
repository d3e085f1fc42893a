// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/routing.h"

#include "data/model/resource.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTime>

namespace huying
{

namespace
{

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &one : value.toArray())
        list << one.toString();
    return list;
}

QString unknownMember(const QJsonObject &o, const QStringList &known)
{
    for (const QString &key : o.keys())
        if (!known.contains(key))
            return QStringLiteral("不认识“%1”，可用：%2").arg(key, known.join(QStringLiteral("、")));
    return {};
}

std::optional<RoutingRule::Hours> hoursFrom(const QString &text)
{
    const QTime from = QTime::fromString(text.section(QLatin1Char('-'), 0, 0), QStringLiteral("H:mm"));
    const QTime to = QTime::fromString(text.section(QLatin1Char('-'), 1), QStringLiteral("H:mm"));
    if (!from.isValid() || !to.isValid() || from == to)
        return std::nullopt;
    return RoutingRule::Hours{from.msecsSinceStartOfDay() / 60000, to.msecsSinceStartOfDay() / 60000};
}

QString text(RoutingRule::Hours h)
{
    const auto clock = [](int minute) { return QTime(minute / 60, minute % 60).toString(QStringLiteral("HH:mm")); };
    return clock(h.fromMinute) + QLatin1Char('-') + clock(h.toMinute);
}

const QHash<QString, RoutingRule::Days> dayWords{{QStringLiteral("any"), RoutingRule::Days::Any},
                                                 {QStringLiteral("working"), RoutingRule::Days::Working},
                                                 {QStringLiteral("off"), RoutingRule::Days::Off}};

QString takeConditions(const QJsonObject &when, RoutingRule &rule)
{
    if (const QString why = unknownMember(when, {QStringLiteral("channels"), QStringLiteral("items"), QStringLiteral("areas"),
                                                 QStringLiteral("words"), QStringLiteral("hours"), QStringLiteral("days")});
        !why.isEmpty())
        return why;
    rule.channels = strings(when[QLatin1String("channels")]);
    rule.items = strings(when[QLatin1String("items")]);
    rule.areas = strings(when[QLatin1String("areas")]);
    rule.words = strings(when[QLatin1String("words")]);
    for (const QString &span : strings(when[QLatin1String("hours")])) {
        const auto hours = hoursFrom(span);
        if (!hours)
            return QStringLiteral("时段“%1”读不懂，应形如 22:00-06:00").arg(span);
        rule.hours << *hours;
    }
    const QString days = when[QLatin1String("days")].toString(QStringLiteral("any"));
    if (!dayWords.contains(days))
        return QStringLiteral("days“%1”读不懂，可用 any、working、off").arg(days);
    rule.days = dayWords.value(days);
    for (const QStringList *list : {&rule.channels, &rule.items, &rule.areas, &rule.words})
        if (list->contains(QString()))
            return QStringLiteral("条件里有空值");
    return {};
}

QString takeOutcome(const QJsonObject &then, RoutingRule &rule)
{
    if (const QString why = unknownMember(then, {QStringLiteral("org"), QStringLiteral("assist"), QStringLiteral("limit"),
                                                 QStringLiteral("urgent"), QStringLiteral("ask"), QStringLiteral("run_card")});
        !why.isEmpty())
        return why;
    rule.org = then[QLatin1String("org")].toString();
    rule.assist = strings(then[QLatin1String("assist")]);
    rule.urgent = then[QLatin1String("urgent")].toBool();
    rule.ask = then[QLatin1String("ask")].toBool();
    rule.runCard = then[QLatin1String("run_card")].toString();
    if (rule.org.isEmpty())
        return QStringLiteral("没有写分给谁（then.org）");
    if (const QString limit = then[QLatin1String("limit")].toString(); !limit.isEmpty()) {
        const auto read = limitFrom(limit);
        if (!read)
            return QStringLiteral("时限“%1”读不懂，应形如“2 工作时”").arg(limit);
        rule.limit = *read;
    }
    return {};
}

QString takeRule(const QJsonObject &o, RoutingRule &rule)
{
    if (const QString why = unknownMember(o, {QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("when"),
                                              QStringLiteral("then"), QStringLiteral("on")});
        !why.isEmpty())
        return why;
    rule.id = o[QLatin1String("id")].toString();
    rule.name = o[QLatin1String("name")].toString();
    rule.isOn = o[QLatin1String("on")].toBool(true);
    if (rule.id.isEmpty() || rule.name.isEmpty())
        return QStringLiteral("没有编号或名称");
    if (const QString why = takeConditions(o[QLatin1String("when")].toObject(), rule); !why.isEmpty())
        return why;
    return takeOutcome(o[QLatin1String("then")].toObject(), rule);
}

void put(QJsonObject &o, const char *name, const QStringList &list)
{
    if (!list.isEmpty())
        o[QLatin1String(name)] = QJsonArray::fromStringList(list);
}

QJsonObject toObject(const RoutingRule &rule)
{
    QJsonObject when, then{{QStringLiteral("org"), rule.org}};
    put(when, "channels", rule.channels);
    put(when, "items", rule.items);
    put(when, "areas", rule.areas);
    put(when, "words", rule.words);
    QStringList hours;
    for (const RoutingRule::Hours h : rule.hours)
        hours << text(h);
    put(when, "hours", hours);
    if (rule.days != RoutingRule::Days::Any)
        when[QLatin1String("days")] = dayWords.key(rule.days);
    put(then, "assist", rule.assist);
    if (rule.limit.amount)
        then[QLatin1String("limit")] = toText(rule.limit);
    if (rule.urgent)
        then[QLatin1String("urgent")] = true;
    if (rule.ask)
        then[QLatin1String("ask")] = true;
    if (!rule.runCard.isEmpty())
        then[QLatin1String("run_card")] = rule.runCard;
    QJsonObject o{{QStringLiteral("id"), rule.id}, {QStringLiteral("name"), rule.name},
                  {QStringLiteral("when"), when}, {QStringLiteral("then"), then}};
    if (!rule.isOn)
        o[QLatin1String("on")] = false;
    return o;
}

} // namespace

Result<Routing> Routing::fromJson(const QByteArray &json, const QString &fileName)
{
    QJsonParseError parse;
    const QJsonObject root = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return fail(ErrorKind::BadInput, QStringLiteral("%1 第 %2 行：%3")
                                             .arg(fileName)
                                             .arg(json.left(parse.offset).count('\n') + 1)
                                             .arg(parse.errorString()));
    Routing table;
    QSet<QString> ids;
    for (const QJsonValue &value : root[QLatin1String("rules")].toArray()) {
        RoutingRule rule;
        QString why = takeRule(value.toObject(), rule);
        if (why.isEmpty() && ids.contains(rule.id))
            why = QStringLiteral("编号重复");
        if (!why.isEmpty())
            return fail(ErrorKind::BadInput,
                        QStringLiteral("%1 的第 %2 条规则（%3）：%4").arg(fileName).arg(ids.size() + 1).arg(rule.id, why));
        ids << rule.id;
        table.m_rules << rule;
    }
    if (table.m_rules.isEmpty())
        return fail(ErrorKind::BadInput, QStringLiteral("%1 里没有一条规则").arg(fileName));
    return table;
}

QByteArray Routing::toJson() const
{
    QJsonArray rules;
    for (const RoutingRule &rule : m_rules)
        rules << toObject(rule);
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("rules"), rules}}).toJson();
}

Result<Routing> Routing::load()
{
    return readResource(QStringLiteral("routing.json")).and_then([](const Resource &r) { return fromJson(r.bytes, r.fileName); });
}

} // namespace huying
