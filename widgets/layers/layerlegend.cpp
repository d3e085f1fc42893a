// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/layerlegend.h"

#include <QPainter>

namespace huying {

namespace {

constexpr int legendRow = 20, widest = 156;

} // namespace

LayerLegend::LayerLegend(const QString &layer, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend"));
    fill(layer);
    QStringList words;
    for (const Entry &entry : m_entries)
        words << entry.word;
    setAccessibleDescription(words.join(QStringLiteral(" · ")));
}

void LayerLegend::fill(const QString &layer)
{
    const auto is = [&layer](const char *id) { return layer == QLatin1String(id); };
    if (is("cases"))
        m_entries = {{Symbol::lamp(LampShape::Circle), tr("On time")}, {Symbol::lamp(LampShape::Triangle), tr("Near due")},
                     {Symbol::lamp(LampShape::Diamond), tr("Overdue")}, {Symbol::lamp(LampShape::Bars), tr("Stopped")}};
    else if (is("units"))
        m_entries = {{Symbol::unit(UnitShape::Person, UnitMark::Free, u'格', 15), tr("Person")},
                     {Symbol::unit(UnitShape::Vehicle, UnitMark::Free, u'执', 15), tr("Vehicle")},
                     {Symbol::unit(UnitShape::Helper, UnitMark::Free, u'志', 15), tr("Helper")},
                     {Symbol::unit(UnitShape::Person, UnitMark::Offline, u'格', 15), tr("Offline")}};
    else if (is("cameras"))
        m_entries = {{Symbol::camera(true, 16), tr("Online")}, {Symbol::camera(false, 16), tr("Offline")}};
    else if (is("heatmap"))
        m_entries = {{Ramp{}, tr("few to many")}};
    else if (is("grids"))
        m_entries = {{Stroke{true, 1}, tr("Grid")}};
    else if (is("villages"))
        m_entries = {{Stroke{false, 1}, tr("Village, community")}};
    else if (is("towns"))
        m_entries = {{Stroke{false, 2}, tr("Town, street")}};
}

void LayerLegend::setPicture(const QByteArray &png)
{
    m_picture = QPixmap();
    if (!png.isEmpty())
        m_picture.loadFromData(png);
    updateGeometry();
    update();
}

QSize LayerLegend::pictureSize() const
{
    const QSize size = m_picture.size();
    return size.width() > widest ? size.scaled(widest, size.height(), Qt::KeepAspectRatio) : size;
}

QSize LayerLegend::sizeHint() const
{
    if (!m_picture.isNull())
        return pictureSize() + QSize(0, 4);
    return {widest, static_cast<int>((m_entries.size() + 1) / 2) * legendRow};
}

void LayerLegend::paintEntry(QPainter &p, const QRect &rect, const Entry &entry) const
{
    const Theme &t = themeOf(this);
    const QPointF at(rect.left() + 9, rect.center().y() + 0.5);
    int x = rect.left() + (std::holds_alternative<Ramp>(entry.sign) ? 0 : 24);
    if (const auto *symbol = std::get_if<Symbol>(&entry.sign)) {
        symbolsOf(this).draw(p, at, *symbol);
    } else if (std::holds_alternative<Ramp>(entry.sign)) {
        for (const QColor &step : t.map.choropleth) {
            p.fillRect(QRect(x, rect.center().y() - 5, 18, 12), step);
            x += 18;
        }
        p.setPen(t.line2);
        p.drawRect(QRect(rect.left(), rect.center().y() - 5, x - rect.left() - 1, 11));
        x += 6;
    } else if (const auto *stroke = std::get_if<Stroke>(&entry.sign)) {
        p.setPen(QPen(t.map.boundary, stroke->width, stroke->dashed ? Qt::DashLine : Qt::SolidLine));
        p.drawLine(at - QPointF(9, 0), at + QPointF(9, 0));
    }
    p.setPen(t.t2);
    p.setFont(t.font(t.type.label));
    const QRect word(x, rect.top(), rect.right() - x, rect.height());
    p.drawText(word, Qt::AlignVCenter, p.fontMetrics().elidedText(entry.word, Qt::ElideRight, word.width()));
}

void LayerLegend::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    if (!m_picture.isNull()) {
        p.setRenderHint(QPainter::SmoothPixmapTransform);
        p.drawPixmap(QRect({0, 2}, pictureSize()), m_picture);
        return;
    }
    const int cell = m_entries.size() == 1 ? width() : width() / 2;
    for (int i = 0; i < m_entries.size(); ++i)
        paintEntry(p, QRect(i % 2 * cell, i / 2 * legendRow, cell, legendRow), m_entries[i]);
}

} // namespace huying
