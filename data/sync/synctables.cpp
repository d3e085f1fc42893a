// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/synctables.h"

#include "data/store/caserow.h"
#include "data/store/gpkgblob.h"

#include <cstring>

namespace huying
{

namespace
{

using Form = SyncColumn::Form;

constexpr const char *wkb = "encode(ST_AsBinary(t.geom, 'NDR'), 'hex')";
constexpr SyncColumn geom{"geom", wkb, Form::Geometry};

constexpr SyncColumn codes[] = {{"\"table\"", nullptr}, {"code", nullptr}, {"name", nullptr}, {"parent", nullptr}, {"attrs", nullptr}};
constexpr SyncColumn areas[] = {geom, {"code", nullptr}, {"name", nullptr}, {"level", nullptr, Form::Integer}, {"parent", nullptr},
                                {"kind", nullptr}, {"population", nullptr, Form::Integer}};
constexpr SyncColumn supersede[] = {{"old", nullptr}, {"new", nullptr}, {"since", nullptr, Form::Integer}};
constexpr SyncColumn organizations[] = {geom, {"code", nullptr}, {"name", nullptr}, {"kind", nullptr}, {"parent", nullptr},
                                        {"area", nullptr}, {"duty", nullptr}};
constexpr SyncColumn people[] = {geom, {"ref", nullptr}, {"category", nullptr, Form::Integer}, {"area", nullptr}, {"name_masked", nullptr},
                                 {"idno_masked", nullptr}, {"phone_masked", nullptr}, {"visited_at", nullptr, Form::Integer}};
constexpr SyncColumn places[] = {geom, {"ref", nullptr}, {"name", nullptr}, {"kind", nullptr}, {"area", nullptr}, {"address", nullptr}};
constexpr SyncColumn things[] = {geom, {"ref", nullptr}, {"name", nullptr}, {"kind", nullptr}, {"area", nullptr}, {"state", nullptr},
                                 {"heading", nullptr, Form::Real}, {"attrs", nullptr}};
constexpr SyncColumn sentiments[] = {geom, {"ref", nullptr}, {"text", nullptr}, {"source", nullptr}, {"mood", nullptr, Form::Integer},
                                     {"at", nullptr, Form::Integer}, {"area", nullptr}};
// Where a unit is stands apart upstream, because it changes all the time.
constexpr SyncColumn units[] = {
    {"geom", "encode(ST_AsBinary(coalesce(ST_SetSRID(ST_MakePoint(f.lon, f.lat), 4326), t.geom), 'NDR'), 'hex')", Form::Geometry},
    {"ref", nullptr}, {"name", nullptr}, {"kind", nullptr}, {"glyph", nullptr}, {"role", nullptr}, {"org", nullptr}, {"area", nullptr},
    {"shift", nullptr}, {"certified_until", nullptr, Form::Integer}, {"status", nullptr}, {"heading", "f.heading", Form::Real},
    {"fix_at", "f.at", Form::Integer}, {"phone_masked", nullptr}};
constexpr SyncColumn roads[] = {geom, {"ref", nullptr}, {"class", nullptr}, {"name", nullptr}, {"oneway", nullptr, Form::Integer},
                                {"speed", nullptr, Form::Real}};
constexpr SyncColumn buildings[] = {geom, {"ref", nullptr}, {"kind", nullptr}, {"name", nullptr}, {"floors", nullptr, Form::Integer}};
constexpr SyncColumn land[] = {geom, {"ref", nullptr}, {"kind", nullptr}, {"name", nullptr}};
constexpr SyncColumn rules[] = {{"kind", nullptr}, {"id", nullptr}, {"version", nullptr, Form::Integer}, {"rank", nullptr, Form::Integer},
                                {"state", nullptr}, {"body", nullptr}, {"by", nullptr}, {"at", nullptr, Form::Integer}};
// The seat knows its own scope only, and as one area: what is outside of several was never sent.
constexpr SyncColumn accounts[] = {
    {"name", nullptr}, {"display", nullptr}, {"roles", "array_to_string(t.roles, ',')"},
    {"area", "(SELECT CASE WHEN count(*) = 1 THEN nullif(min(s.area), '*') END FROM huying.scope_areas s WHERE s.account = t.name)"},
    {"org", "(SELECT CASE WHEN count(*) = 1 THEN min(s.org) END FROM huying.scope_orgs s WHERE s.account = t.name)"}, {"seat", nullptr}};
constexpr SyncColumn attachments[] = {{"case_id", nullptr, Form::Id}, {"sha256", nullptr}, {"name", nullptr}, {"media_type", nullptr},
                                      {"size", nullptr, Form::Integer}, {"role", nullptr}, {"at", nullptr, Form::Integer}};

constexpr SyncColumn alarms[] = {{"key", nullptr}, {"state", nullptr, Form::Integer}, {"since", nullptr, Form::Integer},
                                 {"until", nullptr, Form::Integer}, {"at", nullptr, Form::Integer}, {"by", nullptr}, {"reason", nullptr}};

constexpr SyncTable tables[] = {
    {"codes", "\"table\"", "\"table\", code", "huying.codes t", codes},
    {"areas", "code", "code", "huying.areas t", areas},
    {"area_supersede", "old", "old", "huying.area_supersede t", supersede},
    {"organizations", "code", "code", "huying.organizations t", organizations},
    {"accounts", "name", "name", "huying.accounts t", accounts},
    {"rules", "kind", "kind, id, version", "huying.rules t", rules},
    {"units", "ref", "ref", "huying.units t LEFT JOIN huying.unit_fixes f ON f.ref = t.ref", units},
    {"things", "ref", "ref", "huying.things t", things},
    {"places", "ref", "ref", "huying.places t", places},
    {"sentiments", "ref", "ref", "huying.sentiments t", sentiments},
    {"roads", "ref", "ref", "huying.roads t", roads},
    {"waterways", "ref", "ref", "huying.waterways t", land},
    {"land", "ref", "ref", "huying.land t", land},
    {"buildings", "ref", "ref", "huying.buildings t", buildings},
    {"attachments", "case_id", "case_id, sha256, role", "huying.attachments t", attachments},
    {"people", "ref", "ref", "huying.people t", people},
    {"alarms", "key", "key", "huying.alarms t", alarms, 18},
};

std::string namesOf(const SyncTable &table)
{
    std::string names;
    for (const SyncColumn &column : table.columns)
        names += (names.empty() ? "" : ",") + std::string(column.local);
    return names;
}

std::string marksOf(const SyncTable &table)
{
    std::string marks;
    for (std::size_t i = 1; i <= table.columns.size(); ++i)
        marks += (i == 1 ? "?" : ",?") + std::to_string(i);
    return marks;
}

/// No upsert: its conflict clause would count over that of the R-tree's triggers, which replace.
std::string updateOf(const SyncTable &table)
{
    std::size_t key = 0;
    while (std::strcmp(table.columns[key].local, table.key) != 0)
        ++key;
    return std::string("UPDATE ") + table.name + " SET (" + namesOf(table) + ") = (" + marksOf(table) + ") WHERE " + table.key + " = ?"
           + std::to_string(key + 1);
}

} // namespace

std::span<const SyncTable> syncTables()
{
    return tables;
}

const SyncTable *syncTable(const QString &name)
{
    for (const SyncTable &table : tables)
        if (name == QLatin1String(table.name))
            return &table;
    return nullptr;
}

QByteArray selectOf(const SyncTable &table)
{
    QByteArray list;
    for (const SyncColumn &column : table.columns)
        list += (list.isEmpty() ? "" : ", ") + (column.upstream ? QByteArray(column.upstream) : QByteArray("t.") + column.local);
    return "SELECT " + list + " FROM " + table.source;
}

SyncTableWriter::SyncTableWriter(SQLite::Database &db, const SyncTable &table)
    : m_table(table), m_insert(db, std::string("INSERT INTO ") + table.name + " (" + namesOf(table) + ") VALUES (" + marksOf(table) + ")"),
      m_update(db, updateOf(table))
{
}

void SyncRows::addBytes(Kind kind, std::string_view bytes)
{
    m_values.push_back({kind, m_bytes.size(), static_cast<qint64>(bytes.size())});
    m_bytes.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

void SyncRows::add(std::span<const PgCell> row)
{
    const auto viewOf = [](const QByteArray &bytes) { return std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())); };
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!row[i]) {
            m_values.push_back({});
            continue;
        }
        const auto text = QByteArray::fromRawData(row[i]->data(), static_cast<qsizetype>(row[i]->size()));
        QByteArray made;
        switch (m_table->columns[i].form) {
        case Form::Text: addBytes(Kind::Text, *row[i]); continue;
        case Form::Integer: m_values.push_back({Kind::Number, text.toLongLong()}); continue;
        case Form::Real: m_values.push_back({Kind::Real, 0, 0, text.toDouble()}); continue;
        case Form::Geometry: made = gpkgFromWkb(QByteArray::fromHex(text)); break;
        case Form::Id: made = idBytes(QUuid::fromString(QLatin1String(text))); break;
        }
        made.isEmpty() ? m_values.push_back({}) : addBytes(Kind::Blob, viewOf(made));
    }
}

void SyncRows::add(const SyncRow &row)
{
    std::vector<PgCell> cells;
    for (const QByteArray &value : row)
        cells.push_back(value.isNull() ? PgCell() : PgCell({value.constData(), static_cast<std::size_t>(value.size())}));
    add(cells);
}

void SyncTableWriter::add(const SyncRows &rows)
{
    for (std::size_t row = 0; row < rows.count(); ++row)
        run(m_insert, rows, row);
}

void SyncTableWriter::put(const SyncRows &rows)
{
    for (std::size_t row = 0; row < rows.count(); ++row)
        if (run(m_update, rows, row) == 0)
            run(m_insert, rows, row);
}

/// Rows that it changed.
int SyncTableWriter::run(FastStatement &statement, const SyncRows &rows, std::size_t row)
{
    using Kind = SyncRows::Kind;
    statement.reset(); // it may have failed before
    const std::size_t columns = m_table.columns.size();
    for (std::size_t i = 0; i < columns; ++i) {
        const SyncRows::Value &value = rows.m_values[row * columns + i];
        const int at = static_cast<int>(i) + 1;
        const auto bytes = [&] { return std::string_view(rows.m_bytes.constData() + value.number, static_cast<std::size_t>(value.size)); };
        switch (value.kind) {
        case Kind::Null: statement.bindNull(at); break;
        case Kind::Text: statement.bindKept(at, bytes()); break;
        case Kind::Blob: statement.bindBlob(at, bytes()); break;
        case Kind::Number: statement.bindNumber(at, value.number); break;
        case Kind::Real: statement.bindReal(at, value.real); break;
        }
    }
    return statement.run();
}

void dropRows(SQLite::Database &db, const SyncTable &table)
{
    db.exec(std::string("DELETE FROM ") + table.name);
}

void dropRow(SQLite::Database &db, const SyncTable &table, const QString &key)
{
    SQLite::Statement drop(db, std::string("DELETE FROM ") + table.name + " WHERE " + table.key + " = ?");
    const QUuid id = QUuid::fromString(key);
    if (table.columns[0].form == Form::Id && !id.isNull()) {
        const QByteArray bytes = idBytes(id);
        drop.bind(1, bytes.constData(), static_cast<int>(bytes.size()));
    } else {
        drop.bind(1, key.toStdString());
    }
    drop.exec();
}

} // namespace huying
