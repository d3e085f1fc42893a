// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/rulecheck.h"

#include <QRegularExpression>
#include <QTime>
#include <algorithm>

namespace huying
{

namespace
{

/// Both name the condition, and all that `later` lists stands in `earlier` too; or neither names it.
bool covers(const QStringList &earlier, const QStringList &later)
{
    if (earlier.isEmpty() != later.isEmpty())
        return false;
    return std::all_of(later.begin(), later.end(), [&earlier](const QString &code) { return earlier.contains(code); });
}

bool covers(RoutingRule::Hours outer, RoutingRule::Hours inner)
{
    const auto length = [](RoutingRule::Hours h) { return (h.toMinute - h.fromMinute + 24 * 60) % (24 * 60); };
    const int offset = (inner.fromMinute - outer.fromMinute + 24 * 60) % (24 * 60);
    return offset + length(inner) <= length(outer);
}

bool covers(const QList<RoutingRule::Hours> &earlier, const QList<RoutingRule::Hours> &later)
{
    if (earlier.isEmpty() != later.isEmpty())
        return false;
    return std::all_of(later.begin(), later.end(), [&earlier](RoutingRule::Hours inner) {
        return std::any_of(earlier.begin(), earlier.end(), [inner](RoutingRule::Hours outer) { return covers(outer, inner); });
    });
}

class Check
{
public:
    Check(const QList<RoutingRule> &rules, const RuleCodes &codes) : m_rules(rules), m_codes(codes) {}

    QList<RuleFinding> all()
    {
        if (m_rules.isEmpty())
            error(-1, QStringLiteral("表里没有一条规则"));
        for (int row = 0; row < m_rules.size(); ++row) {
            checkNames(row);
            checkCodes(row);
            checkOutcome(row);
            checkReached(row);
        }
        if (std::none_of(m_rules.begin(), m_rules.end(), isCatchAll))
            warn(-1, QStringLiteral("没有兜底规则：哪条都不相符的案卷会交所在乡镇的站所"));
        return m_found;
    }

private:
    void error(int row, const QString &text) { m_found << RuleFinding{row, true, text}; }
    void warn(int row, const QString &text) { m_found << RuleFinding{row, false, text}; }

    static bool isCatchAll(const RoutingRule &r)
    {
        return r.isOn && r.channels.isEmpty() && r.items.isEmpty() && r.areas.isEmpty() && r.words.isEmpty() && r.hours.isEmpty()
               && r.days == RoutingRule::Days::Any;
    }

    void checkNames(int row)
    {
        const RoutingRule &rule = m_rules[row];
        if (rule.id.trimmed().isEmpty())
            error(row, QStringLiteral("没有编号"));
        if (rule.name.trimmed().isEmpty())
            error(row, QStringLiteral("没有名称"));
        for (int other = 0; other < row; ++other)
            if (!rule.id.isEmpty() && m_rules[other].id == rule.id)
                error(row, QStringLiteral("编号 %1 与第 %2 条重复").arg(rule.id).arg(other + 1));
    }

    void checkCodes(int row)
    {
        const RoutingRule &rule = m_rules[row];
        const std::tuple<const QStringList *, const QSet<QString> *, const char *> lists[] = {
            {&rule.channels, &m_codes.channels, "渠道"}, {&rule.items, &m_codes.items, "事项"}, {&rule.areas, &m_codes.areas, "辖区"}};
        for (const auto &[named, known, what] : lists)
            for (const QString &code : *named)
                if (!known->contains(code))
                    error(row, QStringLiteral("没有编码为“%1”的%2").arg(code, QString::fromUtf8(what)));
        if (rule.words.contains(QString()))
            error(row, QStringLiteral("关键词里有空值"));
    }

    void checkOrganization(int row, const QString &name, const char *what)
    {
        if (name == QLatin1String("@catalogue") || name == QLatin1String("@station"))
            return;
        if (name.startsWith(QLatin1String("@station:"))) {
            const QString kind = name.section(QLatin1Char(':'), 1);
            const bool known = std::any_of(m_codes.stationNames.begin(), m_codes.stationNames.end(),
                                           [&kind](const QString &station) { return station.contains(kind); });
            if (!known)
                warn(row, QStringLiteral("没有名称里带“%1”的站所，这条规则分不到人").arg(kind));
            return;
        }
        if (!m_codes.organizations.contains(name))
            error(row, QStringLiteral("%1：没有编码为“%2”的单位").arg(QString::fromUtf8(what), name));
    }

    void checkOutcome(int row)
    {
        const RoutingRule &rule = m_rules[row];
        if (rule.org.isEmpty())
            error(row, QStringLiteral("没有写分给谁"));
        else
            checkOrganization(row, rule.org, "承办");
        for (const QString &name : rule.assist) {
            if (name == rule.org)
                warn(row, QStringLiteral("配合单位与承办单位相同"));
            else
                checkOrganization(row, name, "配合");
        }
        if (!rule.runCard.isEmpty() && !m_codes.runCards.contains(rule.runCard))
            warn(row, QStringLiteral("没有名为“%1”的派警方案，会按事项大类派").arg(rule.runCard));
    }

    void checkReached(int row)
    {
        const RoutingRule &rule = m_rules[row];
        for (int earlier = 0; rule.isOn && earlier < row; ++earlier)
            if (m_rules[earlier].isOn && alwaysBeats(m_rules[earlier], rule)) {
                warn(row, QStringLiteral("轮不到这条：凡它相符的，第 %1 条（%2）都先用上").arg(earlier + 1).arg(m_rules[earlier].id));
                return;
            }
    }

    const QList<RoutingRule> &m_rules;
    const RuleCodes &m_codes;
    QList<RuleFinding> m_found;
};

} // namespace

bool alwaysBeats(const RoutingRule &earlier, const RoutingRule &later)
{
    // Fewer or coarser conditions rank lower, so only a rule that names the same ones can stand before another for good.
    // One that may be unable to name anybody (a town without such a station) lets the next one through.
    return !earlier.org.startsWith(QLatin1Char('@')) && covers(earlier.channels, later.channels) && covers(earlier.items, later.items)
           && covers(earlier.areas, later.areas) && covers(earlier.words, later.words) && covers(earlier.hours, later.hours)
           && earlier.days == later.days;
}

QList<RuleFinding> checkRules(const QList<RoutingRule> &rules, const RuleCodes &codes)
{
    return Check(rules, codes).all();
}

Result<QList<RoutingRule::Hours>> hoursListFrom(const QString &text)
{
    static const QRegularExpression commas(QStringLiteral("[,，、;；]")), dashes(QStringLiteral("\\s*[-–—~～至]\\s*"));
    QList<RoutingRule::Hours> list;
    for (const QString &part : text.split(commas, Qt::SkipEmptyParts)) {
        const QStringList ends = part.trimmed().split(dashes);
        const QTime from = QTime::fromString(ends.value(0), QStringLiteral("H:mm"));
        const QTime to = QTime::fromString(ends.value(1), QStringLiteral("H:mm"));
        if (ends.size() != 2 || !from.isValid() || !to.isValid() || from == to)
            return fail(ErrorKind::BadInput, QStringLiteral("时段“%1”读不懂，应形如 22:00-06:00").arg(part.trimmed()));
        list << RoutingRule::Hours{from.msecsSinceStartOfDay() / 60000, to.msecsSinceStartOfDay() / 60000};
    }
    return list;
}

} // namespace huying
