// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/syncstatus.h"
#include "data/sync/journal.h"
#include "widgets/words/casewords.h"

namespace huying
{

/// "Live", "Catching up", "Offline", "Stopped"
QString syncWord(SyncStatus::State state);
/// Icon of a state; shapes tell them apart without colour.
QString syncIcon(SyncStatus::State state);
/// Somebody has to do something: the only states that take a colour.
inline bool wantsSomebody(SyncStatus::State state) { return state == SyncStatus::State::Stopped; }
/// "Live sync", "Offline since 09:41", "Stopped: the password is wrong".
QString syncState(const SyncStatus &status, TimeMs now);
/// One line: "Live · delay within 1 s", "Offline since 09:41 · 3 to send".
QString syncLine(const SyncStatus &status, TimeMs now);
/// Where the password and the key of personal cells lie on this machine.
QString secretWords(SecretPlace key, bool hasKeyring, bool isPasswordKept);
/// Names no server, says what is to be done: the last part of a longer reason.
QString shortReason(const QString &why);

/// One fact on both sides of a returned action.
struct TwoSides
{
    QString field, wanted, now; ///< now: empty if the case says nothing of the kind
    bool isWish = true;         ///< else it tells of the circumstances
    bool differ() const { return isWish && !now.isEmpty() && wanted != now; }
};
/// What the action would have made of the case beside what the case is; personal cells are left out. `since`: the steps
/// of the case that the action did not know of.
QList<TwoSides> sidesOf(const Action &action, const CaseState &now, const QList<Action> &since, const CaseWords &words, TimeMs clock);
/// "Assign": what people call the action.
QString actionWord(const Action &action, const CaseWords &words);
/// What a note about it says on the case.
QString noteAbout(const ReturnedAction &returned, const CaseWords &words, TimeMs clock);

} // namespace huying
