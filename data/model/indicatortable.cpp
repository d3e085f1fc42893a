// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/indicatortable.h"

#include "data/model/jsontable.h"

#include <QHash>
#include <QJsonArray>

namespace huying
{

namespace
{

constexpr const char *measureWords[measureCount] = {
    "reports", "valid", "registered", "registered_right", "registered_in_time", "verify_due", "verified_in_time",
    "accepted", "assign_due", "assigned_in_time", "assigned_right",
    "handle_due", "handled", "handled_in_time", "extended", "close_due", "closed", "closed_in_time", "closed_late",
    "reworked", "returned",
    "check_due", "checked_in_time",
    "hotline_calls", "hotline_reached", "hotline_solved", "hotline_rated", "hotline_satisfied", "hotline_basically",
    "rated", "satisfied", "basically",
    "legs", "legs_signed", "legs_arrived", "legs_handled", "whistles_rated", "whistles_satisfied", "whistles_basically",
    "ended"};

} // namespace

QString wordOf(Measure measure)
{
    return QString::fromLatin1(measureWords[static_cast<std::size_t>(measure)]);
}

std::optional<Measure> measureOf(const QString &word)
{
    static const QHash<QString, Measure> index = [] {
        QHash<QString, Measure> made;
        for (int i = 0; i < measureCount; ++i)
            made.insert(QString::fromLatin1(measureWords[i]), static_cast<Measure>(i));
        return made;
    }();
    const auto found = index.find(word);
    return found != index.end() ? std::optional(*found) : std::nullopt;
}

double IndicatorRule::part(const CaseMeasures &measures) const
{
    double sum = 0;
    for (const auto &[measure, weight] : numerator)
        sum += weight * measures.value(measure);
    return sum;
}

bool IndicatorRule::counts(const CaseMeasures &measures) const
{
    return part(measures) > 0;
}

Result<IndicatorTable> IndicatorTable::load()
{
    const auto table = JsonTable::load(QStringLiteral("indicators.json"));
    return table ? read(*table) : tl::unexpected(table.error());
}

Result<IndicatorTable> IndicatorTable::read(const JsonTable &table)
{
    IndicatorTable made;
    made.m_version = table.root()[QLatin1String("version")].toInt();
    if (made.m_version < 1)
        return table.wrong(QStringLiteral("version"), QStringLiteral("缺少版本号 version"));
    for (const QJsonValue &channel : table.root()[QLatin1String("hotline")].toArray())
        made.m_hotline << channel.toString();
    for (const QJsonValue &value : table.root()[QLatin1String("groups")].toArray())
        made.m_groups << Group{text(value.toObject(), "code"), text(value.toObject(), "zh"), text(value.toObject(), "en")};
    for (const QJsonValue &value : table.root()[QLatin1String("indicators")].toArray())
        if (const auto done = made.readRule(table, value.toObject()); !done)
            return tl::unexpected(done.error());
    if (made.m_rules.isEmpty())
        return table.wrong({}, QStringLiteral("缺少 indicators"));
    return made.readScore(table).map([&] { return made; });
}

Result<void> IndicatorTable::readRule(const JsonTable &table, const QJsonObject &object)
{
    IndicatorRule rule;
    rule.code = text(object, "code");
    rule.group = text(object, "group");
    rule.zh = text(object, "zh");
    rule.en = text(object, "en");
    rule.formula = text(object, "formula");
    rule.lessIsBetter = object[QLatin1String("less")].toBool();
    if (rule.code.isEmpty() || rule.zh.isEmpty() || this->rule(rule.code))
        return table.wrong(rule.code, QStringLiteral("指标缺代码、缺名称或代码重复"));
    if (std::ranges::none_of(m_groups, [&](const Group &group) { return group.code == rule.group; }))
        return table.wrong(rule.group, QStringLiteral("指标 %1 的分组 %2 不在 groups 里").arg(rule.code, rule.group));
    const QJsonObject parts = object[QLatin1String("parts")].toObject();
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        const IndicatorRule *known = this->rule(part.key());
        if (!known || !known->parts.isEmpty())
            return table.wrong(part.key(), QStringLiteral("指标 %1 由 %2 合成，但上面没有这一项").arg(rule.code, part.key()));
        rule.parts << std::pair(part.key(), part.value().toDouble());
        rule.denominator = known->denominator;
    }
    if (!rule.parts.isEmpty()) {
        m_rules << rule;
        return {};
    }
    const auto denominator = measureOf(text(object, "den"));
    if (!denominator)
        return table.wrong(text(object, "den"), QStringLiteral("指标 %1 的分母 %2 不认识").arg(rule.code, text(object, "den")));
    rule.denominator = *denominator;
    const QJsonObject numerator = object[QLatin1String("num")].toObject();
    for (auto part = numerator.begin(); part != numerator.end(); ++part) {
        const auto measure = measureOf(part.key());
        if (!measure || cohortOf(*measure) != rule.cohort())
            return table.wrong(part.key(), QStringLiteral("指标 %1 的分子 %2 不认识，或与分母不按同一天计").arg(rule.code, part.key()));
        rule.numerator << std::pair(*measure, part.value().toDouble());
    }
    if (rule.numerator.isEmpty())
        return table.wrong(rule.code, QStringLiteral("指标 %1 缺少分子 num").arg(rule.code));
    m_rules << rule;
    return {};
}

Result<void> IndicatorTable::readScore(const JsonTable &table)
{
    const QJsonObject score = table.root()[QLatin1String("score")].toObject();
    m_score.version = text(score, "version");
    m_score.system = score[QLatin1String("system")].toDouble();
    m_score.towns = score[QLatin1String("towns")].toDouble();
    if (std::abs(m_score.system + m_score.towns - 1) > 1e-9)
        return table.wrong(QStringLiteral("score"), QStringLiteral("计分里 system 与 towns 之和应为 1"));
    double sum = 0;
    for (const QJsonValue &value : score[QLatin1String("parts")].toArray()) {
        const ScoreRule::Part part{text(value.toObject(), "indicator"), value.toObject()[QLatin1String("weight")].toDouble()};
        const IndicatorRule *known = rule(part.indicator);
        if (!known || !known->parts.isEmpty() || part.weight <= 0)
            return table.wrong(part.indicator, QStringLiteral("计分的 %1 不是上面的指标，或权重不大于 0").arg(part.indicator));
        sum += part.weight;
        m_score.parts << part;
    }
    if (std::abs(sum - 100) > 1e-9)
        return table.wrong(QStringLiteral("score"), QStringLiteral("计分各项权重之和是 %1，应为 100").arg(sum));
    return {};
}

const IndicatorRule *IndicatorTable::rule(const QString &code) const
{
    const auto found = std::ranges::find(m_rules, code, &IndicatorRule::code);
    return found != m_rules.end() ? &*found : nullptr;
}

Ratio IndicatorTable::ratio(const IndicatorRule &rule, const Sums &sums) const
{
    if (rule.parts.isEmpty()) {
        Ratio ratio{0, sumOf(sums, rule.denominator)};
        for (const auto &[measure, weight] : rule.numerator)
            ratio.part += weight * sumOf(sums, measure);
        return ratio;
    }
    Ratio made{0, 1};
    for (const auto &[code, weight] : rule.parts) {
        const Ratio part = ratio(*this->rule(code), sums);
        if (!part.isKnown())
            return {};
        made.part += weight * part.part / part.whole;
    }
    return made;
}

} // namespace huying
