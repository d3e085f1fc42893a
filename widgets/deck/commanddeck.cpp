// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/commanddeck.h"

#include "theme/theme.h"
#include "widgets/deck/commandentry.h"
#include "widgets/deck/duplicatepanel.h"
#include "widgets/deck/hitlist.h"
#include "widgets/deck/linereader.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace huying {

namespace {

constexpr int hitsPerKind = 8, longestHistory = 12, widestList = 860, longestLine = 2000;

bool isHelp(const QString &text)
{
    return text == QLatin1String("?") || text == QStringLiteral("？");
}

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
    edit()->setMaxLength(longestLine);
    connect(edit(), &QLineEdit::textChanged, this, &CommandDeck::textEdited);
    connect(edit(), &QLineEdit::inputRejected, this, [this] {
        showError(tr("A line holds %1 characters at most; the form (Ctrl+N) takes more").arg(longestLine));
    });
    connect(m_list, &HitList::currentChanged, this, &CommandDeck::preview);
    connect(m_list, &HitList::chosen, this, &CommandDeck::choose);
    connect(m_preview, &DeckPreview::pressed, this, &CommandDeck::pressed);
    connect(m_preview, &DeckPreview::left, this, [this] { edit()->setFocus(Qt::TabFocusReason); });
    connect(m_preview, &DeckPreview::focused, this, &CommandDeck::showDuplicates);
    connect(&m_search, &HitSearch::answered, this, &CommandDeck::showHits);
    connect(&m_search, &HitSearch::failed, this, &CommandDeck::showError);
    preview();
}

CommandDeck::~CommandDeck()
{
    delete m_list;
    delete m_duplicates;
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

bool CommandDeck::isSettled() const
{
    return m_running.isNull() && !m_search.isAsking() && (!m_reader || !m_reader->isLooking())
           && (!m_duplicates || m_duplicates->hasPictures());
}

void CommandDeck::setLine(const QString &text, qsizetype caret)
{
    edit()->setText(text);
    edit()->setCursorPosition(static_cast<int>(caret < 0 ? text.size() : caret));
}

void CommandDeck::textEdited()
{
    m_answered = m_chooseWhenAnswered = m_runWhenFound = m_listClosed = false;
    m_error.clear();
    if (!m_reasonFor.isEmpty())
        return preview();
    const QString text = edit()->text();
    if (m_reader)
        m_reader->read(text, edit()->cursorPosition());
    if (isOrder()) {
        m_search.forget();
        readerChanged();
        return;
    }
    m_entry->edit()->setMarks({});
    showGhost();
    if (m_reader && isHelp(text.trimmed()))
        showGrammar();
    else
        search(text.trimmed());
    preview();
}

void CommandDeck::search(const QString &text)
{
    if (text.isEmpty()) {
        m_search.forget();
        closeList();
    } else {
        m_search.ask(text);
    }
}

void CommandDeck::showHits(const QList<SearchHit> &hits)
{
    m_answered = true;
    m_shown = Shown::Hits;
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
    const QStringList lines = m_intake ? m_intake->history().lines() : QStringList();
    if (!lines.isEmpty()) {
        QList<EntryRow> rows;
        for (const QString &line : lines)
            rows << EntryRow{QStringLiteral("›"), line, {}, {}};
        m_shown = Shown::Lines;
        m_list->setRows(tr("Lines you gave"), rows, 0, tr("↑↓ choose · ⏎ take it into the entry · Esc close"));
    } else if (!m_history.isEmpty()) {
        m_shown = Shown::Hits;
        m_list->setHits(tr("Recently chosen"), m_history);
    } else {
        return;
    }
    m_answered = true;
    openList();
}

void CommandDeck::showGrammar()
{
    QList<EntryRow> rows;
    for (const GrammarRow &row : grammar())
        rows << EntryRow{row.word, row.example, row.what, {}};
    m_search.forget();
    m_answered = true;
    m_shown = Shown::Grammar;
    m_list->setRows(tr("What can be typed"), rows, 0, tr("/organisation @unit #channel !urgent ~reporter :text · Tab completes · ↑ history · =macro"));
    openList();
}

void CommandDeck::enter()
{
    if (m_list->isVisible() && m_answered && m_shown != Shown::Choices)
        choose();
    else if (isOrder() || !m_reasonFor.isEmpty())
        run();
    else if (m_search.isAsking())
        m_chooseWhenAnswered = true;
    else if (m_answered && !m_list->hits().isEmpty() && !edit()->text().trimmed().isEmpty())
        openList();
}

void CommandDeck::choose()
{
    m_chooseWhenAnswered = false;
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    if (m_shown == Shown::Choices) // a click: the keys chose as they moved
        return m_reader->choose(row);
    if (m_shown == Shown::Hits)
        return m_list->current() ? chooseHit(*m_list->current()) : void();
    const EntryRow chosen = m_list->rows()[row];
    closeList();
    setLine(m_shown == Shown::Grammar ? chosen.mark + u' ' : chosen.title);
}

void CommandDeck::chooseHit(const SearchHit &found)
{
    const SearchHit hit = found; // the list, which holds it, is emptied
    m_history.removeIf([&hit](const SearchHit &old) { return sameThing(old, hit); });
    m_history.prepend(hit);
    if (m_history.size() > longestHistory)
        m_history.removeLast();
    closeList();
    edit()->clear();
    emit hitChosen(hit);
}

void CommandDeck::openList()
{
    if (m_list->parentWidget() != window()) {
        m_list->setParent(window());
        window()->installEventFilter(this);
    }
    placeLists();
    m_list->show();
    m_list->raise();
    preview();
}

void CommandDeck::closeList()
{
    m_list->hide();
    preview();
}

void CommandDeck::placeLists()
{
    const auto place = [this](QWidget *list, int wanted) {
        if (list->parentWidget() != window())
            return;
        const QPoint at = mapTo(window(), QPoint(m_entry->x(), height()));
        list->setGeometry(at.x(), at.y(), qMin(widestList, m_entry->width()), qMin(wanted, qMax(0, window()->height() - at.y() - 8)));
    };
    place(m_list, m_list->wantedHeight());
    if (m_duplicates)
        place(m_duplicates, m_duplicates->wantedHeight());
}

void CommandDeck::preview()
{
    if (!m_reasonFor.isEmpty())
        m_preview->display(tr("Reason"), {{tr("Outside the catalogue all the same"), m_reasonFor, 2}, {tr("Why"), tr("say it in the line above, Enter reports it"), 2}});
    else if (!m_running.isNull())
        m_preview->display(tr("Wait"), {{tr("Being written to disk"), m_reader->text(), 1}});
    else if (isOrder() && m_error.isEmpty()) {
        const PlanWords words = wordsOf(m_reader->plan(), {m_reader->isLooking(), m_reader->needsPlace(), m_reader->places().size()}, *m_intake, *m_words);
        m_preview->display(words.lead, words.steps, words.buttons);
    } else
        previewSearch();
    edit()->setAccessibleDescription(m_preview->sentence());
}

void CommandDeck::previewSearch()
{
    const QString text = edit()->text().trimmed();
    const SearchHit *hit = m_list->isVisible() && m_answered ? m_list->current() : nullptr;
    if (hit)
        m_preview->display(tr("On Enter"),
                           {{wordOf(hit->kind), hit->title, 2},
                            {tr("Where"), hit->detail.isEmpty() ? tr("No place known") : hit->detail, 2},
                            {tr("What happens"), effectOf(*hit), 2}},
                           {{QStringLiteral("go"), tr("Go"), QStringLiteral("⏎"), true}});
    else if (!m_error.isEmpty())
        m_preview->display(tr("Failed"), {{isOrder() ? tr("Not done") : tr("The search failed"), m_error, 1, true}});
    else if (!text.isEmpty() && m_answered && m_shown == Shown::Hits && m_list->hits().isEmpty())
        m_preview->display(tr("Nothing"), {{tr("Nothing is called"), text, 1},
                                           {tr("Try"), tr("a shorter word, pinyin initials, part of the number"), 2}});
    else if (!text.isEmpty() && !m_answered)
        m_preview->display(tr("Wait"), {{tr("Searching"), text, 1}});
    else if (m_intake)
        m_preview->display(tr("How"), {{tr("Orders"), tr("new, accept, assign, send, urge … (? shows all)"), 1},
                                       {tr("Finds"), tr("case · place · organisation · area · road"), 1},
                                       {tr("Long form"), QStringLiteral("Ctrl+N"), 1}});
    else
        m_preview->display(tr("How"), {{tr("Finds"), tr("case · place · organisation · area · road"), 1},
                                       {tr("By"), tr("two characters, pinyin initials, case number"), 1}});
}

void CommandDeck::resizeEvent(QResizeEvent *)
{
    placeLists();
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
