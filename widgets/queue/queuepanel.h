// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "data/model/queuemodel.h"
#include "data/model/selection.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

class QListView;
class QPushButton;

namespace huying
{

class AlarmModel;
class AlarmZone;
class CountTabs;
class EmptyState;
class FilterBar;
class FootLine;
class LampCounts;
class QueueFollower;

/// The queue of a seat: tabs, search and filters, the cases, and what has come since. Goes into a dock.
class QueuePanel : public QWidget
{
    Q_OBJECT
public:
    QueuePanel(QueueModel &model, const CaseWords &words, Selection &selection, const Account &account,
               QWidget *parent = nullptr);

    QListView *view() const { return m_view; }
    /// Which cases upstream has still to hear about.
    void setWaiting(std::function<bool(const CaseId &)> isWaiting);
    FilterBar *filterBar() const { return m_filterBar; }
    /// Puts the focus on the rows, on the selected one if it is there.
    void focusRows();
    void selectNext() { step(1); }
    void selectPrevious() { step(-1); }
    /// Puts the alarms at the head; once.
    AlarmZone *addAlarms(AlarmModel &alarms);
    AlarmZone *alarms() const { return m_alarms; }
    /// Shows the cases behind a figure: everything else that was filtered by is off.
    void showFilter(const QueueFilter &filter);
    /// Shows the open cases with these lamps only (bits 1 << Lamp), as after a click on an indicator.
    void showLamps(int lamps);

signals:
    void titleCountChanged(const QString &count); ///< "在途 137", for the title bar
    void caseActivated(const huying::CaseId &id); ///< Enter or double click: on to the case file

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTabs();
    void showCounts();
    void showFoot();
    void showWaiting(int cases);
    void announce(const QList<CaseId> &cases);
    void tick();
    void step(int by);

    QueueModel &m_model;
    const CaseWords &m_words;
    Selection &m_selection;
    AlarmZone *m_alarms = nullptr;
    CountTabs *m_tabs;
    FilterBar *m_filterBar;
    LampCounts *m_lamps;
    QListView *m_view;
    EmptyState *m_empty;
    QueueFollower *m_follower;
    QPushButton *m_waiting;
    FootLine *m_notice;
    FootLine *m_foot;
    QTimer m_second, m_noticeTime;
};

} // namespace huying
