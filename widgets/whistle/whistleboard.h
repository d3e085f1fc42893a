// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "data/model/selection.h"
#include "data/rules/whistlelist.h"
#include "widgets/words/casewords.h"

#include <QJsonObject>
#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QKeyEvent;
class QListView;

namespace huying
{

class ActionForm;
class EmptyState;
class Label;
class LampCounts;

/// The whistles (乡呼县应) that are open, by department: call, sign, arrive, handle, rate, each with its limit and lamp.
/// What this account may do to the row stands below with its key. Goes into a dock.
class WhistleBoard : public QWidget
{
    Q_OBJECT
public:
    using Submit = std::function<QUuid(Action)>;

    /// `submit` hands an action to the store; actionDone() or actionRefused() answer.
    WhistleBoard(const OpenCases &cases, const CaseWords &words, Selection &selection, const Account &account, WhistleList::Now now,
                 Submit submit, QWidget *parent = nullptr);

    QListView *view() const { return m_view; }
    const WhistleList &list() const { return m_list; }
    ActionForm *form() const { return m_form; }
    LampCounts *lampCounts() const { return m_lamps; }
    /// Codes of what can be done to the current row.
    QStringList offered() const { return m_offered; }
    void focusRows();
    void start(const QString &kind);
    void actionDone(const QUuid &actionId);
    void actionRefused(const QUuid &actionId, const Error &error);
    void tick();

    QSize sizeHint() const override { return {1080, 220}; }

signals:
    void titleCountChanged(const QString &count);
    void caseActivated(const huying::CaseId &id);
    void done(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showCounts();
    void keepCurrent();
    void showSelected();
    void offer();
    bool isOffered(const QString &kind, int row) const;
    void submit(const QString &kind, QJsonObject payload);
    void closeForm();
    bool takeKey(int key);

    WhistleList m_list;
    const CaseWords &m_words;
    Selection &m_selection;
    const Account m_account;
    Submit m_submit;
    LampCounts *m_lamps;
    QListView *m_view;
    QWidget *m_head;
    EmptyState *m_empty;
    QWidget *m_bar;
    QHBoxLayout *m_buttons;
    Label *m_hint, *m_problem;
    ActionForm *m_form = nullptr;
    CaseId m_case; ///< of the current row, with the department: kept while rows come and go
    QString m_org;
    QStringList m_offered;
    QUuid m_pending;
    QString m_pendingText;
    bool m_keeping = false;
    QTimer m_second;
};

} // namespace huying
