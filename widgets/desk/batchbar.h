// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/queuemodel.h"
#include "widgets/desk/batchrun.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

class QStackedLayout;

namespace huying
{

class KeyButton;
class Label;

/// What can be done with the ticked cases at once, how far it is, and its undo.
class BatchBar : public QWidget
{
    Q_OBJECT
public:
    BatchBar(QueueModel &model, const CaseBoard &board, const CaseWords &words, const Account &account, LiveStore &live,
             QWidget *parent = nullptr);

    /// Asks for the number, and what else the action needs; nothing happens without ticked cases that allow it.
    void ask(const QString &kind);
    /// The first action that the ticked cases allow: accept, pass or close.
    void askPrimary();
    BatchRun &run() { return m_run; }
    /// Takes back the last batch while that can be done; false if there is nothing.
    bool undo();
    void addControl(QWidget *control);

signals:
    void reported(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeChoice();
    QWidget *makeProgress();
    void refresh();
    void refreshUndo();
    QList<CaseState> ticked(const QString &kind) const;
    bool mayDo(const QString &kind) const;
    void report(const BatchResult &result);

    QueueModel &m_model;
    const CaseBoard &m_board;
    const CaseWords &m_words;
    const Account m_account;
    LiveStore &m_live;
    BatchRun m_run;
    QString m_report; ///< of the last batch, until cases are ticked again
    QStackedLayout *m_pages;
    QTimer m_soon, m_second;
    Label *m_count, *m_hint, *m_progress;
    QHash<QString, KeyButton *> m_buttons;
    KeyButton *m_clear = nullptr, *m_undo = nullptr;
    QWidget *m_extras = nullptr;
    double m_share = 0;
};

} // namespace huying
