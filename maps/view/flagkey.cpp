// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/flagkey.h"

#include "maps/view/mapchrome.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <optional>

namespace huying {

std::vector<QRectF> wallKeyGround(const Frame &f)
{
    const double k = f.size(1, 1), edge = 16 + f.overscan, wide = 700 * k, high = 64 * k;
    return {QRectF(edge, edge, wide, high), QRectF(edge, f.view.size.height() - edge - high, wide, high)};
}

FlagKey flagKeyOf(const MarkSet &marks)
{
    FlagKey key;
    for (const Mark &mark : marks.marks) {
        key.hotAreas = key.hotAreas || mark.kind == MarkKind::HotArea;
        key.clusters = key.clusters || mark.kind == MarkKind::CaseCluster;
    }
    key.whistles = marks.whistles;
    return key;
}

QImage flagsPicture(const Theme &t, const FlagKey &key, double k, double ratio)
{
    const double height = 60 * k, sign = 40 * k, edge = 16 * k, beside = 10 * k, between = 26 * k;
    struct Entry
    {
        std::optional<Symbol> symbol; ///< none: a cluster's ring
        QString text;
    };
    QList<Entry> entries;
    const auto word = [](const char *text) { return QCoreApplication::translate("huying::MapView", text); };
    if (key.hotAreas)
        entries << Entry{Symbol::hotspot(1, static_cast<float>(sign)), word(QT_TRANSLATE_NOOP("huying::MapView", "hot area"))};
    if (key.whistles)
        entries << Entry{Symbol::whistle(LampShape::Circle, static_cast<float>(0.85 * sign)),
                         word(QT_TRANSLATE_NOOP("huying::MapView", "whistle %1")).arg(key.whistles)};
    if (key.clusters)
        entries << Entry{std::nullopt, word(QT_TRANSLATE_NOOP("huying::MapView", "open"))};
    if (entries.isEmpty())
        return {};
    const QFont font = t.font(t.type.label);
    const QFontMetricsF metrics(font);
    double width = 2 * edge - between;
    for (const Entry &entry : std::as_const(entries))
        width += sign + beside + metrics.horizontalAdvance(entry.text) + between;
    QImage image((QSizeF(width, height) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    paintMapPanel(p, QRectF(0, 0, width, height), t);
    p.setFont(font);
    const SymbolPainter symbols(t);
    double x = edge;
    for (const Entry &entry : std::as_const(entries)) {
        const QPointF middle(x + sign / 2, height / 2);
        if (!entry.symbol) {
            p.setPen(QPen(t.ring, 6 * k));
            p.setBrush(t.dark ? t.bg0 : t.bg1);
            p.drawEllipse(middle, 17 * k, 17 * k);
        } else { // a flag stands on its tip
            const double below = entry.symbol->kind == Symbol::Kind::Whistle ? 22 * k : 0;
            symbols.paint(p, middle + QPointF(0, below), *entry.symbol);
        }
        x += sign + beside;
        p.setPen(t.t1);
        p.drawText(QRectF(x, 0, width, height), Qt::AlignVCenter, entry.text);
        x += metrics.horizontalAdvance(entry.text) + between;
    }
    return image;
}

} // namespace huying
