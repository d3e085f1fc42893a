// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/rulebook.h"
#include "data/store/store.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

namespace
{

MultiPolygon square(double lon, double lat)
{
    return {{{{lon, lat}, {lon + 0.01, lat}, {lon + 0.01, lat + 0.01}, {lon, lat + 0.01}, {lon, lat}}}};
}

TimeMs at(const char *time)
{
    return QDateTime::fromString(QString::fromLatin1(time), QStringLiteral("yyyy-MM-dd HH:mm")).toMSecsSinceEpoch();
}

} // namespace

class RoutingTest : public QObject
{
    Q_OBJECT

    AreaTreePtr m_areas;

    CaseState about(const char *item, const char *when = "2026-08-12 10:00") const
    {
        CaseState c;
        c.id = uuid7(1);
        c.no = QStringLiteral("QD0812-0001");
        c.item = QString::fromLatin1(item);
        c.channel = QStringLiteral("12345");
        c.area = QStringLiteral("G11");
        c.reportedAt = at(when);
        return c;
    }

    Routing place(Result<Routing> table) const
    {
        if (!table)
            qFatal("%s", qPrintable(table.error().message));
        table->setPlace(m_areas,
                        {{QStringLiteral("T1-ZX"), QStringLiteral("城关综治中心"), QStringLiteral("G11")},
                         {QStringLiteral("T1-CG"), QStringLiteral("城关综合执法队"), QStringLiteral("G11")},
                         {QStringLiteral("T1-SF"), QStringLiteral("城关司法所"), QStringLiteral("T1")}},
                        *Catalogue::load(), *WorkCalendar::load());
        return std::move(*table);
    }
    Routing table(const char *rules) const
    {
        return place(Routing::fromJson(QByteArray("{\"rules\": [") + rules + "]}", QStringLiteral("r.json")));
    }

private slots:
    void initTestCase()
    {
        std::vector<AreaRecord> records{
            {QStringLiteral("C"), QStringLiteral("县"), {}, QStringLiteral("basic"), AreaLevel::County, {}, 0},
            {QStringLiteral("T1"), QStringLiteral("城关镇"), QStringLiteral("C"), QStringLiteral("basic"), AreaLevel::Town, {}, 0},
            {QStringLiteral("G11"), QStringLiteral("一格"), QStringLiteral("T1"), QStringLiteral("basic"), AreaLevel::Grid, square(120, 36), 0},
            {QStringLiteral("T2"), QStringLiteral("河东镇"), QStringLiteral("C"), QStringLiteral("basic"), AreaLevel::Town, {}, 0},
            {QStringLiteral("G21"), QStringLiteral("二格"), QStringLiteral("T2"), QStringLiteral("basic"), AreaLevel::Grid, square(121, 36), 0}};
        m_areas = std::make_shared<AreaTree>(std::move(records));
    }

    void theBuiltInTable_data()
    {
        QTest::addColumn<QString>("item");
        QTest::addColumn<QString>("when");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("org");
        const auto row = [](const char *item, const char *when, const char *text, const char *rule, const char *org) {
            QTest::addRow("%s %s", item, when) << QString::fromLatin1(item) << QString::fromLatin1(when)
                                               << QString::fromUtf8(text) << QString::fromLatin1(rule) << QString::fromLatin1(org);
        };
        row("E09012", "2026-08-12 10:00", "", "R001", "D24");
        row("E06029", "2026-08-12 10:00", "", "R004", "D02");  // Wednesday
        row("E06029", "2026-08-12 23:30", "", "R003", "D06");  // night and working day: the table's order decides
        row("E06029", "2026-08-15 10:00", "", "R010", "T1-CG"); // Saturday: only the class is left
        row("E21001", "2026-08-12 10:00", "", "R009", "T1-SF");
        row("E21004", "2026-08-12 10:00", "", "R007", "D13");
        row("E22001", "2026-08-12 10:00", "燃气味很重", "R006", "D20");
        row("E01037", "2026-08-12 10:00", "", "R900", "D03");
    }

    void theBuiltInTable()
    {
        QFETCH(QString, item);
        QFETCH(QString, when);
        QFETCH(QString, text);
        QFETCH(QString, rule);
        QFETCH(QString, org);
        const Routing routing = place(Routing::load());
        CaseState c = about(item.toLatin1(), when.toLatin1());
        c.text = text;
        const Route route = routing.route(c, true);
        QCOMPARE(route.rule, rule);
        if (item == QLatin1String("E01037"))
            QCOMPARE(route.org, Catalogue::load()->item(item)->department);
        else
            QCOMPARE(route.org, org);
        QCOMPARE(route.trace.size(), routing.rules().size());
        for (const RuleTrace &line : route.trace)
            QVERIFY2(!line.why.isEmpty(), qPrintable(line.id));
    }

    void theMostSpecificWinsThenTheFirst()
    {
        const Routing routing = table(R"(
            {"id": "a", "name": "all", "then": {"org": "A"}},
            {"id": "b", "name": "class", "when": {"items": ["E06"]}, "then": {"org": "B"}},
            {"id": "c", "name": "item", "when": {"items": ["E06010"]}, "then": {"org": "C"}},
            {"id": "d", "name": "county", "when": {"areas": ["C"]}, "then": {"org": "D"}},
            {"id": "e", "name": "class and town", "when": {"items": ["E06"], "areas": ["T1"]}, "then": {"org": "E"}},
            {"id": "f", "name": "the same", "when": {"items": ["E06"], "areas": ["T1"]}, "then": {"org": "F"}},
            {"id": "g", "name": "off", "on": false, "when": {"items": ["E06010"], "areas": ["G11"]}, "then": {"org": "G"}})");
        QCOMPARE(routing.route(about("E06010")).rule, QStringLiteral("e"));
        CaseState elsewhere = about("E06010");
        elsewhere.area = QStringLiteral("G21");
        QCOMPARE(routing.route(elsewhere).rule, QStringLiteral("c"));
        elsewhere.item = QStringLiteral("E09001");
        QCOMPARE(routing.route(elsewhere).rule, QStringLiteral("d"));
        elsewhere.area.clear();
        QCOMPARE(routing.route(elsewhere).rule, QStringLiteral("a"));
    }

    void noRuleMeansTheStationAndNoStationAPerson()
    {
        const Routing routing = table(R"({"id": "a", "name": "x", "when": {"items": ["E99"]}, "then": {"org": "A"}})");
        QCOMPARE(routing.route(about("E06010")).org, QStringLiteral("T1-ZX"));
        QVERIFY(!routing.route(about("E06010")).needsPerson);
        CaseState elsewhere = about("E06010");
        elsewhere.area = QStringLiteral("G21");
        QVERIFY(routing.route(elsewhere).org.isEmpty());
        QVERIFY(routing.route(elsewhere).needsPerson);
    }

    void aRuleThatCanNameNobodyDoesNotWin()
    {
        const Routing routing = table(R"(
            {"id": "a", "name": "x", "then": {"org": "D01"}},
            {"id": "b", "name": "y", "when": {"items": ["E21"]}, "then": {"org": "@station:司法所"}})");
        QCOMPARE(routing.route(about("E21001")).rule, QStringLiteral("b"));
        CaseState elsewhere = about("E21001");
        elsewhere.area = QStringLiteral("G21");
        QCOMPARE(routing.route(elsewhere).rule, QStringLiteral("a"));
    }

    void aDraftIsComparedWithTheLiveTable()
    {
        const Routing live = table(R"({"id": "a", "name": "x", "then": {"org": "D01"}})");
        const Routing draft = table(R"({"id": "a", "name": "x", "then": {"org": "D01"}},
                                       {"id": "b", "name": "y", "when": {"items": ["E21"]}, "then": {"org": "D08"}})");
        const QList<RouteChange> changes = compareRoutes(live, draft, {about("E21001"), about("E06010"), about("E21002")});
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0].from, QStringLiteral("D01"));
        QCOMPARE(changes[0].to, QStringLiteral("D08"));
        QCOMPARE(changes[0].toRule, QStringLiteral("b"));
    }

    void aTableComesBackAsItWasWritten()
    {
        const Routing routing = place(Routing::load());
        const auto again = Routing::fromJson(routing.toJson(), QStringLiteral("again.json"));
        QVERIFY(again);
        QCOMPARE(again->rules(), routing.rules());
    }

    void badTablesSayWhichRule_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QString>("word");
        QTest::newRow("no org") << QByteArray(R"({"id": "a", "name": "x", "then": {}})") << QStringLiteral("then.org");
        QTest::newRow("hours") << QByteArray(R"({"id": "a", "name": "x", "when": {"hours": ["25:00-26:00"]}, "then": {"org": "A"}})") << QStringLiteral("25:00-26:00");
        QTest::newRow("member") << QByteArray(R"({"id": "a", "name": "x", "wenn": {}, "then": {"org": "A"}})") << QStringLiteral("wenn");
        QTest::newRow("limit") << QByteArray(R"({"id": "a", "name": "x", "then": {"org": "A", "limit": "soon"}})") << QStringLiteral("soon");
        QTest::newRow("double") << QByteArray(R"({"id": "a", "name": "x", "then": {"org": "A"}}, {"id": "a", "name": "y", "then": {"org": "B"}})") << QStringLiteral("重复");
        QTest::newRow("blank") << QByteArray(R"({"id": "a", "name": "x", "when": {"words": [""]}, "then": {"org": "A"}})") << QStringLiteral("空值");
        QTest::newRow("none") << QByteArray() << QStringLiteral("没有一条规则");
        QTest::newRow("syntax") << QByteArray("{]") << QStringLiteral("第 1 行");
    }

    void badTablesSayWhichRule()
    {
        QFETCH(QByteArray, rules);
        QFETCH(QString, word);
        const auto read = Routing::fromJson("{\"rules\": [" + rules + "]}", QStringLiteral("r.json"));
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(word) && read.error().message.contains(QStringLiteral("r.json")),
                 qPrintable(read.error().message));
    }

    void rowsOfTheStoreStandForTheFile()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("rules.gpkg"));
        auto store = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
        QVERIFY(store);
        RuleBookPtr book = readRuleBook(**store, m_areas);
        QVERIFY(book->problems.isEmpty());
        QCOMPARE(book->routing.rules(), Routing::load()->rules());

        (*store)->db().exec(R"(INSERT INTO rules (kind, id, version, rank, state, body, by, at) VALUES
            ('routing', 'A', 1, 2, 'live', '{"id": "A", "name": "一", "then": {"org": "D02"}}', 'zhang', 1),
            ('routing', 'A', 2, 2, 'draft', '{"id": "A", "name": "一", "then": {"org": "D09"}}', 'zhang', 2),
            ('routing', 'B', 1, 1, 'live', '{"id": "B", "name": "二", "when": {"items": ["E01"]}, "then": {"org": "D03"}}', 'zhang', 1),
            ('routing', 'B', 2, 1, 'off', '{"id": "B", "name": "二", "when": {"items": ["E01"]}, "then": {"org": "D03"}}', 'zhang', 2),
            ('routing', 'C', 1, 3, 'live', '{"id": "C", "name": "三", "then": {"org": "D04"}}', 'zhang', 1),
            ('routing', 'C', 2, 3, 'gone', '', 'zhang', 2))");
        book = readRuleBook(**store, m_areas);
        QVERIFY(book->problems.isEmpty());
        QCOMPARE(book->routing.rules().size(), 2); // B, which is off, and A as it was last live
        QCOMPARE(book->routing.route(about("E01001")).org, QStringLiteral("D02"));

        (*store)->db().exec(R"(UPDATE rules SET body = '{"id": "A", "name": "一", "then": {}}' WHERE state = 'live' AND id = 'A')");
        book = readRuleBook(**store, m_areas);
        QCOMPARE(book->problems.size(), 1);
        QVERIFY2(book->problems[0].message.contains(QStringLiteral("then.org")) && book->problems[0].message.contains(path),
                 qPrintable(book->problems[0].message));
    }
};

QTEST_GUILESS_MAIN(RoutingTest)
#include "routingtest.moc"
