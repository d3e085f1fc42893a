// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/queuemodel.h"
#include "widgets/words/casewords.h"

#include <QStyledItemDelegate>

namespace huying
{

/// First column: check box, lamp, time left.
class CheckLampDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

/// The category of a case as a square with its character.
class GlyphDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit GlyphDelegate(const CaseWords &words, QObject *parent = nullptr) : QStyledItemDelegate(parent), m_words(words) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const CaseWords &m_words;
};

/// Any other column of the queue in words; numbers and times stand at the right.
class DeskTextDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit DeskTextDelegate(const CaseWords &words, QObject *parent = nullptr)
        : QStyledItemDelegate(parent), m_words(words)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    static bool isRightAligned(int column);

private:
    QString textOf(const QModelIndex &index) const;

    const CaseWords &m_words;
};

} // namespace huying
