// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/areatree.h"

#include <QStringList>
#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

namespace bg = boost::geometry;

namespace huying
{

namespace
{

using BoostPoint = bg::model::point<double, 2, bg::cs::cartesian>;
using BoostBox = bg::model::box<BoostPoint>;
using Entry = std::pair<BoostBox, int>;

} // namespace

LonLat labelPoint(const MultiPolygon &shape, const Box &box)
{
    const LonLat middle{(box.west + box.east) / 2, (box.south + box.north) / 2};
    std::vector<double> crossings;
    for (const Polygon &polygon : shape)
        for (const Ring &ring : polygon)
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const LonLat &a = ring[i], &b = ring[i + 1];
                if ((a.lat > middle.lat) != (b.lat > middle.lat))
                    crossings.push_back(a.lon + (b.lon - a.lon) * (middle.lat - a.lat) / (b.lat - a.lat));
            }
    std::ranges::sort(crossings);
    LonLat best = middle;
    double widest = 0;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
        if (crossings[i + 1] - crossings[i] > widest) {
            widest = crossings[i + 1] - crossings[i];
            best.lon = (crossings[i] + crossings[i + 1]) / 2;
        }
    return best;
}

struct AreaTree::Index
{
    bg::index::rtree<Entry, bg::index::quadratic<16>> boxes;
};

AreaTree::AreaTree(std::vector<AreaRecord> records) : m_index(std::make_unique<Index>())
{
    const auto rest = std::ranges::partition(records, [](const AreaRecord &r) { return r.kind != QLatin1String("superseded"); });
    const std::vector<AreaRecord> superseded(rest.begin(), rest.end());
    records.erase(rest.begin(), rest.end());
    std::ranges::sort(records, [](const AreaRecord &a, const AreaRecord &b) {
        return std::pair(a.level, a.code) < std::pair(b.level, b.code);
    });
    m_areas.reserve(records.size());
    m_children.resize(records.size());
    std::vector<Entry> entries;
    for (AreaRecord &r : records) {
        Area area{r.code, r.name, r.kind, r.level, indexOf(r.parent), r.population, std::move(r.shape), {}, {}};
        const int index = static_cast<int>(m_areas.size());
        if (!area.shape.empty()) {
            area.box = boundsOf(area.shape);
            area.label = labelPoint(area.shape, area.box);
            entries.emplace_back(BoostBox({area.box.west, area.box.south}, {area.box.east, area.box.north}), index);
        }
        if (area.parent >= 0)
            m_children[static_cast<std::size_t>(area.parent)].push_back(index);
        name(area.code, index);
        m_areas.push_back(std::move(area));
    }
    for (const AreaRecord &old : superseded) // cases keep the code that they were reported with
        if (const int index = indexOf(old.parent); index >= 0 && m_codes.find(old.code) < 0)
            name(old.code, index);
    m_index->boxes = decltype(m_index->boxes)(entries.begin(), entries.end());
}

AreaTree::~AreaTree() = default;

void AreaTree::name(const QString &code, int index)
{
    const auto at = static_cast<std::size_t>(m_codes.of(code));
    if (at == m_ofCode.size())
        m_ofCode.push_back(index);
    m_ofCode[at] = index;
}

int AreaTree::areaAt(LonLat p) const
{
    int best = -1;
    const BoostPoint point(p.lon, p.lat);
    for (auto it = m_index->boxes.qbegin(bg::index::intersects(point)); it != m_index->boxes.qend(); ++it) {
        const Area &area = at(it->second);
        if ((best < 0 || area.level > at(best).level) && area.kind == QLatin1String("basic") && contains(area.shape, p))
            best = it->second;
    }
    return best;
}

int AreaTree::ancestor(int index, AreaLevel level) const
{
    while (index >= 0 && at(index).level != level)
        index = at(index).parent;
    return index;
}

QString AreaTree::path(int index) const
{
    if (index < 0)
        return {};
    const QString town = ancestor(index, AreaLevel::Town) >= 0 ? at(ancestor(index, AreaLevel::Town)).name : QString();
    const QString rest = shortPath(index);
    return town.isEmpty() || rest == town ? rest : town + QStringLiteral(" · ") + rest;
}

QString AreaTree::shortPath(int index) const
{
    if (index < 0)
        return {};
    const int village = ancestor(index, AreaLevel::Village);
    const QString &name = at(index).name;
    // Many places name a grid after its village: once is enough.
    const bool isNamed = village < 0 || village == index || name.startsWith(at(village).name);
    return isNamed ? name : at(village).name + QLatin1Char(' ') + name;
}

} // namespace huying
