// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/layermodel.h"

#include <algorithm>

namespace huying
{

const MapLayer *LayerModel::layer(const QString &id) const
{
    const auto it = std::ranges::find(m_layers, id, &MapLayer::id);
    return it == m_layers.end() ? nullptr : &*it;
}

bool LayerModel::isVisible(const QString &id) const
{
    const MapLayer *found = layer(id);
    return found && found->visible && found->problem.isEmpty();
}

void LayerModel::setLayers(QList<MapLayer> layers)
{
    beginResetModel();
    m_layers = std::move(layers);
    endResetModel();
}

void LayerModel::setProjectLayers(QList<MapLayer> layers)
{
    beginResetModel();
    for (MapLayer &fresh : layers)
        if (const MapLayer *old = layer(fresh.id)) {
            fresh.visible = old->visible;
            fresh.opacity = old->opacity;
            fresh.minZoom = old->minZoom;
            fresh.maxZoom = old->maxZoom;
        }
    m_layers.removeIf([](const MapLayer &l) { return l.group == LayerGroup::Project; });
    m_layers += layers;
    endResetModel();
}

template <class F> void LayerModel::edit(const QString &id, F &&change)
{
    const auto it = std::ranges::find(m_layers, id, &MapLayer::id);
    if (it == m_layers.end())
        return;
    change(*it);
    const QModelIndex at = index(static_cast<int>(it - m_layers.begin()));
    emit dataChanged(at, at);
}

void LayerModel::setVisible(const QString &id, bool visible)
{
    edit(id, [visible](MapLayer &l) { l.visible = visible; });
}

void LayerModel::setOpacity(const QString &id, double opacity)
{
    edit(id, [opacity](MapLayer &l) { l.opacity = std::clamp(opacity, 0.0, 1.0); });
}

void LayerModel::setZoomLimits(const QString &id, double minZoom, double maxZoom)
{
    edit(id, [=](MapLayer &l) { l.minZoom = minZoom, l.maxZoom = std::max(minZoom, maxZoom); });
}

void LayerModel::setCount(const QString &id, qint64 count)
{
    const MapLayer *known = layer(id);
    if (known && known->count != count)
        edit(id, [count](MapLayer &l) { l.count = count; });
}

void LayerModel::setFilter(const QString &id, const PointFilter &filter)
{
    const MapLayer *known = layer(id);
    if (!known || known->filter == filter)
        return;
    edit(id, [&filter](MapLayer &l) {
        l.filter = filter;
        l.found = -1;
    });
}

void LayerModel::setChoices(const QString &id, const QList<LayerChoice> &choices)
{
    const MapLayer *known = layer(id);
    if (known && known->choices != choices)
        edit(id, [&choices](MapLayer &l) { l.choices = choices; });
}

void LayerModel::setFound(const QString &id, qint64 found)
{
    const MapLayer *known = layer(id);
    if (known && known->found != found)
        edit(id, [found](MapLayer &l) { l.found = found; });
}

void LayerModel::setAreas(QList<LayerChoice> areas)
{
    m_areas = std::move(areas);
    emit areasChanged();
}

int LayerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_layers.size());
}

QVariant LayerModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_layers.size())
        return {};
    const MapLayer &l = m_layers[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return l.name;
    case Qt::CheckStateRole:
    case VisibleRole:
        return role == VisibleRole ? QVariant(l.visible) : QVariant(l.visible ? Qt::Checked : Qt::Unchecked);
    case LayerRole:
        return QVariant::fromValue(l);
    case IdRole:
        return l.id;
    case GroupRole:
        return static_cast<int>(l.group);
    case OpacityRole:
        return l.opacity;
    case CountRole:
        return l.count;
    case ProblemRole:
        return l.problem;
    default:
        return {};
    }
}

bool LayerModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || m_layers[index.row()].locked)
        return false;
    const QString id = m_layers[index.row()].id;
    if (role == Qt::CheckStateRole)
        setVisible(id, value.toInt() == Qt::Checked);
    else if (role == VisibleRole)
        setVisible(id, value.toBool());
    else if (role == OpacityRole)
        setOpacity(id, value.toDouble());
    else
        return false;
    return true;
}

Qt::ItemFlags LayerModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags base = Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return m_layers[index.row()].locked ? base : base | Qt::ItemIsEnabled | Qt::ItemIsUserCheckable;
}

} // namespace huying
