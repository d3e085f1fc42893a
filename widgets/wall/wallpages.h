// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wall/wallblock.h"
#include "widgets/wall/wallheader.h"

namespace huying
{

class HotAreasBlock;
class WhistleList;

/// Left window of a wall: what is most overdue, the map, and whence it comes. Nothing of it is for a mouse.
class WallMapPage : public QWidget
{
    Q_OBJECT
public:
    /// Takes the map.
    WallMapPage(QWidget *map, const Indicators &indicators, const CaseWords &words, QWidget *parent = nullptr);
    void setPlace(const QString &place);

signals:
    void scaleChanged(double scale); ///< pixels of the window for one of the page's
    /// The codes of the areas that are listed beside the map, in their order.
    void hotAreasChanged(const QStringList &codes);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    WallPlaceHeader *m_header;
    QWidget *m_banner, *m_map;
    HotAreasBlock *m_areas;
    QWidget *m_sources, *m_hours;
};

/// Right window: the figures.
class WallFiguresPage : public QWidget
{
    Q_OBJECT
public:
    WallFiguresPage(const Indicators &indicators, const CaseWords &words, QWidget *parent = nullptr);
    /// Below what presses; the list outlives the page.
    void setWhistles(WhistleList &list);
    /// As the console's header says it.
    void setMode(const QString &words, WallMode mode);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();

    WallStateHeader *m_header;
    const WallSource m_source;
    QWidget *m_kpis, *m_towns, *m_stages, *m_items, *m_pressing, *m_whistles = nullptr;
};

} // namespace huying
