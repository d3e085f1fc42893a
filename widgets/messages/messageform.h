// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/message.h"
#include "widgets/words/casewords.h"

#include <QWidget>

class QCheckBox;
class QPlainTextEdit;

namespace huying
{

class CodesPicker;
class KeyButton;
class Label;

/// Writes a message by the keyboard alone: to whom by any part or the initials of names, the words, Ctrl+Enter.
class MessageForm : public QWidget
{
    Q_OBJECT
public:
    explicit MessageForm(QWidget *parent = nullptr);

    void setChoices(const QList<NamedCode> &choices);
    /// What it can be about; null: nothing is offered.
    void setCase(const CaseId &id, const QString &name);
    void writeTo(const QStringList &audience); ///< and the words come next
    void start();                              ///< with those who are to get it
    CodesPicker *receivers() const { return m_to; }
    QPlainTextEdit *entry() const { return m_text; }
    QCheckBox *urgentBox() const { return m_urgent; }
    void send();

signals:
    void sent(const huying::Message &message); ///< audience, text, urgent, case
    void leftByEsc();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();

    CodesPicker *m_to;
    QPlainTextEdit *m_text;
    QCheckBox *m_urgent, *m_about;
    Label *m_count;
    KeyButton *m_send;
    CaseId m_case;
};

} // namespace huying
