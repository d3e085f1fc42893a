// SPDX-License-Identifier: GPL-3.0-or-later
// tilebench STORE|PROJECT [LON LAT] [--light] [--pictures DIR] [--rate FILE [--screen]]: how fast a seat's map fills, one
// JSON object a line. With --rate only tiles a second from zoom 11 to 17 by a warm engine, of a piece of land 8 × 4 tiles
// wide, or of one screen, and the processor time of a tile, console and engine together; FILE gets the project and the
// same tiles for a peer.
#include "maps/view/enginetiles.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QRect>
#include <QTemporaryDir>
#include <QTextStream>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <unistd.h>

using namespace huying;

namespace
{

constexpr int columns = 5, rows = 3; // covers 1920×1080

/// Milliseconds that this process has run, and the other one.
double processorTime(qint64 other)
{
    timespec own{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &own);
    QFile file(QStringLiteral("/proc/%1/stat").arg(other));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' '); // the third is the first
    const double ticks = fields.value(11).toDouble() + fields.value(12).toDouble();
    return double(own.tv_sec) * 1e3 + double(own.tv_nsec) * 1e-6 + ticks * 1000 / double(sysconf(_SC_CLK_TCK));
}

class Bench : public QObject
{
public:
    Bench(const QString &path, std::optional<LonLat> centre, bool light, const QString &pictures)
        : m_centre(centre), m_pictures(pictures), m_store(m_dir.path()), m_tiles(m_link, m_store)
    {
        m_tiles.setStyle({!light, {}});
        connect(&m_tiles, &TileSource::projectChanged, this, &Bench::begin);
        connect(&m_tiles, &TileSource::tileReady, this, &Bench::take);
        connect(&m_link, &EngineLink::stateChanged, this, [](EngineState state, const QString &message) {
            if (!message.isEmpty())
                std::fprintf(stderr, "%d %s\n", int(state), qPrintable(message));
        });
        m_clock.start();
        m_link.start(EngineLink::defaultBinary(), path);
    }

private:
    void begin(const MapProject &project)
    {
        print("map_engine_start_ms", double(m_clock.elapsed()), "ms");
        for (const ProjectLayer &l : project.layers)
            if (!l.trouble.isEmpty())
                std::fprintf(stderr, "%s: %s\n", qPrintable(l.name), qPrintable(l.trouble));
        if (!m_centre)
            m_centre = LonLat{(project.extent.west + project.extent.east) / 2,
                              (project.extent.south + project.extent.north) / 2};
        ask();
    }

    void ask()
    {
        double x = 0, y = 0;
        toWorld(*m_centre, x, y);
        const double step = worldSize / (1 << m_z);
        m_first = {m_z, int(x / step) - columns / 2, int(y / step) - rows / 2};
        m_canvas = QImage(columns * tilePixels, rows * tilePixels, QImage::Format_RGB32);
        QList<TileKey> wanted;
        for (int i = 0; i < columns * rows; ++i)
            wanted.append({m_z, m_first.x + i % columns, m_first.y + i / columns});
        m_left = int(wanted.size());
        m_clock.restart();
        m_firstMs = -1;
        m_tiles.request(wanted);
    }

    void take(TileKey key, const QImage &image)
    {
        if (m_firstMs < 0)
            m_firstMs = m_clock.elapsed();
        QPainter(&m_canvas).drawImage((key.x - m_first.x) * tilePixels, (key.y - m_first.y) * tilePixels, image);
        if (--m_left == 0)
            next();
    }

    void next()
    {
        const double ms = double(std::max<qint64>(1, m_clock.elapsed()));
        const QByteArray name = QByteArray(m_cached ? "map_cached_z" : "map_drawn_z") + QByteArray::number(m_z);
        print(name + "_first_tile_ms", double(m_firstMs), "ms");
        print(name + "_tiles_per_s", columns * rows * 1000 / ms, "1/s");
        if (!m_pictures.isEmpty() && !m_cached)
            m_canvas.save(QStringLiteral("%1/z%2.png").arg(m_pictures).arg(m_z));
        if (m_cached && m_z == 17)
            return QCoreApplication::quit();
        m_z = m_z == 17 ? 11 : m_z + 1;
        m_cached = m_cached || m_z == 11;
        m_tiles.request({});
        ask();
    }

    static void print(const QByteArray &name, double value, const char *unit)
    {
        std::printf("{\"name\": \"%s\", \"value\": %.1f, \"unit\": \"%s\"}\n", name.constData(), value, unit);
    }

    std::optional<LonLat> m_centre;
    QString m_pictures;
    QTemporaryDir m_dir;
    EngineLink m_link;
    TileStore m_store;
    EngineTiles m_tiles;
    QElapsedTimer m_clock;
    QImage m_canvas;
    TileKey m_first;
    qint64 m_firstMs = -1;
    int m_z = 11, m_left = 0;
    bool m_cached = false;
};

/// All tiles of all zooms asked for at once, after those of another place, which open what QGIS opens late.
class Rate : public QObject
{
public:
    Rate(const QString &path, std::optional<LonLat> centre, bool light, const QString &file, bool screen)
        : m_centre(centre), m_file(file), m_screen(screen), m_store(m_dir.path()), m_tiles(m_link, m_store)
    {
        m_tiles.setStyle({!light, {}});
        connect(&m_tiles, &TileSource::projectChanged, this, &Rate::begin);
        connect(&m_tiles, &TileSource::tileReady, this, &Rate::take);
        m_link.start(EngineLink::defaultBinary(), path);
    }

private:
    void begin(const MapProject &project)
    {
        if (m_warm) // told again
            return;
        const LonLat middle = m_centre.value_or(LonLat{(project.extent.west + project.extent.east) / 2, (project.extent.south + project.extent.north) / 2});
        m_measured = around(middle);
        m_warm = around({middle.lon + 0.05, middle.lat + 0.05});
        m_warm->removeIf([this](TileKey warm) { // the engine draws 4 × 4 tiles at once, and the store keeps them
            return std::ranges::any_of(m_measured, [&](TileKey k) { return k.z == warm.z && k.x / 4 == warm.x / 4 && k.y / 4 == warm.y / 4; });
        });
        if (!write(project)) {
            std::fprintf(stderr, "%s: can't be written\n", qPrintable(m_file));
            return QCoreApplication::exit(2);
        }
        ask(*m_warm);
    }

    QList<TileKey> around(LonLat place) const
    {
        double x = 0, y = 0;
        toWorld(place, x, y);
        QList<TileKey> keys;
        for (int z = 11; z <= 17; ++z) {
            const double step = worldSize / (1 << z);
            const int column = int(x / step), row = int(y / step);
            const QRect part = m_screen ? QRect(column - columns / 2, row - rows / 2, columns, rows) : QRect(column / 8 * 8, row / 4 * 4, 8, 4);
            for (int i = 0; i < part.width() * part.height(); ++i)
                keys << TileKey{z, part.x() + i % part.width(), part.y() + i / part.width()};
        }
        return keys;
    }

    /// The project, its layers from the lowest up, then a line a tile: warm or measured, and its box in metres.
    bool write(const MapProject &project)
    {
        QFile file(m_file);
        if (!file.open(QIODevice::WriteOnly))
            return false;
        QStringList layers;
        for (const ProjectLayer &layer : project.layers)
            if (layer.visible && layer.trouble.isEmpty())
                layers.prepend(layer.name);
        QTextStream text(&file);
        text.setRealNumberPrecision(12);
        text << project.file << '\n' << layers.join(QLatin1Char(',')) << '\n' << tilePixels << '\n';
        constexpr double half = 20037508.342789244;
        for (const auto &[name, keys] : {std::pair("warm", *m_warm), std::pair("measured", m_measured)})
            for (const TileKey &k : keys) {
                const double size = 2 * half / (1 << k.z), west = k.x * size - half, north = half - k.y * size;
                text << name << ' ' << west << ',' << north - size << ',' << west + size << ',' << north << '\n';
            }
        return true;
    }

    void ask(const QList<TileKey> &keys)
    {
        m_left = int(keys.size());
        m_clock.start();
        m_tiles.request(keys);
    }

    void take()
    {
        if (--m_left > 0)
            return;
        if (!std::exchange(m_isMeasuring, true)) {
            m_tiles.request({});
            m_before = processorTime(m_link.engineProcess());
            return ask(m_measured);
        }
        const double seconds = double(m_clock.nsecsElapsed()) * 1e-9;
        const auto count = double(m_measured.size());
        const double processor = (processorTime(m_link.engineProcess()) - m_before) / count;
        std::printf("{\"name\":\"map_tiles_%s\",\"value\":%.1f,\"unit\":\"tiles/s\",\"processor_ms\":%.2f,\"tiles\":%d,\"pixels\":%d}\n",
                    m_screen ? "screen" : "area", count / seconds, processor, int(m_measured.size()), tilePixels);
        QCoreApplication::quit();
    }

    std::optional<LonLat> m_centre;
    QString m_file;
    const bool m_screen;
    QTemporaryDir m_dir;
    EngineLink m_link;
    TileStore m_store;
    EngineTiles m_tiles;
    QElapsedTimer m_clock;
    QList<TileKey> m_measured;
    std::optional<QList<TileKey>> m_warm;
    int m_left = 0;
    double m_before = 0;
    bool m_isMeasuring = false;
};

} // namespace

int main(int argc, char *argv[])
{
    QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{"light", "light theme"}, {"pictures", "save each zoom there", "dir"}, {"rate", "tiles a second; the tiles for a peer", "file"}, {"screen", "of one screen"}});
    parser.process(app);
    const QStringList args = parser.positionalArguments();
    if (args.isEmpty())
        return 2;
    std::optional<LonLat> centre;
    if (args.size() >= 3)
        centre = LonLat{args[1].toDouble(), args[2].toDouble()};
    if (parser.isSet("rate")) {
        const Rate rate(args[0], centre, parser.isSet("light"), parser.value("rate"), parser.isSet("screen"));
        return QGuiApplication::exec();
    }
    const Bench bench(args[0], centre, parser.isSet("light"), parser.value("pictures"));
    return QGuiApplication::exec();
}
