// SPDX-License-Identifier: GPL-3.0-or-later
// huying-bench-roads [--dump DIR] [--cases N] [--side CROSSINGS] [--units N]: how long it takes from the question to the answer which units are
// nearest by road: the engine in its process, the question and the answer over its socket. DIR gets the same network,
// units, cases and answers as CSV, for a peer.
#include "maps/engine/roadgraph.h"
#include "maps/view/enginelink.h"
#include "tests/maps/smallstore.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTextStream>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

using namespace huying;

namespace
{

constexpr int nearest = 10;
constexpr double blockDegrees = 0.0015;
constexpr double target = 30; // milliseconds

struct Street
{
    int from = 0, to = 0;
    double kmh = 0;
    bool back = true;
};

/// A town of crossings with streets of all kinds between them, every tenth a one-way.
struct Town
{
    std::vector<LonLat> crossings;
    std::vector<Street> streets;
    std::vector<int> units, cases; ///< crossings

    /// side × side crossings.
    Town(int side, int unitCount, int caseCount)
    {
        std::mt19937 random(42);
        std::uniform_real_distribution<double> wobble(-0.0004, 0.0004);
        std::uniform_int_distribution<int> percent(0, 99), any(0, side * side - 1);
        for (int i = 0; i < side * side; ++i)
            crossings.push_back({109.2 + i % side * blockDegrees + wobble(random), 23.6 + i / side * blockDegrees + wobble(random)});
        const auto add = [&](int from, int to, int line) {
            const double kmh = line % 20 == 0 ? 60 : line % 5 == 0 ? 40 : 25;
            streets.push_back({from, to, kmh, percent(random) >= 10});
        };
        for (int i = 0; i < side * side; ++i) {
            if (i % side + 1 < side)
                add(i, i + 1, i / side);
            if (i / side + 1 < side)
                add(i, i + side, i % side);
        }
        for (int i = 0; i < unitCount; ++i)
            units.push_back(any(random));
        for (int i = 0; i < caseCount; ++i)
            cases.push_back(any(random));
    }

    bool write(const QString &file) const
    {
        SmallStore store;
        for (const Street &s : streets) {
            RoadRecord road;
            road.ref = QString::number(store.roads.size());
            road.klass = QStringLiteral("residential");
            road.speed = s.kmh;
            road.oneway = s.back ? 0 : 1;
            road.line = {crossings[static_cast<std::size_t>(s.from)], crossings[static_cast<std::size_t>(s.to)]};
            store.roads.push_back(std::move(road));
        }
        return store.write(file);
    }
    double seconds(const Street &s) const
    {
        const LonLat a = crossings[static_cast<std::size_t>(s.from)], b = crossings[static_cast<std::size_t>(s.to)];
        return std::floor(metresBetween({a.lon, a.lat}, {b.lon, b.lat}) / (s.kmh / 3.6) * 1000 + 0.5) / 1000;
    }
};

double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

void print(const QString &name, const std::vector<double> &times, const QJsonObject &more)
{
    const auto hundredths = [](double v) { return std::round(v * 100) / 100; };
    const double p99 = percentile(times, 0.99);
    QJsonObject line{{QStringLiteral("name"), name}, {QStringLiteral("value"), hundredths(p99)},
                     {QStringLiteral("unit"), QStringLiteral("ms")}, {QStringLiteral("target"), target},
                     {QStringLiteral("held"), p99 <= target}, {QStringLiteral("p50"), hundredths(percentile(times, 0.5))},
                     {QStringLiteral("max"), hundredths(percentile(times, 1))}, {QStringLiteral("questions"), static_cast<int>(times.size())}};
    for (auto it = more.begin(); it != more.end(); ++it)
        line.insert(it.key(), it.value());
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// One question after the other; the next when the answer is there.
class Run : public QObject
{
public:
    Run(EngineLink &engine, const Town &town) : m_engine(engine), m_town(town)
    {
        connect(&engine, &EngineLink::roadsChanged, this, [this](const RoadNetwork &now) {
            if (!now.trouble.isEmpty())
                return fail(now.trouble);
            if (now.isThere())
                begin(now);
        });
        connect(&engine, &EngineLink::openFailed, this, &Run::fail);
        connect(&engine, &EngineLink::reached, this, &Run::take);
    }

    std::vector<double> few, all, search;
    QList<std::vector<wire::Arrival>> answers;
    RoadNetwork network;

private:
    static void fail(const QString &why)
    {
        std::fprintf(stderr, "%s\n", qPrintable(why));
        QCoreApplication::exit(1);
    }
    void begin(const RoadNetwork &built)
    {
        network = built;
        const int unitCount = static_cast<int>(m_town.units.size());
        wire::Fleet fleet{static_cast<quint32>(unitCount), {}};
        for (int i = 0; i < unitCount; ++i) {
            const LonLat at = m_town.crossings[static_cast<std::size_t>(m_town.units[static_cast<std::size_t>(i)])];
            fleet.places << wire::FleetPlace{static_cast<quint32>(i), at.lon, at.lat, 0};
        }
        m_engine.setFleet(fleet);
        ask();
    }
    void ask()
    {
        const auto cases = m_town.cases.size();
        if (m_asked >= 2 * cases)
            return QCoreApplication::quit();
        const LonLat at = m_town.crossings[static_cast<std::size_t>(m_town.cases[m_asked % cases])];
        m_timer.start();
        m_engine.reach(at, m_asked < cases ? nearest : 0);
    }
    void take(const RoadReach &answer)
    {
        const double ms = static_cast<double>(m_timer.nsecsElapsed()) * 1e-6;
        const bool warm = m_asked > 0; // the first waits for the fleet
        if (m_asked < m_town.cases.size()) {
            answers << answer.arrivals;
            if (warm) {
                few.push_back(ms);
                search.push_back(answer.micros / 1000.0);
            }
        } else {
            all.push_back(ms);
        }
        ++m_asked;
        ask();
    }

    EngineLink &m_engine;
    const Town &m_town;
    QElapsedTimer m_timer;
    std::size_t m_asked = 0;
};

void dump(const QString &folder, const Town &town, const Run &run)
{
    const auto write = [&](const char *name, auto &&fill) {
        QFile file(QDir(folder).filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly))
            return;
        QTextStream text(&file);
        text.setRealNumberPrecision(9);
        fill(text);
    };
    write("edges.csv", [&](QTextStream &t) {
        for (std::size_t i = 0; i < town.streets.size(); ++i) {
            const Street &s = town.streets[i];
            t << i + 1 << ',' << s.from << ',' << s.to << ',' << town.seconds(s) << ',' << (s.back ? town.seconds(s) : -1) << '\n';
        }
    });
    write("units.csv", [&](QTextStream &t) {
        for (std::size_t i = 0; i < town.units.size(); ++i)
            t << i << ',' << town.units[i] << '\n';
    });
    write("cases.csv", [&](QTextStream &t) {
        for (std::size_t i = 0; i < town.cases.size(); ++i)
            t << i << ',' << town.cases[i] << '\n';
    });
    write("answers.csv", [&](QTextStream &t) {
        for (qsizetype i = 0; i < run.answers.size(); ++i)
            for (std::size_t k = 0; k < run.answers[i].size(); ++k)
                t << i << ',' << k + 1 << ',' << static_cast<double>(run.answers[i][k].seconds) << '\n';
    });
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOption({QStringLiteral("dump"), QStringLiteral("write the network for a peer here"), QStringLiteral("folder")});
    options.addOption({QStringLiteral("cases"), QStringLiteral("questions"), QStringLiteral("n"), QStringLiteral("300")});
    options.addOption({QStringLiteral("side"), QStringLiteral("crossings on a side of the town; 224: 99,904 streets"), QStringLiteral("n"), QStringLiteral("224")});
    options.addOption({QStringLiteral("units"), QStringLiteral("on its streets"), QStringLiteral("n"), QStringLiteral("25884")});
    options.process(app);
    const auto number = [&options](const char *name) { return options.value(QLatin1String(name)).toInt(); };
    const int unitCount = number("units");
    const Town town(number("side"), unitCount, number("cases"));
    QTemporaryDir work;
    const QString store = work.filePath(QStringLiteral("town.gpkg"));
    if (!town.write(store))
        return 2;
    EngineLink engine(work.filePath(QStringLiteral("memory")));
    Run run(engine, town);
    engine.start(EngineLink::defaultBinary(), store);
    if (app.exec() != 0)
        return 2;
    const QJsonObject more{{QStringLiteral("edges"), run.network.edges}, {QStringLiteral("units"), unitCount}};
    QJsonObject first = more;
    first.insert(QStringLiteral("search_p99"), std::round(percentile(run.search, 0.99) * 100) / 100);
    print(QStringLiteral("roads_nearest_10_of_%1").arg(unitCount), run.few, first);
    print(QStringLiteral("roads_times_of_all_%1").arg(unitCount), run.all, more);
    if (const QString folder = options.value(QStringLiteral("dump")); !folder.isEmpty())
        dump(folder, town, run);
    return percentile(run.few, 0.99) <= target ? 0 : 1;
}
