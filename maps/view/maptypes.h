// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <QHash>
#include <QImage>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QPair>
#include <QRectF>
#include <QString>
#include <optional>

namespace huying
{

constexpr int tilePixels = 512; ///< logical; at z the world is tilePixels·2^z wide

/// A tile in XYZ numbering: y southwards, 0 ≤ x, y < 2^z.
struct TileKey
{
    int z = 0, x = 0, y = 0;
    bool operator==(const TileKey &) const = default;
};
inline size_t qHash(const TileKey &k, size_t seed = 0) { return qHashMulti(seed, k.z, k.x, k.y); }

/// What the base map shows: theme, and the opacity of each shown layer. Without `opacity` the project's
/// own visibility counts.
struct MapStyle
{
    bool dark = true;
    std::optional<QMap<QString, double>> opacity;
    double labelFloor = 0; ///< pixels that names of the base map have at least; 0: as the project has them
    bool operator==(const MapStyle &) const = default;
};

/// A layer of the open project, as a layer panel shows it.
struct ProjectLayer
{
    QString id, name;
    QString group; ///< groups above it, joined with '/'
    bool visible = true;
    double opacity = 1;
    double minScale = 0, maxScale = 0; ///< denominators, 0: no limit
    QString trouble;                   ///< why it can't be drawn, in the user's language; empty: it can
    QImage legend;                     ///< may be null
};

struct MapProject
{
    QString file, title;
    Box extent;
    QList<ProjectLayer> layers; ///< topmost first
};

enum class EngineState {
    Starting,
    Ready,
    Restarting, ///< it died or hung; what was asked is asked again
    Missing,    ///< the program is not installed or can't run; until it does, only kept tiles come
    NoProject   ///< it runs, but the project can't be opened; the message says which and why
};

/// Nothing new is drawn for now.
constexpr bool isAbsent(EngineState state) { return state == EngineState::Missing || state == EngineState::NoProject; }

struct IdentifiedFeature
{
    QString layer, layerName, title;
    QList<QPair<QString, QString>> attributes;
    QByteArray wkb; ///< degrees
};

} // namespace huying

Q_DECLARE_METATYPE(huying::TileKey)
Q_DECLARE_METATYPE(huying::MapProject)
Q_DECLARE_METATYPE(huying::EngineState)
