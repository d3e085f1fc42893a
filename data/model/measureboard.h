// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/caseboard.h"
#include "data/model/casefacts.h"
#include "data/model/codeindex.h"
#include "data/model/measures.h"
#include "data/rules/workmeter.h"

#include <QSet>
#include <QTimer>
#include <deque>
#include <functional>
#include <queue>

namespace huying
{

constexpr qint64 sliceNs = 8'000'000; ///< of one go at counting: half a frame

/// The limits that indicators judge by, as they are today: what a case took is measured anew with them, so that the
/// same actions under the same version of the tables give the same figures.
struct JudgedLimits
{
    WorkCalendar calendar;
    WorkMeter meter{calendar};
    Limit accept, assign, check, close; ///< from report, acceptance, result, and from check on
    QSet<QString> hotline;              ///< channels that count as 12345
};

/// The measures of every case of the board, kept as cases change and limits run out. Works in slices between other
/// events, so that a year of cases blocks nobody; another instant measures only what was not as it is now. GUI thread.
class MeasureBoard : public QObject
{
    Q_OBJECT
public:
    using Now = std::function<TimeMs()>;

    MeasureBoard(const CaseBoard &board, const Workflow &workflow, Now now, QObject *parent = nullptr);

    void setLimits(JudgedLimits limits);
    void setAreas(const AreaTreePtr &areas);
    /// Lets limits run out: call it every few seconds, and when the clock was put back, which begins anew.
    void refresh();

    const CaseBoard &board() const { return m_board; }
    const AreaTreePtr &areas() const { return m_areas; }
    int size() const { return m_measured; } ///< rows that have been measured
    bool isComplete() const { return size() == m_board.size(); }
    const CaseMeasures &at(int row) const { return m_isThere[static_cast<std::size_t>(row)] ? m_cases[static_cast<std::size_t>(row)] : m_none; }
    /// A slice of what is left to measure; they come by themselves.
    void advance();
    const CodeIndex &orgs() const { return m_orgs; }
    const CodeIndex &items() const { return m_items; }
    const CodeIndex &classes() const { return m_classes; }
    const CodeIndex &channels() const { return m_channels; }
    const LocalTime &local() const { return m_local; }
    TimeMs now() const { return m_now(); }
    /// The measures of one case, from the beginning; what the board keeps is the same.
    CaseMeasures measure(const CaseState &state, TimeMs now);

signals:
    void reset();
    /// More rows have been measured.
    void measured();
    /// One that was measured before has changed.
    void replaced(int row, const huying::CaseMeasures &before, const huying::CaseMeasures &after);
    /// Nothing is left to measure; once for many changes.
    void settled();

private:
    struct StateFacts
    {
        bool isKnown = false, isFinal = false, isChecking = false, isVoid = false, isNotFound = false;
    };

    void forget();
    void startAnew();
    void measureRow(int row, TimeMs now);
    void replace(int row);
    const StateFacts &factsOf(const QString &state);
    int classOf(int item);
    void fetchAhead(int row) const;
    void addReport(CaseMeasures &m, const CaseState &c, const StateFacts &state, TimeMs now) const;
    void addDue(CaseMeasures &m, const CaseState &c, const StateFacts &state, TimeMs now) const;
    void addCheck(CaseMeasures &m, const CaseState &c, TimeMs now) const;
    void addAnswer(CaseMeasures &m, const CaseState &c) const;
    void addWhistle(CaseMeasures &m, const CaseState &c) const;
    TimeMs endOf(TimeMs from, Limit limit) const;
    quint16 day(TimeMs at) const { return at ? static_cast<quint16>(m_local.day(at)) : quint16(0); }

    const CaseBoard &m_board;
    const Workflow &m_workflow;
    Now m_now;
    JudgedLimits m_limits;
    LocalTime m_local;
    AreaTreePtr m_areas;
    CodeIndex m_orgs, m_items, m_classes, m_channels, m_states, m_areaCodes;
    std::vector<StateFacts> m_stateFacts; ///< by m_states
    std::vector<quint16> m_itemClasses;   ///< by m_items
    std::vector<quint8> m_hotline;        ///< by m_channels
    // By board row; those of a case that is not there are kept for when it comes back.
    std::deque<CaseMeasures> m_cases; ///< grows without moving what there is, which would hold the thread
    std::deque<int> m_forms;          ///< of the case that they are of, as the board counts them
    std::deque<quint8> m_isThere;
    int m_measured = 0;
    const CaseMeasures m_none{};
    using Wake = std::pair<TimeMs, int>;
    std::priority_queue<Wake, std::vector<Wake>, std::greater<>> m_wakes; ///< may hold rows that have changed since
    QTimer m_slice;
    TimeMs m_refreshedAt = 0;
};

} // namespace huying
