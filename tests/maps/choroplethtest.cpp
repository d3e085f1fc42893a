// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/choropleth.h"
#include "tests/support/gridplace.h"

#include <QTest>
#include <limits>

using namespace huying;
using huying::test::GridPlace;

class ChoroplethTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<AreaTree> m_areas;
    std::unique_ptr<AreaShapes> m_shapes;

    AreaShading shading(const std::function<double(int)> &value, bool percent, bool fixed) const
    {
        AreaShading s{QStringLiteral("按期处置率"), percent, fixed, {}};
        int grid = 0;
        for (const Area &area : m_areas->all())
            s.values.push_back(area.level == AreaLevel::Grid ? value(grid++) : 1.0);
        return s;
    }
    std::array<int, 4> used(const Choropleth &c, const AreaShading &s) const
    {
        std::array<int, 4> counts{};
        for (const int area : m_shapes->areasOf(c.level))
            if (const double v = s.values[static_cast<std::size_t>(area)]; !std::isnan(v))
                ++counts[static_cast<std::size_t>(c.classOf(v))];
        return counts;
    }

private slots:
    void initTestCase()
    {
        GridPlace place;
        std::vector<AreaRecord> records = place.grids();
        const auto above = place.above();
        records.insert(records.end(), above.begin(), above.end());
        m_areas = std::make_unique<AreaTree>(records);
        m_shapes = std::make_unique<AreaShapes>(*m_areas);
    }

    void quartersHaveAsManyAreas()
    {
        const AreaShading s = shading([](int i) { return i == 7 ? std::numeric_limits<double>::quiet_NaN() : i / 65.0; }, true, false);
        const Choropleth c = choroplethOf(*m_shapes, s, AreaLevel::Grid);
        const auto counts = used(c, s);
        for (const int count : counts)
            QVERIFY2(count >= 15 && count <= 17, qPrintable(QString::number(count)));
        QCOMPARE(c.label(0).front(), u'≤');
        QVERIFY(c.label(3).endsWith(u'%'));
    }

    void roundNumbersStandBetweenFixedClasses()
    {
        const AreaShading s = shading([](int i) { return i * 0.37; }, false, true); // up to 23.7
        const Choropleth c = choroplethOf(*m_shapes, s, AreaLevel::Grid);
        QCOMPARE(c.bounds, (std::array<double, 3>{10, 20, 30}));
        QCOMPARE(c.label(1), QStringLiteral("10–20"));
        const AreaShading rate = shading([](int i) { return i / 65.0; }, true, true);
        QCOMPARE(choroplethOf(*m_shapes, rate, AreaLevel::Grid).label(2), QStringLiteral("80–95%"));
    }

    void aRateThatIsOftenWholeKeepsItsShades()
    {
        const AreaShading s = shading([](int i) { return i < 50 ? 1.0 : 0.5 + i / 200.0; }, true, false);
        const Choropleth c = choroplethOf(*m_shapes, s, AreaLevel::Grid);
        const auto counts = used(c, s);
        QCOMPARE(counts[3], 50);
        QVERIFY(counts[0] >= 4 && counts[1] >= 4 && counts[2] >= 4);
        const AreaShading same = shading([](int) { return 1.0; }, true, false);
        QCOMPARE(choroplethOf(*m_shapes, same, AreaLevel::Grid).used, (std::array<bool, 4>{true, false, false, false}));
    }

    void openCasesReadAsBefore()
    {
        std::vector<int> open(m_areas->all().size(), 0);
        for (std::size_t i = 0; i < open.size(); ++i)
            open[i] = static_cast<int>(i % 9);
        const Choropleth c = choroplethOf(*m_shapes, open, AreaLevel::Grid);
        QCOMPARE(c.label(0), QStringLiteral("0"));
        QCOMPARE(c.classOf(0), 0);
        QCOMPARE(c.classOf(1), 1);
        QVERIFY(c.label(3).startsWith(u'≥'));
    }

    void nothingKnownIsNothingDrawn()
    {
        const AreaShading s = shading([](int) { return std::numeric_limits<double>::quiet_NaN(); }, true, false);
        QCOMPARE(used(choroplethOf(*m_shapes, s, AreaLevel::Grid), s), (std::array<int, 4>{0, 0, 0, 0}));
    }
};

QTEST_GUILESS_MAIN(ChoroplethTest)
#include "choroplethtest.moc"
