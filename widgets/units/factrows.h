// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/unittracker.h"
#include "data/positions/positionhub.h"
#include "widgets/units/factmodel.h"

namespace huying
{

// What the pages of the tracking panel say, in words.

FactRow sourceRow(const PositionStatus &source, const UnitTracker &tracker);
/// Tables of the site that are not used, by what was said of them: file, entry, reason.
QList<FactRow> tableRows(const QStringList &problems);
/// The newest first: lines that were not understood, and fixes that were and can't be true.
QList<FactRow> refusedRows(const QList<PositionStatus> &sources, const UnitTracker &tracker);
QList<FactRow> crossingRows(const UnitTracker &tracker);
QList<FactRow> patrolRows(const QList<PatrolRow> &rows, const UnitTracker &tracker, const AreaTreePtr &areas);
QList<FactRow> attendanceRows(const QList<AttendanceRow> &rows, const UnitTracker &tracker, const AreaTreePtr &areas);
/// What the page rests on: since when it was watched, by which rule.
QString pageNote(int page, const UnitTracker &tracker);

} // namespace huying
