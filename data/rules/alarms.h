// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

#include <QHash>
#include <QSet>

namespace huying
{

/// A state of affairs that somebody has to react to, as long as it lasts.
struct AlarmCondition
{
    QString key;      ///< the same while it is the same, e.g. "overdue/<case id>"
    QString kind;     ///< urgent, overdue, stage, order, whistle_sign, whistle_arrive, whistle_handle, sos, clock, geofence, patrol_late, patrol_short, …
    int priority = 3; ///< 1 the highest
    CaseId caseId;
    QString text;
    TimeMs since = 0; ///< when it began; 0: when it is first seen
    QString unit = {}; ///< ref of the unit that it is about, if it is about one
};

/// Life of an alarm after ISA-18.2.
enum class AlarmState : quint8 {
    Unacknowledged, ///< active, nobody has seen it
    Acknowledged,   ///< active and seen
    Returned,       ///< over before anybody had seen it
    Shelved         ///< active, put aside with a reason until a time
};

struct Alarm
{
    AlarmCondition condition;
    AlarmState state = AlarmState::Unacknowledged;
    TimeMs since = 0, until = 0; ///< until: end of shelving
    QString by, reason;          ///< who acknowledged or shelved it, and why
};

/// What an operator decided about an alarm, as it is kept over a restart. It counts for the condition that began
/// at `since` only: what is over and begins anew is a new alarm.
struct AlarmMark
{
    QString key;
    AlarmState state = AlarmState::Acknowledged; ///< Unacknowledged: taken off the shelf; Returned: seen and over
    TimeMs since = 0, until = 0, at = 0;
    QString by, reason;
    bool operator==(const AlarmMark &) const = default;
};

/// One line of the alarm list: an alarm, or the head of a flood of one kind.
struct AlarmLine
{
    Alarm first;
    int count = 1;
    bool isOpen = false;   ///< a flood whose alarms follow
    bool isMember = false; ///< of the open flood above
    bool isFlood() const { return count > 1; }
};

/// The alarms of a seat. Pure: time comes in, nothing is waited for. GUI thread.
class AlarmBoard
{
public:
    static constexpr TimeMs window = 10 * minuteMs; ///< EEMUA 191: over this the rate is counted
    static constexpr int floodAt = 10;              ///< more in the window, or standing, is a flood
    static constexpr int foldSeenAt = 3;            ///< acknowledged ones of a kind are folded from here on
    static constexpr int mostWanted = 2;            ///< in the window for one operator
    static constexpr TimeMs longestShelving = 8 * hourMs;

    /// What was decided before a restart; conditions that come later are matched against it.
    void restore(const QList<AlarmMark> &marks);
    /// All conditions that hold now; what is gone returns to normal. True if anything changed.
    bool update(const QList<AlarmCondition> &conditions, TimeMs now);

    /// What acknowledging, shelving or unshelving would be kept as; std::nullopt if there is nothing to decide.
    std::optional<AlarmMark> acknowledged(const QString &key, const QString &by, TimeMs now) const;
    std::optional<AlarmMark> unshelved(const QString &key, const QString &by, TimeMs now) const;
    /// Keys of the alarms that a flood's head stands for.
    QStringList keysOf(const QString &kind, AlarmState state) const;
    /// Why it can't be shelved so, empty if it can: no reason, an end in the past or past longestShelving, unknown.
    QString refusalToShelve(const QString &key, const QString &reason, TimeMs until, TimeMs now) const;
    AlarmMark shelved(const QString &key, const QString &reason, TimeMs until, const QString &by, TimeMs now) const;
    /// Takes a decision, once it is kept. False for an alarm that is no more.
    bool take(const AlarmMark &mark);
    /// The same for what another seat decided, which may come before its condition does, or again. True if anything changed.
    bool learn(const AlarmMark &mark, TimeMs now);

    const Alarm *alarm(const QString &key) const;
    int count(AlarmState state) const;
    /// Unacknowledged first, then by priority and age; shelved ones are left out. In a flood each kind is one line,
    /// and what has been seen anyhow, followed by its alarms if it is among the `open` kinds.
    QList<AlarmLine> lines(TimeMs now, const QSet<QString> &open = {}) const;
    QList<Alarm> shelvedAlarms() const;

    int newInWindow(TimeMs now) const;
    bool isFlood(TimeMs now) const { return newInWindow(now) > floodAt; }
    /// Alarms an hour for each of `operators`, over the last hour.
    double perOperatorHour(TimeMs now, int operators) const;

private:
    void raise(Alarm &alarm, TimeMs now);

    QHash<QString, Alarm> m_alarms;
    QHash<QString, AlarmMark> m_marks; ///< of before the restart, until their condition comes
    QList<TimeMs> m_raised;            ///< of the last hour
};

/// What an open case gives reason to alarm about now.
QList<AlarmCondition> alarmConditions(const CaseState &state, TimeMs now);
/// When alarmConditions() of the case will next be another by the clock alone; 0: never.
TimeMs nextAlarmAt(const CaseState &state, TimeMs now);

} // namespace huying
