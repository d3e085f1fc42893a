// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sampleplace.h"

#include <algorithm>
#include <cmath>

namespace huying {

namespace {

constexpr double west = 109.0, north = 23.9, step = 0.01; ///< degrees; a grid's side

/// Wavy, and the same for both neighbours.
LonLat corner(double column, double row)
{
    return {west + step * (column + 0.22 * std::sin(row * 1.7 + column * 0.6)),
            north - step * (row + 0.22 * std::sin(column * 1.3 - row * 0.4))};
}

MultiPolygon cellBlock(int column, int row, int columns, int rows)
{
    Ring ring;
    constexpr int parts = 6; // points on a grid's side
    const auto side = [&ring](double c, double r, double dc, double dr, int length) {
        for (int i = 0; i < length * parts; ++i)
            ring.push_back(corner(c + dc * i / parts, r + dr * i / parts));
    };
    side(column, row, 1, 0, columns);
    side(column + columns, row, 0, 1, rows);
    side(column + columns, row + rows, -1, 0, columns);
    side(column, row + rows, 0, -1, rows);
    ring.push_back(ring.front());
    return {{ring}};
}

} // namespace

SamplePlace::SamplePlace(int towns, int villagesPerTown, int gridsPerVillage, quint32 seed) : m_random(seed)
{
    const int townColumns = std::max(1, static_cast<int>(std::lround(std::sqrt(towns)))),
              townRows = (towns + townColumns - 1) / townColumns;
    const int villageRows = std::max(1, static_cast<int>(std::lround(std::sqrt(villagesPerTown))));
    const int villageColumns = (villagesPerTown + villageRows - 1) / villageRows;
    const int gridRows = std::max(1, static_cast<int>(std::lround(std::sqrt(gridsPerVillage))));
    const int gridColumns = (gridsPerVillage + gridRows - 1) / gridRows;
    const int townWidth = villageColumns * gridColumns, townHeight = villageRows * gridRows;
    std::vector<AreaRecord> records;
    const auto add = [&](const QString &code, const QString &name, const QString &parent, AreaLevel level,
                         MultiPolygon shape) {
        AreaRecord r;
        r.code = code;
        r.name = name;
        r.parent = parent;
        r.level = level;
        r.shape = std::move(shape);
        records.push_back(std::move(r));
    };
    const QString county = QStringLiteral("451381");
    add(county, QStringLiteral("清渡县"), {}, AreaLevel::County,
        cellBlock(0, 0, townColumns * townWidth, townRows * townHeight));
    for (int t = 0; t < townColumns * townRows; ++t) {
        const QString town = county + QStringLiteral("%1").arg(t + 1, 3, 10, QLatin1Char('0'));
        const int tc = t % townColumns * townWidth, tr = t / townColumns * townHeight;
        add(town, QStringLiteral("%1号镇").arg(t + 1), county, AreaLevel::Town,
            cellBlock(tc, tr, townWidth, townHeight));
        for (int v = 0; v < villageColumns * villageRows; ++v) {
            const QString village = town + QStringLiteral("%1").arg(v + 1, 3, 10, QLatin1Char('0'));
            const int vc = tc + v % villageColumns * gridColumns, vr = tr + v / villageColumns * gridRows;
            add(village, QStringLiteral("%1号社区").arg(v + 1), town, AreaLevel::Village,
                cellBlock(vc, vr, gridColumns, gridRows));
            for (int g = 0; g < gridColumns * gridRows; ++g) {
                const QString grid = village + QStringLiteral("%1").arg(g + 1, 3, 10, QLatin1Char('0'));
                add(grid, QStringLiteral("第%1网格").arg(g + 1), village, AreaLevel::Grid,
                    cellBlock(vc + g % gridColumns, vr + g / gridColumns, 1, 1));
            }
        }
    }
    m_areas = std::make_shared<AreaTree>(std::move(records));
    m_box = m_areas->at(0).box;
    std::uniform_real_distribution<double> lon(m_box.west, m_box.east), lat(m_box.south, m_box.north);
    for (int i = 0; i < 40; ++i)
        m_centres.push_back({lon(m_random), lat(m_random)});
}

LonLat SamplePlace::place()
{
    std::uniform_int_distribution<std::size_t> which(0, m_centres.size() - 1);
    std::normal_distribution<double> off(0, (m_box.east - m_box.west) / 22);
    while (true) {
        const LonLat c = m_centres[which(m_random)], p{c.lon + off(m_random), c.lat + off(m_random)};
        if (p.lon > m_box.west && p.lon < m_box.east && p.lat > m_box.south && p.lat < m_box.north)
            return p;
    }
}

QString SamplePlace::gridAt(LonLat p) const
{
    const int area = m_areas->areaAt(p);
    return area < 0 ? QString() : m_areas->at(area).code;
}

PointTablePtr SamplePlace::points(RegisterKind kind, std::size_t count, const QStringList &categories)
{
    auto t = std::make_shared<PointTable>();
    t->kind = kind;
    t->categories = categories;
    const bool things = kind == RegisterKind::Things;
    std::uniform_int_distribution<int> category(0, std::max(0, static_cast<int>(categories.size()) - 1)),
        degrees(0, 359);
    for (std::size_t i = 0; i < count; ++i) {
        t->at.push_back(toWorld(place()));
        t->fid.push_back(static_cast<quint32>(i + 1));
        t->area.push_back(-1);
        t->category.push_back(static_cast<quint8>(category(m_random)));
        if (kind == RegisterKind::People)
            t->visited.push_back(static_cast<quint16>(20300 + i * 7 % 130));
        if (things) {
            t->heading.push_back(static_cast<float>(degrees(m_random)));
            t->offline.push_back(i % 11 == 0);
        }
    }
    return t;
}

QList<UnitRow> SamplePlace::units(int count)
{
    static const QStringList glyphs{QStringLiteral("格"), QStringLiteral("执"), QStringLiteral("环"),
                                    QStringLiteral("消"), QStringLiteral("修"), QStringLiteral("警")};
    QList<UnitRow> rows;
    std::uniform_int_distribution<int> any(0, 99);
    for (int i = 0; i < count; ++i) {
        UnitRow u;
        const int roll = any(m_random);
        u.ref = QStringLiteral("U%1").arg(i);
        u.name = QStringLiteral("%1组").arg(i + 1);
        u.kind = roll < 80 ? UnitKind::Person : roll < 92 ? UnitKind::Vehicle : UnitKind::Helper;
        u.glyph = u.kind == UnitKind::Person ? glyphs[0] : glyphs[1 + roll % 5];
        u.status = static_cast<UnitStatus>(any(m_random) < 60 ? 0 : any(m_random) % 5);
        u.heading = any(m_random) * 3.6;
        u.place = place();
        rows.append(u);
    }
    return rows;
}

QList<CaseState> SamplePlace::cases(int count, TimeMs now)
{
    QList<CaseState> rows;
    std::uniform_int_distribution<int> any(0, 99);
    for (int i = 0; i < count; ++i) {
        CaseState c;
        c.id = QUuid(0x1234, 0, 0, 0, 0, 0, 0, uchar(i >> 24), uchar(i >> 16), uchar(i >> 8), uchar(i));
        c.version = 1;
        c.no = QStringLiteral("QD0812-%1").arg(i, 4, 10, QLatin1Char('0'));
        c.title = QStringLiteral("污水井盖缺失");
        c.state = QStringLiteral("assigned");
        c.item = QStringLiteral("E%1001").arg(1 + any(m_random) % 9, 2, 10, QLatin1Char('0'));
        c.place = place();
        c.area = gridAt(*c.place);
        c.limitMs = 2 * hourMs;
        const int roll = any(m_random);
        c.dueAt = roll < 4 ? now - 20 * minuteMs : roll < 10 ? now + 15 * minuteMs : now + 90 * minuteMs;
        c.stoppedAt = roll > 95 ? now - hourMs : 0;
        c.reportedAt = c.acceptedAt = c.dueAt - c.limitMs;
        rows.append(c);
    }
    return rows;
}

} // namespace huying
