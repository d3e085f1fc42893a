// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/routewords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTime>
#include <algorithm>

namespace huying
{

namespace
{

struct RouteWords
{
    Q_DECLARE_TR_FUNCTIONS(RouteWords)
};

QString mentioned(const RoutingRule &rule, const CaseState &c)
{
    QStringList found;
    for (const QString &word : rule.words)
        if ((c.title + QLatin1Char('\n') + c.text).contains(word, Qt::CaseInsensitive))
            found << word;
    return found.join(RouteWords::tr("” “", "between quoted words"));
}

/// The deepest of the rule's areas that holds the case.
QString areaOf(const RoutingRule &rule, const CaseState &c, const CaseWords &words)
{
    if (const AreaTreePtr &areas = words.areas())
        for (int index = areas->indexOf(c.area); index >= 0; index = areas->at(index).parent)
            if (rule.areas.contains(areas->at(index).code))
                return words.area(areas->at(index).code);
    return words.area(c.area);
}

} // namespace

QString hoursText(RoutingRule::Hours hours)
{
    const auto clock = [](int minute) { return QTime(minute / 60 % 24, minute % 60).toString(QStringLiteral("HH:mm")); };
    return clock(hours.fromMinute) + QChar(u'–') + clock(hours.toMinute);
}

QStringList heldConditions(const RoutingRule &rule, const CaseState &c, const CaseWords &words)
{
    QStringList held;
    if (!rule.items.isEmpty())
        held << (rule.items.contains(c.item) ? RouteWords::tr("Item is “%1”").arg(words.item(c.item))
                                             : RouteWords::tr("Class is “%1”").arg(words.itemClass(c.item)));
    if (!rule.channels.isEmpty())
        held << RouteWords::tr("Came by %1").arg(words.channel(c.channel));
    if (!rule.areas.isEmpty())
        held << RouteWords::tr("Happened in %1").arg(areaOf(rule, c, words));
    if (!rule.words.isEmpty())
        held << RouteWords::tr("Mentions “%1”").arg(mentioned(rule, c));
    if (!rule.hours.isEmpty()) {
        QStringList spans;
        for (const RoutingRule::Hours span : rule.hours)
            spans << hoursText(span);
        const QString at = QDateTime::fromMSecsSinceEpoch(c.reportedAt).toString(QStringLiteral("HH:mm"));
        held << RouteWords::tr("Reported at %1, within %2").arg(at, spans.join(RouteWords::tr(", ", "between names")));
    }
    if (rule.days != RoutingRule::Days::Any)
        held << (rule.days == RoutingRule::Days::Working ? RouteWords::tr("Reported on a working day")
                                                         : RouteWords::tr("Reported on a day off"));
    if (held.isEmpty())
        held << RouteWords::tr("The rule for everything that no other rule names");
    return held;
}

QString ruleOrganization(const QString &name, const CaseWords &words)
{
    if (name == QLatin1String("@catalogue"))
        return RouteWords::tr("Department that the catalogue names");
    if (!name.startsWith(QLatin1String("@station")))
        return words.organization(name);
    const QString kind = name.section(QLatin1Char(':'), 1);
    return kind.isEmpty() ? RouteWords::tr("Station of the town") : RouteWords::tr("%1 of the town").arg(kind);
}

QList<RouteChoice> otherChoices(const Route &route)
{
    QList<RuleTrace> matched;
    for (const RuleTrace &line : route.trace)
        if (line.matched && !line.org.isEmpty() && line.org != route.org)
            matched << line;
    std::ranges::stable_sort(matched, std::ranges::greater(), &RuleTrace::rank);
    QList<RouteChoice> choices;
    for (const RuleTrace &line : matched)
        if (std::ranges::find(choices, line.org, &RouteChoice::org) == choices.end())
            choices << RouteChoice{line.org, line.id};
    return choices;
}

} // namespace huying
