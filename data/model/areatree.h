// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/codeindex.h"
#include "data/model/geo.h"
#include "data/model/records.h"

#include <QHash>
#include <QString>
#include <memory>
#include <vector>

namespace huying
{

/// A place for the name: the middle of the widest run inside the shape at the box's mid height.
LonLat labelPoint(const MultiPolygon &shape, const Box &box);

struct Area
{
    QString code, name, kind;
    AreaLevel level = AreaLevel::Grid;
    int parent = -1;          ///< index in the tree, −1 for a root
    int population = 0;
    MultiPolygon shape;       ///< may be empty: an area known by code only
    Box box;
    LonLat label;             ///< inside the shape, where its name is written
};

/// All areas of a store with their geometry; immutable once built, shared between threads.
class AreaTree
{
public:
    explicit AreaTree(std::vector<AreaRecord> records);
    ~AreaTree();

    const std::vector<Area> &all() const { return m_areas; }
    const Area &at(int index) const { return m_areas[static_cast<std::size_t>(index)]; }
    int indexOf(const QString &code) const
    {
        const int known = m_codes.find(code);
        return known < 0 ? -1 : m_ofCode[static_cast<std::size_t>(known)];
    }
    const std::vector<int> &children(int index) const { return m_children[static_cast<std::size_t>(index)]; }
    /// The deepest basic area that contains the point; −1 if none does.
    int areaAt(LonLat p) const;
    /// The area itself or the one above it of that level; −1 if there is none.
    int ancestor(int index, AreaLevel level) const;
    /// "城关街道 · 文昌社区 017 格": from the town down.
    QString path(int index) const;
    /// Town, then village: what fits in a narrow column.
    QString shortPath(int index) const;

private:
    struct Index;
    std::vector<Area> m_areas;
    std::vector<std::vector<int>> m_children;
    void name(const QString &code, int index);
    CodeIndex m_codes;
    std::vector<int> m_ofCode; ///< areas by the number of their code, of the superseded ones as well
    std::unique_ptr<Index> m_index;
};

using AreaTreePtr = std::shared_ptr<const AreaTree>;

} // namespace huying
