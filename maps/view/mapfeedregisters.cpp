// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapfeed.h"

#include "maps/view/mappick.h"
#include "maps/view/registerlayer.h"

namespace huying {

namespace {

/// Cameras are things in the store and a layer of their own on the map.
std::function<bool(std::size_t)> rowsOf(const PointTable &table, MapRegister reg)
{
    if (table.kind != RegisterKind::Things)
        return {};
    const auto camera = table.categories.indexOf(QLatin1String("camera"));
    return [&table, camera, cameras = reg == MapRegister::Cameras](std::size_t row) {
        return (camera >= 0 && table.category[row] == camera) == cameras;
    };
}

QList<MapRegister> registersOf(RegisterKind kind)
{
    switch (kind) {
    case RegisterKind::People:
        return {MapRegister::People};
    case RegisterKind::Places:
        return {MapRegister::Places};
    case RegisterKind::Organizations:
        return {MapRegister::Organizations};
    case RegisterKind::Sentiments:
        return {MapRegister::Sentiments};
    case RegisterKind::Things:
        break;
    }
    return {MapRegister::Things, MapRegister::Cameras};
}

/// What a layer draws of a register.
struct Drawn
{
    PointMaskPtr mask;
    PointIndexPtr written;
    PointMaskPtr writtenMask;
};

Drawn drawnOf(MapRegister reg, const PointIndex &index, const PointChangesPtr &changes, const PointFilter &filter, const AreaTree *areas,
              int day)
{
    Drawn out;
    const std::vector<quint32> replaced = changes ? rowsWithFids(index.points(), changes->fids) : std::vector<quint32>();
    if (filter.isOn() || !replaced.empty())
        out.mask = std::make_shared<const PointMask>(index.points(), filter, areas, day, replaced);
    if (!changes)
        return out;
    const auto keep = rowsOf(*changes->now, reg);
    out.written = keep ? std::make_shared<const PointIndex>(*changes->now, keep) : std::make_shared<const PointIndex>(changes->now);
    if (filter.isOn())
        out.writtenMask = std::make_shared<const PointMask>(out.written->points(), filter, areas, day);
    return out;
}

} // namespace

void MapFeed::setRegister(const PointTablePtr &points, const PointChangesPtr &changes)
{
    for (const MapRegister reg : registersOf(points->kind))
        pack(reg, points, changes);
}

/// The table before and its changes are shown until the new one is ready.
void MapFeed::pack(MapRegister reg, const PointTablePtr &points, const PointChangesPtr &changes)
{
    const auto i = static_cast<std::size_t>(reg);
    forgetNames(reg, points, changes);
    m_nextChanges[i] = changes;
    const bool isKnown = std::exchange(m_tables[i], points) == points;
    if (isKnown && m_packed[i] == points) {
        m_changes[i] = changes;
        return adopt(reg);
    }
    if (isKnown)
        return; // taken with it when it is packed
    work([points, reg] {
        const auto keep = rowsOf(*points, reg);
        return PointIndexPtr(keep ? std::make_shared<PointIndex>(*points, keep) : std::make_shared<PointIndex>(points));
    }, [this, reg, i, points](const PointIndexPtr &index) {
        if (m_tables[i] != points)
            return; // a newer one is on its way
        m_indexes[i] = index;
        m_packed[i] = points;
        m_changes[i] = m_nextChanges[i];
        adopt(reg);
    });
}

/// A row that was written may have another name. Of a table that was read anew, and not only packed, all may.
void MapFeed::forgetNames(MapRegister reg, const PointTablePtr &points, const PointChangesPtr &changes)
{
    const auto i = static_cast<std::size_t>(reg);
    if (m_tables[i] != points && !m_nextChanges[i])
        m_content.names[i].clear();
    else if (m_tables[i] == points && changes)
        for (const quint32 fid : changes->latest)
            m_content.names[i].remove(fid);
}

std::vector<quint32> MapFeed::notAsked(RegisterKind kind, const std::vector<std::pair<MapRegister, quint32>> &unnamed)
{
    std::vector<quint32> fids;
    for (const auto &[reg, fid] : unnamed) {
        const auto i = static_cast<std::size_t>(reg);
        if (kindOf(reg) != kind || m_namesAsked[i].contains(fid) || m_content.names[i].contains(fid))
            continue;
        m_namesAsked[i].insert(fid);
        fids.push_back(fid);
    }
    return fids;
}

void MapFeed::setItemNames(RegisterKind kind, const std::vector<quint32> &fids, const QHash<quint32, QString> &names)
{
    constexpr qsizetype mostKept = 20000;
    for (const MapRegister reg : registersOf(kind)) {
        const auto i = static_cast<std::size_t>(reg);
        if (m_content.names[i].size() > mostKept)
            m_content.names[i].clear();
        for (const quint32 fid : fids)
            if (m_namesAsked[i].remove(fid))
                m_content.names[i].insert(fid, names.value(fid));
    }
    m_shared.reset();
    emit marksChanged();
}

void MapFeed::adopt(MapRegister reg)
{
    const auto i = static_cast<std::size_t>(reg);
    const quint32 asked = ++m_adopted[i];
    const auto show = [this, i, reg, asked](const PointIndexPtr &index, const Drawn &drawn, bool isFiltered) {
        if (asked != m_adopted[i])
            return;
        m_content.registers[i] = index;
        m_content.masks[i] = drawn.mask;
        m_content.written[i] = drawn.written;
        m_content.writtenMasks[i] = drawn.writtenMask;
        qint64 found = -1;
        if (isFiltered)
            found = qint64(drawn.mask->count()) + (drawn.writtenMask ? drawn.writtenMask->count() : 0);
        emit filtered(QString::fromLatin1(RegisterLayer::layerId(reg)), found);
    };
    const PointIndexPtr index = m_indexes[i];
    if (!index)
        return;
    if (!m_filters[i].isOn() && !m_changes[i]) {
        show(index, {}, false);
        m_shared.reset();
        emit groundChanged();
        return;
    }
    work([reg, index, changes = m_changes[i], filter = m_filters[i], areas = m_content.areas, day = today()] {
        return drawnOf(reg, *index, changes, filter, areas.get(), day);
    }, [show, index, isFiltered = m_filters[i].isOn()](const Drawn &drawn) { show(index, drawn, isFiltered); });
}

void MapFeed::adoptAgain(const std::function<bool(const PointFilter &)> &wanted)
{
    for (std::size_t i = 0; i < mapRegisters; ++i)
        if (wanted(m_filters[i]))
            adopt(static_cast<MapRegister>(i));
}

void MapFeed::readFilters()
{
    for (std::size_t i = 0; i < mapRegisters; ++i) {
        const auto reg = static_cast<MapRegister>(i);
        const MapLayer *layer = m_layers ? m_layers->layer(QLatin1String(RegisterLayer::layerId(reg))) : nullptr;
        const PointFilter filter = layer ? layer->filter : PointFilter();
        if (filter == m_filters[i])
            continue;
        m_filters[i] = filter;
        adopt(reg);
    }
}

} // namespace huying
