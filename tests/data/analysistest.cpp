// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/analysis/areagraph.h"
#include "data/analysis/densitychange.h"
#include "data/analysis/hotspots.h"
#include "data/analysis/statistics.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace huying;

Q_DECLARE_METATYPE(huying::HotKind)

namespace
{

using Neighbours = std::vector<std::vector<int>>;

/// A square of areas, each touching eight.
Neighbours lattice(int side)
{
    Neighbours list(static_cast<std::size_t>(side * side));
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            for (int b = std::max(0, y - 1); b <= std::min(side - 1, y + 1); ++b)
                for (int a = std::max(0, x - 1); a <= std::min(side - 1, x + 1); ++a)
                    if (a != x || b != y)
                        list[static_cast<std::size_t>(y * side + x)].push_back(b * side + a);
    return list;
}

class Chance
{
public:
    explicit Chance(unsigned seed) : m_bits(seed) {}
    int poisson(double mean) { return mean > 0 ? std::poisson_distribution<int>(mean)(m_bits) : 0; }
    /// A mean that itself varies from area to area and week to week: more spread than Poisson's.
    int clumped(double mean, double shape) { return poisson(std::gamma_distribution<double>(shape, mean / shape)(m_bits)); }
    double share() { return std::uniform_real_distribution<double>(0, 1)(m_bits); }
    std::mt19937 &bits() { return m_bits; }

private:
    std::mt19937 m_bits;
};

/// Getis and Ord 1995, formula 14, with the whole matrix of weights.
std::vector<double> gi(const std::vector<int> &x, const Neighbours &neighbours)
{
    const std::size_t n = x.size();
    std::vector<std::vector<double>> w(n, std::vector<double>(n, 0));
    for (std::size_t i = 0; i < n; ++i) {
        w[i][i] = 1;
        for (const int j : neighbours[i])
            w[i][static_cast<std::size_t>(j)] = 1;
    }
    const auto size = static_cast<double>(n);
    double mean = 0, squares = 0;
    for (const int v : x)
        mean += v / size, squares += double(v) * v / size;
    const double s = std::sqrt(squares - mean * mean);
    std::vector<double> z;
    for (std::size_t i = 0; i < n; ++i) {
        double wx = 0, w1 = 0, w2 = 0;
        for (std::size_t j = 0; j < n; ++j)
            wx += w[i][j] * x[j], w1 += w[i][j], w2 += w[i][j] * w[i][j];
        z.push_back((wx - mean * w1) / (s * std::sqrt((size * w2 - w1 * w1) / (size - 1))));
    }
    return z;
}

/// The four corners of a cell of a lattice, counted from one place.
MultiPolygon cell(int x, int y)
{
    const auto at = [](int i, int j) { return LonLat{109 + i * 0.01, 23 + j * 0.01}; };
    return {{{at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1), at(x, y)}}};
}

AreaRecord grid(const QString &code, const MultiPolygon &shape)
{
    AreaRecord record;
    record.code = record.name = code;
    record.shape = shape;
    return record;
}

} // namespace

/// The mathematics of hot spots and of density, against formulas written down anew and against known patterns.
class AnalysisTest : public QObject
{
    Q_OBJECT
private slots:
    void giEqualsTheTextbook()
    {
        Chance chance(1);
        const Neighbours neighbours = lattice(12);
        for (int round = 0; round < 30; ++round) {
            std::vector<int> counts;
            for (std::size_t i = 0; i < neighbours.size(); ++i)
                counts.push_back(chance.clumped(1 + round % 5, 0.7));
            const auto ours = getisOrd(counts, neighbours);
            const auto theirs = gi(counts, neighbours);
            for (std::size_t i = 0; i < ours.size(); ++i)
                QVERIFY(std::abs(ours[i].z - theirs[i]) < 1e-9);
        }
        for (const LocalSum &sum : getisOrd(std::vector<int>(neighbours.size(), 3), neighbours))
            QVERIFY(sum.z == 0 && sum.p == 1); // nothing stands out where all are alike
    }

    void chancesAreThoseOfDealingOutAnew()
    {
        Chance chance(2);
        const Neighbours neighbours = lattice(10);
        for (const double mean : {0.3, 2.0}) {
            std::vector<int> counts;
            for (std::size_t i = 0; i < neighbours.size(); ++i)
                counts.push_back(chance.poisson(mean));
            const auto judged = getisOrd(counts, neighbours);
            std::vector<int> reached(counts.size(), 0), dealt = counts;
            constexpr int deals = 4000;
            const auto sumAt = [&neighbours](const std::vector<int> &x, std::size_t i) {
                int sum = x[i];
                for (const int j : neighbours[i])
                    sum += x[static_cast<std::size_t>(j)];
                return sum;
            };
            for (int deal = 0; deal < deals; ++deal) {
                std::shuffle(dealt.begin(), dealt.end(), chance.bits());
                for (std::size_t i = 0; i < counts.size(); ++i)
                    reached[i] += sumAt(dealt, i) >= sumAt(counts, i);
            }
            for (std::size_t i = 0; i < counts.size(); ++i) {
                const double expected = double(reached[i]) / deals;
                QVERIFY2(std::abs(judged[i].p - expected) < 0.035, qPrintable(QStringLiteral("%1, dealt %2").arg(judged[i].p).arg(expected)));
            }
        }
    }

    void theGammaTailIsPoissonsSum()
    {
        // A gamma distribution of whole shape k passes x with the chance that a Poisson one of mean x stays below k.
        for (int k = 1; k < 40; ++k)
            for (const double x : {0.5, 3.0, 10.0, 60.0}) {
                double sum = 0, term = std::exp(-x);
                for (int i = 0; i < k; ++i) {
                    sum += term;
                    term *= x / (i + 1);
                }
                QVERIFY(std::abs(upperTail((x - k) / std::sqrt(k), 2 / std::sqrt(k)) - sum) < 1e-10);
            }
        QVERIFY(std::abs(upperTail(1.959964, 0) - 0.025) < 1e-6);
        QVERIFY(std::abs(upperTail(1.959964, 0.002) - 0.025) < 1e-4);
    }

    void falseDiscoveryRejectsWhatTheStepUpRuleRejects()
    {
        Chance chance(3);
        for (int round = 0; round < 300; ++round) {
            std::vector<double> p;
            for (int i = 0; i < 1 + round % 60; ++i)
                p.push_back(std::pow(chance.share(), 1 + round % 4));
            const double q = 0.01 + 0.2 * chance.share();
            std::vector<double> sorted = p;
            std::ranges::sort(sorted);
            double limit = -1; // the largest p whose rank lets it pass
            for (std::size_t k = 0; k < sorted.size(); ++k)
                if (sorted[k] <= q * double(k + 1) / double(sorted.size()))
                    limit = sorted[k];
            const auto adjusted = falseDiscovery(p);
            for (std::size_t i = 0; i < p.size(); ++i)
                QCOMPARE(adjusted[i] <= q, p[i] <= limit);
        }
        QVERIFY(falseDiscovery({}).empty());
    }

    void mannKendallsVarianceIsThatOfAllOrders()
    {
        for (std::vector<double> series : {std::vector<double>{1, 2, 3, 4, 5, 6}, std::vector<double>{1, 1, 2, 3, 3, 3},
                                           std::vector<double>{2, 2, 2, 5, 7, 7}}) {
            std::ranges::sort(series);
            std::vector<double> order = series;
            double orders = 0, squares = 0;
            const auto s = [](const std::vector<double> &x) {
                int sum = 0;
                for (std::size_t i = 0; i < x.size(); ++i)
                    for (std::size_t j = i + 1; j < x.size(); ++j)
                        sum += x[j] > x[i] ? 1 : x[j] < x[i] ? -1 : 0;
                return sum;
            };
            do { // equal values are one order here, and each stands for as many
                orders += 1;
                squares += double(s(order)) * s(order);
                QCOMPARE(mannKendall(order).s, s(order));
            } while (std::next_permutation(order.begin(), order.end()));
            QVERIFY(std::abs(mannKendall(series).variance - squares / orders) < 1e-9);
        }
        QVERIFY(mannKendall(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8}).p < 0.001);
        QVERIFY(mannKendall(std::vector<double>{8, 7, 6, 5, 4, 3, 2, 1}).z < -3);
        QCOMPARE(mannKendall(std::vector<double>{4, 4, 4}).p, 1.0);
    }

    void theBinomialTestSumsAllThatIsAsFar()
    {
        for (const double chance : {0.5, 0.2, 7.0 / 37})
            for (const int all : {1, 5, 40})
                for (int hits = 0; hits <= all; ++hits) {
                    double below = 0, above = 0;
                    for (int k = 0; k <= all; ++k) {
                        const double term = std::exp(std::lgamma(all + 1.0) - std::lgamma(k + 1.0) - std::lgamma(all - k + 1.0)
                                                     + k * std::log(chance) + (all - k) * std::log(1 - chance));
                        below += k <= hits ? term : 0;
                        above += k >= hits ? term : 0;
                    }
                    QVERIFY(std::abs(binomialTest(hits, all, chance) - std::min(1.0, 2 * std::min(below, above))) < 1e-9);
                }
        QCOMPARE(binomialTest(0, 0, 0.3), 1.0);
    }

    void plantedSpotsAreFound_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<HotKind>("kind");
        QTest::newRow("all the time") << 0 << 12 << HotKind::Persistent;
        QTest::newRow("of late") << 9 << 12 << HotKind::Emerging;
        QTest::newRow("no longer") << 1 << 7 << HotKind::Fading;
        QTest::newRow("one week long ago") << 3 << 4 << HotKind::Sporadic;
    }
    void plantedSpotsAreFound()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(HotKind, kind);
        constexpr int side = 24, weeks = 12, at = 8 * side + 8;
        Chance chance(5);
        WeekCounts counts(side * side, weeks);
        const Neighbours neighbours = lattice(side);
        for (int week = 0; week < weeks; ++week)
            for (int area = 0; area < side * side; ++area) {
                const bool planted = week >= from && week < to && std::abs(area % side - 8) < 2 && std::abs(area / side - 8) < 2;
                counts.at(area, week) = chance.poisson(planted ? 5 : 1);
            }
        const auto spots = hotSpots(counts, neighbours);
        const HotSpot &spot = spots[at];
        QCOMPARE(spot.kind, kind);
        QVERIFY(spot.z > 3 && spot.p < 0.001);
        QVERIFY(std::abs(spot.hotWeeks - (to - from)) <= 1);
        int far = 0;
        for (int area = 0; area < side * side; ++area)
            if (std::abs(area % side - 8) > 3 || std::abs(area / side - 8) > 3)
                far += spots[static_cast<std::size_t>(area)].kind != HotKind::None;
        QVERIFY2(far <= 20, qPrintable(QString::number(far))); // a twentieth of some three hundred finds may be false
    }

    void noiseHasNoHotSpots_data()
    {
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("shape"); // 0: Poisson
        QTest::newRow("few cases") << 0.2 << 0.0;
        QTest::newRow("one a week") << 1.0 << 0.0;
        QTest::newRow("many") << 6.0 << 0.0;
        QTest::newRow("clumped") << 1.0 << 0.6;
    }
    void noiseHasNoHotSpots()
    {
        QFETCH(double, mean);
        QFETCH(double, shape);
        constexpr int side = 14, weeks = 8, boards = 1000;
        const Neighbours neighbours = lattice(side);
        Chance chance(6);
        int found = 0;
        for (int board = 0; board < boards; ++board) {
            WeekCounts counts(side * side, weeks);
            for (int &count : counts.counts)
                count = shape > 0 ? chance.clumped(mean, shape) : chance.poisson(mean);
            found += std::ranges::any_of(hotSpots(counts, neighbours), [](const HotSpot &s) { return s.kind != HotKind::None; });
        }
        qInfo("%s: false finds on %d of %d boards", QTest::currentDataTag(), found, boards);
        QVERIFY2(found <= boards / 20, qPrintable(QString::number(found)));
    }

    void aChangeOfDensityIsFoundAndNoiseIsNot()
    {
        Chance chance(7);
        constexpr int areas = 300, boards = 1000;
        int found = 0;
        for (int board = 0; board < boards; ++board) {
            TwoPeriods periods{{}, {}, 90, 30, false};
            for (int i = 0; i < areas; ++i) {
                periods.before.push_back(chance.poisson(0.1 * (i % 7) * 3));
                periods.after.push_back(chance.poisson(0.1 * (i % 7)));
            }
            if (board == 0) {
                periods.before[10] = 6, periods.after[10] = 22; // and one that did change
                periods.before[11] = 60, periods.after[11] = 1;
                const auto changes = densityChange(periods);
                QCOMPARE(changes[10].shade(), 2);
                QCOMPARE(changes[11].shade(), -2);
                QVERIFY(std::abs(changes[10].perDay - (22 / 30.0 - 6 / 90.0)) < 1e-12);
                continue;
            }
            found += std::ranges::any_of(densityChange(periods), [](const DensityChange &c) { return std::abs(c.shade()) == 2; });
        }
        qInfo("density: false finds on %d of %d boards", found, boards);
        QVERIFY(found <= boards / 20);
    }

    void againstTheWholeACommonRiseIsNone()
    {
        TwoPeriods periods{std::vector<int>(50, 20), std::vector<int>(50, 60), 30, 30, false};
        for (const DensityChange &c : densityChange(periods))
            QCOMPARE(c.shade(), 2);
        periods.againstWhole = true;
        for (const DensityChange &c : densityChange(periods))
            QCOMPARE(c.shade(), 0);
        for (const DensityChange &c : densityChange({{0, 0}, {0, 0}, 0, 0, true}))
            QVERIFY(c.p == 1 && c.shade() == 0);
    }

    void neighboursShareACorner()
    {
        std::vector<AreaRecord> records;
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 5; ++x)
                records.push_back(grid(QStringLiteral("%1-%2").arg(x).arg(y), cell(x, y)));
        records.push_back(grid(QStringLiteral("far"), cell(30, 30)));
        AreaRecord sub = grid(QStringLiteral("sub"), {});
        sub.level = AreaLevel::SubGrid;
        sub.parent = QStringLiteral("2-2");
        records.push_back(sub);
        const AreaTree tree(records);
        const AreaGraph graph = areaGraph(tree);
        QCOMPARE(graph.size(), 21);
        const auto node = [&](const char *code) { return graph.nodeOf[static_cast<std::size_t>(tree.indexOf(QString::fromLatin1(code)))]; };
        const auto around = [&](const char *code) { return graph.neighbours[static_cast<std::size_t>(node(code))]; };
        QCOMPARE(around("2-2").size(), std::size_t(8));
        QCOMPARE(around("0-0").size(), std::size_t(3));
        QCOMPARE(around("far").size(), std::size_t(4)); // the nearest, for it touches nobody
        const auto nearest = around("far");
        QVERIFY(std::ranges::find(nearest, node("4-3")) != nearest.end());
        QCOMPARE(node("sub"), node("2-2"));
        const double expected = 0.01 * 111194.93 * 0.01 * 111194.93 * std::cos(23.005 * 3.14159265358979 / 180);
        QVERIFY(std::abs(graph.squareMetres[static_cast<std::size_t>(node("0-0"))] / expected - 1) < 0.01);
    }
};

QTEST_GUILESS_MAIN(AnalysisTest)
#include "analysistest.moc"
