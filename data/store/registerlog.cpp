// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/registerlog.h"

#include <algorithm>

namespace huying
{

namespace
{

constexpr std::array<const char *, registerKinds> logged{"people", "places", "things", "organizations", "sentiments"};
constexpr int keptRows = 50000;

/// %t table, %k kind. Plain inserts: the conflict clause of the outer statement would count for a trigger's own.
constexpr const char *logTriggers = R"(
CREATE TRIGGER %t_logged_insert AFTER INSERT ON %t BEGIN INSERT INTO register_changes (kind, fid) VALUES (%k, new.fid); END;
CREATE TRIGGER %t_logged_update AFTER UPDATE ON %t BEGIN INSERT INTO register_changes (kind, fid) VALUES (%k, new.fid); END;
CREATE TRIGGER %t_logged_renumber AFTER UPDATE ON %t WHEN old.fid <> new.fid BEGIN
 INSERT INTO register_changes (kind, fid) VALUES (%k, old.fid); END;
CREATE TRIGGER %t_logged_delete AFTER DELETE ON %t BEGIN INSERT INTO register_changes (kind, fid) VALUES (%k, old.fid); END;
)";

std::string put(std::string text, const std::string &mark, const std::string &value)
{
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size()))
        text.replace(at, mark.size(), value);
    return text;
}

} // namespace

const char *registerTable(RegisterKind kind)
{
    return logged[static_cast<std::size_t>(kind)];
}

void watchRegisters(SQLite::Database &db)
{
    for (std::size_t kind = 0; kind < registerKinds; ++kind) {
        SQLite::Statement there(db, "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = ?");
        there.bind(1, std::string(logged[kind]) + "_logged_delete"); // the last of them
        if (!there.executeStep())
            db.exec("SAVEPOINT watching;" + put(put(logTriggers, "%t", logged[kind]), "%k", std::to_string(kind)) + "RELEASE watching;");
    }
}

void trimRegisterLog(SQLite::Database &db)
{
    if (db.execAndGet("SELECT coalesce(max(seq) - min(seq), 0) FROM register_changes").getInt64() >= keptRows)
        db.exec("DELETE FROM register_changes WHERE seq <= (SELECT max(seq) FROM register_changes) - " + std::to_string(keptRows));
}

qint64 lastRegisterChange(SQLite::Database &db)
{
    return db.execAndGet("SELECT coalesce(max(seq), 0) FROM register_changes").getInt64();
}

RegisterNews registerChangesSince(SQLite::Database &db, qint64 seq)
{
    RegisterNews news;
    SQLite::Statement ends(db, "SELECT coalesce(min(seq), 0), coalesce(max(seq), 0) FROM register_changes");
    ends.executeStep();
    const qint64 first = ends.getColumn(0).getInt64();
    news.upTo = ends.getColumn(1).getInt64();
    news.isBroken = news.upTo < seq || (news.upTo > seq && first > seq + 1);
    if (news.isBroken || news.upTo == seq)
        return news;
    SQLite::Statement rows(db, "SELECT kind, fid FROM register_changes WHERE seq > ? AND seq <= ?");
    rows.bind(1, static_cast<int64_t>(seq));
    rows.bind(2, static_cast<int64_t>(news.upTo));
    while (rows.executeStep())
        if (const auto kind = static_cast<std::size_t>(rows.getColumn(0).getInt64()); kind < registerKinds)
            news.fids[kind].push_back(static_cast<quint32>(rows.getColumn(1).getInt64()));
    for (std::vector<quint32> &fids : news.fids) {
        std::ranges::sort(fids);
        const auto twice = std::ranges::unique(fids);
        fids.erase(twice.begin(), twice.end());
    }
    return news;
}

} // namespace huying
