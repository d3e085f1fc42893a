// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/deskpage.h"

#include "widgets/controls/emptystate.h"
#include "widgets/controls/keybutton.h"
#include "widgets/desk/batchbar.h"
#include "widgets/desk/calllist.h"
#include "widgets/desk/casereview.h"
#include "widgets/desk/desktable.h"
#include "widgets/desk/scorepanel.h"
#include "widgets/desk/verdictbar.h"
#include "widgets/exports/exportstrip.h"
#include "widgets/queue/counttabs.h"
#include "widgets/queue/filterbar.h"
#include "widgets/queue/queuefollower.h"

#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

namespace huying
{

namespace
{

struct Tab
{
    QueueTab tab;
    const char *name;
};
constexpr Tab tabs[] = {{QueueTab::Intake, QT_TRANSLATE_NOOP("huying::DeskPage", "To accept")},
                        {QueueTab::ToCheck, QT_TRANSLATE_NOOP("huying::DeskPage", "To check")},
                        {QueueTab::Unchecked, QT_TRANSLATE_NOOP("huying::DeskPage", "Can't be checked")},
                        {QueueTab::ToClose, QT_TRANSLATE_NOOP("huying::DeskPage", "To close")},
                        {QueueTab::FollowUp, QT_TRANSLATE_NOOP("huying::DeskPage", "To call")},
                        {QueueTab::ExtensionAsked, QT_TRANSLATE_NOOP("huying::DeskPage", "Extension asked")},
                        {QueueTab::Rework, QT_TRANSLATE_NOOP("huying::DeskPage", "Rework")},
                        {QueueTab::Suspended, QT_TRANSLATE_NOOP("huying::DeskPage", "Clock stopped")},
                        {QueueTab::Open, QT_TRANSLATE_NOOP("huying::DeskPage", "All open")},
                        {QueueTab::Closed, QT_TRANSLATE_NOOP("huying::DeskPage", "Closed")},
                        {QueueTab::All, QT_TRANSLATE_NOOP("huying::DeskPage", "All")}};

int placeOf(QueueTab tab)
{
    return static_cast<int>(std::ranges::find(tabs, tab, &Tab::tab) - std::begin(tabs));
}

} // namespace

DeskPage::DeskPage(const DeskSource &source, QWidget *parent)
    : QWidget(parent), m_source(source),
      m_queue(source.board, source.words.workflow(), [live = &source.live] { return live->now(); }, this),
      m_tabs(new CountTabs(this)), m_filterBar(new FilterBar(source.words, source.account, FilterBar::Form::Wide, this)),
      m_table(new DeskTable(m_queue, source.words, this)), m_empty(new EmptyState(this)),
      m_follower(new QueueFollower(*m_table, m_queue, source.selection)),
      m_batch(new BatchBar(m_queue, source.board, source.words, source.account, source.live, this)),
      m_exports(new ExportStrip(source.live, this)),
      m_review(new CaseReview(source.live, source.board, source.words, source.selection, source.account, source.closing, this))
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
    buildKeys();
    connect(m_filterBar, &FilterBar::filterChanged, this, [this](QueueFilter filter) {
        filter.tab = m_queue.filter().tab;
        m_queue.setFilter(filter);
    });
    connect(&m_queue, &QueueModel::filtered, this, &DeskPage::showNext);
    connect(m_filterBar, &FilterBar::sortingChosen, &m_queue, &QueueModel::setSorting);
    connect(m_filterBar, &FilterBar::leftDown, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_empty, &EmptyState::actionTriggered, m_filterBar, [this] { m_filterBar->setFilter({}); });
    connect(&m_queue, &QueueModel::countsChanged, this, &DeskPage::showCounts);
    connect(m_batch, &BatchBar::reported, this, &DeskPage::done);
    connect(m_exports, &ExportStrip::done, this, &DeskPage::done);
    connect(m_review, &CaseReview::submitted, this, [this] { m_next = besideSelected(); });
    connect(m_review, &CaseReview::done, this, &DeskPage::goOn);
    connect(&source.live, &LiveStore::actionTaken, this, [this](const Action &action, const CaseState &after) {
        if (action.kind == QLatin1String("undo") && action.actor == m_source.account.name)
            m_source.selection.selectCase(after.id); // to be judged again
    });
    connect(m_review, &CaseReview::unmaskAsked, this, &DeskPage::unmaskAsked);
    connect(m_review->verdict(), &VerdictBar::nextAsked, this, [this] {
        if (const CaseId next = besideSelected(); !next.isNull())
            m_source.selection.selectCase(next);
    });
    connect(&source.selection, &Selection::changed, this, &DeskPage::showNext);
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
    auto *whole = new KeyButton(tr("Export…"), {}, KeyButton::Role::Normal, left);
    connect(whole, &QPushButton::clicked, this, [whole, menu = makeExportMenu(whole, false)] { menu->popup(whole->mapToGlobal(QPoint(0, whole->height()))); });
    m_filterBar->addControl(whole);
    auto *chosen = new KeyButton(tr("Export chosen…"), {}, KeyButton::Role::Normal, left);
    connect(chosen, &QPushButton::clicked, this, [chosen, menu = makeExportMenu(chosen, true)] { menu->popup(chosen->mapToGlobal(QPoint(0, chosen->height()))); });
    m_batch->addControl(chosen);
    column->addWidget(m_tabs);
    column->addWidget(m_filterBar);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_exports);
    column->addWidget(m_batch);
    column->addWidget(makeFigures(left));
    return left;
}

QString DeskPage::tabName() const
{
    return tr(tabs[placeOf(m_queue.filter().tab)].name);
}

void DeskPage::buildTabs()
{
    for (const Tab &tab : tabs)
        m_tabs->addTab(tr(tab.name));
    connect(m_tabs, &CountTabs::currentChanged, this, [this](int index) { choose(tabs[index].tab); });
    m_tabs->setCurrent(placeOf(QueueTab::ToCheck));
    choose(QueueTab::ToCheck);
}

void DeskPage::buildKeys()
{
    const auto on = [this](const char *keys, std::function<void()> act) {
        auto *key = new QShortcut(QKeySequence(QLatin1String(keys)), this);
        connect(key, &QShortcut::activated, this, std::move(act));
    };
    on("Ctrl+Return", [this] { m_batch->askPrimary(); });
    on("Ctrl+B", [this] { m_batch->ask(m_queue.filter().tab == QueueTab::Intake ? QStringLiteral("reject") : QStringLiteral("fail")); });
    on("Ctrl+D", [this] { m_batch->ask(QStringLiteral("extend")); });
    on("Ctrl+G", [this] { m_batch->ask(QStringLiteral("assign_checker")); });
    on("Ctrl+Shift+Z", [this] { undo(); });
}

void DeskPage::showTab(QueueTab tab)
{
    m_tabs->setCurrent(placeOf(tab));
    choose(tab);
}

void DeskPage::choose(QueueTab tab)
{
    QueueFilter filter = m_queue.filter();
    filter.tab = tab;
    if (filter == m_queue.filter())
        showNext();
    m_review->setMode(tab == QueueTab::FollowUp ? CaseReview::Mode::Call : CaseReview::Mode::Check);
    m_queue.setFilter(filter);
}

void DeskPage::showCases(std::shared_ptr<const CaseSet> cases)
{
    QueueFilter filter;
    filter.only = std::move(cases);
    m_filterBar->setFilter(filter);
    showTab(QueueTab::All);
}

void DeskPage::showCounts()
{
    for (int i = 0; i < static_cast<int>(std::size(tabs)); ++i)
        m_tabs->setCount(i, m_queue.count(tabs[i].tab));
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
    showNext();
}

/// The one after the selected case, else the one before it.
CaseId DeskPage::besideSelected() const
{
    const Selection &selection = m_source.selection;
    const int now = selection.what() == Selection::What::Case ? m_queue.rowOf(selection.caseId()) : -1;
    const int rows = m_queue.rowCount();
    const int next = now < 0 ? 0 : now + 1 < rows ? now + 1 : now - 1;
    return next >= 0 && next < rows ? m_queue.caseAt(next).id : CaseId();
}

void DeskPage::showNext()
{
    const CaseId next = besideSelected();
    const int row = next.isNull() ? -1 : m_source.board.rowOf(next);
    m_review->verdict()->setNext(row < 0 ? QString() : m_source.board.at(row).no);
}

/// The next case comes by itself once this one is somewhere else; a call goes on with the case's other reporters first.
void DeskPage::goOn(const QString &kind, const CaseState &state)
{
    const WorkflowAction *rule = m_source.words.workflow().action(kind);
    const QString text = tr("%1 · %2", "action · case").arg(rule ? m_source.words.action(*rule) : kind, state.no);
    emit done(text);
    const bool isCall = kind == QLatin1String("follow_up"), keepsState = rule && rule->to == QLatin1String("=");
    const bool stays = isCall ? m_review->calls()->owed() > 0 : keepsState && m_queue.filter().tab != QueueTab::ExtensionAsked;
    const CaseId next = std::exchange(m_next, {});
    if (!stays && !next.isNull() && m_source.board.rowOf(next) >= 0)
        m_source.selection.selectCase(next);
}

bool DeskPage::undo()
{
    return m_batch->undo();
}

bool DeskPage::isSettled() const
{
    return m_review->isSettled() && m_score->isSettled();
}

} // namespace huying
