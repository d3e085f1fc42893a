// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/fieldrule.h"

#include "data/import/source.h"

#include <QJsonArray>
#include <QJsonObject>

namespace huying
{

namespace
{

tl::unexpected<Error> badRule(const QString &where, const QString &why)
{
    return fail(ErrorKind::BadInput, QStringLiteral("对照文件 %1：%2").arg(where, why));
}

} // namespace

QList<FieldRule::Piece> FieldRule::pieces(const QString &text)
{
    QList<Piece> list;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(QLatin1Char('}'), open);
        if (close < 0) {
            list << Piece{text.mid(at), false, -1};
            break;
        }
        if (open > at)
            list << Piece{text.mid(at, open - at), false, -1};
        list << Piece{text.mid(open + 1, close - open - 1), true, -1};
        at = close + 1;
    }
    return list;
}

Result<FieldRule> FieldRule::fromJson(const QJsonValue &json, const QString &where)
{
    FieldRule rule;
    if (json.isString()) {
        const QString text = json.toString();
        rule.m_pieces = text.contains(QLatin1Char('{')) ? pieces(text) : QList<Piece>{{text, true, -1}};
        return rule;
    }
    if (json.isArray()) {
        for (const QJsonValue &one : json.toArray()) {
            auto sub = fromJson(one, where);
            if (!sub)
                return sub;
            rule.m_first.push_back(std::move(*sub));
        }
        return rule;
    }
    if (!json.isObject())
        return badRule(where, QStringLiteral("应是列名、{\"column\": …}、{\"template\": …} 或 {\"constant\": …}"));
    const QJsonObject object = json.toObject();
    static const QStringList known{QStringLiteral("column"), QStringLiteral("template"), QStringLiteral("constant"),
                                   QStringLiteral("map"),    QStringLiteral("default"),  QStringLiteral("unmapped"),
                                   QStringLiteral("pattern")};
    for (const QString &key : object.keys())
        if (!known.contains(key))
            return badRule(where, QStringLiteral("不认识“%1”，可用：%2").arg(key, known.join(QStringLiteral("、"))));
    if (object.contains(QLatin1String("column")))
        rule.m_pieces = {{object[QLatin1String("column")].toString(), true, -1}};
    else if (object.contains(QLatin1String("template")))
        rule.m_pieces = pieces(object[QLatin1String("template")].toString());
    else if (object.contains(QLatin1String("constant")))
        rule.m_pieces = {{object[QLatin1String("constant")].toVariant().toString(), false, -1}};
    if (const QString pattern = object[QLatin1String("pattern")].toString(); !pattern.isEmpty()) {
        rule.m_pattern.setPattern(pattern);
        if (!rule.m_pattern.isValid() || rule.m_pattern.captureCount() < 1)
            return badRule(where, QStringLiteral("pattern“%1”%2").arg(pattern, rule.m_pattern.isValid()
                                      ? QStringLiteral("没有用括号标出要取的部分") : rule.m_pattern.errorString()));
    }
    if (object.contains(QLatin1String("map"))) {
        rule.m_map.emplace();
        const QJsonObject map = object[QLatin1String("map")].toObject();
        for (auto entry = map.begin(); entry != map.end(); ++entry)
            rule.m_map->insert(entry.key(), entry.value().toVariant().toString());
    }
    if (object.contains(QLatin1String("default")))
        rule.m_default = object[QLatin1String("default")].toVariant().toString();
    rule.m_keepUnmapped = object[QLatin1String("unmapped")].toString() == QLatin1String("keep");
    if (rule.m_pieces.isEmpty() && !rule.m_default)
        return badRule(where, QStringLiteral("没有写取自哪一列"));
    return rule;
}

void FieldRule::bind(const QStringList &columns, QStringList &missing)
{
    for (Piece &piece : m_pieces) {
        if (!piece.isColumn)
            continue;
        piece.column = static_cast<int>(columns.indexOf(piece.text));
        if (piece.column < 0 && !missing.contains(piece.text))
            missing << piece.text;
    }
    for (FieldRule &rule : m_first)
        rule.bind(columns, missing);
}

RowResult<QString> FieldRule::value(const SourceRow &row) const
{
    for (const FieldRule &rule : m_first) {
        auto value = rule.value(row);
        if (!value || !value->isEmpty())
            return value;
    }
    QString text;
    bool hasValue = false; // a template whose columns are all empty is empty, whatever stands between them
    bool hasColumn = false;
    for (const Piece &piece : m_pieces) {
        const QString part = piece.isColumn ? row.text(piece.column).trimmed() : piece.text;
        hasColumn |= piece.isColumn;
        hasValue |= piece.isColumn && !part.isEmpty();
        text += part;
    }
    if (hasColumn && !hasValue)
        text.clear();
    if (!m_pattern.pattern().isEmpty())
        text = m_pattern.match(text).captured(1);
    if (m_map) {
        const auto mapped = m_map->constFind(text);
        if (mapped != m_map->constEnd())
            return *mapped;
        if (!m_keepUnmapped && !m_default && !text.isEmpty())
            return reject(columnNames(), QStringLiteral("“%1”在对照表里没有对应的值").arg(text));
        if (!m_keepUnmapped)
            text.clear();
    }
    if (text.isEmpty() && m_default)
        return *m_default;
    return text;
}

QString FieldRule::columnNames() const
{
    QStringList names;
    for (const Piece &piece : m_pieces)
        if (piece.isColumn)
            names << piece.text;
    for (const FieldRule &rule : m_first)
        names << rule.columnNames();
    return names.join(QLatin1Char('+'));
}

void FieldRule::collectColumns(QSet<int> &columns) const
{
    for (const Piece &piece : m_pieces)
        if (piece.isColumn)
            columns << piece.column;
    for (const FieldRule &rule : m_first)
        rule.collectColumns(columns);
}

} // namespace huying
