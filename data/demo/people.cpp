// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/registers.h"

namespace huying::demo {

namespace {

/// Care and service only: of a hundred people eight are in one of these categories.
int categoryOf(Rng &rng, int age)
{
    if (!rng.chance(0.083))
        return 0;
    if (age < 16)
        return rng.chance(0.75) ? 5 : 6; // left-behind or needy children
    if (age >= 70) {
        static constexpr double weights[] = {30, 34, 10, 6, 8, 12};
        static constexpr int categories[] = {1, 2, 3, 4, 7, 9};
        return categories[rng.weighted(weights)];
    }
    static constexpr double weights[] = {26, 24, 14, 20, 10, 6};
    static constexpr int categories[] = {4, 7, 8, 9, 10, 11};
    const int category = categories[rng.weighted(weights)];
    return category == 8 && (age < 21 || age > 42) ? 4 : category;
}

QString identityNumber(const QString &county, int year, Rng &rng)
{
    static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    QString number = county + padded("", year, 4) + padded("", rng.whole(1, 12), 2) +
                     padded("", rng.whole(1, 28), 2) + padded("", rng.whole(1, 999), 3);
    int sum = 0;
    for (int i = 0; i < 17; ++i)
        sum += number[i].digitValue() * weights[i];
    return number + QLatin1Char("10X98765432"[sum % 11]);
}

int ageOf(Rng &rng)
{
    static constexpr double shares[] = {10, 12, 9, 13, 14, 15, 13, 9, 4, 1};
    return rng.weighted(shares) * 10 + rng.below(10);
}

} // namespace

QString inventedPhone(Rng &rng)
{
    static constexpr const char *prefixes[] = {"154", "160", "163", "164", "168"};
    return QString::fromLatin1(prefixes[rng.below(5)]) + padded("", rng.below(100000000), 8);
}

void makePeople(World &world, const Take<PersonRecord> &take)
{
    Rng rng(world.seed, 21);
    auto &areas = world.division.areas();
    const auto &grids = world.division.ofLevel(AreaLevel::Grid);
    std::vector<double> weights;
    for (const int grid : grids)
        weights.push_back(world.division.area(grid).weight + 0.15);
    const auto counts = shareOut(world.scale.people, weights, 1);
    qint64 number = 0;
    for (std::size_t i = 0; i < grids.size(); ++i) {
        const int grid = grids[i];
        for (int area = grid; area >= 0; area = areas[static_cast<std::size_t>(area)].parent)
            areas[static_cast<std::size_t>(area)].population += counts[i];
        const QString county = world.countyCode(grid), town = world.townOf(grid), code = world.code(grid);
        for (int left = counts[i]; left > 0;) { // household by household
            const int household = std::min(left, rng.whole(1, 5));
            const Building *home = world.anyBuilding(grid, rng);
            const Vec at =
                home ? home->centre + Vec{rng.between(-5, 5), rng.between(-4, 4)} : world.anyPoint(grid, rng);
            QString address = town + (home ? world.addressOf(*home) : world.division.area(grid).name);
            if (home && home->floors > 4)
                address += QStringLiteral("%1单元%2室")
                               .arg(rng.whole(1, 4))
                               .arg(rng.whole(1, home->floors) * 100 + rng.whole(1, 4));
            const LonLat place = toLonLat(at);
            for (int member = 0; member < household; ++member) {
                PersonRecord person;
                const int age = ageOf(rng);
                person.ref = padded("P", ++number, 8);
                person.name = world.names.person(rng);
                person.idno = identityNumber(county, 2026 - age, rng);
                person.phone = age < 14 ? QString() : inventedPhone(rng);
                person.address = address;
                person.area = code;
                person.category = categoryOf(rng, age);
                person.visitedAt = person.category ? replayAt - rng.whole(1, 100) * dayMs : 0;
                person.place = place;
                take(person);
            }
            left -= household;
        }
    }
}

} // namespace huying::demo
