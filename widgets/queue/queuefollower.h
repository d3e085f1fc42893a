// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/queuemodel.h"
#include "data/model/selection.h"

#include <QAbstractItemView>
#include <QPersistentModelIndex>

namespace huying
{

/// Ties a view of the queue to the shared selection, and sees to it that data never moves what the user looks at:
/// the queue is held while the view has the focus or the mouse, and keeps its place on the screen otherwise.
class QueueFollower : public QObject
{
    Q_OBJECT
public:
    /// Sets the model of the view. Lives as long as the view.
    QueueFollower(QAbstractItemView &view, QueueModel &model, Selection &selection);

    /// Takes what waits and holds on: for the moment when the user asks for it.
    void takeWaiting();
    /// One case on from the selected one, or the first; false at the end.
    bool step(int by);

signals:
    void activated(const huying::CaseId &id); ///< Enter or double click
    void visibleRowsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void updateHold();
    void remember();
    void settle();
    void showSelected();

    QAbstractItemView &m_view;
    QueueModel &m_model;
    Selection &m_selection;
    bool m_settling = false; ///< rows change: what the view does to its current row is not the user's wish
    CaseId m_anchor;
    int m_anchorTop = 0;
};

} // namespace huying
