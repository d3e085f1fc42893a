// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Indicators that works in slices: counting for another instant, and what is made ahead of it.
#include "data/model/indicators.h"

#include <QElapsedTimer>
#include <algorithm>

namespace huying
{

namespace
{

constexpr int recountSliceMs = 5, rowsBetweenLooks = 2048, preparedBetweenLooks = 256;

} // namespace

void Indicators::startRecount(TimeMs at)
{
    m_turningTo.reset();
    m_recount = std::make_unique<Recount>();
    m_recount->counts.isRecount = true;
    m_recount->at = at;
    m_recount->from = countedFrom(at);
    std::ranges::fill(m_isCounted, quint8(0));
    m_slice.start(0);
}

void Indicators::countRow(int row)
{
    if (!read(row, m_recount->at, m_recount->from))
        return;
    const auto i = static_cast<std::size_t>(row);
    m_isCounted[i] = 1;
    m_recount->counts.add(row, m_facts[i], m_read.local);
    if (m_facts[i].wakeAt)
        m_recount->wakes.emplace_back(m_facts[i].wakeAt, row);
    if (m_facts[i].sinceAt)
        m_recount->sinces.emplace_back(m_facts[i].sinceAt, row);
}

bool Indicators::advance()
{
    if (!m_recount || m_board.isTurning())
        return true;
    QElapsedTimer slice;
    slice.start();
    int &row = m_recount->row;
    while (row < m_board.size() && slice.elapsed() < recountSliceMs)
        for (const int last = std::min(m_board.size(), row + rowsBetweenLooks); row < last; ++row)
            countRow(row);
    if (row < m_board.size())
        return false;
    finishRecount();
    refresh();
    return true;
}

void Indicators::finishRecount()
{
    const std::unique_ptr<Recount> done = std::move(m_recount);
    m_at = done->at;
    m_from = done->from;
    m_counts = std::move(done->counts);
    m_counts.isRecount = false;
    m_wakes = Wakes(std::greater<>(), std::move(done->wakes));
    m_sinces = Sinces(std::less<Wake>(), std::move(done->sinces));
}

bool Indicators::prepare()
{
    if (!isSettled() || m_board.isTurning())
        return false;
    QElapsedTimer slice;
    slice.start();
    while (m_prepared < m_board.size() && slice.elapsed() < recountSliceMs)
        for (const int last = std::min(m_board.size(), m_prepared + preparedBetweenLooks); m_prepared < last; ++m_prepared) {
            const auto i = static_cast<std::size_t>(m_prepared);
            const int form = expect(m_prepared);
            if (m_isCounted[i] || form < 0 || m_forms[i] == form)
                continue;
            m_facts[i] = m_read.lasting(m_board.at(m_prepared));
            m_forms[i] = form;
        }
    return m_prepared == m_board.size();
}

} // namespace huying
