// SPDX-License-Identifier: GPL-3.0-or-later
// huying-bench-map [--store FILE] [--frames N] [--only WORLD,…]: how long the GUI thread works for a frame while
// the map is dragged, coasts and zooms, with units moving and cases changing all the while; what a change of a
// filter takes, and how much memory a point.
#include "tests/bench/benchline.h"
#include "tests/bench/filterbench.h"
#include "tests/bench/mapdrive.h"
#include "tests/bench/mapworlds.h"
#include "tests/bench/pointfile.h"
#include "theme/theme.h"

#include <QCommandLineParser>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <cstdio>

using namespace huying;
using namespace huying::bench;

namespace {

constexpr QSize wallSize(7680, 2160);
constexpr double wallTarget = 33; ///< milliseconds, of ten million points as well
constexpr const char *worlds = "store,store-wall,store-filter,300k,2M,wall,filter,10M";

/// Milliseconds that QGIS takes for a picture of the same people, from the program beside this one.
QJsonObject qgisPicture(const QString &store)
{
    QProcess peer;
    peer.start(QCoreApplication::applicationDirPath() + QStringLiteral("/huying-bench-qgis"), {store});
    if (!peer.waitForFinished(900000) || peer.exitCode() != 0)
        return {};
    return QJsonDocument::fromJson(peer.readAllStandardOutput()).object();
}

bool printBytes(const World &world)
{
    return printLine(QStringLiteral("map_bytes_a_point_") + world.name, world.bytesAPoint, 24,
                     {{QStringLiteral("unit"), QStringLiteral("bytes")},
                      {QStringLiteral("points"), static_cast<qint64>(world.registers.front()->size())}});
}

/// QGIS draws the same points out of a GeoPackage.
QJsonObject qgisPictureOf(const PointTable &points)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("people.gpkg"));
    return writePointFile(points, file) ? qgisPicture(file) : QJsonObject();
}

World onWall(World world)
{
    world.name += QStringLiteral("_wall_7680x2160");
    world.window = wallSize;
    world.target = wallTarget;
    return world;
}

class Bench
{
public:
    Bench(BusyApplication &app, Workflow workflow, QStringList wanted, int frames)
        : m_app(app), m_workflow(std::move(workflow)), m_wanted(std::move(wanted)), m_frames(frames) {}

    bool held() const { return m_held; }

    /// False if the store can't be read.
    bool store(const QString &path)
    {
        if (!wants("store") && !wants("store-wall") && !wants("store-filter"))
            return true;
        const auto world = storeWorld(path, m_workflow);
        if (!world)
            return false;
        if (wants("store"))
            drive(*world, qgisPicture(path));
        if (wants("store-wall"))
            drive(onWall(*world), {});
        if (wants("store-filter"))
            note(measureFilter(*world));
        return true;
    }

    void samples()
    {
        if (wants("300k"))
            drive(sampleWorld(QStringLiteral("300k"), 300000, 10, 1050, 600, true), {});
        if (wants("2M") || wants("wall")) {
            const World world = sampleWorld(QStringLiteral("2M"), 2000000, 96, 25884, 3000, true);
            if (wants("2M"))
                drive(world, qgisPictureOf(*world.registers.front()));
            if (wants("wall"))
                drive(onWall(world), {});
        }
        if (wants("filter"))
            note(measureFilter(sampleWorld(QStringLiteral("3300k"), 3300000, 96, 0, 0, true)));
        if (wants("10M")) {
            World world = sampleWorld(QStringLiteral("10M"), 10000000, 96, 25884, 3000, true);
            world.target = wallTarget;
            note(printBytes(world));
            drive(world, {});
        }
    }

private:
    bool wants(const char *name) const { return m_wanted.contains(QLatin1String(name)); }
    void note(bool held) { m_held = held && m_held; }
    void drive(const World &world, const QJsonObject &peer) { note(measureFrames(m_app, m_workflow, world, m_frames, peer)); }

    BusyApplication &m_app;
    const Workflow m_workflow;
    const QStringList m_wanted;
    const int m_frames;
    bool m_held = true;
};

} // namespace

int main(int argc, char **argv)
{
    BusyApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOption({QStringLiteral("store"), QStringLiteral("measure this store as well, beside QGIS"), QStringLiteral("file")});
    options.addOption({QStringLiteral("frames"), QStringLiteral("to measure"), QStringLiteral("n"), QStringLiteral("900")});
    options.addOption({QStringLiteral("only"), QStringLiteral("of these"), QStringLiteral("worlds"), QLatin1String(worlds)});
    options.process(app);
    applyTheme(app, Theme::makeDark());
    const auto workflow = Workflow::load();
    if (!workflow) {
        std::fprintf(stderr, "%s\n", qPrintable(workflow.error().message));
        return 2;
    }
    Bench bench(app, *workflow, options.value(QStringLiteral("only")).split(QLatin1Char(',')),
                options.value(QStringLiteral("frames")).toInt());
    const QString store = options.value(QStringLiteral("store"));
    if (!store.isEmpty() && !bench.store(store))
        return 2;
    bench.samples();
    return bench.held() ? 0 : 1;
}
