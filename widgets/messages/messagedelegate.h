// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/messagemodel.h"
#include "widgets/words/casewords.h"

#include <QStyledItemDelegate>

namespace huying
{

/// A message in two lines: between whom, its age and what became of it; below the words. What waits for the account is
/// bold, what is urgent has its mark.
class MessageDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    MessageDelegate(QString account, const CaseWords &words, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const QString m_account;
    const CaseWords &m_words;
};

} // namespace huying
