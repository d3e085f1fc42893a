// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/unittracker.h"

#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <ctime>
#include <limits>

using namespace huying;

namespace
{

constexpr TimeMs two = 1786514400000; // 14:00 in China, a Wednesday
constexpr double metre = 1 / 111195.0; ///< degrees of latitude

AreaRecord square(const QString &code, const QString &parent, AreaLevel level, double west, double south, double side)
{
    AreaRecord r;
    r.code = code;
    r.name = code;
    r.parent = parent;
    r.level = level;
    r.shape = {{{{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}, {west, south}}}};
    return r;
}

UnitRow unit(const QString &ref, const QString &area = QStringLiteral("G1"))
{
    UnitRow u;
    u.ref = ref;
    u.name = ref;
    u.role = QStringLiteral("网格员");
    u.area = area;
    u.shift = QStringLiteral("白班 08:00–18:00");
    return u;
}

UnitFix fix(const QString &ref, double lon, double lat, TimeMs at)
{
    return {ref, {lon, lat}, std::nullopt, at, 0, 1};
}

AreaTreePtr areas()
{
    return std::make_shared<AreaTree>(std::vector<AreaRecord>{square(QStringLiteral("T1"), {}, AreaLevel::Town, 109.0, 23.7, 0.1),
                                                              square(QStringLiteral("G1"), QStringLiteral("T1"), AreaLevel::Grid, 109.0, 23.7, 0.01),
                                                              square(QStringLiteral("G2"), QStringLiteral("T1"), AreaLevel::Grid, 109.02, 23.7, 0.01)});
}

struct Desk
{
    TimeMs now = two;
    UnitBoard board;
    UnitTracker tracker{board, [this] { return Clock::replay(now, 0); }};

    Desk()
    {
        tracker.setHome({109.0, 23.7, 109.1, 23.8});
        tracker.setAreas(areas());
        tracker.setRoster({unit(QStringLiteral("U1")), unit(QStringLiteral("U2"), QStringLiteral("G2"))});
    }
    void tell(const UnitFix &f)
    {
        now = std::max(now, f.at);
        tracker.take({f});
    }
    const UnitRow &u1() const { return *board.unit(QStringLiteral("U1")); }
};

} // namespace

class UnitTrackerTest : public QObject
{
    Q_OBJECT
private slots:
    void theSitesTablesAreRead() { QCOMPARE(Desk().tracker.problems(), QStringList()); }

    void whatCannotBeTrueIsNotDrawnAsTruth_data()
    {
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        QTest::addColumn<int>("after"); // seconds
        QTest::addColumn<int>("why");
        const auto row = [](const char *name, double lon, double lat, int after, FixDoubt why) { QTest::newRow(name) << lon << lat << after << static_cast<int>(why); };
        const double nan = std::numeric_limits<double>::quiet_NaN();
        row("near", 109.0051, 23.7051, 10, FixDoubt::None);
        row("NaN", nan, 23.7, 10, FixDoubt::NotANumber);
        row("infinite", 109.005, std::numeric_limits<double>::infinity(), 10, FixDoubt::NotANumber);
        row("0/0", 0, 0, 10, FixDoubt::NullPlace);
        row("swapped", 23.705, 109.005, 10, FixDoubt::Swapped);
        row("Boston", -71.06, 42.36, 10, FixDoubt::Outside);
        row("beyond the pole", 109.0, 91, 10, FixDoubt::Outside);
        row("10 km in 10 s", 109.1, 23.705, 10, FixDoubt::TooFast);
        row("10 km in 20 min", 109.1, 23.705, 1200, FixDoubt::None);
        row("older", 109.0051, 23.7051, -5, FixDoubt::Older);
    }
    void whatCannotBeTrueIsNotDrawnAsTruth()
    {
        QFETCH(double, lon);
        QFETCH(double, lat);
        QFETCH(int, after);
        QFETCH(int, why);
        Desk desk;
        desk.tell(fix(QStringLiteral("U1"), 109.005, 23.705, two));
        desk.tell(fix(QStringLiteral("U1"), lon, lat, two + after * secondMs));
        const auto doubt = static_cast<FixDoubt>(why);
        if (doubt == FixDoubt::None) {
            QCOMPARE(*desk.u1().place, (LonLat{lon, lat}));
            QVERIFY(!desk.u1().doubted);
            return;
        }
        QCOMPARE(*desk.u1().place, (LonLat{109.005, 23.705}));
        QCOMPARE(desk.u1().fixAt, two);
        QCOMPARE(desk.tracker.count(doubt), qint64(1));
        QCOMPARE(desk.u1().doubted.has_value(), doubt != FixDoubt::Older);
        if (desk.u1().doubted)
            QCOMPARE(desk.u1().doubted->why, doubt);
        desk.tell(fix(QStringLiteral("U1"), 109.0052, 23.7052, desk.now + 10 * secondMs)); // a good one clears it
        QVERIFY(!desk.u1().doubted);
    }

    void aFixAheadOfTheClockIsDoubted()
    {
        Desk desk;
        desk.tracker.take({fix(QStringLiteral("U1"), 109.005, 23.705, two + 10 * minuteMs)});
        QCOMPARE(desk.tracker.count(FixDoubt::Future), qint64(1));
        QVERIFY(!desk.u1().place);
    }

    void threeThatAgreeAreBelieved()
    {
        Desk desk;
        desk.tell(fix(QStringLiteral("U1"), 109.005, 23.705, two));
        for (int i = 1; i <= 3; ++i) {
            QCOMPARE(*desk.u1().place, (LonLat{109.005, 23.705}));
            desk.tell(fix(QStringLiteral("U1"), 109.09 + i * 0.0001, 23.705, two + i * 10 * secondMs));
        }
        QVERIFY(std::abs(desk.u1().place->lon - 109.0903) < 1e-9);
        // Three that don't agree with each other are not.
        Desk other;
        other.tell(fix(QStringLiteral("U1"), 109.005, 23.705, two));
        for (int i = 1; i <= 6; ++i)
            other.tell(fix(QStringLiteral("U1"), 109.0 + 0.09 * (i % 2), 23.705 + 0.05 * (i % 3 + 1), two + i * secondMs));
        QCOMPARE(*other.u1().place, (LonLat{109.005, 23.705}));
    }

    void aRecordingPlayedFastIsNotTooFast()
    {
        Desk desk;
        UnitFix f = fix(QStringLiteral("U1"), 109.005, 23.705, two);
        f.pace = 100;
        desk.tell(f);
        f.place.lon += 0.01; // 1 km in a second, recorded in a hundred
        f.at += secondMs;
        desk.tell(f);
        QVERIFY(!desk.u1().doubted);
    }

    void aMillionFixesOnOneSpotTakeNoRoom()
    {
        Desk desk;
        const std::clock_t begun = std::clock(); // of the processor: a busy machine is not a slow program
        QList<UnitFix> batch;
        for (int i = 0; i < 1000000; ++i) {
            batch << fix(QStringLiteral("U1"), 109.005 + (i % 3) * metre, 23.705, two + i * 10);
            if (batch.size() == 1000) {
                desk.now = batch.last().at;
                desk.tracker.take(std::exchange(batch, {}));
            }
        }
        QCOMPARE(desk.tracker.taken(), qint64(1000000));
        QVERIFY(desk.tracker.tracks().of(QStringLiteral("U1")).size() <= 2);
        const double seconds = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < 60, qPrintable(QStringLiteral("%1 s").arg(seconds))); // 60 µs a fix; a sanitizer takes its part
    }

    void aLongWayGetsCoarserNotShorter()
    {
        UnitTracks tracks;
        for (int i = 0; i < 5000; ++i)
            tracks.add(QStringLiteral("U1"), {109.0 + i * 20 * metre, 23.7}, two + i * 10 * secondMs);
        const auto &track = tracks.of(QStringLiteral("U1"));
        QVERIFY(track.size() <= UnitTracks::most && track.size() > UnitTracks::most / 3);
        QVERIFY(std::abs(toLonLat(track.front().at).lon - 109.0) < 1e-6);
        QVERIFY(std::abs(toLonLat(track.back().at).lon - (109.0 + 4999 * 20 * metre)) < 1e-6);
        QVERIFY(std::is_sorted(track.begin(), track.end(), [](const TrackPoint &a, const TrackPoint &b) { return a.seconds < b.seconds; }));
    }

    void oldFixesAreSaidToBeOld()
    {
        Desk desk;
        QCOMPARE(desk.tracker.ageOf(desk.u1()), FixAge::None);
        desk.tell(fix(QStringLiteral("U1"), 109.005, 23.705, two));
        QCOMPARE(desk.tracker.ageOf(desk.u1()), FixAge::Fresh);
        desk.now = two + 6 * minuteMs;
        QCOMPARE(desk.tracker.ageOf(desk.u1()), FixAge::Stale);
        desk.now = two + 2 * hourMs;
        QCOMPARE(desk.tracker.ageOf(desk.u1()), FixAge::Lost);
        // Played at 600 times the speed it came two seconds ago.
        QCOMPARE(desk.tracker.rules().ageOf(desk.u1(), two + 20 * minuteMs, 600), FixAge::Fresh);
    }

    void anUnknownUnitIsCounted()
    {
        Desk desk;
        desk.tell(fix(QStringLiteral("X9"), 109.005, 23.705, two));
        QCOMPARE(desk.tracker.unknownUnits(), 1);
    }

    void fencesTellOfEntriesExitsAndStays()
    {
        const auto fences = geofencesFromJson(R"({"fences": [
            {"id": "F1", "name": "广场", "where": {"circle": [109.005, 23.705, 200]}, "rules": [
               {"when": "enter", "text": "来了"}, {"when": "dwell", "after": 10, "priority": 2, "text": "停留"}, {"when": "exit", "after": 5, "text": "走了"}]},
            {"id": "F2", "name": "本格", "where": "own", "who": {"roles": ["网格员"]}, "free": true, "rules": [{"when": "exit", "text": "出格"}]}]})",
                                              QStringLiteral("geofences.json"));
        QVERIFY2(fences, fences ? "" : qPrintable(fences.error().message));
        UnitRow u = unit(QStringLiteral("U1"));
        GeofenceWatch watch(*fences, [&u](const QString &) { return &u; });
        watch.setAreas(areas());
        const auto texts = [&watch](TimeMs at) {
            QStringList list;
            for (const AlarmCondition &c : watch.conditions(at))
                list << c.text.section(QChar(u'：'), 1);
            list.sort();
            return list;
        };
        watch.take(u, {109.009, 23.709}, two); // in the grid, not at the square
        QCOMPARE(texts(two), QStringList());
        watch.take(u, {109.005, 23.705}, two + minuteMs); // once may be trembling
        QCOMPARE(texts(two + minuteMs), QStringList());
        watch.take(u, {109.009, 23.709}, two + 2 * minuteMs);
        watch.take(u, {109.005, 23.705}, two + 3 * minuteMs);
        watch.take(u, {109.005, 23.705}, two + 4 * minuteMs);
        QCOMPARE(texts(two + 4 * minuteMs), QStringList{QStringLiteral("来了")});
        QCOMPARE(watch.insideOf(0), 1);
        QCOMPARE(texts(two + 13 * minuteMs), (QStringList{QStringLiteral("停留"), QStringLiteral("来了")})); // since the first of the two
        watch.take(u, {109.015, 23.705}, two + 14 * minuteMs);
        watch.take(u, {109.015, 23.705}, two + 15 * minuteMs);
        QCOMPARE(texts(two + 15 * minuteMs), QStringList{QStringLiteral("出格")});
        QCOMPARE(texts(two + 19 * minuteMs), (QStringList{QStringLiteral("出格"), QStringLiteral("走了")}));
        u.caseId = QUuid::createUuid(); // sent somewhere: may leave
        QCOMPARE(texts(two + 19 * minuteMs), QStringList{QStringLiteral("走了")});
        QCOMPARE(watch.conditions(two + 19 * minuteMs)[0].unit, QStringLiteral("U1"));
        QCOMPARE(watch.crossings().size(), std::size_t(3));
    }

    void fenceTablesSayWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("fence");
        QTest::addColumn<QString>("why");
        QTest::newRow("where") << QByteArray(R"({"id": "F", "where": {"circle": [109, 23]}, "rules": []})") << QStringLiteral("where");
        QTest::newRow("no rules") << QByteArray(R"({"id": "F", "where": "own"})") << QStringLiteral("rules");
        QTest::newRow("when") << QByteArray(R"({"id": "F", "where": "own", "rules": [{"when": "near", "text": "x"}]})") << QStringLiteral("near");
        QTest::newRow("dwell") << QByteArray(R"({"id": "F", "where": "own", "rules": [{"when": "dwell", "text": "x"}]})") << QStringLiteral("dwell");
        QTest::newRow("priority") << QByteArray(R"({"id": "F", "where": "own", "rules": [{"when": "enter", "priority": 9, "text": "x"}]})") << QStringLiteral("priority");
        QTest::newRow("kind") << QByteArray(R"({"id": "F", "where": "own", "who": {"kinds": ["dog"]}, "rules": [{"when": "enter", "text": "x"}]})") << QStringLiteral("dog");
        QTest::newRow("id") << QByteArray(R"({"where": "own"})") << QStringLiteral("id");
    }
    void fenceTablesSayWhatIsWrong()
    {
        QFETCH(QByteArray, fence);
        QFETCH(QString, why);
        const auto fences = geofencesFromJson("{\"fences\": [" + fence + "]}", QStringLiteral("geofences.json"));
        QVERIFY(!fences);
        QVERIFY2(fences.error().message.contains(why) && fences.error().message.contains(QStringLiteral("geofences.json")), qPrintable(fences.error().message));
    }

    void coverageCountsTheSquaresThatWereWalkedBy()
    {
        AreaTreePtr tree = areas();
        PatrolGround ground(tree->at(tree->indexOf(QStringLiteral("G1"))), 50);
        const int columns = 21, rows = 23; // 1,018 × 1,112 m, middles within
        QVERIFY2(std::abs(ground.cells() - columns * rows) < 45, qPrintable(QString::number(ground.cells())));
        ground.walk({109.0, 23.705}, {109.01, 23.705}, 60); // along the middle: 2 or 3 rows of squares
        const double share = ground.share();
        QVERIFY2(share > 0.08 && share < 0.14, qPrintable(QString::number(share)));
        ground.walk({109.0, 23.705}, {109.01, 23.705}, 60);
        QCOMPARE(ground.share(), share);
        ground.walk({110, 23.705}, {110.01, 23.705}, 60);
        QCOMPARE(ground.share(), share);
        for (int i = 0; i <= 30; ++i)
            ground.walk({109.0, 23.7 + i * 0.00035}, {109.01, 23.7 + i * 0.00035}, 60);
        QCOMPARE(ground.walked(), ground.cells());
        ground.forget();
        QCOMPARE(ground.walked(), 0);
    }

    void plannedAgainstWalked()
    {
        const auto table = PatrolTable::fromJson(R"({"sees": 60, "cell": 60, "patrols": [
            {"id": "P1", "name": "早巡", "who": {"roles": ["网格员"]}, "from": "14:00", "to": "16:00", "late": 30, "coverage": 10, "priority": 2}],
            "attendance": {"who": {"roles": ["网格员"]}, "grace": 15}})",
                                                 QStringLiteral("patrols.json"));
        QVERIFY2(table, table ? "" : qPrintable(table.error().message));
        PatrolWatch watch(*table, {});
        watch.setAreas(areas());
        UnitRow one = unit(QStringLiteral("U1")), two_ = unit(QStringLiteral("U2"), QStringLiteral("G2"));
        one.shift = two_.shift = QStringLiteral("班 14:00–18:00");
        watch.setUnits({one, two_});
        watch.begin(two);
        using State = PatrolRow::State;
        const auto states = [&watch](TimeMs at) {
            QList<State> list;
            for (const PatrolRow &row : watch.rows(at))
                list << row.state;
            return list;
        };
        QCOMPARE(states(two - minuteMs), (QList<State>{State::Waiting, State::Waiting}));
        for (int i = 0; i <= 60; ++i) // U1 walks 10 m each 10 s
            watch.take(one, {109.002 + i * 10 * metre, 23.705}, two + 10 * minuteMs + i * 10 * secondMs);
        QCOMPARE(states(two + 25 * minuteMs), (QList<State>{State::Walking, State::Waiting}));
        QCOMPARE(states(two + 31 * minuteMs), (QList<State>{State::Walking, State::Late}));
        const auto late = watch.conditions(two + 31 * minuteMs);
        QCOMPARE(int(late.size()), 1);
        QCOMPARE(late[0].kind, QStringLiteral("patrol_late"));
        QCOMPARE(late[0].priority, 2);
        QCOMPARE(late[0].text, QStringLiteral("T1早巡：1 个网格到点还没有开始"));
        QCOMPARE(late[0].since, two + 30 * minuteMs);
        for (int i = 0; i <= 100; ++i)
            watch.take(one, {109.001 + i * 9 * metre, 23.707}, two + 40 * minuteMs + i * 10 * secondMs);
        QCOMPARE(states(two + 70 * minuteMs)[0], State::Done);
        const auto ended = watch.conditions(two + 121 * minuteMs);
        QCOMPARE(int(ended.size()), 1);
        QCOMPARE(ended[0].kind, QStringLiteral("patrol_short"));
        const auto attendance = watch.attendance(two + 20 * minuteMs);
        QCOMPARE(int(attendance.size()), 2);
        QCOMPARE(attendance[0].state, AttendanceRow::State::Present);
        QCOMPARE(attendance[0].cameAt, two + 10 * minuteMs);
        QCOMPARE(attendance[1].state, AttendanceRow::State::Absent);
        QVERIFY(attendance[0].inside >= 25 * minuteMs); // 10 and 16 minutes, as far as it was seen
        // Tomorrow everything begins anew.
        watch.take(one, {109.005, 23.705}, two + dayMs);
        QCOMPARE(watch.rows(two + dayMs)[0].state, State::Walking);
        QVERIFY(watch.rows(two + dayMs)[0].walked < 12);
    }

    void whatWasNotWatchedIsNotJudged()
    {
        const auto table = PatrolTable::fromJson(R"({"patrols": [{"id": "P1", "name": "巡", "from": "08:00", "to": "15:00", "late": 30, "coverage": 50}]})", QStringLiteral("p"));
        QVERIFY(table);
        PatrolWatch watch(*table, {});
        watch.setAreas(areas());
        watch.setUnits({unit(QStringLiteral("U1"))});
        QCOMPARE(watch.rows(two)[0].state, PatrolRow::State::Unknown);
        QVERIFY(watch.conditions(two).isEmpty());
        watch.take(unit(QStringLiteral("U1")), {109.005, 23.705}, two); // opened in the afternoon
        QCOMPARE(watch.rows(two + 70 * minuteMs)[0].state, PatrolRow::State::Unknown);
        QVERIFY(watch.conditions(two + 70 * minuteMs).isEmpty());
    }

    void alarmsOfFencesComeOnceAndGo()
    {
        Desk desk;
        QSignalSpy told(&desk.tracker, &UnitTracker::conditionsChanged);
        for (int i = 0; i < 3; ++i)
            desk.tell(fix(QStringLiteral("U1"), 109.005, 23.705, two + i * 10 * secondMs));
        for (int i = 0; i < 3; ++i)
            desk.tell(fix(QStringLiteral("U1"), 109.015, 23.705, two + 10 * minuteMs + i * 10 * secondMs));
        desk.tracker.look();
        QVERIFY(desk.tracker.conditions().isEmpty()); // an hour is allowed
        desk.now = two + 71 * minuteMs;
        desk.tracker.look();
        QCOMPARE(int(desk.tracker.conditions().size()), 1);
        QCOMPARE(desk.tracker.conditions()[0].kind, QStringLiteral("geofence"));
        desk.tracker.look();
        QCOMPARE(int(told.size()), 1);
        for (int i = 0; i < 2; ++i)
            desk.tell(fix(QStringLiteral("U1"), 109.005, 23.705, two + 80 * minuteMs + i * 10 * secondMs));
        desk.tracker.look();
        QVERIFY(desk.tracker.conditions().isEmpty());
    }
};

QTEST_GUILESS_MAIN(UnitTrackerTest)
#include "unittrackertest.moc"
