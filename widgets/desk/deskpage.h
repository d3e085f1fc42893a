// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/model/account.h"
#include "data/model/indicators.h"
#include "data/model/queuemodel.h"
#include "data/model/selection.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

namespace huying
{

class BatchBar;
class CaseReview;
class CountTabs;
class DeskTable;
class EmptyState;
class FilterBar;
class QueueFollower;

/// What the page reads and works on; all of it outlives the page.
struct DeskSource
{
    LiveStore &live;
    const CaseBoard &board;
    const Indicators &indicators;
    const CaseWords &words;
    Selection &selection;
    const Account &account;
};

/// The county's office screen: cases to check and close as a table, alone and in batches, with the file beside it.
class DeskPage : public QWidget
{
    Q_OBJECT
public:
    explicit DeskPage(const DeskSource &source, QWidget *parent = nullptr);

    QueueModel &queue() { return m_queue; }
    CaseReview *review() const { return m_review; }
    BatchBar *batch() const { return m_batch; }
    DeskTable *table() const { return m_table; }
    FilterBar *filterBar() const { return m_filterBar; }
    void setAreas(const AreaTreePtr &areas) { m_queue.setAreas(areas); }
    bool isSettled() const;

signals:
    void done(const QString &text); ///< for a toast; several lines after a batch that was refused in part

private:
    QWidget *makeLeft();
    void buildTabs();
    void showCounts();

    const DeskSource m_source;
    QueueModel m_queue;
    CountTabs *m_tabs;
    FilterBar *m_filterBar;
    DeskTable *m_table;
    EmptyState *m_empty;
    QueueFollower *m_follower;
    BatchBar *m_batch;
    CaseReview *m_review;
    QTimer m_second;
};

} // namespace huying
