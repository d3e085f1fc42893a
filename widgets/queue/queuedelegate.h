// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/queuemodel.h"
#include "widgets/words/casewords.h"

#include <QStyledItemDelegate>

namespace huying
{

/// A case in two lines, 52 px: lamp, source, class, title, time left; below place, state and organisation.
class QueueDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit QueueDelegate(const CaseWords &words, QObject *parent = nullptr);

    /// Cases that somebody else works on say who, with a lock.
    void setHeld(std::function<bool(const CaseState &)> isHeld) { m_isHeld = std::move(isHeld); }

    /// Cases with something that upstream has not got yet: an arrow, and dots under the title.
    void setWaiting(std::function<bool(const CaseId &)> isWaiting) { m_isWaiting = std::move(isWaiting); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintFirstLine(QPainter &p, const QStyleOptionViewItem &option, QRect line, const CaseState &c, Lamp lamp,
                        TimeMs left) const;
    void paintSecondLine(QPainter &p, const QStyleOptionViewItem &option, QRect line, const CaseState &c) const;

    const CaseWords &m_words;
    std::function<bool(const CaseState &)> m_isHeld;
    std::function<bool(const CaseId &)> m_isWaiting;
};

/// Short marks after a title: 急, 督, 催 2, 返 1.
QStringList marksOf(const CaseState &state);

} // namespace huying
