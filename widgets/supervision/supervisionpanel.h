// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/queuemodel.h"
#include "data/model/selection.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

class QListView;

namespace huying {

class EmptyState;
class LampCounts;

/// What has to be chased: overdue, near due, urged, supervised and suspended cases, most pressing first.
/// Has a queue model of its own over the board. Goes into a dock; title bar takes lampCounts() and titleCountChanged.
class SupervisionPanel : public QWidget
{
    Q_OBJECT

public:
    SupervisionPanel(const CaseBoard &board, const CaseWords &words, Selection &selection, QueueModel::Now now,
                     QWidget *parent = nullptr);

    QListView *view() const { return m_view; }
    const QueueModel &model() const { return m_model; }
    void setAreas(const AreaTreePtr &areas) { m_model.setAreas(areas); }
    /// Red and yellow in figures, for PanelTitle::addControl().
    LampCounts *lampCounts() const { return m_lamps; }
    void tick();

    QSize sizeHint() const override { return {648, 180}; }

signals:
    void titleCountChanged(const QString &count); ///< "5 件"
    void caseActivated(const huying::CaseId &id);

private:
    void showCounts();

    QueueModel m_model;
    LampCounts *m_lamps;
    QListView *m_view;
    EmptyState *m_empty;
    QTimer m_second;
};

/// Why a case is on the list, in one word: supervised before urged before what its lamp says.
QString pressingWord(const CaseState &state, Lamp lamp);

} // namespace huying
