// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/enginelink.h"
#include "maps/view/tilesource.h"
#include "maps/view/tilestore.h"

#include <QHash>

namespace huying
{

/// Tiles for one view: from the store if they were drawn before, else from the map engine. Link and store
/// outlive it and may serve other views as well.
class EngineTiles : public TileSource
{
    Q_OBJECT
public:
    EngineTiles(EngineLink &link, TileStore &store, QObject *parent = nullptr);
    ~EngineTiles() override;

    void request(const QList<TileKey> &wanted) override;
    void setStyle(const MapStyle &style) override;
    void setPixelRatio(double ratio) override;

private:
    enum class Stage { Reading, Rendering, Done, Failed };
    struct Want
    {
        Stage stage = Stage::Reading;
        quint64 request = 0;
    };

    void renumber();
    void takeState(EngineState state, const QString &message);
    void refuse(const QList<TileKey> &keys);
    void askEngine();
    void takeStored(const QString &sheet, TileKey key, const QImage &image);
    void takeAbsent(const QString &sheet, TileKey key);
    void takeRendered(const EngineTile &tile);
    void cancelAll();

    EngineLink &m_link;
    TileStore &m_store;
    MapStyle m_style;
    double m_ratio = 1;
    quint32 m_revision = 0;
    QString m_sheet; ///< empty until the project is known
    QList<TileKey> m_order;
    QHash<TileKey, Want> m_wants;
    QList<TileKey> m_refused; ///< asked for while there was no sheet
    bool m_asking = false;
    bool m_absent = false;
};

} // namespace huying
