// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/pointfilter.h"

#include <QAbstractListModel>
#include <QByteArray>

namespace huying
{

/// 人 地 事 物 情 组织, and the layers of the map project below them.
enum class LayerGroup { People, Land, Cases, Things, Sentiment, Organizations, Project };

/// Something to choose in a filter.
struct LayerChoice
{
    QString code, name; ///< the name in the user's language
    bool operator==(const LayerChoice &) const = default;
};

struct MapLayer
{
    QString id;           ///< "grids", "cases", "people" …; engine layers "project:<id>"
    LayerGroup group = LayerGroup::Project;
    QString name;         ///< in the user's language
    bool visible = true;
    double opacity = 1;   ///< 0 … 1
    double minZoom = 0;   ///< drawn from this zoom on (0 the world, 20 a house)
    double maxZoom = 24;
    qint64 count = -1;    ///< things on it; −1 unknown
    QString problem;      ///< why it can't be drawn, empty if it can
    QByteArray legendPng; ///< legend symbol of project layers, may be empty
    bool locked = false;  ///< needs a right that this user lacks
    PointFilter filter;           ///< only of the registers
    QList<LayerChoice> choices;   ///< categories that are there; empty: nothing to filter by
    qint64 found = -1;            ///< what the filter lets through; −1 unknown
};

/// The map's layers from top to bottom. The panel edits it, the map view reads it. GUI thread.
class LayerModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { LayerRole = Qt::UserRole + 1, IdRole, GroupRole, VisibleRole, OpacityRole, CountRole, ProblemRole };

    using QAbstractListModel::QAbstractListModel;

    const QList<MapLayer> &layers() const { return m_layers; }
    const MapLayer *layer(const QString &id) const;
    bool isVisible(const QString &id) const;

    void setLayers(QList<MapLayer> layers);
    /// Replaces the layers of group Project and keeps what the user set for those that stay.
    void setProjectLayers(QList<MapLayer> layers);
    void setVisible(const QString &id, bool visible);
    void setOpacity(const QString &id, double opacity);
    void setZoomLimits(const QString &id, double minZoom, double maxZoom);
    void setCount(const QString &id, qint64 count);
    void setFilter(const QString &id, const PointFilter &filter);
    void setChoices(const QString &id, const QList<LayerChoice> &choices);
    void setFound(const QString &id, qint64 found);
    /// Areas that a filter can name, from the top down.
    const QList<LayerChoice> &areas() const { return m_areas; }
    void setAreas(QList<LayerChoice> areas);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void areasChanged();

private:
    template <class F> void edit(const QString &id, F &&change);
    QList<MapLayer> m_layers;
    QList<LayerChoice> m_areas;
};

} // namespace huying

Q_DECLARE_METATYPE(huying::MapLayer)
