// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sync/syncpanel.h"

#include "data/live/whendone.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/sectionheader.h"
#include "widgets/sync/sidesview.h"
#include "widgets/sync/syncdelegates.h"
#include "widgets/sync/synchead.h"
#include "widgets/sync/syncwords.h"

#include <QAction>
#include <QDateTime>
#include <QHBoxLayout>
#include <QListView>
#include <QScrollArea>

namespace huying
{

namespace
{

constexpr int historyWidth = 320, sidesHeight = 240;

QListView *makeList(QAbstractItemModel &model, const QString &name)
{
    auto *view = new QListView;
    view->setModel(&model);
    view->setFrameShape(QFrame::NoFrame);
    view->setUniformItemSizes(true);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setMouseTracking(true);
    view->setTabKeyNavigation(false);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setAccessibleName(name);
    return view;
}

} // namespace

SyncPanel::SyncPanel(SyncDesk &desk, const CaseWords &words, const Acts &acts, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_words(words), m_acts(acts), m_head(new SyncHead), m_returnedTitle(new SectionHeader(tr("Came back"), QStringLiteral("return"))),
      m_returned(makeList(desk.returned(), tr("Actions that came back"))), m_sidesArea(new QScrollArea), m_sides(new SidesView),
      m_empty(new EmptyState), m_choices(new QWidget)
{
    auto *top = new QHBoxLayout;
    auto *ways = new QVBoxLayout;
    ways->setContentsMargins(0, 14, 16, 14);
    ways->setSpacing(8);
    ways->addWidget(button(acts.reconnect));
    ways->addWidget(button(acts.signIn));
    if (acts.forget)
        ways->addWidget(button(acts.forget));
    ways->addStretch();
    top->addWidget(m_head, 1);
    top->addLayout(ways);
    auto *below = new QHBoxLayout;
    below->setSpacing(1);
    below->addWidget(buildReturned(), 1);
    below->addWidget(buildHistory());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(top);
    column->addLayout(below, 1);
    setFocusPolicy(Qt::StrongFocus);
    addActions({acts.reconnect, acts.signIn}); // their keys count in the panel's window too
    for (QAction *act : {acts.redo, acts.drop, acts.note}) {
        act->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(act);
    }
    connect(&desk, &SyncDesk::statusChanged, this, &SyncPanel::showState);
    connect(m_returned->selectionModel(), &QItemSelectionModel::currentChanged, this, &SyncPanel::showSelected);
    connect(&desk.returned(), &QAbstractItemModel::dataChanged, this, &SyncPanel::showSelected);
    connect(&desk.returned(), &QAbstractItemModel::rowsInserted, this, [this] { keepSelection(0); });
    connect(&desk.returned(), &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first) { keepSelection(first); });
    connect(&words, &CaseWords::changed, this, &SyncPanel::showSelected);
    connect(m_returned, &QListView::doubleClicked, this, [this] {
        if (const ReturnedAction *r = selected())
            emit caseChosen(r->action.caseId);
    });
    connect(&m_second, &QTimer::timeout, this, &SyncPanel::showState);
    keepSelection(0);
    followState();
}

KeyButton *SyncPanel::button(QAction *action, bool isMain)
{
    const QString key = action->shortcut() == QKeySequence(Qt::Key_Return) ? QStringLiteral("⏎") : action->shortcut().toString(QKeySequence::NativeText);
    auto *made = new KeyButton(action->text(), key, isMain ? KeyButton::Role::Primary : KeyButton::Role::Normal);
    const auto follow = [made, action] { made->setEnabled(action->isEnabled()); };
    made->setAutoDefault(false); // Enter is about the list
    connect(made, &KeyButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::enabledChanged, made, follow);
    follow();
    return made;
}

QWidget *SyncPanel::buildReturned()
{
    m_returned->setItemDelegate(new ReturnedDelegate(m_desk, m_words, m_returned));
    m_sidesArea->setWidget(m_sides);
    m_sidesArea->setWidgetResizable(true);
    m_sidesArea->setFrameShape(QFrame::NoFrame);
    m_sidesArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sidesArea->setFocusPolicy(Qt::NoFocus);
    m_sidesArea->setMinimumHeight(sidesHeight);
    auto *row = new QHBoxLayout(m_choices);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(button(m_acts.redo, true));
    row->addWidget(button(m_acts.note));
    row->addWidget(button(m_acts.drop));
    row->addStretch();
    m_empty->tell(QStringLiteral("check"), tr("Nothing came back"), tr("Upstream has taken what was done here, or will when it is sent"));
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_returnedTitle);
    column->addWidget(m_returned, 1);
    column->addWidget(m_sidesArea, 1);
    column->addWidget(m_choices);
    column->addWidget(m_empty, 1);
    return part;
}

QWidget *SyncPanel::buildHistory()
{
    QListView *view = makeList(m_desk.history(), tr("Changes of state"));
    view->setItemDelegate(new SyncHistoryDelegate(view));
    view->setSelectionMode(QAbstractItemView::NoSelection);
    auto *part = new QWidget;
    part->setFixedWidth(historyWidth);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(new SectionHeader(tr("Changes of state"), QStringLiteral("history")));
    column->addWidget(view, 1);
    return part;
}

const ReturnedAction *SyncPanel::selected() const
{
    const QModelIndex at = m_returned->currentIndex();
    return at.isValid() ? &m_desk.returned().at(at.row()) : nullptr;
}

/// The list has the focus as long as there is one.
void SyncPanel::focusInEvent(QFocusEvent *)
{
    if (!m_returned->isHidden())
        m_returned->setFocus();
}

void SyncPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_second.start(1000);
    showState();
}

void SyncPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_second.stop();
}

void SyncPanel::showState()
{
    const SyncStatus &status = m_desk.status();
    m_head->show(status, QDateTime::currentMSecsSinceEpoch());
    m_acts.reconnect->setEnabled(status.state != SyncStatus::State::Alone);
    m_acts.signIn->setEnabled(status.state == SyncStatus::State::Stopped);
    if (m_acts.forget)
        m_acts.forget->setEnabled(m_password == Password::Kept);
    m_head->setSecrets(status.state == SyncStatus::State::Alone ? QString() : secretWords(status.keyPlace, m_password != Password::NoKeyring, m_password == Password::Kept));
}

void SyncPanel::showPassword(Password password)
{
    m_password = password;
    showState();
}

void SyncPanel::followState()
{
    showState();
    showSelected();
}

/// The next one moves up under the keys, so that a list is worked off without looking for the place.
void SyncPanel::keepSelection(int removedRow)
{
    const int rows = m_desk.returned().rowCount();
    if (rows && !m_returned->currentIndex().isValid())
        m_returned->setCurrentIndex(m_desk.returned().index(std::min(removedRow, rows - 1)));
    showSelected();
}

void SyncPanel::showSelected()
{
    const int rows = m_desk.returned().rowCount();
    const ReturnedAction *returned = selected();
    m_returnedTitle->setNote(rows ? QString::number(rows) : QString());
    const bool hadFocus = hasFocus() || m_returned->hasFocus();
    m_returned->setVisible(rows);
    if (hadFocus)
        setFocus();
    m_sidesArea->setVisible(rows);
    m_choices->setVisible(rows);
    m_empty->setVisible(!rows);
    const bool isFree = returned && !m_returned->currentIndex().data(ReturnedModel::BusyRole).toBool();
    for (QAction *act : {m_acts.redo, m_acts.drop, m_acts.note})
        act->setEnabled(isFree);
    if (!returned)
        return;
    showSides({});
    whenDone(m_desk.fileOf(*returned), this, [this, id = returned->action.id](const Result<CaseFile> &file) {
        const ReturnedAction *still = selected();
        if (!file || !still || still->action.id != id)
            return;
        QList<Action> since = file->actions;
        since.removeIf([still](const Action &step) { return step.expectedVersion < still->action.expectedVersion; });
        showSides(since);
    });
}

void SyncPanel::showSides(const QList<Action> &since)
{
    const ReturnedAction &returned = *selected();
    m_sides->show(sidesOf(returned.action, m_desk.caseOf(returned), since, m_words, QDateTime::currentMSecsSinceEpoch()));
}

void SyncPanel::redo()
{
    if (const ReturnedAction *returned = selected())
        m_desk.redo(returned->action.id);
}

void SyncPanel::drop()
{
    if (const ReturnedAction *returned = selected())
        m_desk.drop(returned->action.id);
}

void SyncPanel::keepAsNote()
{
    if (const ReturnedAction *returned = selected())
        m_desk.keepAsNote(returned->action.id, noteAbout(*returned, m_words, QDateTime::currentMSecsSinceEpoch()));
}

} // namespace huying
