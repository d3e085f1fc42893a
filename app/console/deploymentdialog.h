// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/paneldialog.h"
#include "data/rules/deployment.h"
#include "maps/view/roadtypes.h"

namespace huying
{

class DeploymentPanel;
class MapView;
class ToastStack;

/// Trying out where units stand: a fork of the present, asked of the map engine's roads, drawn on the map, and given as
/// orders when somebody wants it so.
class DeploymentDialog : public PanelDialog
{
    Q_OBJECT
public:
    DeploymentDialog(MapView &map, Session &session, ToastStack &toasts, QWidget *parent);

    void present(); ///< with a new fork if it was closed
    /// Puts the selected unit there; false if none that is in the fork is selected.
    bool put(LonLat place);
    /// Whom put() would move; empty: nobody.
    QString chosenUnit() const;
    DeploymentPanel &panel() const { return *m_panel; }

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void fork();
    void changed();
    void ask();
    QString troubleOf(const RoadService &answer) const;
    void take(const RoadService &answer);
    QList<GridReach> reachesOf(const RoadService &answer) const;
    void draw();
    void order();
    void sendOrders();
    void tellOrders(const QString &trouble);

    MapView &m_map;
    ToastStack &m_toasts;
    DeploymentPanel *m_panel;
    Deployment m_deployment;
    QString m_role; ///< whose units count; empty: all
    TimeMs m_forkedAt = 0;
    QHash<QString, LonLat> m_ordered; ///< by unit: what has been written since the fork
    quint64 m_drawing = 0;            ///< the newest
    std::vector<int> m_grids; ///< in the area tree
    QList<GridReach> m_before, m_after;
    quint64 m_beforeRequest = 0, m_afterRequest = 0; ///< 0: nothing is on its way
};

} // namespace huying
