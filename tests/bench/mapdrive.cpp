// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/mapdrive.h"

#include "data/model/caseboard.h"
#include "maps/view/defaultlayers.h"
#include "maps/view/mapview.h"
#include "tests/bench/benchline.h"

#include <QBasicTimer>
#include <QMouseEvent>
#include <QWheelEvent>

namespace huying::bench {

namespace {

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

} // namespace

bool measureFrames(BusyApplication &app, const Workflow &workflow, const World &world, int frames, const QJsonObject &peer)
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
    return printLine(QStringLiteral("map_frame_p99_") + world.name, p99, world.target, more, world.counted);
}

} // namespace huying::bench
