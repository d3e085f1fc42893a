// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/watermark.h"

#include "theme/theme.h"

#include <QFontMetrics>
#include <QPaintEvent>
#include <QPainter>

namespace huying {

Watermark::Watermark(QWidget *window) : Overlay(window)
{
}

void Watermark::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    update();
}

void Watermark::paintEvent(QPaintEvent *event)
{
    const Theme &t = themeOf(this);
    const bool wall = t.surface == Surface::Wall;
    QPainter p(this);
    p.setClipRegion(event->region());
    p.setFont(t.font(wall ? 28 : 16));
    QColor ink = t.t1;
    ink.setAlphaF(wall ? 0.03F : t.dark ? 0.045F : 0.05F);
    p.setPen(ink);
    const int across = QFontMetrics(p.font()).horizontalAdvance(m_text) + (wall ? 260 : 140),
              down = wall ? 300 : 170;
    // Every other row is shifted, so that no crop of the screen goes without a name.
    for (int row = 0; row * down < height() + down; ++row)
        for (int x = row % 2 ? -across / 2 : 0; x < width(); x += across) {
            p.save();
            p.translate(x, row * down + down / 2);
            p.rotate(-18);
            p.drawText(0, 0, m_text);
            p.restore();
        }
}

} // namespace huying
