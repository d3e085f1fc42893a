// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/queuefollower.h"

#include <QEvent>
#include <QScrollBar>

namespace huying
{

QueueFollower::QueueFollower(QAbstractItemView &view, QueueModel &model, Selection &selection)
    : QObject(&view), m_view(view), m_model(model), m_selection(selection)
{
    // Before the view hears of it, so that its own change of the current row is known as such.
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, &QueueFollower::remember);
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &QueueFollower::remember);
    connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this, &QueueFollower::remember);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &QueueFollower::remember);
    view.setModel(&model);
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
    connect(&selection, &Selection::changed, this, &QueueFollower::showSelected);
    connect(view.selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (!m_settling && now.isValid())
            m_selection.selectCase(m_model.caseAt(now.row()).id);
    });
    connect(&view, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { emit activated(m_model.caseAt(index.row()).id); });
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, &QueueFollower::visibleRowsChanged);
    showSelected();
}

bool QueueFollower::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
    case QEvent::FocusOut:
    case QEvent::Enter:
    case QEvent::Leave:
    case QEvent::Hide:
        QMetaObject::invokeMethod(this, &QueueFollower::updateHold, Qt::QueuedConnection);
        break;
    case QEvent::Resize:
        emit visibleRowsChanged();
        break;
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
        settle(); // what the user does now is meant for the rows as they stand
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void QueueFollower::updateHold()
{
    const bool looked = m_view.isVisible() && (m_view.hasFocus() || m_view.viewport()->underMouse());
    if (looked && !m_model.isHeld())
        m_model.hold();
    else if (!looked && m_model.isHeld())
        m_model.release();
}

void QueueFollower::takeWaiting()
{
    m_model.release();
    updateHold();
}

bool QueueFollower::step(int by)
{
    const int now = m_selection.what() == Selection::What::Case ? m_model.rowOf(m_selection.caseId()) : -1;
    const int row = now < 0 ? 0 : now + by;
    if (row < 0 || row >= m_model.rowCount())
        return false;
    m_selection.selectCase(m_model.caseAt(row).id);
    return true;
}

void QueueFollower::remember()
{
    if (m_settling)
        return;
    m_settling = true;
    m_anchor = {};
    const QRect seen = m_view.viewport()->rect();
    QModelIndex anchor = m_view.currentIndex();
    if (!anchor.isValid() || !seen.intersects(m_view.visualRect(anchor)))
        anchor = m_view.verticalScrollBar()->value() > 0 ? m_view.indexAt({1, 1}) : QModelIndex();
    if (anchor.isValid()) {
        m_anchor = m_model.caseAt(anchor.row()).id;
        m_anchorTop = m_view.visualRect(anchor).top();
    }
    QMetaObject::invokeMethod(this, &QueueFollower::settle, Qt::QueuedConnection);
}

void QueueFollower::settle()
{
    if (!m_settling)
        return;
    showSelected();
    const int row = m_anchor.isNull() ? -1 : m_model.rowOf(m_anchor);
    if (row >= 0) {
        const int moved = m_view.visualRect(m_model.index(row, 0)).top() - m_anchorTop;
        QScrollBar *bar = m_view.verticalScrollBar();
        bar->setValue(bar->value() + moved);
    }
    m_settling = false;
    emit visibleRowsChanged();
}

void QueueFollower::showSelected()
{
    const bool wasSettling = std::exchange(m_settling, true);
    const int row = m_selection.what() == Selection::What::Case ? m_model.rowOf(m_selection.caseId()) : -1;
    const QModelIndex index = row < 0 ? QModelIndex() : m_model.index(row, std::max(0, m_view.currentIndex().column()));
    if (row < 0) {
        m_view.selectionModel()->clear();
    } else if (index.row() != m_view.currentIndex().row() || !m_view.selectionModel()->isSelected(index)) {
        m_view.setCurrentIndex(index);
        if (!wasSettling)
            m_view.scrollTo(index);
    }
    m_settling = wasSettling;
}

} // namespace huying
