// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"
#include "data/store/searchtext.h"
#include "data/store/store.h"

#include <QList>

namespace huying
{

enum class HitKind : int { Case = 1, Place = 2, Organization = 3, Area = 4, Road = 5 };

struct SearchHit
{
    HitKind kind = HitKind::Case;
    qint64 fid = 0;
    CaseId caseId;      ///< for cases
    QString title;      ///< name, or "number title"
    QString detail;     ///< address, area or state; never personal
    std::optional<LonLat> place;
};

/// Full text over cases, places, organisations, areas and roads (schema table `search`).
class SearchIndex
{
public:
    explicit SearchIndex(Store &store) : m_store(store) {}

    /// Throws SQLite::Exception, like the other writing functions.
    void rebuild();
    void insertCase(qint64 fid, const CaseState &state);
    void removeCase(qint64 fid, const CaseState &state);
    /// Rows of a register as they stand: out before they change, in afterwards. `key`: of the row whose `column` has it;
    /// null: all. Does nothing for a register that is not searched.
    void removeRows(const QString &table, const char *column = nullptr, const QString &key = {});
    void insertRows(const QString &table, const char *column = nullptr, const QString &key = {});

    /// Best first; two Han characters or pinyin initials find things. Errors: Storage.
    Result<QList<SearchHit>> search(const QString &text, int limit);

private:
    void write(const char *sql, qint64 doc, const QString &text);
    void writeRows(const char *sql, const QString &table, const char *column, const QString &key);
    SearchHit hit(qint64 doc);

    Store &m_store;
    SearchText m_text;
};

} // namespace huying
