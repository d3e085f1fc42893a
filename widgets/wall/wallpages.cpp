// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wall/wallpages.h"

#include "widgets/wall/areablocks.h"
#include "widgets/wall/flowblocks.h"
#include "widgets/wall/pressingblock.h"
#include "widgets/wall/wallheader.h"
#include "widgets/wall/wallkpis.h"
#include "widgets/wall/whistlesblock.h"

namespace huying
{

namespace
{

// Pixels of the page, as wall.html has them.
constexpr int headerHeight = 88, bannerTop = 96, bannerHeight = 80, bodyTop = 192, sideWidth = 504;
constexpr int kpiHeight = 192, columnsTop = bannerTop + kpiHeight + wall::gap;

/// Puts parts of a page where they stand in the window, which has other pixels than the page.
struct Placing
{
    explicit Placing(const QWidget &page)
        : scale(WallWidget::scaleOf(page)), width(qRound(page.width() / scale)), height(qRound(page.height() / scale))
    {
    }

    void put(QWidget *part, int x, int y, int w, int h) const
    {
        const QPoint from(qRound(x * scale), qRound(y * scale));
        part->setGeometry(QRect(from, QSize(qRound((x + w) * scale) - from.x(), qRound((y + h) * scale) - from.y())));
    }

    /// Parts one below the other down to the lower margin; heights are shares.
    void stack(int x, int y, int w, std::initializer_list<std::pair<QWidget *, int>> parts) const
    {
        int sum = 0, room = height - wall::seam - y - wall::gap * (static_cast<int>(parts.size()) - 1);
        for (const auto &[part, share] : parts)
            sum += share;
        for (const auto &[part, share] : parts) {
            const int h = room * share / sum;
            put(part, x, y, w, h);
            y += h + wall::gap;
            room -= h;
            sum -= share;
        }
    }

    double scale;
    int width, height; ///< of the window in pixels of the page
};

} // namespace

WallMapPage::WallMapPage(QWidget *map, const Indicators &indicators, const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_header(new WallPlaceHeader({indicators, words}, this)),
      m_banner(new WallBanner({indicators, words}, this)), m_map(map), m_areas(new HotAreasBlock({indicators, words}, this)),
      m_sources(new SourcesBlock({indicators, words}, this)), m_hours(new HoursBlock({indicators, words}, this))
{
    map->setParent(this);
    connect(m_areas, &HotAreasBlock::listedChanged, this, &WallMapPage::hotAreasChanged);
}

void WallMapPage::setPlace(const QString &place)
{
    m_header->setPlace(place);
}

void WallMapPage::resizeEvent(QResizeEvent *)
{
    const Placing page(*this);
    const int side = page.width - wall::seam - sideWidth;
    page.put(m_header, 0, 0, page.width, headerHeight);
    page.put(m_banner, wall::seam, bannerTop, page.width - 2 * wall::seam, bannerHeight);
    page.stack(wall::seam, bodyTop, side - wall::gap - wall::seam, {{m_map, 1}});
    page.stack(side, bodyTop, sideWidth, {{m_areas, 264}, {m_sources, 340}, {m_hours, 228}});
    emit scaleChanged(page.scale);
}

WallFiguresPage::WallFiguresPage(const Indicators &indicators, const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_header(new WallStateHeader({indicators, words}, this)), m_source{indicators, words},
      m_kpis(new WallKpis({indicators, words}, this)), m_towns(new TownsBlock({indicators, words}, this)),
      m_stages(new StagesBlock({indicators, words}, this)), m_items(new TopItemsBlock({indicators, words}, this)),
      m_pressing(new PressingBlock({indicators, words}, this))
{
}

void WallFiguresPage::setMode(const QString &words, WallMode mode)
{
    m_header->setMode(words, mode);
}

void WallFiguresPage::setWhistles(WhistleList &list)
{
    delete m_whistles;
    m_whistles = new WhistlesBlock(m_source, list, this);
    m_whistles->show();
    layOut();
}

void WallFiguresPage::resizeEvent(QResizeEvent *)
{
    layOut();
}

void WallFiguresPage::layOut()
{
    const Placing page(*this);
    const int room = page.width - 2 * wall::seam - 2 * wall::gap;
    const int towns = room * 680 / 1840, flow = room * 568 / 1840;
    const int second = wall::seam + towns + wall::gap, third = second + flow + wall::gap;
    page.put(m_header, 0, 0, page.width, headerHeight);
    page.put(m_kpis, wall::seam, bannerTop, page.width - 2 * wall::seam, kpiHeight);
    page.stack(wall::seam, columnsTop, towns, {{m_towns, 1}});
    page.stack(second, columnsTop, flow, {{m_stages, 372}, {m_items, 364}});
    const int last = page.width - wall::seam - third;
    if (m_whistles) // three that press, two whistles
        page.stack(third, columnsTop, last, {{m_pressing, 416}, {m_whistles, 320}});
    else
        page.stack(third, columnsTop, last, {{m_pressing, 1}});
}

} // namespace huying
