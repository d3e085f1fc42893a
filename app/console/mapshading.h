// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/indicatorsheet.h"

#include <QObject>
#include <QTimer>
#include <memory>

class QMenu;

namespace huying
{

class MapView;
class Session;

/// What the map shades its areas by: open cases, open cases by inhabitants, or any indicator of the table over the last
/// thirty days; the level follows the zoom. A child of the map.
class MapShading : public QObject
{
    Q_OBJECT
public:
    MapShading(MapView &map, Session &session);

    /// The menu of what there is, at the map's lower left, where the legend stands.
    void choose();
    /// Code of an indicator, "per-inhabitants", or empty: open cases.
    void shadeBy(const QString &code);
    QString code() const { return m_code; }

private:
    void fill(QMenu &menu);
    void addChoice(QMenu &menu, const QString &text, const QString &code);
    void update();
    std::vector<double> ratios(const IndicatorRule &rule) const;
    std::vector<double> openByInhabitants() const;

    MapView &m_map;
    Session &m_session;
    QString m_code;
    bool m_hasFixedBreaks = false;
    std::unique_ptr<IndicatorSheet> m_sheet; ///< null until an indicator is wanted
    QTimer m_soon; ///< one picture for many cases
};

} // namespace huying
