// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/message.h"
#include "widgets/words/casewords.h"

#include <QWidget>

namespace huying
{

class Label;

/// One message in full: between whom, when, its words, the case, and who has acknowledged it and who has not.
class MessageDetail : public QWidget
{
    Q_OBJECT
public:
    MessageDetail(QString account, const CaseWords &words, QWidget *parent = nullptr);

    /// `about`: what the case is called here; empty: there is none.
    void show(const Message &message, const QString &about);

private:
    const QString m_account;
    const CaseWords &m_words;
    Label *m_between, *m_when, *m_text, *m_about, *m_reason, *m_done, *m_open;
};

} // namespace huying
