// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wall/wallpages.h"

#include "widgets/wall/areablocks.h"
#include "widgets/wall/flowblocks.h"
#include "widgets/wall/pressingblock.h"
#include "widgets/wall/wallheader.h"
#include "widgets/wall/wallkpis.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace huying
{

namespace
{

/// Blocks one below the other; heights are shares, as wall.html has them in pixels of 1080.
QVBoxLayout *columnOf(std::initializer_list<std::pair<QWidget *, int>> blocks)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(wall::gap);
    for (const auto &[block, share] : blocks)
        column->addWidget(block, share);
    return column;
}

} // namespace

WallMapPage::WallMapPage(QWidget *map, const Indicators &indicators, const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_header(new WallPlaceHeader({indicators, words}, this))
{
    const WallSource source{indicators, words};
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins({});
    page->setSpacing(0);
    page->addWidget(m_header);
    page->addSpacing(8);
    auto *banner = new QHBoxLayout;
    banner->setContentsMargins(wall::seam, 0, wall::seam, 0);
    banner->addWidget(new WallBanner(source, this));
    page->addLayout(banner);
    page->addSpacing(wall::gap);
    auto *body = new QHBoxLayout;
    body->setContentsMargins(wall::seam, 0, wall::seam, wall::seam);
    body->setSpacing(wall::gap);
    map->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    body->addWidget(map, 1352);
    body->addLayout(columnOf({{new HotAreasBlock(source, this), 264},
                              {new SourcesBlock(source, this), 340},
                              {new HoursBlock(source, this), 228}}),
                    504);
    page->addLayout(body, 1);
}

void WallMapPage::setPlace(const QString &place)
{
    m_header->setPlace(place);
}

WallFiguresPage::WallFiguresPage(const Indicators &indicators, const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_header(new WallStateHeader({indicators, words}, this))
{
    const WallSource source{indicators, words};
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins({});
    page->setSpacing(0);
    page->addWidget(m_header);
    page->addSpacing(8);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(wall::seam, 0, wall::seam, wall::seam);
    below->setSpacing(wall::gap);
    below->addWidget(new WallKpis(source, this));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(wall::gap);
    columns->addWidget(new TownsBlock(source, this), 680);
    columns->addLayout(columnOf({{new StagesBlock(source, this), 372}, {new TopItemsBlock(source, this), 364}}), 568);
    columns->addWidget(new PressingBlock(source, this), 592);
    below->addLayout(columns, 1);
    page->addLayout(below, 1);
}

void WallFiguresPage::setMode(const QString &mode, bool isReplay)
{
    m_header->setMode(mode, isReplay);
}

} // namespace huying
