// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/clock.h"
#include "data/model/unitboard.h"
#include "data/model/unittracks.h"
#include "data/rules/fixcheck.h"
#include "data/rules/geofences.h"
#include "data/rules/patrols.h"

#include <QTimer>
#include <array>

namespace huying
{

/// Every reported position passes here, wherever it comes from: what can be true moves the unit, lengthens its track and
/// is followed over fences and through patrols; what can't is kept as doubted. GUI thread.
class UnitTracker : public QObject
{
    Q_OBJECT
public:
    struct Doubt
    {
        TimeMs at = 0;
        QString unit;
        FixDoubt why = FixDoubt::None;
    };

    /// Tables of the site are read here; what is wrong with them is in problems(), and then counts nothing.
    UnitTracker(UnitBoard &board, std::function<Clock()> clock, QObject *parent = nullptr);

    void setHome(const Box &home) { m_check.setHome(home); }
    void setAreas(const AreaTreePtr &areas);
    void setRoster(QList<UnitRow> roster);
    void take(const QList<UnitFix> &fixes);

    const UnitBoard &board() const { return m_board; }
    const UnitTracks &tracks() const { return m_tracks; }
    const GeofenceWatch &fences() const { return m_fences; }
    const PatrolWatch &patrols() const { return m_patrols; }
    const TrackRules &rules() const { return m_check.rules(); }
    FixAge ageOf(const UnitRow &unit) const;
    TimeMs now() const { return m_clock().now(); }
    qint64 taken() const { return m_taken; }
    qint64 count(FixDoubt doubt) const { return m_counts[static_cast<std::size_t>(doubt)]; }
    qsizetype unknownUnits() const { return m_unknown.size(); } ///< refs that the roster does not have
    const std::deque<Doubt> &doubts() const { return m_doubts; }  ///< the newest first, at most 200
    const QStringList &problems() const { return m_problems; }
    /// What fences and patrols give reason to alarm about; told again by the clock, once a second at most.
    const QList<AlarmCondition> &conditions() const { return m_conditions; }
    void look(); ///< the timer's slot

signals:
    void conditionsChanged(const QList<huying::AlarmCondition> &conditions);

private:
    void note(const UnitFix &fix, FixDoubt why);

    UnitBoard &m_board;
    const std::function<Clock()> m_clock;
    QStringList m_problems; ///< before what is read
    FixCheck m_check;
    UnitTracks m_tracks;
    GeofenceWatch m_fences;
    PatrolWatch m_patrols;
    qint64 m_taken = 0;
    std::array<qint64, 8> m_counts{};
    QSet<QString> m_unknown;
    std::deque<Doubt> m_doubts;
    QList<AlarmCondition> m_conditions, m_ofPatrols;
    int m_looks = 0;
    QTimer m_second;
};

} // namespace huying
