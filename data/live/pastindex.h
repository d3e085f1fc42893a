// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/caseboard.h"
#include "data/model/pastview.h"

namespace huying
{

/// When each case of a board began and last changed, in columns, so that the board of any instant is found without a
/// look at the cases: one without an action since then stands as it is, one that begins later is not there, and only
/// what was on its way then has to be folded, however long the history is. GUI thread.
class PastIndex : public QObject
{
    Q_OBJECT
public:
    explicit PastIndex(const CaseBoard &present, QObject *parent = nullptr);

    struct Cut
    {
        PastView view;            ///< with notYet where something is to be folded
        std::vector<int> rows;    ///< those, ascending
        QList<CaseId> cases;      ///< the same
    };
    Cut cut(TimeMs at) const;
    /// When the first case was reported; 0 if there is none.
    TimeMs first() const { return m_first; }

private:
    void take(int row);

    const CaseBoard &m_present;
    std::vector<TimeMs> m_reported, m_updated; ///< by row
    TimeMs m_first = 0;
};

/// Puts what was folded into what was cut: version 0 is a case that was not there, or not for this seat.
PastView joined(PastIndex::Cut cut, std::vector<CaseState> folded);

} // namespace huying
