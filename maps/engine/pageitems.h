// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a map page shows besides map and legend. QGIS has items for it whose headers need headers that Debian's package
// leaves out; these need none, and look the same with every version.

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <algorithm>
#include <qgslayoutitem.h>
#include <qgslayoutitemregistry.h>
#include <qgslayoutrendercontext.h>
#include <qgsrendercontext.h>

namespace huying
{

constexpr double millimetresAPoint = 25.4 / 72;

/// One line of words as outlines.
class Words : public QgsLayoutItem
{
public:
    Words(QgsLayout *layout, const QString &text, const QFont &font, Qt::Alignment align)
        : QgsLayoutItem(layout), m_text(text), m_font(font), m_align(align)
    {
        setBackgroundEnabled(false); // white otherwise
    }
    int type() const override { return QgsLayoutItemRegistry::PluginItem; }

protected:
    void draw(QgsLayoutItemRenderContext &context) override
    {
        const double dots = context.renderContext().scaleFactor(); // a millimetre
        QFont font = m_font;
        font.setPixelSize(std::max(1, qRound(m_font.pointSizeF() * millimetresAPoint * dots)));
        const QSizeF room = rect().size() * dots;
        const QFontMetricsF metrics(font);
        const QString text = metrics.elidedText(m_text, Qt::ElideRight, room.width());
        const QRectF box(0, 0, metrics.horizontalAdvance(text), metrics.height());
        QPainterPath outlines;
        outlines.addText(QStyle::alignedRect(Qt::LeftToRight, m_align, box.size().toSize(), QRectF(QPointF(), room).toRect()).topLeft()
                             + QPointF(0, metrics.ascent()),
                         font, text);
        QPainter *painter = context.renderContext().painter();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->fillPath(outlines, QColor(0x20, 0x26, 0x2c));
        painter->restore();
    }

private:
    const QString m_text;
    const QFont m_font;
    const Qt::Alignment m_align;
};

/// A picture that fills its place.
class Picture : public QgsLayoutItem
{
public:
    Picture(QgsLayout *layout, const QImage &image) : QgsLayoutItem(layout), m_image(image) { setBackgroundEnabled(false); }
    int type() const override { return QgsLayoutItemRegistry::PluginItem + 1; }

protected:
    void draw(QgsLayoutItemRenderContext &context) override
    {
        const double dots = context.renderContext().scaleFactor();
        QPainter *painter = context.renderContext().painter();
        painter->save();
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(QRectF(QPointF(), rect().size() * dots), m_image);
        painter->restore();
    }

private:
    const QImage m_image;
};

/// Two boxes, a dark and a light one, of so many millimetres together.
class Bar : public QgsLayoutItem
{
public:
    Bar(QgsLayout *layout, double length) : QgsLayoutItem(layout), m_length(length) { setBackgroundEnabled(false); }
    int type() const override { return QgsLayoutItemRegistry::PluginItem + 2; }

protected:
    void draw(QgsLayoutItemRenderContext &context) override
    {
        const double dots = context.renderContext().scaleFactor();
        const QColor ink(0x20, 0x26, 0x2c);
        QPainter *painter = context.renderContext().painter();
        painter->save();
        painter->setPen(QPen(ink, 0.2 * dots));
        for (const int half : {0, 1}) {
            painter->setBrush(half ? QColor(Qt::white) : ink);
            painter->drawRect(QRectF((0.1 + half * m_length / 2) * dots, 0.1 * dots, m_length / 2 * dots, 1.6 * dots));
        }
        painter->restore();
    }

private:
    const double m_length;
};

} // namespace huying
