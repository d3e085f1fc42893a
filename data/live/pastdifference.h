// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/caseboard.h"
#include "data/model/pastview.h"
#include "data/model/workflow.h"

#include <memory>

namespace huying
{

/// What became of one case between two instants; the weightiest word for it.
struct CaseDifference
{
    enum class What : quint8 { New, Closed, Reopened, Overdue, Handed, Moved };

    CaseId id;
    What what = What::Moved;
    QString no, title, org;
    QString before, after; ///< states, or for Handed the organisations; `before` is empty for a new one
    TimeMs at = 0;         ///< of its last action by then, or when its limit passed
};

struct InstantFigures
{
    int reported = 0, open = 0, overdue = 0, near = 0, stopped = 0, closed = 0; ///< reported, closed: up to the instant
};

struct InstantComparison
{
    TimeMs before = 0, after = 0;
    InstantFigures then, later;
    QList<CaseDifference> differences; ///< the latest first
    std::shared_ptr<const PastView> beforeView, afterView; ///< what was compared; without rows: the present

    int count(CaseDifference::What what) const;
};

/// `view.at` is the instant; an empty `rows` is the present, with all as it is now.
InstantComparison compareInstants(const CaseBoard &present, const PastView &before, const PastView &after, const Workflow &workflow);

} // namespace huying
