// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/registers.h"

#include <numbers>

namespace huying::demo {

namespace {

/// Degrees clockwise from north, whole, so that no last digit of atan2 shows.
double headingOf(Vec along)
{
    const double degrees = std::atan2(along.x, along.y) * 180 / std::numbers::pi;
    return std::nearbyint(degrees < 0 ? degrees + 360 : degrees);
}

class ThingMaker
{
public:
    ThingMaker(const World &world, const Take<ThingRecord> &take)
        : m_world(world), m_take(take), m_rng(world.seed, 32)
    {
    }

    void run()
    {
        std::vector<char> nodeDone, edgeDone;
        for (int cell = 0; cell < m_world.mesh.cellCount(); ++cell) {
            for (const int e : m_world.roads.edgesAtCell(cell)) {
                if (!take(edgeDone, e))
                    continue;
                const Roads::Edge &edge = m_world.roads.edge(e);
                addAlong(edge);
                for (const int node : {edge.from, edge.to})
                    if (take(nodeDone, node))
                        addCrossing(node);
            }
        }
        addByTheRiver();
        for (const int grid : m_world.division.ofLevel(AreaLevel::Grid))
            addIndoors(grid);
    }

private:
    static bool take(std::vector<char> &done, int index)
    {
        if (done.size() <= static_cast<std::size_t>(index))
            done.resize(static_cast<std::size_t>(index) + 1, 0);
        return std::exchange(done[static_cast<std::size_t>(index)], char(1)) == 0;
    }

    void addAlong(const Roads::Edge &edge)
    {
        const Vec from = m_world.roads.node(edge.from).at, to = m_world.roads.node(edge.to).at;
        const Vec along = unit(to - from), left = turnLeft(along);
        const double reach = distance(from, to);
        const double lampStep = edge.klass <= RoadClass::Tertiary ? 42 : 75;
        for (double walked = lampStep / 2; walked < reach; walked += lampStep)
            add("lamp", edge.name + QStringLiteral("路灯"), from + along * walked + left * 7, 0);
        if (edge.isBridge)
            return;
        for (double walked = 40; walked < reach; walked += 90)
            add("manhole",
                edge.name + (m_rng.chance(0.6) ? QStringLiteral("污水井盖") : QStringLiteral("雨水井盖")),
                from + along * walked - left * 2, 0);
        if (m_rng.chance(0.4))
            add("hydrant", edge.name + QStringLiteral("消火栓"), from + along * (reach * 0.3) - left * 8, 0);
        if (m_rng.chance(0.6))
            add("bin", edge.name + QStringLiteral("垃圾箱"), from + along * (reach * 0.7) + left * 8, 0);
    }

    void addCrossing(int node)
    {
        const auto &edges = m_world.roads.node(node).edges;
        const bool isMain = std::any_of(edges.begin(), edges.end(), [this](int e) {
            return m_world.roads.edge(e).klass <= RoadClass::Secondary;
        });
        if (edges.size() < 3 || !m_rng.chance(isMain ? 0.95 : 0.45))
            return;
        const int cameras = isMain ? m_rng.whole(2, 4) : 1;
        const std::size_t first = static_cast<std::size_t>(m_rng.below(static_cast<int>(edges.size())));
        for (int i = 0; i < cameras && i < static_cast<int>(edges.size()); ++i) {
            const Roads::Edge &edge =
                m_world.roads.edge(edges[(first + static_cast<std::size_t>(i)) % edges.size()]);
            const Vec here = m_world.roads.node(node).at;
            const Vec along = unit(m_world.roads.node(edge.from == node ? edge.to : edge.from).at - here);
            const QString name =
                (edge.name.isEmpty() ? QStringLiteral("路口") : edge.name + QStringLiteral("路口")) +
                QStringLiteral("%1号枪机").arg(i + 1);
            add("camera", name, here + along * 9 + turnLeft(along) * 7, headingOf(along));
        }
    }

    void addByTheRiver()
    {
        for (const River &river : m_world.land.rivers())
            for (std::size_t i = 20; i < river.curve.size(); i += 75) {
                const Vec bank = river.curve[i] + Vec{0, river.halfWidth[i] + 3};
                add("water", QStringLiteral("清渡河水位计"), bank, 0);
                if (i % 2 == 0)
                    add("camera", QStringLiteral("清渡河河道球机"), bank + Vec{4, 4}, 180);
            }
    }

    void addIndoors(int grid)
    {
        const Area &area = m_world.division.area(grid);
        const QString village = m_world.division.area(area.parent).name;
        if (!area.isUrban) {
            if (m_rng.chance(0.5))
                add("camera", village + QStringLiteral("村口球机"), m_world.anyPoint(grid, m_rng),
                    m_rng.below(360));
            if (m_rng.chance(0.06))
                add("rain", village + QStringLiteral("雨量站"), m_world.anyPoint(grid, m_rng), 0);
            return;
        }
        for (int i = m_rng.whole(1, 5); i > 0; --i)
            add("smoke", village + QStringLiteral("烟感"), m_world.anyPoint(grid, m_rng), 0);
        if (m_rng.chance(0.3))
            add("noise", village + QStringLiteral("噪声监测点"), m_world.anyPoint(grid, m_rng), 0);
        if (m_rng.chance(0.4))
            add("gas", village + QStringLiteral("燃气探测器"), m_world.anyPoint(grid, m_rng), 0);
        if (m_rng.chance(0.5))
            add("lift", village + QStringLiteral("电梯"), m_world.anyPoint(grid, m_rng), 0);
    }

    void add(const char *kind, const QString &name, Vec at, double heading)
    {
        const int grid = m_world.division.gridAt(at);
        if (grid == Mesh::none)
            return;
        ThingRecord thing;
        thing.ref = padded("T", ++m_number, 7);
        thing.name = name;
        thing.kind = QString::fromLatin1(kind);
        thing.area = m_world.code(grid);
        thing.state = m_rng.chance(0.025) ? QStringLiteral("offline") : QStringLiteral("online");
        thing.heading = heading;
        thing.place = toLonLat(at);
        m_take(thing);
    }

    const World &m_world;
    const Take<ThingRecord> &m_take;
    Rng m_rng;
    qint64 m_number = 0;
};

} // namespace

void makeThings(const World &world, const Take<ThingRecord> &take)
{
    ThingMaker(world, take).run();
}

} // namespace huying::demo
