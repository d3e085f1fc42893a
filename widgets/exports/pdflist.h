// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/export/listtable.h"

namespace huying
{

/// A4 landscape: title and `about` over the first page, the columns' names over each, page n of m, the watermark
/// across. Up to 20,000 rows; more belong into a spreadsheet. Any thread.
std::unique_ptr<ListWriter> makePdfWriter(const QString &file);

} // namespace huying
