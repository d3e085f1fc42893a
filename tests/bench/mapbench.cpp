// SPDX-License-Identifier: GPL-3.0-or-later
// huying-bench-map [--store FILE] [--frames N]: how long the GUI thread works for a frame while
// the map is dragged, coasts and zooms, with units moving and cases changing all the while; what a change of a
// filter takes, and how much memory a point.
#include "data/live/livestore.h"
#include "data/model/pointorder.h"
#include "maps/view/defaultlayers.h"
#include "maps/view/mapview.h"
#include "tests/bench/pointfile.h"
#include "tests/bench/sampleplace.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>
#include <QFile>
#include <QPaintEvent>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <malloc.h>
#include <unistd.h>

using namespace huying;

namespace {

constexpr TimeMs noon = 1765000000000;

/// Adds up all that the GUI thread does between two pictures: events, timers, results of the render thread,
/// painting.
class BusyApplication : public QApplication
{
public:
    using QApplication::QApplication;
    QWidget *watched = nullptr;
    std::vector<double> frames; ///< milliseconds by the clock on the wall
    std::vector<double> work;   ///< of the processor, which a busy neighbour does not lengthen

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (QThread::currentThread() != thread())
            return QApplication::notify(receiver, event);
        if (receiver == watched && event->type() == QEvent::Paint)
            m_painted = true;
        if (m_depth++ == 0) {
            m_timer.start();
            m_from = threadMs();
        }
        const bool taken = QApplication::notify(receiver, event);
        if (--m_depth == 0) {
            m_busy += static_cast<double>(m_timer.nsecsElapsed()) * 1e-6;
            m_work += threadMs() - m_from;
            if (m_painted) {
                frames.push_back(m_busy);
                work.push_back(m_work);
                m_busy = m_work = 0;
                m_painted = false;
            }
        }
        return taken;
    }

private:
    static double threadMs()
    {
        timespec t{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
        return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
    }

    QElapsedTimer m_timer;
    double m_busy = 0, m_work = 0, m_from = 0;
    int m_depth = 0;
    bool m_painted = false;
};

double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values.empty() ? 0
                          : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// What is on the map while it is measured.
struct World
{
    QString name;
    bool counted = true; ///< must hold the target
    AreaTreePtr areas;
    Box home;
    QList<CaseState> cases;
    QList<UnitRow> units;
    QList<PointTablePtr> registers;
    TimeMs now = noon;
    QSize window{1920, 1080};
    double target = 16.7;
    double bytesAPoint = 0; ///< resident, of the people; 0: not measured
};

/// What the process holds in memory, once what was freed is given back.
qint64 residentBytes()
{
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) : 0;
}

World sampleWorld(const QString &name, std::size_t points, int towns, int units, int cases, bool counted)
{
    SamplePlace place(towns, 15, towns > 20 ? 10 : 7);
    World w{name, counted, place.areas(), place.box(), place.cases(cases, noon), place.units(units),
            {},   noon};
    const qint64 before = residentBytes();
    const QStringList codes{QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")};
    PointTablePtr people = std::make_shared<PointTable>(inMortonOrder(*place.points(RegisterKind::People, points, codes)));
    w.bytesAPoint = static_cast<double>(residentBytes() - before) / static_cast<double>(points);
    w.registers = {people, place.points(RegisterKind::Things, 3000, {QStringLiteral("camera"), QStringLiteral("lamp")})};
    return w;
}

std::optional<World> storeWorld(const QString &path, const Workflow &workflow)
{
    LiveStore store({path, std::nullopt, 1}, workflow);
    World w{QStringLiteral("store"), true, {}, {}, {}, {}, {}, noon};
    bool loaded = false;
    QObject::connect(&store, &LiveStore::opened, [&](const StoreInfo &info) {
        w.home = info.home;
        w.now = info.lastAt;
    });
    QObject::connect(&store, &LiveStore::areasLoaded, [&](const AreaTreePtr &areas) { w.areas = areas; });
    QObject::connect(&store, &LiveStore::casesLoaded,
                     [&](const QList<CaseState> &cases) { w.cases += cases; });
    QObject::connect(&store, &LiveStore::unitsLoaded, [&](const QList<UnitRow> &units) { w.units = units; });
    QObject::connect(&store, &LiveStore::registerLoaded,
                     [&](const PointTablePtr &t) { w.registers.append(t); });
    QObject::connect(&store, &LiveStore::failed, [](const Error &error) {
        std::fprintf(stderr, "%s\n", qPrintable(error.message));
        QCoreApplication::exit(1);
    });
    QObject::connect(&store, &LiveStore::allLoaded, [&] {
        loaded = true;
        QCoreApplication::quit();
    });
    store.open();
    QApplication::exec();
    return loaded ? std::optional(std::move(w)) : std::nullopt;
}

/// Milliseconds that QGIS takes for a picture of the same people, from the program beside this one.
QJsonObject qgisPicture(const QString &store)
{
    QProcess peer;
    peer.start(QCoreApplication::applicationDirPath() + QStringLiteral("/huying-bench-qgis"), {store});
    if (!peer.waitForFinished(900000) || peer.exitCode() != 0)
        return {};
    return QJsonDocument::fromJson(peer.readAllStandardOutput()).object();
}

/// The script: what a hand does, one event a tick.
class Drive : public QObject
{
public:
    Drive(MapView &map, const World &world, CaseBoard &board, int frames)
        : m_map(map), m_board(board), m_units(world.units), m_frames(frames)
    {
        m_map.setUnits(m_units);
    }
    void start() { m_timer.start(16, Qt::PreciseTimer, this); }

protected:
    void timerEvent(QTimerEvent *) override
    {
        auto &frames = static_cast<BusyApplication *>(qApp)->frames;
        if (static_cast<int>(frames.size()) >= m_frames) {
            m_timer.stop();
            return QCoreApplication::quit();
        }
        act(m_tick++);
    }

private:
    void act(int tick)
    {
        const int phase = tick % 120;
        if (tick % 60 == 30)
            moveUnits();
        if (tick % 20 == 10)
            changeCases();
        if (phase < 40)
            drag(phase, 40, 22, 7);
        else if (phase >= 60 && phase < 90 && phase % 10 == 0)
            wheel(tick / 120 % 2 ? -120 : 120);
        else if (phase >= 95 && phase < 115)
            drag(phase - 95, 20, -31, -12);
        if (phase == 119 && tick / 120 % 2)
            m_map.goHome();
    }
    void mouse(QEvent::Type type, QPointF at)
    {
        const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent e(type, at, m_map.mapToGlobal(at), button,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_map, &e);
    }
    void drag(int step, int steps, double dx, double dy)
    {
        const QPointF from(m_map.width() / 2.0 - dx * steps / 2, m_map.height() / 2.0 - dy * steps / 2);
        if (step == 0)
            mouse(QEvent::MouseButtonPress, from);
        mouse(QEvent::MouseMove, from + QPointF(dx, dy) * (step + 1));
        if (step == steps - 1)
            mouse(QEvent::MouseButtonRelease, from + QPointF(dx, dy) * steps);
    }
    void wheel(int angle)
    {
        const QPointF at(700 + m_tick % 500, 400 + m_tick % 200);
        QWheelEvent e(at, m_map.mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&m_map, &e);
    }
    void moveUnits()
    {
        for (UnitRow &u : m_units)
            if (u.place)
                u.place->lon += 0.0001;
        m_map.setUnits(m_units);
    }
    void changeCases()
    {
        QList<CaseState> changed;
        for (int i = 0; i < 10 && m_board.size() > 0; ++i) {
            CaseState c = m_board.at((m_tick * 13 + i * 7) % m_board.size());
            ++c.version;
            c.dueAt -= 10 * minuteMs;
            changed.append(c);
        }
        m_board.merge(changed);
    }

    MapView &m_map;
    CaseBoard &m_board;
    QList<UnitRow> m_units;
    QBasicTimer m_timer;
    int m_frames, m_tick = 0;
};

void print(const QString &name, double value, double target, bool counted, const QJsonObject &more)
{
    QJsonObject line{{QStringLiteral("name"), name},
                     {QStringLiteral("value"), std::round(value * 100) / 100},
                     {QStringLiteral("unit"), QStringLiteral("ms")},
                     {QStringLiteral("target"), target},
                     {QStringLiteral("held"), value <= target}};
    for (auto it = more.begin(); it != more.end(); ++it)
        line.insert(it.key(), it.value());
    if (!counted)
        line.insert(QStringLiteral("informative"), true);
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

bool measure(BusyApplication &app, const Workflow &workflow, const World &world, int frames,
             const QJsonObject &peer)
{
    CaseBoard board;
    board.merge(world.cases);
    LayerModel layers;
    QList<MapLayer> list = defaultLayers();
    for (MapLayer &l : list)
        l.visible = true;
    layers.setLayers(list);
    MapView map;
    map.setLayers(&layers);
    map.setCases(&board, &workflow, [&world] { return world.now; });
    map.setAreas(world.areas);
    map.setHome(world.home);
    map.resize(world.window);
    qint64 points = 0;
    for (const PointTablePtr &t : world.registers) {
        points += static_cast<qint64>(t->size());
        map.setRegister(t);
    }
    map.show();
    app.watched = &map;
    Drive drive(map, world, board, frames);
    bool driving = false;
    QObject::connect(&map, &MapView::settled, &drive, [&] {
        if (driving)
            return;
        driving = true;
        app.frames.clear();
        app.work.clear();
        drive.start();
    });
    QApplication::exec();
    app.watched = nullptr;
    const auto hundredths = [](double v) { return std::round(v * 100) / 100; };
    const double p99 = percentile(app.frames, 0.99);
    QJsonObject more{{QStringLiteral("p50"), hundredths(percentile(app.frames, 0.5))},
                     {QStringLiteral("max"), hundredths(percentile(app.frames, 1))},
                     {QStringLiteral("cpu_p99"), hundredths(percentile(app.work, 0.99))},
                     {QStringLiteral("frames"), static_cast<int>(app.frames.size())},
                     {QStringLiteral("points"), points},
                     {QStringLiteral("units"), world.units.size()},
                     {QStringLiteral("areas"), static_cast<int>(world.areas->all().size())}};
    if (!peer.isEmpty()) {
        more.insert(QStringLiteral("peer"), QStringLiteral("QGIS, the same people as dots, one picture"));
        more.insert(QStringLiteral("peer_value"), peer.value(QStringLiteral("dots")));
        more.insert(QStringLiteral("peer_heat"), peer.value(QStringLiteral("heat")));
        more.insert(QStringLiteral("ratio"), hundredths(peer.value(QStringLiteral("dots")).toDouble() / p99));
    }
    print(QStringLiteral("map_frame_p99_") + world.name, p99, world.target, world.counted, more);
    return p99 <= world.target;
}

/// From the choice of another filter until its picture is on the screen, with all points in view.
bool measureFilter(const World &world)
{
    LayerModel layers;
    QList<MapLayer> list = defaultLayers();
    for (MapLayer &l : list)
        l.visible = l.id == QLatin1String("people");
    layers.setLayers(list);
    MapView map;
    map.setLayers(&layers);
    map.setAreas(world.areas);
    map.setHome(world.home);
    map.resize(world.window);
    map.setRegister(world.registers.front());
    map.show();
    std::vector<double> wall, cpu;
    QTimer poll;
    int round = -3; // the first ones warm up
    QElapsedTimer timer;
    std::clock_t from = 0;
    QObject::connect(&poll, &QTimer::timeout, &map, [&] {
        if (!map.isSettled() || !map.marks())
            return;
        if (round > 0) {
            wall.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
            cpu.push_back(static_cast<double>(std::clock() - from) * 1e3 / CLOCKS_PER_SEC);
        }
        if (++round > 40)
            return QCoreApplication::quit();
        PointFilter filter;
        filter.categories = {QString::number(round & 3), QString::number(round >> 2 & 3)};
        timer.start();
        from = std::clock();
        layers.setFilter(QStringLiteral("people"), filter);
    });
    poll.start(1);
    QApplication::exec();
    const double p50 = percentile(wall, 0.5);
    print(QStringLiteral("map_filter_") + world.name, p50, 50, true,
          {{QStringLiteral("p99"), std::round(percentile(wall, 0.99) * 100) / 100},
           {QStringLiteral("cpu_p50"), std::round(percentile(cpu, 0.5) * 100) / 100},
           {QStringLiteral("points"), static_cast<qint64>(world.registers.front()->size())}});
    return p50 <= 50;
}

bool printBytes(const World &world)
{
    print(QStringLiteral("map_bytes_a_point_") + world.name, world.bytesAPoint, 24, true,
          {{QStringLiteral("unit"), QStringLiteral("bytes")},
           {QStringLiteral("points"), static_cast<qint64>(world.registers.front()->size())}});
    return world.bytesAPoint <= 24;
}

/// QGIS draws the same points out of a GeoPackage.
QJsonObject qgisPictureOf(const PointTable &points)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("people.gpkg"));
    return writePointFile(points, file) ? qgisPicture(file) : QJsonObject();
}

} // namespace

int main(int argc, char **argv)
{
    BusyApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    const auto add = [&](const char *name, const char *what, const char *value, const char *fallback) {
        options.addOption(
            {QLatin1String(name), QLatin1String(what), QLatin1String(value), QLatin1String(fallback)});
    };
    add("store", "measure this store as well, beside QGIS", "file", "");
    add("frames", "to measure", "n", "900");
    add("only", "store, 300k, 2M, wall, filter or 10M", "world", "");
    options.process(app);
    applyTheme(app, Theme::makeDark());
    const auto workflow = Workflow::load();
    if (!workflow) {
        std::fprintf(stderr, "%s\n", qPrintable(workflow.error().message));
        return 2;
    }
    const QString only = options.value(QStringLiteral("only")),
                  store = options.value(QStringLiteral("store"));
    const int frames = options.value(QStringLiteral("frames")).toInt();
    bool held = true;
    const auto run = [&](const World &world, const QJsonObject &peer) {
        held = (measure(app, *workflow, world, frames, peer) || !world.counted) && held;
    };
    const auto wanted = [&](const char *name) { return only.isEmpty() || only == QLatin1String(name); };
    if (!store.isEmpty() && wanted("store")) {
        const auto world = storeWorld(store, *workflow);
        if (!world)
            return 2;
        run(*world, qgisPicture(store));
    }
    if (wanted("300k"))
        run(sampleWorld(QStringLiteral("300k"), 300000, 10, 1050, 600, true), {});
    {
        const bool alone = wanted("2M"), wall = wanted("wall");
        if (alone || wall) {
            World world = sampleWorld(QStringLiteral("2M"), 2000000, 96, 25884, 3000, true);
            if (alone)
                run(world, qgisPictureOf(*world.registers.front()));
            world.name = QStringLiteral("2M_wall_7680x2160");
            world.window = {7680, 2160};
            world.target = 33;
            if (wall)
                run(world, {});
        }
    }
    if (wanted("filter"))
        held = measureFilter(sampleWorld(QStringLiteral("3300k"), 3300000, 96, 0, 0, true)) && held;
    if (wanted("10M")) {
        World world = sampleWorld(QStringLiteral("10M"), 10000000, 96, 25884, 3000, true);
        world.target = 33;
        held = printBytes(world) && held;
        run(world, {});
    }
    return held ? 0 : 1;
}
