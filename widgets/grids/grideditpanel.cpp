// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/grids/grideditpanel.h"

#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QShortcut>
#include <QVBoxLayout>

namespace huying
{

GridEditPanel::GridEditPanel(QWidget *parent)
    : QWidget(parent), m_undo(new KeyButton(tr("Undo"), QStringLiteral("Z"))), m_redo(new KeyButton(tr("Redo"), QStringLiteral("Y"))),
      m_drop(new KeyButton(tr("Drop corner"), QStringLiteral("Del"))), m_cut(new KeyButton(tr("Cut"), QStringLiteral("Enter"))),
      m_save(new KeyButton(tr("Save"), QStringLiteral("Ctrl+S"), KeyButton::Role::Primary)),
      m_scope(new Label({}, Label::Tone::Text, Label::Size::List, true)), m_hint(new Label({}, Label::Tone::Second)),
      m_word(new Label({}, Label::Tone::Second)), m_parents(new QCheckBox(tr("Borders of villages and towns may move"))), m_steps(new QListWidget)
{
    m_hint->setWordWrap(true);
    m_word->setWordWrap(true);
    m_word->setMinimumHeight(2 * m_word->fontMetrics().lineSpacing());
    m_word->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_steps->setFrameShape(QFrame::NoFrame);
    m_steps->setAccessibleName(tr("Steps done"));
    m_steps->setFocusPolicy(Qt::NoFocus);
    m_steps->setSelectionMode(QAbstractItemView::NoSelection);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_scope);
    column->addWidget(makeModes());
    column->addWidget(m_hint);
    column->addWidget(m_parents);
    column->addWidget(m_word);
    column->addWidget(new Label(tr("Steps done"), Label::Tone::Third, Label::Size::Label));
    column->addWidget(m_steps, 1);
    column->addWidget(makeFoot());
    connect(m_parents, &QCheckBox::toggled, this, &GridEditPanel::parentsFreed);
    connect(new QShortcut(QKeySequence(QStringLiteral("Ctrl+S")), this), &QShortcut::activated, m_save, &QPushButton::click);
    connect(new QShortcut(QKeySequence(QStringLiteral("Z")), this), &QShortcut::activated, m_undo, &QPushButton::click);
    connect(new QShortcut(QKeySequence(QStringLiteral("Y")), this), &QShortcut::activated, m_redo, &QPushButton::click);
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(enter), this), &QShortcut::activated, m_cut, [this] {
            if (m_cut->isVisible())
                m_cut->click();
        });
    for (auto *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter cuts, here as on the map
    setMode(0);
}

QWidget *GridEditPanel::makeModes()
{
    auto *bar = new QWidget;
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins({});
    line->setSpacing(6);
    const QString texts[] = {tr("Move borders"), tr("Split"), tr("Merge")};
    for (int mode = 0; mode < 3; ++mode) {
        auto *button = new KeyButton(texts[mode], QString::number(mode + 1));
        m_modes << button;
        line->addWidget(button, 1);
        const auto choose = [this, mode] { setMode(mode), emit modeChosen(mode); };
        connect(button, &QPushButton::clicked, this, choose);
        connect(new QShortcut(QKeySequence(QString::number(mode + 1)), this), &QShortcut::activated, this, choose);
    }
    return bar;
}

QWidget *GridEditPanel::makeFoot()
{
    auto *foot = new QWidget;
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins({});
    line->setSpacing(6);
    for (KeyButton *button : {m_undo, m_redo, m_drop, m_cut})
        line->addWidget(button);
    line->addStretch(1);
    line->addWidget(m_save);
    connect(m_undo, &QPushButton::clicked, this, &GridEditPanel::undoWanted);
    connect(m_redo, &QPushButton::clicked, this, &GridEditPanel::redoWanted);
    connect(m_drop, &QPushButton::clicked, this, &GridEditPanel::cornerDropWanted);
    connect(m_cut, &QPushButton::clicked, this, &GridEditPanel::cutWanted);
    connect(m_save, &QPushButton::clicked, this, &GridEditPanel::saveWanted);
    return foot;
}

void GridEditPanel::setMode(int mode)
{
    for (int i = 0; i < m_modes.size(); ++i)
        m_modes[i]->setRole(i == mode ? KeyButton::Role::Primary : KeyButton::Role::Normal);
    const QString hints[] = {tr("Drag a corner, or drag a line to bend it: neighbours follow. Click a corner, Del drops it."),
                             tr("Click a line across a grid, from one side to the other; Enter or a double click cuts. The larger piece keeps number and name."),
                             tr("Click a grid, then its neighbours: they become part of it. Their numbers stay known, their cases keep them.")};
    m_hint->setText(hints[mode]);
    m_drop->setVisible(mode == 0);
    m_cut->setVisible(mode == 1);
}

void GridEditPanel::setState(const State &state)
{
    m_scope->setText(state.scope);
    m_undo->setEnabled(state.canUndo);
    m_redo->setEnabled(state.canRedo);
    m_save->setEnabled(state.canUndo && !state.isSaving);
    m_save->setText(state.isSaving ? tr("Saving…") : tr("Save"));
    m_steps->clear();
    for (qsizetype i = 0; i < state.steps.size(); ++i)
        m_steps->addItem(QStringLiteral("%1  %2").arg(i + 1).arg(state.steps[i]));
    m_steps->scrollToBottom();
}

void GridEditPanel::tell(const QString &text, bool isProblem)
{
    m_word->setTone(isProblem ? Label::Tone::Red : Label::Tone::Second);
    m_word->setText(text);
}

} // namespace huying
