// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/roadguide.h"
#include "tests/maps/mapseat.h"

#include <QProcess>
#include <cmath>
#include <numbers>
#include <ogr_api.h>
#include <ogrsf_frmts.h>
#include <signal.h>

using namespace huying;

namespace
{

constexpr double lon0 = 109.3, lat0 = 23.7, step = 0.005; // a block: some 510 m by 550 m

/// Streets three blocks square with a fast road below them, a one-way ring, and an island.
SmallStore town()
{
    SmallStore store;
    for (int i = 0; i < 4; ++i) {
        Line across, down;
        for (int k = 0; k < 4; ++k) {
            across.push_back({lon0 + k * step, lat0 + i * step});
            down.push_back({lon0 + i * step, lat0 + k * step});
        }
        store.addRoad("residential", QStringLiteral("街%1").arg(i), across);
        store.addRoad(i == 0 ? "primary" : "residential", QStringLiteral("路%1").arg(i), down);
    }
    store.addRoad("residential", QStringLiteral("岛上路"), {{lon0 + 0.1, lat0}, {lon0 + 0.11, lat0}});
    store.roads.push_back({QStringLiteral("single"), QStringLiteral("primary"), QStringLiteral("单行路"), 1, 60,
                           {{lon0, lat0}, {lon0 - step, lat0}, {lon0 - step, lat0 + step}, {lon0, lat0 + step}}});
    return store;
}

UnitRow unitAt(const char *ref, double lon, double lat, UnitKind kind = UnitKind::Vehicle)
{
    UnitRow unit;
    unit.ref = QString::fromLatin1(ref);
    unit.kind = kind;
    unit.place = LonLat{lon, lat};
    return unit;
}

double metresOf(const Line &line)
{
    double metres = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double y = (line[i].lat - line[i - 1].lat) * 110574, x = (line[i].lon - line[i - 1].lon) * 111320 * std::cos(line[i].lat * std::numbers::pi / 180);
        metres += std::hypot(x, y);
    }
    return metres;
}

} // namespace

/// Ways, times and ranges from a real engine.
class RoadEngineTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { GDALAllRegister(); }
    void init() { m_seat = std::make_unique<MapSeat>(); }
    void cleanup() { m_seat.reset(); }

    void aRouteFollowsTheRoads()
    {
        QVERIFY(openTown());
        QCOMPARE(m_seat->link.roads().layer, QStringLiteral("道路"));
        QCOMPARE(m_seat->link.roads().islands, 2);
        const RoadRoute route = ask({lon0, lat0}, {lon0 + 2 * step, lat0 + 2 * step});
        QCOMPARE(int(route.way), int(wire::Way::Found));
        QVERIFY(route.line.size() >= 5);
        QVERIFY(std::abs(metresOf(route.line) - route.metres) < 25);
        // Two blocks east and two north, whichever streets: 25 km/h in streets, 60 on the road in the west.
        QVERIFY2(std::abs(route.metres - (2 * 509.5 + 2 * 553.7)) < 10, qPrintable(QString::number(route.metres)));
        QVERIFY2(std::abs(route.seconds - (2 * 509.5 / 30 * 3.6 + 2 * 553.7 / 60 * 3.6)) < 3, qPrintable(QString::number(route.seconds)));
    }
    void oneWaysAreObeyed()
    {
        QVERIFY(openTown());
        const LonLat corner{lon0 - step, lat0 + step}, south{lon0 - step, lat0};
        QVERIFY(ask(south, corner).metres < 560);
        QVERIFY(ask(corner, south).metres > 3 * 500);
    }
    void anIslandIsNoError()
    {
        QVERIFY(openTown());
        const LonLat island{lon0 + 0.105, lat0}, town{lon0, lat0}, sea{lon0 + 0.3, lat0};
        QCOMPARE(int(ask(town, island).way), int(wire::Way::None));
        QCOMPARE(int(ask(island, town).way), int(wire::Way::None));
        QCOMPARE(int(ask(town, sea).way), int(wire::Way::OffRoad));
        QVERIFY(ask(town, island).trouble.isEmpty());
    }
    void everyUnitsTimeComesFromOneQuestion()
    {
        QVERIFY(openTown());
        UnitBoard board;
        board.setRoster({unitAt("near", lon0 + step, lat0), unitAt("far", lon0 + 3 * step, lat0 + 3 * step),
                         unitAt("island", lon0 + 0.105, lat0), unitAt("sea", lon0 + 0.3, lat0), UnitRow{},
                         unitAt("walks", lon0 + step, lat0, UnitKind::Person)});
        RoadGuide guide(m_seat->link, board);
        QSignalSpy changed(&guide, &RoadGuide::changed);
        const LonLat place{lon0, lat0};
        QVERIFY(!guide.legsTo(place));
        QVERIFY(changed.wait(patience));
        const RoadLegs legs = guide.legsTo(place);
        QVERIFY(legs);
        const auto leg = [&](const char *ref) { return legs(*board.unit(QString::fromLatin1(ref))); };
        QVERIFY(leg("near") && leg("far") && leg("island") && leg("walks"));
        for (const char *ref : {"near", "far"}) {
            const RoadRoute route = ask(*board.unit(QString::fromLatin1(ref))->place, place);
            QCOMPARE(leg(ref)->travelMs, TimeMs(std::floor(route.seconds * 1000)));
            QVERIFY(std::abs(leg(ref)->metres - route.metres) < 1);
        }
        QVERIFY(leg("walks")->travelMs > leg("near")->travelMs);
        QVERIFY(!leg("island")->isReachable);
        QVERIFY(!leg("sea") && !legs(UnitRow{}) && !legs(unitAt("stranger", lon0, lat0)));
        QCOMPARE(guide.unitsWithin(place, 100 * 1000), 2);
        QCOMPARE(guide.unitsWithin(place, 10000 * 1000), 3);

        // The near one drives on; asked again only after a while, and then it is told.
        QVERIFY(QTest::qWaitFor([&] {
            board.move({{QStringLiteral("near"), LonLat{lon0 + 3 * step, lat0}, 0, TimeMs(QDateTime::currentMSecsSinceEpoch())}});
            const RoadLegs now = guide.legsTo(place);
            return now && now(*board.unit(QStringLiteral("near")))->travelMs > 2 * leg("near")->travelMs;
        }, patience));
    }
    void theFirstAtManyPlacesComesFromOneQuestion()
    {
        QVERIFY(openTown());
        QSignalSpy served(&m_seat->link, &EngineLink::served);
        const std::vector<LonLat> places{{lon0, lat0}, {lon0 + 3 * step, lat0 + 3 * step}, {lon0 + 0.105, lat0}, {lon0 + 0.3, lat0}};
        const quint64 request = m_seat->link.serve({{7, lon0 + step, lat0, 0}, {9, lon0 + 3 * step, lat0, 0}, {11, lon0, lat0, 1}}, places, 600);
        QVERIFY(served.wait(patience));
        const auto answer = served.first().first().value<RoadService>();
        QCOMPARE(answer.request, request);
        QVERIFY(answer.trouble.isEmpty());
        QCOMPARE(answer.services.size(), places.size());
        QCOMPARE(answer.services[0].unit, 11U); // on foot, but there
        QCOMPARE(answer.services[1].unit, 9U);
        const RoadRoute route = ask({lon0 + 3 * step, lat0}, places[1]);
        QVERIFY(std::abs(static_cast<double>(answer.services[1].seconds) - route.seconds) < 1);
        QVERIFY(answer.services[2].seconds < 0 && answer.services[3].seconds < -1.5F);
    }
    void nearestAreSortedAndFew()
    {
        QVERIFY(openTown());
        wire::Fleet fleet{4, {}};
        for (quint32 i = 0; i < 4; ++i)
            fleet.places << wire::FleetPlace{i, lon0 + (3 - i) * step, lat0, 0};
        m_seat->link.setFleet(fleet);
        QSignalSpy reached(&m_seat->link, &EngineLink::reached);
        m_seat->link.reach({lon0, lat0}, 2);
        QVERIFY(reached.wait(patience));
        const auto answer = reached.first().first().value<RoadReach>();
        QCOMPARE(answer.arrivals.size(), std::size_t(2));
        QCOMPARE(answer.arrivals[0].unit, 3U);
        QCOMPARE(answer.arrivals[1].unit, 2U);
    }
    void whatIsCancelledIsNotAnswered()
    {
        QVERIFY(openTown());
        QSignalSpy routed(&m_seat->link, &EngineLink::routed);
        const quint64 first = m_seat->link.route({lon0, lat0}, {lon0 + step, lat0}, 0);
        m_seat->link.cancelRoads(first);
        const quint64 second = m_seat->link.route({lon0, lat0}, {lon0 + step, lat0}, 0);
        QVERIFY(routed.wait(patience));
        QCOMPARE(routed.first().first().value<RoadRoute>().request, second);
        QCOMPARE(routed.size(), 1);
    }
    void rangesGrowWithTime()
    {
        QVERIFY(openTown());
        QSignalSpy covered(&m_seat->link, &EngineLink::covered);
        m_seat->link.cover({lon0 + step, lat0 + step}, true, 0, {60, 180});
        QVERIFY(covered.wait(patience));
        const auto answer = covered.first().first().value<RoadAreas>();
        QCOMPARE(answer.areas.size(), 2);
        const auto areaOf = [](const RoadArea &area) {
            double sum = 0;
            for (const Ring &ring : area.rings)
                for (std::size_t i = 1; i < ring.size(); ++i)
                    sum += (ring[i - 1].lon * ring[i].lat - ring[i].lon * ring[i - 1].lat) / 2;
            return sum;
        };
        QVERIFY(areaOf(answer.areas[0]) > 0); // anticlockwise, holes taken off
        QVERIFY(areaOf(answer.areas[1]) > 2 * areaOf(answer.areas[0]));
    }
    void anEngineThatDiesAnswersAgain()
    {
        QVERIFY(openTown());
        QSignalSpy roads(&m_seat->link, &EngineLink::roadsChanged), reached(&m_seat->link, &EngineLink::reached);
        m_seat->link.setFleet({1, {{0, lon0 + step, lat0, 0}}});
        QCOMPARE(::kill(static_cast<pid_t>(m_seat->link.engineProcess()), SIGKILL), 0);
        QVERIFY(QTest::qWaitFor([&] { return roads.size() >= 2 && m_seat->link.roads().isThere(); }, patience));
        m_seat->link.reach({lon0, lat0});
        QVERIFY(QTest::qWaitFor([&] { return !reached.isEmpty(); }, patience));
        QCOMPARE(reached.last().first().value<RoadReach>().arrivals.size(), std::size_t(1));
    }
    void withoutRoadsTheReasonIsSaid()
    {
        SmallStore store;
        store.addLand("water", QStringLiteral("湖"), {lon0, lat0}, {lon0 + step, lat0 + step});
        const QString file = m_seat->file("lake.gpkg");
        QVERIFY(store.write(file));
        QVERIFY(openAndWait(file));
        QVERIFY(!m_seat->link.roads().isThere());
        QVERIFY(!m_seat->link.roads().trouble.isEmpty());
        QVERIFY(!ask({lon0, lat0}, {lon0 + step, lat0}).trouble.isEmpty());
    }
    void aLayerWithoutReferenceSystem()
    {
        QVERIFY(writeProject(false));
        QVERIFY(openAndWait(m_seat->file("bare.qgs")));
        QCOMPARE(m_seat->link.roads().edges, 2);
        QVERIFY(std::abs(ask({lon0, lat0}, {lon0 + step, lat0}).metres - 509.5) < 3);

        // Metres of nobody knows which system: that is said, nothing is guessed.
        QVERIFY(writeProject(true));
        QVERIFY(openAndWait(m_seat->file("bare.qgs")));
        QVERIFY(!m_seat->link.roads().isThere());
        QVERIFY(!m_seat->link.roads().trouble.isEmpty());
    }
    void theDemoPlacesRoads()
    {
        const QString store = m_seat->file("demo.gpkg");
        QCOMPARE(QProcess::execute(QStringLiteral(HUYING_BIN "/huyingctl"), {QStringLiteral("demo"), store, QStringLiteral("--scale"), QStringLiteral("tiny"), QStringLiteral("--seed"), QStringLiteral("1")}), 0);
        QVERIFY(openAndWait(store));
        QVERIFY(m_seat->link.roads().edges > 100);
        checkWays(store, "SELECT x, y FROM (SELECT (minx+maxx)/2 AS x, (miny+maxy)/2 AS y FROM rtree_roads_geom ORDER BY id)");
    }
    void aRealCountrysRoads()
    {
        const QString file = qEnvironmentVariable("HUYING_SHARED", QStringLiteral(HUYING_SOURCE "/../shared")) + QStringLiteral("/data/osm/liechtenstein.gpkg");
        if (!QFile::exists(file))
            QSKIP("没有 ../shared/data/osm，略过");
        const QString copy = m_seat->file("liechtenstein.gpkg");
        QVERIFY(QFile::copy(file, copy));
        QFile project(m_seat->file("li.qgs"));
        QVERIFY(project.open(QIODevice::WriteOnly));
        project.write("<qgis version=\"3.16\"><projectlayers><maplayer type=\"vector\" geometry=\"Line\"><id>l</id>"
                      "<datasource>liechtenstein.gpkg|layername=lines</datasource><layername>lines</layername><provider>ogr</provider></maplayer>"
                      "</projectlayers></qgis>");
        project.close();
        QVERIFY(openAndWait(project.fileName()));
        QVERIFY(m_seat->link.roads().edges > 4000);
        QVERIFY(m_seat->link.roads().metres > 1e6);
        // Schaan to Balzers, some 13 km down the valley; Vaduz to Malbun, up the mountain.
        const RoadRoute valley = ask({9.5095, 47.1656}, {9.5031, 47.0656}), up = ask({9.5209, 47.1410}, {9.6069, 47.1009});
        QVERIFY2(valley.metres > 11200 && valley.metres < 15500 && valley.seconds > 700 && valley.seconds < 1500, qPrintable(QStringLiteral("%1 m %2 s").arg(valley.metres).arg(valley.seconds)));
        QVERIFY2(up.metres > 11000 && up.metres < 18000, qPrintable(QStringLiteral("%1 m %2 s").arg(up.metres).arg(up.seconds)));
    }

private:
    bool openAndWait(const QString &file)
    {
        QSignalSpy roads(&m_seat->link, &EngineLink::roadsChanged);
        const auto said = [&] {
            return std::ranges::any_of(roads, [](const QList<QVariant> &one) {
                const auto network = one.first().value<RoadNetwork>();
                return network.isThere() || !network.trouble.isEmpty();
            });
        };
        return m_seat->open(file) && QTest::qWaitFor(said, patience);
    }
    bool openTown()
    {
        const QString store = m_seat->file("town.gpkg");
        return town().write(store) && openAndWait(store);
    }
    RoadRoute ask(LonLat from, LonLat to)
    {
        QSignalSpy routed(&m_seat->link, &EngineLink::routed);
        const quint64 request = m_seat->link.route(from, to, 0);
        (void)QTest::qWaitFor([&] { return !routed.isEmpty() && routed.last().first().value<RoadRoute>().request == request; }, patience);
        return routed.isEmpty() ? RoadRoute{0, wire::Way::None, 0, 0, {}, QStringLiteral("no answer")} : routed.last().first().value<RoadRoute>();
    }
    /// A shapefile that says nothing of where it lies, and a project as a script writes it.
    bool writeProject(bool metres)
    {
        auto *driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
        const QByteArray file = m_seat->file(metres ? "metres.shp" : "bare.shp").toUtf8();
        GDALDatasetUniquePtr set(driver->Create(file.constData(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRLayer *layer = set->CreateLayer("roads", nullptr, wkbLineString);
        for (int i = 0; i < 2; ++i) {
            OGRFeature feature(layer->GetLayerDefn());
            OGRLineString line;
            for (int k = i; k < i + 2; ++k)
                metres ? line.addPoint(500000 + k * 500, 2600000) : line.addPoint(lon0 + k * step, lat0);
            feature.SetGeometry(&line);
            if (layer->CreateFeature(&feature) != OGRERR_NONE)
                return false;
        }
        set.reset();
        QFile project(m_seat->file("bare.qgs"));
        return project.open(QIODevice::WriteOnly)
               && project.write("<qgis version=\"3.16\"><projectlayers><maplayer type=\"vector\" geometry=\"Line\"><id>r1</id><datasource>"
                                + QFileInfo(QString::fromUtf8(file)).fileName().toUtf8()
                                + "</datasource><layername>道路</layername><provider encoding=\"UTF-8\">ogr</provider></maplayer></projectlayers></qgis>") > 0;
    }
    /// Between roads taken at random: every way is a line from place to place, there and back within reason.
    void checkWays(const QString &store, const char *sql)
    {
        GDALDatasetUniquePtr set(GDALDataset::Open(store.toUtf8().constData(), GDAL_OF_VECTOR));
        QVERIFY(set);
        OGRLayer *rows = set->ExecuteSQL(sql, nullptr, "SQLITE");
        QVERIFY(rows);
        std::vector<LonLat> places;
        for (auto &&row : rows)
            places.push_back({row->GetFieldAsDouble(0), row->GetFieldAsDouble(1)});
        set->ReleaseResultSet(rows);
        QVERIFY(places.size() > 100);
        int found = 0;
        for (std::size_t i = 0; i < 60; ++i) {
            const LonLat from = places[i * 7 % places.size()], to = places[i * 131 % places.size()];
            const RoadRoute route = ask(from, to);
            if (route.way != wire::Way::Found)
                continue;
            ++found;
            QVERIFY(route.line.front() == from && route.line.back() == to);
            QVERIFY2(std::abs(metresOf(route.line) - route.metres) < 5 + route.metres * 0.01, qPrintable(QStringLiteral("%1 %2").arg(metresOf(route.line)).arg(route.metres)));
            QVERIFY(route.metres + 1 >= metresOf({from, to}) * 0.99);
            QVERIFY(route.seconds + 0.1 >= route.metres / 130 * 3.6);
        }
        QVERIFY2(found >= 50, qPrintable(QString::number(found)));
    }

    std::unique_ptr<MapSeat> m_seat;
};

QTEST_GUILESS_MAIN(RoadEngineTest)
#include "roadenginetest.moc"
