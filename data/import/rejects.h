// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/import/fieldrule.h"

#include <QByteArray>

namespace huying
{

/// The rows that could not be taken, as a CSV that a spreadsheet opens (UTF-8 with BOM).
class Rejects
{
public:
    explicit Rejects(const QString &storePath) : m_path(storePath + QStringLiteral(".rejects.csv")) {}

    void add(qint64 row, const RowProblem &problem, const QString &raw);
    qint64 count() const { return m_count; }
    const QString &path() const { return m_path; }
    /// Replaces the file of an earlier import; takes it away if nothing was rejected.
    Result<void> write() const;

private:
    QString m_path;
    QByteArray m_text;
    qint64 m_count = 0;
};

} // namespace huying
