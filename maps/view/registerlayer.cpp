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

Sprite personDot(const Theme &t, bool ordinary, double ratio)
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

Sprite signPlate(const Theme &t, const QString &glyph, bool dashed, double ratio)
{
    constexpr double side = 20;
    Sprite s = emptySprite(side, ratio);
    QPainter p(&s.image);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(t.t3, 1.2, dashed ? Qt::DashLine : Qt::SolidLine));
    p.setBrush(t.dark ? t.ink : t.bg1);
    p.drawRoundedRect(QRectF(1, 1, side - 2, side - 2), 4, 4);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t2);
    p.drawText(QRectF(0, 0, side, side), Qt::AlignCenter, glyph);
    return s;
}

Sprite cameraSprite(SymbolPainter &symbols, bool online, double heading, double ratio)
{
    constexpr double reach = 44;
    Sprite s = emptySprite(2 * reach, ratio);
    QPainter p(&s.image);
    if (online)
        symbols.fieldOfView(p, s.hotspot, heading, 60, reach);
    symbols.paint(p, s.hotspot, Symbol::camera(online));
    return s;
}

} // namespace

const char *RegisterLayer::layerId(MapRegister reg)
{
    return stagesOf(reg).id;
}

int RegisterLayer::cellLevel(const Viewport &view)
{
    return std::clamp(static_cast<int>(std::floor(view.zoom)) + 2, 0, 30); // cells of 128 to 256 pixels
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
    paintHeat(p, heatPicture(*index, f.view, full, mask), f.theme().acc, look.opacity * 0.5);
}

const PointMask *RegisterLayer::maskOf(const Frame &f) const
{
    return f.content->masks[static_cast<std::size_t>(m_register)].get();
}

const Sprite &RegisterLayer::symbol(const Frame &f, quint32 row)
{
    const PointTable &t = f.content->registers[static_cast<std::size_t>(m_register)]->points();
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
                       ? cameraSprite(f.symbols, !off, heading * 11.25, f.ratio)
                       : signPlate(f.theme(), glyphOf(m_register), off, f.ratio);
        it = m_symbols.insert(key, std::move(s));
    }
    return *it;
}

void RegisterLayer::addSymbol(MarkSet &set, const Frame &f, quint32 row)
{
    const WorldPoint at = f.content->registers[static_cast<std::size_t>(m_register)]->points().at[row];
    Mark mark{static_cast<double>(at.x), static_cast<double>(at.y)};
    mark.sprite = set.add(symbol(f, row));
    mark.kind = MarkKind::Register;
    mark.reg = m_register;
    mark.ref = row;
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
    const PointMask *mask = maskOf(f);
    const bool each = f.view.zoom >= stages.clustersBelow;
    const QString sign = QCoreApplication::translate("huying::RegisterLayer", stages.sign);
    index->eachCell(cellLevel(f.view), f.view.worldRect(), [&](const PointIndex::Cell &cell) {
        const quint32 count = wantedOf(mask, cell.first, cell.last);
        if (count == 0)
            return;
        if (count <= (f.view.zoom >= nearestZoom ? mostOfEach : each ? roomForEach : 2U)) {
            eachWanted(mask, cell.first, cell.last, [&](quint32 row) { addSymbol(set, f, row); });
            return;
        }
        const QPointF centre = index->centre(cell, mask);
        Mark mark{centre.x(), centre.y()};
        mark.sprite = set.add(crowdSprite(f.theme(), sign, static_cast<int>(count), f.ratio));
        mark.kind = MarkKind::RegisterCluster;
        mark.reg = m_register;
        mark.ref = mask ? mask->next(cell.first) : cell.first;
        mark.count = count;
        mark.reach = 14;
        set.marks.push_back(mark);
    });
}

} // namespace huying
