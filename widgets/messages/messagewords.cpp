// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/messagewords.h"

#include <QCoreApplication>

namespace huying
{

namespace
{

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(MessageWords)
};

QString receiverText(const QString &word, const CaseWords &words)
{
    const QString code = word.section(QLatin1Char(':'), 1);
    if (word == QLatin1String("all"))
        return Words::tr("Everybody in scope");
    if (word.startsWith(QLatin1String("role:")))
        return Words::tr("All: %1", "everybody of a role").arg(words.role(code));
    return word.startsWith(QLatin1String("unit:")) ? words.unit(code) : words.actor(code);
}

} // namespace

QString audienceText(const QStringList &audience, const CaseWords &words)
{
    QStringList names;
    for (const QString &word : audience)
        names << receiverText(word, words);
    return names.join(Words::tr(", ", "between names"));
}

QString messageAge(TimeMs at, TimeMs now)
{
    const TimeMs age = now - at;
    return age < minuteMs ? Words::tr("just now") : age < hourMs ? Words::tr("%1 min ago").arg(age / minuteMs) : clockTime(at, now);
}

QString messageFate(const Message &m, const QString &account, TimeMs now)
{
    if (!m.isOwn(account))
        return m.acknowledgedAt ? Words::tr("Acknowledged %1").arg(clockTime(m.acknowledgedAt, now)) : Words::tr("To acknowledge");
    if (m.state == Message::State::Waiting)
        return Words::tr("Waits to be sent");
    if (m.state == Message::State::Refused)
        return Words::tr("Not sent");
    const auto acknowledged = std::ranges::count_if(m.receipts, [](const Receipt &r) { return r.acknowledgedAt > 0; });
    if (m.receipts.size() != 1)
        return Words::tr("%1 of %2 acknowledged").arg(acknowledged).arg(m.receipts.size());
    const Receipt &only = m.receipts.first();
    return only.acknowledgedAt ? Words::tr("Acknowledged %1").arg(clockTime(only.acknowledgedAt, now)) : only.deliveredAt ? Words::tr("Delivered") : Words::tr("Not there yet");
}

QList<NamedCode> messageChoices(const VoiceDesk &desk, const CaseWords &words)
{
    const Account &me = desk.account();
    QList<NamedCode> choices;
    QSet<QString> wrote;
    for (const Message &m : desk.messages().messages())
        wrote << m.sender;
    if (MessageRights::mayCallAll(me)) {
        choices << NamedCode{QStringLiteral("all"), receiverText(QStringLiteral("all"), words)};
        for (const WorkflowRole &role : words.workflow().roles())
            if (MessageRights::mayAnswer({{}, {}, {role.code}, {}, {}, {}}) && role.code != QLatin1String("system"))
                choices << NamedCode{QStringLiteral("role:") + role.code, receiverText(QStringLiteral("role:") + role.code, words)};
    }
    for (const Account &one : desk.staff())
        if (one.name != me.name && MessageRights::mayAnswer(one) && (MessageRights::maySend(me) || wrote.contains(one.name)))
            choices << NamedCode{QStringLiteral("account:") + one.name, one.seat.isEmpty() ? one.display : QStringLiteral("%1 · %2").arg(one.display, one.seat)};
    if (MessageRights::maySend(me))
        for (const UnitRow &unit : words.units())
            choices << NamedCode{QStringLiteral("unit:") + unit.ref, Words::tr("%1 (unit)").arg(unit.name)};
    return choices;
}

QString lookerText(const Look &look, const CaseWords &words)
{
    const QString name = words.actor(look.account);
    return look.seat.isEmpty() ? name : QStringLiteral("%1 · %2").arg(name, look.seat);
}

} // namespace huying
