// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/alarms.h"

#include "data/rules/escalation.h"

#include <QSet>
#include <algorithm>

namespace huying
{

bool AlarmBoard::update(const QList<AlarmCondition> &conditions, TimeMs now)
{
    bool changed = false;
    QSet<QString> active;
    for (const AlarmCondition &condition : conditions) {
        active << condition.key;
        Alarm &alarm = m_alarms[condition.key];
        const bool isNew = alarm.since == 0 || alarm.state == AlarmState::Returned;
        alarm.condition = condition;
        if (isNew) {
            alarm.state = AlarmState::Unacknowledged;
            alarm.since = now;
            m_raised.push_back(now);
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
    while (!m_raised.empty() && (m_raised.front() <= now - hourMs || m_raised.front() > now))
        m_raised.pop_front(); // a clock set back would else count for hours
    return changed;
}

bool AlarmBoard::acknowledge(const QString &key, const QString &by)
{
    const auto it = m_alarms.find(key);
    if (it == m_alarms.end() || it->state == AlarmState::Acknowledged)
        return false;
    if (it->state == AlarmState::Returned) {
        m_alarms.erase(it);
        return true;
    }
    it->state = AlarmState::Acknowledged;
    it->by = by;
    return true;
}

int AlarmBoard::acknowledgeAll(const QString &kind, const QString &by)
{
    int done = 0;
    for (const QString &key : m_alarms.keys())
        if (m_alarms.value(key).condition.kind == kind && m_alarms.value(key).state != AlarmState::Shelved)
            done += acknowledge(key, by);
    return done;
}

QString AlarmBoard::shelve(const QString &key, const QString &reason, TimeMs until, const QString &by, TimeMs now)
{
    const auto it = m_alarms.find(key);
    if (it == m_alarms.end() || it->state == AlarmState::Returned)
        return QStringLiteral("这个告警已不在，不用搁置");
    if (reason.trimmed().isEmpty())
        return QStringLiteral("搁置告警要写原因");
    if (until <= now || until > now + longestShelving)
        return QStringLiteral("搁置的结束时间要在现在之后、%1 小时之内").arg(longestShelving / hourMs);
    it->state = AlarmState::Shelved;
    it->until = until;
    it->by = by;
    it->reason = reason.trimmed();
    return {};
}

bool AlarmBoard::unshelve(const QString &key)
{
    const auto it = m_alarms.find(key);
    if (it == m_alarms.end() || it->state != AlarmState::Shelved)
        return false;
    it->state = AlarmState::Unacknowledged;
    return true;
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

QList<AlarmLine> AlarmBoard::lines(TimeMs now) const
{
    QList<AlarmLine> lines;
    for (const Alarm &alarm : m_alarms)
        if (alarm.state != AlarmState::Shelved)
            lines << AlarmLine{alarm, 1};
    const auto key = [](const AlarmLine &l) {
        return std::tuple(l.first.state == AlarmState::Acknowledged, l.first.condition.priority, l.first.since, l.first.condition.key);
    };
    std::sort(lines.begin(), lines.end(), [&key](const AlarmLine &a, const AlarmLine &b) { return key(a) < key(b); });
    if (!isFlood(now))
        return lines;
    QList<AlarmLine> folded;
    for (const AlarmLine &line : lines) {
        const auto same = std::find_if(folded.begin(), folded.end(), [&line](const AlarmLine &f) {
            return f.first.condition.kind == line.first.condition.kind && f.first.state == line.first.state;
        });
        if (same != folded.end())
            ++same->count;
        else
            folded << line;
    }
    return folded;
}

QList<Alarm> AlarmBoard::shelved() const
{
    QList<Alarm> list;
    for (const Alarm &alarm : m_alarms)
        if (alarm.state == AlarmState::Shelved)
            list << alarm;
    std::sort(list.begin(), list.end(), [](const Alarm &a, const Alarm &b) { return a.until < b.until; });
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

QList<AlarmCondition> alarmConditions(const QList<CaseState> &cases, TimeMs now)
{
    struct Words
    {
        const char *kind, *text;
        int priority;
    };
    // In the order of CaseDeadline::Kind.
    static constexpr Words words[] = {{"overdue", "%1 已超期", 2},          {"stage", "%1 环节超时", 3},
                                      {"order", "%1 督办逾期未回复", 1},     {"whistle", "%1 应哨签收超时", 1},
                                      {"whistle", "%1 应哨报到超时", 1},     {"whistle", "%1 应哨办理超时", 1}};
    QList<AlarmCondition> conditions;
    for (const CaseState &c : cases)
        for (const CaseDeadline &deadline : deadlinesOf(c)) {
            if (deadline.due > now)
                break;
            const Words &w = words[static_cast<int>(deadline.kind)];
            conditions << AlarmCondition{QStringLiteral("%1/%2/%3")
                                             .arg(static_cast<int>(deadline.kind))
                                             .arg(c.id.toString(QUuid::WithoutBraces), deadline.org),
                                         QString::fromLatin1(w.kind), w.priority - ((c.flags & FlagUrgent) && w.priority > 1 ? 1 : 0),
                                         c.id, QString::fromUtf8(w.text).arg(c.no)};
        }
    return conditions;
}

} // namespace huying
