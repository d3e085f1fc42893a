// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/records.h"
#include "data/store/store.h"
#include "data/store/vault.h"

#include <map>

namespace huying
{

/// Puts register rows into a store, many at a time, inside the caller's transaction. A row whose key (code or ref)
/// is there already replaces it and keeps its fid, so that an import can be repeated. Spatial and search indexes
/// are the caller's business (schema.h, SearchIndex::rebuild). All functions throw SQLite::Exception.
class BulkWriter
{
public:
    /// Without a vault personal cells are left out and only masked forms stored.
    BulkWriter(Store &store, const Vault *vault) : m_store(store), m_vault(vault) {}

    void add(const AreaRecord &r);
    void add(const OrganizationRecord &r);
    void add(const PersonRecord &r);
    void add(const PlaceRecord &r);
    void add(const ThingRecord &r);
    void add(const SentimentRecord &r);
    void add(const UnitRecord &r);
    void add(const RoadRecord &r);
    void addBuilding(const SurfaceRecord &r);
    void addLand(const SurfaceRecord &r);
    void add(const WaterwayRecord &r);
    void add(const CodeRecord &r);
    void add(const AccountRecord &r);
    void supersede(const QString &oldCode, const QString &newCode);
    /// Tells who keeps pictures of the tables written so far that they are others now, as GeoPackage has it.
    void markChanged(const QString &isoTime);

private:
    SQLite::Statement &statement(const char *table, const char *key, std::initializer_list<const char *> columns);
    QByteArray sealed(const QString &text, const char *column, const QString &ref) const;

    Store &m_store;
    const Vault *m_vault;
    std::map<std::string, std::unique_ptr<SQLite::Statement>> m_statements;
};

} // namespace huying
