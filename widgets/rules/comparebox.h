// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/caseboard.h"
#include "data/rules/routing.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

class QListView;
class QProgressBar;
class QStringListModel;
class QTableWidget;

namespace huying
{

class KeyButton;
class Label;

/// What the edited table would have done with the cases of the past year: how many go elsewhere, from whom to whom,
/// and which. Works in slices of a few milliseconds over the board, which lives in this thread; can be stopped.
class CompareBox : public QWidget
{
    Q_OBJECT
public:
    CompareBox(const CaseBoard &board, const CaseWords &words, QWidget *parent = nullptr);

    /// `live` and `draft` are copied when a run starts.
    void setTables(std::function<std::pair<Routing, Routing>()> tables, std::function<TimeMs()> now);
    void start();
    void stop();
    bool isRunning() const { return m_slice.isActive(); }
    const QList<RouteChange> &changes() const { return m_changes; }
    QString summary() const;

signals:
    void finished();
    void caseChosen(const huying::CaseId &id);

private:
    void work();
    void finish(bool whole);
    void showTotals();
    void showCases(int row);

    const CaseBoard &m_board;
    const CaseWords &m_words;
    std::function<std::pair<Routing, Routing>()> m_tables;
    std::function<TimeMs()> m_now;
    Routing m_live, m_draft;
    QList<RouteChange> m_changes;
    QList<int> m_listed; ///< shown in the list of cases, as indices of m_changes
    QList<std::pair<QString, QString>> m_moves;
    int m_next = 0, m_compared = 0;
    TimeMs m_since = 0;
    QTimer m_slice;
    KeyButton *m_run;
    QProgressBar *m_bar;
    Label *m_summary;
    QTableWidget *m_totals;
    QListView *m_cases;
    QStringListModel *m_names;
};

} // namespace huying
