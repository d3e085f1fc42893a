// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/areas/gridloops.h"
#include "data/model/records.h"
#include "data/model/result.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <QVarLengthArray>
#include <optional>

namespace huying
{

/// A grid of the mesh; gone if it has no loops.
struct GridFace
{
    QString code, name, parent;
    int population = 0;
    std::vector<Loop> loops;
    QString trouble;    ///< why it can't be edited; empty: it can
    QString mergedInto; ///< code of the one that took its land
    QString splitFrom;  ///< code of the one that its land was of, when it came to be
    bool isSubGrid = false;
    bool isGone() const { return loops.empty(); }
};

/// What an edit comes to, as the store is to have it.
struct AreaEdit
{
    QList<AreaRecord> changed, added;     ///< changed: also areas above, whose border follows
    QHash<QString, QString> merged;       ///< old code → the one that stands for it from now on
    QHash<QString, QString> splitFrom;    ///< new code → old one
    QHash<QString, MultiPolygon> before;  ///< of changed and merged, as the store had them
    QStringList steps;                    ///< in words, in order
    bool isEmpty() const { return changed.isEmpty() && added.isEmpty() && merged.isEmpty(); }
};

/// Grids that share their borders: a vertex lies in all that touch there, so that neighbours follow and no gap or
/// overlap can come to be. An edit is done whole or refused with the reason in words; each can be undone.
///
/// Why nothing opens or overlaps: every border line is walked once from either side, the outline stays, and each grid
/// remains a simple shape with its land on the left. So the number of grids round any place is what it was before.
class GridMesh
{
public:
    struct Rules
    {
        double leastSquareMetres = 400; ///< a grid never becomes smaller than that
        bool keepsParents = true;       ///< borders of villages and above stay where they are
    };
    /// What an edit of the largest grid still takes less than a second with.
    static constexpr std::size_t mostBends = 1'000'000;
    /// Whether there are few enough bends to edit them in one mesh; the reason in words if not.
    static Result<void> mayEdit(const std::vector<AreaRecord> &grids, std::size_t most = mostBends);

    struct Near
    {
        GridEdge edge;
        Spot at; ///< on it
    };
    struct Balance
    {
        WideInt grids = 0, outline = 0; ///< twice the area
        qint64 outlineEdges = 0;
    };

    /// `others`: areas above and sub-grids, whose borders follow where they run along those of grids; an edit that would cut
    /// through a sub-grid is refused. Areas without shape are left out; grids that overlap others along a line are there,
    /// but not to be edited.
    GridMesh(const std::vector<AreaRecord> &grids, const std::vector<AreaRecord> &others);

    Rules rules;

    const std::vector<GridFace> &faces() const { return m_faces; }
    const Spots &spots() const { return m_spots; }
    quint64 revision() const { return m_revision; } ///< another one after whatever moved a border
    Spot spot(quint32 vertex) const { return m_spots[vertex]; }
    int indexOf(const QString &code) const; ///< −1 if there is none
    int faceAt(Spot place) const;           ///< −1 outside of all
    int faceLeftOf(GridEdge edge) const { return m_left.value(key(edge), -1); } ///< −1: none
    MultiPolygon shapeOf(int face) const { return shapeOf(m_faces[static_cast<std::size_t>(face)]); }
    double squareMetres(int face) const;
    /// A vertex of some grid within `reach` of the place, in metres.
    std::optional<quint32> vertexNear(Spot place, double reach) const;
    std::optional<Near> edgeNear(Spot place, double reach) const;
    /// Why a vertex or the line can't be moved; empty if it can.
    QString lockOf(quint32 vertex) const;
    QString lockOf(GridEdge edge) const;
    std::vector<quint32> neighboursOf(quint32 vertex) const; ///< at the other ends of the lines that meet there
    Balance balance() const;

    Result<void> moveVertex(quint32 vertex, Spot to);
    Result<quint32> insertVertex(GridEdge edge, Spot at);
    Result<void> removeVertex(quint32 vertex);
    /// Along a line from border to border; its ends may lie outside, or within `reach` metres of the border. The larger
    /// piece keeps code and name. Gives the face of the other.
    Result<int> split(int face, const std::vector<Spot> &line, const QString &code, const QString &name, double reach = 0.5);
    /// `gone` becomes part of `kept`.
    Result<void> merge(int kept, int gone);
    /// A code below the grid's parent that neither the mesh nor `taken` has.
    QString freeCode(int face, const QSet<QString> &taken = {}) const;

    bool canUndo() const { return !m_done.empty(); }
    bool canRedo() const { return !m_undone.empty(); }
    QString undoText() const { return canUndo() ? m_done.back().what : QString(); }
    QString redoText() const { return canRedo() ? m_undone.back().what : QString(); }
    void undo();
    void redo();
    QStringList steps() const;
    AreaEdit edit() const;

private:
    class Attempt;
    struct Change
    {
        QString what;
        std::vector<std::pair<quint32, Spot>> spots;
        std::vector<std::pair<std::size_t, GridFace>> faces;
        std::vector<std::pair<std::size_t, GridFace>> others;
    };
    struct Cut ///< where a split meets the border
    {
        double along = 0; ///< number of the line's piece, and how far in it
        GridEdge edge;
        double share = 0; ///< along the edge
        Spot at;
        std::optional<quint32> vertex;
    };

    static quint64 key(GridEdge e) { return static_cast<quint64>(e.from) << 32 | e.to; }
    quint32 vertexAt(Spot place);
    /// As it was read where it still lies there, so that an area beside edited ones fits them to the bit.
    LonLat placeOf(quint32 vertex) const;
    MultiPolygon shapeOf(const GridFace &face) const;
    GridFace faceOf(const AreaRecord &record);
    void link(std::size_t face);
    void unlink(std::size_t face);
    QString overlapWith(const GridFace &face) const;
    void joinVertices();
    void joinSubGrids();
    bool isSubGrid(std::size_t other) const { return m_others[other].isSubGrid; }
    bool isOpen(GridEdge edge) const { return !m_left.contains(key({edge.to, edge.from})); }
    void exchange(Change &change);
    bool isUsed(quint32 vertex) const { return vertex < m_facesAt.size() && !m_facesAt[vertex].isEmpty(); }
    std::vector<GridEdge> edgesAt(quint32 vertex) const; ///< outgoing ones of the faces there
    bool isParentBorder(quint32 vertex) const;
    double squareMetresOf(WideInt twice, Spot at) const;
    Result<std::pair<Cut, Cut>> cutsOf(const GridFace &face, const std::vector<Spot> &line, double reach) const;
    Result<void> addCuts(std::vector<Cut> &cuts, const GridFace &face, const std::vector<Spot> &line, std::size_t piece) const;
    std::optional<Cut> cutAtEnd(const GridFace &face, Spot end, double along, double reach) const;
    Result<std::pair<GridFace, GridFace>> pieces(const GridFace &face, const Loop &chain) const;

    Spots m_spots;
    std::vector<LonLat> m_places; ///< as read, by vertex
    QHash<Spot, quint32> m_vertexAt;
    std::vector<GridFace> m_faces, m_others; ///< others: above, and sub-grids
    QHash<quint64, int> m_left; ///< face on the left of an edge
    std::vector<QVarLengthArray<int, 4>> m_facesAt;
    QHash<QString, AreaRecord> m_read; ///< as handed in
    QHash<QString, MultiPolygon> m_built;
    std::vector<Change> m_done, m_undone;
    quint64 m_revision = 0;
};

} // namespace huying
