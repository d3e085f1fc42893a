// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapfeed.h"

#include "maps/view/registerlayer.h"

namespace huying {

namespace {

PointIndexPtr indexOf(const PointTablePtr &table, bool cameras)
{
    const auto camera = table->categories.indexOf(QLatin1String("camera"));
    return std::make_shared<PointIndex>(
        *table, [&](std::size_t row) { return (camera >= 0 && table->category[row] == camera) == cameras; });
}

} // namespace

void MapFeed::setRegister(const PointTablePtr &points)
{
    const auto take = [this](MapRegister reg) {
        return [this, reg](const PointIndexPtr &index) {
            m_indexes[static_cast<std::size_t>(reg)] = index;
            adopt(reg);
        };
    };
    const auto whole = [points] { return PointIndexPtr(std::make_shared<PointIndex>(points)); };
    switch (points->kind) {
    case RegisterKind::People:
        return work(whole, take(MapRegister::People));
    case RegisterKind::Places:
        return work(whole, take(MapRegister::Places));
    case RegisterKind::Organizations:
        return work(whole, take(MapRegister::Organizations));
    case RegisterKind::Sentiments:
        return work(whole, take(MapRegister::Sentiments));
    case RegisterKind::Things:
        work([points] { return indexOf(points, false); }, take(MapRegister::Things));
        work([points] { return indexOf(points, true); }, take(MapRegister::Cameras));
    }
}

void MapFeed::adopt(MapRegister reg)
{
    const auto i = static_cast<std::size_t>(reg);
    const quint32 asked = ++m_adopted[i];
    const auto show = [this, i, reg, asked](const PointIndexPtr &index, const PointMaskPtr &mask) {
        if (asked != m_adopted[i])
            return;
        m_content.registers[i] = index;
        m_content.masks[i] = mask;
        emit filtered(QString::fromLatin1(RegisterLayer::layerId(reg)), mask ? qint64(mask->count()) : -1);
    };
    const PointIndexPtr index = m_indexes[i];
    if (!index)
        return;
    if (!m_filters[i].isOn()) {
        show(index, nullptr);
        m_shared.reset();
        emit groundChanged();
        return;
    }
    work([index, filter = m_filters[i], areas = m_content.areas, day = today()] {
        return std::make_shared<const PointMask>(index->points(), filter, areas.get(), day);
    }, [show, index](const PointMaskPtr &mask) { show(index, mask); });
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
