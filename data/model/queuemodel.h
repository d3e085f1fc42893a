// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/queuecolumns.h"

#include <QAbstractTableModel>
#include <QTimer>
#include <array>
#include <functional>

namespace huying
{

/// The board filtered and sorted for one queue. Rows that the user sees never move by themselves while the queue
/// is held: they change in place, and what would come, go or move waits for release(). GUI thread.
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
    Lamp lampAt(int row) const { return m_columns.lamp(m_shown[static_cast<std::size_t>(row)], m_now()); }
    TimeMs now() const { return m_now(); }
    /// Of the cases that pass everything but the tab.
    int count(QueueTab tab) const { return m_counts[static_cast<std::size_t>(tab)]; }
    /// Open cases that pass everything but the tab, as of the last tick().
    int lampCount(Lamp lamp) const { return m_lampCounts[static_cast<std::size_t>(lamp)]; }

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
    void checkAll() { setChecked(0, rowCount() - 1, true); }
    /// What the queue shows at this moment, as rows of the board, in order.
    const std::vector<int> &boardRows() const { return m_shown; }

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

private:
    void rebuild();
    void insertRows(int first, int last);
    void changeRows(const QList<int> &rows);
    void orderAnew(const std::vector<int> &moved);
    void dataArrived();
    bool shows(int row) const;
    std::vector<int> wanted();
    void show(std::vector<int> rows);
    void removeShown(const std::vector<int> &next);
    void reorderShown(const std::vector<int> &next);
    void insertShown(const std::vector<int> &next);
    void indexShown();
    void countWaiting(const std::vector<int> &next);
    void makeText();
    QVariant cell(const CaseState &state, int column) const;

    const CaseBoard &m_board;
    Now m_now;
    const Text m_text;
    Describe m_describe;
    QueueColumns m_columns;
    QueueFilter m_filter;
    QueueSort m_sort = QueueSort::TimeLeft;
    bool m_held = false, m_checkable = false;
    int m_waiting = 0;
    std::vector<int> m_order;     ///< all board rows, sorted
    std::vector<quint8> m_pass;   ///< by board row: all but the tab
    std::vector<int> m_shown;     ///< board rows that the model has
    std::vector<int> m_position;  ///< by board row: row of the model, −1 not shown
    std::array<int, queueTabCount> m_counts{};
    std::array<int, 6> m_lampCounts{};
    QSet<CaseId> m_checked;
    QStringList m_headers;
    QTimer m_textTimer;
};

} // namespace huying

Q_DECLARE_METATYPE(const huying::CaseState *)
