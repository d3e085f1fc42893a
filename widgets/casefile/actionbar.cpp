// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/casefile/actionbar.h"

#include "theme/theme.h"
#include "widgets/casefile/actionform.h"
#include "widgets/controls/inlinequestion.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/controls/taborder.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QMenu>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

namespace huying
{

namespace
{

constexpr int columns = 4, columnWidth = 96; ///< of a dock as wide as the layout has it

} // namespace

ActionBar::ActionBar(const CaseWords &words, const Account &account, QWidget *parent)
    : QWidget(parent), m_words(words), m_account(account),
      m_problem(new Label({}, Label::Tone::Red, Label::Size::Table, false, this)),
      m_hint(new Label({}, Label::Tone::Third, Label::Size::Label, false, this)), m_column(new QVBoxLayout(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("What can be done now"));
    m_column->setContentsMargins(0, 1, 0, 0);
    m_column->setSpacing(0);
    for (Label *label : {m_problem, m_hint}) {
        label->setWordWrap(true);
        label->setContentsMargins(12, 8, 12, 4);
        label->hide();
        m_column->addWidget(label);
    }
}

QList<const WorkflowAction *> ActionBar::offered() const
{
    QList<const WorkflowAction *> actions = m_words.workflow().allowed(m_state, m_account, m_now);
    std::ranges::stable_partition(actions, [](const WorkflowAction *a) { return a->primary; });
    return actions;
}

void ActionBar::show(const CaseState &state, TimeMs now)
{
    const bool sameCase = state.id == m_state.id;
    m_state = state;
    m_now = now;
    QStringList kinds;
    for (const WorkflowAction *action : offered())
        kinds << action->code;
    if (m_form && (!sameCase || !kinds.contains(m_form->kind())))
        closeForm();
    if (!sameCase) {
        closeQuestion();
        showProblem({});
    }
    m_hint->setText(kinds.isEmpty() ? roleHint() : QString());
    m_hint->setVisible(!m_hint->text().isEmpty());
    if (sameCase && kinds == m_kinds && m_extras == m_builtExtras)
        return;
    m_kinds = kinds;
    m_builtExtras = m_extras;
    buildButtons();
}

QString ActionBar::roleHint() const
{
    if (m_state.id.isNull())
        return {};
    if (m_words.workflow().isFinal(m_state.state))
        return tr("This case is closed; nothing is left to do");
    return tr("Your account has no role for this step");
}

bool ActionBar::asks(const WorkflowAction &action) const
{
    return !action.needs.isEmpty() || ActionForm::endsForGood(action, m_words.workflow());
}

void ActionBar::buildButtons()
{
    const bool hadFocus = m_grid && m_grid->isAncestorOf(focusWidget());
    qDeleteAll(m_keys);
    m_keys.clear();
    m_buttons.clear();
    if (m_grid) {
        m_column->removeWidget(m_grid);
        m_grid->hide();
        m_grid->deleteLater(); // a click on one of its buttons may have led here
    }
    m_grid = new QWidget(this);
    auto *grid = new QGridLayout(m_grid);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setSpacing(8);
    int cell = 0;
    QList<KeyButton *> wide; // that did not fit into the rest of a line; narrow ones fill it first
    const auto place = [&](KeyButton *button, int span) {
        grid->addWidget(button, cell / columns, cell % columns, 1, span);
        cell += span;
    };
    QStringList rare; // without a key of their own: in the menu
    for (const Offer &offer : offers()) {
        if (!offer.primary && offer.key.isEmpty()) {
            rare << offer.id;
            continue;
        }
        const bool primary = cell == 0 && offer.primary;
        KeyButton *button = makeButton(offer, primary);
        const bool isWide = primary || button->sizeHint().width() > columnWidth;
        if (isWide && cell % columns + 2 > columns)
            wide << button;
        else
            place(button, isWide ? 2 : 1);
        while (!wide.isEmpty() && cell % columns + 2 <= columns)
            place(wide.takeFirst(), 2);
    }
    for (KeyButton *button : wide) {
        cell += cell % columns + 2 > columns ? columns - cell % columns : 0;
        place(button, 2);
    }
    if (!rare.isEmpty())
        place(makeMenuButton(rare), 1);
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);
    m_grid->setVisible(!m_kinds.isEmpty() || !m_builtExtras.isEmpty());
    m_column->addWidget(m_grid);
    tabThrough(*this, *m_grid);
    if (hadFocus && !m_kinds.isEmpty())
        m_buttons[m_kinds.first()]->setFocus(Qt::OtherFocusReason);
    setBusy(m_busy);
}

/// Extras that are the main thing to do, then what the table offers, then the other extras.
QList<ActionBar::Offer> ActionBar::offers() const
{
    QList<Offer> list, last;
    QSet<QString> taken;
    for (const Extra &extra : m_builtExtras) {
        taken << extra.id;
        (extra.primary ? list : last) << Offer{extra.id, extra.text, extra.key, extra.primary};
    }
    for (const QString &kind : m_kinds) {
        const WorkflowAction &action = *m_words.workflow().action(kind);
        if (!taken.contains(kind))
            list << Offer{kind, m_words.action(action) + (asks(action) ? QStringLiteral("…") : QString()), action.key, action.primary};
    }
    return list + last;
}

KeyButton *ActionBar::makeButton(const Offer &offer, bool primary)
{
    auto *button = new KeyButton(offer.text, offer.key, primary ? KeyButton::Role::Primary : KeyButton::Role::Normal, m_grid);
    button->setAccessibleName(offer.text);
    button->setAccessibleDescription(offer.key);
    button->setMinimumWidth(0);
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    button->setToolTip(offer.text);
    connect(button, &QPushButton::clicked, this, [this, kind = offer.id] { start(kind); });
    m_buttons.insert(offer.id, button);
    if (!offer.key.isEmpty()) {
        auto *key = new QShortcut(QKeySequence(offer.key), this);
        connect(key, &QShortcut::activated, this, [this, kind = offer.id] { start(kind); });
        m_keys << key;
    }
    return button;
}

KeyButton *ActionBar::makeMenuButton(const QStringList &kinds)
{
    auto *more = new KeyButton(tr("More"), QStringLiteral("."), KeyButton::Role::Normal, m_grid);
    more->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *menu = new QMenu(more);
    for (const QString &kind : kinds) {
        const WorkflowAction &action = *m_words.workflow().action(kind);
        menu->addAction(m_words.action(action) + (asks(action) ? QStringLiteral("…") : QString()), this,
                        [this, kind] { start(kind); });
        m_buttons.insert(kind, more);
    }
    const auto open = [more, menu] { menu->popup(more->mapToGlobal(QPoint(0, more->height()))); };
    connect(more, &QPushButton::clicked, menu, open);
    auto *key = new QShortcut(QKeySequence(QStringLiteral(".")), this);
    connect(key, &QShortcut::activated, menu, open);
    m_keys << key;
    return more;
}

QAbstractButton *ActionBar::button(const QString &kind) const
{
    return m_buttons.value(kind);
}

void ActionBar::start(const QString &kind)
{
    if (m_busy)
        return;
    if (std::ranges::find(m_builtExtras, kind, &Extra::id) != m_builtExtras.end()) {
        closeForm();
        closeQuestion();
        showProblem({});
        emit extraTriggered(kind);
        return;
    }
    openForm(kind);
}

void ActionBar::openForm(const QString &kind)
{
    if (m_busy || !m_kinds.contains(kind))
        return;
    const WorkflowAction &action = *m_words.workflow().action(kind);
    closeForm();
    closeQuestion();
    showProblem({});
    if (!asks(action)) {
        emit submitted(kind, {});
        return;
    }
    m_form = new ActionForm(action, m_state, m_words, this, m_suggestions.value(kind));
    m_column->insertWidget(m_column->indexOf(m_grid), m_form);
    connect(m_form, &ActionForm::submitted, this, [this, kind](const QJsonObject &payload) { emit submitted(kind, payload); });
    connect(m_form, &ActionForm::cancelled, this, [this, kind] {
        closeForm();
        emit formCancelled(kind);
    });
    connect(m_form, &ActionForm::placeWanted, this, &ActionBar::placeWanted);
    tabThrough(*this, *m_form);
    m_form->show();
    m_form->setFocus(Qt::OtherFocusReason);
    emit formOpened(kind);
}

void ActionBar::ask(const QString &text, const QString &yes, std::function<void()> then)
{
    closeQuestion();
    m_question = new InlineQuestion(text, yes, QStringLiteral("Y"), this);
    m_column->insertWidget(m_column->indexOf(m_grid), m_question);
    connect(m_question, &InlineQuestion::declined, this, &ActionBar::closeQuestion);
    connect(m_question, &InlineQuestion::accepted, this, [this, then = std::move(then)] {
        closeQuestion();
        then();
    });
    tabThrough(*this, *m_question);
    m_question->show();
    m_question->setFocus(Qt::OtherFocusReason);
}

void ActionBar::closeQuestion()
{
    if (!m_question)
        return;
    const bool hadFocus = m_question->isAncestorOf(m_question->window()->focusWidget());
    m_question->hide();
    m_question->deleteLater();
    m_question = nullptr;
    if (hadFocus && m_form)
        m_form->setFocus(Qt::OtherFocusReason);
    else if (hadFocus && !m_kinds.isEmpty())
        m_buttons[m_kinds.first()]->setFocus(Qt::OtherFocusReason);
}

void ActionBar::closeForm()
{
    if (!m_form)
        return;
    const bool hadFocus = m_form->isAncestorOf(m_form->window()->focusWidget());
    const QString kind = m_form->kind();
    m_form->hide();
    m_form->deleteLater();
    m_form = nullptr;
    if (KeyButton *button = m_buttons.value(kind); hadFocus && button)
        button->setFocus(Qt::OtherFocusReason);
}

void ActionBar::setBusy(bool busy)
{
    m_busy = busy;
    if (m_form)
        m_form->setBusy(busy);
    // A disabled button would lose the focus; the bar just takes no second order meanwhile.
}

void ActionBar::showProblem(const QString &why)
{
    if (m_form) {
        m_form->showProblem(why);
        return;
    }
    m_problem->setText(why);
    m_problem->setVisible(!why.isEmpty());
}

QString ActionBar::problem() const
{
    return m_form ? m_form->problem() : m_problem->text();
}

void ActionBar::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, 0, width(), 1), t.line);
}

} // namespace huying
