// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/caseeffects.h"

#include "data/model/codeindex.h"

#include <QHash>
#include <algorithm>

namespace huying
{

namespace
{

void takePlace(CaseState &s, const Payload &payload)
{
    s.address = payload.text("address", s.address);
    s.area = payload.text("area", s.area);
    if (!payload.isMissing(QStringLiteral("place")))
        s.place = LonLat{payload.number("lon"), payload.number("lat")};
}

void takeReport(CaseState &s, const ActionView &a)
{
    const Payload &p = a.payload;
    s.id = a.caseId;
    s.reportedAt = a.at;
    s.no = p.text("no");
    s.title = p.text("title");
    s.text = p.text("text");
    s.item = p.text("item");
    s.channel = p.text("channel");
    s.variant = p.text("variant");
    s.reporterMasked = p.text("reporter");
    s.phoneMasked = p.text("phone");
    s.flags = p.count("flags");
    takePlace(s, p);
}

void takeCorrection(CaseState &s, const ActionView &a)
{
    s.title = a.payload.text("title", s.title);
    s.text = a.payload.text("text", s.text);
    s.item = a.payload.text("item", s.item);
    s.address = a.payload.text("address", s.address);
}

void takeOrg(CaseState &s, const ActionView &a)
{
    s.assignedAt = a.at;
    s.org = a.payload.text("org");
    s.assist = a.payload.texts("assist");
    s.rule = a.payload.text("rule");
}

void dropUnits(CaseState &s)
{
    s.units.clear();
    s.unitStage = UnitStage::None;
}

/// Units that were there before stay as far as they are.
void takeDispatch(CaseState &s, const ActionView &a)
{
    const QStringList units = a.payload.texts("units");
    const bool anyStays = std::any_of(units.begin(), units.end(), [&s](const QString &unit) { return s.units.contains(unit); });
    s.unitStage = anyStays ? std::max(s.unitStage, UnitStage::Sent) : UnitStage::Sent;
    s.units = units;
}

void takeUnitStage(CaseState &s, const ActionView &a, UnitStage stage)
{
    // One of several that is only under way does not take back that another has arrived.
    s.unitStage = a.payload.text("unit").isEmpty() ? stage : std::max(s.unitStage, stage);
}

void takeStandDown(CaseState &s, const ActionView &a)
{
    if (const QString unit = a.payload.text("unit"); !unit.isEmpty())
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

void takeWhistle(CaseState &s, const ActionView &a)
{
    s.whistle = {a.at, 0, a.actor, a.payload.text("text"), {}, 0};
    for (const QString &org : a.payload.texts("orgs")) {
        WhistleLeg leg;
        leg.org = org;
        leg.signDue = a.payload.whole("sign_due");
        leg.arriveDue = a.payload.whole("arrive_due");
        leg.handleDue = a.payload.whole("handle_due");
        s.whistle.legs << leg;
    }
}

/// The leg of the payload's organisation, else the actor's, else the first that is not over.
WhistleLeg *legOf(CaseState &s, const ActionView &a)
{
    const QString org = a.payload.text("org", a.org);
    for (WhistleLeg &leg : s.whistle.legs)
        if (org.isEmpty() ? !leg.isOver() : leg.org == org)
            return &leg;
    return nullptr;
}

template <TimeMs WhistleLeg::*When> void takeLeg(CaseState &s, const ActionView &a)
{
    if (WhistleLeg *leg = legOf(s, a); leg && !leg->isOver()) {
        leg->*When = a.at;
        leg->reason = a.payload.text("reason", leg->reason);
    }
}

void takeMerge(CaseState &s, const ActionView &a)
{
    s.mergedInto = QUuid::fromString(a.payload.text("into"));
    s.priorState = s.state;
    s.flags |= FlagDuplicate;
}

void takeUnmerge(CaseState &s, const ActionView &)
{
    s.mergedInto = {};
    s.flags &= ~FlagDuplicate;
}

void takeRequest(CaseState &s, const ActionView &a)
{
    s.request = {a.kind.mid(4), a.actor, a.payload.text("reason"), a.at, a.payload.whole("until")};
}

void takeClaim(CaseState &s, const ActionView &a)
{
    s.claimedBy = a.actor;
    s.claimUntil = a.payload.whole("until");
}

void takeReopening(CaseState &s, const ActionView &)
{
    ++s.reopened;
    s.resolvedAt = s.checkedAt = s.closedAt = 0;
    s.satisfaction = 0;
    s.forced = false;
}

using Effect = void (*)(CaseState &, const ActionView &);

const QHash<QString, Effect> &effects()
{
    static const QHash<QString, Effect> table{
        {QStringLiteral("report"), takeReport},
        {QStringLiteral("correct"), takeCorrection},
        {QStringLiteral("accept"), [](CaseState &c, const ActionView &x) { c.acceptedAt = x.at; }},
        {QStringLiteral("assign"), takeOrg},
        {QStringLiteral("task_down"), takeOrg},
        {QStringLiteral("reassign"), [](CaseState &c, const ActionView &x) { dropOrg(c), takeOrg(c, x); }},
        {QStringLiteral("sign"), [](CaseState &c, const ActionView &x) { c.signedAt = x.at; }},
        {QStringLiteral("return"), [](CaseState &c, const ActionView &) { ++c.returned, dropOrg(c); }},
        {QStringLiteral("escalate"), [](CaseState &c, const ActionView &) { ++c.escalated, dropOrg(c); }},
        {QStringLiteral("dispatch"), takeDispatch},
        {QStringLiteral("recall"), [](CaseState &c, const ActionView &) { dropUnits(c); }},
        {QStringLiteral("depart"), [](CaseState &c, const ActionView &x) { takeUnitStage(c, x, UnitStage::EnRoute); }},
        {QStringLiteral("stand_down"), takeStandDown},
        {QStringLiteral("arrive"),
         [](CaseState &c, const ActionView &x) {
             takeUnitStage(c, x, UnitStage::OnScene);
             if (!c.signedAt)
                 c.signedAt = x.at;
         }},
        {QStringLiteral("mediate"),
         [](CaseState &c, const ActionView &x) {
             c.mediation = {x.payload.text("mediation_org"), x.payload.text("mediator"), {},
                            x.payload.count("difficulty")};
         }},
        {QStringLiteral("agree"),
         [](CaseState &c, const ActionView &x) {
             c.mediation.agreement = x.payload.text("agreement");
             c.resolvedAt = x.at;
         }},
        {QStringLiteral("resolve"),
         [](CaseState &c, const ActionView &x) { c.resolvedAt = x.at, c.unitStage = UnitStage::None; }},
        {QStringLiteral("quick_close"),
         [](CaseState &c, const ActionView &x) { c.resolvedAt = c.checkedAt = x.at; }},
        {QStringLiteral("pass"), [](CaseState &c, const ActionView &x) { c.checkedAt = x.at; }},
        {QStringLiteral("fail"), [](CaseState &c, const ActionView &) { ++c.rework, c.checkedAt = 0; }},
        {QStringLiteral("force_close"), [](CaseState &c, const ActionView &) { c.forced = true; }},
        {QStringLiteral("reopen"), takeReopening},
        {QStringLiteral("rate"), [](CaseState &c, const ActionView &x) { c.satisfaction = x.payload.count("satisfaction"); }},
        {QStringLiteral("follow_up"),
         [](CaseState &c, const ActionView &x) {
             c.contacted = x.payload.count("contacted");
             c.solved = x.payload.count("solved");
             if (const int satisfaction = x.payload.count("satisfaction"))
                 c.satisfaction = satisfaction;
         }},
        {QStringLiteral("urge"), [](CaseState &c, const ActionView &) { ++c.urged; }},
        {QStringLiteral("supervise"),
         [](CaseState &c, const ActionView &x) {
             c.order = {x.at, x.payload.whole("reply_due"), 0, x.actor, x.payload.text("text")};
             c.flags |= FlagSupervised;
         }},
        {QStringLiteral("supervise_reply"), [](CaseState &c, const ActionView &x) { c.order.answeredAt = x.at; }},
        {QStringLiteral("supervise_end"),
         [](CaseState &c, const ActionView &) { c.order = {}, c.flags &= ~FlagSupervised; }},
        {QStringLiteral("yellow_card"), [](CaseState &c, const ActionView &) { ++c.yellowCards; }},
        {QStringLiteral("red_card"), [](CaseState &c, const ActionView &) { ++c.redCards; }},
        {QStringLiteral("ask_extend"), takeRequest},
        {QStringLiteral("ask_suspend"), takeRequest},
        {QStringLiteral("extend"), [](CaseState &c, const ActionView &) { ++c.extended, c.request = {}; }},
        {QStringLiteral("suspend"), [](CaseState &c, const ActionView &) { c.request = {}; }},
        {QStringLiteral("refuse"), [](CaseState &c, const ActionView &) { c.request = {}; }},
        {QStringLiteral("whistle"), takeWhistle},
        {QStringLiteral("whistle_sign"), takeLeg<&WhistleLeg::signedAt>},
        {QStringLiteral("whistle_return"), takeLeg<&WhistleLeg::returnedAt>},
        {QStringLiteral("whistle_arrive"), takeLeg<&WhistleLeg::arrivedAt>},
        {QStringLiteral("whistle_handle"), takeLeg<&WhistleLeg::handledAt>},
        {QStringLiteral("whistle_rate"),
         [](CaseState &c, const ActionView &x) {
             c.whistle.rating = x.payload.count("satisfaction");
             c.whistle.ratedAt = x.at;
         }},
        {QStringLiteral("merge"), takeMerge},
        {QStringLiteral("unmerge"), takeUnmerge},
        {QStringLiteral("assign_checker"),
         [](CaseState &c, const ActionView &x) {
             c.claimedBy = x.payload.text("checker");
             c.claimUntil = x.payload.whole("until");
         }},
        {QStringLiteral("claim"), takeClaim},
        {QStringLiteral("take_over"), takeClaim},
        {QStringLiteral("release"), [](CaseState &c, const ActionView &) { c.claimedBy.clear(), c.claimUntil = 0; }},
        {QStringLiteral("locate"), [](CaseState &c, const ActionView &x) { takePlace(c, x.payload); }},
        {QStringLiteral("flag"), [](CaseState &c, const ActionView &x) { c.flags = x.payload.count("flags"); }},
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

void takeEffect(CaseState &state, const ActionView &action)
{
    if (const Effect effect = effectOf(action.kind))
        effect(state, action);
}

} // namespace huying
