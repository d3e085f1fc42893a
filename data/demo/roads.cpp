// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/roads.h"

#include <algorithm>

namespace huying::demo {

namespace {

qint64 pairKey(int a, int b)
{
    return (static_cast<qint64>(std::min(a, b)) << 32) | static_cast<qint64>(std::max(a, b));
}

} // namespace

QString codeOf(RoadClass klass)
{
    static const char *const codes[] = {"motorway",  "trunk",    "primary",
                                        "secondary", "tertiary", "residential"};
    return QString::fromLatin1(codes[static_cast<int>(klass)]);
}

double speedOf(RoadClass klass)
{
    static constexpr double speeds[] = {120, 80, 60, 50, 40, 25};
    return speeds[static_cast<int>(klass)];
}

Roads::Roads(const Scale &scale, const Landscape &land, const Mesh &mesh, const Division &division,
             const Names &names, quint64 seed)
    : m_scale(scale), m_land(land), m_mesh(mesh), m_division(division), m_names(names), m_seed(seed),
      m_vertexNode(at(mesh.vertexCount()), Mesh::none), m_cellNode(at(mesh.cellCount()), Mesh::none),
      m_cellEdges(at(mesh.cellCount())), m_cost(at(mesh.cellCount())), m_cameFrom(at(mesh.cellCount())),
      m_stamp(at(mesh.cellCount()), 0), m_target(at(mesh.cellCount()), 0)
{
    for (int cell = 0; cell < mesh.cellCount(); ++cell)
        m_height.push_back(land.height(mesh.site(cell).at));
    addStreets();
    addCountryRoads();
    smooth();
}

int Roads::vertexNode(int vertex)
{
    int &node = m_vertexNode[at(vertex)];
    if (node == Mesh::none) {
        node = static_cast<int>(m_nodes.size());
        m_nodes.push_back({m_mesh.vertex(vertex), true, {}});
    }
    return node;
}

int Roads::cellNode(int cell)
{
    int &node = m_cellNode[at(cell)];
    if (node == Mesh::none) {
        node = static_cast<int>(m_nodes.size());
        m_nodes.push_back({m_mesh.site(cell).at, false, {}});
    }
    return node;
}

int Roads::addEdge(int from, int to, RoadClass klass, const QString &name)
{
    const auto [it, isNew] = m_edgeBetween.try_emplace(pairKey(from, to), static_cast<int>(m_edges.size()));
    if (isNew) {
        m_edges.push_back({from, to, klass, name, false});
        m_nodes[at(from)].edges.push_back(it->second);
        m_nodes[at(to)].edges.push_back(it->second);
    } else if (Edge &edge = m_edges[at(it->second)]; klass < edge.klass) {
        edge.klass = klass;
        edge.name = name;
    }
    return it->second;
}

int Roads::addLane(int from, Vec to)
{
    const int node = static_cast<int>(m_nodes.size());
    m_nodes.push_back({to, true, {}});
    addEdge(from, node, RoadClass::Residential, {});
    return node;
}

int Roads::hamletNode(int grid) const
{
    return m_cellNode[at(m_division.area(grid).cells.front())];
}

const std::vector<int> &Roads::edgesAtCell(int cell) const
{
    return m_cellEdges[at(cell)];
}

void Roads::smooth()
{
    for (int round = 0; round < 2; ++round) {
        std::vector<Vec> moved;
        for (const Node &node : m_nodes) {
            Vec sum;
            for (const int e : node.edges) {
                const Edge &edge = m_edges[at(e)];
                const int other = m_nodes.data() + edge.from == &node ? edge.to : edge.from;
                sum = sum + m_nodes[at(other)].at;
            }
            const bool stays = node.isFixed || node.edges.size() < 2;
            moved.push_back(stays ? node.at
                                  : mix(node.at, sum * (1.0 / static_cast<double>(node.edges.size())),
                                        node.edges.size() == 2 ? 0.55 : 0.3));
        }
        for (std::size_t i = 0; i < moved.size(); ++i)
            m_nodes[i].at = moved[i];
    }
}

std::vector<Roads::Stretch> Roads::stretches() const
{
    const auto isThrough = [this](int node, const Edge &edge) { // the road just goes on here
        const auto &edges = m_nodes[at(node)].edges;
        if (edges.size() != 2)
            return false;
        const Edge &a = m_edges[at(edges[0])], &b = m_edges[at(edges[1])];
        return a.klass == b.klass && a.name == b.name && a.isBridge == b.isBridge && edge.klass == a.klass;
    };
    std::vector<Stretch> result;
    std::vector<char> done(m_edges.size(), 0);
    const auto follow = [&](int start, int firstEdge) {
        Stretch stretch{{m_nodes[at(start)].at}, m_edges[at(firstEdge)].klass, m_edges[at(firstEdge)].name};
        int node = start, e = firstEdge;
        bool isStreet = m_nodes[at(start)].isFixed;
        for (;;) {
            done[at(e)] = 1;
            node = m_edges[at(e)].from == node ? m_edges[at(e)].to : m_edges[at(e)].from;
            stretch.line.push_back(m_nodes[at(node)].at);
            isStreet = isStreet && m_nodes[at(node)].isFixed;
            if (!isThrough(node, m_edges[at(e)]))
                break;
            const auto &edges = m_nodes[at(node)].edges;
            const int next = edges[0] == e ? edges[1] : edges[0];
            if (done[at(next)])
                break;
            e = next;
        }
        stretch.line = smoothed(stretch.line, false, isStreet ? 1 : 3);
        result.push_back(std::move(stretch));
    };
    for (int pass = 0; pass < 2; ++pass) // first from crossings, then what is left: rings without one
        for (int e = 0; e < static_cast<int>(m_edges.size()); ++e) {
            if (done[at(e)])
                continue;
            if (pass == 1 || !isThrough(m_edges[at(e)].from, m_edges[at(e)]))
                follow(m_edges[at(e)].from, e);
            else if (!isThrough(m_edges[at(e)].to, m_edges[at(e)]))
                follow(m_edges[at(e)].to, e);
        }
    return result;
}

} // namespace huying::demo
