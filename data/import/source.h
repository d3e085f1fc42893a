// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/import/encoding.h"
#include "data/model/result.h"

#include <QStringList>
#include <memory>

class GDALDataset;
class OGRFeature;
class OGRGeometry;
class OGRLayer;

namespace huying
{

struct ReadErrors;

/// One record of a foreign file, text decoded. Valid until the source reads the next.
class SourceRow
{
public:
    SourceRow() = default;
    qint64 number() const { return m_number; }  ///< as a spreadsheet counts: the header is line 1
    QString text(int column) const;             ///< empty for null; dates as ISO 8601
    const OGRGeometry *geometry() const;
    bool isReadable() const { return m_readable; } ///< false if the row is in no known encoding
    /// The whole row for the rejects file; columns in `hidden` are blanked to their first character.
    QString raw(const QSet<int> &hidden) const;

private:
    friend class Source;
    const OGRFeature *m_feature = nullptr;
    TextDecoder *m_decoder = nullptr;
    Encoding m_encoding = Encoding::Utf8;
    qint64 m_number = 0;
    bool m_readable = true;
};

/// A layer of whatever GDAL opens, row by row.
class Source
{
public:
    /// `layer` may be empty for the first. Errors: NotFound, BadInput (no format fits, no such layer), Damaged.
    static Result<std::unique_ptr<Source>> open(const QString &path, const QString &layer, const QString &filter,
                                                Encoding encoding);
    ~Source();

    const QStringList &columns() const { return m_columns; }
    /// Next row, or nullptr at the end; a file that breaks off half-way is an error.
    Result<const SourceRow *> next();
    void rewind();
    qint64 rowCount() const; ///< −1 if only reading the file would tell
    OGRLayer *layer() const { return m_layer; }
    QString encodingSummary() const { return m_decoder.summary(); }

private:
    explicit Source(Encoding encoding);
    Result<void> openFile(const QString &path, const QString &layer, const QString &filter);
    void readColumns();

    QString m_path;
    std::unique_ptr<ReadErrors> m_errors;
    std::unique_ptr<GDALDataset> m_dataset;
    OGRLayer *m_layer = nullptr;
    std::unique_ptr<OGRFeature> m_feature;
    TextDecoder m_decoder;
    QStringList m_columns;
    SourceRow m_row;
    qint64 m_next = 0, m_firstNumber = 1;
};

/// Opens a file with GDAL for reading vectors; a ".gz" is read through. The message says what can be opened.
Result<std::unique_ptr<GDALDataset>> openVectors(const QString &path);

/// Collects GDAL's complaints of this thread while it lives, instead of letting them go to stderr.
struct ReadErrors
{
    ReadErrors();
    ~ReadErrors();
    QString text; ///< the first failure
};

} // namespace huying
