// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/engine/roadgraph.h"

#include <algorithm>
#include <cmath>
#include <utility>

// What every search of the road network is made of.
namespace huying
{

/// A heap of four children a node: half the depth of two, and the children share a cache line.
class Frontier
{
public:
    void push(std::uint32_t ms, std::uint32_t node)
    {
        std::size_t at = m_items.size();
        const std::uint64_t item = static_cast<std::uint64_t>(ms) << 32 | node;
        m_items.push_back(item);
        while (at > 0 && m_items[(at - 1) / 4] > item) {
            m_items[at] = m_items[(at - 1) / 4];
            at = (at - 1) / 4;
        }
        m_items[at] = item;
    }
    std::pair<std::uint32_t, std::uint32_t> pop()
    {
        const std::uint64_t top = m_items.front(), last = m_items.back();
        m_items.pop_back();
        const std::size_t size = m_items.size();
        std::size_t at = 0;
        for (std::size_t child = 1; child < size; child = at * 4 + 1) {
            const std::size_t end = std::min(child + 4, size);
            std::size_t least = child;
            for (std::size_t i = child + 1; i < end; ++i)
                least = m_items[i] < m_items[least] ? i : least;
            if (m_items[least] >= last)
                break;
            m_items[at] = m_items[least];
            at = least;
        }
        if (size)
            m_items[at] = last;
        return {static_cast<std::uint32_t>(top >> 32), static_cast<std::uint32_t>(top)};
    }
    std::pair<std::uint32_t, std::uint32_t> top() const
    {
        return {static_cast<std::uint32_t>(m_items.front() >> 32), static_cast<std::uint32_t>(m_items.front())};
    }
    bool isEmpty() const { return m_items.empty(); }
    /// Empties it; `each` gets every node that was in it, some more than once.
    template <class Each> void clear(Each each)
    {
        for (const std::uint64_t item : m_items)
            each(static_cast<std::uint32_t>(item));
        m_items.clear();
    }

private:
    std::vector<std::uint64_t> m_items;
};

/// Who stands at a junction need not drive on the edge at all.
inline std::uint32_t partOfTime(std::uint32_t ms, double share)
{
    return share == 0 ? 0 : ms == noWay ? noWay : static_cast<std::uint32_t>(std::lround(ms * share));
}

/// noWay if either is, or if it would be too long.
inline std::uint32_t sumOfTimes(std::uint32_t a, std::uint32_t b)
{
    return a == noWay || b == noWay || b >= noWay - 2 - a ? noWay : a + b;
}

} // namespace huying
