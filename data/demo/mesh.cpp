// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/mesh.h"

#include <boost/polygon/voronoi.hpp>
#include <numeric>
#include <unordered_map>

namespace huying::demo {

namespace {

using Diagram = boost::polygon::voronoi_diagram<double>;
constexpr double stepsPerMetre = 100;

/// Joins vertices that lie at the ends of short sides.
class Joined
{
public:
    explicit Joined(std::size_t count) : m_parent(count) { std::iota(m_parent.begin(), m_parent.end(), 0u); }
    std::size_t root(std::size_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b)
    {
        a = root(a);
        b = root(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> m_parent;
};

Vec at(const Diagram::vertex_type &v)
{
    return {v.x() / stepsPerMetre, v.y() / stepsPerMetre};
}

bool isLattice(const Site &site)
{
    return site.patch >= 0;
}

bool isShort(const Diagram::edge_type &edge, const std::vector<Site> &sites, double snap)
{
    const double limit =
        isLattice(sites[edge.cell()->source_index()]) && isLattice(sites[edge.twin()->cell()->source_index()])
            ? snap
            : 5.0;
    return distance(at(*edge.vertex0()), at(*edge.vertex1())) < limit;
}

} // namespace

Mesh Mesh::fromSites(std::vector<Site> sites, double snap)
{
    std::vector<boost::polygon::point_data<int>> points;
    points.reserve(sites.size());
    for (const Site &s : sites)
        points.emplace_back(static_cast<int>(std::nearbyint(s.at.x * stepsPerMetre)),
                            static_cast<int>(std::nearbyint(s.at.y * stepsPerMetre)));
    Diagram diagram;
    boost::polygon::construct_voronoi(points.begin(), points.end(), &diagram);

    const Diagram::vertex_type *firstVertex = diagram.vertices().data();
    const Diagram::edge_type *firstEdge = diagram.edges().data();
    const auto vertexIndex = [firstVertex](const Diagram::vertex_type *v) {
        return static_cast<std::size_t>(v - firstVertex);
    };
    Joined joined(diagram.vertices().size());
    for (const auto &edge : diagram.edges())
        if (edge.is_finite() && isShort(edge, sites, snap))
            joined.join(vertexIndex(edge.vertex0()), vertexIndex(edge.vertex1()));

    Mesh mesh;
    std::vector<int> number(diagram.vertices().size(), none), members;
    for (std::size_t i = 0; i < number.size(); ++i) {
        const std::size_t root = joined.root(i);
        if (number[root] == none) {
            number[root] = mesh.vertexCount();
            mesh.m_vertices.emplace_back();
            members.push_back(0);
        }
        number[i] = number[root];
        const auto n = static_cast<std::size_t>(number[i]);
        mesh.m_vertices[n] = mesh.m_vertices[n] + at(diagram.vertices()[i]);
        ++members[n];
    }
    for (std::size_t i = 0; i < members.size(); ++i)
        mesh.m_vertices[i] = mesh.m_vertices[i] * (1.0 / members[i]);

    std::vector<const Diagram::cell_type *> cells(sites.size(), nullptr);
    for (const auto &cell : diagram.cells())
        cells[cell.source_index()] = &cell;
    std::vector<int> sideOfEdge(diagram.edges().size(), none);
    std::vector<const Diagram::edge_type *> edgeOfSide;
    mesh.m_first.push_back(0);
    for (std::size_t c = 0; c < sites.size(); ++c) {
        const Diagram::edge_type *const start = cells[c] ? cells[c]->incident_edge() : nullptr;
        const Diagram::edge_type *edge = start;
        bool isOpen = !start;
        do {
            isOpen = isOpen || !edge->is_finite();
            edge = edge ? edge->next() : nullptr;
        } while (edge != start);
        if (isOpen) { // an endless cell at the edge of the world
            sites[c].ground = Ground::Rim;
        } else {
            do {
                const int from = number[vertexIndex(edge->vertex0())],
                          to = number[vertexIndex(edge->vertex1())];
                if (from != to) {
                    sideOfEdge[static_cast<std::size_t>(edge - firstEdge)] = mesh.sideCount();
                    mesh.m_sides.push_back({from, to, static_cast<int>(c),
                                            static_cast<int>(edge->twin()->cell()->source_index()), none});
                    edgeOfSide.push_back(edge);
                }
                edge = edge->next();
            } while (edge != start);
        }
        mesh.m_first.push_back(mesh.sideCount());
    }
    for (std::size_t i = 0; i < edgeOfSide.size(); ++i)
        mesh.m_sides[i].twin = sideOfEdge[static_cast<std::size_t>(edgeOfSide[i]->twin() - firstEdge)];
    mesh.m_sites = std::move(sites);
    return mesh;
}

int Mesh::nextSide(int side) const
{
    const int cell = this->side(side).cell;
    return side + 1 < endSide(cell) ? side + 1 : firstSide(cell);
}

Path Mesh::ring(int cell) const
{
    Path path;
    for (int s = firstSide(cell); s < endSide(cell); ++s)
        path.push_back(vertex(side(s).from));
    return path;
}

std::vector<std::vector<int>> outline(const Mesh &mesh, const std::vector<int> &cells,
                                      const std::function<bool(int cell)> &isInside)
{
    const auto isBoundary = [&](int s) { return !isInside(mesh.side(s).other); };
    std::vector<std::vector<int>> rings;
    std::unordered_map<int, bool> seen;
    for (const int cell : cells) {
        for (int start = mesh.firstSide(cell); start < mesh.endSide(cell); ++start) {
            if (!isBoundary(start) || seen[start])
                continue;
            std::vector<int> walk;
            std::unordered_map<int, std::size_t> placeOf;
            int s = start;
            do {
                seen[s] = true;
                const int v = mesh.side(s).from;
                if (const auto it = placeOf.find(v);
                    it != placeOf.end()) { // split where the ring touches itself
                    const auto from = walk.begin() + static_cast<std::ptrdiff_t>(it->second);
                    rings.emplace_back(from, walk.end());
                    for (auto i = from; i != walk.end(); ++i)
                        placeOf.erase(*i);
                    walk.erase(from, walk.end());
                }
                placeOf[v] = walk.size();
                walk.push_back(v);
                s = mesh.nextSide(s);
                while (!isBoundary(s))
                    s = mesh.nextSide(mesh.side(s).twin);
            } while (s != start);
            rings.push_back(std::move(walk));
        }
    }
    return rings;
}

} // namespace huying::demo
