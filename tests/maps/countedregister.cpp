// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/maps/countedregister.h"

#include "data/rules/access.h"
#include "data/store/bulkwriter.h"
#include "data/store/gpkgblob.h"
#include "data/store/reading.h"

#include <cmath>
#include <limits>

namespace huying::test {

CountedRegister::CountedRegister()
{
    const QString file = m_dir.filePath(QStringLiteral("counts.gpkg"));
    auto made = Store::create(file, QStringLiteral("2026-01-01T00:00:00Z"));
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    Store &store = **made;
    BulkWriter writer(store, nullptr);
    SQLite::Transaction transaction(store.db());
    const AreaTree &tree = *m_place.areas();
    for (const Area &a : tree.all()) {
        AreaRecord r;
        r.code = a.code;
        r.name = a.name;
        r.parent = a.parent < 0 ? QString() : tree.at(a.parent).code;
        r.level = a.level;
        r.shape = a.shape;
        writer.add(r);
    }
    std::mt19937 random(11);
    const PointTablePtr points = m_place.points(RegisterKind::People, placed);
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<LonLat> odd{{0, 0}, {23.7, 109.2}, {nan, 23.7}, {109.2, nan}, {109.2, 95}, {-200, 10}, {12.5, 55.7}};
    for (int i = 0; i < placed + static_cast<int>(odd.size()); ++i) {
        PersonRecord p;
        p.ref = QStringLiteral("P%1").arg(i);
        p.name = QStringLiteral("张三");
        p.category = static_cast<int>(random() % 4 == 0 ? 1 + random() % 6 : 0);
        p.visitedAt = p.category != 0 && random() % 5 != 0 ? (today - TimeMs(random() % 120)) * dayMs + 5 : 0;
        p.place = i < placed ? toLonLat(points->at[static_cast<std::size_t>(i)]) : odd[static_cast<std::size_t>(i - placed)];
        const int area = i < placed ? tree.areaAt(*p.place) : -1;
        p.area = area < 0 ? QString() : tree.at(area).code;
        writer.add(p);
    }
    transaction.commit();
    if (const auto done = store.finishBulk(); !done)
        qFatal("%s", qPrintable(done.error().message));
    m_store = std::move(*made);
    m_areas = std::make_shared<AreaTree>(readAreas(*m_store));
    m_table = readRegister(*m_store, RegisterKind::People, *m_areas, Scope(*Workflow::load(), std::nullopt, m_areas));
    // Positions in world steps beside the rows; everything else SQL finds by itself.
    m_store->db().exec("CREATE TEMP TABLE at (fid INTEGER PRIMARY KEY, x INTEGER, y INTEGER)");
    SQLite::Statement insert(m_store->db(), "INSERT INTO at VALUES (?, ?, ?)");
    for (std::size_t i = 0; i < m_table->size(); ++i) {
        insert.bind(1, static_cast<int64_t>(m_table->fid[i]));
        insert.bind(2, static_cast<int64_t>(m_table->at[i].x));
        insert.bind(3, static_cast<int64_t>(m_table->at[i].y));
        insert.exec();
        insert.reset();
    }
    m_store->db().exec("CREATE INDEX temp.at_x ON at (x)");
    m_content.areas = m_areas;
    m_content.registers[peopleAt] = std::make_shared<PointIndex>(m_table);
    m_content.looks.insert(QStringLiteral("people"), {true, 1, 0, 24});
    m_content.theme = Theme::makeDark();
    m_symbols = std::make_unique<SymbolPainter>(m_content.theme);
}

PointFilter CountedRegister::anyFilter(std::mt19937 &random) const
{
    PointFilter f;
    if (random() % 3 == 0)
        for (int code = 0; code < 7; ++code)
            if (random() % 3 == 0)
                f.categories << QString::number(code);
    if (random() % 3 == 0)
        f.area = m_areas->at(static_cast<int>(random() % m_areas->all().size())).code;
    if (random() % 3 == 0)
        f.unvisitedDays = static_cast<int>(1 + random() % 100);
    return f;
}

qint64 CountedRegister::sqlCount(const QRectF &world, const PointFilter &f)
{
    std::string sql = "SELECT count(*) FROM temp.at JOIN people p USING (fid) WHERE x >= ?1 AND x < ?2 AND y >= ?3 AND y < ?4";
    if (!f.categories.isEmpty())
        sql += " AND category IN (" + f.categories.join(QLatin1Char(',')).toStdString() + ")";
    if (!f.area.isEmpty())
        sql += " AND area IN (WITH RECURSIVE t(code) AS (SELECT '" + f.area.toStdString()
               + "' UNION SELECT a.code FROM areas a JOIN t ON a.parent = t.code) SELECT code FROM t)";
    if (f.unvisitedDays > 0)
        sql += " AND category <> 0 AND coalesce(visited_at, 0) / 86400000 < " + std::to_string(today - f.unvisitedDays);
    SQLite::Statement row(m_store->db(), sql);
    const double edges[] = {world.left(), world.right(), world.top(), world.bottom()};
    for (int i = 0; i < 4; ++i)
        row.bind(i + 1, edges[i]);
    row.executeStep();
    return row.getColumn(0).getInt64();
}

void CountedRegister::placeAgain(const std::vector<quint32> &fids)
{
    SQLite::Statement drop(m_store->db(), "DELETE FROM temp.at WHERE fid = ?"), put(m_store->db(), "INSERT INTO temp.at VALUES (?, ?, ?)");
    SQLite::Statement read(m_store->db(), "SELECT geom FROM people WHERE fid = ? AND geom NOT NULL");
    for (const quint32 fid : fids) {
        drop.bind(1, static_cast<int64_t>(fid));
        drop.exec();
        drop.reset();
        read.bind(1, static_cast<int64_t>(fid));
        if (read.executeStep()) {
            const QByteArray cell = blobAt(read, 0);
            const auto place = pointFromGpkg({reinterpret_cast<const unsigned char *>(cell.constData()), static_cast<std::size_t>(cell.size())});
            if (place && isOnEarth(*place)) {
                put.bind(1, static_cast<int64_t>(fid));
                put.bind(2, static_cast<int64_t>(toWorld(*place).x));
                put.bind(3, static_cast<int64_t>(toWorld(*place).y));
                put.exec();
                put.reset();
            }
        }
        read.reset();
    }
}

QRectF CountedRegister::cellsOf(const Viewport &view)
{
    const double width = std::exp2(32 - RegisterLayer::cellLevel(view));
    const QRectF world = view.worldRect();
    const QPointF from(std::floor(world.left() / width) * width, std::floor(world.top() / width) * width);
    return {from, QPointF(std::ceil(world.right() / width) * width, std::ceil(world.bottom() / width) * width)};
}

} // namespace huying::test
