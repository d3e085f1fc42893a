// SPDX-License-Identifier: GPL-3.0-or-later
// huying-bench-map [--store FILE] [--frames N] [--peer MS]: how long the GUI thread works for a frame while the map is
// dragged, coasts and zooms, with units moving and cases changing all the while.
#include "data/live/livestore.h"
#include "maps/view/defaultlayers.h"
#include "maps/view/mapview.h"
#include "tests/bench/sampleplace.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QThread>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

using namespace huying;

namespace {

constexpr TimeMs noon = 1765000000000;

/// Adds up all that the GUI thread does between two pictures: events, timers, results of the render thread, painting.
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
    return values.empty() ? 0 : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

struct Scale
{
    const char *name;
    std::size_t points;
    int towns, villages, grids, units, cases;
    bool counted; ///< must hold the target
};

/// The script: what a hand does, one event a tick.
class Drive : public QObject
{
public:
    Drive(MapView &map, SamplePlace &place, const Scale &scale, CaseBoard &board, int frames)
        : m_map(map), m_place(place), m_scale(scale), m_board(board), m_frames(frames)
    {
        m_units = place.units(scale.units);
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
        const QPointF from(960 - dx * steps / 2, 540 - dy * steps / 2);
        if (step == 0)
            mouse(QEvent::MouseButtonPress, from);
        mouse(QEvent::MouseMove, from + QPointF(dx, dy) * (step + 1));
        if (step == steps - 1)
            mouse(QEvent::MouseButtonRelease, from + QPointF(dx, dy) * steps);
    }
    void wheel(int angle)
    {
        const QPointF at(700 + m_tick % 500, 400 + m_tick % 200);
        QWheelEvent e(at, m_map.mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
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
        for (int i = 0; i < 10; ++i) {
            CaseState c = m_board.at((m_tick * 13 + i * 7) % m_board.size());
            ++c.version;
            c.dueAt -= 10 * minuteMs;
            changed.append(c);
        }
        m_board.merge(changed);
    }

    MapView &m_map;
    SamplePlace &m_place;
    const Scale &m_scale;
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

bool measure(BusyApplication &app, const Workflow &workflow, const Scale &scale, int frames)
{
    SamplePlace place(scale.towns, scale.villages, scale.grids);
    CaseBoard board;
    board.merge(place.cases(scale.cases, noon));
    LayerModel layers;
    QList<MapLayer> list = defaultLayers();
    for (MapLayer &l : list)
        l.visible = true;
    layers.setLayers(list);
    MapView map;
    map.setLayers(&layers);
    map.setCases(&board, &workflow, [] { return noon; });
    map.setAreas(place.areas());
    map.setHome(place.box());
    map.resize(1920, 1080);
    const PointTablePtr people = place.points(RegisterKind::People, scale.points);
    map.setRegister(people);
    map.setRegister(place.points(RegisterKind::Things, 3000, {QStringLiteral("camera"), QStringLiteral("lamp")}));
    map.show();
    app.watched = &map;
    Drive drive(map, place, scale, board, frames);
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
    const double p99 = percentile(app.frames, 0.99);
    print(QStringLiteral("map_frame_p99_%1").arg(QLatin1String(scale.name)), p99, 16.7, scale.counted,
          {{QStringLiteral("cpu_p99"), std::round(percentile(app.work, 0.99) * 100) / 100},
           {QStringLiteral("cpu_max"), std::round(percentile(app.work, 1) * 100) / 100},
           {QStringLiteral("p50"), std::round(percentile(app.frames, 0.5) * 100) / 100},
           {QStringLiteral("max"), std::round(percentile(app.frames, 1) * 100) / 100},
           {QStringLiteral("frames"), static_cast<int>(app.frames.size())}});
    return p99 <= 16.7;
}

} // namespace

int main(int argc, char **argv)
{
    BusyApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOption({QStringLiteral("frames"), QStringLiteral("frames to measure"), QStringLiteral("n"), QStringLiteral("900")});
    options.addOption({QStringLiteral("only"), QStringLiteral("300k or 2M"), QStringLiteral("scale")});
    options.process(app);
    applyTheme(app, Theme::makeDark());
    const auto workflow = Workflow::load();
    if (!workflow) {
        std::fprintf(stderr, "%s\n", qPrintable(workflow.error().message));
        return 2;
    }
    const Scale scales[] = {{"300k", 300000, 10, 15, 7, 1050, 600, true},
                            {"2M", 2000000, 96, 15, 10, 25884, 3000, false}};
    bool held = true;
    for (const Scale &s : scales)
        if (!options.isSet(QStringLiteral("only")) || options.value(QStringLiteral("only")) == QLatin1String(s.name))
            held = (measure(app, *workflow, s, options.value(QStringLiteral("frames")).toInt()) || !s.counted) && held;
    return held ? 0 : 1;
}
