// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/syncdesk.h"
#include "widgets/words/casewords.h"

#include <QStyledItemDelegate>

namespace huying
{

/// A returned action in two lines: what was done about which case and when; below why it came back, or why what was tried
/// with it failed.
class ReturnedDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ReturnedDelegate(const SyncDesk &desk, const CaseWords &words, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const SyncDesk &m_desk;
    const CaseWords &m_words;
};

/// A change of state in a line: since when, its shape and word, and why.
class SyncHistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace huying
