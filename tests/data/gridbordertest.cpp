// SPDX-License-Identifier: GPL-3.0-or-later
// Single edits of borders: what they change, what they refuse and why. Random ones are in gridmeshtest.
#include "tests/support/gridshapes.h"

#include <QRegularExpression>
#include <QTest>
#include <ctime>

using namespace huying;
using huying::test::GridPlace;
using huying::test::shapes;

namespace
{

double processorMs(const std::function<void()> &work)
{
    const std::clock_t from = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
}

/// Two grids above each other with a border of many bends between them.
std::vector<AreaRecord> longBorder(int bends)
{
    Line border;
    for (int i = 0; i <= bends; ++i)
        border.push_back({109 + 0.5 * i / bends, 23 + 0.001 * std::sin(i * 0.01) + (i % 2) * 1e-6});
    return huying::test::gridsAlong(border);
}

} // namespace

class GridBorderTest : public QObject
{
    Q_OBJECT

private slots:
    void aRefusalSaysWhyAndChangesNothing_data()
    {
        QTest::addColumn<std::function<Result<void>(GridMesh &)>>("wish");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const QString &word, std::function<Result<void>(GridMesh &)> wish) {
            QTest::newRow(name) << std::move(wish) << word;
        };
        const auto nothing = [](auto &&done) { return done.map([](auto) {}); };
        const auto corner = [](GridMesh &mesh, LonLat p) { return *mesh.vertexNear(toSpot(p), 1); };
        const auto cornerOf = [](int x, int y) { return GridPlace().corner(x, y); };
        row("the outline", QStringLiteral("外围"), [=](GridMesh &mesh) { return mesh.moveVertex(corner(mesh, cornerOf(0, 0)), toSpot(cornerOf(1, 1))); });
        row("a village's border", QStringLiteral("村社区"), [=](GridMesh &mesh) { return mesh.moveVertex(corner(mesh, cornerOf(4, 2)), toSpot(cornerOf(4, 2))); });
        row("over a neighbour", QStringLiteral("占去|相交"), [=](GridMesh &mesh) { return mesh.moveVertex(corner(mesh, cornerOf(2, 2)), toSpot(GridPlace().middle(2, 5))); });
        row("other villages' grids", QStringLiteral("不在同一个村社区"), [](GridMesh &mesh) {
            return mesh.merge(mesh.faceAt(toSpot(GridPlace().middle(3, 1))), mesh.faceAt(toSpot(GridPlace().middle(4, 1))));
        });
        row("no common border", QStringLiteral("没有共同的边界"), [](GridMesh &mesh) {
            return mesh.merge(mesh.faceAt(toSpot(GridPlace().middle(0, 0))), mesh.faceAt(toSpot(GridPlace().middle(3, 3))));
        });
        row("a line that ends inside", QStringLiteral("没有穿过"), [=](GridMesh &mesh) {
            return nothing(mesh.split(mesh.faceAt(toSpot(GridPlace().middle(2, 2))), {toSpot(GridPlace().middle(2, 2)), toSpot(GridPlace().middle(2, 3))},
                                      QStringLiteral("X"), QStringLiteral("新")));
        });
        row("a code that is taken", QStringLiteral("已经用过"), [=](GridMesh &mesh) {
            return nothing(mesh.split(0, {toSpot(cornerOf(0, 0)), toSpot(cornerOf(1, 1))}, GridPlace::codeOf(0, 0, 8), QStringLiteral("新")));
        });
        row("a sliver", QStringLiteral("太小"), [=](GridMesh &mesh) {
            const GridEdge e{mesh.faces()[18].loops[0][0], mesh.faces()[18].loops[0][1]};
            const Spot a = mesh.spot(e.from), b = mesh.spot(e.to);
            const double length = std::hypot(static_cast<double>(b.x - a.x), static_cast<double>(b.y - a.y));
            const auto inwards = [&](double f, double by) {
                return Spot{a.x + std::llround(f * static_cast<double>(b.x - a.x) - by * static_cast<double>(b.y - a.y) / length),
                            a.y + std::llround(f * static_cast<double>(b.y - a.y) + by * static_cast<double>(b.x - a.x) / length)};
            };
            return nothing(mesh.split(18, {inwards(0.2, -3000), inwards(0.4, 3000), inwards(0.6, 3000), inwards(0.8, -3000)}, QStringLiteral("X"), QStringLiteral("新")));
        });
    }

    void aRefusalSaysWhyAndChangesNothing()
    {
        using Wish = std::function<Result<void>(GridMesh &)>;
        QFETCH(Wish, wish);
        QFETCH(QString, word);
        GridPlace place;
        GridMesh mesh(place.grids(), place.above());
        const auto first = shapes(mesh);
        const auto done = wish(mesh);
        QVERIFY(!done);
        QVERIFY2(done.error().message.contains(QRegularExpression(word)), qPrintable(done.error().message));
        QVERIFY(shapes(mesh) == first);
        QVERIFY(!mesh.canUndo());
        QVERIFY(mesh.balance().grids == mesh.balance().outline);
    }

    void areasAboveFollowTheBorder()
    {
        GridPlace place;
        GridMesh mesh(place.grids(), place.above());
        mesh.rules.keepsParents = false;
        const quint32 corner = *mesh.vertexNear(toSpot(place.corner(4, 2)), 1);
        const Spot from = mesh.spot(corner);
        QVERIFY(mesh.moveVertex(corner, {from.x + 50'000, from.y}));
        const AreaEdit edit = mesh.edit();
        QStringList codes;
        for (const AreaRecord &record : edit.changed)
            codes << record.code;
        QVERIFY2(codes.contains(GridPlace::villageOf(0, 0)) && codes.contains(GridPlace::villageOf(4, 0)), qPrintable(codes.join(u' ')));
        QVERIFY(!codes.contains(QStringLiteral("459021")));
        QCOMPARE(edit.before.size(), edit.changed.size());
    }

    void splitAndMergeKeepTheOldCodes()
    {
        GridPlace place;
        GridMesh mesh(place.grids(), place.above());
        const int face = mesh.faceAt(toSpot(place.middle(2, 2)));
        const QString code = mesh.faces()[static_cast<std::size_t>(face)].code, fresh = mesh.freeCode(face);
        QCOMPARE(fresh, GridPlace::villageOf(2, 2) + QStringLiteral("901"));
        const LonLat m = place.middle(2, 2);
        const double c = GridPlace::cell;
        const auto added = mesh.split(face, {toSpot({m.lon - c, m.lat - 0.2 * c}), toSpot({m.lon, m.lat - 0.1 * c}), toSpot({m.lon + c, m.lat - 0.2 * c})},
                                      fresh, QStringLiteral("新格"));
        QVERIFY2(added, added ? "" : qPrintable(added.error().message));
        QVERIFY(mesh.squareMetres(face) > mesh.squareMetres(*added));
        QCOMPARE(mesh.faces()[static_cast<std::size_t>(face)].population + mesh.faces()[static_cast<std::size_t>(*added)].population, 300);
        const int neighbour = mesh.faceAt(toSpot(place.middle(2, 1)));
        QVERIFY(mesh.merge(neighbour, *added)); // what was cut off goes to the grid below
        const int other = mesh.faceAt(toSpot(place.middle(3, 2)));
        QVERIFY(mesh.merge(face, other));
        const AreaEdit edit = mesh.edit();
        QCOMPARE(edit.merged, (QHash<QString, QString>{{mesh.faces()[static_cast<std::size_t>(other)].code, code}}));
        QVERIFY(edit.added.isEmpty());
        QCOMPARE(edit.steps.size(), 3);
    }

    void anEnclaveMergesIntoWhatIsRoundIt()
    {
        GridPlace place;
        GridMesh mesh(place.grids(), {});
        const int inner = mesh.indexOf(GridPlace::villageOf(1, 1) + QStringLiteral("900")), round = mesh.indexOf(GridPlace::codeOf(1, 1, 8));
        QCOMPARE(mesh.faces()[static_cast<std::size_t>(round)].loops.size(), 2U);
        QVERIFY(mesh.merge(round, inner));
        QCOMPARE(mesh.faces()[static_cast<std::size_t>(round)].loops.size(), 1U);
    }

    void aCornerOnANeighboursLineIsJoined()
    {
        const auto square = [](const QString &code, double x, double y, double side) {
            return AreaRecord{code, code, QStringLiteral("V"), QStringLiteral("basic"), AreaLevel::Grid,
                              {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}}}, 1};
        };
        GridMesh mesh({square(QStringLiteral("A"), 109, 23, 0.02), square(QStringLiteral("B"), 109.02, 23, 0.01), square(QStringLiteral("C"), 109.02, 23.01, 0.01)}, {});
        QCOMPARE(mesh.faces()[0].loops[0].size(), 5U);
        QCOMPARE(mesh.balance().outlineEdges, 7);
        QVERIFY(mesh.edit().isEmpty());
        const quint32 corner = *mesh.vertexNear(toSpot({109.02, 23.01}), 1);
        QVERIFY(mesh.moveVertex(corner, toSpot({109.022, 23.011})));
    }

    void gridsThatOverlapAreNotEdited()
    {
        auto grids = longBorder(10);
        grids.push_back(grids.front());
        grids.back().code = QStringLiteral("twice");
        GridMesh mesh(grids, {});
        const auto done = mesh.merge(0, 2);
        QVERIFY(!done && done.error().message.contains(QStringLiteral("重叠")));
        QVERIFY(mesh.balance().grids == mesh.balance().outline);
    }

    void aBorderOfTwoHundredThousandBendsStaysUsable()
    {
        const auto grids = longBorder(200'000);
        std::optional<GridMesh> mesh;
        const double built = processorMs([&] { mesh.emplace(grids, std::vector<AreaRecord>()); });
        const Spot place = toSpot({109.25, 23.0003});
        std::optional<quint32> vertex;
        const double found = processorMs([&] { vertex = mesh->vertexNear(place, 1000); });
        QVERIFY(vertex);
        Result<void> moved;
        const Spot from = mesh->spot(*vertex);
        const double moving = processorMs([&] { moved = mesh->moveVertex(*vertex, {from.x + 20, from.y + 20}); });
        QVERIFY2(moved, moved ? "" : qPrintable(moved.error().message));
        const auto edge = mesh->edgeNear(place, 1000);
        QVERIFY(edge);
        Result<quint32> added;
        const double adding = processorMs([&] { added = mesh->insertVertex(edge->edge, edge->at); });
        const double undoing = processorMs([&] { mesh->undo(); });
        qInfo("200 k bends: built %.0f ms, found %.1f ms, moved %.1f ms, added %.1f ms, undone %.1f ms", built, found, moving, adding, undoing);
        QVERIFY(built < 5000);
        QVERIFY(found < 100 && moving < 500 && adding < 1500 && undoing < 1500);
        Result<int> split;
        const double splitting = processorMs([&] {
            split = mesh->split(0, {toSpot({109.2, 22.4}), toSpot({109.2, 22.7}), toSpot({109.3, 22.7}), toSpot({109.3, 22.4})}, mesh->freeCode(0), QStringLiteral("丙"));
        });
        QVERIFY2(split, split ? "" : qPrintable(split.error().message));
        Result<void> joined;
        const double joining = processorMs([&] { joined = mesh->merge(0, *split); });
        QVERIFY2(joined, joined ? "" : qPrintable(joined.error().message));
        AreaEdit edit;
        const double telling = processorMs([&] { edit = mesh->edit(); });
        qInfo("200 k bends: split %.0f ms, merged %.0f ms, told as an edit %.0f ms", splitting, joining, telling);
        QVERIFY(splitting < 2000 && joining < 2000 && telling < 2000);
    }

    void tooManyBendsAreRefusedWithTheReason()
    {
        const auto grids = longBorder(2000);
        QVERIFY(GridMesh::mayEdit(grids));
        QVERIFY(GridMesh::mayEdit(grids, 4010));
        const auto refused = GridMesh::mayEdit(grids, 4000);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QVERIFY2(refused.error().message.contains(QStringLiteral("4000")) && refused.error().message.contains(QStringLiteral("甲")),
                 qPrintable(refused.error().message));
    }
};

QTEST_GUILESS_MAIN(GridBorderTest)
#include "gridbordertest.moc"
