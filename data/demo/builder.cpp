// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/builder.h"

#include "data/demo/casestory.h"
#include "data/demo/registers.h"
#include "data/demo/staff.h"
#include "data/store/alarmmarks.h"
#include "data/store/bulkwriter.h"
#include "data/store/codetables.h"
#include "data/store/defaultaccounts.h"

namespace huying::demo {

namespace {

const QString contentTime = QStringLiteral("2026-08-15T00:00:00Z");

void writeAreas(BulkWriter &writer, const Division &division)
{
    for (std::size_t i = 0; i < division.areas().size(); ++i) {
        const Area &area = division.areas()[i];
        AreaRecord record;
        record.code = area.code;
        record.name = area.name;
        record.parent = area.parent < 0 ? QString() : division.area(area.parent).code;
        record.level = area.level;
        record.population = area.population;
        record.shape = division.shape(static_cast<int>(i));
        writer.add(record);
    }
}

void writeRoads(BulkWriter &writer, const Roads &roads)
{
    int number = 0;
    for (const Roads::Stretch &stretch : roads.stretches())
        writer.add(RoadRecord{QStringLiteral("R%1").arg(++number, 7, 10, QLatin1Char('0')),
                              codeOf(stretch.klass), stretch.name, 0, speedOf(stretch.klass),
                              toLonLat(stretch.line)});
}

void writeBuildings(BulkWriter &writer, const std::vector<Building> &buildings)
{
    int number = 0;
    for (const Building &b : buildings)
        writer.addBuilding(
            {QStringLiteral("B%1").arg(++number, 7, 10, QLatin1Char('0')), b.kind, {}, b.floors, b.shape});
}

Result<void> writeAccounts(BulkWriter &writer, const World &world)
{
    const QString place = world.code(0);
    const auto seats = defaultAccounts(place);
    if (!seats)
        return tl::unexpected(seats.error());
    for (const AccountRecord &seat : *seats)
        writer.add(seat);
    for (const CodeName &department : world.codes.departments())
        writer.add(AccountRecord{department.code.toLower(),
                                 department.name + QStringLiteral(" 处置员"),
                                 QStringLiteral("handler"),
                                 place,
                                 world.scale.counties() == 1 ? department.code : QString(),
                                 {}});
    return {};
}

void writeMeta(Store &store, const World &world, const Options &options)
{
    Box home{180, 90, -180, -90};
    const Area &place = world.division.area(0);
    for (const Polygon &polygon : world.division.shape(0))
        for (const LonLat p : polygon.front())
            home = {std::min(home.west, p.lon), std::min(home.south, p.lat), std::max(home.east, p.lon),
                    std::max(home.north, p.lat)};
    const std::pair<const char *, QString> entries[] = {{"place", place.name},
                                                        {"timezone", QStringLiteral("Asia/Shanghai")},
                                                        {"seed", QString::number(options.seed)},
                                                        {"scale", options.scale.name},
                                                        {"home_west", QString::number(home.west, 'f', 7)},
                                                        {"home_south", QString::number(home.south, 'f', 7)},
                                                        {"home_east", QString::number(home.east, 'f', 7)},
                                                        {"home_north", QString::number(home.north, 'f', 7)},
                                                        {"first_at", QString::number(firstAt)},
                                                        {"last_at", QString::number(lastAt)},
                                                        {"replay_at", QString::number(replayAt)}};
    for (const auto &[key, value] : entries)
        store.setMeta(QString::fromLatin1(key), value);
}

/// Numbers land as it comes.
class LandWriter
{
public:
    explicit LandWriter(BulkWriter &writer) : m_writer(writer) {}
    void operator()(SurfaceRecord record)
    {
        record.ref = QStringLiteral("L%1").arg(++m_number, 7, 10, QLatin1Char('0'));
        m_writer.addLand(record);
    }

private:
    BulkWriter &m_writer;
    int m_number = 0;
};

/// Indexes on random keys are built far faster when all rows are there. Returns what makes them again.
std::vector<std::string> dropIndexes(SQLite::Database &db)
{
    std::vector<std::string> names, statements;
    SQLite::Statement rows(
        db, "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL ORDER BY rowid");
    while (rows.executeStep()) {
        names.push_back(rows.getColumn(0).getString());
        statements.push_back(rows.getColumn(1).getString());
    }
    rows.reset();
    for (const std::string &name : names)
        db.exec("DROP INDEX " + name);
    return statements;
}

Result<void> writeRegisters(BulkWriter &writer, World &world, const Progress &progress)
{
    qint64 done = 0;
    const auto count = [&](const QString &what, qint64 total) {
        if (++done % 5000 == 0)
            progress(what, done, total);
    };
    makePeople(world, [&](const PersonRecord &r) {
        writer.add(r);
        count(QStringLiteral("写入人口"), world.scale.people);
    });
    done = 0;
    makePlaces(world, [&](const PlaceRecord &r) {
        writer.add(r);
        count(QStringLiteral("写入场所"), world.scale.places);
    });
    done = 0;
    makeThings(world, [&](const ThingRecord &r) {
        writer.add(r);
        count(QStringLiteral("写入部件与设备"), 0);
    });
    for (const OrganizationRecord &r : makeOrganizations(world))
        writer.add(r);
    return makeSentiments(world, [&writer](const SentimentRecord &r) { writer.add(r); });
}

} // namespace

Result<void> build(const QString &path, const Options &options, const Progress &progress)
{
    const auto names = Names::load();
    if (!names)
        return tl::unexpected(names.error());
    const auto codes = Catalogue::load();
    if (!codes)
        return tl::unexpected(codes.error());
    const Landscape land(options.scale, options.seed);
    progress(QStringLiteral("划分辖区"), 0, 0);
    const Mesh mesh = Mesh::fromSites(land.sites(), 42);
    Division division(options.scale, land, mesh, *names, options.seed);
    progress(QStringLiteral("铺设道路"), 0, 0);
    Roads roads(options.scale, land, mesh, division, *names, options.seed);

    const auto store = Store::create(path, contentTime);
    if (!store)
        return tl::unexpected(store.error());
    const auto vault = Vault::create(path, Vault::keyFromSeed(options.seed));
    if (!vault)
        return tl::unexpected(vault.error());
    const auto workflow = Workflow::load();
    if (!workflow)
        return tl::unexpected(workflow.error());
    return guarded(path, QStringLiteral("写入演示数据"),
                   [&]() -> Result<void> {
                       SQLite::Transaction transaction((*store)->db());
                       const auto indexes = dropIndexes((*store)->db());
                       BulkWriter writer(**store, &*vault);
                       LandWriter landWriter(writer);
                       const auto takeLand = [&landWriter](SurfaceRecord r) { landWriter(std::move(r)); };
                       makeLand(land, mesh, division, takeLand);
                       makeWaterways(land, [&writer](const WaterwayRecord &r) { writer.add(r); });
                       const auto buildings =
                           makeBuildings(options.scale, land, mesh, division, roads, options.seed, takeLand);
                       World world{options.scale, options.seed, land,   mesh,      division,
                                   roads,         *names,       *codes, buildings, {}};
                       world.sortBuildings();
                       writeCodeTables(writer, *codes);
                       writeBuildings(writer, buildings);
                       writeRoads(writer, roads);
                       if (const auto done = writeRegisters(writer, world, progress); !done)
                           return done;
                       writeAreas(writer, division);
                       if (const auto done = writeAccounts(writer, world); !done)
                           return done;
                       writeMeta(**store, world, options);
                       const Crew crew = makeUnits(world);
                       for (const UnitRecord &unit : crew.units)
                           writer.add(unit);
                       CaseLog log(**store, *workflow);
                       CasePhotos photos(**store);
                       QList<AlarmMark> seen;
                       const auto cases =
                           makeCases(world, crew, *vault, log, photos, seen, [&progress](qint64 done, qint64 total) {
                               progress(QStringLiteral("写入案卷"), done, total);
                           });
                       if (!cases)
                           return cases;
                       putAlarmMarks((*store)->db(), seen);
                       for (const std::string &index : indexes)
                           (*store)->db().exec(index);
                       transaction.commit();
                       return {};
                   })
        .and_then([&] {
            progress(QStringLiteral("建立空间和检索索引"), 0, 0);
            return (*store)->finishBulk();
        });
}

} // namespace huying::demo
