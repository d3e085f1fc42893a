// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/verdictbar.h"

#include "theme/theme.h"
#include "widgets/casefile/actionform.h"
#include "widgets/controls/flowlayout.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

namespace huying
{

namespace
{

const QString failing = QStringLiteral("fail"), passing = QStringLiteral("pass");

/// Beside the primary ones; what else can be done stands in a menu.
const QStringList mainKinds{failing, QStringLiteral("no_check"), QStringLiteral("extend"), QStringLiteral("reject"), QStringLiteral("refuse"), QStringLiteral("force_close")};

QHBoxLayout *labelled(const QString &text, QWidget *content)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *label = new Label(text, Label::Tone::Second);
    label->setFixedWidth(64);
    row->addWidget(label);
    row->addWidget(content, 1);
    return row;
}

} // namespace

VerdictBar::VerdictBar(const CaseWords &words, const Account &account, QWidget *parent)
    : QWidget(parent), m_words(words), m_account(account), m_opinion(new QLineEdit(this)),
      m_reasons(new QButtonGroup(this)), m_column(new QVBoxLayout(this)),
      m_said(new Label({}, Label::Tone::Second, Label::Size::Label)),
      m_foot(new Label({}, Label::Tone::Third, Label::Size::Label)), m_next(new Label({}, Label::Tone::Second, Label::Size::Label))
{
    setAccessibleName(tr("Verdict"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    m_column->setContentsMargins(16, 12, 16, 12);
    m_column->setSpacing(10);
    m_opinion->setAccessibleName(tr("Opinion"));
    m_opinion->setPlaceholderText(tr("Goes into the record with the verdict"));
    m_column->addLayout(labelled(tr("Opinion"), m_opinion));
    addReasons(m_column);
    m_said->setWordWrap(true);
    m_column->addWidget(m_said);
    auto *foot = new QHBoxLayout;
    auto *skip = new KeyCap(QStringLiteral("N"), this);
    foot->addWidget(m_foot, 1);
    foot->addWidget(m_next);
    foot->addWidget(skip);
    m_column->addLayout(foot);
    auto *next = new QShortcut(QKeySequence(Qt::Key_N), this);
    connect(next, &QShortcut::activated, this, &VerdictBar::nextAsked);
    connect(m_opinion, &QLineEdit::returnPressed, this, [this] {
        if (!m_asked.isEmpty())
            start(m_asked);
    });
}

void VerdictBar::addReasons(QVBoxLayout *column)
{
    m_reasonRow = new QWidget(this);
    auto *line = labelled(tr("Return for"), new QWidget(m_reasonRow));
    auto *chips = new FlowLayout(line->itemAt(1)->widget(), 8);
    chips->setContentsMargins({});
    line->setContentsMargins({});
    m_reasonRow->setLayout(line);
    m_reasons->setExclusive(false);
    int number = 0;
    for (const QString &text : {tr("Photos don't match"), tr("Not fully handled"), tr("Reported again at the same place"),
                                tr("Reporter not satisfied"), tr("No photo after")}) {
        const QString key = QStringLiteral("Alt+%1").arg(++number);
        auto *chip = new KeyButton(text, key, KeyButton::Role::Normal, this);
        auto *shortcut = new QShortcut(QKeySequence(key), chip);
        connect(shortcut, &QShortcut::activated, chip, &QAbstractButton::toggle);
        chip->setCheckable(true);
        m_reasons->addButton(chip);
        chips->addWidget(chip);
        connect(chip, &QPushButton::toggled, this, [this] { showProblem({}); });
    }
    column->addWidget(m_reasonRow);
}

QString VerdictBar::reason() const
{
    QStringList parts;
    for (const QAbstractButton *chip : m_reasons->buttons())
        if (chip->isChecked())
            parts << chip->text();
    if (const QString typed = m_opinion->text().trimmed(); !typed.isEmpty())
        parts << typed;
    return parts.join(tr("; ", "between reasons"));
}

QString VerdictBar::hint() const
{
    if (m_state.id.isNull() || !m_kinds.isEmpty())
        return {};
    return m_words.workflow().isFinal(m_state.state) ? tr("This case is closed; nothing is left to do")
                                                     : tr("Your account has no role for this step");
}

void VerdictBar::setCase(const CaseState &state, TimeMs now)
{
    const bool sameCase = state.id == m_state.id;
    m_state = state;
    QList<const WorkflowAction *> actions;
    if (!state.id.isNull())
        actions = m_words.workflow().allowed(state, m_account, now);
    std::ranges::stable_partition(actions, [](const WorkflowAction *a) { return a->primary; });
    QStringList kinds;
    for (const WorkflowAction *action : actions)
        kinds << action->code;
    if (!sameCase) {
        m_asked.clear();
        m_opinion->clear();
        for (QAbstractButton *chip : m_reasons->buttons())
            chip->setChecked(false);
    }
    if (m_form && (!sameCase || !kinds.contains(m_form->kind())))
        closeForm();
    if (kinds != m_kinds || !m_row)
        buildButtons(kinds);
    m_reasonRow->setVisible(kinds.contains(failing));
    m_foot->setText(kinds.contains(passing) ? tr("A verdict can be undone for %1 seconds").arg(m_words.workflow().undoMs() / secondMs) : QString());
    if (!sameCase || m_said->text().isEmpty())
        showProblem({});
}

void VerdictBar::buildButtons(const QStringList &kinds)
{
    m_kinds = kinds;
    qDeleteAll(m_keys);
    m_keys.clear();
    m_buttons.clear();
    if (m_row) {
        m_row->hide();
        m_row->deleteLater(); // a click on one of its buttons may have led here
    }
    m_row = new QWidget(this);
    auto *row = new FlowLayout(m_row, 8);
    row->setContentsMargins({});
    auto *more = new QMenu(m_row);
    for (const QString &kind : kinds) {
        const WorkflowAction &action = *m_words.workflow().action(kind);
        if (!action.primary && !mainKinds.contains(kind)) {
            connect(more->addAction(m_words.action(action) + QStringLiteral("…")), &QAction::triggered, this, [this, kind] { start(kind); });
            continue;
        }
        const bool asks = !action.needs.isEmpty() || m_words.workflow().isFinal(action.to);
        const auto role = kind == failing ? KeyButton::Role::Danger
            : action.primary              ? KeyButton::Role::Primary
                                          : KeyButton::Role::Normal;
        auto *button = new KeyButton(m_words.action(action) + (asks ? QStringLiteral("…") : QString()), action.key, role, m_row);
        button->setMinimumHeight(themeOf(this).metrics.mainAction);
        connect(button, &QPushButton::clicked, this, [this, kind] { start(kind); });
        m_buttons.insert(kind, button);
        row->addWidget(button);
        if (action.key.isEmpty())
            continue;
        auto *key = new QShortcut(QKeySequence(action.key), this);
        connect(key, &QShortcut::activated, this, [this, kind] { start(kind); });
        m_keys << key;
    }
    if (!more->isEmpty()) {
        auto *button = new KeyButton(tr("More…"), {}, KeyButton::Role::Normal, m_row);
        button->setMinimumHeight(themeOf(this).metrics.mainAction);
        connect(button, &QPushButton::clicked, more, [button, more] { more->popup(button->mapToGlobal(QPoint(0, button->height()))); });
        row->addWidget(button);
    }
    m_row->setVisible(!kinds.isEmpty());
    m_column->insertWidget(m_column->indexOf(m_said), m_row);
}

void VerdictBar::start(const QString &kind)
{
    if (m_busy || !m_kinds.contains(kind))
        return;
    const WorkflowAction &action = *m_words.workflow().action(kind);
    closeForm();
    if (const QString why = reasonToWait(action); !why.isEmpty()) {
        m_asked = kind;
        showProblem(why);
        m_opinion->setFocus(Qt::OtherFocusReason);
        return;
    }
    const bool onlyReason = action.needs == QStringList{QStringLiteral("reason")};
    if ((!action.needs.isEmpty() && !onlyReason) || m_words.workflow().isFinal(action.to))
        return openForm(action);
    QJsonObject payload;
    if (onlyReason)
        payload.insert(QStringLiteral("reason"), reason());
    else if (const QString text = m_opinion->text().trimmed(); !text.isEmpty())
        payload.insert(QStringLiteral("text"), text);
    emit decided(kind, payload);
}

/// What has to be said first; empty if nothing.
QString VerdictBar::reasonToWait(const WorkflowAction &action) const
{
    if (action.needs == QStringList{QStringLiteral("reason")} && reason().isEmpty())
        return tr("Choose a reason or write one");
    if (action.code == passing && !m_missing.isEmpty() && m_opinion->text().trimmed().isEmpty())
        return tr("Not ticked: %1. Tick them, or write why it passes all the same.").arg(m_missing.join(tr(", ", "between checks")));
    return {};
}

void VerdictBar::setNext(const QString &no)
{
    m_next->setText(no.isEmpty() ? tr("This is the last one") : tr("Next %1").arg(no));
}

void VerdictBar::openForm(const WorkflowAction &action)
{
    m_form = new ActionForm(action, m_state, m_words, this);
    m_column->insertWidget(m_column->indexOf(m_row), m_form);
    connect(m_form, &ActionForm::submitted, this, [this, kind = action.code](QJsonObject payload) {
        if (const QString text = m_opinion->text().trimmed(); !text.isEmpty() && !payload.contains(QLatin1String("text")))
            payload.insert(QStringLiteral("text"), text);
        emit decided(kind, payload);
    });
    connect(m_form, &ActionForm::cancelled, this, &VerdictBar::closeForm);
    m_form->show();
    m_form->setFocus(Qt::OtherFocusReason);
}

void VerdictBar::closeForm()
{
    if (!m_form)
        return;
    m_form->hide();
    m_form->deleteLater();
    m_form = nullptr;
}

void VerdictBar::showProblem(const QString &why)
{
    m_said->setTone(why.isEmpty() ? Label::Tone::Second : Label::Tone::Red);
    m_said->setText(why.isEmpty() ? hint() : why);
    m_said->setVisible(!m_said->text().isEmpty());
}

void VerdictBar::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg2);
    p.fillRect(QRect(0, 0, width(), 1), t.line2);
}

} // namespace huying
