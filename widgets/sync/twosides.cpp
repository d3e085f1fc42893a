// SPDX-License-Identifier: GPL-3.0-or-later
// A returned action field by field: what it wanted, and what the case is.
#include "widgets/sync/syncwords.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace huying
{

namespace
{

struct SideWords
{
    Q_DECLARE_TR_FUNCTIONS(TwoSides)
};

/// One member of a payload: its name, how its value reads, and what the case has in its place.
struct Member
{
    using Say = QString (*)(const QJsonValue &, const CaseWords &, TimeMs clock);
    using Now = QString (*)(const CaseState &, const CaseWords &, TimeMs clock);

    const char *name, *label;
    Say say;
    Now now = nullptr;
};

QString joined(const QJsonValue &value, const CaseWords &words, QString (CaseWords::*name)(const QString &) const)
{
    QStringList names;
    for (const QJsonValue &code : value.toArray())
        names << (words.*name)(code.toString());
    return names.join(SideWords::tr(", ", "between names"));
}

QString joined(const QStringList &codes, const CaseWords &words, QString (CaseWords::*name)(const QString &) const)
{
    return joined(QJsonArray::fromStringList(codes), words, name);
}

QString plain(const QJsonValue &v, const CaseWords &, TimeMs) { return v.isDouble() ? QString::number(v.toDouble()) : v.toString(); }
QString when(const QJsonValue &v, const CaseWords &, TimeMs clock) { return clockTime(v.toInteger(), clock); }
QString orgName(const QJsonValue &v, const CaseWords &words, TimeMs) { return words.organization(v.toString()); }
QString orgNames(const QJsonValue &v, const CaseWords &words, TimeMs) { return joined(v, words, &CaseWords::organization); }
QString unitNames(const QJsonValue &v, const CaseWords &words, TimeMs) { return joined(v, words, &CaseWords::unit); }
QString itemName(const QJsonValue &v, const CaseWords &words, TimeMs) { return words.item(v.toString()); }
QString areaName(const QJsonValue &v, const CaseWords &words, TimeMs) { return words.area(v.toString()); }
QString channelName(const QJsonValue &v, const CaseWords &words, TimeMs) { return words.channel(v.toString()); }
QString actorName(const QJsonValue &v, const CaseWords &words, TimeMs) { return words.actor(v.toString()); }

QString satisfaction(int value)
{
    return value == 3 ? SideWords::tr("satisfied") : value == 2 ? SideWords::tr("basically satisfied") : value == 1 ? SideWords::tr("not satisfied") : QString();
}
QString yesNo(const QJsonValue &v, const CaseWords &, TimeMs) { return v.toInt() == 2 ? SideWords::tr("yes") : SideWords::tr("no"); }
QString satisfied(const QJsonValue &v, const CaseWords &, TimeMs) { return satisfaction(v.toInt()); }

QString flags(int value)
{
    QStringList names;
    if (value & FlagUrgent)
        names << SideWords::tr("urgent");
    if (value & FlagTypical)
        names << SideWords::tr("typical");
    return names.isEmpty() ? SideWords::tr("none") : names.join(SideWords::tr(", ", "between names"));
}
QString flagNames(const QJsonValue &v, const CaseWords &, TimeMs) { return flags(v.toInt()); }

QString dueNow(const CaseState &c, const CaseWords &, TimeMs clock) { return clockTime(c.dueAt, clock); }

const Member members[] = {
    {"title", QT_TRANSLATE_NOOP("TwoSides", "Title"), plain, [](const CaseState &c, const CaseWords &, TimeMs) { return c.title; }},
    {"text", QT_TRANSLATE_NOOP("TwoSides", "Text"), plain},
    {"item", QT_TRANSLATE_NOOP("TwoSides", "Item"), itemName, [](const CaseState &c, const CaseWords &w, TimeMs) { return w.item(c.item); }},
    {"channel", QT_TRANSLATE_NOOP("TwoSides", "Source"), channelName},
    {"address", QT_TRANSLATE_NOOP("TwoSides", "Address"), plain, [](const CaseState &c, const CaseWords &, TimeMs) { return c.address; }},
    {"area", QT_TRANSLATE_NOOP("TwoSides", "Grid"), areaName, [](const CaseState &c, const CaseWords &w, TimeMs) { return w.area(c.area); }},
    {"org", QT_TRANSLATE_NOOP("TwoSides", "In charge"), orgName, [](const CaseState &c, const CaseWords &w, TimeMs) { return w.organization(c.org); }},
    {"assist", QT_TRANSLATE_NOOP("TwoSides", "Assisting"), orgNames,
     [](const CaseState &c, const CaseWords &w, TimeMs) { return joined(c.assist, w, &CaseWords::organization); }},
    {"orgs", QT_TRANSLATE_NOOP("TwoSides", "Departments"), orgNames},
    {"units", QT_TRANSLATE_NOOP("TwoSides", "Units"), unitNames,
     [](const CaseState &c, const CaseWords &w, TimeMs) { return joined(c.units, w, &CaseWords::unit); }},
    {"due", QT_TRANSLATE_NOOP("TwoSides", "Due"), when, dueNow},
    {"until", QT_TRANSLATE_NOOP("TwoSides", "Until"), when},
    {"reply_due", QT_TRANSLATE_NOOP("TwoSides", "Reply due"), when},
    {"flags", QT_TRANSLATE_NOOP("TwoSides", "Marks"), flagNames, [](const CaseState &c, const CaseWords &, TimeMs) { return flags(c.flags); }},
    {"result", QT_TRANSLATE_NOOP("TwoSides", "Result"), plain},
    {"reason", QT_TRANSLATE_NOOP("TwoSides", "Reason"), plain},
    {"agreement", QT_TRANSLATE_NOOP("TwoSides", "Agreement"), plain, [](const CaseState &c, const CaseWords &, TimeMs) { return c.mediation.agreement; }},
    {"mediator", QT_TRANSLATE_NOOP("TwoSides", "Mediator"), plain, [](const CaseState &c, const CaseWords &, TimeMs) { return c.mediation.mediator; }},
    {"checker", QT_TRANSLATE_NOOP("TwoSides", "Checker"), actorName},
    {"contacted", QT_TRANSLATE_NOOP("TwoSides", "Reached"), yesNo},
    {"solved", QT_TRANSLATE_NOOP("TwoSides", "Solved"), yesNo},
    {"satisfaction", QT_TRANSLATE_NOOP("TwoSides", "Reporter"), satisfied,
     [](const CaseState &c, const CaseWords &, TimeMs) { return satisfaction(c.satisfaction); }},
};

QString stateAfter(const Action &action, const CaseWords &words)
{
    const WorkflowAction *known = words.workflow().action(action.kind);
    const WorkflowState *to = known ? words.workflow().state(known->to) : nullptr;
    return to ? words.state(to->code) : QString();
}

/// "Assign · Zhang · 14:32"
QString stepWords(const Action &action, const CaseWords &words, TimeMs clock)
{
    return QStringList{actionWord(action, words), words.actor(action.actor), clockTime(action.at, clock)}.join(SideWords::tr(" · ", "between facts"));
}

} // namespace

QList<TwoSides> sidesOf(const Action &action, const CaseState &now, const QList<Action> &since, const CaseWords &words, TimeMs clock)
{
    const bool isHere = now.version > 0;
    QStringList quicker;
    for (const Action &step : since)
        quicker << stepWords(step, words, clock);
    QList<TwoSides> sides;
    sides << TwoSides{SideWords::tr("Step"), stepWords(action, words, clock), quicker.join(QLatin1Char('\n')), false};
    const QString after = stateAfter(action, words);
    sides << TwoSides{SideWords::tr("State"), after.isEmpty() ? SideWords::tr("stays as it was") : after,
                      isHere ? words.state(now.state) : SideWords::tr("not held here"), !after.isEmpty()};
    for (const Member &member : members) {
        const QJsonValue value = action.payload[QLatin1String(member.name)];
        const QString wanted = value.isUndefined() || value.isNull() ? QString() : member.say(value, words, clock);
        if (!wanted.isEmpty())
            sides << TwoSides{SideWords::tr(member.label), wanted, member.now && isHere ? member.now(now, words, clock) : QString()};
    }
    return sides;
}

QString noteAbout(const ReturnedAction &returned, const CaseWords &words, TimeMs clock)
{
    QStringList said;
    const QList<TwoSides> sides = sidesOf(returned.action, {}, {}, words, clock);
    for (const TwoSides &side : sides.mid(2)) // step and state speak of the action, not of what was said with it
        said << QStringLiteral("%1 %2").arg(side.field, side.wanted);
    const QString what = actionWord(returned.action, words);
    return SideWords::tr("Done at %1 and not taken by upstream: %2 (%3)")
        .arg(clockTime(returned.action.at, clock), said.isEmpty() ? what : what + QStringLiteral(" · ") + said.join(QStringLiteral(" · ")), returned.reason);
}

} // namespace huying
