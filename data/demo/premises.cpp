// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/registers.h"

#include "data/model/jsontable.h"

#include <QJsonArray>

namespace huying::demo {

namespace {

struct Office ///< one in every village
{
    const char *kind, *name;
};

constexpr Office offices[] = {{"committee", "党群服务中心"}, {"service", "便民服务点"},
                              {"clinic", "卫生室"},          {"police", "警务室"},
                              {"mediation", "调解室"},       {"culture", "文化活动室"}};

struct Trade
{
    const char *kind;
    double urban, rural; ///< shares
    const char *names;   ///< blank-separated
};

constexpr Trade trades[] = {
    {"shop", 9, 3, "便民超市 五金店 服装店 水果店 文具店 手机店 药房 理发店 家电行 建材店"},
    {"restaurant", 5, 1, "螺蛳粉店 米粉店 早餐店 大排档 饭店 奶茶店 烧烤店"},
    {"hotel", 0.5, 0.1, "宾馆 旅馆 招待所 民宿"},
    {"bank", 0.2, 0.05, "信用社 邮政储蓄网点 银行支行"},
    {"kindergarten", 0.4, 0.1, "幼儿园 托育园"},
    {"elderly", 0.3, 0.2, "日间照料中心 养老服务站 长者饭堂"},
    {"clinic", 0.6, 0.1, "诊所 口腔诊所 中医馆"},
    {"warehouse", 0.5, 0.4, "仓库 农资仓库 物流仓"},
    {"farm", 0, 2.2, "养殖场 养猪场 水产养殖场 柑橘园 甘蔗基地"},
    {"factory", 0.5, 0.4, "加工厂 砖厂 木材厂 食品厂 制衣厂"},
    {"site", 0.4, 0.05, "建筑工地 棚改项目工地"},
    {"fuel", 0.08, 0.05, "加油站"},
    {"rental", 9, 2, "出租房"},
    {"house", 73, 90, "房屋"}};

class PlaceMaker
{
public:
    PlaceMaker(const World &world, const Take<PlaceRecord> &take)
        : m_world(world), m_take(take), m_rng(world.seed, 31)
    {
    }

    void run()
    {
        addVillageOffices();
        addTownPlaces();
        addTrades();
    }

private:
    void addVillageOffices()
    {
        const auto &division = m_world.division;
        for (const int village : division.ofLevel(AreaLevel::Village)) {
            const int grid = division.gridAt(division.area(village).centre);
            if (grid == Mesh::none)
                continue;
            for (const Office &office : offices)
                add(grid, office.kind, division.area(village).name + QString::fromUtf8(office.name));
        }
    }

    void addTownPlaces()
    {
        const auto &division = m_world.division;
        for (const int town : division.ofLevel(AreaLevel::Town)) {
            const QString name = shortName(division.area(town).name);
            const Vec centre = division.area(town).centre;
            const int schools = division.area(town).isUrban ? 8 : 3;
            for (int i = 1; i <= schools; ++i)
                addNear(centre, "school",
                        name + (i == 1   ? QStringLiteral("中心小学")
                                : i == 2 ? QStringLiteral("初级中学")
                                         : QStringLiteral("第%1小学").arg(i - 1)));
            addNear(centre, "hospital", name + QStringLiteral("卫生院"));
            addNear(centre, "service", name + QStringLiteral("便民服务中心"));
            addNear(centre, "police", name + QStringLiteral("派出所"));
            addNear(centre, "market", name + QStringLiteral("农贸市场"));
            addNear(centre, "station", name + QStringLiteral("客运站"));
            addNear(centre, "mediation", name + QStringLiteral("矛盾纠纷调处中心"));
            addNear(centre, "pump", name + QStringLiteral("排涝泵站"));
        }
        for (const int county : division.ofLevel(AreaLevel::County)) {
            const QString name = division.area(county).name;
            const Vec seat = m_world.land.seat(division.area(county).serial);
            for (const char *hospital : {"人民医院", "中医医院", "妇幼保健院"})
                addNear(seat, "hospital", name + QString::fromUtf8(hospital));
            addNear(seat, "school", name + QStringLiteral("高级中学"));
            addNear(seat, "service", name + QStringLiteral("政务服务中心"));
            addNear(seat, "station", name + QStringLiteral("汽车总站"));
        }
    }

    void addTrades()
    {
        const auto &grids = m_world.division.ofLevel(AreaLevel::Grid);
        std::vector<double> weights;
        for (const int grid : grids)
            weights.push_back(m_world.division.area(grid).weight + 0.15);
        const auto counts = shareOut(static_cast<int>(m_world.scale.places - m_number), weights, 0);
        std::vector<double> urban, rural;
        std::vector<QStringList> names;
        for (const Trade &trade : trades) {
            urban.push_back(trade.urban);
            rural.push_back(trade.rural);
            names.push_back(QString::fromUtf8(trade.names).split(QLatin1Char(' ')));
        }
        const QStringList words = m_world.names.list("communities"),
                          surnames = m_world.names.list("surnames");
        for (std::size_t i = 0; i < grids.size(); ++i) {
            for (int n = 0; n < counts[i]; ++n) {
                const bool isUrban = m_world.division.area(grids[i]).isUrban;
                const auto t = static_cast<std::size_t>(m_rng.weighted(isUrban ? urban : rural));
                const Building *building = m_world.anyBuilding(grids[i], m_rng);
                const QString kind = QString::fromLatin1(trades[t].kind);
                const QString address =
                    building ? m_world.addressOf(*building) : m_world.division.area(grids[i]).name;
                QString name;
                if (kind == QLatin1String("house") || kind == QLatin1String("rental"))
                    name = address +
                           (building && building->floors > 4 ? QStringLiteral("%1单元").arg(m_rng.whole(1, 4))
                                                             : QString()) +
                           m_rng.pick(names[t]);
                else
                    name = (m_rng.chance(0.5) ? m_rng.pick(words)
                                              : QStringLiteral("老") + m_rng.pick(surnames)) +
                           m_rng.pick(names[t]);
                add(grids[i], trades[t].kind, name, building, address);
            }
        }
    }

    void addNear(Vec centre, const char *kind, const QString &name)
    {
        int grid = Mesh::none;
        for (int i = 0; i < 8 && grid == Mesh::none; ++i)
            grid = m_world.division.gridAt(centre + Vec{m_rng.between(-500, 500), m_rng.between(-400, 400)});
        if (grid == Mesh::none)
            grid = m_world.division.gridAt(centre);
        if (grid != Mesh::none)
            add(grid, kind, name);
    }

    void add(int grid, const char *kind, const QString &name)
    {
        const Building *building = m_world.anyBuilding(grid, m_rng);
        add(grid, kind, name, building,
            building ? m_world.addressOf(*building) : m_world.division.area(grid).name);
    }

    void add(int grid, const char *kind, const QString &name, const Building *building,
             const QString &address)
    {
        const Vec at = building ? building->centre + Vec{m_rng.between(-4, 4), m_rng.between(-4, 4)}
                                : m_world.anyPoint(grid, m_rng);
        m_take({padded("D", ++m_number, 8), name, QString::fromLatin1(kind), m_world.code(grid), address,
                toLonLat(at)});
    }

    const World &m_world;
    const Take<PlaceRecord> &m_take;
    Rng m_rng;
    qint64 m_number = 0;
};

} // namespace

void makePlaces(const World &world, const Take<PlaceRecord> &take)
{
    PlaceMaker(world, take).run();
}

Result<void> makeSentiments(const World &world, const Take<SentimentRecord> &take)
{
    const auto table = JsonTable::load(QStringLiteral("demo/sentiments.json"));
    if (!table)
        return tl::unexpected(table.error());
    const QJsonArray texts = table->root()[QLatin1String("texts")].toArray();
    const QJsonArray sources = table->root()[QLatin1String("sources")].toArray();
    if (texts.isEmpty() || sources.isEmpty())
        return table->wrong({}, QStringLiteral("缺少 texts 或 sources"));
    Rng rng(world.seed, 33);
    const auto &grids = world.division.ofLevel(AreaLevel::Grid);
    std::vector<double> weights;
    for (const int grid : grids)
        weights.push_back(world.division.area(grid).weight);
    const int count = std::max(12, world.scale.cases / 50);
    for (int i = 1; i <= count; ++i) {
        const int grid = grids[static_cast<std::size_t>(rng.weighted(weights))];
        const QJsonObject entry = texts[rng.below(static_cast<int>(texts.size()))].toObject();
        const double past = rng.uniform();
        QString text = entry[QLatin1String("text")].toString();
        text.replace(QLatin1String("{village}"), world.division.area(world.division.area(grid).parent).name)
            .replace(QLatin1String("{town}"), world.townOf(grid));
        take({padded("S", i, 6), text, sources[rng.below(static_cast<int>(sources.size()))].toString(),
              world.code(grid), entry[QLatin1String("mood")].toInt(),
              lastAt - static_cast<TimeMs>(past * past * 180.0 * 86400.0) * secondMs,
              toLonLat(world.anyPoint(grid, rng))});
    }
    return {};
}

} // namespace huying::demo
