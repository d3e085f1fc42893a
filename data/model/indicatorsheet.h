// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/indicatortable.h"
#include "data/model/measureboard.h"
#include "data/model/queuefilter.h"

namespace huying
{

class Deadlines;

/// The limits of the stages and the channels of 12345, as measures need them.
JudgedLimits judgedLimits(const Deadlines &deadlines, const IndicatorTable &table);

/// Which cases a sheet counts; an empty code lets all through. Days are running numbers since 1970, both included.
struct IndicatorQuery
{
    int firstDay = 0, lastDay = -1;
    QString area, org, channel, itemClass;
    bool operator==(const IndicatorQuery &) const = default;
};

/// What happened on one day.
struct DayCount
{
    int reported = 0, ended = 0, due = 0, handledInTime = 0;
    bool operator==(const DayCount &) const = default;
};

struct CodeSums
{
    QString code;
    Sums sums{};
    bool operator==(const CodeSums &) const = default;
};

/// The indicators of one period and selection, in all and by area, organisation, channel, class, day and hour, kept
/// by adding and taking away single cases. A new query is counted in slices. GUI thread.
class IndicatorSheet : public QObject
{
    Q_OBJECT
public:
    IndicatorSheet(MeasureBoard &board, QObject *parent = nullptr);

    const IndicatorQuery &query() const { return m_query; }
    void setQuery(const IndicatorQuery &query);
    bool isComplete() const { return m_next == m_board.size() && m_board.isComplete(); }

    const Sums &total() const { return m_total; }
    QList<CodeSums> byOrg() const { return listOf(m_orgs, m_board.orgs()); }
    QList<CodeSums> byChannel() const { return listOf(m_channels, m_board.channels()); }
    QList<CodeSums> byClass() const { return listOf(m_classes, m_board.classes()); }
    QList<CodeSums> byItem() const { return listOf(m_items, m_board.items()); }
    /// Every area of the tree that has anything, with what lies below it.
    QList<CodeSums> byArea() const;
    /// The areas right below one ("": the towns of the place).
    QList<CodeSums> below(const QString &area) const;
    const std::vector<DayCount> &days() const { return m_days; } ///< from firstDay on
    const std::array<int, 168> &hours() const { return m_hours; } ///< reports by hour of the week, Monday first

    /// The cases that a rule counts: above the line, or below it.
    std::shared_ptr<CaseSet> casesBehind(const IndicatorRule &rule, bool numerator) const;
    bool counts(const CaseMeasures &measures) const; ///< passes all but the days
    bool isInPeriod(const CaseMeasures &measures, Cohort cohort) const;

signals:
    void changed();

private:
    void startAnew();
    void countSlice();
    void add(const CaseMeasures &measures, int sign);
    void resolve();
    QList<CodeSums> listOf(const std::vector<Sums> &sums, const CodeIndex &names) const;
    const std::vector<Sums> &rolledUp() const;

    MeasureBoard &m_board;
    IndicatorQuery m_query;
    int m_next = 0; ///< rows before it are counted
    QTimer m_slice;
    std::vector<quint8> m_areaWanted; ///< by index; empty: all
    int m_org = -1, m_channel = -1, m_class = -1;
    Sums m_total{};
    std::vector<Sums> m_areas, m_orgs, m_channels, m_classes, m_items;
    mutable std::vector<Sums> m_rolled; ///< of m_areas; empty: to be made
    std::vector<DayCount> m_days;
    std::array<int, 168> m_hours{};
};

} // namespace huying
