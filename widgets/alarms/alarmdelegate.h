// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/alarmmodel.h"
#include "widgets/words/casewords.h"

#include <QStyledItemDelegate>

namespace huying
{

/// An alarm in two lines, 48 px, like the queue's rows below it: shape, source, class, title, since when; below what
/// for and where, and its state. The unacknowledged ones swap two frames.
class AlarmDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int rowHeight = 48, symbolWidth = 34;

    explicit AlarmDelegate(const CaseWords &words, QObject *parent = nullptr);

    /// Which of the two frames is shown; the owner's timer says.
    void setPhase(int phase) { m_phase = phase; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintSymbol(QPainter &p, const QStyleOptionViewItem &option, QPointF at, const Alarm &alarm) const;

    const CaseWords &m_words;
    int m_phase = 0;
};

/// What the alarm is about, in a few words: "案卷已超期".
QString alarmKindWord(const AlarmCondition &condition);
/// "未确认", "已确认", "已恢复未确认", "余 1:45 自动恢复".
QString alarmStateWord(const Alarm &alarm, TimeMs now);
/// The row in one sentence, for screen readers and tool tips.
QString alarmSentence(const AlarmLine &line, const CaseState *state, const CaseWords &words, TimeMs now);

} // namespace huying
