// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/deck/hitsearch.h"
#include "widgets/deck/planwords.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QKeyEvent;
class QLineEdit;

namespace huying {

class CaseWords;
class CommandEntry;
class DuplicatePanel;
class HitList;
class LineReader;

/// Where a line that is still being typed would put its case.
struct DeckGhost
{
    LonLat place;
    QChar glyph;
    double radius = 0;   ///< metres within which its like were looked for
    bool isSure = false; ///< a named place, or one that is not being typed any more: worth flying there
};

/// The 104 px strip at the top of a seat: one entry that takes orders and finds everything, below it what Enter will
/// do, at the right room for the indicators. Lists drop over what is below and never take the focus.
class CommandDeck : public QWidget
{
    Q_OBJECT

public:
    explicit CommandDeck(HitSearch::Search search, QWidget *parent = nullptr);
    ~CommandDeck() override;

    /// From now on lines are orders too; `selected` is the case that an order without number means.
    void setIntake(Intake &intake, const CaseWords &words, std::function<CaseId()> selected);
    /// At the right; takes ownership and keeps the widget's own width.
    void setIndicators(QWidget *strip);
    /// F2: puts the caret into the entry with its text selected.
    void focusEntry();
    QLineEdit *edit() const;
    DeckPreview *strip() const { return m_preview; }
    LineReader *reader() const { return m_reader; } ///< null without intake
    /// Newest first.
    const QList<SearchHit> &history() const { return m_history; }
    /// Nothing is being looked for or written.
    bool isSettled() const;

    QSize sizeHint() const override { return {1920, 104}; }

signals:
    void hitChosen(const huying::SearchHit &hit);
    void dismissed(); ///< Esc on an empty entry: back to where the work is
    void ghostChanged(const std::optional<huying::DeckGhost> &ghost);
    void filterWanted(const QString &org, const QString &words);
    void placeWanted(huying::LonLat place);
    void caseWanted(const huying::CaseId &id);
    /// An order has been carried out and is on disk.
    void taken(const huying::CaseState &state, bool isNew);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Shown { Hits, Lines, Grammar, Choices };

    bool filterEdit(QEvent *event);
    bool overrides(QKeyEvent *event) const;
    bool handleKey(QKeyEvent *event);
    bool escape();
    void moveBy(int by);
    bool tab();
    void textEdited();
    void search(const QString &text);
    void showHits(const QList<SearchHit> &hits);
    void showError(const QString &message);
    void showHistory();
    void showGrammar();
    void enter();
    void choose();
    void chooseHit(const SearchHit &hit);
    void openList();
    void closeList();
    void placeLists();
    void preview();
    void previewSearch();
    void setLine(const QString &text, qsizetype caret = -1);

    // What the deck does with orders (commanddeckorders.cpp).
    bool isOrder() const;
    void readerChanged();
    void showChoices();
    void showDuplicates(bool on);
    void showGhost();
    void recall(int by);
    void run();
    bool look();
    void pressed(const QString &id);
    void askReason();
    void done(const QUuid &actionId, const CaseState &state);
    void refused(const QUuid &actionId, const Error &error);
    void finishLine();

    HitSearch m_search;
    CommandEntry *m_entry;
    DeckPreview *m_preview;
    QPointer<HitList> m_list; ///< child of the window, so that it lies over all of it
    QHBoxLayout *m_row;
    QList<SearchHit> m_history;
    QString m_error;
    Shown m_shown = Shown::Hits;
    bool m_answered = false; ///< the list is the answer to the text as it stands
    bool m_chooseWhenAnswered = false;

    Intake *m_intake = nullptr;
    const CaseWords *m_words = nullptr;
    LineReader *m_reader = nullptr;
    QPointer<DuplicatePanel> m_duplicates; ///< child of the window
    QUuid m_running;         ///< step on its way
    QString m_reasonFor;     ///< the line that waits for a reason; empty: none does
    bool m_isNew = false, m_runWhenFound = false, m_listClosed = false;
    int m_recalled = -1;     ///< line of the history that stands in the entry
    bool m_hasGhost = false;
};

} // namespace huying
