// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/import/areaindex.h"
#include "data/import/import.h"
#include "data/import/mapping.h"
#include "data/import/placement.h"
#include "data/import/source.h"
#include "data/model/workflow.h"
#include "data/store/bulkwriter.h"

namespace huying
{

/// What the takers of one import share; lives on importFile()'s stack.
struct ImportContext
{
    Store &store;
    const Workflow &workflow;
    const Mapping &mapping;
    const Placement &placement;
    const Vault &vault;
    BulkWriter &writer;
    AreaIndex &areas;
    QHash<QString, QString> supersede; ///< of the store and of the mapping
    ImportReport &report;

    /// The code that stands today for `code`: its longest superseded beginning is replaced.
    QString currentCode(const QString &code) const;
    /// A field's value, empty if the mapping does not have the field.
    RowResult<QString> field(const char *name, const SourceRow &row) const;
    /// A field that there must be.
    RowResult<QString> needed(const char *name, const SourceRow &row) const;
    /// 0 if the field is empty or not mapped.
    RowResult<TimeMs> time(const char *name, const SourceRow &row) const;
    RowResult<double> number(const char *name, const SourceRow &row, double otherwise = 0) const;
    /// The row's place under the mapping's rules; a bad one is dropped with a notice if the mapping says so.
    RowResult<std::optional<LonLat>> place(const SourceRow &row) const;
    /// The area that the row names, or the one around the place.
    RowResult<QString> area(const SourceRow &row, const std::optional<LonLat> &place) const;
    void notice(const QString &what) const { ++report.notices[what]; }
};

/// Takes the rows of one kind. Functions throw SQLite::Exception.
class RowTaker
{
public:
    virtual ~RowTaker() = default;
    virtual RowResult<void> take(const SourceRow &row) = 0;
    virtual void finish() {}
};

std::unique_ptr<RowTaker> makeCaseTaker(ImportContext &context);
std::unique_ptr<RowTaker> makeRegisterTaker(ImportContext &context, ImportKind kind);
std::unique_ptr<RowTaker> makeDerivedTaker(ImportContext &context);

} // namespace huying
