// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/defaultlayers.h"
#include "maps/view/mapview.h"
#include "tests/bench/sampleplace.h"
#include "tests/support/patience.h"

#include <QTest>

namespace huying::test
{

inline constexpr TimeMs noon = 1765000000000;

/// A map over a sample place, and what it shows.
struct Bench
{
    Workflow workflow = *Workflow::load();
    SamplePlace place{4, 6, 6};
    CaseBoard board;
    LayerModel layers;
    Selection selection;
    MapView map;

    explicit Bench(QSize size = {900, 600})
    {
        layers.setLayers(defaultLayers());
        map.setAnimated(false);
        map.setLayers(&layers);
        map.setSelection(&selection);
        map.setCases(&board, &workflow, [] { return noon; });
        map.setAreas(place.areas());
        map.setHome(place.box());
        map.resize(size);
        map.show();
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return map.isSettled() && map.marks() != nullptr; }, patience(20000));
    }
    const Mark *first(MarkKind kind) const
    {
        for (const Mark &m : map.marks()->marks)
            if (m.kind == kind &&
                QRectF(map.rect()).adjusted(60, 60, -60, -60).contains(map.viewport().toScreen(m.x, m.y)))
                return &m;
        return nullptr;
    }
};

} // namespace huying::test
