// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include <functional>

namespace huying {

/// One step in the life of a case.
struct TimelineStep
{
    enum class State { Done, Now, Todo };

    QString time;  ///< "14:21"; empty shows "—"
    QString stage; ///< 受理
    QString note;  ///< elided; the tool tip has all of it
    State state = State::Done;
};

/// A list of steps joined by a line: filled dot done, accent ring now, hollow dot to come.
class TimelineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using Read = std::function<TimelineStep(const QModelIndex &)>;

    explicit TimelineDelegate(Read read, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    Read m_read;
};

} // namespace huying
