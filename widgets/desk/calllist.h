// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "data/model/caseboard.h"
#include "widgets/words/casewords.h"

#include <QJsonObject>
#include <QWidget>

namespace huying
{

class KeyButton;

/// Everybody who reported a case, he of a merged one too, with his number masked and what he answered; keys say
/// what the one to be called next answers: 1 satisfied, 2 basically, 3 not, 0 not reached.
class CallList : public QWidget
{
    Q_OBJECT
public:
    CallList(const CaseBoard &board, const CaseWords &words, const Account &account, QWidget *parent = nullptr);

    void setCase(const CaseState &state, TimeMs now);
    int count() const { return static_cast<int>(m_reporters.size()); }
    int owed() const; ///< still to be asked
    /// As the key with this number.
    void answer(int key);

signals:
    void answered(const huying::CaseId &id, const QJsonObject &payload);
    void unmaskAsked(const huying::CaseId &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void refresh();
    static bool isOwed(const CaseState &state);
    QRect rowRect(qsizetype row) const;
    void paintReporter(QPainter &p, qsizetype row) const;

    const CaseBoard &m_board;
    const CaseWords &m_words;
    const Account m_account;
    CaseId m_case;
    TimeMs m_now = 0;
    QList<CaseState> m_reporters; ///< his own case each, that of the file first
    qsizetype m_current = -1;
    QWidget *m_bar;
    QList<KeyButton *> m_keys;
    KeyButton *m_unmask;
};

} // namespace huying
