// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

#include <QHash>
#include <QJsonValue>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <optional>
#include <vector>

namespace huying
{

class SourceRow;

/// Why a row, or one value of it, can't be taken; goes to the rejects file.
struct RowProblem
{
    QString column, reason;
};
template <class T> using RowResult = tl::expected<T, RowProblem>;

inline tl::unexpected<RowProblem> reject(QString column, QString reason)
{
    return tl::unexpected<RowProblem>(RowProblem{std::move(column), std::move(reason)});
}

/// How one field comes out of a row: a column, a constant or a template, through a value map, or a default.
/// The JSON forms stand in resources/mappings/README.md.
class FieldRule
{
public:
    static Result<FieldRule> fromJson(const QJsonValue &json, const QString &where);

    /// Resolves column names; adds the ones that do not exist to `missing`.
    void bind(const QStringList &columns, QStringList &missing);
    RowResult<QString> value(const SourceRow &row) const;
    QString columnNames() const; ///< for messages
    void collectColumns(QSet<int> &columns) const;

private:
    struct Piece
    {
        QString text; ///< literal, or the column's name
        bool isColumn = false;
        int column = -1;
    };
    static QList<Piece> pieces(const QString &text);

    QList<Piece> m_pieces;
    QRegularExpression m_pattern; ///< only what its first group takes is read; free text may name people
    std::optional<QHash<QString, QString>> m_map;
    std::optional<QString> m_default;
    bool m_keepUnmapped = false;
    std::vector<FieldRule> m_first; ///< the first that gives something
};

} // namespace huying
