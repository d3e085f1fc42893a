// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/caseplan.h"

namespace huying::demo {

namespace {

QDate dateOf(int index)
{
    return QDate(2025, 8, 15).addDays(index);
}

double dayWeight(QDate date, const WorkCalendar &calendar, Rng &rng)
{
    static constexpr double months[] = {0.9, 0.78, 0.92, 1.0, 1.08, 1.2, 1.25, 1.2, 1.02, 0.95, 0.95, 0.92};
    static constexpr double weekdays[] = {1.14, 1.08, 1.04, 1.03, 1.02, 0.82, 0.72};
    double weight = months[date.month() - 1] * weekdays[date.dayOfWeek() - 1];
    if (date.dayOfWeek() <= 5 && !calendar.isWorkingDay(date))
        weight *= 0.6;
    if (date.dayOfWeek() > 5 && calendar.isWorkingDay(date))
        weight *= 1.25;
    if (dateOf(365).addDays(-8) <= date)
        weight *= 2.8; // a week of heavy rain
    return weight * rng.between(0.88, 1.12);
}

bool isOf(const QString &classCode, const char *list)
{
    return QString::fromLatin1(list).contains(classCode);
}

} // namespace

CasePlanner::CasePlanner(const World &world, const CaseTexts &texts, const WorkCalendar &calendar)
    : m_world(world), m_texts(texts), m_calendar(calendar), m_grids(world.division.ofLevel(AreaLevel::Grid))
{
    Rng rng(world.seed, 41);
    std::vector<double> days;
    for (int i = 0; i < 365; ++i)
        days.push_back(dayWeight(dateOf(i), calendar, rng));
    m_counts = shareOut(world.scale.cases, days, 0);
    for (int month = 1; month <= 12; ++month) {
        std::vector<double> weights;
        for (const ItemTexts &item : texts.items)
            weights.push_back(item.weight * seasonFactor(item.season, month));
        m_itemsOfMonth.emplace_back(weights);
    }
    std::vector<double> town, country, all;
    for (const int grid : m_grids) {
        const Area &area = world.division.area(grid);
        const double hot = rng.chance(0.03) ? 5.0 : rng.chance(0.12) ? 2.2 : rng.between(0.4, 1.2);
        const double people = area.weight + 0.1;
        town.push_back(people * hot * (area.isUrban ? 3.0 : 0.25));
        country.push_back(people * hot * (area.isUrban ? 0.05 : 1.0));
        all.push_back(people * hot * (area.isUrban ? 1.3 : 0.8));
    }
    for (const auto *weights : {&town, &country, &all})
        m_places.emplace_back(*weights);
    const auto &villages = world.division.ofLevel(AreaLevel::Village);
    std::vector<int> communities;
    std::copy_if(villages.begin(), villages.end(), std::back_inserter(communities),
                 [&world](int v) { return world.division.area(v).isUrban; });
    for (int i = 0; i < 4 * world.scale.counties(); ++i) {
        const int village = rng.pick(i % 4 < 2 && !communities.empty() ? communities : villages);
        static constexpr const char *items[] = {"E06029", "E01002", "E01037", "E01008"};
        const auto it = std::find_if(texts.items.begin(), texts.items.end(), [&](const ItemTexts &t) {
            return t.item->code == QLatin1String(items[i % 4]);
        });
        if (it != texts.items.end())
            m_hotSpots.push_back({village, static_cast<int>(it - texts.items.begin())});
    }
}

int CasePlanner::gridFor(const ItemTexts &item, Rng &rng) const
{
    const QString code = item.item->classCode();
    const std::size_t place = isOf(code, "E02 E03 E04 E06 E07 E08 E09 P01") ? 0 : isOf(code, "E27") ? 1 : 2;
    return m_grids[at(m_places[place].draw(rng))];
}

std::vector<CasePlan> CasePlanner::day(int index)
{
    Rng rng(m_world.seed, 5000 + static_cast<quint64>(index));
    std::vector<CasePlan> plans;
    for (int i = 0; i < m_counts[at(index)]; ++i) {
        CasePlan plan = this->plan(dateOf(index), rng);
        if (index >= 357 && !m_hotSpots.empty() && rng.chance(0.07)) {
            const HotSpot &hot = rng.pick(m_hotSpots);
            plan.item = hot.item;
            const auto &cells = m_world.division.area(hot.village).cells;
            plan.grid = m_world.division.gridOf(rng.pick(cells));
            plan.due = m_calendar.dueAt(plan.at, m_texts.items[at(plan.item)].item->limit);
        }
        plans.push_back(plan);
    }
    std::sort(plans.begin(), plans.end(), [](const CasePlan &a, const CasePlan &b) { return a.at < b.at; });
    return plans;
}

CasePlan CasePlanner::plan(QDate date, Rng &rng)
{
    CasePlan plan;
    plan.item = m_itemsOfMonth[at(date.month() - 1)].draw(rng);
    const ItemTexts &item = m_texts.items[at(plan.item)];
    const ClassTexts &c = m_texts.classes[at(item.classIndex)];
    const int hour = rng.weighted(hourWeights(c.hours));
    plan.at = firstAt + QDate(2025, 8, 15).daysTo(date) * dayMs + hour * hourMs + rng.below(3600) * secondMs;
    plan.due = m_calendar.dueAt(plan.at, item.item->limit);
    plan.grid = gridFor(item, rng);
    plan.channel = c.channels[rng.weighted(c.channelWeights)];
    // Machines report only what they can see; otherwise it was a grid worker.
    if ((plan.channel == QLatin1String("sensor") && !item.fromSensors) ||
        (plan.channel == QLatin1String("video") && !item.fromVideo))
        plan.channel = QStringLiteral("grid");
    else if (item.fromSensors && rng.chance(0.6))
        plan.channel = QStringLiteral("sensor");
    const bool isMachine = plan.channel == QLatin1String("sensor") || plan.channel == QLatin1String("video");
    const double u = rng.uniform();
    if (plan.channel == QLatin1String("grid"))
        plan.course = u < 0.42 ? Course::OneGrid : Course::Plain;
    else if (u < 0.022 && !isMachine)
        plan.course = Course::Rejected;
    else if (u > 0.978)
        plan.course = Course::NotFound;
    const double v = rng.uniform();
    if (plan.course == Course::Plain)
        plan.twist = v < 0.032   ? Twist::Returned
                     : v < 0.058 ? Twist::Rework
                     : v < 0.076 ? Twist::Suspended
                     : v < 0.09  ? Twist::Extended
                                 : Twist::None;
    plan.pace = plan.course == Course::OneGrid ? rng.between(0.08, 0.5) : 0.55 + 0.42 * rng.uniform();
    const bool isRecent = date >= dateOf(357); // so that a few are overdue at any time of the last days
    if (plan.course == Course::Plain && rng.chance(isRecent ? 0.085 : 0.042)) {
        const double late = rng.uniform();
        plan.pace = 1.03 + (isRecent ? 1.5 : 0.6) * late * late;
    }
    return plan;
}

} // namespace huying::demo
