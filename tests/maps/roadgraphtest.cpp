// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roadcover.h"
#include "maps/engine/roadindex.h"
#include "maps/engine/roadrules.h"
#include "tests/maps/randomtown.h"

#include <QTest>
#include <cmath>

using namespace huying;
using namespace huying::test;

namespace
{

double lengthOf(const std::vector<RoadPoint> &way)
{
    double metres = 0;
    for (std::size_t i = 1; i < way.size(); ++i)
        metres += metresBetween(way[i - 1], way[i]);
    return metres;
}

bool isInside(const std::vector<std::vector<RoadPoint>> &rings, RoadPoint p)
{
    bool inside = false;
    for (const auto &ring : rings)
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const RoadPoint a = ring[i - 1], b = ring[i];
            if ((a.lat > p.lat) != (b.lat > p.lat) && p.lon < a.lon + (p.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon))
                inside = !inside;
        }
    return inside;
}

RoadLine street(std::vector<RoadPoint> points, double speed = 10, bool back = true)
{
    return {std::move(points), speed, true, back};
}

} // namespace

/// The road network of the map engine: what is packed, found and measured is what an independent search of all of it says.
class RoadGraphTest : public QObject
{
    Q_OBJECT
private slots:
    void timesAreThoseOfAnIndependentSearch()
    {
        std::mt19937 random(7);
        int reached = 0, cutOff = 0;
        for (int town = 0; town < 40; ++town) {
            const Plain plain = randomTown(random, 3 + town % 8);
            const RoadGraph graph = RoadGraph::build(plain.lines, tolerance);
            if (graph.edges().empty())
                continue;
            for (int question = 0; question < 6; ++question) {
                const auto e = static_cast<std::uint32_t>(random() % graph.edges().size());
                const RoadGraph::Edge &edge = graph.edges()[e];
                const bool toward = question % 2;
                const double share = question < 2 ? 0 : question < 4 ? 1 : 0.25;
                RoadStop root{e, 0, share, graph.places()[edge.from], 0};
                const RoadTree tree(graph, root, toward ? RoadTree::Toward::Root : RoadTree::Toward::Leaves);
                QVERIFY(tree.isWhole());
                Times known;
                const auto seed = [&](std::uint32_t node, std::uint32_t ms, double part) {
                    if (ms == noWay && part != 0)
                        return;
                    const auto its = static_cast<std::uint32_t>(part == 0 ? 0 : std::lround(ms * part));
                    const auto [it, isNew] = known.try_emplace(keyOf(graph.places()[node]), its);
                    it->second = std::min(it->second, its);
                };
                seed(edge.from, toward ? edge.forwardMs : edge.backwardMs, share);
                seed(edge.to, toward ? edge.backwardMs : edge.forwardMs, 1 - share);
                const Times expected = plain.times(known, toward);
                for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
                    const auto it = expected.find(keyOf(graph.places()[node]));
                    QCOMPARE(tree.msAt(node), it == expected.end() ? noWay : it->second);
                    ++(tree.msAt(node) == noWay ? cutOff : reached);
                }
            }
        }
        QVERIFY2(reached > 3000 && cutOff > 300, qPrintable(QStringLiteral("%1 %2").arg(reached).arg(cutOff)));
    }

    void waysAreAsLongAsTheyAreSaidToBe()
    {
        std::mt19937 random(11);
        int ways = 0;
        for (int town = 0; town < 40; ++town) {
            const RoadGraph graph = RoadGraph::build(randomTown(random, 4 + town % 8).lines, tolerance);
            const auto stopAt = [&](double share) {
                const auto e = static_cast<std::uint32_t>(random() % graph.edges().size());
                const RoadPoint a = graph.points()[graph.edges()[e].firstPoint], b = graph.points()[graph.edges()[e].firstPoint + 1];
                return RoadStop{e, 0, share, {a.lon + share * (b.lon - a.lon), a.lat + share * (b.lat - a.lat)}, 0};
            };
            const RoadStop root = stopAt(0.3);
            const bool toward = town % 2;
            const RoadTree tree(graph, root, toward ? RoadTree::Toward::Root : RoadTree::Toward::Leaves);
            for (int i = 0; i < 30; ++i) {
                const RoadStop stop = stopAt(static_cast<double>(random() % 101) / 100);
                const RoadTime time = tree.timeOf(stop);
                const std::vector<RoadPoint> way = tree.wayOf(stop);
                QCOMPARE(way.empty(), time.ms == noWay);
                if (way.empty())
                    continue;
                QVERIFY(std::abs(lengthOf(way) - time.metres) < 0.01 + time.metres * 1e-4);
                const RoadPoint first = toward ? stop.at : root.at, last = toward ? root.at : stop.at;
                QVERIFY(metresBetween(way.front(), first) < 0.5 && metresBetween(way.back(), last) < 0.5);
                ++ways;
            }
        }
        QVERIFY(ways > 300);
    }

    void aTravellerIsNoFasterThanHeIs()
    {
        const RoadGraph graph = RoadGraph::build({street({{109, 23}, {109.1, 23}}, 20)}, 0.5);
        const RoadTree tree(graph, {0, 0, 0, {109, 23}, 25}, RoadTree::Toward::Root);
        const RoadTime car = tree.timeOf({0, 0, 1, {109.1, 23}, 0}), moped = tree.timeOf({0, 0, 1, {109.1, 23}, 0}, 5);
        QVERIFY(std::abs(car.ms - ((car.metres - 25) / 20 * 1000 + 10000)) < 2);
        QVERIFY(std::abs(moped.ms - ((car.metres - 25) / 5 * 1000 + 10000)) < 2);
    }

    void linesMeetWhereTheyShareAVertexOrEndOnEachOther()
    {
        const RoadLine main = street({{109, 23}, {109.001, 23}, {109.002, 23}});
        const auto nodes = [&](const RoadLine &other, double tolerance) { return RoadGraph::build({main, other}, tolerance); };
        const RoadGraph crossing = nodes(street({{109.001, 22.999}, {109.001, 23}, {109.001, 23.001}}), 0.5);
        QCOMPARE(crossing.nodeCount(), 5U);
        QCOMPARE(crossing.edges().size(), std::size_t(4));
        QCOMPARE(crossing.islandCount(), 1U);
        // A bridge shares no vertex with what it crosses.
        QCOMPARE(nodes(street({{109.0005, 22.999}, {109.0005, 23.001}}), 0.5).islandCount(), 2U);
        // A side street that ends a few decimetres from a vertex, or anywhere on the line.
        QCOMPARE(nodes(street({{109.001, 23.001}, {109.001, 23.000003}}), 0.5).islandCount(), 1U);
        const RoadGraph tee = nodes(street({{109.0005, 23.001}, {109.0005, 23.000002}}), 0.5);
        QCOMPARE(tee.islandCount(), 1U);
        QCOMPARE(tee.edges().size(), std::size_t(3));
        QCOMPARE(nodes(street({{109.0005, 23.001}, {109.0005, 23.0001}}), 0.5).islandCount(), 2U);
        QVERIFY(std::abs(tee.metres() - crossing.metres()) < 150);
    }

    void brokenLinesAreLeftOut()
    {
        const double nan = std::nan("");
        const RoadGraph graph = RoadGraph::build({street({}), street({{109, 23}}), street({{109, 23}, {109, 23}}), street({{nan, 23}, {109, 23}}),
                                                  street({{109, 123}, {109, 23}}), street({{109, 23}, {109.01, 23}}, 0),
                                                  street({{109, 23}, {109.01, 23}})}, 0.5);
        QCOMPARE(graph.edges().size(), std::size_t(1));
        QCOMPARE(RoadGraph::build({}, 0.5).nodeCount(), 0U);
        QVERIFY(!RoadIndex(RoadGraph::build({}, 0.5)).nearest({109, 23}));
        QVERIFY(!RoadIndex(graph).nearest({nan, 23}));
        QVERIFY(!RoadIndex(graph).nearest({110, 23}));
        const std::atomic<bool> cancelled = true;
        QCOMPARE(RoadGraph::build({street({{109, 23}, {109.01, 23}})}, 0.5, &cancelled).edges().size(), std::size_t(0));
        QVERIFY(!RoadTree(RoadGraph(graph), {0, 0, 0, {}, 0}, RoadTree::Toward::Root, noWay, nullptr).wayOf({0, 0, 1, {}, 0}).empty());
    }

    void aPlaceIsBroughtToTheRoadThatLeadsSomewhere()
    {
        // A yard's own lane, not joined to the street 40 m away; and a hamlet far from all.
        const RoadGraph graph = RoadGraph::build({street({{109, 23}, {109.05, 23}}), street({{109.02, 23.0004}, {109.0205, 23.0004}}),
                                                  street({{109.02, 23.03}, {109.021, 23.03}})}, 0.5);
        QCOMPARE(graph.islandCount(), 3U);
        const RoadIndex index(graph);
        const auto yard = index.nearest({109.0202, 23.00041}), hamlet = index.nearest({109.0202, 23.0301});
        QVERIFY(yard && hamlet);
        QVERIFY(graph.isMainland(graph.islandOf(yard->edge)));
        QVERIFY(!graph.isMainland(graph.islandOf(hamlet->edge)));
        QVERIFY(std::abs(yard->offMetres - 45.4) < 1);
        QVERIFY(std::abs(yard->share - 0.404) < 0.001);
        const RoadTree tree(graph, *yard, RoadTree::Toward::Root);
        QCOMPARE(tree.timeOf(*hamlet).ms, noWay);
        QVERIFY(tree.wayOf(*hamlet).empty());
    }

    void areasHoldWhatIsInTime()
    {
        std::mt19937 random(3);
        const RoadGraph graph = RoadGraph::build(randomTown(random, 14).lines, tolerance);
        const RoadIndex index(graph);
        const auto root = index.nearest({109.313, 23.713});
        QVERIFY(root);
        constexpr std::uint32_t limit = 300000;
        const RoadTree tree(graph, *root, RoadTree::Toward::Root, limit);
        const RoadCover cover(graph, tree, limit);
        const auto near = cover.within(limit / 3), far = cover.within(limit);
        QVERIFY(!near.empty() && !far.empty());
        const double slack = 3 * cover.cellMetres() / offRoadSpeed * 1000; // ms
        std::uniform_real_distribution<double> lon(109.29, 109.34), lat(23.69, 23.74);
        int inside = 0, outside = 0;
        for (int i = 0; i < 1500; ++i) {
            const RoadPoint p{lon(random), lat(random)};
            // The best over all roads, not only the nearest, straight from the definition.
            double best = 1e12;
            for (std::uint32_t e = 0; e < graph.edges().size(); ++e)
                for (int k = 0; k <= 20; ++k) {
                    const RoadPoint a = graph.points()[graph.edges()[e].firstPoint], b = graph.points()[graph.edges()[e].firstPoint + 1];
                    const RoadPoint q{a.lon + k / 20.0 * (b.lon - a.lon), a.lat + k / 20.0 * (b.lat - a.lat)};
                    if (const RoadTime time = tree.timeAt(e, k / 20.0); time.ms != noWay)
                        best = std::min(best, time.ms + (metresBetween(p, q) + root->offMetres) / offRoadSpeed * 1000);
                }
            const bool in = isInside(far, p);
            if (best < limit - slack)
                QVERIFY2(in, qPrintable(QStringLiteral("%1 %2: %3 ms").arg(p.lon).arg(p.lat).arg(best)));
            else if (best > limit + slack)
                QVERIFY2(!in, qPrintable(QStringLiteral("%1 %2: %3 ms").arg(p.lon).arg(p.lat).arg(best)));
            QVERIFY(!isInside(near, p) || in);
            ++(in ? inside : outside);
        }
        QVERIFY2(inside > 150 && outside > 150, qPrintable(QStringLiteral("%1 %2").arg(inside).arg(outside)));
    }

    void rulesOfRoads_data()
    {
        QTest::addColumn<QString>("klass");
        QTest::addColumn<QString>("oneway");
        QTest::addColumn<QString>("speed");
        QTest::addColumn<QString>("more");
        QTest::addColumn<double>("kmh"); // 0: nobody goes there
        QTest::addColumn<QString>("ways");
        QTest::newRow("store") << "secondary" << "0" << "50.0" << "" << 50.0 << "both";
        QTest::newRow("store, one way") << "residential" << "1" << "25" << "" << 25.0 << "along";
        QTest::newRow("store, against") << "residential" << "-1" << "" << "" << 30.0 << "against";
        QTest::newRow("link") << "primary_link" << "" << "" << "" << 60.0 << "both";
        QTest::newRow("tags") << "primary" << "" << "" << R"("lanes"=>"2","oneway"=>"yes","maxspeed"=>"70")" << 70.0 << "along";
        QTest::newRow("roundabout") << "primary" << "" << "" << R"("junction"=>"roundabout")" << 60.0 << "along";
        QTest::newRow("no") << "primary" << "" << "" << R"("junction"=>"roundabout","oneway"=>"no")" << 60.0 << "both";
        QTest::newRow("miles") << "primary" << "" << "30 mph" << "" << 48.28 << "both";
        QTest::newRow("walk") << "footway" << "" << "30" << "" << 5.0 << "both";
        QTest::newRow("closed") << "service" << "" << "" << R"("access"=>"no")" << 0.0 << "";
        QTest::newRow("not built") << "construction" << "" << "60" << "" << 0.0 << "";
        QTest::newRow("no road") << "" << "" << "" << R"("power"=>"line")" << 0.0 << "";
        QTest::newRow("国道") << "国道" << "B" << "" << "" << 80.0 << "both";
        QTest::newRow("单行") << "支路" << "是" << "限速" << "" << 40.0 << "along";
    }
    void rulesOfRoads()
    {
        QFETCH(QString, klass);
        QFETCH(QString, oneway);
        QFETCH(QString, speed);
        QFETCH(QString, more);
        QFETCH(double, kmh);
        QFETCH(QString, ways);
        const auto rules = rulesOf({klass, oneway, speed, more}, true);
        QCOMPARE(rules.has_value(), kmh > 0);
        if (!rules)
            return;
        QVERIFY(std::abs(rules->speed * 3.6 - kmh) < 0.01);
        QCOMPARE(QString::fromLatin1(rules->forward ? rules->backward ? "both" : "along" : "against"), ways);
    }
};

QTEST_GUILESS_MAIN(RoadGraphTest)
#include "roadgraphtest.moc"
