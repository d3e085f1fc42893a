// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/rtreeload.h"

#include "data/store/faststatement.h"
#include "data/store/gpkgblob.h"

#include <QByteArray>
#include <QtEndian>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <span>
#include <vector>

namespace huying
{

namespace
{

/// What a node holds: a row, or a node below it.
struct RtreeCell
{
    qint64 id = 0;
    std::array<float, 4> box; ///< minx, maxx, miny, maxy
};

constexpr std::size_t headSize = 4, cellSize = 8 + 4 * sizeof(float);
constexpr double filling = 0.8; ///< room for what comes later, before nodes have to be split

/// The box in single precision holds that in double precision.
float roundedDown(double value)
{
    const float near = static_cast<float>(value);
    return near > value ? std::nextafter(near, -std::numeric_limits<float>::infinity()) : near;
}

float roundedUp(double value)
{
    const float near = static_cast<float>(value);
    return near < value ? std::nextafter(near, std::numeric_limits<float>::infinity()) : near;
}

/// So that runs of `inNode` lie close together: strips from west to east, in each from south to north.
void packTogether(std::span<RtreeCell> cells, std::size_t inNode)
{
    const auto by = [](int edge) { return [edge](const RtreeCell &a, const RtreeCell &b) { return a.box[edge] + a.box[edge + 1] < b.box[edge] + b.box[edge + 1]; }; };
    std::ranges::sort(cells, by(0));
    const auto nodes = (cells.size() + inNode - 1) / inNode;
    const auto strip = inNode * static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(nodes))));
    for (std::size_t from = 0; from < cells.size(); from += strip)
        std::ranges::sort(cells.subspan(from, std::min(strip, cells.size() - from)), by(2));
}

QByteArray rtreeNode(std::span<const RtreeCell> cells, int depth, std::size_t nodeSize)
{
    QByteArray node(static_cast<qsizetype>(nodeSize), '\0');
    char *at = node.data();
    qToBigEndian(static_cast<quint16>(depth), at);
    qToBigEndian(static_cast<quint16>(cells.size()), at + 2);
    at += headSize;
    for (const RtreeCell &cell : cells) {
        qToBigEndian(cell.id, at);
        qToBigEndian<float>(cell.box.data(), 4, at + 8);
        at += cellSize;
    }
    return node;
}

RtreeCell cellAround(std::span<const RtreeCell> cells, qint64 node)
{
    RtreeCell whole{node, cells.front().box};
    for (const RtreeCell &cell : cells)
        for (const int min : {0, 2}) {
            whole.box[min] = std::min(whole.box[min], cell.box[min]);
            whole.box[min + 1] = std::max(whole.box[min + 1], cell.box[min + 1]);
        }
    return whole;
}

/// The shadow tables of one R-tree, while they are filled level by level from the leaves.
class RtreeWriter
{
public:
    RtreeWriter(SQLite::Database &db, const std::string &tree)
        : m_node(db, "INSERT OR REPLACE INTO " + tree + "_node VALUES (?, ?)"), m_row(db, "INSERT INTO " + tree + "_rowid VALUES (?, ?)"),
          m_parent(db, "INSERT INTO " + tree + "_parent VALUES (?, ?)")
    {
        m_nodeSize = static_cast<std::size_t>(db.execAndGet("SELECT length(data) FROM " + tree + "_node WHERE nodeno = 1").getInt());
        m_room = (m_nodeSize - headSize) / cellSize;
    }

    void write(std::vector<RtreeCell> cells)
    {
        const auto inNode = static_cast<std::size_t>(static_cast<double>(m_room) * filling);
        int depth = 0;
        std::vector<std::pair<qint64, qint64>> nodeOfRow;
        for (; cells.size() > m_room; ++depth) {
            packTogether(cells, inNode);
            std::vector<RtreeCell> parents;
            for (std::size_t from = 0; from < cells.size(); from += inNode) {
                const auto some = std::span(cells).subspan(from, std::min(inNode, cells.size() - from));
                parents.push_back(cellAround(some, ++m_last));
                put(m_node, m_last, rtreeNode(some, 0, m_nodeSize));
                for (const RtreeCell &cell : some)
                    depth ? put(m_parent, cell.id, m_last) : void(nodeOfRow.emplace_back(cell.id, m_last));
            }
            cells = std::move(parents);
        }
        put(m_node, root, rtreeNode(cells, depth, m_nodeSize));
        for (const RtreeCell &cell : cells)
            depth ? put(m_parent, cell.id, root) : void(nodeOfRow.emplace_back(cell.id, root));
        std::ranges::sort(nodeOfRow);
        for (const auto &[row, node] : nodeOfRow)
            put(m_row, row, node);
    }

private:
    static constexpr qint64 root = 1;

    static void put(SQLite::Statement &statement, qint64 key, qint64 value)
    {
        statement.bind(1, static_cast<int64_t>(key));
        statement.bind(2, static_cast<int64_t>(value));
        statement.exec();
        statement.reset();
    }
    static void put(SQLite::Statement &statement, qint64 key, const QByteArray &data)
    {
        statement.bind(1, static_cast<int64_t>(key));
        statement.bindNoCopy(2, data.constData(), static_cast<int>(data.size()));
        statement.exec();
        statement.reset();
    }

    SQLite::Statement m_node, m_row, m_parent;
    std::size_t m_nodeSize = 0, m_room = 0; ///< bytes, cells
    qint64 m_last = root;
};

} // namespace

std::vector<RowBox> boxesOf(SQLite::Database &db, const std::string &table)
{
    std::vector<RowBox> boxes;
    FastStatement rows(db, "SELECT fid, geom FROM " + table + " WHERE geom NOT NULL");
    while (rows.step()) {
        const std::string_view geom = rows.text(1);
        const Box box = boundsFromGpkg({reinterpret_cast<const unsigned char *>(geom.data()), geom.size()});
        if (!box.isEmpty())
            boxes.push_back({rows.number(0), box});
    }
    return boxes;
}

Box boundsOf(const std::vector<RowBox> &boxes)
{
    Box whole = boxes.empty() ? Box{0, 0, -1, -1} : boxes.front().box;
    for (const auto &[fid, box] : boxes)
        whole = {std::min(whole.west, box.west), std::min(whole.south, box.south), std::max(whole.east, box.east),
                 std::max(whole.north, box.north)};
    return whole;
}

void loadRtree(SQLite::Database &db, const std::string &table, const std::vector<RowBox> &boxes)
{
    std::vector<RtreeCell> cells;
    cells.reserve(boxes.size());
    for (const auto &[fid, box] : boxes)
        cells.push_back({fid, {roundedDown(box.west), roundedUp(box.east), roundedDown(box.south), roundedUp(box.north)}});
    RtreeWriter(db, "rtree_" + table + "_geom").write(std::move(cells));
}

} // namespace huying
