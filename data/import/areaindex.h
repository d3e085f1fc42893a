// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/records.h"
#include "data/store/store.h"

#include <QSet>
#include <memory>

namespace huying
{

/// Answers which area a point lies in. Holds the shapes of a store's areas; read-only after construction.
class AreaIndex
{
public:
    AreaIndex();
    ~AreaIndex();
    /// Throws SQLite::Exception.
    static std::unique_ptr<AreaIndex> load(Store &store);

    void add(const QString &code, AreaLevel level, bool isBasic, MultiPolygon shape);
    /// Code of the smallest area around the point: deepest level first, basic grids before special ones, then
    /// by code so that an overlap gives the same answer every time. Empty if there is none.
    QString areaAt(LonLat p) const;
    bool hasCode(const QString &code) const { return m_codes.contains(code); }
    bool hasGrids() const { return m_hasGrids; }

private:
    struct Tree;
    struct Area
    {
        QString code;
        AreaLevel level;
        bool isBasic;
        MultiPolygon shape;
    };
    std::vector<Area> m_areas;
    QSet<QString> m_codes; ///< areas without a shape as well
    std::unique_ptr<Tree> m_tree;
    bool m_hasGrids = false;
};

} // namespace huying
