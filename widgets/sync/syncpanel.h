// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/syncdesk.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QListView;
class QScrollArea;

namespace huying
{

class EmptyState;
class KeyButton;
class SectionHeader;
class SidesView;
class SyncHead;

/// How the seat stands with its upstream, what came back from there with both sides of it, and what to do about it.
class SyncPanel : public QWidget
{
    Q_OBJECT
public:
    /// Of the command table; they print their keys on the buttons, and those about a returned action act in its list.
    struct Acts
    {
        QAction *reconnect, *signIn, *redo, *drop, *note, *forget = nullptr;
    };
    /// What becomes of the account's password between two sign-ins.
    enum class Password { NoKeyring, Typed, Kept };

    SyncPanel(SyncDesk &desk, const CaseWords &words, const Acts &acts, QWidget *parent = nullptr);

    QListView *returnedView() const { return m_returned; }
    /// Enables the acts that the state and the selection allow.
    void followState();
    void showPassword(Password password);
    // About the selected row.
    void redo();
    void drop();
    void keepAsNote();

signals:
    void caseChosen(const huying::CaseId &id);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildReturned();
    QWidget *buildHistory();
    KeyButton *button(QAction *action, bool isMain = false);
    const ReturnedAction *selected() const;
    void showState();
    void showSelected();
    void showSides(const QList<Action> &since);
    void keepSelection(int removedRow);

    SyncDesk &m_desk;
    const CaseWords &m_words;
    const Acts m_acts;
    Password m_password = Password::NoKeyring;
    SyncHead *m_head;
    SectionHeader *m_returnedTitle;
    QListView *m_returned;
    QScrollArea *m_sidesArea;
    SidesView *m_sides;
    EmptyState *m_empty;
    QWidget *m_choices;
    QTimer m_second;
};

} // namespace huying
