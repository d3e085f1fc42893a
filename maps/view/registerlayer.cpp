// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/registerlayer.h"

#include "maps/view/heat.h"
#include "maps/view/unitlayer.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace huying {

namespace {

constexpr quint32 roomForEach = 24;   ///< symbols in a cell; more would hide one another
constexpr quint32 mostOfEach = 2000;  ///< and where nothing is left to zoom into
constexpr double nearestZoom = 18.75;

struct Stages
{
    const char *id;
    double heatBelow, clustersBelow; ///< zooms
    const char *sign;                ///< on clusters; translated
};

const Stages &stagesOf(MapRegister reg)
{
    static const Stages table[] = {
        {"people", 13.25, 17, QT_TRANSLATE_NOOP("huying::RegisterLayer", "people")},
        {"places", 11.75, 15.75, QT_TRANSLATE_NOOP("huying::RegisterLayer", "places")},
        {"things", 12.75, 16.25, QT_TRANSLATE_NOOP("huying::RegisterLayer", "things")},
        {"cameras", 0, 14.5, QT_TRANSLATE_NOOP("huying::RegisterLayer", "cameras")},
        {"organizations", 0, 14.25, QT_TRANSLATE_NOOP("huying::RegisterLayer", "organisations")},
        {"sentiments", 11.75, 14.75, QT_TRANSLATE_NOOP("huying::RegisterLayer", "opinions")}};
    return table[static_cast<std::size_t>(reg)];
}

QString glyphOf(MapRegister reg)
{
    switch (reg) {
    case MapRegister::Places:
        return QStringLiteral("地");
    case MapRegister::Things:
        return QStringLiteral("物");
    case MapRegister::Organizations:
        return QStringLiteral("组");
    default:
        return QStringLiteral("情");
    }
}

Sprite emptySprite(double side, double ratio)
{
    const int pixels = static_cast<int>(std::ceil(side * ratio));
    Sprite s{QImage(pixels, pixels, QImage::Format_ARGB32_Premultiplied), {side / 2, side / 2}};
    s.image.setDevicePixelRatio(ratio);
    s.image.fill(Qt::transparent);
    return s;
}

Sprite personDot(const Theme &t, bool ordinary, double ratio) // never on a wall
{
    const double side = ordinary ? 7 : 9;
    Sprite s = emptySprite(side + 2, ratio);
    QPainter p(&s.image);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(t.map.symbolOutline, 1));
    p.setBrush(ordinary ? t.t3 : t.t1);
    p.drawEllipse(s.hotspot, side / 2 - 0.5, side / 2 - 0.5);
    return s;
}

Sprite signPlate(const Theme &t, const QString &glyph, double side, bool dashed, double ratio)
{
    Sprite s = emptySprite(side, ratio);
    QPainter p(&s.image);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(t.t3, 1.2, dashed ? Qt::DashLine : Qt::SolidLine));
    p.setBrush(t.dark ? t.ink : t.bg1);
    p.drawRoundedRect(QRectF(1, 1, side - 2, side - 2), side / 5, side / 5);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t2);
    p.drawText(QRectF(0, 0, side, side), Qt::AlignCenter, glyph);
    return s;
}

Sprite cameraSprite(SymbolPainter &symbols, double diameter, bool online, double heading, double ratio)
{
    const double reach = 2 * diameter;
    Sprite s = emptySprite(2 * reach, ratio);
    QPainter p(&s.image);
    if (online)
        symbols.fieldOfView(p, s.hotspot, heading, 60, reach);
    symbols.paint(p, s.hotspot, Symbol::camera(online, static_cast<float>(diameter)));
    return s;
}

} // namespace

const char *RegisterLayer::layerId(MapRegister reg)
{
    return stagesOf(reg).id;
}

int RegisterLayer::cellLevel(const Viewport &view, bool isWall)
{
    return std::clamp(static_cast<int>(std::floor(view.zoom)) + (isWall ? 1 : 2), 0, 30);
}

void RegisterLayer::paintGround(QPainter &p, const Frame &f)
{
    const PointIndexPtr &index = f.content->registers[static_cast<std::size_t>(m_register)];
    const LayerLook look = f.content->look(layerId(m_register), f.view.zoom);
    if (!index || index->size() == 0 || !look.visible || f.view.zoom >= stagesOf(m_register).heatBelow)
        return;
    if (m_of != index)
        m_heatUnit.clear();
    m_of = index;
    const int zoom = static_cast<int>(std::floor(f.view.zoom));
    const auto reference = [&](int z) {
        if (!m_heatUnit.contains(z))
            m_heatUnit[z] = heatReference(*index, z);
        return m_heatUnit[z];
    };
    const double between = f.view.zoom - zoom; // no jump from one level to the next
    double full = std::pow(reference(zoom), 1 - between) * std::pow(reference(zoom + 1), between);
    const PointMask *mask = maskOf(f);
    if (mask) // fewer points, the same contrast
        full = std::max(0.5, full * mask->count() / index->size());
    const auto i = static_cast<std::size_t>(m_register);
    paintHeat(p, heatPicture(*index, f.view, full, mask, f.content->written[i].get(), f.content->writtenMasks[i].get()), f.theme().acc,
              look.opacity * 0.5);
}

const PointMask *RegisterLayer::maskOf(const Frame &f) const
{
    return f.content->masks[static_cast<std::size_t>(m_register)].get();
}

const Sprite &RegisterLayer::symbol(const Frame &f, const PointTable &t, quint32 row)
{
    const bool off = !t.offline.empty() && t.offline[row] != 0;
    const int heading = t.heading.empty() ? 0 : static_cast<int>(std::lround(t.heading[row] / 11.25F)) & 31;
    const bool person = m_register == MapRegister::People;
    const auto ordinary = person ? t.categories.indexOf(QLatin1String("0")) : -1;
    const quint32 key = static_cast<quint32>(off) | static_cast<quint32>(heading) << 1 |
                        static_cast<quint32>(person && t.category[row] != ordinary) << 8;
    auto it = m_symbols.find(key);
    if (it == m_symbols.end()) {
        Sprite s = person ? personDot(f.theme(), t.category[row] == ordinary, f.ratio)
                   : m_register == MapRegister::Cameras
                       ? cameraSprite(f.symbols, f.size(22, 36), !off, heading * 11.25, f.ratio)
                       : signPlate(f.theme(), glyphOf(m_register), f.size(20, 44), off, f.ratio);
        it = m_symbols.insert(key, std::move(s));
    }
    return *it;
}

void RegisterLayer::addSymbol(MarkSet &set, const Frame &f, const PointTable &t, quint32 row, quint32 ref)
{
    const WorldPoint at = t.at[row];
    Mark mark{static_cast<double>(at.x), static_cast<double>(at.y)};
    mark.sprite = set.add(symbol(f, t, row));
    mark.kind = MarkKind::Register;
    mark.reg = m_register;
    mark.ref = ref;
    mark.reach = m_register == MapRegister::People ? 6 : 11;
    set.marks.push_back(mark);
}

void RegisterLayer::addMarks(MarkSet &set, const Frame &f)
{
    const PointIndexPtr &index = f.content->registers[static_cast<std::size_t>(m_register)];
    const Stages &stages = stagesOf(m_register);
    if (!index || !f.content->look(stages.id, f.view.zoom).visible || f.view.zoom < stages.heatBelow)
        return;
    if (m_themeRevision != f.content->themeRevision || m_ratio != f.ratio)
        m_symbols.clear();
    m_themeRevision = f.content->themeRevision;
    m_ratio = f.ratio;
    const PointIndexPtr &written = f.content->written[static_cast<std::size_t>(m_register)];
    const int level = cellLevel(f.view, f.isWall());
    if (!written) {
        index->eachCell(level, f.view.worldRect(), [&](const PointIndex::Cell &cell) { addCell(set, f, &cell, nullptr); });
        return;
    }
    // What was written since lies in cells of its own, which are counted as one with the packed ones.
    QHash<std::pair<quint32, quint32>, PointIndex::Cell> beside;
    written->eachCell(level, f.view.worldRect(), [&](const PointIndex::Cell &cell) { beside.insert({cell.x, cell.y}, cell); });
    index->eachCell(level, f.view.worldRect(), [&](const PointIndex::Cell &cell) {
        const auto more = beside.constFind({cell.x, cell.y});
        addCell(set, f, &cell, more == beside.cend() ? nullptr : &*more);
        if (more != beside.cend())
            beside.erase(more);
    });
    QList<PointIndex::Cell> alone = beside.values();
    std::ranges::sort(alone, {}, &PointIndex::Cell::first);
    for (const PointIndex::Cell &cell : std::as_const(alone))
        addCell(set, f, nullptr, &cell);
}

/// Either may be null, not both.
void RegisterLayer::addCell(MarkSet &set, const Frame &f, const PointIndex::Cell *packed, const PointIndex::Cell *written)
{
    const auto i = static_cast<std::size_t>(m_register);
    const PointIndex &index = *f.content->registers[i];
    const PointMask *mask = f.content->masks[i].get(), *writtenMask = f.content->writtenMasks[i].get();
    const quint32 before = packed ? wantedOf(mask, packed->first, packed->last) : 0;
    const quint32 more = written ? wantedOf(writtenMask, written->first, written->last) : 0;
    if (before + more == 0)
        return;
    const bool each = f.view.zoom >= stagesOf(m_register).clustersBelow;
    if (before + more <= (f.view.zoom >= nearestZoom ? mostOfEach : each ? roomForEach : 2U)) {
        if (before)
            eachWanted(mask, packed->first, packed->last, [&](quint32 row) { addSymbol(set, f, index.points(), row, row); });
        if (more)
            eachWanted(writtenMask, written->first, written->last, [&](quint32 row) {
                addSymbol(set, f, f.content->written[i]->points(), row, index.size() + row);
            });
        return;
    }
    QPointF centre;
    if (before)
        centre += index.centre(*packed, mask) * double(before);
    if (more)
        centre += f.content->written[i]->centre(*written, writtenMask) * double(more);
    centre /= before + more;
    const QString sign = QCoreApplication::translate("huying::RegisterLayer", stagesOf(m_register).sign);
    Mark mark{centre.x(), centre.y()};
    mark.sprite = set.add(crowdSprite(f.theme(), sign, static_cast<int>(before + more), f.ratio));
    mark.kind = MarkKind::RegisterCluster;
    mark.reg = m_register;
    const auto firstOf = [](const PointMask *m, quint32 row) { return m ? m->next(row) : row; };
    mark.ref = before ? firstOf(mask, packed->first) : index.size() + firstOf(writtenMask, written->first);
    mark.count = before + more;
    mark.reach = 14;
    set.marks.push_back(mark);
}

} // namespace huying
