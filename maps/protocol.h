// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What console and map engine say to each other over a local socket. Compiles with Qt 5 and Qt 6.
// A frame is quint32 length of the rest, quint16 kind, then the message by QDataStream. The messages about roads are in
// maps/roadprotocol.h.

#include <QByteArray>
#include <QDataStream>
#include <QIODevice>
#include <QPair>
#include <QString>
#include <QStringList>
#include <QVector>

namespace huying::wire
{

constexpr quint16 protocolVersion = 6;
constexpr int tileSize = 512;               ///< logical pixels; at z the world is tileSize·2^z wide
constexpr quint32 maxFrame = 64u << 20;     ///< a longer one means that the stream is out of step
constexpr auto streamVersion = QDataStream::Qt_5_15;

enum class Kind : quint16 {
    Hello = 1,  // engine → console, first
    Open,       // console → engine
    Layers,     // engine → console, the answer to Open
    RenderTile, // console → engine; the same request id again only changes its place in the queue
    Tile,       // engine → console
    Cancel,     // console → engine
    Identify,
    Identified,
    Export,
    Exported,
    Progress,
    Notice, // engine → console, something the user should know that belongs to no request
    Ping,
    Pong,
    Roads,  // engine → console, whenever the road network of the open project is ready
    Fleet,  // console → engine; where the units are
    Reach,  // console → engine
    Reached,
    Route,
    Routed,
    Cover,
    Covered,
    Serve,  // console → engine
    Served,
    Page    // console → engine; Exported answers
};

/// Why something failed; the console has the words, `detail` is what the library said.
enum class Trouble : quint8 {
    None,
    FileMissing,   ///< `file` does not exist or may not be read
    ProjectBroken, ///< `file` is a QGIS project that can't be read
    NotAProject,   ///< `file` is something else
    ProjectCut,    ///< the XML of `file` is damaged; `detail` is line:column
    ArchiveBroken, ///< `file` is no .qgz archive
    StoreBroken,   ///< `file` is no store
    LayerSource,   ///< the data of a layer is not there
    LayerBroken,   ///< the provider refuses the data of a layer
    NotSaved,      ///< the default project could not be written to `file`
    NotExported,
    RenderFailed,
    TooSlow, ///< the renderer was stopped at its time limit
    NothingOpen,
    ServiceSilent, ///< `file` is the host of a layer that did not answer
    NoRoads,       ///< the project has no layer of roads
    RoadsBroken,   ///< the road layer `file` is of no use
    DiskFull       ///< `file` could not be written whole
};

struct Problem
{
    Trouble trouble = Trouble::None;
    QString file;
    QString detail;
    explicit operator bool() const { return trouble != Trouble::None; }
};

struct Hello
{
    quint16 protocol = protocolVersion;
    QString engine, qgis, qt;
    qint64 process = 0;
};

struct Open
{
    quint32 generation = 0; ///< comes back in Layers
    QString path;           ///< .qgs, .qgz, or a store .gpkg
};

struct Layer
{
    QString id, name;
    QString group; ///< path of the groups above it, joined with '/'
    bool visible = true;
    double opacity = 1;
    double minScale = 0; ///< denominator beyond which it is not drawn; 0: no limit
    double maxScale = 0; ///< denominator below which it is not drawn; 0: no limit
    Problem problem;     ///< why it can't be drawn
    QByteArray legend;   ///< PNG, may be empty
};

struct Layers
{
    quint32 generation = 0;
    Problem problem;    ///< the project could not be opened
    QString project;    ///< the file that is open
    QString title;
    QByteArray content; ///< changes with project, layers and QGIS; with `files` the key of kept tiles
    QStringList files;  ///< whose change changes the picture, the project's first; the store is not among them
    double west = 0, south = 0, east = 0, north = 0; ///< degrees
    QVector<Layer> layers; ///< topmost first
};

struct LayerState
{
    QString id;
    double opacity = 1;
};

/// What a picture shows. With `asProject` the project's own visibility counts and `layers` is empty.
struct Style
{
    QString theme; ///< "dark" or "light"; a project without such map themes ignores it
    bool asProject = true;
    QVector<LayerState> layers;
    double labelFloor = 0; ///< logical pixels that the project's names have at least; 0: as it has them
};

struct RenderTile
{
    quint64 request = 0;
    quint32 batch = 0; ///< a later batch goes first, in a batch the order of arrival
    qint32 z = 0, x = 0, y = 0; ///< XYZ numbering, y southwards
    double ratio = 1;
    quint32 revision = 0; ///< the console's number of `style`; comes back in Tile
    Style style;
};

struct Tile
{
    quint64 request = 0; ///< 0: not asked for, rendered between neighbours
    qint32 z = 0, x = 0, y = 0;
    double ratio = 1;
    quint32 revision = 0;
    double west = 0, south = 0, east = 0, north = 0; ///< EPSG:3857 metres
    qint32 width = 0, height = 0;
    QByteArray pixels; ///< ARGB32_Premultiplied, by packPixels()
    Problem problem;
};

struct Cancel
{
    QVector<quint64> requests;
};

struct Identify
{
    quint64 request = 0;
    double lon = 0, lat = 0;
    double tolerance = 0; ///< EPSG:3857 metres
    double scale = 0;     ///< denominator of the view: layers out of their limits don't answer
    Style style;
};

struct Feature
{
    QString layer, layerName, title;
    QVector<QPair<QString, QString>> attributes;
    QByteArray wkb; ///< degrees
};

struct Identified
{
    quint64 request = 0;
    QVector<Feature> features;
    Problem problem;
};

struct Export
{
    quint64 request = 0;
    double west = 0, south = 0, east = 0, north = 0; ///< EPSG:3857 metres
    qint32 width = 0, height = 0;                    ///< pixels
    double dpi = 96;
    QString file; ///< .png or .pdf
    Style style;
};

/// A sheet that the engine lays out; places and sizes are millimetres of the paper.
struct Page
{
    quint64 request = 0;
    double west = 0, south = 0, east = 0, north = 0; ///< EPSG:3857 metres, of the frame
    double width = 0, height = 0;
    double left = 0, top = 0, frameWidth = 0, frameHeight = 0; ///< of the map; title above, legend right, scale below
    double dpi = 300;
    QString file; ///< .pdf
    Style style;
    QString title, date, scale, legendTitle, northMark; ///< words in their places
    QStringList notes;                         ///< lines at the foot
    QString live;                              ///< PNG of the console's layers that covers the frame; empty: none
    QStringList keys;                          ///< PNGs of what its symbols mean
};

/// Where an export is written until it is whole.
inline QString partOf(const QString &file) { return file + QStringLiteral(".part"); }

struct Exported
{
    quint64 request = 0;
    QString file;
    Problem problem;
};

struct Progress
{
    quint64 request = 0;
    qint32 percent = 0;
};

struct Ping
{
    quint32 number = 0;
};

// The members of each message, once for writing and for reading.
template <class F> void fields(Problem &m, F &&f) { f(m.trouble, m.file, m.detail); }
template <class F> void fields(Hello &m, F &&f) { f(m.protocol, m.engine, m.qgis, m.qt, m.process); }
template <class F> void fields(Open &m, F &&f) { f(m.generation, m.path); }
template <class F> void fields(Layer &m, F &&f)
{
    f(m.id, m.name, m.group, m.visible, m.opacity, m.minScale, m.maxScale, m.problem, m.legend);
}
template <class F> void fields(Layers &m, F &&f)
{
    f(m.generation, m.problem, m.project, m.title, m.content, m.files, m.west, m.south, m.east, m.north, m.layers);
}
template <class F> void fields(LayerState &m, F &&f) { f(m.id, m.opacity); }
template <class F> void fields(Style &m, F &&f) { f(m.theme, m.asProject, m.layers, m.labelFloor); }
template <class F> void fields(RenderTile &m, F &&f)
{
    f(m.request, m.batch, m.z, m.x, m.y, m.ratio, m.revision, m.style);
}
template <class F> void fields(Tile &m, F &&f)
{
    f(m.request, m.z, m.x, m.y, m.ratio, m.revision, m.west, m.south, m.east, m.north, m.width, m.height,
      m.pixels, m.problem);
}
template <class F> void fields(Cancel &m, F &&f) { f(m.requests); }
template <class F> void fields(Identify &m, F &&f) { f(m.request, m.lon, m.lat, m.tolerance, m.scale, m.style); }
template <class F> void fields(Feature &m, F &&f) { f(m.layer, m.layerName, m.title, m.attributes, m.wkb); }
template <class F> void fields(Identified &m, F &&f) { f(m.request, m.features, m.problem); }
template <class F> void fields(Export &m, F &&f)
{
    f(m.request, m.west, m.south, m.east, m.north, m.width, m.height, m.dpi, m.file, m.style);
}
template <class F> void fields(Page &m, F &&f)
{
    f(m.request, m.west, m.south, m.east, m.north, m.width, m.height, m.left, m.top, m.frameWidth, m.frameHeight, m.dpi,
      m.file, m.style, m.title, m.date, m.scale, m.legendTitle, m.northMark, m.notes, m.live, m.keys);
}
template <class F> void fields(Exported &m, F &&f) { f(m.request, m.file, m.problem); }
template <class F> void fields(Progress &m, F &&f) { f(m.request, m.percent); }
template <class F> void fields(Ping &m, F &&f) { f(m.number); }

template <class M>
concept Message = requires(M &m) { fields(m, [](auto &...) {}); };

inline QDataStream &operator<<(QDataStream &s, Trouble t) { return s << quint8(t); }
inline QDataStream &operator>>(QDataStream &s, Trouble &t)
{
    quint8 v = 0;
    s >> v;
    t = Trouble(v);
    return s;
}
template <Message M> QDataStream &operator<<(QDataStream &s, const M &m)
{
    fields(const_cast<M &>(m), [&s](auto &...v) { ((s << v), ...); });
    return s;
}
template <Message M> QDataStream &operator>>(QDataStream &s, M &m)
{
    fields(m, [&s](auto &...v) { ((s >> v), ...); });
    return s;
}

template <Message M> QByteArray frame(Kind kind, const M &message)
{
    QByteArray bytes;
    QDataStream s(&bytes, QIODevice::WriteOnly);
    s.setVersion(streamVersion);
    s << quint32(0) << quint16(kind) << message;
    s.device()->seek(0);
    s << quint32(bytes.size() - 4);
    return bytes;
}

/// False when the payload is not a whole message of this type.
template <Message M> bool parse(const QByteArray &payload, M &message)
{
    QDataStream s(payload);
    s.setVersion(streamVersion);
    s >> message;
    return s.status() == QDataStream::Ok;
}

/// Cuts a byte stream into frames.
class FrameReader
{
public:
    enum class Next { Frame, Wait, OutOfStep };

    Next read(QIODevice &from, Kind &kind, QByteArray &payload)
    {
        if (m_length == 0) {
            if (from.bytesAvailable() < 4)
                return Next::Wait;
            QDataStream(from.read(4)) >> m_length;
            if (m_length < 2 || m_length > maxFrame)
                return Next::OutOfStep;
        }
        if (from.bytesAvailable() < qint64(m_length))
            return Next::Wait;
        quint16 number = 0;
        QDataStream(from.read(2)) >> number;
        kind = Kind(number);
        payload = from.read(qint64(m_length) - 2);
        m_length = 0;
        return Next::Frame;
    }

private:
    quint32 m_length = 0;
};

} // namespace huying::wire
