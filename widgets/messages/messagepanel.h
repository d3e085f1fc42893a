// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/voicedesk.h"
#include "data/model/caseboard.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

class QListView;
class QScrollArea;

namespace huying
{

class EmptyState;
class KeyButton;
class MessageDetail;
class MessageForm;
class SectionHeader;

/// What other seats said and what was said to them, with who has acknowledged it; writes and answers. In the list Enter
/// acknowledges, R answers, C opens the case.
class MessagePanel : public QWidget
{
    Q_OBJECT
public:
    MessagePanel(VoiceDesk &desk, const CaseBoard &board, const CaseWords &words, QWidget *parent = nullptr);

    QListView *list() const { return m_list; }
    MessageForm *form() const { return m_form; }
    /// The one that waits for the account is selected.
    void presentList();
    /// `about`: the case that it may be about.
    void presentForm(const CaseId &about);
    void acknowledge(); ///< the selected one; the next one that waits is selected then
    void answer();
    void openCase();

signals:
    void caseChosen(const huying::CaseId &id);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildReading();
    void onKey(Qt::Key key, void (MessagePanel::*act)());
    void follow();
    void showSelected();
    void selectNext();
    const Message *selected() const;
    QString nameOf(const CaseId &id) const;

    VoiceDesk &m_desk;
    const CaseBoard &m_board;
    const CaseWords &m_words;
    QListView *m_list;
    SectionHeader *m_title;
    QScrollArea *m_reading;
    MessageDetail *m_detail;
    QWidget *m_acts;
    KeyButton *m_acknowledge, *m_answer, *m_open;
    EmptyState *m_empty;
    MessageForm *m_form;
    QTimer m_minute;
};

} // namespace huying
