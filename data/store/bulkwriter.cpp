// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/bulkwriter.h"

#include "data/store/gpkgblob.h"

namespace huying
{

namespace
{

/// Binds left to right; empty text and cells become NULL.
class Row
{
public:
    explicit Row(SQLite::Statement &statement) : m_statement(statement) {}
    ~Row() { m_statement.tryReset(); }
    Row &operator<<(const QString &v)
    {
        v.isEmpty() ? m_statement.bind(++m_at) : m_statement.bind(++m_at, toSql(v));
        return *this;
    }
    Row &operator<<(const QByteArray &v)
    {
        v.isEmpty() ? m_statement.bind(++m_at)
                    : m_statement.bind(++m_at, v.constData(), static_cast<int>(v.size()));
        return *this;
    }
    Row &operator<<(int v) { return m_statement.bind(++m_at, v), *this; }
    Row &operator<<(qint64 v)
    {
        v ? m_statement.bind(++m_at, static_cast<int64_t>(v)) : m_statement.bind(++m_at);
        return *this;
    }
    Row &operator<<(double v) { return m_statement.bind(++m_at, v), *this; }
    Row &operator<<(const std::optional<LonLat> &v) { return *this << (v ? gpkgPoint(*v) : QByteArray()); }
    Row &operator<<(const MultiPolygon &v) { return *this << (v.empty() ? QByteArray() : gpkgMultiPolygon(v)); }
    Row &operator<<(const Line &v) { return *this << (v.empty() ? QByteArray() : gpkgLine(v)); }
    void write() { m_statement.exec(); }

private:
    SQLite::Statement &m_statement;
    int m_at = 0;
};

} // namespace

SQLite::Statement &BulkWriter::statement(const char *table, const char *key, std::initializer_list<const char *> columns)
{
    std::unique_ptr<SQLite::Statement> &prepared = m_statements[table];
    if (!prepared) {
        std::string names, marks, updates;
        for (const char *column : columns) {
            names += (names.empty() ? "" : ",") + std::string(column);
            marks += marks.empty() ? "?" : ",?";
            updates += (updates.empty() ? "" : ",") + std::string(column) + "=excluded." + column;
        }
        prepared = std::make_unique<SQLite::Statement>(
            m_store.db(), std::string("INSERT INTO ") + table + " (" + names + ") VALUES (" + marks
                              + ") ON CONFLICT (" + key + ") DO UPDATE SET " + updates);
    }
    return *prepared;
}

void BulkWriter::markChanged(const QString &isoTime)
{
    SQLite::Statement mark(m_store.db(), "UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?");
    for (const auto &[table, statement] : m_statements) {
        mark.bind(1, toSql(isoTime));
        mark.bind(2, table);
        mark.exec();
        mark.reset();
    }
}

QByteArray BulkWriter::sealed(const QString &text, const char *column, const QString &ref) const
{
    return m_vault ? m_vault->seal(text, QByteArray(column) + '/' + ref.toUtf8()) : QByteArray();
}

void BulkWriter::add(const AreaRecord &r)
{
    Row row(statement("areas", "code", {"geom", "code", "name", "level", "parent", "kind", "population"}));
    (row << r.shape << r.code << r.name << static_cast<int>(r.level) << r.parent << r.kind << r.population).write();
}

void BulkWriter::add(const OrganizationRecord &r)
{
    Row row(statement("organizations", "code", {"geom", "code", "name", "kind", "parent", "area", "duty"}));
    (row << r.place << r.code << r.name << r.kind << r.parent << r.area << r.duty).write();
}

void BulkWriter::add(const PersonRecord &r)
{
    Row row(statement("people", "ref",
                      {"geom", "ref", "category", "area", "name_masked", "name_enc", "idno_masked", "idno_enc",
                       "idno_hash", "phone_masked", "phone_enc", "phone_hash", "address_enc", "visited_at"}));
    row << r.place << r.ref << r.category << r.area << maskName(r.name) << sealed(r.name, "people.name", r.ref)
        << maskIdNumber(r.idno) << sealed(r.idno, "people.idno", r.ref)
        << (m_vault ? m_vault->blindIndex(r.idno) : QByteArray()) << maskPhone(r.phone)
        << sealed(r.phone, "people.phone", r.ref) << (m_vault ? m_vault->blindIndex(r.phone) : QByteArray())
        << sealed(r.address, "people.address", r.ref) << r.visitedAt;
    row.write();
}

void BulkWriter::add(const PlaceRecord &r)
{
    Row row(statement("places", "ref", {"geom", "ref", "name", "kind", "area", "address"}));
    (row << r.place << r.ref << r.name << r.kind << r.area << r.address).write();
}

void BulkWriter::add(const ThingRecord &r)
{
    Row row(statement("things", "ref", {"geom", "ref", "name", "kind", "area", "state", "heading", "attrs"}));
    (row << r.place << r.ref << r.name << r.kind << r.area << r.state << r.heading << r.attrs).write();
}

void BulkWriter::add(const SentimentRecord &r)
{
    Row row(statement("sentiments", "ref", {"geom", "ref", "text", "source", "mood", "at", "area"}));
    (row << r.place << r.ref << r.text << r.source << r.mood << r.at << r.area).write();
}

void BulkWriter::add(const UnitRecord &r)
{
    Row row(statement("units", "ref",
                      {"geom", "ref", "name", "kind", "glyph", "role", "org", "area", "shift", "certified_until",
                       "status", "heading", "fix_at", "phone_masked", "phone_enc"}));
    row << r.place << r.ref << r.name << r.kind << r.glyph << r.role << r.org << r.area << r.shift << r.certifiedUntil
        << r.status << r.heading << r.fixAt << maskPhone(r.phone) << sealed(r.phone, "units.phone", r.ref);
    row.write();
}

void BulkWriter::add(const RoadRecord &r)
{
    Row row(statement("roads", "ref", {"geom", "ref", "class", "name", "oneway", "speed"}));
    (row << r.line << r.ref << r.klass << r.name << r.oneway << r.speed).write();
}

void BulkWriter::addBuilding(const SurfaceRecord &r)
{
    Row row(statement("buildings", "ref", {"geom", "ref", "kind", "name", "floors"}));
    (row << r.shape << r.ref << r.kind << r.name << r.floors).write();
}

void BulkWriter::addLand(const SurfaceRecord &r)
{
    Row row(statement("land", "ref", {"geom", "ref", "kind", "name"}));
    (row << r.shape << r.ref << r.kind << r.name).write();
}

void BulkWriter::add(const WaterwayRecord &r)
{
    Row row(statement("waterways", "ref", {"geom", "ref", "kind", "name"}));
    (row << r.line << r.ref << r.kind << r.name).write();
}

void BulkWriter::add(const CodeRecord &r)
{
    Row row(statement("codes", "\"table\", code", {"\"table\"", "code", "name", "parent", "attrs"}));
    (row << r.table << r.code << r.name << r.parent << r.attrs).write();
}

void BulkWriter::add(const AccountRecord &r)
{
    Row row(statement("accounts", "name", {"name", "display", "roles", "area", "org", "seat"}));
    (row << r.name << r.display << r.roles << r.area << r.org << r.seat).write();
}

void BulkWriter::supersede(const QString &oldCode, const QString &newCode)
{
    Row row(statement("area_supersede", "old", {"old", "new"}));
    (row << oldCode << newCode).write();
}

} // namespace huying
