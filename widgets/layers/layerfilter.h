// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/layermodel.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QMenu;
class QToolButton;

namespace huying {

class Label;
class LinkButton;

/// Which points of a register's layer are drawn: category, area, visit overdue, out of order. Edits the model's filter;
/// display() takes what the model says.
class LayerFilter : public QWidget
{
    Q_OBJECT

public:
    LayerFilter(LayerModel &model, const QString &id, QWidget *parent = nullptr);

    void display(const MapLayer &layer);

private:
    void addRow(QWidget *row);
    QMenu *makeMenu();
    void fillCategories(const MapLayer &layer);
    void fillAreas();
    void tell();

    LayerModel &m_model;
    const QString m_id;
    PointFilter m_shown;
    QList<LayerChoice> m_choices;
    QToolButton *m_categories;
    QMenu *m_menu;
    QComboBox *m_area, *m_visit = nullptr;
    QCheckBox *m_offline = nullptr;
    Label *m_found;
    LinkButton *m_clear;
};

} // namespace huying
