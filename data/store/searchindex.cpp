// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/searchindex.h"

#include "data/store/faststatement.h"
#include "data/store/gpkgblob.h"

#include <future>
#include <utility>

namespace huying
{

namespace
{

constexpr qint64 kindStep = qint64(1) << 40;
constexpr const char *insertDoc = "INSERT INTO search (rowid, text, initials) VALUES (?, ?, ?)";
constexpr const char *removeDoc = "INSERT INTO search (search, rowid, text, initials) VALUES ('delete', ?, ?, ?)";

constexpr std::size_t docsAtOnce = 2000;
constexpr int collectedUsually = 1 << 20, collectedAtOnce = 1 << 28; ///< bytes of an index that FTS5 keeps back before it writes

struct SearchDoc
{
    qint64 id = 0;
    std::string words, letters; ///< `words`: the text at first
};

struct Source
{
    HitKind kind;
    const char *table;
    const char *rows; ///< fid, searched text; a condition may follow
    const char *one;  ///< title, detail, geom, case id for a fid
};

constexpr Source sources[] = {
    {HitKind::Area, "areas", "SELECT fid, name FROM areas", "SELECT name, code, geom, NULL FROM areas WHERE fid=?"},
    {HitKind::Organization, "organizations", "SELECT fid, name FROM organizations",
     "SELECT name, duty, geom, NULL FROM organizations WHERE fid=?"},
    {HitKind::Place, "places", "SELECT fid, name || ' ' || coalesce(address, '') FROM places",
     "SELECT name, address, geom, NULL FROM places WHERE fid=?"},
    {HitKind::Road, "roads", "SELECT min(fid), name FROM roads WHERE name <> '' GROUP BY name",
     "SELECT name, NULL, geom, NULL FROM roads WHERE fid=?"},
    {HitKind::Case, "cases", "SELECT fid, no || ' ' || title || ' ' || coalesce(address, '') FROM cases",
     "SELECT no || ' ' || title, address, geom, id FROM cases WHERE fid=?"}};

QString caseText(const CaseState &s)
{
    return s.no + QLatin1Char(' ') + s.title + QLatin1Char(' ') + s.address;
}

std::optional<LonLat> centreOf(const QByteArray &cell)
{
    if (cell.isEmpty())
        return std::nullopt;
    const Box box = boundsFromGpkg({reinterpret_cast<const unsigned char *>(cell.constData()),
                                    static_cast<std::size_t>(cell.size())});
    if (box.isEmpty())
        return std::nullopt;
    return LonLat{(box.west + box.east) / 2, (box.south + box.north) / 2};
}

} // namespace

void SearchIndex::write(const char *sql, qint64 doc, const QString &text)
{
    SQLite::Statement statement(m_store.db(), sql);
    statement.bind(1, static_cast<int64_t>(doc));
    statement.bind(2, toSql(m_text.words(text)));
    statement.bind(3, toSql(m_text.letters(text)));
    statement.exec();
}

void SearchIndex::insertCase(qint64 fid, const CaseState &state)
{
    write(insertDoc, static_cast<qint64>(HitKind::Case) * kindStep + fid, caseText(state));
}

void SearchIndex::removeCase(qint64 fid, const CaseState &state)
{
    write(removeDoc, static_cast<qint64>(HitKind::Case) * kindStep + fid, caseText(state));
}

void SearchIndex::removeRows(const QString &table, const char *column, const QString &key)
{
    writeRows(removeDoc, table, column, key);
}

void SearchIndex::insertRows(const QString &table, const char *column, const QString &key)
{
    writeRows(insertDoc, table, column, key);
}

void SearchIndex::writeRows(const char *sql, const QString &table, const char *column, const QString &key)
{
    for (const Source &source : sources) {
        if (table != QLatin1String(source.table))
            continue;
        // A road is found by its name, which many rows share: one row alone can't be taken out.
        const bool isOne = column && source.kind != HitKind::Road;
        SQLite::Statement rows(m_store.db(), isOne ? std::string(source.rows) + " WHERE " + column + " = ?" : std::string(source.rows));
        if (isOne)
            rows.bind(1, toSql(key));
        std::vector<std::pair<qint64, QString>> docs;
        while (rows.executeStep())
            docs.emplace_back(static_cast<qint64>(source.kind) * kindStep + rows.getColumn(0).getInt64(), textAt(rows, 1));
        for (const auto &[doc, text] : docs)
            write(sql, doc, text);
    }
}

void SearchIndex::rebuild()
{
    SQLite::Database &db = m_store.db();
    db.exec("INSERT INTO search (search) VALUES ('delete-all')");
    const auto collect = [&db](int bytes) { db.exec("INSERT INTO search (search, rank) VALUES ('hashsize', " + std::to_string(bytes) + ")"); };
    collect(collectedAtOnce);
    FastStatement insert(db, insertDoc);
    std::future<std::vector<SearchDoc>> ready; // the words of some are made while those before them are written
    const auto write = [&insert](const std::vector<SearchDoc> &docs) {
        for (const SearchDoc &doc : docs) {
            insert.bindNumber(1, doc.id);
            insert.bindKept(2, doc.words);
            insert.bindKept(3, doc.letters);
            insert.run();
        }
    };
    const auto take = [&](std::vector<SearchDoc> docs) {
        const auto before = ready.valid() ? ready.get() : std::vector<SearchDoc>();
        ready = std::async(std::launch::async, [this, docs = std::move(docs)]() mutable {
            for (SearchDoc &doc : docs) {
                const QString text = QString::fromStdString(doc.words);
                doc.words = toSql(m_text.words(text));
                doc.letters = toSql(m_text.letters(text));
            }
            return std::move(docs);
        });
        write(before);
    };
    std::vector<SearchDoc> docs;
    for (const Source &source : sources) {
        FastStatement rows(db, std::string(source.rows) + " ORDER BY 1");
        while (rows.step()) {
            docs.push_back({static_cast<qint64>(source.kind) * kindStep + rows.number(0), std::string(rows.text(1)), {}});
            if (docs.size() == docsAtOnce)
                take(std::exchange(docs, {}));
        }
    }
    take(std::move(docs));
    write(ready.get());
    db.exec("INSERT INTO search (search) VALUES ('optimize')");
    collect(collectedUsually);
}

SearchHit SearchIndex::hit(qint64 doc)
{
    SearchHit h;
    h.kind = static_cast<HitKind>(doc / kindStep);
    h.fid = doc % kindStep;
    for (const Source &source : sources) {
        if (source.kind != h.kind)
            continue;
        SQLite::Statement row(m_store.db(), source.one);
        row.bind(1, static_cast<int64_t>(h.fid));
        if (!row.executeStep())
            break;
        h.title = textAt(row, 0);
        h.detail = textAt(row, 1);
        h.place = centreOf(blobAt(row, 2));
        if (!row.getColumn(3).isNull())
            h.caseId = QUuid::fromRfc4122(blobAt(row, 3));
    }
    return h;
}

Result<QList<SearchHit>> SearchIndex::search(const QString &text, int limit)
{
    const QString query = m_text.query(text);
    if (query.isEmpty())
        return QList<SearchHit>();
    return guarded(m_store.path(), QStringLiteral("检索"), [&]() -> Result<QList<SearchHit>> {
        // Newest cases are what an operator looks for, so each kind is read from its end instead of by bm25 rank.
        SQLite::Statement rows(m_store.db(),
                               "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid >= ?2 AND rowid < ?3 "
                               "ORDER BY rowid DESC LIMIT ?4");
        QList<SearchHit> hits;
        for (const Source &source : sources) {
            const qint64 from = static_cast<qint64>(source.kind) * kindStep;
            rows.bind(1, toSql(query));
            rows.bind(2, static_cast<int64_t>(from));
            rows.bind(3, static_cast<int64_t>(from + kindStep));
            rows.bind(4, limit);
            while (rows.executeStep())
                hits << hit(rows.getColumn(0).getInt64());
            rows.reset();
        }
        return hits;
    });
}

} // namespace huying
