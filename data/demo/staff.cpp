// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/staff.h"

#include "data/demo/registers.h"

namespace huying::demo {

namespace {

struct Station
{
    const char *code, *name, *duty;
};

constexpr Station stations[] = {
    {"ZX", "综治中心", "受理、分派、督办本辖区事项"}, {"CG", "综合执法队", "市容秩序、违法建设查处"},
    {"PC", "派出所", "治安防范、户籍管理"},           {"SF", "司法所", "人民调解、法律服务"},
    {"WS", "卫生院", "基本医疗、公共卫生"},           {"BM", "便民服务中心", "政务服务代办"}};

struct Force
{
    const char *name, *kind, *glyph, *role, *department;
    double share;
    bool inTown; ///< else stationed at the seat
};

constexpr Force forces[] = {{"城管执法%1组", "vehicle", "执", "城管执法", "D03", 18, true},
                            {"市政抢修%1组", "vehicle", "修", "市政抢修", "D03", 7, false},
                            {"环卫保洁%1组", "vehicle", "环", "环卫作业", "D03", 7, true},
                            {"供水抢修%1组", "vehicle", "水", "供水抢修", "D04", 4, false},
                            {"供电抢修%1组", "vehicle", "电", "供电抢修", "D25", 5, false},
                            {"消防救援%1车", "vehicle", "消", "消防救援", "D24", 4, false},
                            {"公路养护%1组", "vehicle", "路", "公路养护", "D07", 4, false},
                            {"环境执法%1组", "vehicle", "测", "环境监测执法", "D10", 3, false},
                            {"应急抢险%1组", "vehicle", "抢", "应急抢险", "D20", 4, false},
                            {"巡逻民警%1", "person", "警", "治安巡逻", "D06", 12, true},
                            {"护林员%1", "person", "林", "护林巡查", "D19", 7, true},
                            {"人民调解员%1", "helper", "调", "人民调解", "D08", 9, true},
                            {"志愿服务%1队", "helper", "志", "志愿服务", "D33", 10, true},
                            {"家庭医生%1组", "helper", "医", "上门医疗", "D12", 6, true}};

constexpr const char *companyTails[] = {"糖业有限公司",     "建材有限公司", "物流有限公司",
                                        "农业科技有限公司", "食品有限公司", "纺织有限公司",
                                        "电子科技有限公司", "木业有限公司"};
constexpr const char *socialTails[] = {"商会", "老年协会", "社会工作服务中心", "养老服务协会", "慈善会"};

class OrganizationMaker
{
public:
    explicit OrganizationMaker(const World &world) : m_world(world), m_rng(world.seed, 11) {}

    std::vector<OrganizationRecord> run()
    {
        const auto &division = m_world.division;
        for (const int county : division.ofLevel(AreaLevel::County))
            addDepartments(county);
        for (const int town : division.ofLevel(AreaLevel::Town))
            for (const Station &station : stations)
                add(m_world.code(town) + QLatin1Char('-') + QString::fromLatin1(station.code),
                    shortName(division.area(town).name) + QString::fromUtf8(station.name), "station", town,
                    QString::fromUtf8(station.duty), {});
        for (const int village : division.ofLevel(AreaLevel::Village))
            add(m_world.code(village) + QStringLiteral("-CW"),
                division.area(village).name + (division.area(village).isUrban ? QStringLiteral("居民委员会")
                                                                              : QStringLiteral("村民委员会")),
                "committee", village, QStringLiteral("自治事务、网格管理"),
                m_world.code(division.area(village).parent) + QStringLiteral("-ZX"));
        for (int number = 1; static_cast<int>(m_list.size()) < m_world.scale.organizations; ++number)
            addOther(number);
        return std::move(m_list);
    }

private:
    void addDepartments(int county)
    {
        const QString name = m_world.division.area(county).name;
        for (const CodeName &department : m_world.codes.departments()) {
            QString title = department.name;
            if (title.startsWith(QChar(u'县')))
                title = name + title.mid(1);
            add(m_world.scale.counties() == 1 ? department.code
                                              : department.code + QLatin1Char('-') + m_world.code(county),
                title, "department", county, {}, {});
        }
    }

    void addOther(int number)
    {
        const auto &division = m_world.division;
        const int village = m_rng.pick(division.ofLevel(AreaLevel::Village));
        const QString place = shortName(division.area(village).name);
        const double u = m_rng.uniform();
        const QString code = padded("Z", number, 5);
        const QString word = m_rng.pick(m_world.names.list("communities"));
        if (u < 0.45)
            add(code,
                shortName(division.area(division.ancestor(village, AreaLevel::County)).name) + word +
                    QString::fromUtf8(companyTails[m_rng.below(8)]),
                "company", village, {}, {});
        else if (u < 0.6)
            add(code, place + QString::fromUtf8(socialTails[m_rng.below(5)]), "social", village, {}, {});
        else if (u < 0.8)
            add(code, place + QStringLiteral("志愿服务队"), "volunteer", village, {}, {});
        else
            add(code, place + QStringLiteral("人民调解委员会"), "mediation", village,
                QStringLiteral("调解民间纠纷"), {});
    }

    void add(const QString &code, const QString &name, const char *kind, int area, const QString &duty,
             const QString &parent)
    {
        const auto &division = m_world.division;
        int grid = area; // any grid of the area; departments and stations sit near its middle
        if (const Area &a = division.area(area); a.level != AreaLevel::Grid) {
            const bool isOffice = a.level <= AreaLevel::Town && a.level != AreaLevel::Prefecture;
            Vec at = a.centre;
            if (a.level == AreaLevel::County)
                at = m_world.land.seat(a.serial) + Vec{m_rng.between(-900, 900), m_rng.between(250, 900)};
            else if (isOffice)
                at = at + Vec{m_rng.between(-300, 300), m_rng.between(-250, 250)};
            grid = division.gridAt(at);
            if (grid == Mesh::none)
                grid = division.gridAt(a.centre);
        }
        m_list.push_back({code, name, QString::fromLatin1(kind), parent, m_world.code(grid), duty,
                          toLonLat(m_world.anyPoint(grid, m_rng))});
    }

    const World &m_world;
    Rng m_rng;
    std::vector<OrganizationRecord> m_list;
};

class UnitMaker
{
public:
    explicit UnitMaker(const World &world) : m_world(world), m_rng(world.seed, 12)
    {
        m_crew.byGrid.resize(world.division.areas().size());
    }

    Crew run()
    {
        const auto &grids = m_world.division.ofLevel(AreaLevel::Grid);
        const int others = m_world.scale.units * 8 / 100;
        const int workers = m_world.scale.units - others;
        for (int i = 0; i < workers; ++i) {
            // Where there are fewer workers than grids, those without one lie scattered.
            const std::size_t n = grids.size();
            const std::size_t at = workers < static_cast<int>(n)
                                       ? static_cast<std::size_t>(i) * n / static_cast<std::size_t>(workers)
                                       : static_cast<std::size_t>(i) % n;
            addWorker(grids[at], i >= static_cast<int>(n));
        }
        std::vector<double> shares;
        for (const Force &force : forces)
            shares.push_back(force.share);
        const int counties = m_world.scale.counties();
        for (int county = 0; county < counties; ++county) {
            const auto counts =
                shareOut(others * (county + 1) / counties - others * county / counties, shares, 0);
            for (std::size_t f = 0; f < counts.size(); ++f)
                for (int i = 1; i <= counts[f]; ++i)
                    addForce(forces[f], county, i);
        }
        return std::move(m_crew);
    }

private:
    void addWorker(int grid, bool isPartTime)
    {
        UnitRecord unit = base(grid);
        unit.name = m_world.names.person(m_rng);
        unit.kind = QStringLiteral("person");
        unit.glyph = QStringLiteral("格");
        unit.role = isPartTime ? QStringLiteral("兼职网格员") : QStringLiteral("网格员");
        unit.org = committeeCode(m_world, grid);
        unit.shift =
            m_rng.chance(0.9) ? QStringLiteral("白班 08:00–18:00") : QStringLiteral("晚班 14:00–22:00");
        m_crew.byGrid[static_cast<std::size_t>(grid)].push_back(static_cast<int>(m_crew.units.size()));
        m_crew.units.push_back(unit);
    }

    void addForce(const Force &force, int county, int number)
    {
        const auto &division = m_world.division;
        const int countyArea = division.ofLevel(AreaLevel::County)[static_cast<std::size_t>(county)];
        int grid = Mesh::none;
        if (force.inTown) {
            const auto &villages = division.ofLevel(AreaLevel::Village);
            while (grid == Mesh::none || division.ancestor(grid, AreaLevel::County) != countyArea)
                grid = division.gridAt(division
                                           .area(villages[static_cast<std::size_t>(
                                               m_rng.below(static_cast<int>(villages.size())))])
                                           .centre);
        } else {
            while (grid == Mesh::none)
                grid = division.gridAt(m_world.land.seat(county) +
                                       Vec{m_rng.between(-2000, 2000), m_rng.between(-1200, 1200)} *
                                           (m_world.scale.radiusEast / 26000));
        }
        UnitRecord unit = base(grid);
        unit.name = QString::fromUtf8(force.name).arg(number);
        unit.kind = QString::fromLatin1(force.kind);
        unit.glyph = QString::fromUtf8(force.glyph);
        unit.role = QString::fromUtf8(force.role);
        unit.org = m_world.departmentCode(QString::fromLatin1(force.department), grid);
        unit.area = m_world.code(division.ancestor(grid, AreaLevel::Town));
        static constexpr const char *shifts[] = {"早班 08:00–16:00", "早班 08:00–16:00", "中班 16:00–24:00",
                                                 "夜班 00:00–08:00"};
        unit.shift = QString::fromUtf8(shifts[m_rng.below(4)]);
        m_crew.byDepartment[unit.org].push_back(static_cast<int>(m_crew.units.size()));
        m_crew.units.push_back(unit);
    }

    UnitRecord base(int grid)
    {
        UnitRecord unit;
        unit.ref = padded("U", static_cast<qint64>(m_crew.units.size()) + 1, 6);
        unit.area = m_world.code(grid);
        unit.phone = inventedPhone(m_rng);
        unit.status = m_rng.chance(0.09) ? QStringLiteral("offline") : QStringLiteral("free");
        unit.certifiedUntil = m_rng.chance(0.02) ? replayAt - m_rng.whole(3, 90) * dayMs
                                                 : replayAt + m_rng.whole(20, 700) * dayMs;
        unit.fixAt =
            replayAt - m_rng.below(unit.status == QLatin1String("offline") ? 6 * 3600 : 240) * secondMs;
        unit.heading = m_rng.below(360);
        unit.place = toLonLat(m_world.anyPoint(grid, m_rng));
        return unit;
    }

    const World &m_world;
    Rng m_rng;
    Crew m_crew;
};

} // namespace

QString stationCode(const World &world, int grid, const char *kind)
{
    return world.code(world.division.ancestor(grid, AreaLevel::Town)) + QLatin1Char('-') +
           QString::fromLatin1(kind);
}

QString committeeCode(const World &world, int grid)
{
    return world.code(world.division.ancestor(grid, AreaLevel::Village)) + QStringLiteral("-CW");
}

std::vector<OrganizationRecord> makeOrganizations(const World &world)
{
    return OrganizationMaker(world).run();
}

Crew makeUnits(const World &world)
{
    return UnitMaker(world).run();
}

} // namespace huying::demo
