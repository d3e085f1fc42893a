// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/export/listtable.h"
#include "data/model/queuefilter.h"
#include "widgets/words/casewords.h"

class QTableView;

namespace huying
{

/// The columns that a table of the queue shows, in the order it shows them.
struct DeskColumns
{
    QList<int> sections; ///< QueueModel::Column
    QList<ListColumn> columns;
};
DeskColumns columnsOf(const QTableView &table);

/// One case in these columns, in the words of the screen; numbers of people in free text are masked.
ExportRow listRow(const CaseState &state, const QList<int> &sections, const CaseWords &words, bool isFinal, TimeMs now);

/// "To check · Source: hotline · Area: …" as the filter bar says it; never empty.
QString filterText(const QueueFilter &filter, const QString &tab, const CaseWords &words);

} // namespace huying
