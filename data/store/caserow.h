// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace huying
{

class CodeWords;
class FastStatement;

/// Columns of table `cases` in the order that readCase() and bindCase() use, without fid.
extern const char *const caseColumns;
extern const int caseColumnCount;

CaseState readCase(SQLite::Statement &row, int firstColumn = 0);
/// The same of many rows, into a new case: `few` has the words that nearly every case shares, `many` those of areas and
/// organisations.
void readCase(const FastStatement &row, CodeWords &few, CodeWords &many, CaseState &into);
void bindCase(SQLite::Statement &statement, const CaseState &state);

/// Columns of tables `actions` and `recorded`, without seq.
extern const char *const actionColumns;
Action readAction(SQLite::Statement &row, int firstColumn = 0);
void bindAction(SQLite::Statement &statement, const Action &action);

QByteArray idBytes(const QUuid &id); ///< 16 bytes, RFC 4122 order

} // namespace huying
