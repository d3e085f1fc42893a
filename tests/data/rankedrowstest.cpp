// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/rankedrows.h"

#include <QRandomGenerator>
#include <QTest>
#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

using namespace huying;

namespace
{

using Keys = std::vector<qint64>;

constexpr qint64 group = RankedRows::rankGroup, least = std::numeric_limits<qint64>::min(),
                 greatest = std::numeric_limits<qint64>::max();

Keys keysOf(std::size_t rows, const std::function<qint64(QRandomGenerator &)> &make)
{
    QRandomGenerator random(7);
    Keys keys(rows);
    std::ranges::generate(keys, [&] { return make(random); });
    return keys;
}

std::vector<int> expected(const Keys &keys)
{
    std::vector<int> rows(keys.size());
    std::iota(rows.begin(), rows.end(), 0);
    std::ranges::stable_sort(rows, {}, [&keys](int row) { return keys[static_cast<std::size_t>(row)]; });
    return rows;
}

void begin(RankedRows &ranking, const Keys &keys)
{
    ranking.begin(keys.size());
    std::ranges::copy(keys, ranking.keys().begin());
}

std::vector<int> ranked(RankedRows &ranking, const Keys &keys)
{
    begin(ranking, keys);
    while (!ranking.step()) { }
    std::vector<int> rows;
    ranking.take(rows);
    return rows;
}

/// Some value of all 64 bits.
qint64 anything(QRandomGenerator &random)
{
    return static_cast<qint64>(random.generate64());
}

} // namespace

Q_DECLARE_METATYPE(Keys)

class RankedRowsTest : public QObject
{
    Q_OBJECT

private slots:
    void equalsAStableSort_data()
    {
        QTest::addColumn<Keys>("keys");
        constexpr std::size_t many = 300'000; // more than a step takes
        constexpr qint64 now = 1'786'507'200'000, year = 31'536'000'000;
        const auto time = [](QRandomGenerator &random) { return now - random.bounded(year); };
        QTest::newRow("none") << Keys();
        QTest::newRow("one") << Keys{now};
        QTest::newRow("two") << Keys{now, -now};
        QTest::newRow("all alike") << Keys(1000, now);
        QTest::newRow("times") << keysOf(many, time);
        QTest::newRow("times, last first") << keysOf(many, [&](QRandomGenerator &random) { return -time(random); });
        QTest::newRow("few times") << keysOf(many, [](QRandomGenerator &random) { return now + random.bounded(20) * 1000; });
        QTest::newRow("in groups") << keysOf(many, [&](QRandomGenerator &random) {
            const qint64 rank = random.bounded(-2, 5);
            return rank * group + (rank == 4 ? -1 : 1) * time(random);
        });
        // One far off makes digits so wide that all the others have the same high ones.
        QTest::newRow("all but one close together") << keysOf(many, [](QRandomGenerator &random) {
            return random.bounded(1000) ? now + random.bounded(1000) : -group / 4;
        });
        QTest::newRow("wider than the room beside the row") << keysOf(many, anything);
        QTest::newRow("wide and alike") << keysOf(many, [](QRandomGenerator &random) {
            return random.bounded(2) ? greatest - random.bounded(3) : least + random.bounded(3);
        });
        QTest::newRow("between groups") << keysOf(1000, [](QRandomGenerator &random) {
            const qint64 rank = random.bounded(-7, 8);
            return rank * group + group / 2 + random.bounded(-2, 2);
        });
        QTest::newRow("ends") << Keys{greatest, 0, least, greatest - 1, -1, least + 1, 1, least, greatest, group / 2, -group / 2};
    }
    void equalsAStableSort()
    {
        QFETCH(Keys, keys);
        RankedRows ranking;
        QCOMPARE(ranked(ranking, keys), expected(keys));
        QVERIFY(!ranking.isBegun());
    }

    /// What one order leaves behind is not seen in the next.
    void anotherOrderBeginsAfresh()
    {
        RankedRows ranking;
        const Keys wide = keysOf(5000, anything), few{3, 1, 2, 1};
        QCOMPARE(ranked(ranking, wide), expected(wide));
        begin(ranking, wide);
        ranking.step();
        QVERIFY(ranking.isBegun());
        ranking.drop();
        QVERIFY(!ranking.isBegun());
        QCOMPARE(ranked(ranking, few), expected(few));
        QCOMPARE(ranked(ranking, wide), expected(wide));
    }

    void takesManySteps()
    {
        RankedRows ranking;
        begin(ranking, keysOf(1'000'000, [](QRandomGenerator &random) { return random.bounded(qint64(1) << 40); }));
        int steps = 1;
        while (!ranking.step())
            ++steps;
        QVERIFY2(steps >= 20, qPrintable(QString::number(steps)));
    }
};

QTEST_GUILESS_MAIN(RankedRowsTest)
#include "rankedrowstest.moc"
