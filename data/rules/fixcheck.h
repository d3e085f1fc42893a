// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/trackrules.h"

#include <QHash>

namespace huying
{

/// Whether a reported place can be true: on earth, in or near the place that the store is about, and to be reached from
/// the one before in the time between by a unit of that kind. When several in a row agree on another place, it was the
/// one before that was wrong. Pure but for what it remembers of each unit.
class FixCheck
{
public:
    explicit FixCheck(TrackRules rules) : m_rules(std::move(rules)) {}

    const TrackRules &rules() const { return m_rules; }
    /// Without a place nothing is outside.
    void setHome(const Box &home);
    FixDoubt judge(UnitKind kind, const UnitFix &fix, TimeMs now);

private:
    struct Point
    {
        LonLat place;
        TimeMs at = 0;
        double accuracy = 0;
    };
    struct Seen
    {
        Point good, odd; ///< odd: the newest of those that don't fit
        int odds = 0;    ///< that fit each other
    };

    FixDoubt placeDoubt(LonLat place) const;
    bool isReachable(UnitKind kind, const Point &from, const Point &to, double pace) const;

    TrackRules m_rules;
    std::optional<Box> m_home; ///< widened
    QHash<QString, Seen> m_seen;
};

/// In the user's language: "速度不可能".
QString wordOf(FixDoubt doubt);

} // namespace huying
