// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/oversighttable.h"
#include "widgets/supervision/chaselist.h"

#include <QTimer>

class QStackedWidget;

namespace huying
{

class CountTabs;
class Label;
class LampCounts;
class OversightGrid;

/// What a supervisor chases: running orders, requests that wait for approval, figures by organisation and by town,
/// and all that presses. Every figure opens the cases behind it. Goes into a dock, whose title bar takes lampCounts(),
/// cards() and titleCountChanged.
class SupervisionPanel : public QWidget
{
    Q_OBJECT
public:
    enum class Tab : quint8 { Orders, Requests, Organizations, Towns, Pressing };

    SupervisionPanel(const OpenCases &cases, const CaseWords &words, Selection &selection, QueueModel::Now now, QWidget *parent = nullptr);

    void showTab(Tab tab);
    Tab tab() const;
    /// Puts the focus on the rows of the tab; if it is there, on those of the next.
    void focusRows();
    ChaseList *list() const { return m_list; }
    OversightGrid *grid(OversightTable::By by) const { return by == OversightTable::By::Town ? m_townGrid : m_orgGrid; }
    void setAreas(const AreaTreePtr &areas);
    /// Red and yellow in figures, for PanelTitle::addControl().
    LampCounts *lampCounts() const { return m_lamps; }
    Label *cards() const { return m_cards; }
    void tick();

    QSize sizeHint() const override { return {648, 180}; }

signals:
    void titleCountChanged(const QString &count); ///< "5 件"
    void caseActivated(const huying::CaseId &id);
    void filterChosen(const huying::QueueFilter &filter);
    void menuWanted(const huying::CaseId &id, const QPoint &at);

private:
    void showCounts();

    const OpenCases &m_cases;
    QueueModel::Now m_now;
    OversightTable m_byOrg, m_byTown;
    LampCounts *m_lamps;
    Label *m_cards;
    CountTabs *m_tabs;
    QStackedWidget *m_pages;
    ChaseList *m_list;
    OversightGrid *m_orgGrid, *m_townGrid;
    QTimer m_second;
};

} // namespace huying
