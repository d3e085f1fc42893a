// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/intake.h"
#include "widgets/deck/commandentry.h"
#include "widgets/deck/hitlist.h"

namespace huying {

/// Understands a line while it is typed: its words, where its address is, what Enter would do and what could be meant
/// instead. Knows no widgets.
class LineReader : public QObject
{
    Q_OBJECT

public:
    /// What the word at the caret can mean; `insert` stands for the word when Tab takes it, empty: nothing to insert.
    struct Choice
    {
        EntryRow row;
        QString code, insert;
    };

    LineReader(Intake &intake, std::function<CaseId()> selected, QObject *parent = nullptr);

    /// A new text forgets what was chosen for the old one, but not for words that still stand where they stood.
    void read(const QString &text, qsizetype caret);
    void clear() { read({}, 0); }
    /// Once more, with the time and the cases as they are now.
    void replan();

    bool isCommand() const { return m_line.isCommand() || !m_line.problem.isEmpty(); }
    const CommandLine &line() const { return m_line; }
    const CommandPlan &plan() const { return m_plan; }
    const QString &text() const { return m_text; }
    QList<WordMark> marks() const;

    bool isLooking() const { return m_finder->isAsking(); } ///< for the address
    const QList<PlaceCandidate> &places() const { return m_finder->candidates(); }
    int chosenPlace() const { return m_place; } ///< −1: none
    bool isInAddress() const; ///< the caret
    /// Several places are as likely and nobody has chosen one.
    bool needsPlace() const;

    const QList<Choice> &choices() const { return m_choices; }
    QString choicesTitle() const;
    int chosen() const { return m_chosen; }
    void choose(int row);
    /// The whole text with the choice put in, and where the caret goes then.
    std::pair<QString, qsizetype> completed(int row) const;

    void takeAsConsultation();
    void takeWithReason(const QString &reason);
    void mergeInto(const QString &no);

signals:
    void changed();

private:
    void offer(qsizetype caret);
    void offerPlaces();
    void offerMacros();
    EntryRow rowOf(CommandToken::Kind kind, const Vocabulary::Entry &entry) const;

    Intake &m_intake;
    std::function<CaseId()> m_selected;
    std::unique_ptr<AddressFinder> m_finder;
    QString m_text;
    CommandLine m_line;
    CommandPlan m_plan;
    CommandChoices m_readings;
    PlanChoices m_decided;
    QList<Choice> m_choices;
    qsizetype m_token = -1; ///< at the caret, −1: none
    int m_chosen = 0, m_place = -1;
};

} // namespace huying
