// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gridshapes.h"

#include <QTest>

using namespace huying;
using huying::test::GridPlace;
using huying::test::shapes;

namespace
{

/// Odd-even with half-open rays: of shapes that cover the ground once, every place lies in exactly one.
bool holds(const GridFace &face, const Spots &spots, Spot p)
{
    bool inside = false;
    for (const Loop &loop : face.loops)
        for (std::size_t i = 0; i < loop.size(); ++i) {
            Spot a = spots[loop[i]], b = spots[loop[(i + 1) % loop.size()]];
            if ((a.y > p.y) == (b.y > p.y))
                continue;
            if (a.y > b.y)
                std::swap(a, b);
            if (static_cast<__int128>(b.x - a.x) * (p.y - a.y) > static_cast<__int128>(p.x - a.x) * (b.y - a.y))
                inside = !inside;
        }
    return inside;
}

qsizetype facesRound(const GridMesh &mesh, Spot p)
{
    return std::ranges::count_if(mesh.faces(), [&](const GridFace &f) { return holds(f, mesh.spots(), p); });
}

} // namespace

class GridMeshTest : public QObject
{
    Q_OBJECT

    std::mt19937 m_random{20261122};

    qint64 upTo(qint64 n) { return std::uniform_int_distribution<qint64>(0, n - 1)(m_random); }
    Spot near(Spot s, qint64 reach) { return {s.x + upTo(2 * reach + 1) - reach, s.y + upTo(2 * reach + 1) - reach}; }

    std::optional<std::size_t> anyFace(const GridMesh &mesh)
    {
        for (int i = 0; i < 200; ++i)
            if (const auto face = static_cast<std::size_t>(upTo(static_cast<qint64>(mesh.faces().size()))); !mesh.faces()[face].isGone())
                return face;
        return std::nullopt;
    }
    GridEdge anyEdge(const GridMesh &mesh, std::size_t face)
    {
        const Loop &loop = mesh.faces()[face].loops[static_cast<std::size_t>(upTo(static_cast<qint64>(mesh.faces()[face].loops.size())))];
        const auto i = static_cast<std::size_t>(upTo(static_cast<qint64>(loop.size())));
        return {loop[i], loop[nextOf(loop, i)]};
    }

    /// One random wish; whether it was done.
    bool editAtRandom(GridMesh &mesh, qint64 kind)
    {
        const auto face = anyFace(mesh);
        if (!face)
            return false;
        const GridEdge e = anyEdge(mesh, *face);
        const qint64 reach = upTo(8) ? 100'000 : 3'000'000; // 100 m, or across a whole grid
        const Spot a = mesh.spot(e.from), b = mesh.spot(e.to);
        mesh.rules.keepsParents = upTo(3);
        if (kind < 45)
            return mesh.moveVertex(e.from, near(a, reach)).has_value();
        if (kind < 60)
            return mesh.insertVertex(e, near({(a.x + b.x) / 2, (a.y + b.y) / 2}, reach)).has_value();
        if (kind < 72)
            return mesh.removeVertex(e.from).has_value();
        if (kind < 90) {
            std::vector<Spot> line{near(a, 2'000'000), near(b, 400'000), near(b, 2'000'000)};
            if (upTo(2))
                line = {a, near({(a.x + b.x) / 2, (a.y + b.y) / 2}, 300'000), mesh.spot(anyEdge(mesh, *face).from)};
            const QString code = mesh.freeCode(static_cast<int>(*face));
            return mesh.split(static_cast<int>(*face), line, code, code.right(3)).has_value();
        }
        return mesh.merge(mesh.faceLeftOf(e), mesh.faceLeftOf({e.to, e.from})).has_value();
    }

    void checkSimple(const GridMesh &mesh)
    {
        for (const GridFace &face : mesh.faces()) {
            std::vector<GridEdge> edges;
            for (const Loop &loop : face.loops)
                for (std::size_t i = 0; i < loop.size(); ++i)
                    edges.push_back({loop[i], loop[nextOf(loop, i)]});
            for (std::size_t i = 0; i < edges.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    if (clashes(edges[i], edges[j], mesh.spots()))
                        QFAIL(qPrintable(QStringLiteral("the border of %1 crosses itself").arg(face.name)));
        }
    }

private slots:
    void cleanGridsFitExactly()
    {
        GridPlace place;
        GridMesh mesh(place.grids(), place.above());
        QCOMPARE(mesh.faces().size(), 65U);
        const auto balance = mesh.balance();
        QVERIFY(balance.grids == balance.outline);
        QCOMPARE(balance.outlineEdges, 8 * 4 * 4);
        QVERIFY(mesh.edit().isEmpty());
        for (const GridFace &face : mesh.faces())
            QVERIFY2(face.trouble.isEmpty(), qPrintable(face.trouble));
    }

    void aThousandRandomEditsOpenNoGapAndNoOverlap()
    {
        const int edits = qEnvironmentVariableIsSet("HUYING_GRID_EDITS") ? qEnvironmentVariableIntValue("HUYING_GRID_EDITS") : 1500;
        GridPlace place;
        GridMesh mesh(place.grids(), place.above());
        const auto first = shapes(mesh);
        const GridMesh begin(place.grids(), {});
        WideInt outline = mesh.balance().outline;
        QMap<qint64, int> done;
        int number = 0;
        for (int wish = 0; number < edits && wish < 100 * edits; ++wish) {
            const qint64 kind = upTo(102);
            if (kind >= 96 && mesh.canUndo()) {
                kind % 2 ? mesh.undo() : mesh.redo();
                outline = mesh.balance().outline;
            } else if (editAtRandom(mesh, kind)) {
                ++number;
                ++done[kind < 45 ? 0 : kind < 60 ? 1 : kind < 72 ? 2 : kind < 90 ? 3 : 4];
            } else {
                continue;
            }
            const auto balance = mesh.balance();
            QVERIFY2(balance.grids == balance.outline, qPrintable(mesh.undoText()));
            if (kind < 72 || (kind >= 90 && kind < 96))
                QVERIFY2(balance.outline == outline, qPrintable(mesh.undoText())); // a split may set a corner on it, to a millimetre
            outline = balance.outline;
            if (wish % 8 == 0)
                checkSimple(mesh);
            for (int i = 0; i < 12; ++i) {
                const auto face = anyFace(mesh);
                const Spot p = face ? near(mesh.spot(anyEdge(mesh, *face).from), i % 2 ? 50 : 500'000) : Spot();
                const qsizetype round = facesRound(mesh, p), before = facesRound(begin, p);
                // Beside the outline a corner that a split has set there counts, by its millimetre.
                if (round != before)
                    QVERIFY2(round <= 1 && begin.edgeNear(p, 0.01), qPrintable(QStringLiteral("%1 grids at %2, %3 after: %4").arg(round).arg(p.x).arg(p.y).arg(mesh.undoText())));
            }
            if (QTest::currentTestFailed())
                return;
        }
        QCOMPARE(number, edits);
        for (int kind = 0; kind < 5; ++kind)
            QVERIFY2(done.value(kind) > edits / 100, qPrintable(QStringLiteral("kind %1 was done %2 times").arg(kind).arg(done.value(kind))));
        const auto last = shapes(mesh);
        while (mesh.canUndo())
            mesh.undo();
        QVERIFY(shapes(mesh) == first);
        QVERIFY(mesh.edit().isEmpty());
        while (mesh.canRedo())
            mesh.redo();
        QVERIFY(shapes(mesh) == last);
    }

    /// Grid (2, 2) in a western and an eastern sub-grid, whose common border ends in the middle of the grid's lines.
    static std::vector<AreaRecord> withSubGrids(GridPlace &place, const std::vector<AreaRecord> &grids)
    {
        std::vector<AreaRecord> others = place.above();
        const auto whole = std::ranges::find(grids, GridPlace::codeOf(2, 2, 8), &AreaRecord::code);
        GridMesh alone({*whole}, {});
        const LonLat m = place.middle(2, 2);
        const auto east = alone.split(0, {toSpot({m.lon, m.lat - GridPlace::cell}), toSpot({m.lon, m.lat + GridPlace::cell})}, QStringLiteral("E"), QStringLiteral("东"));
        if (!east)
            qFatal("%s", qPrintable(east.error().message));
        for (const int face : {0, *east})
            others.push_back({whole->code + QStringLiteral("0%1").arg(face + 1), QStringLiteral("微%1").arg(face + 1), whole->code, QStringLiteral("basic"),
                              AreaLevel::SubGrid, alone.shapeOf(face), 0});
        return others;
    }

    /// Twice the area of a shape, exactly.
    static WideInt landOf(const MultiPolygon &shape)
    {
        WideInt sum = 0;
        for (const Polygon &polygon : shape)
            for (const Ring &ring : polygon)
                for (std::size_t i = 0; i + 1 < ring.size(); ++i)
                    sum += turn({0, 0}, toSpot(ring[i]), toSpot(ring[i + 1]));
        return sum;
    }

    void subGridsFollowTheBorderOfTheirGrid()
    {
        GridPlace place;
        const auto grids = place.grids();
        const auto others = withSubGrids(place, grids);
        GridMesh mesh(grids, others);
        QVERIFY(mesh.edit().isEmpty());
        const int face = mesh.indexOf(GridPlace::codeOf(2, 2, 8));
        const QString west = GridPlace::codeOf(2, 2, 8) + QStringLiteral("01"), east = GridPlace::codeOf(2, 2, 8) + QStringLiteral("02");
        const auto shapeOf = [&](const QString &code) {
            const AreaEdit edit = mesh.edit();
            const auto changed = std::ranges::find(edit.changed, code, &AreaRecord::code);
            return changed != edit.changed.end() ? changed->shape : std::ranges::find(others, code, &AreaRecord::code)->shape;
        };
        const auto agree = [&] { return landOf(shapeOf(west)) + landOf(shapeOf(east)) == landOf(mesh.shapeOf(face)); };
        QVERIFY(agree());
        int moved = 0, refused = 0;
        for (int i = 0; i < 400; ++i) {
            const Loop &loop = mesh.faces()[static_cast<std::size_t>(face)].loops[0];
            const auto at = static_cast<std::size_t>(upTo(static_cast<qint64>(loop.size())));
            const GridEdge edge{loop[at], loop[nextOf(loop, at)]};
            const Spot from = mesh.spot(loop[at]);
            bool done = false;
            switch (upTo(3)) {
            case 0: done = mesh.moveVertex(loop[at], near(from, 30000)).has_value(); break;
            case 1: done = mesh.insertVertex(edge, near(from, 30000)).has_value(); break;
            default: done = mesh.removeVertex(loop[at]).has_value(); break;
            }
            done ? ++moved : ++refused;
            QVERIFY(agree());
            QVERIFY(mesh.balance().grids == mesh.balance().outline);
        }
        QVERIFY2(moved > 60 && refused > 20, qPrintable(QStringLiteral("%1 %2").arg(moved).arg(refused)));
        while (mesh.canUndo())
            mesh.undo();
        QVERIFY(mesh.edit().isEmpty());
    }

    void aSubGridIsNotCutThrough()
    {
        GridPlace place;
        const auto grids = place.grids();
        GridMesh mesh(grids, withSubGrids(place, grids));
        const int face = mesh.indexOf(GridPlace::codeOf(2, 2, 8));
        const LonLat m = place.middle(2, 2);
        const std::vector<Spot> across{toSpot({m.lon - GridPlace::cell, m.lat}), toSpot({m.lon + GridPlace::cell, m.lat})};
        const auto cut = mesh.split(face, across, mesh.freeCode(face), QStringLiteral("新"));
        QVERIFY(!cut);
        QVERIFY2(cut.error().message.contains(QStringLiteral("微网格")), qPrintable(cut.error().message));
        QVERIFY(mesh.edit().isEmpty());
        // The western corner drawn past the border of the two would leave the western one without land.
        const auto corner = mesh.vertexNear(toSpot(place.corner(2, 2)), 1);
        QVERIFY(corner);
        const auto past = mesh.moveVertex(*corner, toSpot({m.lon + 0.2 * GridPlace::cell, m.lat}));
        QVERIFY(!past);
        QVERIFY(mesh.edit().isEmpty());
    }
};

QTEST_GUILESS_MAIN(GridMeshTest)
#include "gridmeshtest.moc"
