// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/importfixture.h"

using namespace huying;
using namespace huying::test;

class ImportTest : public QObject
{
    Q_OBJECT

private slots:
    void everyBadRowIsRejectedWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const char *bytes, const char *reason) {
            QTest::newRow(name) << QByteArray(bytes) << QString::fromUtf8(reason);
        };
        row("month 13", "B,x,2026-13-01 00:00,,,120.5,36.4,\n", "读不懂，应形如 yyyy-MM-dd HH:mm");
        row("30 February", "B,x,2026-02-30 10:00,,,120.5,36.4,\n", "读不懂");
        row("text for time", "B,x,yesterday,,,120.5,36.4,\n", "“yesterday”读不懂");
        row("no time", "B,x,,,,120.5,36.4,\n", "没有上报时间");
        row("year 0001", "B,x,0001-01-01 00:00,,,120.5,36.4,\n", "读不懂");
        row("closed first", "B,x,2026-01-05 08:00,,2026-01-04 08:00,120.5,36.4,\n", "早于上报时间");
        row("null island", "B,x,2026-01-05 08:00,,,0,0,\n", "(0, 0)");
        row("swapped", "B,x,2026-01-05 08:00,,,36.4,120.5,\n", "经度纬度可能写反了");
        row("not a number", "B,x,2026-01-05 08:00,,,nan,36.4,\n", "坐标不是数");
        row("words", "B,x,2026-01-05 08:00,,,east,36.4,\n", "“east”不是数");
        row("off the earth", "B,x,2026-01-05 08:00,,,1205,364,\n", "不在地球上");
        row("other side", "B,x,2026-01-05 08:00,,,-71,42,\n", "不在对照文件写的范围");
        row("half a place", "B,x,2026-01-05 08:00,,,120.5,,\n", "不是数");
        row("no key", ",x,2026-01-05 08:00,,,120.5,36.4,\n", "缺少");
        row("no title", "B,,2026-01-05 08:00,,,120.5,36.4,\n", "没有标题");
        row("known key", "A,x,2026-01-05 08:00,,,120.5,36.4,\n", "与第 2 行重复");
        row("no encoding", "B,\xff\xfe\xfa,2026-01-05 08:00,,,120.5,36.4,\n", "既不是 UTF-8 也不是 GB18030");
    }

    void everyBadRowIsRejectedWithItsReason()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, reason);
        ImportFixture f;
        const auto report = f.run(QStringLiteral("a.csv"), caseHeader + "A,好,2026-01-05 08:00,,,120.5,36.4,\n" + row,
                                  ImportKind::Cases, caseMapping);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->added, 1);
        QCOMPARE(report->rejected, 1);
        QCOMPARE(f.value("SELECT count(*) FROM cases"), QStringLiteral("1"));
        const QString rejects = QString::fromUtf8(f.rejects());
        QVERIFY2(rejects.contains(reason), qPrintable(rejects));
        QVERIFY2(rejects.contains(QStringLiteral("\n3,")), qPrintable(rejects));
    }

    void aColumnThatIsNotThereStopsAtOnce()
    {
        ImportFixture f;
        const auto report = f.run(QStringLiteral("wrong.csv"), "编号,标题\n1,x\n", ImportKind::Cases, caseMapping);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::BadInput);
        for (const char *part : {"wrong.csv", "opened", "lon", "编号、标题", "map.json"})
            QVERIFY2(report.error().message.contains(QString::fromUtf8(part)), qPrintable(report.error().message));
        QVERIFY(!QFile::exists(f.store()));
    }

    void whatCanNotBeReadLeavesNothing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("mapping");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no rows") << QStringLiteral("a.csv") << caseHeader << caseMapping << QStringLiteral("一行数据也没有");
        QTest::newRow("empty file") << QStringLiteral("a.csv") << QByteArray() << caseMapping << QStringLiteral("是空的");
        QTest::newRow("all rejected") << QStringLiteral("a.csv") << caseHeader + "A,x,,,,,,\n" << caseMapping << QStringLiteral("全部被拒收");
        QTest::newRow("no format") << QStringLiteral("a.xlsx") << QByteArray("hello") << caseMapping << QStringLiteral("打不开");
        QTest::newRow("cut json") << QStringLiteral("a.geojson") << QByteArray("{\"type\": \"FeatureCollection\", \"feat") << caseMapping << QStringLiteral("打不开");
        QTest::newRow("bad mapping") << QStringLiteral("a.csv") << manyCases(1) << QByteArray("{\n\"fields\": {,}}") << QStringLiteral("第 2 行");
        QTest::newRow("unknown member") << QStringLiteral("a.csv") << manyCases(1) << QByteArray("{\"felds\": {}}") << QStringLiteral("felds");
        QTest::newRow("bad pattern") << QStringLiteral("a.csv") << manyCases(1) << QByteArray("{\"fields\": {\"result\": {\"column\": \"标题\", \"pattern\": \"(\"}}}") << QStringLiteral("pattern");
        QTest::newRow("pattern takes nothing") << QStringLiteral("a.csv") << manyCases(1) << QByteArray("{\"fields\": {\"result\": {\"column\": \"标题\", \"pattern\": \"a\"}}}") << QStringLiteral("括号");
        QTest::newRow("unknown zone") << QStringLiteral("a.csv") << manyCases(1) << QByteArray("{\"time\": {\"zone\": \"Mars/Base\"}}") << QStringLiteral("Mars/Base");
        QTest::newRow("unknown crs") << QStringLiteral("a.csv") << manyCases(1) << QByteArray("{\"place\": {\"crs\": \"Beijing\"}}") << QStringLiteral("Beijing");
        QTest::newRow("bad filter") << QStringLiteral("a.csv") << manyCases(1) << QByteArray("{\"filter\": \"nothing = (\"}") << QStringLiteral("筛选条件");
        QTest::newRow("no such layer") << QStringLiteral("a.csv") << manyCases(1) << QByteArray("{\"layer\": \"b\"}") << QStringLiteral("有：a");
    }

    void whatCanNotBeReadLeavesNothing()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, mapping);
        QFETCH(QString, reason);
        ImportFixture f;
        const auto report = f.run(name, bytes, ImportKind::Cases, mapping);
        QVERIFY(!report);
        QVERIFY2(report.error().message.contains(reason), qPrintable(report.error().message));
        for (const char *suffix : {"", ".part", ".key", ".part-journal"})
            QVERIFY2(!QFile::exists(f.store() + QLatin1String(suffix)), suffix);
    }
};

QTEST_GUILESS_MAIN(ImportTest)
#include "importtest.moc"
