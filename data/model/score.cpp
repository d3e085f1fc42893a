// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/score.h"

namespace huying
{

Score scoreOf(const IndicatorTable &table, const Sums &sums, const Ratio &rating)
{
    Score score;
    double earned = 0, weights = 0;
    for (const ScoreRule::Part &part : table.score().parts) {
        ScoreLine line;
        line.rule = table.rule(part.indicator);
        line.weight = part.weight;
        line.ratio = table.ratio(*line.rule, sums);
        if (line.isKnown()) {
            const double rate = line.ratio.part / line.ratio.whole;
            line.earned = part.weight * (line.rule->lessIsBetter ? 1 - rate : rate);
            earned += line.earned;
            weights += part.weight;
        }
        score.lines << line;
    }
    if (weights > 0)
        score.system = 100 * earned / weights;
    score.rating = rating;
    if (rating.isKnown())
        score.towns = rating.percent();
    if (score.system)
        score.total = score.towns ? table.score().system * *score.system + table.score().towns * *score.towns : *score.system;
    return score;
}

Ratio ratingOf(const CaseBoard &board, const LocalTime &local, const QString &org, int firstDay, int lastDay)
{
    Ratio ratio;
    for (int row = 0; row < board.size(); ++row) {
        const CaseState &c = board.at(row);
        if (!c.whistle.rating || !c.whistle.leg(org))
            continue;
        const int day = local.day(c.whistle.calledAt);
        if (day < firstDay || day > lastDay)
            continue;
        ++ratio.whole;
        ratio.part += c.whistle.rating == 3 ? 1 : c.whistle.rating == 2 ? 0.9 : 0;
    }
    return ratio;
}

QList<int> lostCases(const IndicatorSheet &sheet, const MeasureBoard &board, const IndicatorRule &rule, int most, int &count)
{
    QList<int> rows;
    count = 0;
    for (int row = 0; row < board.size(); ++row) {
        const CaseMeasures &m = board.at(row);
        if (!m.value(rule.denominator) || !sheet.isInPeriod(m, rule.cohort()) || !sheet.counts(m) || rule.counts(m) != rule.lessIsBetter)
            continue;
        if (++count <= most)
            rows << row;
    }
    return rows;
}

Sums recount(MeasureBoard &board, const IndicatorQuery &query)
{
    Sums sums{};
    for (int row = 0; row < board.board().size(); ++row) {
        const CaseState &c = board.board().at(row);
        if (c.org != query.org)
            continue;
        const CaseMeasures m = board.measure(c, board.now());
        for (int i = 0; i < measureCount; ++i) {
            const int day = m.day(cohortOf(static_cast<Measure>(i)));
            if (day > 0 && day >= query.firstDay && day <= query.lastDay)
                sums[static_cast<std::size_t>(i)] += m.values[static_cast<std::size_t>(i)];
        }
    }
    return sums;
}

} // namespace huying
