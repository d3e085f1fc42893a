// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/paneldialog.h"
#include "data/analysis/nearby.h"
#include "data/model/codes.h"

namespace huying
{

class MapView;
class NearbyPanel;

/// What lies round a case, a place of the map, or in a range drawn on it: beside the map, which shows the range as
/// long as the window is open.
class NearbyDialog : public PanelDialog
{
    Q_OBJECT
public:
    NearbyDialog(Session &session, MapView &map, QWidget *parent);

    /// The range just drawn; else round the selected case or unit; else round the middle of the map.
    void showSelected();
    void showCase(const CaseId &id);
    void showAround(LonLat place);
    void showInside(const Ring &ring);
    NearbyPanel *panel() const { return m_panel; }

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void lookAt(const Ring &shape, const QString &title, const QString &detail);
    void setMetres(double metres);
    void ask();
    void draw();
    void go(const NearbyThing &thing, NearbyGroup group);
    void name(const NearbyThing &thing, NearbyGroup group, const std::function<void(const QString &)> &take);
    NearbySources sources() const;

    MapView &m_map;
    Catalogue m_catalogue;
    NearbyPanel *m_panel;
    Region m_region;
    QString m_title, m_detail;
    double m_metres = 500; ///< round a place, kept for the next one
    quint32 m_round = 0;   ///< of asking; earlier answers are dropped
};

} // namespace huying
