// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mappick.h"

#include "maps/view/registerlayer.h"

#include <algorithm>
#include <array>

namespace huying {

namespace {

constexpr std::size_t shortList = 14; ///< areas that a small panel shows without scrolling far

void sortByCount(QList<CodeCount> &list)
{
    std::ranges::sort(list, [](const CodeCount &a, const CodeCount &b) {
        return a.count != b.count ? a.count > b.count : a.code < b.code;
    });
}

using AreaCounts = std::vector<qint64>; ///< by index + 1

void countRegister(RegisterCount &out, const PointIndex &index, const PointMask *mask, const QPolygonF &ring, AreaCounts &areas,
                   QList<std::pair<RegisterKind, quint32>> &items)
{
    const PointTable &t = index.points();
    std::array<qint64, 256> categories{};
    out.kind = t.kind;
    index.eachRun(ring, [&](quint32 first, quint32 last) {
        eachWanted(mask, first, last, [&](quint32 row) {
            ++out.count;
            ++categories[t.category[row]];
            ++areas[std::min(static_cast<std::size_t>(t.area[row] + 1), areas.size() - 1)];
            if (items.size() < MapPick::limit)
                items.append({t.kind, t.fid[row]});
        });
    });
    for (std::size_t i = 0; i < categories.size(); ++i) {
        if (categories[i] == 0)
            continue;
        const QString code = t.categories.value(static_cast<qsizetype>(i));
        const auto known = std::ranges::find(out.categories, code, &CodeCount::code);
        if (known == out.categories.end())
            out.categories.append({code, categories[i]});
        else
            known->count += categories[i];
    }
    sortByCount(out.categories);
}

QHash<int, qint64> atLevel(const AreaTree &tree, const AreaCounts &counts, AreaLevel level)
{
    QHash<int, qint64> sums;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) {
            const int area = static_cast<int>(i) - 1;
            const int above = area < 0 ? -1 : tree.ancestor(area, level);
            sums[above < 0 ? area : above] += counts[i];
        }
    return sums;
}

QList<CodeCount> listAreas(const AreaTree &tree, const AreaCounts &counts)
{
    QHash<int, qint64> sums;
    for (const AreaLevel level : {AreaLevel::Grid, AreaLevel::Village, AreaLevel::Town, AreaLevel::County}) {
        sums = atLevel(tree, counts, level);
        if (static_cast<std::size_t>(sums.size()) <= shortList)
            break;
    }
    QList<CodeCount> list;
    for (auto it = sums.cbegin(); it != sums.cend(); ++it)
        list.append({it.key() < 0 ? QString() : tree.at(it.key()).code, it.value()});
    sortByCount(list);
    return list;
}

} // namespace

RegisterKind kindOf(MapRegister reg)
{
    switch (reg) {
    case MapRegister::People:
        return RegisterKind::People;
    case MapRegister::Places:
        return RegisterKind::Places;
    case MapRegister::Organizations:
        return RegisterKind::Organizations;
    case MapRegister::Sentiments:
        return RegisterKind::Sentiments;
    default:
        return RegisterKind::Things;
    }
}

PickedRows pickRows(const MapContent &c, const QPolygonF &ring, double zoom)
{
    PickedRows out;
    const auto within = [&ring](WorldPoint p) { return ring.containsPoint(QPointF(p.x, p.y), Qt::OddEvenFill); };
    if (c.cases && c.look("cases", zoom).visible)
        for (const CasePoint &p : *c.cases)
            if (p.shown && p.placed && within(p.at))
                out.cases.push_back(p.row);
    if (c.units && c.look("units", zoom).visible)
        for (const UnitPoint &p : *c.units)
            if (within(p.at))
                out.units.push_back(p.index);
    out.counts.cases = static_cast<qint64>(out.cases.size());
    out.counts.units = static_cast<qint64>(out.units.size());
    AreaCounts areas((c.areas ? c.areas->all().size() : 0) + 1, 0);
    for (std::size_t i = 0; i < mapRegisters; ++i) {
        const char *layer = RegisterLayer::layerId(static_cast<MapRegister>(i));
        if (!c.registers[i] || !c.look(layer, zoom).visible)
            continue;
        RegisterCount count;
        countRegister(count, *c.registers[i], c.masks[i].get(), ring, areas, out.items);
        if (c.written[i])
            countRegister(count, *c.written[i], c.writtenMasks[i].get(), ring, areas, out.items);
        count.layer = QLatin1String(layer);
        if (count.count > 0)
            out.counts.registers.append(count);
    }
    if (c.areas)
        out.counts.areas = listAreas(*c.areas, areas);
    return out;
}

} // namespace huying
