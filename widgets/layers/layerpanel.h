// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/layermodel.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace huying {

class LayerDetails;
class LayerRow;
class LayerTitle;

/// Floats over the map: 人 地 事 物 情 组织 and the project's layers, group by group down to the single layer.
/// Reads and edits nothing but the layer model. Keeps within its parent; the owner says where it stands by move().
class LayerPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LayerPanel(LayerModel &model, QWidget *parent = nullptr);
    ~LayerPanel() override;

    bool isCollapsed() const;
    void setCollapsed(bool collapsed);
    /// Room that stays free below the panel, for scale bar and legend of the map.
    void setBottomMargin(int pixels);
    void openGroup(LayerGroup group, bool open = true);
    void openLayer(const QString &id, bool open = true);

    QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct LayerWidgets
    {
        LayerRow *row = nullptr; ///< null where the group's row stands for its only layer
        LayerDetails *details = nullptr;
    };
    struct GroupWidgets
    {
        LayerRow *row = nullptr;
        QStringList layers;
    };

    void rebuild();
    void addGroup(LayerGroup group);
    void addLayer(const QString &id, bool alone);
    LayerRow *addRow(bool inner, const QString &key);
    void refresh();
    void refreshGroup(LayerGroup group);
    void refreshLayer(const MapLayer &layer);
    void showGroup(LayerGroup group, bool shown);
    void arrange();
    void step(const LayerRow *from, int by);
    void fit();

    LayerModel &m_model;
    LayerTitle *m_title;
    QScrollArea *m_scroll;
    QVBoxLayout *m_column = nullptr;
    QMap<LayerGroup, GroupWidgets> m_groups;
    QHash<QString, LayerWidgets> m_layers;
    QList<LayerRow *> m_rows; ///< top to bottom
    QStringList m_built;      ///< ids that the rows stand for
    QSet<LayerGroup> m_openGroups;
    QSet<QString> m_openLayers;
    int m_bottomMargin = 44;
};

} // namespace huying
