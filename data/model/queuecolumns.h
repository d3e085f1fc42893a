// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/model/caseboard.h"
#include "data/model/codeindex.h"
#include "data/model/queuefilter.h"
#include "data/model/queuetexts.h"
#include "data/model/workflow.h"

#include <span>
#include <vector>

namespace huying
{

constexpr std::size_t fewRows = 4; ///< are quicker looked for one by one than sorted in
constexpr std::size_t at(int row) { return static_cast<std::size_t>(row); }

/// What filters and sorts ask of a case, by columns, so that a pass over all rows stays in the cache.
/// Row numbers are those of the board. GUI thread.
class QueueColumns
{
public:
    explicit QueueColumns(const Workflow &workflow) : m_workflow(workflow) {}

    int size() const { return static_cast<int>(m_tab.size()); }
    void clear();
    /// `form`: CaseBoard::nextForm().
    void append(const CaseState &state, int form);
    /// False if the row is sorted as before. What is not there yet keeps its columns for when it comes back, and a case
    /// that comes back in the form that they are of is not looked at.
    bool update(int row, const CaseState &state, int form);
    void setAreas(const AreaTreePtr &areas, const CaseBoard &board);

    QueueTab tab(int row) const { return m_tab[at(row)]; }
    /// Bits 1 << QueueTab of all tabs that the row is in.
    quint16 tabs(int row) const { return m_tabs[at(row)]; }
    Lamp lamp(int row, TimeMs now) const;
    /// Ascending order of `sort`; equal keys keep the board's order.
    qint64 sortKey(QueueSort sort, int row) const;
    /// Of all rows of `keys`, which begins with `first`.
    void fillSortKeys(QueueSort sort, int first, std::span<qint64> keys) const;

    /// Search text is made in slices between other work; true when there is none left to make.
    bool indexText(const CaseBoard &board, int rows);
    int textless() const { return size() - m_texts.size(); }

    /// A filter with everything looked up that can be; valid until the next append, update or setAreas.
    struct Query
    {
        std::vector<quint8> channels, classes, areas; ///< by index, 1 = wanted; empty: all
        int org = -1;                                 ///< −1 any, −2 none has it
        int lamps = 0;
        bool pressing = false;
        int marks = 0;
        TimeMs dueFrom = 0, dueTo = 0;
        std::shared_ptr<const CaseSet> only;
        bool byColumns = false;                       ///< something of the above is wanted
        QueueTexts::Words words;
        TimeMs now = 0;
    };
    Query query(const QueueFilter &filter, TimeMs now) const;
    /// The tabs that the row is in, 0 if it does not pass.
    quint16 pass(int row, const Query &query) const;
    /// The same for all rows of `in`, which begins with `first`.
    void pass(int first, std::span<quint16> in, const Query &query) const;
    /// What passed before, for a query that only has more to say about the words.
    void passAgain(int first, std::span<quint16> in, const Query &query) const { m_texts.keep(first, in, query.words); }

private:
    bool passesColumns(int row, const Query &query) const;
    bool isPressing(int row, TimeMs now) const;
    bool isDueWithin(int row, TimeMs from, TimeMs to) const;
    int areaOf(const CaseState &state) const { return m_areas ? m_areas->indexOf(state.area) : -1; }
    void fill(int row, const CaseState &state);
    void resize(std::size_t rows);
    int classOf(const QString &item);

    /// What a state of the table says of every case in it.
    struct StateTabs
    {
        QueueTab tab = QueueTab::Intake;
        bool isFinal = false;
        quint16 open = 0;         ///< tabs of the desk, while it is open
        bool mayOweACall = false; ///< its work is accepted
    };
    const StateTabs &tabsOfState(const QString &state);

    const Workflow &m_workflow;
    AreaTreePtr m_areas;
    CodeIndex m_channels, m_classes, m_orgs, m_states, m_items;
    std::vector<StateTabs> m_stateTabs; ///< by m_states
    std::vector<quint16> m_itemClasses; ///< by m_items
    QueueTexts m_texts;

    std::vector<QueueTab> m_tab;
    std::vector<quint16> m_tabs;
    std::vector<QueueTab> m_thenTab; ///< of what is not there yet: when it comes back as it was
    std::vector<quint16> m_thenTabs;
    std::vector<int> m_form;         ///< of the case that the columns are of, as the board counts them
    std::vector<quint8> m_urged; ///< urged or supervised
    std::vector<quint16> m_channel, m_class, m_marks;
    std::vector<int> m_org, m_area;
    std::vector<TimeMs> m_due, m_limit, m_stopped, m_reported, m_updated, m_reply;
    std::vector<qint64> m_timeLeft; ///< key of the usual order
};

} // namespace huying
