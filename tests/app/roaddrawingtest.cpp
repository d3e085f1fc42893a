// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/coverdrawing.h"
#include "app/console/routedrawing.h"
#include "app/console/session.h"
#include "maps/view/mapview.h"
#include "tests/maps/mapseat.h"
#include "widgets/controls/toast.h"
#include "widgets/dispatch/advicepane.h"

#include <QStandardPaths>

using namespace huying;

namespace
{

constexpr LonLat corner{109.3, 23.7};
constexpr double block = 0.005;

/// One street with a bend, and an island.
SmallStore street()
{
    SmallStore store;
    store.addRoad("residential", QStringLiteral("人民路"), {corner, {corner.lon + block, corner.lat}, {corner.lon + block, corner.lat + block}});
    store.addRoad("residential", QStringLiteral("岛上路"), {{corner.lon + 0.1, corner.lat}, {corner.lon + 0.11, corner.lat}});
    return store;
}

UnitRow unitAt(const char *ref, double lon, double lat)
{
    UnitRow unit;
    unit.ref = unit.name = QString::fromLatin1(ref);
    unit.kind = UnitKind::Vehicle;
    unit.place = LonLat{lon, lat};
    return unit;
}

} // namespace

/// The ways and ranges that the console draws for the case and the unit that are selected.
class RoadDrawingTest : public QObject
{
    Q_OBJECT

    struct Seat
    {
        Session session{Options{}, std::nullopt, Account{}, *Workflow::load()};
        QWidget window;
        MapView *map = new MapView(&window);
        ToastStack toasts{&window};
        AdvicePane pane{session.words, session.account};
        RouteDrawing *routes = new RouteDrawing(*map, session, pane);
        CoverDrawing *covers = new CoverDrawing(*map, session, toasts);
        CaseState state;

        explicit Seat(const QString &store)
        {
            state.id = uuid7(1765000000000, 1, 1);
            state.version = 1;
            state.state = QStringLiteral("accepted");
            state.place = LonLat{corner.lon + block, corner.lat + block};
            session.present.merge({state});
            session.presentUnits.setRoster({unitAt("car", corner.lon, corner.lat), unitAt("island", corner.lon + 0.105, corner.lat)});
            session.selection.selectCase(state.id);
            pane.show(state, state.reportedAt);
            session.engine.start(QStringLiteral(HUYING_BIN "/huying-mapengine"), store);
        }
        bool becomes(const std::function<bool()> &what) { return QTest::qWaitFor(what, patience); }
    };

    QTemporaryDir m_dir;
    QString m_store;

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_store = m_dir.filePath(QStringLiteral("street.gpkg"));
        QVERIFY(street().write(m_store));
    }

    void aSelectedUnitsWayFollowsTheStreet()
    {
        Seat seat(m_store);
        seat.session.selection.selectUnit(QStringLiteral("car"));
        // Until the engine has answered a straight line that says so.
        QCOMPARE(seat.map->routes().size(), 1);
        QCOMPARE(seat.map->routes().first().line.size(), std::size_t(2));
        QVERIFY(seat.map->routes().first().strong.isEmpty() && !seat.map->routes().first().plain.isEmpty());
        QVERIFY(seat.becomes([&] { return !seat.map->routes().isEmpty() && seat.map->routes().first().line.size() > 2; }));
        const MapRoute route = seat.map->routes().first();
        QVERIFY(!route.tentative && !route.strong.isEmpty());
        QVERIFY(route.line.front() == corner && route.line.back() == *seat.state.place);
        QVERIFY(std::ranges::any_of(route.line, [](LonLat p) { return std::abs(p.lon - corner.lon - block) < 1e-9 && std::abs(p.lat - corner.lat) < 1e-9; }));

        seat.session.selection.selectCase(seat.state.id);
        QVERIFY(seat.map->routes().isEmpty());
        seat.routes->setTicked({QStringLiteral("car"), QStringLiteral("island")});
        QVERIFY(seat.becomes([&] {
            return seat.map->routes().size() == 2 && seat.map->routes()[0].line.size() > 2 && seat.map->routes()[1].line.size() == 1;
        }));
        QVERIFY(seat.map->routes()[0].tentative);
        QVERIFY(!seat.map->routes()[1].strong.isEmpty()); // says that no road leads there
    }

    void rangesCountUnitsAndFollowTheSelection()
    {
        Seat seat(m_store);
        QSignalSpy turned(seat.covers, &CoverDrawing::turned);
        seat.covers->setOn(true);
        QVERIFY(seat.becomes([&] { return seat.map->covers().size() == 3 && !seat.map->covers().first().plain.isEmpty(); }));
        QVERIFY(seat.map->covers().first().plain.contains(u'1')); // the car, not the one on the island
        const auto northOf = [&] {
            double north = -90;
            for (const Ring &ring : seat.map->covers().first().rings)
                for (const LonLat &place : ring)
                    north = std::max(north, place.lat);
            return north;
        };
        const double before = northOf();
        seat.session.selection.selectUnit(QStringLiteral("island"));
        QVERIFY(seat.becomes([&] { return seat.map->covers().size() == 3 && seat.map->covers().first().plain.isEmpty(); }));
        QVERIFY(northOf() < before);
        seat.covers->setOn(false);
        QVERIFY(seat.map->covers().isEmpty());
        QCOMPARE(turned.size(), 2);
    }

    void withNothingToStartFromItTurnsItselfOff()
    {
        Seat seat(m_store);
        seat.session.selection.clear();
        QSignalSpy turned(seat.covers, &CoverDrawing::turned);
        seat.covers->setOn(true);
        QCOMPARE(turned.size(), 1);
        QCOMPARE(turned.first().first().toBool(), false);
        seat.covers->showAround({corner.lon + 1, corner.lat}); // far from any road
        QVERIFY(seat.becomes([&] { return !seat.covers->isOn(); }));
        QVERIFY(seat.map->covers().isEmpty());
    }
};

QTEST_MAIN(RoadDrawingTest)
#include "roaddrawingtest.moc"
