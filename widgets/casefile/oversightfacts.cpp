// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/casefile/oversightfacts.h"

#include "widgets/casefile/factlist.h"
#include "widgets/delegates/lampdelegate.h"

namespace huying
{

namespace
{

QString dot(const QStringList &parts)
{
    QStringList said = parts;
    said.removeAll(QString());
    return said.join(QStringLiteral(" · "));
}

QString leftText(TimeMs due, TimeMs now)
{
    return due ? limitText(due < now ? LampShape::Diamond : LampShape::Circle, due - now) : QString();
}

QString requestText(const CaseState &c, const CaseWords &words, TimeMs now)
{
    const QString what = c.request.kind == QLatin1String("extend") ? FactList::tr("extension to %1").arg(clockTime(c.request.until, now))
                                                                   : FactList::tr("suspension");
    return dot({what, c.request.reason, words.actor(c.request.by), FactList::tr("waits for approval since %1").arg(clockTime(c.request.at, now))});
}

QString orderText(const CaseState &c, const CaseWords &words, TimeMs now)
{
    const QString by = c.order.by == QLatin1String("system") ? FactList::tr("by the system") : words.actor(c.order.by);
    const QString reply = c.order.answeredAt ? FactList::tr("answered %1").arg(clockTime(c.order.answeredAt, now))
                                             : dot({leftText(c.order.due, now), FactList::tr("not answered")});
    return dot({QStringLiteral("%1 %2").arg(clockTime(c.order.at, now), by), c.order.text, reply});
}

QString legText(const WhistleLeg &leg, TimeMs now)
{
    if (leg.returnedAt)
        return dot({FactList::tr("returned %1").arg(clockTime(leg.returnedAt, now)), leg.reason});
    if (leg.handledAt)
        return FactList::tr("handled %1").arg(clockTime(leg.handledAt, now));
    if (leg.arrivedAt)
        return dot({FactList::tr("arrived %1").arg(clockTime(leg.arrivedAt, now)), leftText(leg.handleDue, now)});
    if (leg.signedAt)
        return dot({FactList::tr("signed %1").arg(clockTime(leg.signedAt, now)), leftText(leg.arriveDue, now)});
    return dot({FactList::tr("not signed"), leftText(leg.signDue, now)});
}

} // namespace

QList<std::pair<QString, QString>> oversightFacts(const CaseState &c, const CaseWords &words, TimeMs now)
{
    QList<std::pair<QString, QString>> facts;
    if (!c.request.kind.isEmpty())
        facts.append({FactList::tr("Request"), requestText(c, words, now)});
    if (c.order.at)
        facts.append({FactList::tr("Order"), orderText(c, words, now)});
    if (c.yellowCards || c.redCards)
        facts.append({FactList::tr("Cards"), FactList::tr("yellow %1, red %2").arg(c.yellowCards).arg(c.redCards)});
    if (c.whistle.calledAt) {
        facts.append({FactList::tr("Whistle"), dot({clockTime(c.whistle.calledAt, now), c.whistle.text})});
        for (const WhistleLeg &leg : c.whistle.legs)
            facts.append({QString(), dot({words.organization(leg.org), legText(leg, now)})});
    }
    return facts;
}

} // namespace huying
