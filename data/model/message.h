// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "data/model/action.h"

#include <QMetaType>

namespace huying
{

constexpr qsizetype messageLength = 500; ///< characters at most

/// What became of a message at one of those it went to; 0: not yet.
struct Receipt
{
    QString account;
    TimeMs deliveredAt = 0, acknowledgedAt = 0;

    bool operator==(const Receipt &) const = default;
};

/// Words from an account to others, as a seat keeps them.
struct Message
{
    enum class State {
        Waiting, ///< written here, goes up when it can
        Sent,    ///< upstream has it
        Refused  ///< upstream did not take it: `reason`
    };

    QUuid id;
    QString sender;
    QStringList audience; ///< "all", "role:chief", "account:wang", "unit:u7"
    QString text;
    bool urgent = false;
    CaseId caseId; ///< what it is about; may be null
    TimeMs at = 0;
    State state = State::Waiting;
    QString reason;
    TimeMs acknowledgedAt = 0; ///< by the seat's account, of what it got
    QList<Receipt> receipts;   ///< all of them of what one sent, one's own of what one got

    bool isOwn(const QString &account) const { return sender == account; }
    bool waitsFor(const QString &account) const { return sender != account && !acknowledgedAt; }
    bool operator==(const Message &) const = default;
};

/// A case that somebody else has open.
struct Look
{
    CaseId caseId;
    QString account, seat;

    bool operator==(const Look &) const = default;
};

/// What upstream will take, as data/upstream/016_messages.sql has it (calls.csv), so that the seat can say no at once.
struct MessageRights
{
    static bool mayAnswer(const Account &a)
    {
        return maySend(a) || a.mayAny({QStringLiteral("handler"), QStringLiteral("grid"), QStringLiteral("checker"), QStringLiteral("reviewer"),
                                       QStringLiteral("mediator"), QStringLiteral("petition"), QStringLiteral("restricted")});
    }
    static bool maySend(const Account &a) { return mayCallAll(a) || a.mayAny({QStringLiteral("operator"), QStringLiteral("town")}); }
    static bool mayCallAll(const Account &a)
    {
        return a.mayAny({QStringLiteral("chief"), QStringLiteral("dispatcher"), QStringLiteral("supervisor"), QStringLiteral("leader"), QStringLiteral("system")});
    }
};

} // namespace huying

Q_DECLARE_METATYPE(huying::Message)
Q_DECLARE_METATYPE(QList<huying::Look>)
