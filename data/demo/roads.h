// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/division.h"

#include <unordered_map>

namespace huying::demo {

enum class RoadClass : quint8 { Motorway, Trunk, Primary, Secondary, Tertiary, Residential };

/// The road network as a graph, connected in one piece: streets run along the sides of the mesh, country
/// roads from cell to cell.
class Roads
{
public:
    struct Node
    {
        Vec at;
        bool isFixed = false; ///< on a street; country nodes are moved to smooth the road
        std::vector<int> edges;
    };
    struct Edge
    {
        int from = 0, to = 0;
        RoadClass klass = RoadClass::Residential;
        QString name;
        bool isBridge = false;
    };
    /// A stretch between two crossings.
    struct Stretch
    {
        Path line;
        RoadClass klass = RoadClass::Residential;
        QString name;
    };

    Roads(const Scale &scale, const Landscape &land, const Mesh &mesh, const Division &division,
          const Names &names, quint64 seed);

    std::vector<Stretch> stretches() const;
    /// The node in the middle of a rural grid's hamlet, Mesh::none if the grid is built up.
    int hamletNode(int grid) const;
    const Node &node(int index) const { return m_nodes[static_cast<std::size_t>(index)]; }
    /// A new dead end; for the lanes of hamlets.
    int addLane(int from, Vec to);
    /// Streets at an urban cell, for addresses; may be empty.
    const std::vector<int> &edgesAtCell(int cell) const;
    const Edge &edge(int index) const { return m_edges[static_cast<std::size_t>(index)]; }

private:
    void addStreets();
    void addStreet(int side);
    void addCountryRoads();
    void addRoute(const std::vector<int> &from, const std::vector<int> &to, RoadClass klass,
                  const QString &name);
    void addLastMile(int cell, RoadClass klass, const QString &name);
    std::vector<int> findPath(const std::vector<int> &from, bool toAnyRoad, RoadClass klass);
    bool hasRoad(int cell) const;
    void joinPatch(int fringeCell, RoadClass klass, const QString &name);
    void smooth();
    int vertexNode(int vertex);
    int cellNode(int cell);
    int addEdge(int from, int to, RoadClass klass, const QString &name);
    std::vector<int> fringeOf(int patch) const;
    int cellNear(Vec p) const;
    double stepCost(const Mesh::Side &side, RoadClass klass) const;

    const Scale &m_scale;
    const Landscape &m_land;
    const Mesh &m_mesh;
    const Division &m_division;
    const Names &m_names;
    quint64 m_seed;
    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges;
    std::vector<int> m_vertexNode, m_cellNode;
    std::vector<std::vector<int>> m_cellEdges;
    std::vector<double> m_height; // of the land at each cell
    std::vector<double> m_cost;   // scratch of findPath
    std::vector<int> m_cameFrom, m_stamp, m_target;
    int m_run = 0;
    std::unordered_map<qint64, int> m_edgeBetween;
};

QString codeOf(RoadClass klass);
double speedOf(RoadClass klass); ///< km/h

/// Parks and lakes in the street pattern: no street between two cells of the same one.
enum class Use : quint8 { Block, Park, Lake, Industry };
Use useOf(const Patch &patch, const Site &site);

} // namespace huying::demo
