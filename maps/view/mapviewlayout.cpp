// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapchrome.h"
#include "maps/view/mapview.h"

#include <QEvent>

namespace huying {

void MapView::setOverlayWidget(Qt::Corner corner, QWidget *widget)
{
    QWidget *&slot = m_overlays[static_cast<std::size_t>(corner)];
    if (slot && slot != widget)
        slot->deleteLater();
    slot = widget;
    if (widget) {
        widget->setParent(this);
        widget->installEventFilter(this);
        widget->show();
    }
    placeOverlays();
}

void MapView::placeOverlays()
{
    constexpr int gap = 8;
    m_chrome->place(size());
    for (std::size_t i = 0; i < m_overlays.size(); ++i) {
        QWidget *w = m_overlays[i];
        if (!w)
            continue;
        w->resize(w->sizeHint().boundedTo(size() - QSize(2 * gap, 2 * gap)));
        const bool right = i == Qt::TopRightCorner || i == Qt::BottomRightCorner,
                   bottom = i >= Qt::BottomLeftCorner;
        const int clear = bottom ? 40 : 0, beside = right && !bottom ? m_chrome->buttons->width() + gap : 0;
        w->move(right ? width() - w->width() - gap - beside : gap,
                bottom ? height() - w->height() - gap - clear : gap);
    }
    placeNote();
}

void MapView::resizeEvent(QResizeEvent *)
{
    m_camera.resize(size());
    if (!m_moved)
        setHome(m_home);
    placeOverlays();
    viewMoved();
}

void MapView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (TileSource *source = m_tiles.source())
        source->setPixelRatio(devicePixelRatioF());
    adoptTheme();
}

void MapView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::ParentChange)
        adoptTheme();
}

} // namespace huying
