// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/queuemodel.h"
#include "data/model/selection.h"
#include "widgets/words/casewords.h"

#include <QWidget>

class QListView;

namespace huying
{

class ChaseDelegate;
class ColumnHead;
class EmptyState;

/// Cases to chase as docked rows under column titles: supervised orders, requests that wait, or all that presses.
class ChaseList : public QWidget
{
    Q_OBJECT
public:
    enum class Mode : quint8 { Orders, Requests, Pressing };

    ChaseList(const CaseBoard &board, const CaseWords &words, Selection &selection, QueueModel::Now now, QWidget *parent = nullptr);

    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    QListView *view() const { return m_view; }
    const QueueModel &model() const { return m_model; }
    void setAreas(const AreaTreePtr &areas) { m_model.setAreas(areas); }
    void tick();
    /// What the mode lists.
    static QueueFilter filterOf(Mode mode);

signals:
    void caseActivated(const huying::CaseId &id);
    void menuWanted(const huying::CaseId &id, const QPoint &at); ///< global

private:
    void showEmpty();
    void askMenu(const QPoint &at);

    QueueModel m_model;
    QListView *m_view;
    ChaseDelegate *m_delegate;
    ColumnHead *m_head;
    EmptyState *m_empty;
    Mode m_mode = Mode::Orders;
};

/// Why a case is on the list, in one word: supervised before urged before what its lamp says.
QString pressingWord(const CaseState &state, Lamp lamp);
/// Of a supervised order its own clock, else the case's.
Lamp orderLamp(const CaseState &state, TimeMs now);
TimeMs orderLeft(const CaseState &state, TimeMs now);

} // namespace huying
