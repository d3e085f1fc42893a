// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/mapview.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace huying {

/// The tool bar over the map: what the mouse does, and the area to look at.
class MapBar : public QWidget
{
    Q_OBJECT
public:
    explicit MapBar(MapView &view, QWidget *parent = nullptr);

    /// Counties, towns and villages to go to.
    void setAreas(const AreaTreePtr &areas);
    /// Switches to the tool, or back to selecting if it is on already; the map gets the keys.
    void take(MapTool tool);
    /// Told in the button's hint.
    void setKeys(MapTool tool, const QKeySequence &keys);
    /// At the right end, as for the age of positions; takes the widget.
    void addStatus(QWidget *widget);

signals:
    void areaChosen(const QString &code); ///< the map goes there by itself

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addTool(MapTool tool, const QString &icon, const QString &text, const QString &hint);
    void choose(int row);

    MapView &m_view;
    AreaTreePtr m_areas;
    QHBoxLayout *m_row;
    QComboBox *m_range;
    QLabel *m_result;
    QHash<int, QToolButton *> m_tools;
};

/// Tool bar and map.
class MapPanel : public QWidget
{
    Q_OBJECT
public:
    explicit MapPanel(QWidget *parent = nullptr);

    MapView &map() { return *m_map; }
    MapBar &bar() { return *m_bar; }
    /// Passed on to the map and to the list of areas.
    void setAreas(const AreaTreePtr &areas);
    void setSurface(Surface surface); ///< a wall has no bar

private:
    MapView *m_map;
    MapBar *m_bar;
};

} // namespace huying
