// SPDX-License-Identifier: GPL-3.0-or-later
// huying-bench-units [--units N] [--seconds S]: what a console takes of one core while N units report every ten seconds:
// sentences with checksums through Qt Positioning, whether they can be true, tracks, fences, patrols, attendance, the
// units' board, and the map at three zooms with every symbol on screen gliding. Time is the process's own, all threads.
#include "data/live/unittracker.h"
#include "data/positions/nmeafeed.h"
#include "data/positions/positionhub.h"
#include "data/positions/positionthread.h"
#include "maps/view/defaultlayers.h"
#include "maps/view/mapview.h"
#include "tests/bench/sampleplace.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>
#include <QTimer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <random>

using namespace huying;

namespace {

constexpr double target = 15; ///< per cent of one core

double cpuSeconds()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

double threadSeconds()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

QByteArray sentence(const QByteArray &body)
{
    quint8 sum = 0;
    for (const char c : body)
        sum = static_cast<quint8>(sum ^ static_cast<quint8>(c));
    return '$' + body + '*' + QByteArray::number(sum, 16).toUpper().rightJustified(2, '0');
}

QByteArray angle(double degrees, int width)
{
    const double whole = std::floor(degrees);
    return QByteArray::number(static_cast<int>(whole)).rightJustified(width, '0') + QByteArray::number((degrees - whole) * 60, 'f', 5).rightJustified(8, '0');
}

/// The gateway: a thread that listens, and sends each unit's tagged RMC once in ten seconds, a hundredth of them at a time.
/// What it takes is not the console's and is taken off.
class Gateway : public QObject
{
public:
    Gateway(QList<UnitRow> units, quint32 seed) : m_units(std::move(units)), m_server(this), m_timer(this), m_random(seed)
    {
        m_ways.resize(static_cast<std::size_t>(m_units.size()));
        connect(&m_timer, &QTimer::timeout, this, &Gateway::send);
    }

    quint16 listen()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            m_socket = m_server.nextPendingConnection();
            m_timer.start(100);
        });
        return m_server.serverPort();
    }
    double spent() const { return m_spent; }

private:
    void send()
    {
        const double from = threadSeconds();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QByteArray time = now.toString(QStringLiteral("HHmmss.zzz")).toLatin1(), date = now.toString(QStringLiteral("ddMMyy")).toLatin1();
        QByteArray out;
        const qsizetype count = m_units.size(), first = count * m_part / 100, last = count * (m_part + 1) / 100;
        m_part = (m_part + 1) % 100;
        for (qsizetype i = first; i < last; ++i) {
            UnitRow &u = m_units[i];
            double &way = m_ways[static_cast<std::size_t>(i)];
            way += (static_cast<double>(m_random() % 100) - 50) / 60;
            const double step = (u.kind == UnitKind::Vehicle ? 80.0 : 13.0) / 111195.0;
            u.place->lon += step * std::sin(way);
            u.place->lat += step * std::cos(way);
            const QByteArray body = "GNRMC," + time + ",A," + angle(u.place->lat, 2) + ",N," + angle(u.place->lon, 3) + ",E,2.5," + QByteArray::number(std::fmod(way * 57.3 + 36000, 360), 'f', 1) + ',' + date + ",,,A";
            out += '\\' + sentence("s:" + u.ref.toLatin1()).mid(1) + '\\' + sentence(body) + "\r\n";
        }
        m_socket->write(out);
        m_socket->flush();
        m_spent = m_spent + threadSeconds() - from;
    }

    QList<UnitRow> m_units;
    std::vector<double> m_ways;
    QTcpServer m_server;
    QTcpSocket *m_socket = nullptr;
    QTimer m_timer;
    std::minstd_rand m_random;
    qsizetype m_part = 0;
    std::atomic<double> m_spent = 0;
};

struct Bench
{
    Bench(int units, SamplePlace &place) : rows(place.units(units))
    {
        const auto areas = place.areas();
        for (UnitRow &u : rows) {
            u.status = static_cast<UnitStatus>(static_cast<int>(u.status) % 4);
            u.role = QStringLiteral("网格员"); // patrols, attendance and the fence are all of them concerned with
            u.area = place.gridAt(*u.place);
            u.fixAt = 0;
        }
        tracker.setHome(place.box());
        tracker.setAreas(areas);
        tracker.setRoster(rows);
        layers.setLayers(defaultLayers());
        map.setLayers(&layers);
        map.setAreas(areas);
        map.setHome(place.box());
        map.setUnitAge([this](const UnitRow &u) { return tracker.ageOf(u); });
        map.setUnits(board.units());
        QObject::connect(&board, &UnitBoard::moved, &map, [this](const QList<int> &moved) { map.moveUnits(board.units(), moved); });
        map.resize(1920, 1080);
        map.show();
    }

    QList<UnitRow> rows;
    UnitBoard board;
    UnitTracker tracker{board, [] { return Clock::system(); }};
    LayerModel layers;
    MapView map;
};

struct Shown
{
    int symbols = 0, plates = 0;
};

Shown shownOn(const MapView &map)
{
    Shown shown;
    if (map.marks())
        for (const Mark &m : map.marks()->marks)
            m.kind == MarkKind::Unit ? ++shown.symbols : m.kind == MarkKind::UnitCluster ? ++shown.plates : 0;
    return shown;
}

double hundredths(double v)
{
    return std::round(v * 100) / 100;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOption({QStringLiteral("units"), QStringLiteral("that report"), QStringLiteral("n"), QStringLiteral("25884")});
    options.addOption({QStringLiteral("seconds"), QStringLiteral("to measure at each zoom"), QStringLiteral("s"), QStringLiteral("20")});
    options.process(app);
    applyTheme(app, Theme::makeDark());
    const int units = options.value(QStringLiteral("units")).toInt(), seconds = options.value(QStringLiteral("seconds")).toInt();

    SamplePlace place(96, 15, 10);
    Bench bench(units, place);
    QThread thread;
    auto *gateway = new Gateway(bench.rows, 5);
    gateway->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, gateway, &QObject::deleteLater);
    thread.start();
    quint16 port = 0;
    QMetaObject::invokeMethod(gateway, [&] { port = gateway->listen(); }, Qt::BlockingQueuedConnection);
    PositionSpec spec;
    spec.from = PositionSpec::From::Tcp;
    spec.host = QStringLiteral("127.0.0.1");
    spec.port = port;
    PositionThread positions({spec}, Clock::system());
    QObject::connect(positions.hub(), &PositionHub::fixesCame, &bench.tracker, &UnitTracker::take);
    positions.start();

    // The whole place, a town's streets, and a few streets with every symbol by itself.
    const std::vector<std::pair<const char *, double>> zooms{{"place", 0}, {"town", 13.5}, {"streets", 15.8}};
    std::size_t at = 0;
    double before = 0, sent = 0, worst = 0;
    qint64 taken = 0;
    QElapsedTimer clock;
    const auto look = [&](double zoom) { zoom > 0 ? bench.map.setViewport(Viewport::around(*bench.rows[7].place, zoom, bench.map.size())) : bench.map.goHome(); };
    const auto begin = [&] {
        before = cpuSeconds();
        sent = gateway->spent();
        taken = bench.tracker.taken();
        clock.start();
    };
    QTimer timer;
    bool measuring = false;
    look(zooms[0].second);
    QObject::connect(&timer, &QTimer::timeout, [&] {
        if (!measuring) { // a round of all units first: tracks, sprites and squares are made
            measuring = true;
            begin();
            timer.start(seconds * 1000);
            return;
        }
        const double wall = static_cast<double>(clock.nsecsElapsed()) * 1e-9;
        const double share = (cpuSeconds() - before - (gateway->spent() - sent)) / wall * 100;
        worst = std::max(worst, share);
        const Shown shown = shownOn(bench.map);
        const QJsonObject line{{QStringLiteral("name"), QStringLiteral("units_cpu_%1").arg(QLatin1String(zooms[at].first))},
                               {QStringLiteral("value"), hundredths(share)},
                               {QStringLiteral("unit"), QStringLiteral("% of one core")},
                               {QStringLiteral("target"), target},
                               {QStringLiteral("held"), share <= target},
                               {QStringLiteral("units"), units},
                               {QStringLiteral("fixes_a_second"), hundredths(static_cast<double>(bench.tracker.taken() - taken) / wall)},
                               {QStringLiteral("symbols"), shown.symbols},
                               {QStringLiteral("plates"), shown.plates},
                               {QStringLiteral("counted"), QStringLiteral("all threads: TCP, NMEA, checks, tracks, fences, patrols, board, map 1920×1080")}};
        std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
        if (++at == zooms.size())
            return QCoreApplication::quit();
        look(zooms[at].second);
        measuring = false;
        timer.start(4000);
    });
    timer.start(12000);
    QApplication::exec();
    thread.quit();
    thread.wait();
    return worst <= target ? 0 : 1;
}
