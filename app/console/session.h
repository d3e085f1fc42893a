// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/options.h"
#include "data/live/livestore.h"
#include "data/model/account.h"
#include "data/model/caseboard.h"
#include "data/model/layermodel.h"
#include "data/model/selection.h"
#include "data/model/unitboard.h"
#include "maps/view/enginelink.h"
#include "maps/view/tilestore.h"

#include <QHash>
#include <QObject>

namespace huying
{

/// What all windows of one console share: the live store, the models that it feeds, the selection and the map
/// engine. GUI thread; built by main.
class Session : public QObject
{
    Q_OBJECT
public:
    Session(const Options &options, std::optional<TimeMs> replayAt, const Account &account, Workflow workflow);

    void start();

    LiveStore live;
    CaseBoard board;
    UnitBoard units;
    LayerModel layers;
    Selection selection;
    EngineLink engine;
    TileStore tiles;
    const Account account;
    const Options options;

    const StoreInfo &info() const { return m_info; }
    const AreaTreePtr &areas() const { return m_areas; }
    const QHash<RegisterKind, PointTablePtr> &registers() const { return m_registers; }
    bool isReady() const { return m_ready; }

signals:
    void infoChanged();
    void areasChanged();
    void registerChanged(huying::RegisterKind kind);
    /// A seat can work: areas, open cases and units are there.
    void ready();

private:
    void countLayers();

    StoreInfo m_info;
    AreaTreePtr m_areas;
    QHash<RegisterKind, PointTablePtr> m_registers;
    bool m_ready = false;
};

} // namespace huying
