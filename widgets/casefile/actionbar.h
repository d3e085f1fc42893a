// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "widgets/words/casewords.h"

#include <QHash>
#include <QJsonObject>
#include <QWidget>
#include <functional>

class QAbstractButton;
class QShortcut;
class QVBoxLayout;

namespace huying
{

class ActionForm;
class InlineQuestion;
class KeyButton;
class Label;

/// The buttons that the workflow table allows now to this account, with their keys, and the form of the one that asks.
class ActionBar : public QWidget
{
    Q_OBJECT
public:
    ActionBar(const CaseWords &words, const Account &account, QWidget *parent = nullptr);

    /// What stands beside the table's actions: steps that are taken together, and looks at things.
    struct Extra
    {
        QString id, text, key;
        bool primary = false;
        bool operator==(const Extra &) const = default;
    };
    /// Shown from the next show() on; `extraTriggered` tells. An extra takes the place of the action of the same id.
    void setExtras(const QList<Extra> &extras) { m_extras = extras; }
    /// The payload that the form of `kind` starts with.
    void setSuggestion(const QString &kind, const QJsonObject &payload) { m_suggestions.insert(kind, payload); }
    /// A form that is open for the same case stays as long as its action is allowed.
    void show(const CaseState &state, TimeMs now);
    /// Asks in place of a form; `then` runs on an explicit yes.
    void ask(const QString &text, const QString &yes, std::function<void()> then);
    InlineQuestion *question() const { return m_question; }
    /// Starts an action as its button does; nothing happens if it is not allowed.
    void start(const QString &kind);
    /// The form of an action even where an extra stands in its place.
    void openForm(const QString &kind);
    QStringList kinds() const { return m_kinds; }
    /// Its own button, or that of the menu which holds it.
    QAbstractButton *button(const QString &kind) const;
    ActionForm *form() const { return m_form; }

    void setBusy(bool busy);
    void showProblem(const QString &why);
    QString problem() const;
    void closeForm();
    void closeQuestion();

signals:
    void submitted(const QString &kind, const QJsonObject &payload);
    void placeWanted();
    void extraTriggered(const QString &id);
    void formOpened(const QString &kind);
    void formCancelled(const QString &kind);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<const WorkflowAction *> offered() const;
    void buildButtons();
    struct Offer
    {
        QString id, text, key;
        bool primary = false;
    };
    QList<Offer> offers() const;
    KeyButton *makeButton(const Offer &offer, bool primary);
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
    QList<Extra> m_extras, m_builtExtras;
    QHash<QString, QJsonObject> m_suggestions;
    ActionForm *m_form = nullptr;
    InlineQuestion *m_question = nullptr;
    Label *m_problem;
    Label *m_hint;
    QWidget *m_grid = nullptr;
    QVBoxLayout *m_column;
    bool m_busy = false;
};

} // namespace huying
