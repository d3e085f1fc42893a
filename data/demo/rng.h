// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <algorithm>
#include <random>
#include <span>
#include <vector>

namespace huying::demo {

inline std::size_t at(int i)
{
    return static_cast<std::size_t>(i);
}

/// Random numbers that are the same on every machine: the engine is fixed by the standard, the distributions
/// here are our own (those of the library differ) and need no libm.
class Rng
{
public:
    /// `stream` keeps the parts of the demo independent: a change in one leaves the others as they are.
    Rng(quint64 seed, quint64 stream)
        : m_engine(seed * 0x9E3779B97F4A7C15ull + stream * 0xD1B54A32D192ED03ull)
    {
    }

    quint64 bits() { return m_engine(); }
    double uniform() { return static_cast<double>(m_engine() >> 11) * 0x1.0p-53; } ///< [0, 1)
    double between(double low, double high) { return low + (high - low) * uniform(); }
    int below(int n) { return static_cast<int>(((m_engine() >> 32) * static_cast<quint64>(n)) >> 32); }
    int whole(int low, int high) { return low + below(high - low + 1); } ///< both ends included
    bool chance(double p) { return uniform() < p; }
    double bell()
    {
        return (uniform() + uniform() + uniform() + uniform() - 2.0) * 1.7320508;
    } ///< mean 0, spread 1
    template <class T>
    const auto &pick(const T &list)
    {
        return list[static_cast<decltype(list.size())>(below(static_cast<int>(list.size())))];
    }
    template <std::size_t N>
    QString pick(const char *const (&texts)[N])
    {
        return QString::fromUtf8(texts[below(static_cast<int>(N))]);
    }
    /// Index drawn by weight.
    int weighted(std::span<const double> weights)
    {
        double sum = 0;
        for (const double w : weights)
            sum += w;
        double at = uniform() * sum;
        for (std::size_t i = 0; i + 1 < weights.size(); ++i)
            if ((at -= weights[i]) < 0)
                return static_cast<int>(i);
        return static_cast<int>(weights.size()) - 1;
    }

private:
    std::mt19937_64 m_engine;
};

/// Many draws from the same weights.
class Lottery
{
public:
    explicit Lottery(std::span<const double> weights)
    {
        double sum = 0;
        for (const double w : weights)
            m_ends.push_back(sum += w);
    }
    int draw(Rng &rng) const
    {
        const auto it = std::upper_bound(m_ends.begin(), m_ends.end(), rng.uniform() * m_ends.back());
        return static_cast<int>(
            std::min(it - m_ends.begin(), static_cast<std::ptrdiff_t>(m_ends.size()) - 1));
    }

private:
    std::vector<double> m_ends;
};

} // namespace huying::demo
