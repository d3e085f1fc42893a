// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/store.h"
#include "maps/view/registerlayer.h"
#include "tests/bench/sampleplace.h"

#include <QTemporaryDir>
#include <random>

namespace huying::test {

/// A register in a store, on a map, and in a table of world steps of which SQL counts by itself.
struct CountedRegister
{
    static constexpr int today = 20700, placed = 5000;
    static constexpr std::size_t peopleAt = static_cast<std::size_t>(MapRegister::People);

    CountedRegister(); ///< ends the test where the store can't be made
    /// The world steps of these rows for SQL, as they are now.
    void placeAgain(const std::vector<quint32> &fids);
    PointFilter anyFilter(std::mt19937 &random) const;
    qint64 sqlCount(const QRectF &world, const PointFilter &filter);
    /// Whole cells that the view touches: what its clusters stand for.
    static QRectF cellsOf(const Viewport &view);

    QTemporaryDir m_dir;
    SamplePlace m_place{4, 6, 6};
    std::unique_ptr<Store> m_store;
    AreaTreePtr m_areas;
    PointTablePtr m_table;
    MapContent m_content;
    std::unique_ptr<SymbolPainter> m_symbols;
};

} // namespace huying::test
