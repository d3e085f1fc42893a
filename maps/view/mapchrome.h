// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/choropleth.h"
#include "maps/view/flagkey.h"
#include "maps/view/mapview.h"

#include <QFrame>

class QToolButton;

namespace huying {

/// Scale bar, attribution, position, legend and buttons round the map.
struct MapView::Chrome
{
    explicit Chrome(MapView &view);

    void retheme(const Theme &theme);
    void place(QSize window);
    void paint(QPainter &p, const Viewport &view, const Theme &theme, std::optional<QPointF> mouse,
               const std::optional<Choropleth> &choropleth, bool wall);

    void paintTint(QPainter &p, const Viewport &view, const Theme &theme, const AreaTintPtr &tint, bool wall);
    /// What a wall's flags mean.
    void paintFlags(QPainter &p, const Theme &theme, double wallScale, const MarkSet &marks);

    QFrame *buttons;

private:
    void paintScale(QPainter &p, const Viewport &view, const Theme &t, std::optional<QPointF> mouse);
    void paintLegend(QPainter &p, const Viewport &view, const Theme &t);
    void paintShades(QPainter &p, const Viewport &view, const Theme &t, const Choropleth &c, bool wall);
    void paintNorth(QPainter &p, const Viewport &view, const Theme &t);

    MapView &m_view;
    QImage m_legend; ///< painted once a theme
    QImage m_shades;
    std::optional<Choropleth> m_shadesOf;
    QImage m_tint;
    AreaTintPtr m_tintOf;
    QImage m_flags;
    FlagKey m_flagsOf;
};

/// The ground of what is written over the map.
void paintMapPanel(QPainter &p, const QRectF &rect, const Theme &theme);

/// What the symbols mean; what the shades mean.
QImage legendPicture(const Theme &theme, double ratio);
QImage shadesPicture(const Theme &theme, const Choropleth &choropleth, double ratio, bool wall);

/// The longest of 1, 2, 5 × 10ⁿ metres that is no longer than so many.
double roundLength(double most);

/// "12 m", "3.46 km"; "1,234 m²", "5.6 km²".
QString lengthText(double metres);
QString areaText(double squareMetres);

} // namespace huying
