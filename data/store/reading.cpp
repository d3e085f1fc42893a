// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/reading.h"

#include "data/model/pointorder.h"
#include "data/store/attachments.h"
#include "data/store/caserow.h"
#include "data/store/codewords.h"
#include "data/store/faststatement.h"
#include "data/store/gpkgblob.h"

#include <string>
#include <unordered_map>

namespace huying
{

namespace
{

constexpr int portionSize = 2000; ///< cases in one piece: what a board takes within a frame, also on a busy machine

struct RegisterTable
{
    RegisterKind kind;
    const char *table;
    const char *category;
    bool device; ///< has heading and state
};

constexpr RegisterTable registerTables[] = {{RegisterKind::People, "people", "category", false},
                                            {RegisterKind::Places, "places", "kind", false},
                                            {RegisterKind::Things, "things", "kind", true},
                                            {RegisterKind::Organizations, "organizations", "kind", false},
                                            {RegisterKind::Sentiments, "sentiments", "source", false}};

const RegisterTable &tableOf(RegisterKind kind)
{
    return registerTables[static_cast<std::size_t>(kind)];
}

Blob cellAt(SQLite::Statement &row, int column)
{
    const auto cell = row.getColumn(column);
    return {static_cast<const unsigned char *>(cell.getBlob()), static_cast<std::size_t>(cell.getBytes())};
}

quint16 dayOf(TimeMs at)
{
    return static_cast<quint16>(std::clamp<TimeMs>(at / dayMs, 0, 65535));
}

/// Numbers area codes as they come. Neighbours stand together in a register, so that the last code is looked at first.
class AreaOfRow
{
public:
    explicit AreaOfRow(int column) : m_column(column) {}

    int operator()(SQLite::Statement &row)
    {
        const auto cell = row.getColumn(m_column);
        const char *text = cell.getText();
        const std::string_view code(text, static_cast<std::size_t>(cell.getBytes()));
        if (code != m_code || m_index < 0) {
            m_code = code;
            const auto next = static_cast<int>(m_codes.size());
            m_index = m_known.try_emplace(m_code, next).first->second;
            if (m_index == next)
                m_codes << QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()));
        }
        return m_index;
    }
    QStringList takeCodes() { return std::move(m_codes); }

private:
    const int m_column;
    std::unordered_map<std::string, int> m_known;
    QStringList m_codes;
    std::string m_code;
    int m_index = -1;
};

/// Takes rows of a register into the columns of a table.
class RegisterRows
{
public:
    RegisterRows(RegisterKind kind, const QStringList &categories) : m_source(tableOf(kind))
    {
        m_points.kind = kind;
        m_points.categories = categories;
        for (qsizetype i = 0; i < categories.size(); ++i)
            m_categories.insert(categories[i].toUtf8(), static_cast<quint8>(std::min<qsizetype>(i, 255)));
    }

    std::string query(const char *where) const
    {
        const char *more = m_source.device ? ", heading, state" : m_source.kind == RegisterKind::People ? ", visited_at" : "";
        return std::string("SELECT fid, geom, area, ") + m_source.category + more + " FROM " + m_source.table + " WHERE " + where;
    }

    void take(SQLite::Statement &row)
    {
        const auto place = pointFromGpkg(cellAt(row, 1));
        const int area = m_areaOf(row);
        if (!place || !isOnEarth(*place))
            return;
        m_points.at.push_back(toWorld(*place));
        m_points.fid.push_back(static_cast<quint32>(row.getColumn(0).getInt64()));
        m_points.area.push_back(area);
        m_points.category.push_back(categoryOf(blobAt(row, 3)));
        if (m_source.device) {
            m_points.heading.push_back(static_cast<float>(row.getColumn(4).getDouble()));
            m_points.offline.push_back(textAt(row, 5) == QLatin1String("online") ? 0 : 1);
        }
        if (m_source.kind == RegisterKind::People)
            m_points.visited.push_back(dayOf(row.getColumn(4).getInt64()));
    }

    RegisterColumns columns() { return {inMortonOrder(m_points), m_areaOf.takeCodes()}; }

private:
    quint8 categoryOf(const QByteArray &code)
    {
        auto known = m_categories.find(code);
        if (known == m_categories.end()) {
            known = m_categories.insert(code, static_cast<quint8>(std::min<qsizetype>(m_points.categories.size(), 255)));
            m_points.categories << QString::fromUtf8(code);
        }
        return *known;
    }

    const RegisterTable &m_source;
    AreaOfRow m_areaOf{2};
    PointTable m_points;
    QHash<QByteArray, quint8> m_categories;
};

template <class T> T codeOf(const QString &word, std::initializer_list<const char *> words)
{
    int at = 0;
    for (const char *w : words) {
        if (word == QLatin1String(w))
            return static_cast<T>(at);
        ++at;
    }
    return T{};
}

} // namespace

StoreInfo readInfo(Store &store)
{
    StoreInfo info;
    info.path = store.path();
    info.place = store.meta(QStringLiteral("place"));
    info.home = {store.meta(QStringLiteral("home_west")).toDouble(), store.meta(QStringLiteral("home_south")).toDouble(),
                 store.meta(QStringLiteral("home_east")).toDouble(), store.meta(QStringLiteral("home_north")).toDouble()};
    info.isSample = !store.meta(QStringLiteral("seed")).isEmpty();
    info.firstAt = store.meta(QStringLiteral("first_at")).toLongLong();
    info.lastAt = store.meta(QStringLiteral("last_at")).toLongLong();
    const std::pair<const char *, qint64 *> counts[] = {
        {"cases", &info.cases},   {"people", &info.people}, {"places", &info.places},
        {"things", &info.things}, {"units", &info.units},   {"organizations", &info.organizations},
        {"sentiments", &info.sentiments}};
    // Rows are never deleted from the registers, so the largest key is the count, without a scan.
    for (const auto &[table, count] : counts)
        *count = store.db().execAndGet(std::string("SELECT coalesce(max(fid), 0) FROM ") + table).getInt64();
    return info;
}

StoreNames readNames(Store &store)
{
    StoreNames names;
    SQLite::Statement codes(store.db(), "SELECT \"table\", code, name, parent, attrs FROM codes ORDER BY \"table\", code");
    while (codes.executeStep())
        names.codes << CodeRecord{textAt(codes, 0), textAt(codes, 1), textAt(codes, 2), textAt(codes, 3), textAt(codes, 4)};
    SQLite::Statement organizations(store.db(), "SELECT kind, code, name, parent FROM organizations ORDER BY code");
    while (organizations.executeStep())
        names.organizations << CodeRecord{textAt(organizations, 0), textAt(organizations, 1), textAt(organizations, 2),
                                          textAt(organizations, 3), {}};
    SQLite::Statement accounts(store.db(), "SELECT name, display, roles, area, org, seat FROM accounts ORDER BY name");
    while (accounts.executeStep()) {
        names.accounts.insert(textAt(accounts, 0), textAt(accounts, 1));
        names.staff << Account{textAt(accounts, 0), textAt(accounts, 1), textAt(accounts, 2).split(QLatin1Char(','), Qt::SkipEmptyParts),
                               textAt(accounts, 3), textAt(accounts, 4), textAt(accounts, 5)};
    }
    return names;
}

std::vector<AreaRecord> readAreas(Store &store)
{
    std::vector<AreaRecord> areas;
    SQLite::Statement rows(store.db(), "SELECT code, name, parent, kind, level, population, geom FROM areas");
    while (rows.executeStep()) {
        AreaRecord r;
        r.code = textAt(rows, 0);
        r.name = textAt(rows, 1);
        r.parent = textAt(rows, 2);
        r.kind = textAt(rows, 3);
        r.level = static_cast<AreaLevel>(rows.getColumn(4).getInt());
        r.population = rows.getColumn(5).getInt();
        if (!rows.getColumn(6).isNull())
            r.shape = polygonsFromGpkg(cellAt(rows, 6));
        areas.push_back(std::move(r));
    }
    SQLite::Statement old(store.db(), "SELECT old, new FROM area_supersede WHERE old NOT IN (SELECT code FROM areas)");
    while (old.executeStep()) {
        AreaRecord r;
        r.code = textAt(old, 0);
        r.parent = textAt(old, 1);
        r.kind = QStringLiteral("superseded");
        areas.push_back(std::move(r));
    }
    return areas;
}

QList<UnitRow> readUnits(Store &store)
{
    QList<UnitRow> units;
    SQLite::Statement rows(store.db(), "SELECT ref, name, glyph, role, org, area, shift, kind, status, heading, fix_at, "
                                       "certified_until, geom FROM units ORDER BY fid");
    while (rows.executeStep()) {
        UnitRow u;
        u.ref = textAt(rows, 0);
        u.name = textAt(rows, 1);
        u.glyph = textAt(rows, 2);
        u.role = textAt(rows, 3);
        u.org = textAt(rows, 4);
        u.area = textAt(rows, 5);
        u.shift = textAt(rows, 6);
        u.kind = codeOf<UnitKind>(textAt(rows, 7), {"person", "vehicle", "helper"});
        u.status = codeOf<UnitStatus>(textAt(rows, 8), {"free", "sent", "enroute", "onscene", "offline", "sos"});
        u.heading = rows.getColumn(9).getDouble();
        u.fixAt = rows.getColumn(10).getInt64();
        u.certifiedUntil = rows.getColumn(11).getInt64();
        if (!rows.getColumn(12).isNull())
            u.place = pointFromGpkg(cellAt(rows, 12));
        units << u;
    }
    return units;
}

void readCases(Store &store, const QStringList &finalStates, bool open,
               const std::function<void(QList<CaseState>)> &portion)
{
    CodeWords words;
    readCases(store, finalStates, open, portion, words);
}

void readCases(Store &store, const QStringList &finalStates, bool open,
               const std::function<void(QList<CaseState>)> &portion, CodeWords &words)
{
    std::string marks;
    for (qsizetype i = 0; i < finalStates.size(); ++i)
        marks += i ? ",?" : "?";
    // Few are open: their states are looked up in the index, one after the other. Nearly all are closed: from end to end.
    FastStatement rows(store.db(), open ? std::string("WITH RECURSIVE known (state) AS (SELECT min(state) FROM cases UNION ALL "
                                                          "SELECT (SELECT min(state) FROM cases WHERE state > known.state) FROM known "
                                                          "WHERE known.state NOT NULL) SELECT ") + caseColumns
                                                  + " FROM cases INDEXED BY cases_state WHERE state IN (SELECT state FROM known WHERE state NOT IN (" + marks + "))"
                                            : std::string("SELECT ") + caseColumns + " FROM cases WHERE +state IN (" + marks + ")");
    for (qsizetype i = 0; i < finalStates.size(); ++i)
        rows.bindText(static_cast<int>(i) + 1, toSql(finalStates[i]));
    QList<CaseState> cases;
    CodeWords few;
    while (rows.step()) {
        if (cases.isEmpty()) {
            cases.reserve(portionSize);
            few = {}; // whoever takes the portion before counts references to its words meanwhile: both would wait
        }
        readCase(rows, few, words, cases.emplaceBack());
        if (cases.size() == portionSize)
            portion(std::exchange(cases, {}));
    }
    portion(cases);
}

CaseState readCaseRow(Store &store, const CaseId &id)
{
    SQLite::Statement row(store.db(), std::string("SELECT ") + caseColumns + " FROM cases WHERE id = ?");
    const QByteArray bytes = idBytes(id);
    row.bind(1, bytes.constData(), static_cast<int>(bytes.size()));
    return row.executeStep() ? readCase(row) : CaseState();
}

RegisterColumns readRegister(Store &store, RegisterKind kind)
{
    RegisterRows in(kind, {});
    SQLite::Statement rows(store.db(), in.query("geom NOT NULL ORDER BY fid"));
    while (rows.executeStep())
        in.take(rows);
    return in.columns();
}

PointTablePtr seenPoints(RegisterColumns columns, const AreaTree &areas, const Scope &scope)
{
    std::vector<int> index;
    std::vector<char> seen;
    for (const QString &code : std::as_const(columns.areas)) {
        index.push_back(areas.indexOf(code));
        seen.push_back(scope.seesArea(index.back()));
    }
    PointTable &points = columns.points;
    if (std::ranges::find(seen, 0) != seen.end())
        points = inMortonOrder(points, [&](std::size_t row) { return seen[static_cast<std::size_t>(points.area[row])] != 0; });
    for (qint32 &area : points.area)
        area = index[static_cast<std::size_t>(area)];
    return std::make_shared<const PointTable>(std::move(points));
}

PointTablePtr readRegister(Store &store, RegisterKind kind, const AreaTree &areas, const Scope &scope)
{
    return seenPoints(readRegister(store, kind), areas, scope);
}

PointTablePtr readRegisterRows(Store &store, RegisterKind kind, const AreaTree &areas, const Scope &scope,
                               const std::vector<quint32> &fids, const QStringList &categories)
{
    RegisterRows in(kind, categories);
    SQLite::Statement rows(store.db(), in.query("geom NOT NULL AND fid = ?"));
    for (const quint32 fid : fids) {
        rows.bind(1, static_cast<int64_t>(fid));
        if (rows.executeStep())
            in.take(rows);
        rows.reset();
    }
    return seenPoints(in.columns(), areas, scope);
}

QHash<quint32, QString> readItemNames(Store &store, RegisterKind kind, const std::vector<quint32> &fids, const Scope &scope)
{
    QHash<quint32, QString> names;
    if (kind == RegisterKind::People || kind == RegisterKind::Sentiments)
        return names;
    SQLite::Statement row(store.db(), std::string("SELECT name, area FROM ") + tableOf(kind).table + " WHERE fid = ?");
    for (const quint32 fid : fids) {
        row.bind(1, static_cast<int64_t>(fid));
        if (row.executeStep() && (scope.isWhole() || scope.seesArea(textAt(row, 1))))
            names.insert(fid, textAt(row, 0));
        row.reset();
    }
    return names;
}

QList<Attachment> readAttachments(Store &store, const CaseId &id, const QString &folder)
{
    QList<Attachment> list;
    const QByteArray bytes = idBytes(id);
    SQLite::Statement rows(store.db(), "SELECT sha256, name, media_type, role, at FROM attachments WHERE case_id = ? ORDER BY at, fid");
    rows.bind(1, bytes.constData(), static_cast<int>(bytes.size()));
    while (rows.executeStep()) {
        list << Attachment{attachmentPath(folder, textAt(rows, 0)), textAt(rows, 1), textAt(rows, 2), textAt(rows, 3), rows.getColumn(4).getInt64()};
    }
    return list;
}

ItemFields readItem(Store &store, RegisterKind kind, quint32 fid)
{
    static constexpr const char *queries[] = {
        "SELECT '姓名', name_masked, '身份证', idno_masked, '电话', phone_masked, '网格', area FROM people WHERE fid=?",
        "SELECT '名称', name, '类别', kind, '地址', address, '网格', area FROM places WHERE fid=?",
        "SELECT '名称', name, '类别', kind, '状态', state, '编号', ref, '网格', area FROM things WHERE fid=?",
        "SELECT '名称', name, '类别', kind, '职责', duty, '网格', area FROM organizations WHERE fid=?",
        "SELECT '内容', text, '来源', source, '网格', area FROM sentiments WHERE fid=?"};
    ItemFields fields;
    SQLite::Statement row(store.db(), queries[static_cast<std::size_t>(kind)]);
    row.bind(1, static_cast<int64_t>(fid));
    if (row.executeStep())
        for (int c = 0; c + 1 < row.getColumnCount(); c += 2)
            if (const QString value = textAt(row, c + 1); !value.isEmpty())
                fields << std::pair(textAt(row, c), value);
    return fields;
}

} // namespace huying
