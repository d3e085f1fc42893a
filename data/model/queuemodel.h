// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/queuecolumns.h"
#include "data/model/queueorders.h"

#include <QAbstractTableModel>
#include <QTimer>
#include <array>
#include <functional>

namespace huying
{

/// The board filtered and sorted for one queue. Rows that the user sees never move by themselves while the queue
/// is held: they change in place, and what would come, go or move waits for release(). A long queue (atOnce rows and
/// more) is filtered and sorted in slices between other events and shows what it showed until that is done. GUI thread.
class QueueModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        LimitColumn,    ///< time left in ms
        NumberColumn,
        ChannelColumn,  ///< code
        ItemColumn,     ///< code
        TitleColumn,
        AreaColumn,     ///< grid code
        OrgColumn,      ///< code
        StateColumn,    ///< code
        ReportedColumn, ///< TimeMs, like the next; 0 not yet
        ResolvedColumn,
        StoppedColumn,  ///< ms that the clock stood until now
        ReworkColumn,
        PhotosColumn,
        ColumnCount
    };
    enum Role {
        CaseRole = Qt::UserRole + 1, ///< const CaseState *, valid until control returns to the event loop
        IdRole,
        LampRole, ///< int of Lamp
        LeftRole  ///< TimeMs until due
    };
    static constexpr int atOnce = 50'000; ///< rows that filter and order take before setFilter() returns
    using Now = std::function<TimeMs()>;
    using Describe = std::function<QString(const CaseState &, Lamp)>;

    /// Whether search text is made ahead, for a queue that people search in.
    enum class Text : quint8 { Prepared, OnDemand };

    QueueModel(const CaseBoard &board, const Workflow &workflow, Now now, QObject *parent = nullptr,
               Text text = Text::Prepared);

    const QueueFilter &filter() const { return m_filter; }
    void setFilter(const QueueFilter &filter);
    QueueSort sorting() const { return m_sort; }
    void setSorting(QueueSort sort);
    void setAreas(const AreaTreePtr &areas);

    const CaseState &caseAt(int row) const { return m_board.at(m_shown[static_cast<std::size_t>(row)]); }
    /// −1 if the queue doesn't show it.
    int rowOf(const CaseId &id) const;
    Lamp lampAt(int row) const;
    TimeMs now() const { return m_now(); }
    /// Of the cases that pass everything but the tab.
    int count(QueueTab tab) const { return m_counts[static_cast<std::size_t>(tab)]; }
    /// Open cases that pass everything but the tab, as of the last tick().
    int lampCount(Lamp lamp) const { return m_lampCounts[static_cast<std::size_t>(lamp)]; }

    /// Nothing is left to filter, sort or show.
    bool isSettled() const { return !m_work.due; }
    /// A slice of what is left, some milliseconds; the model calls it by itself. True when that was the last one.
    bool advance();
    /// Every row can be found by its words.
    bool hasAllText() const { return m_columns.textless() == 0; }
    /// Nothing is left that is made while nobody waits.
    bool isPrepared() const { return !m_idleTimer.isActive(); }
    /// All that is left, at once: for what acts on the whole queue.
    void settle();

    void hold();
    void release();
    bool isHeld() const { return m_held; }
    /// New cases that wait for release().
    int waiting() const { return m_waiting; }

    /// Lamps change by the clock alone: call it every second.
    void tick();

    /// A row in one sentence, for screen readers.
    void setDescription(Describe describe) { m_describe = std::move(describe); }

    /// Check boxes in the first column, kept by case over every change of filter and order.
    void setCheckable(bool checkable);
    const QSet<CaseId> &checkedCases() const { return m_checked; }
    void uncheckAll();
    /// Rows first … last as one step; all that the queue shows with checkAll().
    void setChecked(int first, int last, bool on);
    void checkAll();
    /// What the queue shows, settled, as rows of the board, in order.
    const std::vector<int> &boardRows();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setHeaderData(int section, Qt::Orientation orientation, const QVariant &value, int role) override;
    void sort(int column, Qt::SortOrder order) override;

signals:
    void countsChanged();
    void waitingChanged(int cases);
    /// Cases that are new to the board and pass the filter, held back or not; not for the first load.
    void arrived(const QList<huying::CaseId> &cases);
    void checkedChanged();
    /// The rows of a new filter are shown.
    void filtered();

private:
    enum Stage : quint8 {
        Order = 1,    ///< m_orders up to date
        Pass = 2,     ///< m_in anew
        Lamps = 4,    ///< lamp counts, and who passes by the clock
        Mark = 8,     ///< who is in the tab, and how many are in each
        Gather = 16,  ///< the rows to show, from the top of the order
        Present = 32, ///< to the views, which takes some milliseconds of its own
        Rows = Mark | Gather
    };
    using RowMarks = std::vector<quint64>; ///< a bit a board row

    /// What is left to do after a change of filter, order or cases, one stage after the other.
    struct Work
    {
        int due = 0;           ///< bits of Stage
        int next = 0;          ///< where the stage that goes on has come to
        bool narrower = false; ///< Pass: what failed before fails again
        bool anew = false;     ///< Present: for a new filter, shown whatever holds
        bool show = false;     ///< Present: for a new order, or not held
        bool repaint = false;  ///< Present: what stays is another as well
        bool sameRows = false; ///< Present: the shown ones in another order
        QueueColumns::Query query;
        std::array<int, 6> lampCounts{};
        RowMarks marks;                ///< what is to be shown
        std::vector<int> rows;         ///< to show, `found` of them
        std::size_t found = 0;
        std::array<int, 1 << queueTabCount> byTabs{}; ///< rows by all the tabs they are in
    };

    void rebuild();
    void insertRows(int first, int last);
    bool addUnseen(int first);
    void changeRows(const QList<int> &rows);
    void getReady(const QList<int> &rows);
    QueueColumns::Query takeRows(const QList<int> &rows);
    void turned();
    void dataArrived();
    bool shows(int row) const;
    void work();
    void redo(int stages);
    bool step();
    void stepOrder();
    void stepPass();
    void stepLamps();
    void stepMark();
    void stepGather();
    void present();
    void prepareSlice();
    void makeTexts();
    void showAnew(std::vector<int> &rows);
    void show(std::vector<int> &rows);
    void reorder(std::vector<int> &rows);
    // Rows before `head` and the last `tail` ones stay as they are.
    void removeShown(const RowMarks &next, std::ptrdiff_t head, std::ptrdiff_t tail);
    void reorderKept(const std::vector<int> &next, std::ptrdiff_t head, std::ptrdiff_t tail);
    void insertShown(const std::vector<int> &next, std::ptrdiff_t head, std::ptrdiff_t tail);
    std::vector<int> positionsOf(std::span<const int> rows) const;
    void countWaiting();
    void setWaiting(int cases);
    QVariant cell(const CaseState &state, int column) const;

    const CaseBoard &m_board;
    const Workflow &m_workflow;
    Now m_now;
    const Text m_text;
    Describe m_describe;
    QueueColumns m_columns;
    QueueFilter m_filter;
    QueueSort m_sort = QueueSort::TimeLeft;
    bool m_held = false, m_checkable = false;
    int m_waiting = 0;
    QueueOrders m_orders;         ///< all board rows, sorted
    std::vector<quint16> m_in;    ///< by board row: the tabs it is in, 0 if it does not pass the filter
    std::vector<int> m_shown;     ///< board rows that the model has
    RowMarks m_isShown;           ///< the same as a set
    std::array<int, queueTabCount> m_counts{};
    std::array<int, 6> m_lampCounts{};
    QSet<CaseId> m_checked;
    QStringList m_headers;
    Work m_work;
    QTimer m_workTimer, m_idleTimer;
};

} // namespace huying

Q_DECLARE_METATYPE(const huying::CaseState *)
