// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/deskpage.h"

#include "widgets/controls/emptystate.h"
#include "widgets/desk/batchbar.h"
#include "widgets/desk/casereview.h"
#include "widgets/desk/desktable.h"
#include "widgets/desk/orgsummary.h"
#include "widgets/queue/counttabs.h"
#include "widgets/queue/filterbar.h"
#include "widgets/queue/queuefollower.h"

#include <QLineEdit>
#include <QSplitter>
#include <QVBoxLayout>

namespace huying
{

namespace
{

constexpr QueueTab tabOrder[] = {QueueTab::ToCheck, QueueTab::ToClose, QueueTab::Rework, QueueTab::Suspended,
                                 QueueTab::Open,    QueueTab::Closed};

} // namespace

DeskPage::DeskPage(const DeskSource &source, QWidget *parent)
    : QWidget(parent), m_source(source),
      m_queue(source.board, source.words.workflow(), [live = &source.live] { return live->now(); }, this),
      m_tabs(new CountTabs(this)), m_filterBar(new FilterBar(source.words, source.account, FilterBar::Form::Wide, this)),
      m_table(new DeskTable(m_queue, source.words, this)), m_empty(new EmptyState(this)),
      m_follower(new QueueFollower(*m_table, m_queue, source.selection)),
      m_batch(new BatchBar(m_queue, source.board, source.words, source.account, source.live, this)),
      m_review(new CaseReview(source.live, source.board, source.words, source.selection, source.account, this))
{
    m_queue.setCheckable(true);
    m_queue.setDescription([this](const CaseState &c, Lamp lamp) { return m_source.words.sentence(c, lamp, m_queue.now()); });
    if (source.words.areas())
        m_queue.setAreas(source.words.areas());
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeLeft());
    splitter->addWidget(m_review);
    splitter->setStretchFactor(0, 1136);
    splitter->setStretchFactor(1, 784);
    splitter->setSizes({1136, 784});
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins({});
    page->addWidget(splitter);
    m_table->arrange();
    buildTabs();
    connect(m_filterBar, &FilterBar::filterChanged, this, [this](QueueFilter filter) {
        filter.tab = m_queue.filter().tab;
        m_queue.setFilter(filter);
    });
    connect(m_filterBar, &FilterBar::sortingChosen, &m_queue, &QueueModel::setSorting);
    connect(m_filterBar, &FilterBar::leftDown, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_empty, &EmptyState::actionTriggered, m_filterBar, [this] { m_filterBar->setFilter({}); });
    connect(&m_queue, &QueueModel::countsChanged, this, &DeskPage::showCounts);
    connect(m_batch, &BatchBar::reported, this, &DeskPage::done);
    connect(m_review, &CaseReview::done, this, &DeskPage::done);
    connect(&source.words, &CaseWords::changed, m_table->viewport(), qOverload<>(&QWidget::update));
    connect(&m_second, &QTimer::timeout, this, [this] {
        m_queue.tick();
        m_table->viewport()->update();
    });
    m_second.start(1000);
    showCounts();
}

QWidget *DeskPage::makeLeft()
{
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_tabs->setSpread(false);
    auto *orgs = new OrgSummary(m_source.indicators, m_source.words, left);
    orgs->setFixedHeight(300);
    column->addWidget(m_tabs);
    column->addWidget(m_filterBar);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_batch);
    column->addWidget(orgs);
    connect(orgs, &OrgSummary::orgChosen, this, [this](const QString &code) {
        QueueFilter filter = m_filterBar->filter();
        filter.org = code;
        m_filterBar->setFilter(filter);
    });
    return left;
}

void DeskPage::buildTabs()
{
    for (const QString &name : {tr("To check"), tr("To close"), tr("Rework"), tr("Clock stopped"), tr("All open"), tr("Closed")})
        m_tabs->addTab(name);
    connect(m_tabs, &CountTabs::currentChanged, this, [this](int index) {
        QueueFilter filter = m_queue.filter();
        filter.tab = tabOrder[index];
        m_queue.setFilter(filter);
    });
    m_tabs->setCurrent(0);
    QueueFilter filter = m_queue.filter();
    filter.tab = tabOrder[0];
    m_queue.setFilter(filter);
}

void DeskPage::showCounts()
{
    for (int i = 0; i < static_cast<int>(std::size(tabOrder)); ++i)
        m_tabs->setCount(i, m_queue.count(tabOrder[i]));
    const bool empty = m_queue.rowCount() == 0;
    QueueFilter bare;
    bare.tab = m_queue.filter().tab;
    const bool filtered = m_queue.filter() != bare;
    m_table->setVisible(!empty);
    m_empty->setVisible(empty);
    if (empty)
        m_empty->tell(QStringLiteral("check"), tr("No cases here"),
                      filtered ? tr("No case passes the filters") : tr("As of %1").arg(clockSeconds(m_queue.now())),
                      filtered ? tr("Clear filters") : QString());
}

bool DeskPage::isSettled() const
{
    return m_review->isSettled();
}

} // namespace huying
