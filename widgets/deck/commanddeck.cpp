// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/commanddeck.h"

#include "theme/theme.h"
#include "widgets/deck/commandentry.h"
#include "widgets/deck/deckpreview.h"
#include "widgets/deck/hitlist.h"
#include "widgets/deck/hitwords.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace huying {

namespace {

constexpr int hitsPerKind = 8, longestHistory = 12, pageRows = 9, widestList = 860;

} // namespace

CommandDeck::CommandDeck(HitSearch::Search search, QWidget *parent)
    : QWidget(parent), m_search(std::move(search), hitsPerKind), m_entry(new CommandEntry(this)),
      m_preview(new DeckPreview(this)), m_list(new HitList(this)), m_row(new QHBoxLayout(this))
{
    setFixedHeight(104);
    setAccessibleName(tr("Command deck"));
    auto *left = new QVBoxLayout;
    left->setContentsMargins(8, 8, 8, 5);
    left->setSpacing(4);
    left->addWidget(m_entry);
    left->addWidget(m_preview);
    m_row->setContentsMargins({});
    m_row->setSpacing(0);
    m_row->addLayout(left, 1);
    edit()->installEventFilter(this);
    connect(edit(), &QLineEdit::textChanged, this, &CommandDeck::textEdited);
    connect(m_list, &HitList::currentChanged, this, &CommandDeck::preview);
    connect(m_list, &HitList::chosen, this, &CommandDeck::choose);
    connect(m_preview, &DeckPreview::goPressed, this, &CommandDeck::enter);
    connect(&m_search, &HitSearch::answered, this, &CommandDeck::showHits);
    connect(&m_search, &HitSearch::failed, this, &CommandDeck::showError);
    preview();
}

CommandDeck::~CommandDeck()
{
    delete m_list;
}

QLineEdit *CommandDeck::edit() const
{
    return m_entry->edit();
}

void CommandDeck::setIndicators(QWidget *strip)
{
    m_row->addWidget(strip);
}

void CommandDeck::focusEntry()
{
    edit()->setFocus(Qt::ShortcutFocusReason);
    edit()->selectAll();
}

void CommandDeck::textEdited()
{
    m_answered = m_chooseWhenAnswered = false;
    m_error.clear();
    const QString text = edit()->text().trimmed();
    if (text.isEmpty()) {
        m_search.forget();
        closeList();
    } else {
        m_search.ask(text);
    }
    preview();
}

void CommandDeck::showHits(const QList<SearchHit> &hits)
{
    m_answered = true;
    m_list->setHits(tr("%n hit(s)", nullptr, static_cast<int>(hits.size())), hits);
    if (hits.isEmpty())
        closeList();
    else if (m_chooseWhenAnswered)
        return choose();
    else if (edit()->hasFocus())
        openList();
    m_chooseWhenAnswered = false;
    preview();
}

void CommandDeck::showError(const QString &message)
{
    m_answered = true;
    m_chooseWhenAnswered = false;
    m_error = message;
    closeList();
    preview();
}

void CommandDeck::showHistory()
{
    if (m_history.isEmpty())
        return;
    m_answered = true;
    m_list->setHits(tr("Recently chosen"), m_history);
    openList();
}

void CommandDeck::enter()
{
    if (m_list->isVisible() && m_answered)
        choose();
    else if (m_search.isAsking())
        m_chooseWhenAnswered = true;
    else if (m_answered && !m_list->hits().isEmpty() && !edit()->text().trimmed().isEmpty())
        openList();
}

void CommandDeck::choose()
{
    m_chooseWhenAnswered = false;
    if (!m_list->current())
        return;
    const SearchHit hit = *m_list->current();
    m_history.removeIf([&hit](const SearchHit &old) { return sameThing(old, hit); });
    m_history.prepend(hit);
    if (m_history.size() > longestHistory)
        m_history.removeLast();
    closeList();
    edit()->clear();
    emit hitChosen(hit);
}

bool CommandDeck::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == edit()) {
        if (event->type() == QEvent::KeyPress)
            return handleKey(static_cast<QKeyEvent *>(event)->key());
        // A shortcut on Esc elsewhere must not take the key away while the entry has a use for it.
        if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
            event->accept();
        if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
            closeList();
    } else if (watched == window() && event->type() == QEvent::Resize) {
        placeList();
    }
    return QWidget::eventFilter(watched, event);
}

bool CommandDeck::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Up: moveBy(-1); return true;
    case Qt::Key_Down: moveBy(1); return true;
    case Qt::Key_PageUp: moveBy(-pageRows); return true;
    case Qt::Key_PageDown: moveBy(pageRows); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: enter(); return true;
    case Qt::Key_Escape: return escape();
    default: return false;
    }
}

void CommandDeck::moveBy(int by)
{
    m_chooseWhenAnswered = false;
    if (m_list->isVisible())
        m_list->move(by);
    else if (edit()->text().trimmed().isEmpty())
        showHistory();
    else if (m_answered && !m_list->hits().isEmpty())
        openList();
}

bool CommandDeck::escape()
{
    m_chooseWhenAnswered = false;
    if (m_list->isVisible())
        closeList();
    else if (!edit()->text().isEmpty())
        edit()->clear();
    else
        emit dismissed();
    return true;
}

void CommandDeck::openList()
{
    if (m_list->parentWidget() != window()) {
        m_list->setParent(window());
        window()->installEventFilter(this);
    }
    placeList();
    m_list->show();
    m_list->raise();
    preview();
}

void CommandDeck::closeList()
{
    m_list->hide();
    preview();
}

void CommandDeck::placeList()
{
    if (m_list->parentWidget() != window())
        return;
    const QPoint at = mapTo(window(), QPoint(m_entry->x(), height()));
    m_list->setGeometry(at.x(), at.y(), qMin(widestList, m_entry->width()),
                        qMin(m_list->wantedHeight(), qMax(0, window()->height() - at.y() - 8)));
}

void CommandDeck::preview()
{
    using Step = DeckPreview::Step;
    const QString text = edit()->text().trimmed();
    const SearchHit *hit = m_list->isVisible() && m_answered ? m_list->current() : nullptr;
    if (hit)
        m_preview->display(tr("On Enter"),
                           {Step{wordOf(hit->kind), hit->title, 2},
                            Step{tr("Where"), hit->detail.isEmpty() ? tr("No place known") : hit->detail, 2},
                            Step{tr("What happens"), effectOf(*hit), 2}},
                           true);
    else if (!m_error.isEmpty())
        m_preview->display(tr("Failed"), {Step{tr("The search failed"), m_error, 1}}, false, DeckPreview::Tone::Warning);
    else if (!text.isEmpty() && m_answered && m_list->hits().isEmpty())
        m_preview->display(tr("Nothing"), {Step{tr("Nothing is called"), text, 1},
                                           Step{tr("Try"), tr("a shorter word, pinyin initials, part of the number"), 2}},
                           false);
    else if (!text.isEmpty() && !m_answered)
        m_preview->display(tr("Wait"), {Step{tr("Searching"), text, 1}}, false);
    else
        m_preview->display(tr("How"), {Step{tr("Finds"), tr("case · place · organisation · area · road"), 1},
                                       Step{tr("By"), tr("two characters, pinyin initials, case number"), 1},
                                       Step{tr("Recently chosen"), m_history.isEmpty() ? tr("nothing yet") : tr("↑ brings %n back", nullptr, static_cast<int>(m_history.size())), 1}},
                           false);
    edit()->setAccessibleDescription(m_preview->sentence());
}

void CommandDeck::resizeEvent(QResizeEvent *)
{
    placeList();
}

void CommandDeck::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    if (const QLayoutItem *strip = m_row->itemAt(1))
        p.fillRect(QRect(strip->geometry().left(), 0, 1, height()), t.line);
}

} // namespace huying
