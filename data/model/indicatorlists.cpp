// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/indicators.h"

#include <algorithm>

// The lists that tables and walls show; made when asked for.
namespace huying
{

QList<TownFigures> Indicators::towns() const
{
    QList<TownFigures> list;
    if (!m_read.areas)
        return list;
    const int today = m_read.local.day(m_at), month = m_read.local.month(m_at);
    for (std::size_t i = 0; i < m_read.areas->all().size(); ++i) {
        const Area &area = m_read.areas->all()[i];
        if (area.level != AreaLevel::Town)
            continue;
        const int town = static_cast<int>(i);
        list << TownFigures{area.code, area.name, m_counts.townOpen.value(town), m_counts.townClosed.value({town, today}),
                            m_counts.townDue.value({town, month})};
    }
    std::sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.code < b.code; });
    return list;
}

QList<OrgFigures> Indicators::organizations() const
{
    const int month = m_read.local.month(m_at);
    QList<OrgFigures> list;
    for (int org = 0; org < m_read.orgs.size(); ++org) {
        const OrgFigures figures{m_read.orgs.name(org), m_counts.orgOpen.value(org), m_counts.orgDue.value({org, month})};
        if (figures.open.open || figures.month.due)
            list << figures;
    }
    std::sort(list.begin(), list.end(), [](const auto &a, const auto &b) {
        return a.month.due != b.month.due ? a.month.due > b.month.due : a.code < b.code;
    });
    return list;
}

QList<HotArea> Indicators::hotAreas(int most) const
{
    QList<HotArea> list;
    for (auto village = m_counts.villages.cbegin(); village != m_counts.villages.cend(); ++village) {
        if (village.key() < 0 || !village->count)
            continue;
        const Area &area = m_read.areas->at(village.key());
        HotArea hot{area.code, area.name, {}, 0, village->count, village->before};
        for (auto item = village->items.cbegin(); item != village->items.cend(); ++item) {
            const QString &code = m_read.items.name(item.key());
            if (*item > hot.topCount || (*item == hot.topCount && *item && code < hot.topItem)) {
                hot.topCount = *item;
                hot.topItem = code;
            }
        }
        list << hot;
    }
    std::sort(list.begin(), list.end(),
              [](const auto &a, const auto &b) { return a.count != b.count ? a.count > b.count : a.code < b.code; });
    return list.mid(0, most);
}

QList<ItemFigure> Indicators::topItems(int most) const
{
    QList<ItemFigure> list;
    for (auto item = m_counts.items.cbegin(); item != m_counts.items.cend(); ++item)
        if (item->count)
            list << ItemFigure{m_read.items.name(item.key()), item->count, item->before};
    std::sort(list.begin(), list.end(),
              [](const auto &a, const auto &b) { return a.count != b.count ? a.count > b.count : a.item < b.item; });
    return list.mid(0, most);
}

QList<ChannelFigure> Indicators::channelsToday() const
{
    QList<ChannelFigure> list;
    const auto today = m_counts.days.find(m_read.local.day(m_at));
    if (today == m_counts.days.end())
        return list;
    const QHash<int, int> &channels = today->second.channels;
    for (auto channel = channels.cbegin(); channel != channels.cend(); ++channel)
        if (*channel)
            list << ChannelFigure{m_read.channels.name(channel.key()), *channel};
    std::sort(list.begin(), list.end(),
              [](const auto &a, const auto &b) { return a.count != b.count ? a.count > b.count : a.channel < b.channel; });
    return list;
}

QList<StateFigure> Indicators::openStates() const
{
    QHash<QString, OpenCount> byCode;
    for (auto state = m_counts.stateOpen.cbegin(); state != m_counts.stateOpen.cend(); ++state)
        byCode.insert(m_read.states.name(state.key()), *state);
    QList<StateFigure> list;
    for (const WorkflowState &state : m_read.workflow.states())
        if (!state.isFinal)
            list << StateFigure{state.code, byCode.value(state.code)};
    return list;
}

QList<int> Indicators::pressing(int most) const
{
    QList<int> rows;
    for (auto one = m_counts.pressing.cbegin(); one != m_counts.pressing.cend() && rows.size() < most; ++one)
        rows << one->second;
    return rows;
}

} // namespace huying
