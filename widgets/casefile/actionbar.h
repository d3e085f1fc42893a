// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "widgets/words/casewords.h"

#include <QHash>
#include <QJsonObject>
#include <QWidget>

class QAbstractButton;
class QShortcut;
class QVBoxLayout;

namespace huying
{

class ActionForm;
class KeyButton;
class Label;

/// The buttons that the workflow table allows now to this account, with their keys, and the form of the one that asks.
class ActionBar : public QWidget
{
    Q_OBJECT
public:
    ActionBar(const CaseWords &words, const Account &account, QWidget *parent = nullptr);

    /// A form that is open for the same case stays as long as its action is allowed.
    void show(const CaseState &state, TimeMs now);
    /// Starts an action as its button does; nothing happens if it is not allowed.
    void start(const QString &kind);
    QStringList kinds() const { return m_kinds; }
    /// Its own button, or that of the menu which holds it.
    QAbstractButton *button(const QString &kind) const;
    ActionForm *form() const { return m_form; }

    void setBusy(bool busy);
    void showProblem(const QString &why);
    QString problem() const;
    void closeForm();

signals:
    void submitted(const QString &kind, const QJsonObject &payload);
    void placeWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<const WorkflowAction *> offered() const;
    void buildButtons();
    KeyButton *makeButton(const WorkflowAction &action, bool primary);
    KeyButton *makeMenuButton(const QStringList &kinds);
    QString roleHint() const;
    bool asks(const WorkflowAction &action) const;

    const CaseWords &m_words;
    const Account m_account;
    CaseState m_state;
    TimeMs m_now = 0; ///< when m_state was shown
    QStringList m_kinds;
    QHash<QString, KeyButton *> m_buttons;
    QList<QShortcut *> m_keys;
    ActionForm *m_form = nullptr;
    Label *m_problem;
    Label *m_hint;
    QWidget *m_grid = nullptr;
    QVBoxLayout *m_column;
    bool m_busy = false;
};

} // namespace huying
