// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/unitmotion.h"

#include <algorithm>
#include <cmath>

namespace huying {

namespace {

constexpr qint64 firstGlide = 1000; ///< nobody knows yet how often that unit reports

} // namespace

QPointF UnitMotion::at(const Glide &g, qint64 now)
{
    if (g.lasts <= 0 || now >= g.begun + g.lasts)
        return g.to;
    const double share = static_cast<double>(now - g.begun) / static_cast<double>(g.lasts);
    return g.from + (g.to - g.from) * std::clamp(share, 0.0, 1.0);
}

void UnitMotion::take(const MarkSet &set, qint64 now, double farthest)
{
    ++m_round;
    for (const Mark &mark : set.marks) {
        if (mark.kind != MarkKind::Unit)
            continue;
        const QPointF to(mark.x, mark.y);
        auto known = m_glides.find(mark.ref);
        if (known == m_glides.end()) {
            m_glides.insert(mark.ref, {to, to, now, 0, now, m_round});
            continue;
        }
        known->round = m_round;
        if (known->to == to)
            continue;
        const QPointF from = at(*known, now);
        const qint64 since = now - known->heardAt;
        const bool jumps = std::hypot(to.x() - from.x(), to.y() - from.y()) > farthest || since > 2 * longest;
        const qint64 lasts = jumps ? 0 : known->begun == known->heardAt && known->lasts == 0 ? std::min(since, firstGlide) : std::min(since, longest);
        *known = {from, to, now, lasts, now, m_round};
        m_until = std::max(m_until, now + lasts);
    }
    erase_if(m_glides, [this](const std::pair<const quint32 &, Glide &> &g) { return g.second.round != m_round; });
}

QPointF UnitMotion::placeOf(const Mark &mark, qint64 now) const
{
    const auto known = m_glides.constFind(mark.ref);
    return known == m_glides.cend() ? QPointF(mark.x, mark.y) : at(*known, now);
}

void UnitMotion::stop()
{
    m_glides.clear();
    m_until = 0;
}

} // namespace huying
