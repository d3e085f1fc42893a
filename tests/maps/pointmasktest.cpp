// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/pointmask.h"
#include "tests/bench/sampleplace.h"
#include "tests/support/patience.h"

#include <QTest>
#include <ctime>
#include <limits>
#include <random>

using namespace huying;

namespace {

constexpr int today = 20700;

double processMs()
{
    return static_cast<double>(std::clock()) * 1e3 / CLOCKS_PER_SEC;
}

} // namespace

class PointMaskTest : public QObject
{
    Q_OBJECT

private slots:
    void maskOfAnySize();
    void whatIsWantedRowByRow();
    void aFilterTakesLessThanAFrameOfMillions();

private:
    const AreaTreePtr m_areas = SamplePlace(4, 6, 6).areas();
};

void PointMaskTest::maskOfAnySize()
{
    std::mt19937 random(3);
    for (const std::size_t size : {0, 1, 63, 64, 65, 511, 512, 513, 3000}) {
        PointTable t;
        t.categories = {QStringLiteral("a"), QStringLiteral("b")};
        t.at.resize(size);
        t.area.assign(size, -1);
        for (std::size_t i = 0; i < size; ++i)
            t.category.push_back(static_cast<quint8>(random() % 2));
        PointFilter filter;
        filter.categories = {QStringLiteral("b")};
        const PointMask mask(t, filter, nullptr, today);
        for (int i = 0; i < 50; ++i) {
            auto a = static_cast<quint32>(random() % (size + 1)), b = static_cast<quint32>(random() % (size + 1));
            if (a > b)
                std::swap(a, b);
            const auto ones = std::count(t.category.begin() + a, t.category.begin() + b, quint8(1));
            QCOMPARE(mask.count(a, b), quint32(ones));
            quint32 visited = 0;
            eachWanted(&mask, a, b, [&](quint32 row) {
                visited += t.category[row] == 1;
            });
            QCOMPARE(visited, quint32(ones));
        }
    }
}

/// The filter's words, one row after the other; rows of areas and with dates that make no sense among them.
void PointMaskTest::whatIsWantedRowByRow()
{
    std::mt19937 random(31);
    const auto areas = static_cast<int>(m_areas->all().size());
    PointTable t;
    for (int code = 0; code < 9; ++code)
        t.categories << QString::number(code);
    for (int i = 0; i < 4001; ++i) {
        t.at.push_back({});
        t.category.push_back(static_cast<quint8>(random() % 9));
        const int odd[] = {-1, -2, areas, areas + 1, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()};
        t.area.push_back(random() % 10 == 0 ? odd[random() % 6] : static_cast<int>(random() % static_cast<unsigned>(areas)));
        t.offline.push_back(static_cast<quint8>(random() % 3 == 0 ? 1 + random() % 255 : 0));
        t.visited.push_back(static_cast<quint16>(random() % 4 == 0 ? random() % 65536 : today - static_cast<int>(random() % 60)));
    }
    const auto lies = [this](int area, int within) {
        while (area >= 0 && area != within)
            area = m_areas->at(area).parent;
        return area == within;
    };
    qint64 all = 0;
    for (int round = 0; round < 300; ++round) {
        PointFilter filter;
        if (random() % 2)
            for (int code = 0; code < 11; ++code) // some that the register does not have
                if (random() % 3 == 0)
                    filter.categories << QString::number(code);
        const int within = static_cast<int>(random() % static_cast<unsigned>(areas));
        if (random() % 2)
            filter.area = round % 20 == 0 ? QStringLiteral("nowhere") : m_areas->at(within).code;
        if (random() % 3 == 0)
            filter.unvisitedDays = static_cast<int>(random() % 10 == 0 ? 70000 : 1 + random() % 60);
        filter.offline = random() % 3 == 0;
        if (!filter.isOn())
            continue;
        const PointMask mask(t, filter, m_areas.get(), today);
        for (quint32 row = 0; row < t.size(); ++row) {
            const QString &code = t.categories[t.category[row]];
            bool wanted = filter.categories.isEmpty() || filter.categories.contains(code);
            if (!filter.area.isEmpty())
                wanted = wanted && round % 20 != 0 && t.area[row] >= 0 && t.area[row] < areas && lies(t.area[row], within);
            if (filter.unvisitedDays > 0)
                wanted = wanted && code != QLatin1String("0") && t.visited[row] < today - filter.unvisitedDays;
            if (filter.offline)
                wanted = wanted && t.offline[row] != 0;
            QCOMPARE(mask.test(row), wanted);
            QCOMPARE(bool(mask.bitsOf(row / 64) >> (row % 64) & 1), wanted);
            all += wanted;
        }
    }
    QVERIFY(all > 10000);
}

void PointMaskTest::aFilterTakesLessThanAFrameOfMillions()
{
    PointTable t;
    constexpr std::size_t count = 3300000;
    t.at.resize(count);
    t.categories = {QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")};
    for (std::size_t i = 0; i < count; ++i) {
        t.category.push_back(static_cast<quint8>(i % 3));
        t.area.push_back(static_cast<qint32>(i * 7 % m_areas->all().size()));
        t.visited.push_back(static_cast<quint16>(today - static_cast<int>(i % 200)));
    }
    PointFilter filter;
    filter.categories = {QStringLiteral("1")};
    filter.area = m_areas->at(1).code;
    filter.unvisitedDays = 30;
    double best = 1e9;
    for (int i = 0; i < 5; ++i) {
        const double from = processMs();
        const PointMask mask(t, filter, m_areas.get(), today);
        best = std::min(best, processMs() - from);
        QVERIFY(mask.count() > 0);
    }
    qInfo("a mask over 3.3 million points: %.1f ms", best);
    QVERIFY(best < test::patience(50));
}

QTEST_MAIN(PointMaskTest)
#include "pointmasktest.moc"
