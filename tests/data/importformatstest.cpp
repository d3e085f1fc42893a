// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/importfixture.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

using namespace huying;
using namespace huying::test;

namespace
{

QByteArray feature(const QByteArray &code, const QByteArray &ring)
{
    QByteArray json = "{'type':'Feature','properties':{'code':'" + code + "','name':'网格','level':5},"
                      "'geometry':{'type':'Polygon','coordinates':[[" + ring + "]]}}";
    return json.replace('\'', '"');
}

QByteArray collection(const QByteArray &features)
{
    return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
}

/// A vector file of one layer with a text field and a point, written by GDAL itself.
void writeWithGdal(const QString &path, const char *driver, const char *encoding)
{
    GDALAllRegister();
    GDALDriver *d = GetGDALDriverManager()->GetDriverByName(driver);
    QVERIFY2(d, driver);
    std::unique_ptr<GDALDataset> out(d->Create(path.toUtf8().constData(), 0, 0, 0, GDT_Unknown, nullptr));
    QVERIFY(out != nullptr);
    CPLStringList options;
    if (encoding)
        options.SetNameValue("ENCODING", encoding);
    OGRLayer *layer = out->CreateLayer("t", nullptr, wkbPoint, options.List());
    for (const char *name : {"ref", "name"}) {
        OGRFieldDefn field(name, OFTString);
        field.SetWidth(60);
        QCOMPARE(layer->CreateField(&field), OGRERR_NONE);
    }
    OGRFieldDefn when("visited", OFTDateTime);
    if (qstrcmp(driver, "XLSX") == 0)
        QCOMPARE(layer->CreateField(&when), OGRERR_NONE);
    OGRFeatureUniquePtr row(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    row->SetField("ref", "P1");
    row->SetField("name", "文昌街便民服务厅");
    if (qstrcmp(driver, "XLSX") == 0)
        row->SetField("visited", 2026, 1, 5, 8, 30, 0.0F, 0);
    OGRPoint p(120.5, 36.4);
    row->SetGeometry(&p);
    QCOMPARE(layer->CreateFeature(row.get()), OGRERR_NONE);
}

} // namespace

class ImportFormatsTest : public QObject
{
    Q_OBJECT

private slots:
    void textComesInWhateverItsEncoding_data()
    {
        QTest::addColumn<QByteArray>("title");
        QTest::addColumn<QString>("encoding");
        QTest::newRow("utf-8") << QByteArray("路灯不亮") << QStringLiteral("UTF-8 1 行");
        QTest::newRow("gb18030") << QByteArray("\xc2\xb7\xb5\xc6\xb2\xbb\xc1\xc1") << QStringLiteral("GB18030 1 行");
    }

    void textComesInWhateverItsEncoding()
    {
        QFETCH(QByteArray, title);
        QFETCH(QString, encoding);
        ImportFixture f;
        const auto report = f.run(QStringLiteral("a.csv"), caseHeader + "A," + title + ",2026-01-05 08:00,,,120.5,36.4,\n",
                                  ImportKind::Cases, caseMapping);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->encoding, encoding);
        QCOMPARE(f.value("SELECT title FROM cases"), QStringLiteral("路灯不亮"));
    }

    void aFileOfMixedLinesComesInWhole()
    {
        ImportFixture f;
        // 㐀 is beyond GBK: four bytes in GB18030. A byte-order mark must not stick to the first column's name.
        const QByteArray csv = "\xef\xbb\xbf" + caseHeader + "A,路灯不亮,2026-01-05 08:00,,,120.5,36.4,\n"
                               "B,\xc2\xb7\xb5\xc6\x81\x39\xee\x39,2026-01-05 08:00,,,120.5,36.4,\n";
        const auto report = f.run(QStringLiteral("a.csv"), csv, ImportKind::Cases, caseMapping);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->encoding, QStringLiteral("UTF-8 1 行，GB18030 1 行"));
        QCOMPARE(f.value("SELECT group_concat(title, '/') FROM (SELECT title FROM cases ORDER BY no)"), QStringLiteral("路灯不亮/路灯㐀"));
    }

    void shiftedCoordinatesComeBackToWhereTheyAre_data()
    {
        QTest::addColumn<QByteArray>("crs");
        QTest::addColumn<QByteArray>("xy");
        QTest::newRow("GCJ-02") << QByteArray("GCJ-02") << QByteArray("118.805177,32.047922");
        QTest::newRow("BD-09") << QByteArray("BD-09") << QByteArray("118.811592,32.054267");
        QTest::newRow("EPSG:3857") << QByteArray("EPSG:3857") << QByteArray("13224755.51,3769875.70");
        QTest::newRow("EPSG:4490") << QByteArray("EPSG:4490") << QByteArray("118.8,32.05");
    }

    void shiftedCoordinatesComeBackToWhereTheyAre()
    {
        QFETCH(QByteArray, crs);
        QFETCH(QByteArray, xy);
        ImportFixture f;
        const auto report = f.run(QStringLiteral("a.csv"), "ref,name,lon,lat\n1,点," + xy + "\n", ImportKind::Places,
                                  "{\"place\": {\"lon\": \"lon\", \"lat\": \"lat\", \"crs\": \"" + crs + "\"}, \"fields\": {\"ref\": \"ref\", \"name\": \"name\"}}");
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        const double lon = f.value("SELECT minx FROM rtree_places_geom").toDouble();
        const double lat = f.value("SELECT miny FROM rtree_places_geom").toDouble();
        QVERIFY2(std::abs(lon - 118.8) < 2e-5 && std::abs(lat - 32.05) < 2e-5, qPrintable(QStringLiteral("%1 %2").arg(lon).arg(lat)));
    }

    void foreignFormatsComeIn_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("driver");
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<bool>("withCpg");
        QTest::newRow("shapefile GB18030 with .cpg") << QStringLiteral("t.shp") << QByteArray("ESRI Shapefile") << QByteArray("GB18030") << true;
        QTest::newRow("shapefile GB18030 without") << QStringLiteral("t.shp") << QByteArray("ESRI Shapefile") << QByteArray("GB18030") << false;
        QTest::newRow("shapefile UTF-8") << QStringLiteral("t.shp") << QByteArray("ESRI Shapefile") << QByteArray("UTF-8") << true;
        QTest::newRow("xlsx") << QStringLiteral("t.xlsx") << QByteArray("XLSX") << QByteArray() << true;
        QTest::newRow("GeoPackage") << QStringLiteral("t.gpkg") << QByteArray("GPKG") << QByteArray() << true;
        QTest::newRow("GeoJSON") << QStringLiteral("t.geojson") << QByteArray("GeoJSON") << QByteArray() << true;
    }

    void foreignFormatsComeIn()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, driver);
        QFETCH(QByteArray, encoding);
        QFETCH(bool, withCpg);
        ImportFixture f;
        writeWithGdal(f.path(file), driver.constData(), encoding.isEmpty() ? nullptr : encoding.constData());
        if (!withCpg)
            QVERIFY(QFile::remove(f.path(QStringLiteral("t.cpg"))));
        const auto report = f.run(f.path(file), ImportKind::Places,
                                  f.write(QStringLiteral("map.json"), R"({"fields": {"ref": "ref", "name": "name"}})"));
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(f.value("SELECT name FROM places WHERE ref = 'P1'"), QStringLiteral("文昌街便民服务厅"));
        if (driver != "XLSX")
            QVERIFY(std::abs(f.value("SELECT minx FROM rtree_places_geom").toDouble() - 120.5) < 1e-5);
    }

    void aPolygonThatCrossesItselfIsNamedOrMended()
    {
        const QByteArray bow = collection(feature("G1", "[120,36],[120.01,36],[120.01,36.01],[120,36.01],[120,36]") + "," + feature("G2", "[120.1,36],[120.2,36.1],[120.2,36],[120.1,36.1],[120.1,36]"));
        const QByteArray fields = "\"fields\": {\"code\": \"code\", \"name\": \"name\", \"level\": \"level\"}}";
        ImportFixture f;
        const auto report = f.run(QStringLiteral("a.geojson"), bow, ImportKind::Areas, "{" + fields);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->rejected, 1);
        const QString rejects = QString::fromUtf8(f.rejects());
        QVERIFY2(rejects.contains(QStringLiteral("自相交（在 120.15, 36.05 附近）")), qPrintable(rejects));
        const auto mended = f.run(QStringLiteral("a.geojson"), bow, ImportKind::Areas, "{\"place\": {\"repair\": true}, " + fields);
        QCOMPARE(mended->rejected, 0);
        QCOMPARE(f.value("SELECT count(*) FROM rtree_areas_geom"), QStringLiteral("2"));
        QVERIFY(!QFile::exists(f.store() + QStringLiteral(".rejects.csv")));
    }

    void casesFindTheirGridAndOldCodesBecomeNewOnes()
    {
        ImportFixture f;
        const QByteArray grids = collection(feature("370282001001001", "[120,36],[121,36],[121,37],[120,37],[120,36]"));
        QVERIFY(f.run(QStringLiteral("g.geojson"), grids, ImportKind::Areas,
                      R"({"supersede": {"370282": "370215"}, "fields": {"code": "code", "name": "name", "level": "level"}})"));
        QVERIFY(f.run(QStringLiteral("a.csv"), manyCases(1), ImportKind::Cases, caseMapping));
        QCOMPARE(f.value("SELECT area FROM cases"), QStringLiteral("370215001001001"));
    }
};

QTEST_GUILESS_MAIN(ImportFormatsTest)
#include "importformatstest.moc"
