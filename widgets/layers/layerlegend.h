// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/symbols.h"

#include <QPixmap>
#include <QWidget>

#include <variant>

namespace huying {

/// How a layer draws its things: symbols with words, a ramp from few to many, or the picture that the map project gives.
class LayerLegend : public QWidget
{
    Q_OBJECT

public:
    /// `layer` is an id of the layer model; shows nothing for an id without a legend.
    explicit LayerLegend(const QString &layer, QWidget *parent = nullptr);

    void setPicture(const QByteArray &png);
    bool isEmpty() const { return m_entries.isEmpty() && m_picture.isNull(); }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Ramp
    {
    }; ///< all steps of the choropleth; the word stands after them
    struct Stroke
    {
        bool dashed;
        qreal width;
    };
    struct Entry
    {
        std::variant<Symbol, Ramp, Stroke> sign;
        QString word;
    };

    void fill(const QString &layer);
    void paintEntry(QPainter &painter, const QRect &rect, const Entry &entry) const;
    QSize pictureSize() const;

    QList<Entry> m_entries;
    QPixmap m_picture;
};

} // namespace huying
