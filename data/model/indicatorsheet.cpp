// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/indicatorsheet.h"

#include "data/rules/deadlines.h"

#include <QElapsedTimer>

namespace huying
{

namespace
{

constexpr int casesBetweenSheetLooks = 1024;

constexpr std::array<Cohort, measureCount> cohorts = [] {
    std::array<Cohort, measureCount> made{};
    for (int i = 0; i < measureCount; ++i)
        made[static_cast<std::size_t>(i)] = cohortOf(static_cast<Measure>(i));
    return made;
}();

void addTo(std::vector<Sums> &list, std::size_t index, const Sums &values)
{
    if (index >= list.size())
        list.resize(index + 1, Sums{});
    Sums &sums = list[index];
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] += values[i];
}

bool isAnything(const Sums &sums)
{
    return std::ranges::any_of(sums, [](int sum) { return sum != 0; });
}

} // namespace

JudgedLimits judgedLimits(const Deadlines &deadlines, const IndicatorTable &table)
{
    JudgedLimits made;
    made.calendar = deadlines.calendar();
    made.meter = WorkMeter(deadlines.calendar());
    made.accept = deadlines.stageLimit(QStringLiteral("reported"));
    made.assign = deadlines.stageLimit(QStringLiteral("accepted"));
    made.check = deadlines.stageLimit(QStringLiteral("resolved"));
    made.close = deadlines.stageLimit(QStringLiteral("checked"));
    made.hotline = table.hotline();
    return made;
}

IndicatorSheet::IndicatorSheet(MeasureBoard &board, QObject *parent) : QObject(parent), m_board(board)
{
    m_slice.setSingleShot(true);
    connect(&m_slice, &QTimer::timeout, this, &IndicatorSheet::countSlice);
    connect(&board, &MeasureBoard::reset, this, &IndicatorSheet::startAnew);
    connect(&board, &MeasureBoard::replaced, this, [this](int row, const CaseMeasures &before, const CaseMeasures &after) {
        if (row >= m_next)
            return; // its turn is still to come
        add(before, -1);
        if (m_org == -2 || m_channel == -2 || m_class == -2)
            resolve(); // the first case of its organisation, channel or class
        add(after, 1);
    });
    connect(&board, &MeasureBoard::measured, this, [this] {
        if (!m_slice.isActive())
            m_slice.start(0);
    });
    connect(&board, &MeasureBoard::settled, this, [this] {
        if (isComplete())
            emit changed();
        else
            m_slice.start(0);
    });
    startAnew();
}

void IndicatorSheet::setQuery(const IndicatorQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    startAnew();
}

/// Looks up what the query names. A code that nothing has yet gets its number here, so that it fits nothing.
void IndicatorSheet::resolve()
{
    const auto indexIn = [](const CodeIndex &table, const QString &name) {
        const int index = name.isEmpty() ? -1 : table.find(name);
        return index < 0 && !name.isEmpty() ? -2 : index;
    };
    m_org = indexIn(m_board.orgs(), m_query.org);
    m_channel = indexIn(m_board.channels(), m_query.channel);
    m_class = indexIn(m_board.classes(), m_query.itemClass);
    m_areaWanted.clear();
    if (m_query.area.isEmpty() || !m_board.areas())
        return;
    const AreaTree &tree = *m_board.areas();
    m_areaWanted.assign(tree.all().size(), 0);
    std::vector<int> open{tree.indexOf(m_query.area)};
    while (!open.empty()) {
        const int area = open.back();
        open.pop_back();
        if (area < 0)
            continue;
        m_areaWanted[static_cast<std::size_t>(area)] = 1;
        open.insert(open.end(), tree.children(area).begin(), tree.children(area).end());
    }
}

void IndicatorSheet::startAnew()
{
    m_next = 0;
    m_total = {};
    for (auto *list : {&m_areas, &m_orgs, &m_channels, &m_classes, &m_items})
        list->clear();
    m_days.assign(static_cast<std::size_t>(std::max(0, m_query.lastDay - m_query.firstDay + 1)), {});
    m_hours.fill(0);
    m_rolled.clear();
    m_areas.resize(m_board.areas() ? m_board.areas()->all().size() : 0, Sums{});
    resolve();
    m_slice.start(0);
}

void IndicatorSheet::countSlice()
{
    QElapsedTimer timer;
    timer.start();
    // Names that came since the query was set may be the ones it asks for.
    if (m_org == -2 || m_channel == -2 || m_class == -2)
        resolve();
    while (m_next < m_board.size() && timer.nsecsElapsed() < sliceNs)
        for (int i = 0; i < casesBetweenSheetLooks && m_next < m_board.size(); ++i)
            add(m_board.at(m_next++), 1);
    if (m_next < m_board.size())
        m_slice.start(0);
    else if (m_board.isComplete())
        emit changed();
}

bool IndicatorSheet::counts(const CaseMeasures &m) const
{
    if ((m_org != -1 && m_org != m.org) || (m_channel != -1 && m_channel != m.channel) || (m_class != -1 && m_class != m.itemClass))
        return false;
    return m_areaWanted.empty() || (m.area >= 0 && m_areaWanted[static_cast<std::size_t>(m.area)]);
}

bool IndicatorSheet::isInPeriod(const CaseMeasures &m, Cohort cohort) const
{
    const int day = m.day(cohort);
    return day >= m_query.firstDay && day <= m_query.lastDay && day > 0;
}

void IndicatorSheet::add(const CaseMeasures &m, int sign)
{
    if (!counts(m))
        return;
    std::array<int, cohortCount> factor{};
    int any = 0;
    for (int i = 0; i < cohortCount; ++i) {
        factor[static_cast<std::size_t>(i)] = isInPeriod(m, static_cast<Cohort>(i)) ? sign : 0;
        any |= factor[static_cast<std::size_t>(i)];
    }
    if (!any)
        return;
    Sums values;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = m.values[i] * factor[static_cast<std::size_t>(cohorts[i])];
    for (std::size_t i = 0; i < values.size(); ++i)
        m_total[i] += values[i];
    if (m.area >= 0)
        addTo(m_areas, static_cast<std::size_t>(m.area), values);
    if (!m_rolled.empty()) // asked for once, it is kept
        for (int area = m.area; area >= 0; area = m_board.areas()->at(area).parent)
            addTo(m_rolled, static_cast<std::size_t>(area), values);
    addTo(m_orgs, m.org, values);
    addTo(m_channels, m.channel, values);
    addTo(m_classes, m.itemClass, values);
    addTo(m_items, m.item, values);
    const auto dayOf = [&](Cohort cohort) -> DayCount & { return m_days[static_cast<std::size_t>(m.day(cohort) - m_query.firstDay)]; };
    if (const int f = factor[static_cast<std::size_t>(Cohort::Reported)]) {
        dayOf(Cohort::Reported).reported += f;
        m_hours[m.hourOfWeek] += f;
    }
    if (const int f = factor[static_cast<std::size_t>(Cohort::Closed)])
        dayOf(Cohort::Closed).ended += f;
    if (const int f = factor[static_cast<std::size_t>(Cohort::Due)]) {
        dayOf(Cohort::Due).due += f;
        dayOf(Cohort::Due).handledInTime += f * m.value(Measure::HandledInTime);
    }
}

QList<CodeSums> IndicatorSheet::listOf(const std::vector<Sums> &sums, const CodeIndex &names) const
{
    QList<CodeSums> list;
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (isAnything(sums[i]))
            list << CodeSums{names.name(static_cast<int>(i)), sums[i]};
    std::ranges::sort(list, {}, &CodeSums::code);
    return list;
}

/// Each area with all below it.
const std::vector<Sums> &IndicatorSheet::rolledUp() const
{
    std::vector<Sums> &all = m_rolled;
    if (!all.empty())
        return all;
    all.assign(m_areas.size(), Sums{});
    for (std::size_t i = 0; i < m_areas.size(); ++i) {
        if (!isAnything(m_areas[i]))
            continue;
        for (int area = static_cast<int>(i); area >= 0; area = m_board.areas()->at(area).parent)
            for (std::size_t k = 0; k < measureCount; ++k)
                all[static_cast<std::size_t>(area)][k] += m_areas[i][k];
    }
    return all;
}

QList<CodeSums> IndicatorSheet::byArea() const
{
    QList<CodeSums> list;
    const std::vector<Sums> &all = rolledUp();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (isAnything(all[i]))
            list << CodeSums{m_board.areas()->at(static_cast<int>(i)).code, all[i]};
    return list;
}

QList<CodeSums> IndicatorSheet::below(const QString &area) const
{
    QList<CodeSums> list;
    if (!m_board.areas())
        return list;
    const AreaTree &tree = *m_board.areas();
    const std::vector<Sums> &all = rolledUp();
    const int parent = tree.indexOf(area);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Area &one = tree.at(static_cast<int>(i));
        if (parent >= 0 ? one.parent == parent : one.level == AreaLevel::Town)
            list << CodeSums{one.code, all[i]};
    }
    std::ranges::sort(list, {}, &CodeSums::code);
    return list;
}

std::shared_ptr<CaseSet> IndicatorSheet::casesBehind(const IndicatorRule &rule, bool numerator) const
{
    auto set = std::make_shared<CaseSet>();
    set->isIn.assign(static_cast<std::size_t>(m_board.size()), 0);
    for (int row = 0; row < m_board.size(); ++row) {
        const CaseMeasures &m = m_board.at(row);
        if (!isInPeriod(m, rule.cohort()) || !m.value(rule.denominator) || !counts(m) || (numerator && !rule.counts(m)))
            continue;
        set->isIn[static_cast<std::size_t>(row)] = 1;
        ++set->count;
    }
    return set;
}

} // namespace huying
