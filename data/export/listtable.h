// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"
#include "data/model/time.h"

#include <QList>
#include <QString>
#include <memory>
#include <optional>

namespace huying
{

/// A column of an exported list. Text holds what the screen says; Number, Time (since 1970) and Span (milliseconds)
/// stay numbers where the format has them.
struct ListColumn
{
    enum class Kind : quint8 { Text, Number, Time, Span };
    QString title;
    Kind kind = Kind::Text;
    int width = 8;      ///< in Han characters
    bool wraps = false; ///< on paper it may take a second line
};

struct ListCell
{
    QString text;                  ///< of a Text column
    std::optional<TimeMs> number;  ///< of any other; none: empty

    static ListCell of(QString words) { return {std::move(words), std::nullopt}; }
    static ListCell of(TimeMs value) { return {{}, value}; }
    bool operator==(const ListCell &) const = default;
};

using ExportRow = QList<ListCell>;

/// What stands over a list and beside it, in the user's language.
struct ListHead
{
    QString title;                              ///< "待核查案卷"
    QList<std::pair<QString, QString>> about;   ///< filter, as of, number, made by, …: a line each
    QString watermark;                          ///< who and when, across each page
    QString page;                               ///< "第 %1 页 共 %2 页"
    QList<ListColumn> columns;
};

/// Takes a list row by row and leaves a whole file or none. One thread at a time. Errors: Storage, BadInput.
class ListWriter
{
public:
    virtual ~ListWriter() = default; ///< without finish(): nothing is left, and what stood there before stands
    virtual Result<void> begin(const ListHead &head) = 0;
    virtual Result<void> add(const QList<ExportRow> &rows) = 0;
    virtual Result<void> finish() = 0;
};

/// RFC 4180, UTF-8 with byte order mark, CRLF; the first line names the columns.
std::unique_ptr<ListWriter> makeCsvWriter(const QString &file);
/// One sheet of at most 1,048,575 rows after the other, frozen head, filter arrows, ready to print; `about` stands
/// on a sheet of its own.
std::unique_ptr<ListWriter> makeXlsxWriter(const QString &file);

/// As the screen writes it: "2026-08-12 14:32", "1:54", "12".
QString cellText(const ListColumn &column, const ListCell &cell);
/// Text that a spreadsheet would take as a formula gets an apostrophe before it.
QString asPlainText(const QString &text);
/// Phone and ID numbers in running text are masked as everywhere else.
QString withoutNumbersOfPeople(const QString &text);
/// What went wrong with writing a file, and what to do about it.
Error writingError(const QString &file, const QString &why);

} // namespace huying
