// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/store/pointsnapshot.h"
#include "data/store/store.h"

#include <functional>

namespace huying
{

class CodeWords;

// What the console reads at its start. All throw SQLite::Exception; call through guarded().

StoreInfo readInfo(Store &store);
StoreNames readNames(Store &store);
std::vector<AreaRecord> readAreas(Store &store);
QList<UnitRow> readUnits(Store &store);
/// Cases whose state is (or is not) one of `finalStates`, handed out in portions.
void readCases(Store &store, const QStringList &finalStates, bool open,
               const std::function<void(QList<CaseState>)> &portion);
/// `words`: what areas and organisations are called by, which the cases share.
void readCases(Store &store, const QStringList &finalStates, bool open,
               const std::function<void(QList<CaseState>)> &portion, CodeWords &words);
CaseState readCaseRow(Store &store, const CaseId &id); ///< version 0 if it is unknown
/// All of it, row by row: takes seconds for millions.
RegisterColumns readRegister(Store &store, RegisterKind kind);
/// Only what lies in the scope's area, areas as indices of the tree.
PointTablePtr seenPoints(RegisterColumns columns, const AreaTree &areas, const Scope &scope);
PointTablePtr readRegister(Store &store, RegisterKind kind, const AreaTree &areas, const Scope &scope);
/// Rows with these keys, those of them that there are; `categories`: how the list of codes begins.
PointTablePtr readRegisterRows(Store &store, RegisterKind kind, const AreaTree &areas, const Scope &scope,
                               const std::vector<quint32> &fids, const QStringList &categories);
/// What a map writes beside symbols: places, things and organisations by name. Of people and opinions nothing.
QHash<quint32, QString> readItemNames(Store &store, RegisterKind kind, const std::vector<quint32> &fids, const Scope &scope);
/// `folder`: where the files lie, which for a replay is beside the original store.
QList<Attachment> readAttachments(Store &store, const CaseId &id, const QString &folder);
ItemFields readItem(Store &store, RegisterKind kind, quint32 fid);

} // namespace huying
