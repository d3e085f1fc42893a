// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/analysis/nearby.h"

#include <QTest>
#include <cmath>
#include <numbers>
#include <random>

using namespace huying;

namespace
{

constexpr LonLat middle{109.2, 23.7};
constexpr double radius = 6371009, rad = std::numbers::pi / 180;

/// On the sphere, by the haversine: another formula than the one under test.
double haversine(LonLat a, LonLat b)
{
    const double u = std::sin((b.lat - a.lat) * rad / 2), v = std::sin((b.lon - a.lon) * rad / 2);
    return 2 * radius * std::asin(std::sqrt(u * u + std::cos(a.lat * rad) * std::cos(b.lat * rad) * v * v));
}

/// By the sum of angles that the ring is seen under: another way than counting crossings.
bool isInside(const Ring &ring, LonLat p)
{
    double turned = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
        const double k = std::cos(p.lat * rad);
        turned += std::remainder(std::atan2((b.lon - p.lon) * k, b.lat - p.lat) - std::atan2((a.lon - p.lon) * k, a.lat - p.lat),
                                 2 * std::numbers::pi);
    }
    return std::abs(turned) > std::numbers::pi;
}

/// Walks each side in small steps.
double toBorder(const Ring &ring, LonLat p)
{
    constexpr int steps = 2000;
    double nearest = 1e9;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
        for (int s = 0; s <= steps; ++s)
            nearest = std::min(nearest, haversine(p, {a.lon + (b.lon - a.lon) * s / steps, a.lat + (b.lat - a.lat) * s / steps}));
    }
    return nearest;
}

class Chance
{
public:
    explicit Chance(unsigned seed) : m_bits(seed) {}
    double between(double a, double b) { return std::uniform_real_distribution(a, b)(m_bits); }
    LonLat place(double degrees) { return {middle.lon + between(-degrees, degrees), middle.lat + between(-degrees, degrees)}; }

private:
    std::mt19937 m_bits;
};

std::shared_ptr<PointTable> table(RegisterKind kind, const QStringList &categories, int size, Chance &chance)
{
    auto points = std::make_shared<PointTable>();
    points->kind = kind;
    points->categories = categories;
    for (int i = 0; i < size; ++i) {
        points->at.push_back(toWorld(chance.place(0.02)));
        points->fid.push_back(static_cast<quint32>(i + 1));
        points->area.push_back(-1);
        points->category.push_back(static_cast<quint8>(i % categories.size()));
    }
    return points;
}

/// A star-shaped polygon, so that it never crosses itself.
Ring star(Chance &chance)
{
    Ring ring;
    const LonLat at = chance.place(0.005);
    for (int i = 0; i < 9; ++i) {
        const double far = chance.between(0.003, 0.012), angle = 2 * std::numbers::pi * i / 9;
        ring.push_back({at.lon + far * std::sin(angle), at.lat + far * std::cos(angle)});
    }
    return ring;
}

} // namespace

/// What lies round a place or in a drawn range.
class NearbyTest : public QObject
{
    Q_OBJECT
private slots:
    void circlesHoldWhatTheSphereSays()
    {
        Chance chance(7);
        for (int round = 0; round < 200; ++round) {
            const auto points = table(RegisterKind::Things, {QStringLiteral("camera"), QStringLiteral("hydrant")}, 400, chance);
            const Region region{{chance.place(0.01)}, chance.between(20, 2000)};
            int most = 0, least = 0; // points within half a metre of the border may fall on either side
            for (const WorldPoint &at : points->at) {
                const double metres = haversine(region.shape[0], toLonLat(at));
                least += metres <= region.metres - 0.5;
                most += metres <= region.metres + 0.5;
            }
            const NearbyAnswer answer = nearby(region, {{{points}}, {}, {}});
            const int found = static_cast<int>(answer.things.size());
            QVERIFY2(found >= least && found <= most, qPrintable(QStringLiteral("%1 of %2…%3").arg(found).arg(least).arg(most)));
            QVERIFY(std::ranges::is_sorted(answer.things, {}, &NearbyThing::metres));
            for (const NearbyThing &thing : answer.things)
                QVERIFY(std::abs(thing.metres - haversine(region.shape[0], thing.place)) < 0.5);
        }
    }

    void polygonsAndTheirSurroundings()
    {
        Chance chance(11);
        for (int round = 0; round < 12; ++round) {
            const Region region{star(chance), round % 3 ? chance.between(50, 400) : 0};
            for (int i = 0; i < 60; ++i) {
                const LonLat p = chance.place(0.02);
                const double border = toBorder(region.shape, p), expected = isInside(region.shape, p) ? 0 : border;
                if (border < 2)
                    continue; // on the border either is right
                QVERIFY2(std::abs(region.distance(p) - expected) < 2, qPrintable(QStringLiteral("%1, not %2").arg(region.distance(p)).arg(expected)));
            }
            for (const Ring &ring : region.outline())
                for (const LonLat &p : ring)
                    QVERIFY(std::abs(region.distance(p) - region.metres) < std::max(1.0, region.metres * 0.01));
        }
    }

    void peopleAreCountedAndNeverListed()
    {
        Chance chance(3);
        const auto people = table(RegisterKind::People, {QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("4")}, 3000, chance);
        const auto places = table(RegisterKind::Places, {QStringLiteral("school")}, 50, chance);
        const NearbyAnswer answer = nearby({{middle}, 900}, {{{people}, {places}}, {}, {}});
        int persons = 0, listed = 0;
        for (const NearbyKind &kind : answer.kinds)
            (kind.group == NearbyGroup::People ? persons : listed) += kind.count;
        QVERIFY(persons > 100);
        QCOMPARE(static_cast<int>(answer.things.size()), listed);
        for (const NearbyThing &thing : answer.things)
            QVERIFY(answer.kinds[static_cast<std::size_t>(thing.kind)].group == NearbyGroup::Places);
    }

    void kindsCountWhatIsListed()
    {
        Chance chance(5);
        NearbySources from{{{table(RegisterKind::Things, {QStringLiteral("lamp"), QStringLiteral("camera"), QStringLiteral("bin")}, 900, chance)},
                            {table(RegisterKind::Sentiments, {QStringLiteral("-1"), QStringLiteral("2")}, 60, chance)}}, {}, {}};
        for (int i = 0; i < 80; ++i) {
            from.cases.push_back({CaseId::createUuid(), chance.place(0.02)});
            from.units.push_back({QString::number(i), static_cast<UnitKind>(i % 3), chance.place(0.02)});
        }
        const NearbyAnswer answer = nearby({{middle}, 1500}, from);
        std::vector<int> counted(answer.kinds.size(), 0);
        for (const NearbyThing &thing : answer.things)
            ++counted[static_cast<std::size_t>(thing.kind)];
        for (std::size_t i = 0; i < counted.size(); ++i)
            QCOMPARE(counted[i], answer.kinds[i].count);
        QVERIFY(std::ranges::is_sorted(answer.kinds, {}, &NearbyKind::group));
        QVERIFY(answer.kinds.front().group == NearbyGroup::Cases);
        QCOMPARE(std::ranges::count(answer.kinds, NearbyGroup::Sentiments, &NearbyKind::group), 1); // moods are no kinds
    }

    void nowhereHoldsNothing()
    {
        Chance chance(1);
        const auto things = table(RegisterKind::Things, {QStringLiteral("lamp")}, 100, chance);
        QVERIFY(nearby({{}, 500}, {{{things}, {nullptr}}, {}, {}}).things.empty());
        QVERIFY(Region().outline().empty());
        QVERIFY(nearby({{{std::nan(""), 23}}, 500}, {{{things}}, {}, {}}).things.empty());
    }

    void directions()
    {
        const auto at = [](double east, double north) { return LonLat{middle.lon + east, middle.lat + north}; };
        QCOMPARE(octant(middle, at(0, 0.01)), 0);
        QCOMPARE(octant(middle, at(0.01, 0.0092)), 1);
        QCOMPARE(octant(middle, at(0.01, 0)), 2);
        QCOMPARE(octant(middle, at(0, -0.01)), 4);
        QCOMPARE(octant(middle, at(-0.01, 0)), 6);
        QCOMPARE(octant(middle, at(-0.0001, 0.01)), 0);
    }
};

QTEST_GUILESS_MAIN(NearbyTest)
#include "nearbytest.moc"
