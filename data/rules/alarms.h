// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

#include <QHash>
#include <deque>

namespace huying
{

/// A state of affairs that somebody has to react to, as long as it lasts.
struct AlarmCondition
{
    QString key;  ///< the same while it is the same, e.g. "overdue/<case id>"
    QString kind; ///< overdue, near, stage, order, whistle, sos, clock, …
    int priority = 3; ///< 1 the highest
    CaseId caseId;
    QString text;
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

/// One line of the alarm list: an alarm, or a flood of one kind folded into one.
struct AlarmLine
{
    Alarm first;
    int count = 1;
    bool isFlood() const { return count > 1; }
};

/// The alarms of a seat. Pure: time comes in, nothing is waited for. GUI thread.
class AlarmBoard
{
public:
    static constexpr TimeMs window = 10 * minuteMs; ///< EEMUA 191: over this the rate is counted
    static constexpr int floodAt = 10;              ///< more in the window is a flood
    static constexpr TimeMs longestShelving = 12 * hourMs;

    /// All conditions that hold now; what is gone returns to normal. True if anything changed.
    bool update(const QList<AlarmCondition> &conditions, TimeMs now);
    bool acknowledge(const QString &key, const QString &by);
    int acknowledgeAll(const QString &kind, const QString &by);
    /// Errors: without a reason, an end in the past or longer than longestShelving, or an unknown alarm.
    QString shelve(const QString &key, const QString &reason, TimeMs until, const QString &by, TimeMs now);
    bool unshelve(const QString &key);

    const Alarm *alarm(const QString &key) const;
    int count(AlarmState state) const;
    /// Unacknowledged first, then by priority and age; shelved ones are left out. In a flood each kind is one line.
    QList<AlarmLine> lines(TimeMs now) const;
    QList<Alarm> shelved() const;

    int newInWindow(TimeMs now) const;
    bool isFlood(TimeMs now) const { return newInWindow(now) > floodAt; }
    /// Alarms an hour for each of `operators`, over the last hour.
    double perOperatorHour(TimeMs now, int operators) const;

private:
    QHash<QString, Alarm> m_alarms;
    std::deque<TimeMs> m_raised; ///< of the last hour
};

/// What the open cases give reason to alarm about. `isFinal` states hold nothing.
QList<AlarmCondition> alarmConditions(const QList<CaseState> &cases, TimeMs now);

} // namespace huying
