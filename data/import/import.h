// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/import/coverage.h"
#include "data/import/mapping.h"
#include "data/model/workflow.h"

#include <functional>

namespace huying
{

struct ImportRequest
{
    QString storePath; ///< is made if it does not exist
    QString filePath;
    ImportKind kind = ImportKind::Cases;
    QString mappingPath;
};

struct ImportReport
{
    qint64 read = 0, rejected = 0;
    qint64 added = 0;     ///< new to the store
    qint64 extended = 0;  ///< cases that got further actions
    qint64 unchanged = 0; ///< known; rows of registers were written over
    std::map<QString, qint64> tables;  ///< rows written, by table
    std::map<QString, qint64> notices; ///< things that an administrator should know, with their number
    std::vector<CoverageReport> coverage; ///< of areas, one a level that has shapes
    QString encoding;
    QString rejectsPath;               ///< empty if nothing was rejected
    qint64 elapsedMs = 0;
};

/// What is being done, and how far; total 0 if unknown.
using ImportProgress = std::function<void(const QString &what, qint64 done, qint64 total)>;

/// Brings a file into a store, in one transaction: on any error nothing of it is there, and a store that was to be
/// made is not. Repeating an import changes nothing; a longer file adds what is new. Rejected rows are in
/// "<store>.rejects.csv". Holds the store as its writer.
Result<ImportReport> importFile(const ImportRequest &request, const Workflow &workflow,
                                const ImportProgress &progress = {});

} // namespace huying
