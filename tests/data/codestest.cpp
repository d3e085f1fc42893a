// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/codes.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

class CodesTest : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { qunsetenv("HUYING_SITE"); }

    void builtInTablesAreWhole()
    {
        const auto codes = Catalogue::load();
        QVERIFY2(codes, codes ? "" : qPrintable(codes.error().message));
        QVERIFY(codes->items().size() >= 230);
        QCOMPARE(codes->departments().size(), 38);
        QCOMPARE(codes->channels().size(), 8);
        QCOMPARE(codes->table(QStringLiteral("duty")).size(), 11);
        QCOMPARE(codes->table(QStringLiteral("person_category")).front().code, QStringLiteral("0"));
        QCOMPARE(codes->item(QStringLiteral("E06010"))->name, QStringLiteral("暴露垃圾"));
        QCOMPARE(codes->item(QStringLiteral("E09012"))->limit, (Limit{1, LimitUnit::UrgentHour}));
        QCOMPARE(codes->glyphOf(QStringLiteral("E21001")), QStringLiteral("纠"));
        QCOMPARE(codes->glyphOf(QStringLiteral("E21999")), QStringLiteral("纠"));
        QCOMPARE(codes->glyphOf(QString()), QStringLiteral("案"));
        QCOMPARE(codes->channel(QStringLiteral("video"))->badge, QStringLiteral("雪亮"));
        QCOMPARE(codes->channel(QStringLiteral("video"))->kind, Channel::Kind::Machine);
        QCOMPARE(codes->nameOf(QStringLiteral("department"), QStringLiteral("D06")),
                 QStringLiteral("县公安局"));
        QCOMPARE(codes->nameOf(QStringLiteral("place_kind"), QStringLiteral("none")), QStringLiteral("none"));
    }

    void aSitesOwnTableWinsAndItsErrorsNameTheLine_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::addColumn<QString>("reason");
        QTest::newRow("limit")
            << QByteArray(
                   R"({"code": "E06001", "name": "某事", "glyph": "容", "department": "D01", "limit": "2 小时"})")
            << QStringLiteral("时限");
        QTest::newRow("department")
            << QByteArray(
                   R"({"code": "E06001", "name": "某事", "glyph": "容", "department": "D99", "limit": "2 工作时"})")
            << QStringLiteral("D99");
        QTest::newRow("class")
            << QByteArray(
                   R"({"code": "E99001", "name": "某事", "glyph": "容", "department": "D01", "limit": "2 工作时"})")
            << QStringLiteral("大类");
        QTest::newRow("glyph")
            << QByteArray(
                   R"({"code": "E06001", "name": "某事", "glyph": "市容", "department": "D01", "limit": "2 工作时"})")
            << QStringLiteral("图符");
    }
    void aSitesOwnTableWinsAndItsErrorsNameTheLine()
    {
        QFETCH(QByteArray, item);
        QFETCH(QString, reason);
        QTemporaryDir site;
        QVERIFY(QDir(site.path()).mkdir(QStringLiteral("codes")));
        QFile file(site.filePath(QStringLiteral("codes/catalogue.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "{\"classes\": [\n{\"code\": \"E06\", \"name\": \"市容\", \"glyph\": \"容\"}],\n\"items\": [\n" +
            item + "\n]}");
        file.close();
        qputenv("HUYING_SITE", site.path().toUtf8());
        const auto codes = Catalogue::load();
        QVERIFY(!codes);
        QVERIFY2(codes.error().message.contains(QStringLiteral("第 4 行")),
                 qPrintable(codes.error().message));
        QVERIFY2(codes.error().message.contains(reason), qPrintable(codes.error().message));
    }
};

QTEST_GUILESS_MAIN(CodesTest)
#include "codestest.moc"
