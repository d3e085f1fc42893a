// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/codetables.h"

namespace huying
{

void writeCodeTables(BulkWriter &writer, const Catalogue &codes)
{
    for (const CaseClass &c : codes.classes())
        writer.add(CodeRecord{QStringLiteral("class"), c.code, c.name, {}, c.glyph});
    for (const CaseItem &item : codes.items())
        writer.add(CodeRecord{QStringLiteral("item"), item.code, item.name, item.classCode(),
                              item.glyph + QLatin1Char(' ') + toText(item.limit)});
    for (const Channel &channel : codes.channels())
        writer.add(CodeRecord{QStringLiteral("channel"), channel.code, channel.name, {}, channel.badge});
    for (const QString &table : codes.tableNames())
        for (const CodeName &entry : codes.table(table))
            writer.add(CodeRecord{table, entry.code, entry.name, {}, {}});
}

} // namespace huying
