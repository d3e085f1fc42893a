// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace huying
{

/// Chance that a standardised quantity of this skewness reaches `z` or more, by Pearson's type III (a shifted gamma
/// distribution; the normal one for no skewness). Below 0 skewness counts as none.
double upperTail(double z, double skewness);

/// Benjamini and Hochberg's adjusted p-values, in the order given: rejecting those at most q keeps the expected share
/// of false ones among the rejected at q.
std::vector<double> falseDiscovery(std::span<const double> p);

/// Kendall's S of a series against time, its variance with ties, and the two-sided p of the normal approximation with
/// continuity correction (Mann 1945, Kendall 1975).
struct Trend
{
    int s = 0;
    double variance = 0, z = 0, p = 1;
};
Trend mannKendall(std::span<const double> series);

/// Two-sided p of `hits` of `all` at a chance each: twice the smaller tail, at most 1.
double binomialTest(int hits, int all, double chance);

} // namespace huying
