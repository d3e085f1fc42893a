// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/queuepanel.h"

#include "widgets/alarms/alarmzone.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/sectionheader.h"
#include "widgets/queue/counttabs.h"
#include "widgets/queue/filterbar.h"
#include "widgets/queue/footline.h"
#include "widgets/queue/queuedelegate.h"
#include "widgets/queue/queuefollower.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace huying
{

namespace
{

constexpr int noticeMs = 6000;

QListView *makeView(const CaseWords &words, QWidget *parent)
{
    auto *view = new QListView(parent);
    view->setFrameShape(QFrame::NoFrame);
    view->setUniformItemSizes(true);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setMouseTracking(true);
    view->setTabKeyNavigation(false);
    view->setItemDelegate(new QueueDelegate(words, view));
    view->setAccessibleName(QueuePanel::tr("Cases of the queue"));
    return view;
}

} // namespace

QueuePanel::QueuePanel(QueueModel &model, const CaseWords &words, Selection &selection, const Account &account,
                       QWidget *parent)
    : QWidget(parent), m_model(model), m_words(words), m_selection(selection), m_tabs(new CountTabs(this)),
      m_filterBar(new FilterBar(words, account, FilterBar::Form::Docked, this)), m_lamps(new LampCounts),
      m_view(makeView(words, this)), m_empty(new EmptyState(this)), m_follower(new QueueFollower(*m_view, model, selection)),
      m_waiting(new QPushButton(m_view)), m_notice(new FootLine(26, this)), m_foot(new FootLine(36, this))
{
    auto *section = new SectionHeader(tr("Cases"), {}, this);
    section->addControl(m_lamps);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    for (QWidget *part : {static_cast<QWidget *>(m_tabs), static_cast<QWidget *>(m_filterBar),
                          static_cast<QWidget *>(section)})
        column->addWidget(part);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_notice);
    column->addWidget(m_foot);
    static_cast<QueueDelegate *>(m_view->itemDelegate())->setHeld([own = account.name, &model](const CaseState &c) {
        return !c.claimedBy.isEmpty() && c.claimedBy != own && model.now() < c.claimUntil;
    });
    model.setDescription([&words, &model](const CaseState &c, Lamp lamp) { return words.sentence(c, lamp, model.now()); });
    buildTabs();
    m_notice->setNews(true);
    m_notice->hide();
    m_waiting->setProperty("role", "primary");
    m_waiting->setFocusPolicy(Qt::NoFocus);
    m_waiting->hide();
    m_noticeTime.setSingleShot(true);

    connect(m_filterBar, &FilterBar::filterChanged, this, [this](QueueFilter filter) {
        // The cases behind a figure are open and closed ones; without them the tabs cut as ever.
        const QueueTab before = m_model.filter().tab;
        filter.tab = filter.only ? QueueTab::All : before == QueueTab::All ? QueueTab::Open : before;
        m_model.setFilter(filter);
    });
    connect(m_filterBar, &FilterBar::sortingChosen, &model, &QueueModel::setSorting);
    connect(m_filterBar, &FilterBar::leftDown, this, &QueuePanel::focusRows);
    connect(m_empty, &EmptyState::actionTriggered, m_filterBar, [this] { m_filterBar->setFilter({}); });
    connect(m_follower, &QueueFollower::activated, this, &QueuePanel::caseActivated);
    connect(m_follower, &QueueFollower::visibleRowsChanged, this, &QueuePanel::showFoot);
    connect(m_waiting, &QPushButton::clicked, m_follower, &QueueFollower::takeWaiting);
    connect(&m_noticeTime, &QTimer::timeout, m_notice, &QWidget::hide);
    connect(&model, &QueueModel::countsChanged, this, &QueuePanel::showCounts);
    connect(&model, &QueueModel::waitingChanged, this, &QueuePanel::showWaiting);
    connect(&model, &QueueModel::arrived, this, &QueuePanel::announce);
    connect(&words, &CaseWords::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(&m_second, &QTimer::timeout, this, &QueuePanel::tick);
    m_second.start(1000);
    showCounts();
}

void QueuePanel::setWaiting(std::function<bool(const CaseId &)> isWaiting)
{
    static_cast<QueueDelegate *>(m_view->itemDelegate())->setWaiting(std::move(isWaiting));
    m_view->viewport()->update();
}

void QueuePanel::buildTabs()
{
    static constexpr QueueTab order[] = {QueueTab::Open,     QueueTab::Intake,    QueueTab::Filing, QueueTab::Handling,
                                         QueueTab::Checking, QueueTab::Suspended, QueueTab::Closed};
    const QString names[] = {tr("All"),       tr("Intake"),  tr("Filing"), tr("Handling"),
                             tr("Checking"), tr("Shelved"), tr("Closed")};
    for (const QString &name : names)
        m_tabs->addTab(name);
    connect(m_tabs, &CountTabs::currentChanged, this, [this](int index) {
        QueueFilter filter = m_model.filter();
        filter.tab = order[index];
        m_model.setFilter(filter);
    });
    const auto count = [this] {
        for (int i = 0; i + 1 < static_cast<int>(std::size(order)); ++i)
            m_tabs->setCount(i, m_model.count(order[i]));
    };
    connect(&m_model, &QueueModel::countsChanged, m_tabs, count);
    count();
}

void QueuePanel::showCounts()
{
    m_lamps->setCounts(m_model.lampCount(Lamp::Overdue), m_model.lampCount(Lamp::Near));
    emit titleCountChanged(tr("Open %1").arg(m_model.count(QueueTab::Open)));
    const bool empty = m_model.rowCount() == 0;
    QueueFilter bare;
    bare.tab = m_model.filter().tab;
    const bool filtered = m_model.filter() != bare;
    m_view->setVisible(!empty);
    m_empty->setVisible(empty);
    if (empty)
        m_empty->tell(QStringLiteral("queue"), tr("No cases here"),
                      filtered ? tr("No case passes the filters") : tr("As of %1").arg(clockSeconds(m_model.now())),
                      filtered ? tr("Clear filters") : QString());
    showFoot();
}

void QueuePanel::showFoot()
{
    const int rows = m_model.rowCount();
    const QString asOf = tr("As of %1").arg(clockSeconds(m_model.now()));
    if (rows == 0) {
        m_foot->setTexts(tr("0 cases"), asOf);
        return;
    }
    const QModelIndex first = m_view->indexAt({1, 1}), last = m_view->indexAt({1, m_view->viewport()->height() - 8});
    m_foot->setTexts(tr("Cases %1–%2 of %3")
                         .arg(first.isValid() ? first.row() + 1 : 1)
                         .arg(last.isValid() ? last.row() + 1 : rows)
                         .arg(rows),
                     asOf);
}

void QueuePanel::showWaiting(int cases)
{
    m_waiting->setVisible(cases > 0);
    m_waiting->setText(tr("%n new case(s) ↑", nullptr, cases));
    m_waiting->adjustSize();
    m_waiting->move((m_view->width() - m_waiting->width()) / 2, 8);
    m_waiting->raise();
}

void QueuePanel::announce(const QList<CaseId> &cases)
{
    const int row = m_model.rowOf(cases.last());
    QString text = tr("%n new case(s)", nullptr, static_cast<int>(cases.size()));
    if (cases.size() == 1 && row >= 0)
        text = tr("New: %1 %2").arg(m_model.caseAt(row).no, m_model.caseAt(row).title);
    m_notice->setTexts(text, clockSeconds(m_model.now()));
    m_notice->show();
    m_noticeTime.start(noticeMs);
    QAccessibleEvent event(m_notice, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void QueuePanel::tick()
{
    m_model.tick();
    m_lamps->setCounts(m_model.lampCount(Lamp::Overdue), m_model.lampCount(Lamp::Near));
    m_view->viewport()->update();
    showFoot();
}

void QueuePanel::focusRows()
{
    m_view->setFocus(Qt::OtherFocusReason);
    step(0);
}

void QueuePanel::step(int by)
{
    m_follower->step(by);
}

void QueuePanel::showLamps(int lamps)
{
    QueueFilter filter;
    filter.lamps = lamps;
    showFilter(filter);
}

void QueuePanel::showFilter(const QueueFilter &filter)
{
    m_tabs->setCurrent(0);
    m_filterBar->setFilter(filter);
}

AlarmZone *QueuePanel::addAlarms(AlarmModel &alarms)
{
    m_alarms = new AlarmZone(alarms, m_words, m_selection, this);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->indexOf(m_filterBar) + 1, m_alarms);
    connect(m_alarms, &AlarmZone::caseActivated, this, &QueuePanel::caseActivated);
    connect(m_alarms, &AlarmZone::leftDown, this, &QueuePanel::focusRows);
    m_view->installEventFilter(this);
    return m_alarms;
}

/// Near the alarms their keys work too; Up in the first row goes to them.
bool QueuePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (m_alarms->takeKey(*key))
            return true;
        if (key->key() == Qt::Key_Up && m_view->currentIndex().row() <= 0 && m_alarms->isVisible()) {
            m_alarms->focusRows();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void QueuePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showWaiting(m_model.waiting());
    showFoot();
}

} // namespace huying
