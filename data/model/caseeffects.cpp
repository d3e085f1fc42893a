// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/caseeffects.h"

#include "data/model/codeindex.h"

#include <QHash>
#include <QJsonArray>
#include <algorithm>

namespace huying
{

namespace
{

QString textIn(const QJsonObject &payload, const char *member, const QString &otherwise = {})
{
    const QJsonValue value = payload[QLatin1String(member)];
    return value.isString() ? value.toString() : otherwise;
}

TimeMs timeIn(const QJsonObject &payload, const char *member)
{
    return payload[QLatin1String(member)].toInteger();
}

int numberIn(const QJsonObject &payload, const char *member)
{
    return payload[QLatin1String(member)].toInt();
}

QStringList listIn(const QJsonObject &payload, const char *member)
{
    QStringList list;
    for (const QJsonValue &value : payload[QLatin1String(member)].toArray())
        list << value.toString();
    return list;
}

void takePlace(CaseState &s, const QJsonObject &payload)
{
    s.address = textIn(payload, "address", s.address);
    s.area = textIn(payload, "area", s.area);
    if (!isMissing(payload, QStringLiteral("place")))
        s.place = LonLat{payload[QLatin1String("lon")].toDouble(), payload[QLatin1String("lat")].toDouble()};
}

void takeReport(CaseState &s, const Action &a)
{
    const QJsonObject &p = a.payload;
    s.id = a.caseId;
    s.reportedAt = a.at;
    s.no = textIn(p, "no");
    s.title = textIn(p, "title");
    s.text = textIn(p, "text");
    s.item = textIn(p, "item");
    s.channel = textIn(p, "channel");
    s.variant = textIn(p, "variant");
    s.reporterMasked = textIn(p, "reporter");
    s.phoneMasked = textIn(p, "phone");
    s.flags = numberIn(p, "flags");
    takePlace(s, p);
}

void takeCorrection(CaseState &s, const Action &a)
{
    s.title = textIn(a.payload, "title", s.title);
    s.text = textIn(a.payload, "text", s.text);
    s.item = textIn(a.payload, "item", s.item);
    s.address = textIn(a.payload, "address", s.address);
}

void takeOrg(CaseState &s, const Action &a)
{
    s.assignedAt = a.at;
    s.org = textIn(a.payload, "org");
    s.assist = listIn(a.payload, "assist");
    s.rule = textIn(a.payload, "rule");
}

void dropUnits(CaseState &s)
{
    s.units.clear();
    s.unitStage = UnitStage::None;
}

/// Units that were there before stay as far as they are.
void takeDispatch(CaseState &s, const Action &a)
{
    const QStringList units = listIn(a.payload, "units");
    const bool anyStays = std::any_of(units.begin(), units.end(), [&s](const QString &unit) { return s.units.contains(unit); });
    s.unitStage = anyStays ? std::max(s.unitStage, UnitStage::Sent) : UnitStage::Sent;
    s.units = units;
}

void takeUnitStage(CaseState &s, const Action &a, UnitStage stage)
{
    // One of several that is only under way does not take back that another has arrived.
    s.unitStage = textIn(a.payload, "unit").isEmpty() ? stage : std::max(s.unitStage, stage);
}

void takeStandDown(CaseState &s, const Action &a)
{
    if (const QString unit = textIn(a.payload, "unit"); !unit.isEmpty())
        s.units.removeAll(unit);
    else
        s.units.clear();
    if (s.units.isEmpty())
        s.unitStage = UnitStage::None;
}

void dropOrg(CaseState &s)
{
    s.org.clear();
    s.assist.clear();
    s.rule.clear();
    s.request = {};
    dropUnits(s);
}

void takeWhistle(CaseState &s, const Action &a)
{
    s.whistle = {a.at, 0, a.actor, textIn(a.payload, "text"), {}, 0};
    for (const QString &org : listIn(a.payload, "orgs")) {
        WhistleLeg leg;
        leg.org = org;
        leg.signDue = timeIn(a.payload, "sign_due");
        leg.arriveDue = timeIn(a.payload, "arrive_due");
        leg.handleDue = timeIn(a.payload, "handle_due");
        s.whistle.legs << leg;
    }
}

/// The leg of the payload's organisation, else the actor's, else the first that is not over.
WhistleLeg *legOf(CaseState &s, const Action &a)
{
    const QString org = textIn(a.payload, "org", a.org);
    for (WhistleLeg &leg : s.whistle.legs)
        if (org.isEmpty() ? !leg.isOver() : leg.org == org)
            return &leg;
    return nullptr;
}

template <TimeMs WhistleLeg::*When> void takeLeg(CaseState &s, const Action &a)
{
    if (WhistleLeg *leg = legOf(s, a); leg && !leg->isOver()) {
        leg->*When = a.at;
        leg->reason = textIn(a.payload, "reason", leg->reason);
    }
}

void takeMerge(CaseState &s, const Action &a)
{
    s.mergedInto = QUuid::fromString(textIn(a.payload, "into"));
    s.priorState = s.state;
    s.flags |= FlagDuplicate;
}

void takeUnmerge(CaseState &s, const Action &)
{
    s.mergedInto = {};
    s.flags &= ~FlagDuplicate;
}

void takeRequest(CaseState &s, const Action &a)
{
    s.request = {a.kind.mid(4), a.actor, textIn(a.payload, "reason"), a.at, timeIn(a.payload, "until")};
}

void takeClaim(CaseState &s, const Action &a)
{
    s.claimedBy = a.actor;
    s.claimUntil = timeIn(a.payload, "until");
}

void takeReopening(CaseState &s, const Action &)
{
    ++s.reopened;
    s.resolvedAt = s.checkedAt = s.closedAt = 0;
    s.satisfaction = 0;
    s.forced = false;
}

using Effect = void (*)(CaseState &, const Action &);

const QHash<QString, Effect> &effects()
{
    static const QHash<QString, Effect> table{
        {QStringLiteral("report"), takeReport},
        {QStringLiteral("correct"), takeCorrection},
        {QStringLiteral("accept"), [](CaseState &c, const Action &x) { c.acceptedAt = x.at; }},
        {QStringLiteral("assign"), takeOrg},
        {QStringLiteral("task_down"), takeOrg},
        {QStringLiteral("reassign"), [](CaseState &c, const Action &x) { dropOrg(c), takeOrg(c, x); }},
        {QStringLiteral("sign"), [](CaseState &c, const Action &x) { c.signedAt = x.at; }},
        {QStringLiteral("return"), [](CaseState &c, const Action &) { ++c.returned, dropOrg(c); }},
        {QStringLiteral("escalate"), [](CaseState &c, const Action &) { ++c.escalated, dropOrg(c); }},
        {QStringLiteral("dispatch"), takeDispatch},
        {QStringLiteral("recall"), [](CaseState &c, const Action &) { dropUnits(c); }},
        {QStringLiteral("depart"), [](CaseState &c, const Action &x) { takeUnitStage(c, x, UnitStage::EnRoute); }},
        {QStringLiteral("stand_down"), takeStandDown},
        {QStringLiteral("arrive"),
         [](CaseState &c, const Action &x) {
             takeUnitStage(c, x, UnitStage::OnScene);
             if (!c.signedAt)
                 c.signedAt = x.at;
         }},
        {QStringLiteral("mediate"),
         [](CaseState &c, const Action &x) {
             c.mediation = {textIn(x.payload, "mediation_org"), textIn(x.payload, "mediator"), {},
                            numberIn(x.payload, "difficulty")};
         }},
        {QStringLiteral("agree"),
         [](CaseState &c, const Action &x) {
             c.mediation.agreement = textIn(x.payload, "agreement");
             c.resolvedAt = x.at;
         }},
        {QStringLiteral("resolve"),
         [](CaseState &c, const Action &x) { c.resolvedAt = x.at, c.unitStage = UnitStage::None; }},
        {QStringLiteral("quick_close"),
         [](CaseState &c, const Action &x) { c.resolvedAt = c.checkedAt = x.at; }},
        {QStringLiteral("pass"), [](CaseState &c, const Action &x) { c.checkedAt = x.at; }},
        {QStringLiteral("fail"), [](CaseState &c, const Action &) { ++c.rework, c.checkedAt = 0; }},
        {QStringLiteral("force_close"), [](CaseState &c, const Action &) { c.forced = true; }},
        {QStringLiteral("reopen"), takeReopening},
        {QStringLiteral("rate"), [](CaseState &c, const Action &x) { c.satisfaction = numberIn(x.payload, "satisfaction"); }},
        {QStringLiteral("follow_up"),
         [](CaseState &c, const Action &x) {
             c.contacted = numberIn(x.payload, "contacted");
             c.solved = numberIn(x.payload, "solved");
             if (const int satisfaction = numberIn(x.payload, "satisfaction"))
                 c.satisfaction = satisfaction;
         }},
        {QStringLiteral("urge"), [](CaseState &c, const Action &) { ++c.urged; }},
        {QStringLiteral("supervise"),
         [](CaseState &c, const Action &x) {
             c.order = {x.at, timeIn(x.payload, "reply_due"), 0, x.actor, textIn(x.payload, "text")};
             c.flags |= FlagSupervised;
         }},
        {QStringLiteral("supervise_reply"), [](CaseState &c, const Action &x) { c.order.answeredAt = x.at; }},
        {QStringLiteral("supervise_end"),
         [](CaseState &c, const Action &) { c.order = {}, c.flags &= ~FlagSupervised; }},
        {QStringLiteral("yellow_card"), [](CaseState &c, const Action &) { ++c.yellowCards; }},
        {QStringLiteral("red_card"), [](CaseState &c, const Action &) { ++c.redCards; }},
        {QStringLiteral("ask_extend"), takeRequest},
        {QStringLiteral("ask_suspend"), takeRequest},
        {QStringLiteral("extend"), [](CaseState &c, const Action &) { ++c.extended, c.request = {}; }},
        {QStringLiteral("suspend"), [](CaseState &c, const Action &) { c.request = {}; }},
        {QStringLiteral("refuse"), [](CaseState &c, const Action &) { c.request = {}; }},
        {QStringLiteral("whistle"), takeWhistle},
        {QStringLiteral("whistle_sign"), takeLeg<&WhistleLeg::signedAt>},
        {QStringLiteral("whistle_return"), takeLeg<&WhistleLeg::returnedAt>},
        {QStringLiteral("whistle_arrive"), takeLeg<&WhistleLeg::arrivedAt>},
        {QStringLiteral("whistle_handle"), takeLeg<&WhistleLeg::handledAt>},
        {QStringLiteral("whistle_rate"),
         [](CaseState &c, const Action &x) {
             c.whistle.rating = numberIn(x.payload, "satisfaction");
             c.whistle.ratedAt = x.at;
         }},
        {QStringLiteral("merge"), takeMerge},
        {QStringLiteral("unmerge"), takeUnmerge},
        {QStringLiteral("assign_checker"),
         [](CaseState &c, const Action &x) {
             c.claimedBy = textIn(x.payload, "checker");
             c.claimUntil = timeIn(x.payload, "until");
         }},
        {QStringLiteral("claim"), takeClaim},
        {QStringLiteral("take_over"), takeClaim},
        {QStringLiteral("release"), [](CaseState &c, const Action &) { c.claimedBy.clear(), c.claimUntil = 0; }},
        {QStringLiteral("locate"), [](CaseState &c, const Action &x) { takePlace(c, x.payload); }},
        {QStringLiteral("flag"), [](CaseState &c, const Action &x) { c.flags = numberIn(x.payload, "flags"); }},
    };
    return table;
}

/// The effect of a kind, null if it has none; found without hashing a text anew.
Effect effectOf(const QString &kind)
{
    struct Index
    {
        Index()
        {
            for (auto effect = effects().cbegin(); effect != effects().cend(); ++effect) {
                kinds.of(effect.key());
                ofKind.push_back(*effect);
            }
        }
        CodeIndex kinds;
        std::vector<Effect> ofKind;
    };
    static const Index index;
    const int known = index.kinds.find(kind);
    return known < 0 ? nullptr : index.ofKind[static_cast<std::size_t>(known)];
}

} // namespace

bool isMissing(const QJsonObject &payload, const QString &member)
{
    if (member == QLatin1String("place"))
        return !payload[QLatin1String("lon")].isDouble() || !payload[QLatin1String("lat")].isDouble();
    const QJsonValue value = payload[member];
    if (value.isArray())
        return value.toArray().isEmpty();
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().trimmed().isEmpty());
}

void takeEffect(CaseState &state, const Action &action)
{
    if (const Effect effect = effectOf(action.kind))
        effect(state, action);
}

} // namespace huying
