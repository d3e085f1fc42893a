// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapsheet.h"

#include "maps/view/mapchrome.h"
#include "maps/view/scenepainter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace huying
{

namespace
{

constexpr double margin = 38, header = 46, footer = 62, sheetGap = 8; // logical pixels
constexpr double paperPixel = 0.0254 / 96;                        // metres

QString words(const char *text)
{
    return QCoreApplication::translate("huying::MapSheet", text);
}

void paintTitle(QPainter &p, const MapSheet &sheet, const Theme &t)
{
    const QRectF line(margin, margin - 8, sheet.size().width() - 2 * margin, header);
    const QFont small = t.font(t.type.table);
    const double room = line.width() - QFontMetricsF(small).horizontalAdvance(sheet.time) - 24;
    QFont large = t.font(26, true);
    while (large.pixelSize() > 14 && QFontMetricsF(large).horizontalAdvance(sheet.title) > room)
        large.setPixelSize(large.pixelSize() - 1);
    p.setFont(large);
    p.setPen(t.t1);
    p.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, QFontMetricsF(large).elidedText(sheet.title, Qt::ElideRight, room));
    p.setFont(small);
    p.setPen(t.t2);
    p.drawText(line.adjusted(0, 0, 0, -6), Qt::AlignRight | Qt::AlignBottom, sheet.time);
}

void paintScale(QPainter &p, const QPointF &at, const Viewport &view, const Theme &t)
{
    const double perPixel = view.metresPerPixel(), metres = roundLength(200 * perPixel), width = metres / perPixel;
    p.setPen(QPen(t.t1, 1));
    for (int i = 0; i < 4; ++i) {
        p.setBrush(i % 2 == 0 ? t.t1 : t.bg1);
        p.drawRect(QRectF(at.x() + width * i / 4, at.y() + 16, width / 4, 5));
    }
    p.setFont(t.font(t.type.label));
    p.setPen(t.t1);
    for (const int quarter : {0, 2, 4}) {
        const double value = metres * quarter / 4;
        const QString text = quarter == 0 ? QStringLiteral("0")
                             : metres < 1000 ? QStringLiteral("%1 m").arg(value)
                                             : QStringLiteral("%1 km").arg(value / 1000);
        const double x = at.x() + width * quarter / 4;
        p.drawText(QRectF(x - 60, at.y() - 2, 120, 16), Qt::AlignHCenter | Qt::AlignVCenter, text);
    }
    const double denominator = scaleDenominator(view), step = std::pow(10, std::floor(std::log10(denominator)) - 1);
    const QString ratio = scaleText(std::round(denominator / step) * step);
    p.drawText(QRectF(at.x() + width + 44, at.y() + 8, 160, 20), Qt::AlignLeft | Qt::AlignVCenter,
               words(QT_TRANSLATE_NOOP("huying::MapSheet", "about %1")).arg(ratio));
}

void paintNorth(QPainter &p, const QPointF &middle, const Theme &t)
{
    QPainterPath half(middle + QPointF(0, -17));
    half.lineTo(middle + QPointF(8, 10));
    half.lineTo(middle + QPointF(0, 5));
    half.closeSubpath();
    p.setPen(QPen(t.t1, 1));
    p.setBrush(t.t1);
    p.drawPath(half);
    p.setBrush(t.bg1);
    p.save();
    p.translate(2 * middle.x(), 0);
    p.scale(-1, 1);
    p.drawPath(half);
    p.restore();
    p.setFont(t.font(t.type.label, true));
    p.drawText(QRectF(middle.x() - 14, middle.y() + 9, 28, 16), Qt::AlignCenter,
               words(QT_TRANSLATE_NOOP("huying::MapSheet", "N")));
}

void paintFoot(QPainter &p, const MapSheet &sheet, const Viewport &view, const Theme &t)
{
    const QRectF frame = sheet.frame();
    const double top = frame.bottom() + 8;
    paintScale(p, {frame.left() + 8, top + 4}, view, t);
    paintNorth(p, {frame.right() - 16, top + 22}, t);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t2);
    p.drawText(QRectF(frame.left(), top + 34, frame.width() - 50, footer - 34), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
               sheet.notes().join(QStringLiteral("  ·  ")));
}

} // namespace

QRectF MapSheet::frame() const
{
    return QRectF(QPointF(), size()).adjusted(margin, margin + header - 8, -margin, -margin - footer + 8);
}

Viewport MapSheet::viewFor(const Viewport &window) const
{
    Viewport view = window;
    view.size = frame().size();
    const double k = std::min(view.size.width() / window.size.width(), view.size.height() / window.size.height());
    view.zoom = std::clamp(window.zoom + std::log2(k), Viewport::minZoom, Viewport::maxZoom);
    return view;
}

QRectF MapSheet::pageFrame() const
{
    constexpr double edge = 12, above = 13, below = 36;
    const double shorter = std::min(millimetres.width(), millimetres.height()), beside = shorter < 250 ? 44 : 60;
    return QRectF(QPointF(), millimetres).adjusted(edge, edge + above, -edge - beside, -edge - below);
}

Viewport MapSheet::pageViewFor(const Viewport &window) const
{
    Viewport view = window;
    view.size = pageFrame().size() * 96 / 25.4;
    const double k = std::min(view.size.width() / window.size.width(), view.size.height() / window.size.height());
    view.zoom = std::min(window.zoom + std::log2(k), Viewport::maxZoom);
    const double denominator = scaleDenominator(view);
    view.zoom = std::max(view.zoom - std::log2(roundDenominator(denominator) / denominator), Viewport::minZoom);
    return view;
}

QStringList MapSheet::notes() const
{
    QStringList lines{source, author, masked};
    lines.removeAll(QString());
    return lines;
}

double scaleDenominator(const Viewport &view)
{
    return view.metresPerPixel() / paperPixel;
}

QString scaleText(double denominator)
{
    return QStringLiteral("1 : ") + QLocale().toString(denominator, 'f', 0);
}

double roundDenominator(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double digit : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0})
        if (digit * power >= least * (1 - 1e-9))
            return digit * power;
    return 10 * power;
}

LivePicture paintLive(const Viewport &view, double ratio, const MapContentPtr &content)
{
    LivePicture picture;
    picture.map = QImage((view.size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    if (picture.map.isNull())
        return picture;
    picture.map.fill(Qt::transparent);
    QPainter p(&picture.map);
    p.scale(ratio, ratio);
    p.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    SceneRequest r;
    r.view = view;
    r.ratio = ratio;
    r.content = content;
    const std::optional<Choropleth> shades = ScenePainter().paintLive(p, r);
    picture.keys << legendPicture(content->theme, ratio);
    if (shades)
        picture.keys << shadesPicture(content->theme, *shades, ratio, false);
    if (content->tint)
        picture.keys << tintPicture(content->theme, *content->tint, ratio);
    return picture;
}

void paintSheet(QPainter &p, const MapSheet &sheet, const Viewport &view, const QImage &base,
                const MapContentPtr &content)
{
    const Theme &t = content->theme;
    const QRectF frame = sheet.frame();
    p.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    p.fillRect(QRectF(QPointF(), sheet.size()), Qt::white);
    p.save();
    p.setClipRect(frame);
    p.translate(frame.topLeft());
    SceneRequest r;
    r.view = view;
    r.ratio = sheet.ratio();
    r.content = content;
    if (!base.isNull())
        r.tiles.push_back({view.worldRect(), base, QRectF(base.rect())});
    const std::optional<Choropleth> shades = ScenePainter().paintOnto(p, r);
    p.restore();
    const QImage legend = legendPicture(t, sheet.ratio());
    const QSizeF size = legend.deviceIndependentSize();
    p.drawImage(QPointF(frame.right() - size.width() - sheetGap, frame.bottom() - size.height() - sheetGap), legend);
    if (shades || content->tint) {
        const QImage key = shades ? shadesPicture(t, *shades, sheet.ratio(), false) : tintPicture(t, *content->tint, sheet.ratio());
        const double room = frame.width() - size.width() - 3 * sheetGap, height = key.deviceIndependentSize().height();
        const bool beside = key.deviceIndependentSize().width() < room;
        p.drawImage(QPointF(frame.left() + sheetGap, frame.bottom() - (beside ? 1 : 2) * (height + sheetGap)), key);
    }
    p.setPen(QPen(t.t1, 1.2));
    p.setBrush(Qt::NoBrush);
    p.drawRect(frame);
    paintTitle(p, sheet, t);
    paintFoot(p, sheet, view, t);
}

} // namespace huying
