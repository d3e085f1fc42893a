// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/areaanalysis.h"
#include "data/analysis/hotspots.h"

namespace huying
{

/// Where cases are more than chance brings, week after week: emerging, persistent, fading and sporadic hot spots.
class HotSpotDialog : public AreaAnalysisDialog
{
    Q_OBJECT
public:
    HotSpotDialog(Session &session, MapView &map, QWidget *parent);

protected:
    void compute(quint32 round) override;

private:
    void take(quint32 round, const std::vector<HotSpot> &spots, int weeks, qint64 cases, qint64 millis);
    QString sentence(const HotSpot &spot, int weeks) const;

    QComboBox *m_weeks;
};

} // namespace huying
