// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "widgets/delegates/timelinedelegate.h"
#include "widgets/words/casewords.h"

#include <QAbstractListModel>

namespace huying
{

/// What was done, where the case stands, and the main line from there to its end (the primary actions).
QList<TimelineStep> timelineOf(const CaseState &state, const QList<Action> &actions, const CaseWords &words, TimeMs now);

/// What an action says about itself: organisation, units, reason, result, and who did it.
QString noteOf(const Action &action, const CaseWords &words);

class TimelineModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setSteps(const QList<TimelineStep> &steps);
    const TimelineStep &step(int row) const { return m_steps[row]; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<TimelineStep> m_steps;
};

} // namespace huying
