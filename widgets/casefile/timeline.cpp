// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/casefile/timeline.h"

#include <QDateTime>

#include <QJsonArray>
#include <QSet>

namespace huying
{

namespace
{

QString text(const Action &action, const char *member)
{
    return action.payload[QLatin1String(member)].toString();
}

QString satisfactionName(int value)
{
    switch (value) {
    case 1: return TimelineModel::tr("not satisfied");
    case 2: return TimelineModel::tr("basically satisfied");
    case 3: return TimelineModel::tr("satisfied");
    default: return {};
    }
}

QString span(TimeMs time)
{
    if (time < hourMs)
        return TimelineModel::tr("%1 min %2 s").arg(time / minuteMs).arg(time % minuteMs / secondMs);
    return clockSpan(time);
}

/// The narrow column holds an hour or a day, not both.
QString stepTime(TimeMs at, TimeMs now)
{
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(at);
    const bool today = then.date() == QDateTime::fromMSecsSinceEpoch(now).date();
    return then.toString(today ? QStringLiteral("HH:mm") : QStringLiteral("MM-dd"));
}

TimelineStep stepOf(const Action &action, const CaseWords &words, TimeMs now)
{
    const WorkflowAction *known = words.workflow().action(action.kind);
    return {stepTime(action.at, now), known ? words.action(*known) : action.kind, noteOf(action, words),
            TimelineStep::State::Done};
}

/// The shortest main line: from each state its first primary action, until a final state or a circle.
QList<TimelineStep> stepsToCome(const CaseState &state, const CaseWords &words)
{
    QList<TimelineStep> steps;
    QSet<QString> seen;
    QString at = state.state;
    while (!words.workflow().isFinal(at) && !seen.contains(at)) {
        seen.insert(at);
        const auto &actions = words.workflow().actions();
        const auto next = std::ranges::find_if(
            actions, [&](const WorkflowAction &a) { return a.primary && a.from.contains(at) && a.to != QLatin1String("="); });
        if (next == actions.end())
            break;
        steps << TimelineStep{{}, words.action(*next), words.state(next->to), TimelineStep::State::Todo};
        at = next->to;
    }
    return steps;
}

} // namespace

QString noteOf(const Action &action, const CaseWords &words)
{
    QStringList parts;
    if (action.kind == QLatin1String("report"))
        parts << words.channel(text(action, "channel"));
    if (const QString org = text(action, "org"); !org.isEmpty())
        parts << words.organization(org);
    QStringList units;
    for (const QJsonValue &unit : action.payload[QLatin1String("units")].toArray())
        units << words.unit(unit.toString());
    if (!units.isEmpty())
        parts << units.join(TimelineModel::tr(", ", "between names"));
    const QJsonObject despite = action.payload[QLatin1String("despite")].toObject();
    for (auto it = despite.begin(); it != despite.end(); ++it)
        parts << TimelineModel::tr("confirmed: %1 %2", "unit, what stood against it").arg(words.unit(it.key()), it.value().toString());
    if (const QString rule = text(action, "rule"); !rule.isEmpty())
        parts << TimelineModel::tr("rule %1").arg(rule);
    for (const char *member : {"reason", "result", "text"})
        if (const QString said = text(action, member); !said.isEmpty() && action.kind != QLatin1String("report"))
            parts << said;
    if (const int satisfaction = action.payload[QLatin1String("satisfaction")].toInt())
        parts << satisfactionName(satisfaction);
    if (!action.actor.isEmpty() && action.actor != QLatin1String("system"))
        parts << words.actor(action.actor);
    return parts.join(TimelineModel::tr(" · ", "between facts"));
}

QList<TimelineStep> timelineOf(const CaseState &state, const QList<Action> &actions, const CaseWords &words, TimeMs now)
{
    QList<TimelineStep> steps;
    static const QSet<QString> quiet{QStringLiteral("claim"), QStringLiteral("release")}; // who held it for a while
    for (const Action &action : actions)
        if (!quiet.contains(action.kind))
            steps << stepOf(action, words, now);
    if (words.workflow().isFinal(state.state))
        return steps;
    const TimeMs since = state.stageAt ? state.stageAt : state.updatedAt; // 0: of a version that did not keep it
    const QString stay = TimelineModel::tr("Current step · for %1").arg(span(std::max<TimeMs>(0, now - since)));
    steps << TimelineStep{clockTime(now, now), words.state(state.state), stay, TimelineStep::State::Now};
    return steps + stepsToCome(state, words);
}

void TimelineModel::setSteps(const QList<TimelineStep> &steps)
{
    if (steps.size() == m_steps.size()) {
        m_steps = steps;
        if (!steps.isEmpty())
            emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_steps = steps;
    endResetModel();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimelineStep &s = m_steps[index.row()];
    if (role == Qt::DisplayRole)
        return s.stage;
    if (role == Qt::AccessibleTextRole)
        return QStringLiteral("%1 %2 %3").arg(s.time, s.stage, s.note);
    return {};
}

} // namespace huying
