// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace huying::test
{

/// A network that misbehaves: forwards TCP to a port on loopback and can be cut, stalled, slowed down and made to lie.
/// Lives in the test's event loop.
class LinkProxy : public QObject
{
public:
    explicit LinkProxy(int target) : m_target(target)
    {
        m_server.listen(QHostAddress::LocalHost, 0);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = m_server.nextPendingConnection())
                join(client);
        });
    }

    int port() const { return m_server.serverPort(); }
    int connections() const { return m_connections; }

    /// Cuts what is open and refuses what comes.
    void cut()
    {
        m_port = port();
        m_server.close();
        closeAll();
    }
    void mend() { m_server.listen(QHostAddress::LocalHost, static_cast<quint16>(m_port)); }
    /// Cuts what is open once; new connections are let in.
    void closeAll()
    {
        for (const QPointer<QTcpSocket> &socket : std::as_const(m_sockets))
            if (socket)
                socket->abort();
        m_sockets.clear();
    }
    void setStalled(bool stalled) { m_stalled = stalled; } ///< half-open: taken, and never passed on
    void setDelay(int ms) { m_delay = ms; }
    void cutAfterAnswering(qint64 bytes) { m_bytesToClient = bytes; } ///< then everything is cut, once
    void cutAfterAsking(qint64 bytes) { m_bytesToServer = bytes; } ///< the same on the way up
    void cutBeforeNextAnswer() { m_swallow = true; } ///< the server has heard the question, its answer never arrives
    void setGarbage(bool garbage) { m_garbage = garbage; } ///< the answers are noise

private:
    void join(QTcpSocket *client)
    {
        ++m_connections;
        auto *server = new QTcpSocket(client);
        m_sockets << client;
        server->connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_target));
        connect(client, &QTcpSocket::readyRead, server, [this, client, server] { pass(client, server, false); });
        connect(server, &QTcpSocket::connected, client, [this, client, server] { pass(client, server, false); });
        connect(server, &QTcpSocket::readyRead, client, [this, client, server] { pass(server, client, true); });
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    }

    void pass(QTcpSocket *from, QTcpSocket *to, bool isAnswer)
    {
        if (m_stalled || to->state() != QAbstractSocket::ConnectedState)
            return;
        QByteArray bytes = from->readAll();
        if (bytes.isEmpty())
            return;
        if (isAnswer && m_swallow) {
            m_swallow = false;
            QTimer::singleShot(50, this, [this] { closeAll(); });
            return;
        }
        qint64 &left = isAnswer ? m_bytesToClient : m_bytesToServer;
        if (left >= 0 && (left -= bytes.size()) < 0) {
            left = -1;
            closeAll();
            return;
        }
        if (isAnswer && m_garbage)
            for (char &c : bytes)
                c = static_cast<char>(c * 31 + 7);
        if (m_delay == 0)
            to->write(bytes);
        else
            QTimer::singleShot(m_delay, to, [to, bytes] { to->write(bytes); });
    }

    QTcpServer m_server;
    QList<QPointer<QTcpSocket>> m_sockets;
    int m_target, m_port = 0, m_delay = 0, m_connections = 0;
    qint64 m_bytesToClient = -1, m_bytesToServer = -1;
    bool m_stalled = false, m_garbage = false, m_swallow = false;
};

} // namespace huying::test
