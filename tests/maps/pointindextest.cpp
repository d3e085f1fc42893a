// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/pointindex.h"
#include "maps/view/clustering.h"
#include "maps/view/registerlayer.h"
#include "tests/bench/sampleplace.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

using namespace huying;

class PointIndexTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void keepsEveryRow();
    void countsAreExactForAnyView();
    void clustersAddUpForAnyView();
    void filterSplitsTheTable();
    void sameSpotAndWorldEdge();
    void caseClustersHoldEveryPointOnce();

private:
    PointTablePtr m_table;
    PointIndexPtr m_index;
    Box m_box;
};

void PointIndexTest::initTestCase()
{
    SamplePlace place(6, 8, 6);
    m_box = place.box();
    m_table = place.points(RegisterKind::People, 40000);
    m_index = std::make_shared<PointIndex>(*m_table);
}

void PointIndexTest::keepsEveryRow()
{
    QCOMPARE(m_index->size(), quint32(40000));
    std::set<quint32> fids(m_index->points().fid.begin(), m_index->points().fid.end());
    QCOMPARE(fids.size(), std::size_t(40000));
    for (quint32 row = 0; row < m_index->size(); row += 97) {
        const quint32 fid = m_index->points().fid[row];
        QCOMPARE(m_index->points().at[row], m_table->at[fid - 1]);
    }
}

void PointIndexTest::countsAreExactForAnyView()
{
    std::mt19937 random(3);
    std::uniform_real_distribution<double> lon(m_box.west, m_box.east), lat(m_box.south, m_box.north),
        zoom(6, 20);
    for (int i = 0; i < 300; ++i) {
        const QRectF world =
            Viewport::around({lon(random), lat(random)}, zoom(random), {1000, 700}).worldRect();
        const auto inside = std::ranges::count_if(m_table->at, [&](WorldPoint p) {
            return p.x >= world.left() && p.x < world.right() && p.y >= world.top() && p.y < world.bottom();
        });
        QCOMPARE(m_index->countIn(world), qint64(inside));
    }
}

void PointIndexTest::clustersAddUpForAnyView()
{
    std::mt19937 random(5);
    std::uniform_real_distribution<double> lon(m_box.west, m_box.east), lat(m_box.south, m_box.north),
        zoom(7, 19);
    for (int i = 0; i < 300; ++i) {
        const Viewport view = Viewport::around({lon(random), lat(random)}, zoom(random), {1000, 700});
        const int level = RegisterLayer::cellLevel(view);
        const QRectF world = view.worldRect();
        const double width = std::exp2(32 - level);
        // The clusters of a view stand for whole cells: those that the view touches.
        const QRectF cells(
            QPointF(std::floor(world.left() / width) * width, std::floor(world.top() / width) * width),
            QPointF(std::ceil(world.right() / width) * width, std::ceil(world.bottom() / width) * width));
        qint64 sum = 0;
        m_index->eachCell(level, world, [&](const PointIndex::Cell &cell) {
            sum += cell.count();
            const QPointF centre = m_index->centre(cell);
            QVERIFY(QRectF(cell.x * width, cell.y * width, width, width).contains(centre));
        });
        const auto inside = std::ranges::count_if(m_table->at, [&](WorldPoint p) {
            return p.x >= cells.left() && p.x < cells.right() && p.y >= cells.top() && p.y < cells.bottom();
        });
        QCOMPARE(sum, qint64(inside));
    }
}

void PointIndexTest::filterSplitsTheTable()
{
    const auto odd = [](std::size_t row) { return row % 2 == 1; };
    const PointIndex half(*m_table, odd);
    QCOMPARE(half.size(), quint32(20000));
    QVERIFY(std::ranges::all_of(half.points().fid, [](quint32 fid) { return fid % 2 == 0; }));
}

void PointIndexTest::sameSpotAndWorldEdge()
{
    PointTable t;
    t.at.assign(100, {12345, 678}); // more than a leaf, all in one place
    t.at.push_back({0, 0});
    t.at.push_back({0xFFFFFFFFU, 0xFFFFFFFFU});
    for (quint32 i = 0; i < t.at.size(); ++i) {
        t.fid.push_back(i);
        t.area.push_back(-1);
        t.category.push_back(0);
    }
    const PointIndex index(t);
    QCOMPARE(index.countIn(QRectF(0, 0, worldSize, worldSize)), qint64(102));
    QCOMPARE(index.countIn(QRectF(12345, 678, 1, 1)), qint64(100));
    QCOMPARE(index.countIn(QRectF(12346, 678, 10, 10)), qint64(0));
    int cells = 0;
    index.eachCell(20, QRectF(0, 0, worldSize, worldSize), [&](const PointIndex::Cell &) { ++cells; });
    QCOMPARE(cells, 3);
}

void PointIndexTest::caseClustersHoldEveryPointOnce()
{
    for (const double cell : {1e3, 1e5, 3.7e6, 1e9}) {
        const Clustering c = clusterPoints(m_table->at, cell);
        quint64 sum = 0;
        for (const Cluster &cluster : c.clusters)
            sum += cluster.count;
        QCOMPARE(sum, quint64(40000));
        QCOMPARE(std::set<quint32>(c.members.begin(), c.members.end()).size(), std::size_t(40000));
    }
}

QTEST_GUILESS_MAIN(PointIndexTest)
#include "pointindextest.moc"
