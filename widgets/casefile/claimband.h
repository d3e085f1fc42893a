// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/words/casewords.h"

#include <QWidget>

namespace huying
{

class KeyButton;

/// Somebody holds the case that this account does not have a claim on now.
bool isHeldByAnother(const CaseState &state, const QString &account, TimeMs now);

/// Who works on the case, until when, and the way to take it over. Hidden while it is free or one's own.
class ClaimBand : public QWidget
{
    Q_OBJECT
public:
    explicit ClaimBand(const CaseWords &words, QWidget *parent = nullptr);

    void show(const CaseState &state, const QString &account, bool mayTakeOver, TimeMs now);
    QString text() const { return m_text; }
    QSize sizeHint() const override;

signals:
    void takeOverWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const CaseWords &m_words;
    QString m_text;
    KeyButton *m_takeOver;
};

} // namespace huying
