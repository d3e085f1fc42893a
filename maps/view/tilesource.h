// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/maptypes.h"

#include <QObject>

namespace huying
{

/// Where a map view has its base map from. Lives in the view's thread; nothing here blocks.
class TileSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// The tiles that the view wants now, most wanted first. What is not listed is cancelled; a tile that
    /// came already is not sent again unless it was left out in between or `invalidated` was emitted.
    virtual void request(const QList<TileKey> &wanted) = 0;
    virtual void setStyle(const MapStyle &style) = 0;
    virtual void setPixelRatio(double ratio) = 0;

signals:
    /// Always of the current style. `final` is false for a picture that some layer is missing from.
    void tileReady(huying::TileKey key, const QImage &image, bool final);
    void tileFailed(huying::TileKey key, const QString &message);
    /// Style, ratio or project changed: scale the old pictures until the new ones come, and request again.
    void invalidated();
    /// There is no map any more: the pictures that came are of something else.
    void emptied();
    void projectChanged(const huying::MapProject &project);
    void engineStateChanged(huying::EngineState state, const QString &message);
};

} // namespace huying
