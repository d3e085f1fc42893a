// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/model/account.h"
#include "data/model/closing.h"
#include "data/model/indicators.h"
#include "data/model/indicatortable.h"
#include "data/model/measureboard.h"
#include "data/model/queuemodel.h"
#include "data/model/selection.h"
#include "widgets/exports/listexport.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

class QMenu;

namespace huying
{

class BatchBar;
class CaseReview;
class CountTabs;
class DeskTable;
class EmptyState;
class ExportStrip;
class FilterBar;
class QueueFollower;
class ScorePanel;

/// What the page reads and works on; all of it outlives the page.
struct DeskSource
{
    LiveStore &live;
    const CaseBoard &board;
    const Indicators &indicators;
    const CaseWords &words;
    Selection &selection;
    const Account &account;
    MeasureBoard &measures;
    const IndicatorTable &table;
    ClosingConditions closing = {};
};

/// The county's office screen: cases to take in, check, close and call about as a table, alone and in batches, with
/// the file beside it.
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
    ExportStrip *exports() const { return m_exports; }
    ScorePanel *score() const { return m_score; }
    void setAreas(const AreaTreePtr &areas) { m_queue.setAreas(areas); }
    bool isSettled() const;
    void showTab(QueueTab tab);
    /// The cases behind a figure, whatever became of them.
    void showCases(std::shared_ptr<const CaseSet> cases);
    /// What would be written: the rows that are shown, or only the ticked ones.
    ListJob exportJob(ListFormat format, bool onlyTicked);
    void askExport(ListFormat format, bool onlyTicked);
    /// Takes back the last batch; false if that is too late.
    bool undo();

signals:
    void done(const QString &text); ///< for a toast; several lines after a batch that was refused in part
    void unmaskAsked(const huying::CaseId &id);

private:
    QWidget *makeLeft();
    QWidget *makeFigures(QWidget *parent);
    void buildTabs();
    QString tabName() const;
    void buildKeys();
    QMenu *makeExportMenu(QWidget *parent, bool onlyTicked);
    void showCounts();
    void choose(QueueTab tab);
    void goOn(const QString &kind, const CaseState &state);
    CaseId besideSelected() const;
    void showNext();

    const DeskSource m_source;
    QueueModel m_queue;
    CountTabs *m_tabs;
    FilterBar *m_filterBar;
    DeskTable *m_table;
    EmptyState *m_empty;
    QueueFollower *m_follower;
    BatchBar *m_batch;
    ExportStrip *m_exports;
    CaseReview *m_review;
    ScorePanel *m_score = nullptr;
    QTimer m_second;
    CaseId m_next; ///< comes after the case whose verdict is on its way
};

} // namespace huying
