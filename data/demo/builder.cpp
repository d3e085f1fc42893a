// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/builder.h"

#include "data/demo/groundcover.h"
#include "data/store/bulkwriter.h"
#include "data/store/searchindex.h"

namespace huying::demo
{

namespace
{

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
        writer.add(RoadRecord{QStringLiteral("R%1").arg(++number, 7, 10, QLatin1Char('0')), codeOf(stretch.klass), stretch.name, 0,
                              speedOf(stretch.klass), toLonLat(stretch.line)});
}

void writeBuildings(BulkWriter &writer, const std::vector<Building> &buildings)
{
    int number = 0;
    for (const Building &b : buildings)
        writer.addBuilding({QStringLiteral("B%1").arg(++number, 7, 10, QLatin1Char('0')), b.kind, {}, b.floors, b.shape});
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

} // namespace

Result<void> build(const QString &path, const Options &options, const Progress &progress)
{
    const auto names = Names::load();
    if (!names)
        return tl::unexpected(names.error());
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
    return guarded(path, QStringLiteral("写入演示数据"), [&]() -> Result<void> {
               SQLite::Transaction transaction((*store)->db());
               BulkWriter writer(**store, &*vault);
               progress(QStringLiteral("写入道路、建筑"), 0, 0);
               LandWriter landWriter(writer);
               const auto takeLand = [&landWriter](SurfaceRecord r) { landWriter(std::move(r)); };
               makeLand(land, mesh, division, takeLand);
               makeWaterways(land, [&writer](const WaterwayRecord &r) { writer.add(r); });
               const auto buildings = makeBuildings(options.scale, land, mesh, division, roads, options.seed, takeLand);
               writeBuildings(writer, buildings);
               writeRoads(writer, roads);
               writeAreas(writer, division);
               SearchIndex(**store).rebuild();
               transaction.commit();
               return {};
           })
        .and_then([&] { return (*store)->finishBulk(); });
}

} // namespace huying::demo
