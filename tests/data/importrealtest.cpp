// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/hints.h"
#include "tests/support/importfixture.h"

using namespace huying;
using huying::test::ImportFixture;
using huying::test::sharedData;

namespace
{

struct Count
{
    const char *sql;
    int rows;
};

} // namespace
Q_DECLARE_METATYPE(QList<Count>)

/// Real files beside the project, with the mappings that the project ships: the right counts, twice.
class ImportRealTest : public QObject
{
    Q_OBJECT

private slots:
    void realSetsComeInTwice_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("mapping");
        QTest::addColumn<ImportKind>("kind");
        QTest::addColumn<QList<Count>>("counts");
        const auto row = [](const char *file, const char *mapping, ImportKind kind, const QList<Count> &counts) {
            QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(mapping) << kind << counts;
        };
        row("boston311/boston311_2015_jan_jul.csv.gz", "boston311", ImportKind::Cases,
            {{"SELECT count(*) FROM cases", 68525},
             {"SELECT count(*) FROM cases WHERE state = 'closed'", 58191},
             {"SELECT count(*) FROM cases WHERE state = 'reported'", 10334},
             {"SELECT count(*) FROM actions", 68525 + 6 * 58191},
             {"SELECT count(*) FROM cases WHERE geom IS NULL", 10194},
             {"SELECT count(*) FROM cases WHERE (area IS NULL) != (geom IS NULL)", 0},
             {"SELECT count(*) FROM cases WHERE area NOT IN (SELECT code FROM areas WHERE level = 5)", 0},
             {"SELECT count(*) FROM cases WHERE due_at IS NULL", 16595},
             {"SELECT count(DISTINCT json_extract(payload, '$.result')) < 40 FROM actions", 1}, // no free text
             {"SELECT count(*) FROM organizations", 17},
             {"SELECT count(DISTINCT item) FROM cases", 157},
             {"SELECT count(*) FROM cases WHERE channel NOT IN (SELECT code FROM codes WHERE \"table\" = 'channel')", 0},
             {"SELECT count(*) FROM cases WHERE item NOT IN (SELECT code FROM codes WHERE \"table\" = 'item')", 0},
             {"SELECT count(*) FROM areas WHERE level = 3", 17}});
        row("divisions/laibin.csv", "divisions", ImportKind::Areas,
            {{"SELECT count(*) FROM areas WHERE level = 1", 1},
             {"SELECT count(*) FROM areas WHERE level = 2", 6},
             {"SELECT count(*) FROM areas WHERE level = 3", 71},
             {"SELECT count(*) FROM areas WHERE level = 4", 825},
             {"SELECT count(*) FROM areas WHERE level > 1 AND parent NOT IN (SELECT code FROM areas)", 0}});
        row("divisions/dali.csv", "divisions", ImportKind::Areas,
            {{"SELECT count(*) FROM areas WHERE level = 1", 1},
             {"SELECT count(*) FROM areas WHERE level = 2", 12},
             {"SELECT count(*) FROM areas WHERE level = 3", 112},
             {"SELECT count(*) FROM areas WHERE level = 4", 1159},
             {"SELECT count(*) FROM areas WHERE level > 1 AND parent NOT IN (SELECT code FROM areas)", 0}});
        row("boundaries/jimo_towns.geojson", "jimo_towns", ImportKind::Areas,
            {{"SELECT count(*) FROM areas WHERE level = 3 AND parent = '370215' AND geom NOT NULL", 14},
             {"SELECT count(*) FROM areas WHERE code = '370215' AND name = '即墨区'", 1},
             {"SELECT count(*) FROM areas WHERE code LIKE '370282%'", 0}});
        for (const char *file : {"osm/liechtenstein.osm.pbf", "osm/liechtenstein.gpkg"})
            row(file, "osm_basemap", ImportKind::Basemap,
                {{"SELECT count(*) FROM roads", 4658},
                 {"SELECT count(*) FROM buildings", 8993},
                 {"SELECT count(*) FROM land", 645},
                 {"SELECT count(*) FROM waterways", 194},
                 {"SELECT count(*) FROM places WHERE name = 'Vaduz'", 1}});
    }

    void realSetsComeInTwice()
    {
        QFETCH(QString, file);
        QFETCH(QString, mapping);
        QFETCH(ImportKind, kind);
        QFETCH(QList<Count>, counts);
        const QString path = sharedData(file);
        if (path.isEmpty())
            QSKIP("real data (../shared/data or $HUYING_SHARED/data) is not here");
        ImportFixture f;
        QByteArray digest;
        for (int pass = 0; pass < 2; ++pass) {
            const auto report = f.run(path, kind, QStringLiteral(HUYING_SOURCE "/resources/mappings/%1.json").arg(mapping));
            QVERIFY2(report, report ? "" : qPrintable(report.error().message));
            QCOMPARE(report->rejected, 0);
            QCOMPARE(pass == 0 ? report->unchanged : report->added, 0);
            for (const Count &count : counts)
                QCOMPARE(std::make_pair(count.sql, f.value(count.sql).toInt()), std::make_pair(count.sql, count.rows));
            QVERIFY(pass == 0 || f.digest() == digest);
            digest = f.digest();
            QCOMPARE(digest.size(), 32);
        }
    }

    void theStoreSaysWhereAndWhenToOpen()
    {
        const QString path = sharedData(QStringLiteral("boundaries/jimo_towns.geojson"));
        if (path.isEmpty())
            QSKIP("real data (../shared/data or $HUYING_SHARED/data) is not here");
        ImportFixture f;
        QVERIFY(f.run(path, ImportKind::Areas, QStringLiteral(HUYING_SOURCE "/resources/mappings/jimo_towns.json")));
        const auto hints = readHints(f.store());
        QVERIFY(hints);
        QCOMPARE(hints->place, QStringLiteral("即墨区"));
        QVERIFY(hints->account({}, QStringLiteral("chief")).mayAny({QStringLiteral("chief")}));
        QVERIFY(f.value("SELECT value FROM meta WHERE key = 'home_west'").toDouble() > 119);
    }
};

QTEST_GUILESS_MAIN(ImportRealTest)
#include "importrealtest.moc"
