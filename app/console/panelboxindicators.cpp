// SPDX-License-Identifier: GPL-3.0-or-later
// Indicators beside queue and map: they follow the one, and lead both.
#include "app/console/panelbox.h"

#include "app/console/session.h"
#include "data/model/queuemodel.h"
#include "maps/view/mappanel.h"
#include "maps/view/mapview.h"
#include "widgets/indicators/indicatorpage.h"
#include "widgets/queue/queuepanel.h"

namespace huying
{

QWidget *PanelBox::makeIndicators()
{
    auto *page = new IndicatorPage({m_session.measures, m_session.indicatorTable, m_session.words, m_session.live, m_session.account},
                                   IndicatorPage::Form::Docked);
    connect(page, &IndicatorPage::casesAsked, this, [this](std::shared_ptr<const CaseSet> cases) {
        QueueFilter filter;
        filter.only = std::move(cases);
        openBehind(filter);
    });
    connect(page, &IndicatorPage::areaChosen, this, [this](const QString &code) {
        const int area = m_session.areas() ? m_session.areas()->indexOf(code) : -1;
        if (m_map && area >= 0)
            m_map->map().flyTo(m_session.areas()->at(area).box);
        else if (m_map)
            m_map->map().goHome();
    });
    connect(m_queueModel.get(), &QueueModel::countsChanged, page, [this, page] { page->follow(m_queueModel->filter()); });
    return page;
}

} // namespace huying
