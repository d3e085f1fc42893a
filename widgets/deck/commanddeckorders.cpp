// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/commanddeck.h"

#include "widgets/deck/duplicatepanel.h"
#include "widgets/deck/hitlist.h"
#include "widgets/deck/linereader.h"
#include "widgets/words/casewords.h"

namespace huying {

void CommandDeck::setIntake(Intake &intake, const CaseWords &words, std::function<CaseId()> selected)
{
    m_intake = &intake;
    m_words = &words;
    m_reader = new LineReader(intake, std::move(selected), this);
    m_duplicates = new DuplicatePanel(intake, words, this);
    connect(m_reader, &LineReader::changed, this, [this] {
        readerChanged();
        if (std::exchange(m_runWhenFound, false))
            run();
    });
    connect(edit(), &QLineEdit::cursorPositionChanged, this, [this](int, int caret) {
        if (!m_reasonFor.isEmpty() || !isOrder() || edit()->text() != m_reader->text())
            return;
        m_reader->read(edit()->text(), caret);
        showChoices();
    });
    connect(m_preview, &DeckPreview::moved, m_duplicates, &DuplicatePanel::move);
    connect(&intake, &Intake::readyChanged, this, &CommandDeck::textEdited);
    connect(&intake.live(), &LiveStore::actionDone, this, &CommandDeck::done);
    connect(&intake.live(), &LiveStore::actionRefused, this, &CommandDeck::refused);
    preview();
}

bool CommandDeck::isOrder() const
{
    return m_reader && m_reader->isCommand();
}

void CommandDeck::readerChanged()
{
    m_error.clear();
    m_entry->edit()->setMarks(m_reader->marks());
    showGhost();
    if (m_duplicates->isVisible())
        showDuplicates(true);
    showChoices();
}

void CommandDeck::showChoices()
{
    QList<EntryRow> rows;
    for (const LineReader::Choice &choice : m_reader->choices())
        rows << choice.row;
    if (rows.size() < 2 || m_listClosed || !edit()->hasFocus())
        return closeList();
    m_shown = Shown::Choices;
    m_list->setRows(m_reader->choicesTitle(), rows, m_reader->chosen(), tr("↑↓ choose · Tab writes it out · ⏎ do it · Esc close"));
    openList();
}

void CommandDeck::showGhost()
{
    const bool wanted = isOrder() && m_reader->plan().isNew() && m_reader->plan().place;
    if (wanted) {
        const PlaceCandidate &place = *m_reader->plan().place;
        const bool named = place.how == PlaceCandidate::How::Exact || place.how == PlaceCandidate::How::Near;
        emit ghostChanged(DeckGhost{place.place, m_words->glyph(m_reader->plan().subject), DuplicateRule().metres, named || !m_reader->isInAddress()});
    } else if (m_hasGhost)
        emit ghostChanged(std::nullopt);
    m_hasGhost = wanted;
}

void CommandDeck::showDuplicates(bool on)
{
    if (!m_duplicates)
        return;
    const bool any = on && isOrder() && !m_reader->plan().duplicates.isEmpty();
    if (any) {
        if (m_duplicates->parentWidget() != window()) {
            m_duplicates->setParent(window());
            window()->installEventFilter(this);
        }
        m_duplicates->show(m_reader->plan().duplicates);
        placeLists();
        m_duplicates->raise();
    }
    m_duplicates->setVisible(any);
}

/// Lines given before, as a shell brings them back; the newest is one step away.
void CommandDeck::recall(int by)
{
    const QStringList &lines = m_intake->history().lines();
    const int wanted = qBound(-1, m_recalled + by, static_cast<int>(lines.size()) - 1);
    if (wanted == m_recalled)
        return;
    m_recalled = wanted;
    m_listClosed = true;
    setLine(wanted < 0 ? QString() : lines[wanted]);
    m_listClosed = true; // the next step is for the next line, not for its proposals
    closeList();
}

/// Tab writes out what is proposed; where nothing is, it leads down to what else can be done.
bool CommandDeck::tab()
{
    if (m_reader && !m_reader->choices().isEmpty()) {
        const auto [text, caret] = m_reader->completed(m_reader->chosen());
        if (text != edit()->text()) {
            setLine(text, caret);
            return true;
        }
    }
    if (m_preview->buttons().isEmpty())
        return false;
    closeList();
    m_preview->setFocus(Qt::TabFocusReason);
    return true;
}

void CommandDeck::run()
{
    if (!m_running.isNull())
        return;
    if (!m_reasonFor.isEmpty()) {
        if (edit()->text().trimmed().isEmpty())
            return;
        m_reader->takeWithReason(edit()->text().trimmed());
    } else {
        m_reader->replan();
    }
    if (m_reader->isLooking()) {
        m_runWhenFound = true;
        return;
    }
    if (m_reasonFor.isEmpty() && m_reader->line().isCommand() && look())
        return;
    if (m_reader->needsPlace()) { // not to be guessed: the first is proposed, the next Enter takes it
        m_listClosed = false;
        for (const CommandToken &token : m_reader->line().tokens)
            if (token.kind == CommandToken::Kind::Address)
                edit()->setCursorPosition(static_cast<int>(token.from + token.length));
        m_reader->choose(0);
        return;
    }
    if (m_reader->plan().runs()) {
        m_isNew = m_reader->plan().isNew();
        edit()->setReadOnly(true);
        m_running = m_intake->run(m_reader->plan());
        closeList();
        showDuplicates(false);
    }
    preview();
}

/// Orders that change nothing.
bool CommandDeck::look()
{
    const CommandLine &line = m_reader->line();
    if (!m_reader->plan().problem.isEmpty())
        return false;
    if (line.verb == CommandLine::Verb::Filter) {
        emit filterWanted(line.org, line.address);
    } else if (line.verb == CommandLine::Verb::Fly && !line.caseNo.isEmpty()) {
        if (const auto id = m_intake->caseNumbered(line.caseNo); !id.isNull())
            emit caseWanted(id);
        else
            return showError(tr("There is no open case %1").arg(line.caseNo)), true;
    } else if (line.verb == CommandLine::Verb::Fly) {
        if (m_reader->needsPlace())
            return false;
        if (m_reader->places().isEmpty())
            return showError(tr("There is no place called %1").arg(line.address)), true;
        emit placeWanted(m_reader->places()[qMax(0, m_reader->chosenPlace())].place);
    } else {
        return false;
    }
    finishLine();
    return true;
}

void CommandDeck::pressed(const QString &id)
{
    if (id == QLatin1String("go")) {
        enter();
    } else if (id == QLatin1String("edit")) {
        edit()->setFocus(Qt::TabFocusReason);
    } else if (id == QLatin1String("reason")) {
        askReason();
    } else if (id == QLatin1String("consult")) {
        m_reader->takeAsConsultation();
        run();
    } else if (id == QLatin1String("merge") && !m_reader->plan().duplicates.isEmpty()) {
        const QString chosen = m_duplicates->isVisible() ? m_duplicates->chosenNo() : QString();
        m_reader->mergeInto(chosen.isEmpty() ? m_reader->plan().duplicates.first().no : chosen);
        run();
    }
}

void CommandDeck::askReason()
{
    const QString line = edit()->text();
    edit()->setFocus(Qt::OtherFocusReason);
    m_reasonFor = line;
    edit()->clear();
    preview();
}

void CommandDeck::finishLine()
{
    m_intake->keep(m_reader->text());
    m_reasonFor.clear();
    m_recalled = -1;
    edit()->clear();
}

void CommandDeck::done(const QUuid &actionId, const CaseState &state)
{
    if (actionId != m_running)
        return;
    m_running = {};
    edit()->setReadOnly(false);
    if (m_preview->hasFocus())
        edit()->setFocus(Qt::OtherFocusReason);
    finishLine();
    emit taken(state, m_isNew);
}

void CommandDeck::refused(const QUuid &actionId, const Error &error)
{
    if (actionId != m_running)
        return;
    m_running = {};
    edit()->setReadOnly(false);
    m_reader->mergeInto({});
    showError(error.message);
}

} // namespace huying
