// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/areas/gridmesh.h"
#include "tests/support/gridplace.h"

namespace huying::test
{

/// Of the grids that are left, by code.
inline QHash<QString, MultiPolygon> shapes(const GridMesh &mesh)
{
    QHash<QString, MultiPolygon> all;
    for (std::size_t i = 0; i < mesh.faces().size(); ++i)
        if (!mesh.faces()[i].isGone())
            all.insert(mesh.faces()[i].code, mesh.shapeOf(static_cast<int>(i)));
    return all;
}

} // namespace huying::test
