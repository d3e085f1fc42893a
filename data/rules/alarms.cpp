// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/alarms.h"

#include "data/rules/escalation.h"

#include <algorithm>

namespace huying
{

void AlarmBoard::restore(const QList<AlarmMark> &marks)
{
    for (const AlarmMark &mark : marks)
        if (const auto known = m_marks.constFind(mark.key); known == m_marks.cend() || known->at <= mark.at)
            m_marks.insert(mark.key, mark);
}

/// A new alarm, as the operator left it if it is one from before the restart.
void AlarmBoard::raise(Alarm &alarm, TimeMs now)
{
    alarm.since = alarm.condition.since ? alarm.condition.since : now;
    alarm.state = AlarmState::Unacknowledged;
    alarm.by.clear();
    alarm.reason.clear();
    const AlarmMark mark = m_marks.take(alarm.condition.key);
    const bool isKnown = !mark.key.isEmpty() && mark.since == alarm.since;
    if (isKnown && (mark.state == AlarmState::Acknowledged || (mark.state == AlarmState::Shelved && mark.until > now))) {
        alarm.state = mark.state;
        alarm.until = mark.until;
        alarm.by = mark.by;
        alarm.reason = mark.reason;
    }
    m_raised << alarm.since;
}

bool AlarmBoard::update(const QList<AlarmCondition> &conditions, TimeMs now)
{
    bool changed = false;
    QSet<QString> active;
    for (const AlarmCondition &condition : conditions) {
        active << condition.key;
        const auto known = m_alarms.find(condition.key);
        Alarm &alarm = known == m_alarms.end() ? m_alarms[condition.key] : *known;
        const bool isAnew = condition.since && alarm.since && condition.since != alarm.since;
        alarm.condition = condition;
        if (alarm.since == 0 || alarm.state == AlarmState::Returned || isAnew) {
            raise(alarm, now);
            changed = true;
        } else if (alarm.state == AlarmState::Shelved && now >= alarm.until) {
            alarm.state = AlarmState::Unacknowledged; // put aside is not forgotten
            changed = true;
        }
    }
    for (auto it = m_alarms.begin(); it != m_alarms.end();) {
        if (active.contains(it.key()) || it->state == AlarmState::Returned) {
            ++it;
        } else if (it->state == AlarmState::Unacknowledged) {
            it->state = AlarmState::Returned; // stays until somebody has seen that it was there
            changed = true;
            ++it;
        } else {
            it = m_alarms.erase(it);
            changed = true;
        }
    }
    // A clock set back would else count for hours.
    m_raised.removeIf([now](TimeMs at) { return at <= now - hourMs || at > now; });
    return changed;
}

std::optional<AlarmMark> AlarmBoard::acknowledged(const QString &key, const QString &by, TimeMs now) const
{
    const auto it = m_alarms.constFind(key);
    if (it == m_alarms.constEnd() || it->state == AlarmState::Acknowledged)
        return std::nullopt;
    const AlarmState state = it->state == AlarmState::Returned ? AlarmState::Returned : AlarmState::Acknowledged;
    return AlarmMark{key, state, it->since, 0, now, by, {}};
}

std::optional<AlarmMark> AlarmBoard::unshelved(const QString &key, const QString &by, TimeMs now) const
{
    const auto it = m_alarms.constFind(key);
    if (it == m_alarms.constEnd() || it->state != AlarmState::Shelved)
        return std::nullopt;
    return AlarmMark{key, AlarmState::Unacknowledged, it->since, 0, now, by, {}};
}

QStringList AlarmBoard::keysOf(const QString &kind, AlarmState state) const
{
    QStringList keys;
    for (const Alarm &alarm : m_alarms)
        if (alarm.condition.kind == kind && alarm.state == state)
            keys << alarm.condition.key;
    return keys;
}

QString AlarmBoard::refusalToShelve(const QString &key, const QString &reason, TimeMs until, TimeMs now) const
{
    const auto it = m_alarms.constFind(key);
    if (it == m_alarms.constEnd() || it->state == AlarmState::Returned)
        return QStringLiteral("这个告警已不在，不用搁置");
    if (reason.trimmed().isEmpty())
        return QStringLiteral("搁置告警要写原因");
    if (until <= now || until > now + longestShelving)
        return QStringLiteral("搁置的结束时间要在现在之后、%1 小时之内").arg(longestShelving / hourMs);
    return {};
}

AlarmMark AlarmBoard::shelved(const QString &key, const QString &reason, TimeMs until, const QString &by, TimeMs now) const
{
    return {key, AlarmState::Shelved, m_alarms.value(key).since, until, now, by, reason.trimmed()};
}

bool AlarmBoard::take(const AlarmMark &mark)
{
    const auto it = m_alarms.find(mark.key);
    if (it == m_alarms.end() || it->since != mark.since)
        return false;
    if (it->state == AlarmState::Returned) { // seen, or over while it was being decided about
        m_alarms.erase(it);
        return true;
    }
    it->state = mark.state == AlarmState::Returned ? AlarmState::Acknowledged : mark.state;
    it->until = mark.until;
    it->by = mark.by;
    it->reason = mark.reason;
    return true;
}

bool AlarmBoard::learn(const AlarmMark &mark, TimeMs now)
{
    const auto it = m_alarms.constFind(mark.key);
    if (it == m_alarms.constEnd() || it->since != mark.since) {
        m_marks.insert(mark.key, mark);
        return false;
    }
    const bool isKnown = it->state == mark.state && it->until == mark.until && it->by == mark.by && it->reason == mark.reason;
    const bool isOver = mark.state == AlarmState::Shelved && mark.until <= now;
    return !isKnown && !isOver && take(mark);
}

const Alarm *AlarmBoard::alarm(const QString &key) const
{
    const auto it = m_alarms.constFind(key);
    return it == m_alarms.constEnd() ? nullptr : &*it;
}

int AlarmBoard::count(AlarmState state) const
{
    return static_cast<int>(std::count_if(m_alarms.begin(), m_alarms.end(), [state](const Alarm &a) { return a.state == state; }));
}

QList<AlarmLine> AlarmBoard::lines(TimeMs now, const QSet<QString> &open) const
{
    QList<AlarmLine> lines;
    for (const Alarm &alarm : m_alarms)
        if (alarm.state != AlarmState::Shelved)
            lines << AlarmLine{alarm, 1};
    const auto key = [](const AlarmLine &l) {
        return std::tuple(l.first.state == AlarmState::Acknowledged, l.first.condition.priority, l.first.since, l.first.condition.key);
    };
    std::sort(lines.begin(), lines.end(), [&key](const AlarmLine &a, const AlarmLine &b) { return key(a) < key(b); });
    const bool flood = lines.size() > floodAt || isFlood(now);
    const auto sameKind = [](const AlarmLine &a, const AlarmLine &b) {
        return a.first.condition.kind == b.first.condition.kind && a.first.state == b.first.state;
    };
    QList<AlarmLine> heads;
    for (const AlarmLine &line : lines) {
        const auto head = std::find_if(heads.begin(), heads.end(), [&](const AlarmLine &h) { return sameKind(h, line); });
        if (head != heads.end())
            ++head->count;
        else
            heads << line;
    }
    // What has been seen makes room for what has not.
    const auto folds = [flood](const AlarmLine &head) {
        return head.count > 1 && (flood || (head.first.state == AlarmState::Acknowledged && head.count >= foldSeenAt));
    };
    QList<AlarmLine> folded, whole; // whole: that stand one by one, in their own order
    for (AlarmLine head : heads) {
        if (!folds(head))
            continue;
        head.isOpen = open.contains(head.first.condition.kind);
        folded << head;
        for (AlarmLine line : lines)
            if (head.isOpen && sameKind(head, line)) {
                line.isMember = true;
                folded << line;
            }
    }
    for (const AlarmLine &line : lines)
        if (std::none_of(heads.begin(), heads.end(), [&](const AlarmLine &h) { return folds(h) && sameKind(h, line); }))
            whole << line;
    for (const AlarmLine &line : whole) { // each before the first head or line that comes after it
        auto at = std::find_if(folded.begin(), folded.end(), [&](const AlarmLine &l) { return !l.isMember && key(line) < key(l); });
        folded.insert(at, line);
    }
    return folded;
}

QList<Alarm> AlarmBoard::shelvedAlarms() const
{
    QList<Alarm> list;
    for (const Alarm &alarm : m_alarms)
        if (alarm.state == AlarmState::Shelved)
            list << alarm;
    std::sort(list.begin(), list.end(), [](const Alarm &a, const Alarm &b) {
        return std::pair(a.until, a.condition.key) < std::pair(b.until, b.condition.key);
    });
    return list;
}

int AlarmBoard::newInWindow(TimeMs now) const
{
    return static_cast<int>(std::count_if(m_raised.begin(), m_raised.end(), [now](TimeMs at) { return at > now - window && at <= now; }));
}

double AlarmBoard::perOperatorHour(TimeMs now, int operators) const
{
    const auto raised = std::count_if(m_raised.begin(), m_raised.end(), [now](TimeMs at) { return at > now - hourMs && at <= now; });
    return static_cast<double>(raised) / std::max(1, operators);
}

namespace
{

bool waitsUrgently(const CaseState &c)
{
    return (c.flags & FlagUrgent) && !c.acceptedAt && !c.closedAt && c.reportedAt;
}

} // namespace

QList<AlarmCondition> alarmConditions(const CaseState &c, TimeMs now)
{
    struct Words
    {
        const char *kind, *text;
        int priority;
    };
    // In the order of CaseDeadline::Kind.
    static constexpr Words words[] = {{"overdue", "案卷已超期", 2},          {"stage", "环节超时", 3},
                                      {"order", "督办逾期未回复", 1},        {"whistle_sign", "应哨签收超时", 1},
                                      {"whistle_arrive", "应哨报到超时", 1}, {"whistle_handle", "应哨办理超时", 1}};
    QList<AlarmCondition> conditions;
    const QString id = c.id.toString(QUuid::WithoutBraces);
    if (waitsUrgently(c) && c.reportedAt <= now)
        conditions << AlarmCondition{QStringLiteral("urgent/") + id, QStringLiteral("urgent"), 1, c.id,
                                     QStringLiteral("急要件待受理"), c.reportedAt};
    for (const CaseDeadline &deadline : deadlinesOf(c)) {
        if (deadline.due > now)
            break;
        const Words &w = words[static_cast<int>(deadline.kind)];
        const QString kind = QString::fromLatin1(w.kind);
        conditions << AlarmCondition{QStringLiteral("%1/%2/%3").arg(kind, id, deadline.org), kind,
                                     w.priority - ((c.flags & FlagUrgent) && w.priority > 1 ? 1 : 0), c.id,
                                     QString::fromUtf8(w.text), deadline.due};
    }
    return conditions;
}

TimeMs nextAlarmAt(const CaseState &c, TimeMs now)
{
    for (const CaseDeadline &deadline : deadlinesOf(c))
        if (deadline.due > now)
            return deadline.due;
    return waitsUrgently(c) && c.reportedAt > now ? c.reportedAt : 0;
}

} // namespace huying
