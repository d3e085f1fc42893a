// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/protocol.h"

#include <QElapsedTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QTimer>
#include <memory>

namespace huying
{

/// Keeps one engine process alive and the line to it open: starts it, pings it, kills it when it hangs and
/// starts it again, later each time.
class EngineProcess : public QObject
{
    Q_OBJECT
public:
    explicit EngineProcess(QObject *parent = nullptr);
    ~EngineProcess() override;

    void start(const QString &binary);
    void stop();
    bool isConnected() const { return m_hello; }
    /// Set while orders are under way that may keep the engine from answering pings for a while.
    void setBusy(bool busy) { m_busy = busy; }
    template <class M> void send(wire::Kind kind, const M &message)
    {
        if (m_hello)
            m_socket->write(wire::frame(kind, message));
    }

signals:
    void connected(const huying::wire::Hello &hello);
    void received(huying::wire::Kind kind, const QByteArray &payload);
    void lost(const QString &reason); ///< it will be started again
    void missing(const QString &reason); ///< not there, or it ended before it said hello

private:
    void launch();
    void accept();
    void readFrames();
    void handlePlumbing(wire::Kind kind, const QByteArray &payload);
    void checkPulse();
    void drop(const QString &reason);
    void listen();

    QString m_binary;
    std::unique_ptr<QLocalServer> m_server;
    QPointer<QLocalSocket> m_socket;
    QPointer<QProcess> m_process;
    wire::FrameReader m_reader;
    QTimer m_pulse, m_again;
    int m_unanswered = 0; ///< pings since anything came
    int m_failures = 0;   ///< in a row, with no long life between them
    QElapsedTimer m_alive; ///< since the engine said hello
    QByteArray m_lastWords; ///< what it wrote last to its output
    bool m_hello = false;
    bool m_busy = false;
    bool m_stopping = false;
};

} // namespace huying
