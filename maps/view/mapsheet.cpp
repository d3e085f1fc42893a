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

constexpr double margin = 38, header = 46, footer = 62, gap = 8; // logical pixels
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
    const double denominator = perPixel / paperPixel, step = std::pow(10, std::floor(std::log10(denominator)) - 1);
    const QString ratio = QStringLiteral("1 : ") + QLocale().toString(std::round(denominator / step) * step, 'f', 0);
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
               sheet.source);
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
    p.drawImage(QPointF(frame.right() - size.width() - gap, frame.bottom() - size.height() - gap), legend);
    if (shades) {
        const QImage key = shadesPicture(t, *shades, sheet.ratio(), false);
        const double room = frame.width() - size.width() - 3 * gap, height = key.deviceIndependentSize().height();
        const bool beside = key.deviceIndependentSize().width() < room;
        p.drawImage(QPointF(frame.left() + gap, frame.bottom() - (beside ? 1 : 2) * (height + gap)), key);
    }
    p.setPen(QPen(t.t1, 1.2));
    p.setBrush(Qt::NoBrush);
    p.drawRect(frame);
    paintTitle(p, sheet, t);
    paintFoot(p, sheet, view, t);
}

} // namespace huying
