// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/routing.h"

#include <QDateTime>

namespace huying
{

namespace
{

// One more condition always beats finer ones, so these stay below conditionRank in sum.
constexpr int conditionRank = 1000;
constexpr int itemRank = 100; ///< an item is finer than its class
constexpr int levelRank = 10; ///< for each level that an area lies deeper

bool anyIn(const QStringList &words, const QString &text)
{
    return std::any_of(words.begin(), words.end(), [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

void Routing::setPlace(AreaTreePtr areas, const QList<Station> &stations, const Catalogue &catalogue,
                       const WorkCalendar &calendar)
{
    m_areas = std::move(areas);
    m_catalogue = catalogue;
    m_calendar = calendar;
    m_stations.clear();
    for (const Station &station : stations)
        m_stations[townOf(station.area)] << station;
}

QString Routing::townOf(const QString &area) const
{
    const int index = m_areas ? m_areas->indexOf(area) : -1;
    const int town = index < 0 ? -1 : m_areas->ancestor(index, AreaLevel::Town);
    return town < 0 ? area : m_areas->at(town).code;
}

bool Routing::isWithin(const QString &area, const QString &container) const
{
    if (area == container)
        return true;
    for (int index = m_areas ? m_areas->indexOf(area) : -1; index >= 0; index = m_areas->at(index).parent)
        if (m_areas->at(index).code == container)
            return true;
    return false;
}

bool Routing::holdsAt(const RoutingRule &rule, TimeMs at) const
{
    if (rule.hours.isEmpty())
        return true;
    const QTime time = QDateTime::fromMSecsSinceEpoch(at).time();
    const int minute = time.hour() * 60 + time.minute();
    return std::any_of(rule.hours.begin(), rule.hours.end(), [minute](RoutingRule::Hours h) {
        return h.fromMinute < h.toMinute ? minute >= h.fromMinute && minute < h.toMinute
                                         : minute >= h.fromMinute || minute < h.toMinute;
    });
}

Routing::Match Routing::match(const RoutingRule &rule, const CaseState &c, bool explain) const
{
    Match match{0, {}};
    const auto held = [&](int rank, const QString &what) {
        match.rank += conditionRank + rank;
        if (explain)
            match.why += (match.why.isEmpty() ? QString() : QStringLiteral("，")) + what;
    };
    const auto failed = [&](const QString &what) { return Match{-1, explain ? what : QString()}; };
    if (!rule.isOn)
        return failed(QStringLiteral("已停用"));
    if (!rule.channels.isEmpty()) {
        if (!rule.channels.contains(c.channel))
            return failed(QStringLiteral("渠道不是它列的"));
        held(0, QStringLiteral("渠道相符"));
    }
    if (!rule.items.isEmpty()) {
        const bool exact = rule.items.contains(c.item);
        if (!exact && !rule.items.contains(c.item.left(3)))
            return failed(QStringLiteral("事项不在它列的之内"));
        held(exact ? itemRank : 0, exact ? QStringLiteral("事项相符") : QStringLiteral("大类相符"));
    }
    if (!rule.areas.isEmpty()) {
        int depth = -1;
        for (const QString &area : rule.areas)
            if (isWithin(c.area, area))
                depth = std::max(depth, m_areas ? static_cast<int>(m_areas->at(m_areas->indexOf(area)).level) : 0);
        if (depth < 0)
            return failed(QStringLiteral("不在它管的辖区"));
        held(depth * levelRank, QStringLiteral("辖区相符"));
    }
    if (!rule.words.isEmpty()) {
        if (!anyIn(rule.words, c.title + QLatin1Char('\n') + c.text))
            return failed(QStringLiteral("没有提到“%1”").arg(rule.words.join(QStringLiteral("”“"))));
        held(0, QStringLiteral("提到关键词"));
    }
    if (!rule.hours.isEmpty()) {
        if (!holdsAt(rule, c.reportedAt))
            return failed(QStringLiteral("不在它的时段"));
        held(0, QStringLiteral("时段相符"));
    }
    if (rule.days != RoutingRule::Days::Any) {
        const bool working = m_calendar.isWorkingDay(QDateTime::fromMSecsSinceEpoch(c.reportedAt).date());
        if (working != (rule.days == RoutingRule::Days::Working))
            return failed(working ? QStringLiteral("今天是工作日") : QStringLiteral("今天不是工作日"));
        held(0, working ? QStringLiteral("工作日") : QStringLiteral("休息日"));
    }
    if (explain && match.why.isEmpty())
        match.why = QStringLiteral("没有条件，总是相符");
    return match;
}

QString Routing::stationOf(const QString &area, const QString &nameHolds) const
{
    const QList<Station> stations = m_stations.value(townOf(area));
    for (const Station &station : stations)
        if (nameHolds.isEmpty() || station.name.contains(nameHolds))
            return station.code;
    return {};
}

QString Routing::organization(const QString &name, const CaseState &c) const
{
    if (name == QLatin1String("@catalogue")) {
        const CaseItem *item = m_catalogue.item(c.item);
        return item ? item->department : QString();
    }
    if (name.startsWith(QLatin1String("@station")))
        return stationOf(c.area, name.section(QLatin1Char(':'), 1));
    return name;
}

const RoutingRule *Routing::rule(const QString &id) const
{
    const auto it = std::find_if(m_rules.begin(), m_rules.end(), [&id](const RoutingRule &rule) { return rule.id == id; });
    return it == m_rules.end() ? nullptr : &*it;
}

Route Routing::route(const CaseState &c, bool withTrace) const
{
    Route route;
    const RoutingRule *best = nullptr;
    int bestRank = -1;
    for (const RoutingRule &rule : m_rules) {
        const Match found = match(rule, c, withTrace);
        if (withTrace)
            route.trace << RuleTrace{rule.id, rule.name, found.why, found.rank >= 0, std::max(0, found.rank),
                                     found.rank >= 0 ? organization(rule.org, c) : QString()};
        // A rule that can name nobody here (no such station, item without department) must not win over one that can.
        if (found.rank > bestRank && !organization(rule.org, c).isEmpty()) {
            bestRank = found.rank;
            best = &rule;
        }
    }
    if (!best) {
        route.org = stationOf(c.area, QStringLiteral("综治"));
        if (route.org.isEmpty())
            route.org = stationOf(c.area, {});
        route.needsPerson = route.org.isEmpty();
        route.why = route.org.isEmpty() ? QStringLiteral("没有规则相符，所在乡镇也没有站所，请人工分派")
                                        : QStringLiteral("没有规则相符，交所在乡镇的站所");
        return route;
    }
    route.org = organization(best->org, c);
    for (const QString &name : best->assist)
        if (const QString org = organization(name, c); !org.isEmpty() && org != route.org && !route.assist.contains(org))
            route.assist << org;
    route.limit = best->limit;
    route.urgent = best->urgent;
    route.needsPerson = best->ask;
    route.rule = best->id;
    route.runCard = best->runCard;
    route.why = QStringLiteral("%1 %2").arg(best->id, best->name);
    return route;
}

std::optional<RouteChange> changeOf(const Routing &live, const Routing &draft, const CaseState &c)
{
    const Route before = live.route(c), after = draft.route(c);
    if (before.org == after.org && before.assist == after.assist)
        return std::nullopt;
    return RouteChange{c.id, c.no, before.org, after.org, before.rule, after.rule};
}

QList<RouteChange> compareRoutes(const Routing &live, const Routing &draft, const QList<CaseState> &cases,
                                 const std::function<void(qint64)> &step)
{
    QList<RouteChange> changes;
    qint64 done = 0;
    for (const CaseState &c : cases) {
        if (auto change = changeOf(live, draft, c))
            changes << std::move(*change);
        if (step && ++done % 10000 == 0)
            step(done);
    }
    return changes;
}

} // namespace huying
