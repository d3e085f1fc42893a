// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/areaanalysis.h"
#include "data/analysis/densitychange.h"

class QCheckBox;
class QDateEdit;

namespace huying
{

/// Where cases have become denser or thinner from one period to another, and whether chance could have done it.
class DensityDialog : public AreaAnalysisDialog
{
    Q_OBJECT
public:
    DensityDialog(Session &session, MapView &map, QWidget *parent);

    struct Days
    {
        int first = 0, last = 0; ///< since 1970, both included
        int count() const { return last - first + 1; }
    };
    void setPeriods(Days before, Days after);

protected:
    void compute(quint32 round) override;

private:
    void choosePreset();
    void take(quint32 round, const std::vector<DensityChange> &changes, qint64 millis);
    QString sentence(const DensityChange &change, double squareMetres) const;

    QComboBox *m_presets;
    QDateEdit *m_dates[4]; ///< earlier from, to, later from, to
    QCheckBox *m_whole;
    bool m_isSet = false; ///< the periods have been chosen
};

} // namespace huying
