// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/mappage.h"
#include "maps/engine/drawing.h"
#include "maps/engine/intoplace.h"
#include "maps/engine/pageitems.h"
#include "maps/engine/qgiscompat.h"
#include "maps/engine/wholepdf.h"

#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QStorageInfo>
#include <algorithm>
#include <cmath>
#include <memory>
#include <qgsannotationlayer.h>
#include <qgsfillsymbol.h>
#include <qgslayertree.h>
#include <qgslayertreemodel.h>
#include <qgslayout.h>
#include <qgslayoutexporter.h>
#include <qgslayoutitemlegend.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitempage.h>
#include <qgslayoutitempolygon.h>
#include <qgslayoutpagecollection.h>
#include <qgsmaplayer.h>
#include <qgslegendsymbolitem.h>
#include <qgsmaplayerlegend.h>
#include <qgsproject.h>
#include <qgsrenderer.h>
#include <qgsvectorlayer.h>

namespace huying
{

namespace
{

constexpr double gap = 3, titleHeight = 10, footLine = 9; // millimetres
constexpr double longestBar = 50;
constexpr qint64 littleRoom = 4 << 20;

QFont houseFont(double points, bool bold)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPointSizeF(points);
    font.setBold(bold);
    return font;
}

/// One sheet while it is laid out. The layout has a project of its own, so that nothing of it stays in the open one.
class Sheet
{
public:
    Sheet(const wire::Page &order, const LayerSet &layers) : m_order(order), m_layers(layers), m_layout(&m_project)
    {
        m_project.setCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
        m_layout.initializeDefaults();
        m_layout.pageCollection()->page(0)->setPageSize(QgsLayoutSize(order.width, order.height));
        m_layout.renderContext().setDpi(order.dpi);
    }

    QgsLayout &layout() { return m_layout; }

    void compose()
    {
        addMap();
        if (!m_order.live.isEmpty())
            addPicture(m_order.live, frame());
        addLabel(m_order.title, QRectF(frame().left(), frame().top() - titleHeight - gap, frame().width(), titleHeight), 18, true);
        addLabel(m_order.date, QRectF(column().left() - 40, frame().top() - titleHeight - gap, column().width() + 40, titleHeight), 9, false,
                 Qt::AlignRight | Qt::AlignBottom);
        addLegend();
        addScale();
        addNorth();
        addFoot();
    }

private:
    QRectF frame() const { return QRectF(m_order.left, m_order.top, m_order.frameWidth, m_order.frameHeight); }
    /// Right of the map, as far from the edge as the map is on the left.
    QRectF column() const
    {
        const double left = frame().right() + gap;
        return QRectF(left, frame().top(), m_order.width - m_order.left - left, frame().height());
    }

    void addMap()
    {
        m_map = new QgsLayoutItemMap(&m_layout);
        m_layout.addLayoutItem(m_map);
        m_map->attemptSetSceneRect(frame());
        QList<QgsMapLayer *> layers;
        for (const auto &layer : m_layers.layers)
            layers.append(layer.get());
        m_map->setCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
        m_map->setLayers(layers);
        m_map->setKeepLayerSet(true);
        m_map->zoomToExtent(QgsRectangle(m_order.west, m_order.south, m_order.east, m_order.north));
        m_map->setBackgroundColor(m_layers.background);
        m_map->setFrameEnabled(true);
        m_map->setFrameStrokeWidth(QgsLayoutMeasurement(0.3));
    }

    void addPicture(const QString &file, const QRectF &place)
    {
        auto *picture = new Picture(&m_layout, QImage(file));
        m_layout.addLayoutItem(picture);
        picture->attemptSetSceneRect(place);
    }

    void addLabel(const QString &text, const QRectF &place, double points, bool bold, Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter)
    {
        auto *words = new Words(&m_layout, text, houseFont(points, bold), align);
        m_layout.addLayoutItem(words);
        words->attemptSetSceneRect(place);
    }

    /// A layer that draws one thing in two ways, near and far, explains it once.
    static void nameOnce(QgsLayoutItemLegend &legend, QgsLayerTreeLayer &node)
    {
        const auto *vector = qobject_cast<const QgsVectorLayer *>(node.layer());
        if (!vector || !vector->renderer())
            return;
        QStringList names;
        QList<int> order;
        int index = 0;
        for (const QgsLegendSymbolItem &item : vector->renderer()->legendSymbolItems()) {
            if (!names.contains(item.label())) {
                names << item.label();
                order << index;
            }
            ++index;
        }
        if (order.size() == index)
            return;
        QgsMapLayerLegendUtils::setLegendNodeOrder(&node, order);
        legend.model()->refreshLayerLegend(&node);
    }

    /// Smaller until it fits the column.
    void addLegend()
    {
        auto *legend = new QgsLayoutItemLegend(&m_layout);
        m_layout.addLayoutItem(legend);
        legend->setAutoUpdateModel(false);
        QgsLayerTree *tree = legend->model()->rootGroup();
        tree->removeAllChildren();
        for (const auto &layer : m_layers.layers)
            if (!qobject_cast<QgsAnnotationLayer *>(layer.get()))
                nameOnce(*legend, *tree->addLayer(layer.get()));
        legend->setTitle(m_order.legendTitle);
        legend->setLinkedMap(m_map);
        legend->setResizeToContents(true);
        legend->setBoxSpace(0);
        for (double points = 9; points >= 4; points -= 1) {
            for (const auto &[style, share, bold] :
                 {std::tuple(QgsLegendStyle::Title, 1.2, true), std::tuple(QgsLegendStyle::Group, 1.0, true),
                  std::tuple(QgsLegendStyle::Subgroup, 1.0, true), std::tuple(QgsLegendStyle::SymbolLabel, 0.9, false)})
                qgis::setFont(legend->rstyle(style), houseFont(points * share, bold));
            legend->setSymbolWidth(points * millimetresAPoint * 1.8);
            legend->setSymbolHeight(points * millimetresAPoint);
            // The round ends of a wide road reach past its sign.
            legend->rstyle(QgsLegendStyle::Symbol).setMargin(QgsLegendStyle::Left, points * millimetresAPoint * 0.7);
            legend->rstyle(QgsLegendStyle::SymbolLabel).setMargin(QgsLegendStyle::Left, points * millimetresAPoint * 1.2);
            legend->adjustBoxSize();
            const QRectF size = legend->rect();
            if (size.height() <= column().height() && size.width() <= column().width())
                break;
        }
        legend->attemptMove(QgsLayoutPoint(column().left(), column().top()));
    }

    double below() const { return frame().bottom() + gap; }

    void addScale()
    {
        const double middle = (m_order.south + m_order.north) / 2 / 6378137.0;
        const double metres = (m_order.east - m_order.west) / std::cosh(middle), aMillimetre = metres / frame().width();
        const double most = longestBar * aMillimetre, power = std::pow(10.0, std::floor(std::log10(most)));
        const double bar = 5 * power <= most ? 5 * power : 2 * power <= most ? 2 * power : power;
        const bool far = bar >= 2000;
        auto *scale = new Bar(&m_layout, bar / aMillimetre);
        m_layout.addLayoutItem(scale);
        scale->attemptSetSceneRect(QRectF(frame().left(), below() + 5, bar / aMillimetre + 1, 2));
        for (const int half : {0, 1, 2}) {
            const QString number = QString::number(bar * half / 2 / (far ? 1000 : 1));
            addLabel(half < 2 ? number : number + (far ? QStringLiteral(" km") : QStringLiteral(" m")),
                     QRectF(frame().left() + bar / aMillimetre * half / 2 - (half ? 10 : 0), below(), 20, 4.5), 8, false,
                     (half ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter);
        }
        addLabel(m_order.scale, QRectF(frame().left() + bar / aMillimetre + 14, below(), 60, footLine), 9, false);
    }

    /// A dark and a light half: vector, and no file of an installation is needed.
    void addNorth()
    {
        const QPointF at(frame().right() - 6, below() + 5);
        const auto half = [&](double side, const char *fill) {
            QPolygonF shape;
            for (const QPointF &p : {QPointF(0, -5), QPointF(2.4 * side, 4), QPointF(0, 2)})
                shape.append(at + p);
            auto *item = new QgsLayoutItemPolygon(shape, &m_layout);
            m_layout.addLayoutItem(item);
            const std::unique_ptr<QgsFillSymbol> symbol(QgsFillSymbol::createSimple(
                {{QStringLiteral("color"), QString::fromLatin1(fill)}, {QStringLiteral("outline_color"), QStringLiteral("#20262c")},
                 {QStringLiteral("outline_width"), QStringLiteral("0.2")}}));
            item->setSymbol(symbol.get());
        };
        half(-1, "#20262c");
        half(1, "#ffffff");
        addLabel(m_order.northMark, QRectF(at.x() - 12, at.y() - 4, 8, 8), 10, true, Qt::AlignCenter);
    }

    /// What the live picture's symbols mean, then the lines of words.
    void addFoot()
    {
        double y = below() + footLine + gap;
        double x = frame().left();
        for (const QString &file : m_order.keys) {
            const QSizeF pixels = QImageReader(file).size();
            if (pixels.isEmpty())
                continue;
            const double high = 5.2, wide = std::min(high * pixels.width() / pixels.height(), m_order.width - 2 * m_order.left);
            if (x > frame().left() && x + wide > m_order.width - m_order.left) {
                x = frame().left();
                y += high + 1;
            }
            addPicture(file, QRectF(x, y, wide, wide * pixels.height() / pixels.width()));
            x += wide + gap;
        }
        if (!m_order.keys.isEmpty())
            y += 5.2 + gap / 2;
        for (const QString &line : m_order.notes) {
            addLabel(line, QRectF(frame().left(), y, m_order.width - 2 * m_order.left, 4), 8, false);
            y += 4;
        }
    }

    const wire::Page &m_order;
    const LayerSet &m_layers;
    QgsProject m_project;
    QgsLayout m_layout;
    QgsLayoutItemMap *m_map = nullptr;
};

bool isSane(const wire::Page &order)
{
    constexpr double most = 2000; // millimetres: A0 and more
    return order.width > 0 && order.height > 0 && order.width <= most && order.height <= most && order.frameWidth > 0
           && order.frameHeight > 0 && order.left >= 0 && order.top >= 0 && order.left + order.frameWidth <= order.width
           && order.top + order.frameHeight <= order.height && order.east > order.west && order.north > order.south
           && order.dpi >= 72 && order.dpi <= 600;
}

} // namespace

wire::Problem writePage(Drawing &drawing, const wire::Page &order)
{
    const QString part = wire::partOf(order.file);
    const auto fail = [&](wire::Trouble trouble, const QString &detail = {}) {
        QFile::remove(part);
        return wire::Problem{trouble, order.file, detail};
    };
    if (!isSane(order))
        return fail(wire::Trouble::NotExported, QStringLiteral("%1 × %2 mm").arg(order.width).arg(order.height));
    QFile probe(part);
    if (!probe.open(QIODevice::WriteOnly))
        return fail(wire::Trouble::NotExported);
    probe.close();
    const auto layers = drawing.layers(order.style);
    Sheet sheet(order, *layers);
    sheet.compose();
    QgsLayoutExporter::PdfExportSettings settings;
    settings.dpi = order.dpi;
    settings.appendGeoreference = false; // both would have GDAL write the file a second time
    settings.exportMetadata = false;
    const auto result = QgsLayoutExporter(&sheet.layout()).exportToPdf(part, settings);
    if (result == QgsLayoutExporter::MemoryError)
        return fail(wire::Trouble::RenderFailed);
    if (result != QgsLayoutExporter::Success || !isWholePdf(part)) {
        const QStorageInfo disk(QFileInfo(part).path());
        return fail(disk.isValid() && disk.bytesAvailable() < littleRoom ? wire::Trouble::DiskFull : wire::Trouble::NotExported);
    }
    if (!moveIntoPlace(part, order.file))
        return fail(wire::Trouble::NotExported);
    return {};
}

} // namespace huying
