// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/pointtable.h"
#include "data/store/store.h"

#include <optional>

namespace huying
{

/// A register as its table has it, whoever may see it: in Morton order, areas by their codes.
struct RegisterColumns
{
    PointTable points;     ///< `area` is an index in `areas`
    QStringList areas;     ///< codes
};

/// Files beside a store that hold its great registers packed, so that a start does not go through millions of rows:
/// place, row, area, category and day of visit, nothing that names anybody. A file counts while table point_snapshots
/// has its mark, which every change of the register takes away (resources/schema/0007.sql).
class PointSnapshots
{
public:
    static constexpr std::size_t leastRows = 20000; ///< fewer are read as fast from the table

    /// `original`: the store that the files lie beside, for a replay not the one that is read.
    explicit PointSnapshots(const QString &original) : m_folder(original + QStringLiteral(".points")) {}

    /// Marks registers of which a file is to be made; before anybody reads them. In the writer's thread; throws.
    static void expect(Store &writer);
    /// Nothing if there is no file, or not of the table as it stands, or a damaged one. Throws SQLite::Exception.
    std::optional<RegisterColumns> read(Store &store, RegisterKind kind) const;
    /// Writes what was read in a transaction in which isExpected() was true, and answers with its mark; nothing where the
    /// file can't be written.
    std::optional<QByteArray> write(const RegisterColumns &columns) const;
    static bool isExpected(Store &store, RegisterKind kind);
    static bool isKnown(Store &store, RegisterKind kind); ///< has a mark: a file is there, or expected
    /// The file counts from now on, unless the register has changed since. In the writer's thread; throws.
    static void confirm(Store &writer, RegisterKind kind, const QByteArray &mark);
    /// The file is gone or damaged: the next expect() asks for another. In the writer's thread; throws.
    static void forget(Store &writer, RegisterKind kind);

    QString fileOf(RegisterKind kind) const; ///< empty for a register that has none

private:
    QString m_folder;
};

/// Bytes of the file and back. The last 16 are BLAKE2b of the others.
QByteArray packed(const RegisterColumns &columns);
std::optional<RegisterColumns> unpacked(const char *bytes, qint64 size);

} // namespace huying
