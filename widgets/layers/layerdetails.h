// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/layermodel.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace huying {

class LayerFilter;
class LayerLegend;

/// Opacity, zoom limits, filter and legend of one layer, below its row. Edits the model; display() takes what it says.
class LayerDetails : public QWidget
{
    Q_OBJECT

public:
    LayerDetails(LayerModel &model, const QString &id, QWidget *parent = nullptr);

    void display(const MapLayer &layer);

private:
    QDoubleSpinBox *zoomBox(const QString &name);
    void writeZoom(bool minimumEdited);

    LayerModel &m_model;
    const QString m_id;
    QLabel *m_problem, *m_percent;
    QSlider *m_opacity;
    QDoubleSpinBox *m_from, *m_to;
    LayerFilter *m_filter;
    LayerLegend *m_legend;
};

} // namespace huying
