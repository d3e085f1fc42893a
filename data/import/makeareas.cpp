// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/makeareas.h"

#include "data/import/cellmesh.h"

#include <QStringList>
#include <cmath>

namespace huying
{

namespace
{

struct Located
{
    LonLat place;
    int area; ///< index in names
};

struct Survey
{
    QStringList names; ///< in the order of the alphabet after sorting
    std::vector<Located> cases;
};

Result<Survey> survey(const MakeAreasRule &rule, Source &source, const Placement &placement)
{
    std::map<QString, std::vector<LonLat>> byName;
    for (;;) {
        const auto row = source.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        const auto place = placement.point(**row);
        const auto name = rule.by.value(**row);
        if ((*row)->isReadable() && place && *place && name)
            byName[*name].push_back(**place);
    }
    Survey survey;
    for (const auto &[name, places] : byName) {
        if (!name.isEmpty())
            survey.names << name;
        const int index = name.isEmpty() ? -1 : static_cast<int>(survey.names.size()) - 1;
        for (const LonLat &p : places)
            survey.cases.push_back({p, index});
    }
    return survey;
}

/// South-west corner of everything, rounded down to hundredths of a degree so that a few more cases at the rim
/// do not move every cell.
LonLat originOf(const Survey &survey)
{
    LonLat origin{180, 90};
    for (const Located &one : survey.cases) {
        origin.lon = std::min(origin.lon, one.place.lon);
        origin.lat = std::min(origin.lat, one.place.lat);
    }
    return {std::floor(origin.lon * 100) / 100, std::floor(origin.lat * 100) / 100};
}

/// Which area each cell belongs to: the one most of its cases name. Cells whose cases name none follow their
/// neighbours.
std::map<CellIndex, int> ownersOf(const Survey &survey, const CellMesh &mesh)
{
    std::map<CellIndex, std::map<int, int>> votes;
    for (const Located &one : survey.cases)
        ++votes[mesh.cellAt(one.place)][one.area];
    std::map<CellIndex, int> owner;
    std::vector<CellIndex> nameless;
    for (auto &[cell, counts] : votes) {
        counts.erase(-1);
        if (counts.empty()) {
            nameless.push_back(cell);
            continue;
        }
        owner[cell] = std::max_element(counts.begin(), counts.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; })->first;
    }
    for (const CellIndex &cell : nameless) {
        const auto distance = [&cell](const CellIndex &other) {
            return std::hypot(cell.first - other.first, cell.second - other.second);
        };
        const auto nearest = std::min_element(owner.begin(), owner.end(), [&](const auto &a, const auto &b) {
            return distance(a.first) < distance(b.first);
        });
        if (nearest != owner.end())
            owner.emplace(cell, nearest->second);
    }
    closeHoles(owner);
    return owner;
}

QString number(int value, int digits)
{
    return QStringLiteral("%1").arg(value, digits, 10, QLatin1Char('0'));
}

qint64 writeAreas(const MakeAreasRule &rule, const Survey &survey, const CellMesh &mesh,
                  const std::map<CellIndex, int> &owner, BulkWriter &writer)
{
    std::set<CellIndex> all;
    std::map<int, std::set<CellIndex>> byArea;
    for (const auto &[cell, area] : owner) {
        all.insert(cell);
        byArea[area].insert(cell);
    }
    qint64 written = 1;
    AreaRecord root{rule.rootCode, rule.rootName, {}, QStringLiteral("basic"), AreaLevel::County, mesh.outline(all), 0};
    writer.add(root);
    for (const auto &[index, cells] : byArea) {
        const QString name = survey.names[index], code = rule.rootCode + number(index + 1, 3);
        writer.add(AreaRecord{code, name, rule.rootCode, QStringLiteral("basic"), AreaLevel::Town, mesh.outline(cells), 0});
        ++written;
        int n = 0;
        for (const CellIndex &cell : cells) {
            writer.add(AreaRecord{code + number(cell.first, 3) + number(cell.second, 3),
                                  QStringLiteral("%1 %2").arg(name, number(++n, 3)), code, QStringLiteral("basic"),
                                  AreaLevel::Grid, {{mesh.square(cell)}}, 0});
            ++written;
        }
    }
    return written;
}

} // namespace

Result<void> makeAreas(const Mapping &mapping, Source &source, const Placement &placement, Store &store,
                       BulkWriter &writer, ImportReport &report)
{
    const MakeAreasRule &rule = *mapping.makeAreas;
    SQLite::Statement known(store.db(), "SELECT 1 FROM areas WHERE code = ?");
    known.bind(1, toSql(rule.rootCode));
    if (known.executeStep())
        return {};
    const auto found = survey(rule, source, placement);
    if (!found)
        return tl::unexpected(found.error());
    if (found->cases.empty() || found->names.isEmpty())
        return fail(ErrorKind::BadInput, QStringLiteral("没有一行既有坐标又有片区名，划不出网格；请检查 make_areas.by 和 place"));
    const CellMesh mesh(originOf(*found), rule.cellMetres);
    report.tables[QStringLiteral("areas")] += writeAreas(rule, *found, mesh, ownersOf(*found, mesh), writer);
    return {};
}

} // namespace huying
