// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/whistlelist.h"
#include "widgets/controls/columnhead.h"
#include "widgets/words/casewords.h"

#include <QStyledItemDelegate>

namespace huying
{

/// A department's answer to a whistle as a docked row: the case in the first row of its group, then signed, arrived,
/// handled and rated, each with its lamp.
class WhistleDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    WhistleDelegate(const CaseWords &words, QObject *parent);

    const RowColumns &columns() const { return m_columns; }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintStep(QPainter &p, const QStyleOptionViewItem &option, const QRect &at, const CaseState &c, const WhistleLeg &leg,
                   WhistleStep step, TimeMs now) const;

    const CaseWords &m_words;
    const RowColumns m_columns;
};

/// "14:05", "14:05 迟 0:20", "余 0:45", "已退", "待评", "—".
QString whistleStepText(const Whistle &whistle, const WhistleLeg &leg, WhistleStep step, TimeMs now);

} // namespace huying
