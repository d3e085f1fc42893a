// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "widgets/words/casewords.h"

#include <QJsonObject>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLineEdit;
class QShortcut;
class QVBoxLayout;

namespace huying
{

class ActionForm;
class KeyButton;
class Label;

/// Opinion, reasons, and the buttons that the workflow table and the account allow: pass, send back, close, extend, …
class VerdictBar : public QWidget
{
    Q_OBJECT
public:
    VerdictBar(const CaseWords &words, const Account &account, QWidget *parent = nullptr);

    void setCase(const CaseState &state, TimeMs now);
    /// As its button does; asks in place for what is missing.
    void start(const QString &kind);
    const QStringList &kinds() const { return m_kinds; }
    KeyButton *button(const QString &kind) const { return m_buttons.value(kind); }
    QLineEdit *opinion() const { return m_opinion; }
    void setBusy(bool busy) { m_busy = busy; }
    void showProblem(const QString &why);
    /// Lines of the checklist that a pass would leave unticked: it then asks for an opinion.
    void setMissing(const QStringList &names) { m_missing = names; }
    /// The case that comes after this one, by number; empty: none.
    void setNext(const QString &no);

signals:
    void decided(const QString &kind, const QJsonObject &payload);
    void nextAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addReasons(QVBoxLayout *column);
    void buildButtons(const QStringList &kinds);
    void openForm(const WorkflowAction &action);
    void closeForm();
    QString reason() const;
    QString hint() const;
    QString reasonToWait(const WorkflowAction &action) const;

    const CaseWords &m_words;
    const Account m_account;
    CaseState m_state;
    QStringList m_kinds;
    QHash<QString, KeyButton *> m_buttons;
    QList<QShortcut *> m_keys;
    QLineEdit *m_opinion;
    QButtonGroup *m_reasons;
    QWidget *m_reasonRow = nullptr;
    QWidget *m_row = nullptr;
    QVBoxLayout *m_column;
    ActionForm *m_form = nullptr;
    Label *m_said;
    Label *m_foot, *m_next;
    QStringList m_missing;
    QString m_asked; ///< what Enter in the opinion goes on with
    bool m_busy = false;
};

} // namespace huying
