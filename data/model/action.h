// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/time.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUuid>

namespace huying
{

using CaseId = QUuid;

/// One immutable step of a case. What `payload` holds by kind (all optional unless the workflow `needs` it):
/// report: no, title, text, item, channel, variant, address, area (grid code), lon, lat (degrees), due, limit (ms),
///   flags, reporter, phone (masked forms), reporter_enc, phone_enc (Base64 of sealed cells), photos;
/// correct: title, text, item, address; assign, task_down: org, assist [codes], rule, due;
/// dispatch: units [refs]; extend: due, or add ("1 工作日"); ask_extend: until; locate: address, area, lon, lat;
/// resolve: result, photos; rate, whistle_rate: satisfaction 1 no, 2 basically, 3 satisfied;
/// follow_up: contacted, solved (1 no, 2 yes), satisfaction; supervise: text, reply_due;
/// whistle: orgs [codes], text, sign_due, arrive_due, handle_due; whistle_sign … whistle_handle: org;
/// mediate: mediation_org, mediator, difficulty; agree: agreement; merge: into (case id); claim, take_over: until;
/// assign_checker: checker (account), until; pass, fail: checks [{name, passed, by, found}], by "system" or "person";
/// flag: flags; any: reason, text, stage_due, stage_limit (of the state that it leads to).
struct Action
{
    QUuid id;         ///< UUIDv7
    CaseId caseId;
    QString kind;     ///< code in the workflow table
    QString actor;    ///< account name
    QString org;      ///< organisation code, may be empty
    TimeMs at = 0;
    int expectedVersion = 0; ///< version of the case that the actor saw; 0 for report
    QJsonObject payload;
};

/// UUIDv7: `at` in the top 48 bits, so that ids sort by time; `random` fills the rest.
QUuid uuid7(TimeMs at, quint64 randomHigh, quint64 randomLow);
QUuid uuid7(TimeMs at); ///< random part from the system generator

/// JSON as QJsonDocument writes it, less what PostgreSQL takes in no text: U+0000, and half of a character of two halves, which
/// a text that was pasted or cut off may hold.
QByteArray writable(const QByteArray &json);
QJsonObject writable(const QJsonObject &object);

} // namespace huying
