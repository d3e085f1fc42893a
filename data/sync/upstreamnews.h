// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/action.h"

#include <QByteArray>
#include <QList>
#include <QSet>

namespace huying
{

/// A register row as COPY writes it: one value a column of the table's entry in synctables.h; null is NULL.
using SyncRow = QList<QByteArray>;

/// What upstream did with one action of the outbox.
struct UpstreamAnswer
{
    enum class Status { Accepted, Known, Refused };

    QUuid id;
    Status status = Status::Refused;
    QString no;           ///< number of the case
    int version = 0;      ///< of the case after it, or as it is now if refused
    TimeMs at = 0;        ///< as upstream has it
    QString code, reason; ///< of a refusal
};

/// One thing that changed upstream, with all that is needed to take it over.
struct UpstreamChange
{
    enum class What {
        Action,  ///< `actions`: one
        WholeLog, ///< `actions`: all of the case, none if it may not be held
        Drop,    ///< the case may no longer be held
        Row,     ///< `rows`: that of `key`, or none if it is gone
        Table,   ///< `rows`: all of the table
        Scope    ///< what the account may see is another now
    };

    What what = What::Action;
    CaseId caseId;
    QList<huying::Action> actions; ///< one that could not be read has no id
    QString table, key;
    QList<SyncRow> rows;

    /// The case may not be held any more.
    bool isGone() const { return what == What::Drop || (what == What::WholeLog && actions.isEmpty()); }
};

/// A stretch of the feed, in order.
struct UpstreamNews
{
    QList<UpstreamChange> changes;
    QList<QUuid> messages;     ///< that the account wrote or got, or whose receipts changed
    QString position;          ///< where to go on; null: nowhere else than before
    bool hasMore = false;
    bool isAfterRestore = false; ///< what upstream does not know any more was lost there, not taken away
    QSet<QUuid> known = {};      ///< of Journal::doubtOf(): those that upstream has, though it may not show them any more
};

} // namespace huying
