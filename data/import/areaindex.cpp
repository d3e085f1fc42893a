// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/areaindex.h"

#include "data/store/gpkgblob.h"

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

namespace huying
{

namespace
{

namespace bg = boost::geometry;
using TreePoint = bg::model::point<double, 2, bg::cs::cartesian>;
using TreeBox = bg::model::box<TreePoint>;
using TreeEntry = std::pair<TreeBox, std::size_t>;

} // namespace

struct AreaIndex::Tree
{
    bg::index::rtree<TreeEntry, bg::index::quadratic<16>> boxes;
};

AreaIndex::AreaIndex() : m_tree(std::make_unique<Tree>()) {}

AreaIndex::~AreaIndex() = default;

std::unique_ptr<AreaIndex> AreaIndex::load(Store &store)
{
    auto index = std::make_unique<AreaIndex>();
    SQLite::Statement rows(store.db(), "SELECT code, level, kind, geom FROM areas ORDER BY code");
    while (rows.executeStep()) {
        const QByteArray cell = blobAt(rows, 3);
        index->add(textAt(rows, 0), static_cast<AreaLevel>(rows.getColumn(1).getInt()),
                   textAt(rows, 2) == QLatin1String("basic"),
                   polygonsFromGpkg({reinterpret_cast<const unsigned char *>(cell.constData()),
                                     static_cast<std::size_t>(cell.size())}));
    }
    return index;
}

void AreaIndex::add(const QString &code, AreaLevel level, bool isBasic, MultiPolygon shape)
{
    m_codes << code;
    if (shape.empty())
        return;
    m_hasGrids |= level >= AreaLevel::Grid;
    const Box box = boundsOf(shape);
    m_tree->boxes.insert({TreeBox({box.west, box.south}, {box.east, box.north}), m_areas.size()});
    m_areas.push_back({code, level, isBasic, std::move(shape)});
}

QString AreaIndex::areaAt(LonLat p) const
{
    const Area *best = nullptr;
    const auto comesBefore = [](const Area &a, const Area &b) {
        if (a.level != b.level)
            return a.level > b.level;
        return a.isBasic != b.isBasic ? a.isBasic : a.code < b.code;
    };
    for (auto hit = m_tree->boxes.qbegin(bg::index::intersects(TreePoint(p.lon, p.lat))); hit != m_tree->boxes.qend(); ++hit) {
        const Area &area = m_areas[hit->second];
        if ((!best || comesBefore(area, *best)) && contains(area.shape, p))
            best = &area;
    }
    return best ? best->code : QString();
}

} // namespace huying
