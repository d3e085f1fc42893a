// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/analysis/nearby.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace huying
{

namespace
{

NearbyGroup groupOf(RegisterKind kind)
{
    switch (kind) {
    case RegisterKind::People:
        return NearbyGroup::People;
    case RegisterKind::Places:
        return NearbyGroup::Places;
    case RegisterKind::Things:
        return NearbyGroup::Things;
    case RegisterKind::Organizations:
        return NearbyGroup::Organizations;
    case RegisterKind::Sentiments:
        break;
    }
    return NearbyGroup::Sentiments;
}

class Gathering
{
public:
    explicit Gathering(const Region &region)
    {
        m_answer.region = region;
        const Box box = region.box();
        const WorldPoint a = toWorld({box.west, box.north}), b = toWorld({box.east, box.south});
        m_west = a.x, m_north = a.y, m_east = b.x, m_south = b.y;
    }

    void add(const PointTable &table)
    {
        const NearbyGroup group = groupOf(table.kind);
        std::array<int, 256> kinds;
        kinds.fill(-1);
        for (std::size_t row = 0; row < table.size(); ++row) {
            const WorldPoint at = table.at[row];
            if (at.x < m_west || at.x > m_east || at.y < m_north || at.y > m_south)
                continue;
            const LonLat place = toLonLat(at);
            const double metres = m_answer.region.distance(place);
            if (!(metres <= m_answer.region.metres))
                continue;
            const quint8 category = group == NearbyGroup::Sentiments ? quint8(0) : table.category[row];
            int &kind = kinds[category];
            if (kind < 0)
                kind = addKind(group, group == NearbyGroup::Sentiments ? QString() : table.categories.value(category));
            count(kind);
            if (group != NearbyGroup::People)
                m_answer.things.push_back({kind, metres, place, table.fid[row], {}, {}});
        }
    }
    void add(const NearbySources::Case &c)
    {
        if (const double metres = m_answer.region.distance(c.place); metres <= m_answer.region.metres) {
            if (m_cases < 0)
                m_cases = addKind(NearbyGroup::Cases, {});
            count(m_cases);
            m_answer.things.push_back({m_cases, metres, c.place, 0, c.id, {}});
        }
    }
    void add(const NearbySources::Unit &u)
    {
        static const std::array codes{QStringLiteral("person"), QStringLiteral("vehicle"), QStringLiteral("helper")};
        if (const double metres = m_answer.region.distance(u.place); metres <= m_answer.region.metres) {
            int &kind = m_units[static_cast<std::size_t>(u.kind)];
            if (kind < 0)
                kind = addKind(NearbyGroup::Units, codes[static_cast<std::size_t>(u.kind)]);
            count(kind);
            m_answer.things.push_back({kind, metres, u.place, 0, {}, u.ref});
        }
    }

    NearbyAnswer take()
    {
        auto &kinds = m_answer.kinds;
        std::vector<int> order(kinds.size()), place(kinds.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, [&kinds](int a, int b) {
            const NearbyKind &left = kinds[static_cast<std::size_t>(a)], &right = kinds[static_cast<std::size_t>(b)];
            return left.group != right.group ? left.group < right.group : left.count > right.count;
        });
        std::vector<NearbyKind> sorted;
        for (const int kind : order) {
            place[static_cast<std::size_t>(kind)] = static_cast<int>(sorted.size());
            sorted.push_back(std::move(kinds[static_cast<std::size_t>(kind)]));
        }
        kinds = std::move(sorted);
        for (NearbyThing &thing : m_answer.things)
            thing.kind = place[static_cast<std::size_t>(thing.kind)];
        std::ranges::stable_sort(m_answer.things, {}, &NearbyThing::metres);
        return std::move(m_answer);
    }

private:
    int addKind(NearbyGroup group, const QString &code)
    {
        m_answer.kinds.push_back({group, code, 0});
        return static_cast<int>(m_answer.kinds.size()) - 1;
    }
    void count(int kind) { ++m_answer.kinds[static_cast<std::size_t>(kind)].count; }

    NearbyAnswer m_answer;
    quint32 m_west = 0, m_north = 0, m_east = 0, m_south = 0;
    int m_cases = -1;
    std::array<int, 3> m_units{-1, -1, -1};
};

} // namespace

NearbyAnswer nearby(const Region &region, const NearbySources &sources)
{
    Gathering gathering(region);
    for (const NearbySources::Case &c : sources.cases)
        gathering.add(c);
    for (const NearbySources::Unit &unit : sources.units)
        gathering.add(unit);
    for (const NearbySources::Register &r : sources.registers)
        if (r.table)
            gathering.add(*withChanges(r.table, r.changes));
    return gathering.take();
}

} // namespace huying
