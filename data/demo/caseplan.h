// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/casetexts.h"
#include "data/demo/world.h"
#include "data/rules/calendar.h"

namespace huying::demo {

enum class Course : quint8 { Plain, OneGrid, Rejected, NotFound }; ///< OneGrid: solved within the grid
enum class Twist : quint8 { None, Returned, Rework, Suspended, Extended };

/// What is to happen in one case, before it is told action by action.
struct CasePlan
{
    TimeMs at = 0, due = 0;
    int grid = 0;
    int item = 0; ///< in CaseTexts::items
    QString channel;
    Course course = Course::Plain;
    Twist twist = Twist::None;
    double pace = 0.5; ///< share of the limit that is used up when the case is closed; above 1 it is late
};

/// Cases of one day after the other, with the rhythm of hour, weekday and season.
class CasePlanner
{
public:
    CasePlanner(const World &world, const CaseTexts &texts, const WorkCalendar &calendar);

    int days() const { return static_cast<int>(m_counts.size()); }
    std::vector<CasePlan> day(int index); ///< in order of time

private:
    CasePlan plan(QDate date, Rng &rng);
    int gridFor(const ItemTexts &item, Rng &rng) const;

    const World &m_world;
    const CaseTexts &m_texts;
    const WorkCalendar &m_calendar;
    std::vector<int> m_counts;           ///< cases a day
    std::vector<Lottery> m_itemsOfMonth; ///< by month − 1
    std::vector<int> m_grids;
    std::vector<Lottery> m_places; ///< town matters, country matters, all
    struct HotSpot
    {
        int village = 0, item = 0;
    };
    std::vector<HotSpot> m_hotSpots; ///< of the last week
};

} // namespace huying::demo
