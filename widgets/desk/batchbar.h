// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/queuemodel.h"
#include "widgets/desk/batchrun.h"
#include "widgets/words/casewords.h"

#include <QWidget>

class QLineEdit;
class QStackedLayout;

namespace huying
{

class KeyButton;
class Label;

/// What can be done with the ticked cases at once. A batch starts only when its number has been typed.
class BatchBar : public QWidget
{
    Q_OBJECT
public:
    BatchBar(QueueModel &model, const CaseBoard &board, const CaseWords &words, const Account &account, LiveStore &live,
             QWidget *parent = nullptr);

    /// Asks for the number (and the reason) of a batch; nothing happens without ticked cases that allow it.
    void ask(const QString &kind);

signals:
    void reported(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeChoice();
    QWidget *makeQuestion();
    void refresh();
    QList<CaseState> ticked(const QString &kind) const;
    bool mayDo(const QString &kind) const;
    void check();
    void start();
    void report(const BatchResult &result);

    QueueModel &m_model;
    const CaseBoard &m_board;
    const CaseWords &m_words;
    const Account m_account;
    LiveStore &m_live;
    BatchRun m_run;
    QString m_kind, m_report; ///< report of the last batch, until cases are ticked again
    QList<CaseState> m_cases; ///< as the user saw them when asked
    QStackedLayout *m_pages;
    Label *m_count, *m_hint, *m_question;
    QHash<QString, KeyButton *> m_buttons;
    KeyButton *m_clear = nullptr, *m_confirm = nullptr;
    QLineEdit *m_typed = nullptr, *m_reason = nullptr;
};

} // namespace huying
