// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/deck/hitsearch.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QLineEdit;

namespace huying {

class CommandEntry;
class DeckPreview;
class HitList;

/// The 104 px strip at the top of a seat: one entry that finds everything, below it what Enter will do, at the right
/// room for the indicators. Results drop over what is below and never take the focus.
class CommandDeck : public QWidget
{
    Q_OBJECT

public:
    explicit CommandDeck(HitSearch::Search search, QWidget *parent = nullptr);
    ~CommandDeck() override;

    /// At the right; takes ownership and keeps the widget's own width.
    void setIndicators(QWidget *strip);
    /// F2: puts the caret into the entry with its text selected.
    void focusEntry();
    QLineEdit *edit() const;
    /// Newest first.
    const QList<SearchHit> &history() const { return m_history; }

    QSize sizeHint() const override { return {1920, 104}; }

signals:
    void hitChosen(const huying::SearchHit &hit);
    void dismissed(); ///< Esc on an empty entry: back to where the work is

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool handleKey(int key);
    bool escape();
    void moveBy(int by);
    void textEdited();
    void showHits(const QList<SearchHit> &hits);
    void showError(const QString &message);
    void showHistory();
    void enter();
    void choose();
    void openList();
    void closeList();
    void placeList();
    void preview();

    HitSearch m_search;
    CommandEntry *m_entry;
    DeckPreview *m_preview;
    QPointer<HitList> m_list; ///< child of the window, so that it lies over all of it
    QHBoxLayout *m_row;
    QList<SearchHit> m_history;
    QString m_error;
    bool m_answered = false;     ///< the list is the answer to the text as it stands
    bool m_chooseWhenAnswered = false;
};

} // namespace huying
