// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/layerdetails.h"

#include "theme/theme.h"
#include "widgets/layers/layerfilter.h"
#include "widgets/layers/layerlegend.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

namespace huying {

namespace {

QLabel *label(const QString &text, QWidget *parent)
{
    auto *made = new QLabel(text, parent);
    const Theme &t = themeOf(parent);
    made->setFont(t.font(t.type.label));
    made->setForegroundRole(QPalette::PlaceholderText);
    return made;
}

/// A zoom level without needless zeros: 11.5, 24.
class ZoomBox : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    QString textFromValue(double value) const override { return locale().toString(value, 'g', 4); }
};

} // namespace

LayerDetails::LayerDetails(LayerModel &model, const QString &id, QWidget *parent)
    : QWidget(parent), m_model(model), m_id(id), m_problem(label({}, this)), m_percent(label({}, this)),
      m_opacity(new QSlider(Qt::Horizontal, this)), m_from(zoomBox(tr("Drawn from zoom level"))),
      m_to(zoomBox(tr("Drawn up to zoom level"))), m_filter(new LayerFilter(model, id, this)),
      m_legend(new LayerLegend(id, this))
{
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::WindowText);
    m_percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_percent->setFixedWidth(34);
    m_opacity->setRange(0, 100);
    m_opacity->setPageStep(10);
    m_opacity->setFixedHeight(22);
    m_opacity->setAccessibleName(tr("Opacity"));
    connect(m_opacity, &QSlider::valueChanged, this, [this](int percent) { m_model.setOpacity(m_id, percent / 100.0); });
    connect(m_from, &QDoubleSpinBox::valueChanged, this, [this] { writeZoom(true); });
    connect(m_to, &QDoubleSpinBox::valueChanged, this, [this] { writeZoom(false); });

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(28, 2, 8, 8);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_problem, 0, 0, 1, 4);
    grid->addWidget(label(tr("Opacity"), this), 1, 0);
    grid->addWidget(m_opacity, 1, 1, 1, 2);
    grid->addWidget(m_percent, 1, 3);
    grid->addWidget(label(tr("Zoom"), this), 2, 0);
    auto *limits = new QHBoxLayout;
    limits->setSpacing(4);
    limits->addWidget(m_from, 1);
    limits->addWidget(label(QStringLiteral("–"), this));
    limits->addWidget(m_to, 1);
    grid->addLayout(limits, 2, 1, 1, 3);
    grid->addWidget(m_filter, 3, 0, 1, 4);
    grid->addWidget(m_legend, 4, 0, 1, 4);
    grid->setColumnStretch(1, 1);
}

QDoubleSpinBox *LayerDetails::zoomBox(const QString &name)
{
    auto *box = new ZoomBox(this);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAlignment(Qt::AlignCenter);
    const Theme &t = themeOf(this);
    box->setFont(t.font(t.type.label));
    box->setProperty("compact", true);
    box->setRange(0, 24);
    box->setDecimals(1);
    box->setSingleStep(0.5);
    box->setKeyboardTracking(false);
    box->setMinimumWidth(44);
    box->setFixedHeight(24);
    box->setAccessibleName(name);
    box->setToolTip(name);
    return box;
}

void LayerDetails::writeZoom(bool minimumEdited)
{
    double from = m_from->value(), to = m_to->value();
    if (from > to)
        minimumEdited ? to = from : from = to;
    m_model.setZoomLimits(m_id, from, to);
}

void LayerDetails::display(const MapLayer &layer)
{
    const QSignalBlocker quiet[] = {QSignalBlocker(m_opacity), QSignalBlocker(m_from), QSignalBlocker(m_to)};
    const int percent = qRound(layer.opacity * 100);
    m_opacity->setValue(percent);
    m_percent->setText(tr("%1%").arg(percent));
    m_from->setValue(layer.minZoom);
    m_to->setValue(layer.maxZoom);
    m_problem->setText(layer.problem);
    m_problem->setVisible(!layer.problem.isEmpty());
    m_filter->display(layer);
    m_legend->setPicture(layer.legendPng);
    m_legend->setVisible(!m_legend->isEmpty());
    setEnabled(!layer.locked);
}

} // namespace huying
