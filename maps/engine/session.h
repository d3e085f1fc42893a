// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/engine/drawing.h"
#include "maps/engine/roaddesk.h"
#include "maps/engine/tilequeue.h"
#include "maps/protocol.h"

#include <QLocalSocket>
#include <QObject>
#include <memory>

class QgsProject;

namespace huying
{

/// The engine's side of the conversation: reads orders, passes them on, sends answers. Ends with the socket.
class Session : public QObject
{
    Q_OBJECT
public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;
    void connectTo(const QString &server);

signals:
    void closed();

private:
    void readFrames();
    void handle(wire::Kind kind, const QByteArray &payload);
    void open(const wire::Open &order);
    void answerIdentify(const wire::Identify &question);
    void follow(auto *job);
    template <class M> void send(wire::Kind kind, const M &message) { m_socket.write(wire::frame(kind, message)); }

    QLocalSocket m_socket;
    QString m_path; ///< of the project
    wire::FrameReader m_reader;
    std::unique_ptr<QgsProject> m_project;
    Drawing m_drawing;
    TileQueue m_tiles;
    RoadDesk m_roads;
};

} // namespace huying
