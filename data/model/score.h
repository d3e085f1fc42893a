// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/indicatorsheet.h"

namespace huying
{

/// One line of a score: what an indicator earns, and what it costs.
struct ScoreLine
{
    const IndicatorRule *rule = nullptr;
    double weight = 0;
    Ratio ratio;
    double earned = 0;

    bool isKnown() const { return ratio.isKnown(); }
    double lost() const { return isKnown() ? weight - earned : 0; }
    /// What a single case costs; 0 if nothing is counted.
    double perCase() const { return ratio.whole ? weight / ratio.whole : 0; }
};

/// An organisation's two-way score (县乡双向考核): what the system counts, and what towns say of its whistles.
struct Score
{
    QList<ScoreLine> lines;
    std::optional<double> system, towns; ///< 0…100; none: nothing was counted
    std::optional<double> total;         ///< of both; of the system alone while no town has rated
    Ratio rating;                        ///< the towns' (satisfied + 0.9 × basically) ÷ rated
};

/// Indicators that counted nothing neither earn nor cost: the others are scaled to a hundred.
Score scoreOf(const IndicatorTable &table, const Sums &sums, const Ratio &rating);

/// What towns said of the whistles that the organisation answered, called on these days.
Ratio ratingOf(const CaseBoard &board, const LocalTime &local, const QString &org, int firstDay, int lastDay);

/// Cases that a line lost points for, the first `most` of them by board row; `count` is how many there are.
QList<int> lostCases(const IndicatorSheet &sheet, const MeasureBoard &board, const IndicatorRule &rule, int most, int &count);

/// The sums of one organisation counted anew from its cases alone; equal to those that were kept as cases changed,
/// bit by bit, or something is wrong.
Sums recount(MeasureBoard &board, const IndicatorQuery &query);

} // namespace huying
