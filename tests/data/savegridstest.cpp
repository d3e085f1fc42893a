// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/areas/savegrids.h"
#include "data/import/coverage.h"
#include "data/model/areatree.h"
#include "data/store/audit.h"
#include "data/store/bulkwriter.h"
#include "data/store/reading.h"
#include "tests/support/gridplace.h"

#include <QTemporaryDir>
#include <QTest>

using namespace huying;
using huying::test::GridPlace;

namespace
{

constexpr TimeMs noon = 1786500000000;

Account chief(const QString &area = {})
{
    return {QStringLiteral("zhang"), QStringLiteral("张"), {QStringLiteral("chief")}, area, {}, {}};
}

} // namespace

class SaveGridsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    GridPlace m_place;
    std::unique_ptr<Store> m_store;
    std::optional<GridMesh> m_mesh;
    int m_count = 0;

    void read()
    {
        std::vector<AreaRecord> grids, above;
        for (AreaRecord &r : readAreas(*m_store))
            if (r.kind == QLatin1String("basic"))
                (r.level == AreaLevel::Grid ? grids : above).push_back(r);
        m_mesh.emplace(grids, above);
    }

    QString text(const char *sql)
    {
        SQLite::Statement row(m_store->db(), sql);
        return row.executeStep() ? textAt(row, 0) : QString();
    }

    int face(int x, int y) const { return m_mesh->faceAt(toSpot(m_place.middle(x, y))); }
    QString codeAt(int x, int y) const { return GridPlace::codeOf(x, y, 8); }

    /// Grid (2, 2) in a northern and a southern part.
    QString split(int x = 2, int y = 2)
    {
        const LonLat m = m_place.middle(x, y);
        const double c = GridPlace::cell;
        const QString code = m_mesh->freeCode(face(x, y));
        const auto done = m_mesh->split(face(x, y), {toSpot({m.lon - c, m.lat - 0.05 * c}), toSpot({m.lon + c, m.lat - 0.05 * c})}, code, QStringLiteral("新格"));
        if (!done)
            qWarning("%s", qPrintable(done.error().message));
        return done ? code : QString();
    }

private slots:
    void init()
    {
        m_store = *Store::create(m_dir.filePath(QString::number(++m_count)), QStringLiteral("2026-01-01T00:00:00Z"));
        BulkWriter writer(*m_store, nullptr);
        for (const AreaRecord &r : m_place.grids())
            writer.add(r);
        for (const AreaRecord &r : m_place.above())
            writer.add(r);
        for (int i = 0; i < 40; ++i) { // three quarters of the people of (2, 2) live in its south
            const LonLat m = m_place.middle(2, 2);
            PersonRecord person;
            person.ref = QStringLiteral("P%1").arg(i);
            person.area = codeAt(2, 2);
            person.place = LonLat{m.lon + (i - 20) * 1e-5, m.lat + (i % 4 ? -0.2 : 0.15) * GridPlace::cell};
            writer.add(person);
        }
        UnitRecord worker;
        worker.ref = QStringLiteral("U1");
        worker.name = worker.glyph = QStringLiteral("格");
        worker.kind = QStringLiteral("person");
        worker.area = codeAt(3, 2);
        writer.add(worker);
        QVERIFY(m_store->finishBulk());
        read();
    }

    void anEditIsSavedWhole()
    {
        const QString fresh = split();
        QVERIFY(!fresh.isEmpty());
        QVERIFY(m_mesh->merge(face(2, 1), face(3, 1)));
        QVERIFY(m_mesh->merge(m_mesh->indexOf(fresh), face(3, 2)));
        const AreaEdit edit = m_mesh->edit();
        const auto saved = saveGrids(*m_store, edit, chief(), noon);
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
        QCOMPARE(text("SELECT count(*) FROM areas WHERE level = 5"), QStringLiteral("64"));
        QCOMPARE(text("SELECT group_concat(old || new) FROM (SELECT * FROM area_supersede ORDER BY old)"),
                 codeAt(3, 1) + codeAt(2, 1) + u',' + codeAt(3, 2) + fresh);
        QCOMPARE(text("SELECT area FROM units"), fresh);
        QCOMPARE(text("SELECT count(*) FROM audit WHERE act = 'areas' AND actor = 'zhang'"), QStringLiteral("1"));
        QCOMPARE(checkAuditChain(m_store->db()).firstBroken, 0);
        // Who was reported in a grid that is gone is found in the one that took it.
        const AreaTree tree(readAreas(*m_store));
        QCOMPARE(tree.indexOf(codeAt(3, 2)), tree.indexOf(fresh));
        QCOMPARE(tree.at(tree.indexOf(codeAt(3, 1))).code, codeAt(2, 1));
        const CoverageReport report = checkCoverage(*m_store, {});
        QVERIFY2(report.flaws.empty(), report.flaws.empty() ? "" : qPrintable(report.flaws[0].text()));
        read();
        QVERIFY(m_mesh->edit().isEmpty());
    }

    void peopleGoWhereTheyLive()
    {
        const QString fresh = split();
        const auto saved = saveGrids(*m_store, m_mesh->edit(), chief(), noon);
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
        SQLite::Statement rows(m_store->db(), "SELECT area, ST_MinY(geom) FROM people");
        const AreaTree tree(readAreas(*m_store));
        int moved = 0;
        while (rows.executeStep()) {
            const QString area = textAt(rows, 0);
            QVERIFY(contains(tree.at(tree.indexOf(area)).shape, {m_place.middle(2, 2).lon, rows.getColumn(1).getDouble()}));
            moved += area == fresh;
        }
        QVERIFY(moved == 10 || moved == 30);
        QCOMPARE(saved->rows, moved);
        QCOMPARE(tree.at(tree.indexOf(fresh)).population, 300 * moved / 40);
        QCOMPARE(tree.at(tree.indexOf(codeAt(2, 2))).population, 300 - 300 * moved / 40);
    }

    void aSecondMergeRepeatsNoDetour()
    {
        QVERIFY(m_mesh->merge(face(2, 2), face(3, 2)));
        QVERIFY(saveGrids(*m_store, m_mesh->edit(), chief(), noon));
        read();
        QVERIFY(m_mesh->merge(face(2, 1), m_mesh->indexOf(codeAt(2, 2))));
        QVERIFY(saveGrids(*m_store, m_mesh->edit(), chief(), noon + 1));
        QCOMPARE(text("SELECT count(*) FROM area_supersede WHERE new = (SELECT new FROM area_supersede LIMIT 1)"), QStringLiteral("2"));
        const AreaTree tree(readAreas(*m_store));
        QCOMPARE(tree.at(tree.indexOf(codeAt(3, 2))).code, codeAt(2, 1));
    }

    void whoMayNotIsRefused_data()
    {
        QTest::addColumn<QStringList>("roles");
        QTest::addColumn<QString>("area");
        QTest::addColumn<QString>("upstream");
        QTest::addColumn<QString>("word");
        const QStringList chiefs{QStringLiteral("chief")};
        QTest::newRow("a dispatcher") << QStringList{QStringLiteral("dispatcher")} << QString() << QString() << QStringLiteral("角色");
        QTest::newRow("a copy of an upstream") << chiefs << QString() << QStringLiteral("x") << QStringLiteral("上级库");
        QTest::newRow("another village's") << chiefs << GridPlace::villageOf(4, 4) << QString() << QStringLiteral("不在您管的辖区");
    }

    void whoMayNotIsRefused()
    {
        QFETCH(QStringList, roles);
        QFETCH(QString, area);
        QFETCH(QString, upstream);
        QFETCH(QString, word);
        if (!upstream.isEmpty())
            m_store->setMeta(QStringLiteral("upstream"), upstream);
        split();
        Account who = chief(area);
        who.roles = roles;
        const auto saved = saveGrids(*m_store, m_mesh->edit(), who, noon);
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Refused);
        QVERIFY2(saved.error().message.contains(word), qPrintable(saved.error().message));
        QCOMPARE(text("SELECT count(*) FROM areas WHERE level = 5"), QStringLiteral("65"));
        QCOMPARE(text("SELECT count(*) FROM audit"), QStringLiteral("0"));
    }

    void whatSomebodyElseChangedIsNotOverwritten()
    {
        QVERIFY(!split().isEmpty());
        const AreaEdit late = m_mesh->edit();
        QVERIFY(saveGrids(*m_store, late, chief(), noon));
        const auto again = saveGrids(*m_store, late, chief(), noon + 1);
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Conflict);
        QCOMPARE(text("SELECT count(*) FROM audit"), QStringLiteral("1"));
    }

    void aFailureHalfWayLeavesNothing()
    {
        QVERIFY(!split().isEmpty());
        m_store->db().exec("CREATE TRIGGER no_audit BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END");
        QVERIFY(!saveGrids(*m_store, m_mesh->edit(), chief(), noon));
        QCOMPARE(text("SELECT count(*) FROM areas WHERE level = 5"), QStringLiteral("65"));
        QCOMPARE(text(qPrintable(QStringLiteral("SELECT count(*) FROM people WHERE area = '%1'").arg(codeAt(2, 2)))), QStringLiteral("40"));
    }
};

QTEST_GUILESS_MAIN(SaveGridsTest)
#include "savegridstest.moc"
