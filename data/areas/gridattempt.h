// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/areas/gridmesh.h"

#include <map>

namespace huying
{

inline tl::unexpected<Error> refuse(const QString &why)
{
    return fail(ErrorKind::Refused, why);
}

/// One edit of a mesh: what it touches is put back unless finish() finds everything in order.
class GridMesh::Attempt
{
public:
    Attempt(GridMesh &mesh, const QString &what);
    ~Attempt();

    /// The shape of the face is compared with what it is now; before anything moves.
    void watch(std::size_t face);
    void setSpot(quint32 vertex, Spot to);
    /// `isReshaped`: its loops are others, so that there is nothing to compare them with.
    void setFace(std::size_t face, GridFace changed, bool isReshaped = false);
    std::size_t addFace(GridFace face);
    /// A vertex in an edge, for all who have it.
    quint32 insertInto(GridEdge edge, Spot at);
    void dropFromOthers(quint32 vertex);
    /// Sub-grids of the area with that code that lie in the face are below it from now on.
    void adoptSubGrids(const QString &of, std::size_t face);
    /// Takes it, or gives the reason why not; `fresh` are the edges that were not there before.
    Result<void> finish(const std::vector<GridEdge> &fresh);

private:
    struct Shape
    {
        bool isReshaped = false;
        WideInt twice = 0;
        std::vector<int> signs;   ///< by loop
        std::vector<bool> inside; ///< loop by loop: whether it goes round the other
        bool operator==(const Shape &o) const { return signs == o.signs && inside == o.inside; }
    };

    Shape shapeNow(const GridFace &face) const;
    void setOther(std::size_t index, GridFace changed);
    QString problemIn(std::size_t face, const Shape &was, const std::vector<GridEdge> &fresh) const;
    QString subGridProblem(const std::vector<GridEdge> &fresh) const;
    QString clashWords(std::size_t face, GridEdge edge) const;

    GridMesh &m_mesh;
    Change m_change;
    std::map<std::size_t, Shape> m_watched;
    bool m_isTaken = false;
};

} // namespace huying
