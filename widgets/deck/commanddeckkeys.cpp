// SPDX-License-Identifier: GPL-3.0-or-later
// What the keys of the entry do; the focus never leaves it for a list.
#include "widgets/deck/commanddeck.h"

#include "widgets/deck/hitlist.h"
#include "widgets/deck/linereader.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace huying {

namespace {

constexpr int pageRows = 9;

} // namespace

bool CommandDeck::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == edit() && filterEdit(event))
        return true;
    if (watched == window() && event->type() == QEvent::Resize)
        placeLists();
    return QWidget::eventFilter(watched, event);
}

bool CommandDeck::filterEdit(QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent *>(event));
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) && edit()->text().isEmpty()) {
            event->ignore(); // nothing typed to take back: the last step is meant
            return true;
        }
        if (overrides(key))
            event->accept();
    }
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        closeList();
    return false;
}

/// Keys that mean something else elsewhere must not be taken away while the entry has a use for them.
bool CommandDeck::overrides(QKeyEvent *event) const
{
    if (event->key() == Qt::Key_Escape)
        return true;
    if (event->modifiers() != Qt::AltModifier)
        return false;
    for (const DeckPreview::Button &button : m_preview->buttons())
        if (button.letter.size() == 1 && event->key() == button.letter.front().unicode())
            return true;
    return false;
}

bool CommandDeck::handleKey(QKeyEvent *event)
{
    if (overrides(event) && event->modifiers() == Qt::AltModifier) {
        for (const DeckPreview::Button &button : m_preview->buttons())
            if (button.letter.size() == 1 && event->key() == button.letter.front().unicode()) {
                pressed(button.id);
                break;
            }
        return true;
    }
    switch (event->key()) {
    case Qt::Key_Up: moveBy(-1); return true;
    case Qt::Key_Down: moveBy(1); return true;
    case Qt::Key_PageUp: moveBy(-pageRows); return true;
    case Qt::Key_PageDown: moveBy(pageRows); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: enter(); return true;
    case Qt::Key_Escape: return escape();
    case Qt::Key_Tab: return tab();
    default: return false;
    }
}

void CommandDeck::moveBy(int by)
{
    m_chooseWhenAnswered = false;
    if (m_list->isVisible() && m_shown == Shown::Choices)
        m_reader->choose(qBound(0, m_reader->chosen() + by, static_cast<int>(m_reader->choices().size()) - 1));
    else if (m_list->isVisible())
        m_list->move(by);
    else if (isOrder() || m_recalled >= 0)
        recall(by < 0 ? 1 : -1);
    else if (edit()->text().trimmed().isEmpty())
        showHistory();
    else if (m_answered && !m_list->hits().isEmpty())
        openList();
}

bool CommandDeck::escape()
{
    m_chooseWhenAnswered = m_runWhenFound = false;
    if (m_list->isVisible()) {
        m_listClosed = true;
        closeList();
    } else if (!m_reasonFor.isEmpty()) {
        const QString line = std::exchange(m_reasonFor, {});
        setLine(line);
    } else if (!edit()->text().isEmpty()) {
        edit()->clear();
    } else {
        emit dismissed();
    }
    return true;
}

} // namespace huying
