// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/codes.h"
#include "data/store/bulkwriter.h"

namespace huying
{

/// Writes the code tables into table `codes`: class (attrs: glyph), item (attrs: glyph and limit), channel (attrs:
/// badge), and the register kinds. Throws SQLite::Exception.
void writeCodeTables(BulkWriter &writer, const Catalogue &codes);

} // namespace huying
