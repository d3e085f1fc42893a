// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervision/supervisionpanel.h"

#include "widgets/controls/label.h"
#include "widgets/queue/counttabs.h"
#include "widgets/queue/footline.h"
#include "widgets/supervision/oversightgrid.h"

#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace huying
{

SupervisionPanel::SupervisionPanel(const OpenCases &cases, const CaseWords &words, Selection &selection, QueueModel::Now now, QWidget *parent)
    : QWidget(parent), m_cases(cases), m_now(now), m_byOrg(cases, now, OversightTable::By::Organization),
      m_byTown(cases, now, OversightTable::By::Town), m_lamps(new LampCounts(this)),
      m_cards(new Label({}, Label::Tone::Third, Label::Size::Label, false, this)), m_tabs(new CountTabs(this)),
      m_pages(new QStackedWidget(this)), m_list(new ChaseList(cases.board(), words, selection, std::move(now), this)),
      m_orgGrid(new OversightGrid(m_byOrg, words, OversightTable::By::Organization, this)),
      m_townGrid(new OversightGrid(m_byTown, words, OversightTable::By::Town, this))
{
    m_lamps->hide(); // until a title bar takes them
    m_cards->hide();
    m_tabs->setSpread(false);
    for (const QString &name : {tr("Orders"), tr("To approve"), tr("By organisation"), tr("By town"), tr("Pressing")})
        m_tabs->addTab(name);
    for (QWidget *page : {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_orgGrid), static_cast<QWidget *>(m_townGrid)})
        m_pages->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addWidget(m_pages, 1);
    connect(m_tabs, &CountTabs::currentChanged, this, [this](int index) { showTab(static_cast<Tab>(index)); });
    connect(m_list, &ChaseList::caseActivated, this, &SupervisionPanel::caseActivated);
    connect(m_list, &ChaseList::menuWanted, this, &SupervisionPanel::menuWanted);
    connect(m_orgGrid, &OversightGrid::filterChosen, this, &SupervisionPanel::filterChosen);
    connect(m_townGrid, &OversightGrid::filterChosen, this, &SupervisionPanel::filterChosen);
    connect(&m_second, &QTimer::timeout, this, &SupervisionPanel::tick);
    m_second.start(static_cast<int>(secondMs));
    tick();
}

SupervisionPanel::Tab SupervisionPanel::tab() const
{
    return static_cast<Tab>(m_tabs->current());
}

void SupervisionPanel::showTab(Tab tab)
{
    if (m_tabs->current() != static_cast<int>(tab))
        m_tabs->setCurrent(static_cast<int>(tab)); // comes back here
    switch (tab) {
    case Tab::Orders: m_list->setMode(ChaseList::Mode::Orders); break;
    case Tab::Requests: m_list->setMode(ChaseList::Mode::Requests); break;
    case Tab::Pressing: m_list->setMode(ChaseList::Mode::Pressing); break;
    case Tab::Organizations: m_pages->setCurrentWidget(m_orgGrid); return;
    case Tab::Towns:
        m_byTown.tick(); // counted while it is looked at only
        m_pages->setCurrentWidget(m_townGrid);
        return;
    }
    m_pages->setCurrentWidget(m_list);
}

void SupervisionPanel::focusRows()
{
    constexpr int tabs = 5;
    if (isAncestorOf(window()->focusWidget())) // asked for again: on to the next tab
        showTab(static_cast<Tab>((m_tabs->current() + 1) % tabs));
    QWidget *page = m_pages->currentWidget();
    if (page == m_list && !m_list->view()->currentIndex().isValid() && m_list->model().rowCount() > 0)
        m_list->view()->setCurrentIndex(m_list->view()->model()->index(0, 0));
    else if (auto *grid = qobject_cast<OversightGrid *>(page); grid && !grid->currentIndex().isValid())
        grid->setCurrentIndex(grid->model()->index(0, OversightTable::OpenColumn));
    if (page == m_list && m_list->model().rowCount() == 0)
        page = m_tabs->tab(m_tabs->current()); // there are no rows to go to
    page->setFocus(Qt::OtherFocusReason); // a view that gets it would else choose the first cell by itself
}

void SupervisionPanel::setAreas(const AreaTreePtr &areas)
{
    m_list->setAreas(areas);
    m_byTown.setAreas(areas);
}

void SupervisionPanel::tick()
{
    m_list->tick();
    m_byOrg.tick();
    if (m_pages->currentWidget() == m_townGrid)
        m_byTown.tick();
    showCounts();
}

void SupervisionPanel::showCounts()
{
    int orders = 0, requests = 0, pressing = 0;
    const TimeMs now = m_now();
    for (const int row : m_cases.rows()) {
        const CaseState &c = m_cases.board().at(row);
        const int marks = caseMarks(c);
        const Lamp lamp = lampOf(c, false, now);
        orders += (marks & (MarkSupervised | MarkUrged)) != 0;
        requests += (marks & MarkRequest) != 0;
        pressing += lamp == Lamp::Overdue || lamp == Lamp::Near || lamp == Lamp::Stopped || (marks & (MarkSupervised | MarkUrged));
    }
    for (const auto &[tab, count] : {std::pair(Tab::Orders, orders), {Tab::Requests, requests}, {Tab::Pressing, pressing}})
        m_tabs->setCount(static_cast<int>(tab), count);
    m_lamps->setCounts(m_byOrg.figure(0, OversightTable::LateColumn), m_byOrg.figure(0, OversightTable::NearColumn));
    m_cards->setText(tr("Red cards %1 · yellow %2").arg(m_byOrg.figure(0, OversightTable::RedColumn)).arg(m_byOrg.figure(0, OversightTable::YellowColumn)));
    emit titleCountChanged(tr("%n case(s)", nullptr, orders));
}

} // namespace huying
