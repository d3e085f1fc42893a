// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/demo.h"
#include "data/demo/division.h"
#include "data/model/geo.h"
#include "data/store/gpkgblob.h"
#include "data/store/vault.h"
#include "data/store/verify.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <map>
#include <set>

using namespace huying;

namespace {

using Corner = std::pair<double, double>;

Corner cornerOf(LonLat p)
{
    return {p.lon, p.lat};
}

double areaOf(const MultiPolygon &shape) // in square degrees; holes count off by their direction
{
    double sum = 0;
    for (const Polygon &polygon : shape)
        for (const Ring &ring : polygon)
            for (std::size_t i = 0; i + 1 < ring.size(); ++i)
                sum += (ring[i].lon * ring[i + 1].lat - ring[i + 1].lon * ring[i].lat) / 2;
    return sum;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class DemoTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<Store> m_store;

    QString path(const char *name) { return m_dir.filePath(QString::fromLatin1(name)); }

    Result<void> make(const QString &file, quint64 seed, bool replaces = false, int cases = 200)
    {
        auto scale = demo::scaleNamed(QStringLiteral("tiny"));
        scale->cases = cases;
        return demo::makeStore(file, {*scale, seed, replaces}, [](const QString &, qint64, qint64) {});
    }

    qint64 count(const char *sql) { return m_store->db().execAndGet(sql).getInt64(); }

    std::map<QString, MultiPolygon> shapes(const char *where)
    {
        std::map<QString, MultiPolygon> result;
        SQLite::Statement rows(m_store->db(), std::string("SELECT code, geom FROM areas WHERE ") + where);
        while (rows.executeStep()) {
            const QByteArray cell = blobAt(rows, 1);
            result[textAt(rows, 0)] =
                polygonsFromGpkg({reinterpret_cast<const unsigned char *>(cell.constData()),
                                  static_cast<std::size_t>(cell.size())});
        }
        return result;
    }

private slots:
    void initTestCase()
    {
        const auto made = make(path("year.gpkg"), 7, false, 6000);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        auto store = Store::open(path("year.gpkg"), Store::Access::Reader);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        m_store = std::move(*store);
    }
    void cleanupTestCase() { m_store.reset(); }

    void sameSeedSameBytes()
    {
        QVERIFY(make(path("a.gpkg"), 3));
        QVERIFY(make(path("b.gpkg"), 3));
        QVERIFY(make(path("c.gpkg"), 4));
        const QByteArray a = bytesOf(path("a.gpkg"));
        QVERIFY(a.size() > 500000);
        QVERIFY(a == bytesOf(path("b.gpkg")));
        QVERIFY(a != bytesOf(path("c.gpkg")));
        QCOMPARE(bytesOf(path("a.gpkg.key")), bytesOf(path("b.gpkg.key")));
        QVERIFY(bytesOf(path("a.gpkg.key")) != bytesOf(path("c.gpkg.key")));
    }

    void storesAreNotOverwrittenUnlessAsked()
    {
        const QString file = path("keep.gpkg");
        QVERIFY(make(file, 3));
        const QByteArray before = bytesOf(file);
        QCOMPARE(make(file, 5).error().kind, ErrorKind::Refused);
        QCOMPARE(bytesOf(file), before);
        QFile stale(file + QStringLiteral(".part")); // of a run that was killed
        QVERIFY(stale.open(QIODevice::WriteOnly) && stale.write("rubbish"));
        stale.close();
        QVERIFY(make(file, 5, true));
        QVERIFY(bytesOf(file) != before);
        QVERIFY(!QFileInfo::exists(stale.fileName()));
        QVERIFY(Store::open(file, Store::Access::Reader));
        QVERIFY(Vault::open(file));
    }

    void aFolderThatIsNotThereIsAnErrorAndLeavesNothing()
    {
        const auto made = make(path("none/x.gpkg"), 1);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Storage);
        QVERIFY(!QFileInfo::exists(path("none")));
    }

    void casesAreFoldsOfTheirActions()
    {
        const auto report = verifyStore(*m_store, *Workflow::load());
        QVERIFY(report);
        QVERIFY2(report->isClean(), qPrintable(report->differences.join(QLatin1Char('\n'))));
        QCOMPARE(report->cases, 6000);
        QVERIFY(report->actions > 6000 * 7);
    }

    void countsAreThoseOfTheScale()
    {
        QCOMPARE(count("SELECT count(*) FROM areas WHERE level = 2"), 1);
        QCOMPARE(count("SELECT count(*) FROM areas WHERE level = 3"), 2);
        QCOMPARE(count("SELECT count(*) FROM areas WHERE level = 4"), 6);
        QCOMPARE(count("SELECT count(*) FROM areas WHERE level = 5"), 30);
        QCOMPARE(count("SELECT count(*) FROM people"), 300);
        QCOMPARE(count("SELECT population FROM areas WHERE level = 2"), 300);
        QCOMPARE(count("SELECT sum(population) FROM areas WHERE level = 5"), 300);
        QCOMPARE(count("SELECT count(*) FROM units"), 40);
        QCOMPARE(count("SELECT count(*) FROM places"), 120);
        QCOMPARE(count("SELECT count(DISTINCT no) FROM cases"), 6000);
        QVERIFY(count("SELECT count(*) FROM things WHERE kind = 'camera'") > 10);
        QVERIFY(count("SELECT count(*) FROM buildings") > 300);
        QCOMPARE(
            count("SELECT count(*) FROM cases WHERE area NOT IN (SELECT code FROM areas WHERE level = 5)"),
            0);
        QCOMPARE(
            count(
                "SELECT count(*) FROM cases WHERE org <> '' AND org NOT IN (SELECT code FROM organizations)"),
            0);
        QCOMPARE(count("SELECT count(*) FROM codes WHERE \"table\" = 'channel'"), 8);
    }

    void everyScaleHasItsAreas_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"tiny", "county", "city", "prefecture"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyScaleHasItsAreas()
    {
        QFETCH(QString, name);
        const auto scale = demo::scaleNamed(name);
        const auto names = demo::Names::load();
        QVERIFY(scale && names);
        const demo::Landscape land(*scale, 1);
        const demo::Mesh mesh = demo::Mesh::fromSites(land.sites(), 42);
        const demo::Division division(*scale, land, mesh, *names, 1);
        const auto number = [&division](AreaLevel level) {
            return static_cast<int>(division.ofLevel(level).size());
        };
        QCOMPARE(number(AreaLevel::County), scale->counties());
        QCOMPARE(number(AreaLevel::Town), scale->towns);
        QCOMPARE(number(AreaLevel::Village), scale->villages);
        QCOMPARE(number(AreaLevel::Grid), scale->grids);
        std::set<QString> codes;
        for (const demo::Area &area : division.areas()) {
            codes.insert(area.code);
            QVERIFY2(!area.cells.empty() && !area.name.isEmpty(), qPrintable(area.code));
        }
        QCOMPARE(codes.size(), division.areas().size());
    }

    void gridsTileThePlace()
    {
        std::map<std::pair<Corner, Corner>, int> sides;
        double sum = 0;
        for (const auto &[code, shape] : shapes("level = 5")) {
            QVERIFY2(!shape.empty() && areaOf(shape) > 0, qPrintable(code));
            sum += areaOf(shape);
            for (const Polygon &polygon : shape)
                for (const Ring &ring : polygon)
                    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
                        ++sides[{cornerOf(ring[i]), cornerOf(ring[i + 1])}];
        }
        std::set<std::pair<Corner, Corner>> rim;
        for (const auto &[side, uses] : sides) {
            QCOMPARE(uses, 1); // twice in the same direction would be an overlap
            if (!sides.contains({side.second, side.first}))
                rim.insert(side);
        }
        const MultiPolygon county = shapes("level = 2").begin()->second;
        std::set<std::pair<Corner, Corner>> outline;
        for (const Polygon &polygon : county)
            for (const Ring &ring : polygon)
                for (std::size_t i = 0; i + 1 < ring.size(); ++i)
                    outline.insert({cornerOf(ring[i]), cornerOf(ring[i + 1])});
        QVERIFY(rim == outline); // what has no neighbour is the border of the county: no gaps
        QVERIFY(std::abs(sum - areaOf(county)) < 1e-12);
        for (const char *level : {"level = 3", "level = 4"}) {
            double parts = 0;
            for (const auto &[code, shape] : shapes(level))
                parts += areaOf(shape);
            QVERIFY(std::abs(parts - areaOf(county)) < 1e-12);
        }
    }

    void roadsAreOneNetwork()
    {
        std::map<Corner, Corner> parent;
        const std::function<Corner(Corner)> root = [&](Corner c) {
            while (parent[c] != c)
                c = parent[c] = parent[parent[c]];
            return c;
        };
        SQLite::Statement rows(m_store->db(), "SELECT geom FROM roads");
        int roads = 0;
        while (rows.executeStep()) {
            const QByteArray cell = blobAt(rows, 0);
            const Line line = lineFromGpkg({reinterpret_cast<const unsigned char *>(cell.constData()),
                                            static_cast<std::size_t>(cell.size())});
            QVERIFY(line.size() >= 2);
            for (const LonLat end : {line.front(), line.back()})
                parent.try_emplace(cornerOf(end), cornerOf(end));
            parent[root(cornerOf(line.front()))] = root(cornerOf(line.back()));
            ++roads;
        }
        QVERIFY(roads > 50);
        std::set<Corner> roots;
        for (const auto &entry : std::map(parent))
            roots.insert(root(entry.first));
        QCOMPARE(roots.size(), 1u);
    }

    void casesLieInTheirGrids()
    {
        const auto grids = shapes("level = 5");
        int inside = 0, all = 0;
        SQLite::Statement rows(m_store->db(), "SELECT area, geom FROM cases");
        while (rows.executeStep()) {
            const QByteArray cell = blobAt(rows, 1);
            const auto place = pointFromGpkg({reinterpret_cast<const unsigned char *>(cell.constData()),
                                              static_cast<std::size_t>(cell.size())});
            QVERIFY(place);
            inside += contains(grids.at(textAt(rows, 0)), *place);
            ++all;
        }
        QVERIFY2(inside * 1000 >= all * 995, qPrintable(QString::number(inside)));
    }

    void theYearHasItsRhythm()
    {
        const auto share = [this](const char *what, const char *of) {
            const double all = static_cast<double>(count(qPrintable(
                QStringLiteral("SELECT count(*) FROM cases WHERE %1").arg(QString::fromLatin1(of)))));
            return static_cast<double>(
                       count(qPrintable(QStringLiteral("SELECT count(*) FROM cases WHERE (%1) AND (%2)")
                                            .arg(QString::fromLatin1(what), QString::fromLatin1(of))))) /
                   all;
        };
        const char *hour = "CAST(strftime('%H', reported_at / 1000 + 28800, 'unixepoch') AS INT)";
        const auto hours = [&](int from, int to) {
            return QStringLiteral("%1 BETWEEN %2 AND %3").arg(QString::fromLatin1(hour)).arg(from).arg(to);
        };
        QVERIFY(share(qPrintable(hours(9, 11)), "1") > 3 * share(qPrintable(hours(1, 3)), "1"));
        const char *month = "strftime('%m', reported_at / 1000 + 28800, 'unixepoch')";
        const QByteArray summer = QByteArray(month) + " IN ('06','07','08')",
                         winter = QByteArray(month) + " IN ('12','01','02')";
        QVERIFY(share("item IN ('E01004','E06028')", summer.constData()) >
                1.5 * share("item IN ('E01004','E06028')", winter.constData()));
        QVERIFY(share("item LIKE 'E22%'", winter.constData()) >
                1.5 * share("item LIKE 'E22%'", summer.constData()));
        const char *weekday = "strftime('%w', reported_at / 1000 + 28800, 'unixepoch')";
        const QByteArray sunday = QByteArray(weekday) + " = '0'", monday = QByteArray(weekday) + " = '1'";
        QVERIFY(share(monday.constData(), "1") > 1.2 * share(sunday.constData(), "1"));
        QCOMPARE(count("SELECT count(DISTINCT channel) FROM cases"), 8);
        const double late = share("closed_at > due_at", "closed_at NOTNULL");
        QVERIFY2(late > 0.02 && late < 0.06, qPrintable(QString::number(late)));
        const double rework = share("rework > 0", "1");
        QVERIFY2(rework > 0.01 && rework < 0.035, qPrintable(QString::number(rework)));
        for (const char *some :
             {"returned > 0", "extended > 0", "stopped_ms > 0", "urged > 0", "state = 'rejected'",
              "state = 'not_found'", "satisfaction = 3", "units <> ''", "photos > 0"})
            QVERIFY2(share(some, "1") > 0.003, some);
        QCOMPARE(count("SELECT count(*) FROM attachments a WHERE role = 'after' AND NOT EXISTS "
                       "(SELECT 1 FROM attachments b WHERE b.case_id = a.case_id AND b.role = 'before')"), 0);
        const double open = share("closed_at IS NULL", "1");
        QVERIFY2(open > 0.002 && open < 0.02, qPrintable(QString::number(open)));
    }

    void reportersAreSealed()
    {
        const auto vault = Vault::open(path("year.gpkg"));
        QVERIFY(vault);
        SQLite::Statement rows(m_store->db(), "SELECT payload FROM actions WHERE kind = 'report' LIMIT 500");
        int sealed = 0;
        while (rows.executeStep()) {
            const QJsonObject payload = QJsonDocument::fromJson(blobAt(rows, 0)).object();
            const QString cell = payload[QLatin1String("phone_enc")].toString();
            if (cell.isEmpty())
                continue;
            const auto phone = vault->unseal(QByteArray::fromBase64(cell.toLatin1()));
            QVERIFY(phone);
            QCOMPARE(maskPhone(*phone), payload[QLatin1String("phone")].toString());
            ++sealed;
        }
        QVERIFY(sealed > 100);
    }

    void everyIdNumberHasItsCheckDigit()
    {
        const auto vault = Vault::open(path("year.gpkg"));
        SQLite::Statement rows(m_store->db(), "SELECT idno_enc, idno_masked FROM people");
        while (rows.executeStep()) {
            const auto number = vault->unseal(blobAt(rows, 0));
            QVERIFY(number && isIdNumber(*number));
            QCOMPARE(maskIdNumber(*number), textAt(rows, 1));
        }
        const double share = double(count("SELECT count(*) FROM people WHERE category > 0")) / 300;
        QVERIFY2(share > 0.03 && share < 0.15, qPrintable(QString::number(share)));
    }
};

QTEST_GUILESS_MAIN(DemoTest)
#include "demotest.moc"
