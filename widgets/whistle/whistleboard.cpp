// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/whistle/whistleboard.h"

#include "widgets/casefile/actionform.h"
#include "widgets/controls/columnhead.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/queue/footline.h"
#include "widgets/whistle/whistledelegate.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

namespace huying
{

namespace
{

struct Step
{
    const char *kind;
    Qt::Key key;
    const char *cap;
};

constexpr Step steps[] = {{"whistle_sign", Qt::Key_S, "S"},   {"whistle_arrive", Qt::Key_A, "A"}, {"whistle_handle", Qt::Key_R, "R"},
                          {"whistle_return", Qt::Key_B, "B"}, {"whistle_rate", Qt::Key_E, "E"}};

/// What the department of the row owes is what can be done to it.
bool suits(const QString &kind, const WhistleLeg &leg)
{
    switch (owedStep(leg)) {
    case WhistleStep::Sign: return kind == QLatin1String("whistle_sign") || kind == QLatin1String("whistle_return");
    case WhistleStep::Arrive: return kind == QLatin1String("whistle_arrive");
    case WhistleStep::Handle: return kind == QLatin1String("whistle_handle");
    case WhistleStep::Rate: return kind == QLatin1String("whistle_rate");
    }
    return false;
}

} // namespace

WhistleBoard::WhistleBoard(const OpenCases &cases, const CaseWords &words, Selection &selection, const Account &account,
                           WhistleList::Now now, Submit submit, QWidget *parent)
    : QWidget(parent), m_list(cases, std::move(now)), m_words(words), m_selection(selection), m_account(account),
      m_submit(std::move(submit)), m_lamps(new LampCounts(this)), m_view(new QListView(this)), m_empty(new EmptyState(this)),
      m_bar(new QWidget(this)), m_hint(new Label({}, Label::Tone::Third, Label::Size::Label)),
      m_problem(new Label({}, Label::Tone::Red, Label::Size::Label))
{
    m_lamps->hide(); // until a title bar takes it
    auto *delegate = new WhistleDelegate(words, m_view);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setTabKeyNavigation(false);
    m_view->setItemDelegate(delegate);
    m_view->setModel(&m_list);
    m_view->setAccessibleName(tr("Whistles"));
    m_view->installEventFilter(this);
    m_head = new ColumnHead(delegate->columns(), m_view, this);
    m_buttons = new QHBoxLayout(m_bar);
    m_buttons->setContentsMargins(12, 4, 12, 4);
    m_buttons->setSpacing(8);
    m_buttons->addWidget(m_hint);
    m_buttons->addWidget(m_problem);
    m_buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_bar);
    m_empty->tell(QStringLiteral("whistle"), tr("No open whistle"), tr("A town calls county departments with V in the case file"));
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (m_keeping || !current.isValid())
            return;
        m_case = m_list.caseAt(current.row()).id;
        m_org = m_list.legAt(current.row()).org;
        m_selection.selectCase(m_case);
        offer();
    });
    connect(m_view, &QListView::activated, this, [this](const QModelIndex &index) { emit caseActivated(m_list.caseAt(index.row()).id); });
    connect(&m_list, &QAbstractItemModel::modelReset, this, &WhistleBoard::keepCurrent);
    connect(&m_list, &WhistleList::countsChanged, this, &WhistleBoard::showCounts);
    connect(&selection, &Selection::changed, this, &WhistleBoard::showSelected);
    connect(&words, &CaseWords::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(&m_second, &QTimer::timeout, this, &WhistleBoard::tick);
    m_second.start(static_cast<int>(secondMs));
    tick();
}

void WhistleBoard::tick()
{
    m_list.tick();
}

void WhistleBoard::showCounts()
{
    m_lamps->setCounts(m_list.late(), m_list.near());
    emit titleCountChanged(tr("%n whistle(s)", nullptr, m_list.whistles()));
    const bool empty = m_list.rowCount() == 0;
    m_view->setVisible(!empty);
    m_head->setVisible(!empty);
    m_bar->setVisible(!empty);
    m_empty->setVisible(empty);
    offer();
}

void WhistleBoard::keepCurrent()
{
    m_keeping = true;
    const int row = m_list.rowOf(m_case, m_org);
    if (row >= 0)
        m_org = m_list.legAt(row).org; // a whistle that came after its case was selected
    m_view->setCurrentIndex(row < 0 ? QModelIndex() : m_list.index(row));
    m_keeping = false;
    offer();
}

/// A case that is selected elsewhere is shown here too, if it is here.
void WhistleBoard::showSelected()
{
    if (m_selection.what() != Selection::What::Case || m_selection.caseId() == m_case)
        return;
    m_case = m_selection.caseId();
    m_org.clear();
    const int row = m_list.rowOf(m_case, {});
    if (row >= 0)
        m_org = m_list.legAt(row).org;
    keepCurrent();
    if (row >= 0)
        m_view->scrollTo(m_list.index(row));
}

bool WhistleBoard::isOffered(const QString &kind, int row) const
{
    const CaseState &c = m_list.caseAt(row);
    const WhistleLeg &leg = m_list.legAt(row);
    const WorkflowAction *action = m_words.workflow().action(kind);
    const bool isOurs = m_account.org.isEmpty() || m_account.org == leg.org || kind == QLatin1String("whistle_rate");
    return action && isOurs && suits(kind, leg) && m_words.workflow().refusal(*action, c, m_account, m_list.now()).isEmpty();
}

void WhistleBoard::offer()
{
    const int row = m_view->currentIndex().row();
    QStringList kinds;
    for (const Step &step : steps)
        if (row >= 0 && isOffered(QLatin1String(step.kind), row))
            kinds << QLatin1String(step.kind);
    m_hint->setText(row < 0 ? tr("Choose a department") : kinds.isEmpty() ? tr("Nothing that your account may do here") : m_words.organization(m_org));
    m_problem->setVisible(!m_problem->text().isEmpty());
    if (kinds == m_offered)
        return;
    m_offered = kinds;
    if (m_form && !kinds.contains(m_form->kind()))
        closeForm();
    for (KeyButton *button : m_bar->findChildren<KeyButton *>(Qt::FindDirectChildrenOnly))
        button->hide(), button->deleteLater(); // a click on one may have led here
    bool first = true;
    for (const Step &step : steps) {
        const QString kind = QLatin1String(step.kind);
        if (!kinds.contains(kind))
            continue;
        const WorkflowAction &action = *m_words.workflow().action(kind);
        auto *button = new KeyButton(m_words.action(action) + (action.needs.isEmpty() ? QString() : QStringLiteral("…")), QLatin1String(step.cap),
                                     first ? KeyButton::Role::Primary : KeyButton::Role::Normal, m_bar);
        connect(button, &QPushButton::clicked, this, [this, kind] { start(kind); });
        m_buttons->addWidget(button);
        button->show();
        first = false;
    }
}

void WhistleBoard::focusRows()
{
    m_view->setFocus(Qt::OtherFocusReason);
    if (!m_view->currentIndex().isValid() && m_list.rowCount() > 0)
        m_view->setCurrentIndex(m_list.index(0));
}

void WhistleBoard::start(const QString &kind)
{
    const int row = m_view->currentIndex().row();
    if (!m_pending.isNull() || row < 0 || !isOffered(kind, row))
        return;
    closeForm();
    m_problem->clear();
    const WorkflowAction &action = *m_words.workflow().action(kind);
    if (action.needs.isEmpty()) {
        submit(kind, {});
        return;
    }
    m_form = new ActionForm(action, m_list.caseAt(row), m_words, this);
    static_cast<QVBoxLayout *>(layout())->insertWidget(layout()->indexOf(m_bar), m_form);
    connect(m_form, &ActionForm::submitted, this, [this, kind](const QJsonObject &payload) { submit(kind, payload); });
    connect(m_form, &ActionForm::cancelled, this, &WhistleBoard::closeForm);
    m_form->show();
    m_form->setFocus(Qt::OtherFocusReason);
    layout()->activate(); // the form takes its room from the rows
    m_view->scrollTo(m_view->currentIndex());
}

void WhistleBoard::closeForm()
{
    if (!m_form)
        return;
    const bool hadFocus = m_form->isAncestorOf(window()->focusWidget());
    m_form->hide();
    m_form->deleteLater();
    m_form = nullptr;
    if (hadFocus)
        m_view->setFocus(Qt::OtherFocusReason);
}

void WhistleBoard::submit(const QString &kind, QJsonObject payload)
{
    const int row = m_list.rowOf(m_case, m_org);
    if (row < 0)
        return;
    const CaseState &c = m_list.caseAt(row);
    if (kind != QLatin1String("whistle_rate"))
        payload[QLatin1String("org")] = m_org; // whoever acts for a department says for which
    Action action;
    action.caseId = c.id;
    action.kind = kind;
    action.actor = m_account.name;
    action.org = m_account.org;
    action.expectedVersion = c.version;
    action.payload = payload;
    m_pendingText = QStringLiteral("%1 · %2 · %3").arg(m_words.action(*m_words.workflow().action(kind)), c.no, m_words.organization(m_org));
    if (m_form)
        m_form->setBusy(true);
    m_pending = m_submit(action);
}

void WhistleBoard::actionDone(const QUuid &actionId)
{
    if (actionId != m_pending)
        return;
    m_pending = {};
    closeForm();
    tick();
    emit done(m_pendingText);
}

void WhistleBoard::actionRefused(const QUuid &actionId, const Error &error)
{
    if (actionId != m_pending)
        return;
    m_pending = {};
    if (m_form) {
        m_form->setBusy(false);
        m_form->showProblem(error.message);
    } else {
        m_problem->setText(error.message);
        offer();
    }
}

bool WhistleBoard::takeKey(int key)
{
    for (const Step &step : steps)
        if (step.key == key && m_offered.contains(QLatin1String(step.kind))) {
            start(QLatin1String(step.kind));
            return true;
        }
    return false;
}

/// The case file's keys work in the whole window; with the focus here the same letters mean the whistle.
bool WhistleBoard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool isStep = key->modifiers() == Qt::NoModifier
                         && std::any_of(std::begin(steps), std::end(steps), [key](const Step &s) { return s.key == key->key(); });
        if (isStep && event->type() == QEvent::ShortcutOverride) {
            event->accept();
            return true;
        }
        if (isStep) {
            takeKey(key->key());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace huying
