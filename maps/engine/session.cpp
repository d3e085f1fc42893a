// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/session.h"
#include "maps/engine/exportjob.h"
#include "maps/engine/identify.h"
#include "maps/engine/openproject.h"
#include "maps/engine/pagejob.h"

#include <QCoreApplication>
#include <qgis.h>
#include <qgsmaplayer.h>
#include <qgsproject.h>

namespace huying
{

using wire::Kind;

// Bytes of pictures that the console has not read yet.
constexpr qint64 fullBacklog = 32 << 20;
constexpr qint64 emptyBacklog = 8 << 20;

Session::Session(QObject *parent)
    : QObject(parent), m_project(std::make_unique<QgsProject>()), m_drawing(*m_project), m_tiles(m_drawing)
{
    connect(&m_tiles, &TileQueue::tileDone, this, [this](const wire::Tile &tile) {
        send(Kind::Tile, tile);
        if (m_socket.bytesToWrite() > fullBacklog)
            m_tiles.setHeld(true);
    });
    connect(&m_socket, &QLocalSocket::bytesWritten, this, [this] {
        if (m_socket.bytesToWrite() < emptyBacklog)
            m_tiles.setHeld(false);
    });
    connect(&m_roads, &RoadDesk::built, this, [this](const wire::Roads &m) { send(Kind::Roads, m); });
    connect(&m_roads, &RoadDesk::reached, this, [this](const wire::Reached &m) { send(Kind::Reached, m); });
    connect(&m_roads, &RoadDesk::routed, this, [this](const wire::Routed &m) { send(Kind::Routed, m); });
    connect(&m_roads, &RoadDesk::covered, this, [this](const wire::Covered &m) { send(Kind::Covered, m); });
    connect(&m_roads, &RoadDesk::served, this, [this](const wire::Served &m) { send(Kind::Served, m); });
    connect(&m_socket, &QLocalSocket::readyRead, this, &Session::readFrames);
    connect(&m_socket, &QLocalSocket::disconnected, this, &Session::closed);
    connect(&m_socket, &QLocalSocket::connected, this, [this] {
        send(Kind::Hello, wire::Hello{wire::protocolVersion, QStringLiteral(HUYING_VERSION), Qgis::version(),
                                      QString::fromLatin1(qVersion()), QCoreApplication::applicationPid()});
    });
}

Session::~Session() { m_socket.disconnect(this); }

void Session::connectTo(const QString &server)
{
    m_socket.connectToServer(server);
    if (m_socket.state() == QLocalSocket::UnconnectedState)
        QMetaObject::invokeMethod(this, &Session::closed, Qt::QueuedConnection);
}

void Session::readFrames()
{
    Kind kind{};
    QByteArray payload;
    for (;;) {
        switch (m_reader.read(m_socket, kind, payload)) {
        case wire::FrameReader::Next::Wait:
            return;
        case wire::FrameReader::Next::OutOfStep:
            m_socket.abort();
            return;
        case wire::FrameReader::Next::Frame:
            handle(kind, payload);
        }
    }
}

void Session::handle(Kind kind, const QByteArray &payload)
{
    const auto as = [&payload](auto message, auto &&act) {
        if (wire::parse(payload, message))
            act(message);
    };
    switch (kind) {
    case Kind::Open:
        return as(wire::Open(), [this](const wire::Open &m) { open(m); });
    case Kind::RenderTile:
        return as(wire::RenderTile(), [this](const wire::RenderTile &m) { m_tiles.add(m); });
    case Kind::Cancel:
        return as(wire::Cancel(), [this](const wire::Cancel &m) {
            m_tiles.cancel(m.requests);
            m_roads.cancel(m.requests);
        });
    case Kind::Identify:
        return as(wire::Identify(), [this](const wire::Identify &m) { answerIdentify(m); });
    case Kind::Export:
        return as(wire::Export(), [this](const wire::Export &m) { follow(new ExportJob(m_drawing, m, this)); });
    case Kind::Page:
        return as(wire::Page(), [this](const wire::Page &m) { follow(new PageJob(m_path, m, this)); });
    case Kind::Fleet:
        return as(wire::Fleet(), [this](const wire::Fleet &m) { m_roads.setFleet(m); });
    case Kind::Reach:
        return as(wire::Reach(), [this](const wire::Reach &m) { m_roads.ask(m); });
    case Kind::Route:
        return as(wire::Route(), [this](const wire::Route &m) { m_roads.ask(m); });
    case Kind::Cover:
        return as(wire::Cover(), [this](const wire::Cover &m) { m_roads.ask(m); });
    case Kind::Serve:
        return as(wire::Serve(), [this](const wire::Serve &m) { m_roads.ask(m); });
    case Kind::Ping:
        return as(wire::Ping(), [this](const wire::Ping &m) { send(Kind::Pong, m); });
    default:
        return; // of a later protocol
    }
}

void Session::open(const wire::Open &order)
{
    m_path = order.path;
    m_tiles.clear();
    m_drawing.forget();
    m_roads.close();
    QVector<wire::Problem> notices;
    // Opening blocks: each layer that is there shows the console that this process isn't stuck.
    const auto sign = connect(m_project.get(), &QgsProject::layerLoaded, this, [this](int i, int n) {
        send(Kind::Progress, wire::Progress{0, n > 0 ? 100 * i / n : 0});
        m_socket.flush();
    });
    wire::Layers layers = openProject(*m_project, order.path, notices);
    disconnect(sign);
    layers.generation = order.generation;
    send(Kind::Layers, layers);
    for (const wire::Problem &notice : notices)
        send(Kind::Notice, notice);
    m_roads.open(*m_project, order.generation);
}

void Session::answerIdentify(const wire::Identify &question)
{
    send(Kind::Identified, identify(*m_project, *m_drawing.layers(question.style), question));
}

void Session::follow(auto *job)
{
    connect(job, &std::remove_pointer_t<decltype(job)>::done, this,
            [this](const wire::Exported &answer) { send(Kind::Exported, answer); });
    job->start();
}

} // namespace huying
