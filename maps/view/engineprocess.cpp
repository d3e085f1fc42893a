// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/engineprocess.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QUuid>
#include <algorithm>
#include <utility>

namespace huying
{

Q_LOGGING_CATEGORY(engineLog, "huying.engine", QtInfoMsg)

constexpr int framesATurn = 4;
constexpr int pulseMs = 1000;
constexpr int hungAfter = 5;       // unanswered pings
constexpr int hungWhenBusy = 40;   // opening one layer of a slow service
constexpr int hungAtStart = 20;
constexpr int firstPauseMs = 250;
constexpr int longestPauseMs = 30000;
constexpr int longLifeMs = 60000; // after that a death counts as the first

EngineProcess::EngineProcess(QObject *parent) : QObject(parent)
{
    m_pulse.setInterval(pulseMs);
    m_again.setSingleShot(true);
    m_pulse.setParent(this);
    m_again.setParent(this);
    connect(&m_pulse, &QTimer::timeout, this, &EngineProcess::checkPulse);
    connect(&m_again, &QTimer::timeout, this, &EngineProcess::launch);
}

EngineProcess::~EngineProcess() { stop(); }

void EngineProcess::start(const QString &binary)
{
    stop();
    m_stopping = false;
    m_binary = binary;
    m_failures = 0;
    launch();
}

// The engine leaves when its socket closes; it is killed only if it doesn't.
void EngineProcess::stop()
{
    m_stopping = true;
    m_pulse.stop();
    m_again.stop();
    m_hello = false;
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket->deleteLater();
    }
    m_socket = nullptr;
    m_server.reset();
    if (m_process) {
        m_process->disconnect(this);
        if (m_process->state() != QProcess::NotRunning && !m_process->waitForFinished(1500)) {
            m_process->kill();
            m_process->waitForFinished(1000);
        }
        delete m_process;
    }
}

void EngineProcess::launch()
{
    const QFileInfo file(m_binary);
    if (!file.isFile() || !file.isExecutable()) {
        emit missing(tr("The map engine %1 is not there: install huying-mapengine or name it with --engine.")
                         .arg(QDir::toNativeSeparators(m_binary)));
        return;
    }
    m_reader = {};
    m_unanswered = 0;
    m_hello = false;
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &EngineProcess::accept);
    if (!m_server->listen(QStringLiteral("huying-%1").arg(QUuid::createUuid().toString(QUuid::Id128))))
        return drop(m_server->errorString());
    m_process = new QProcess(this);
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_lastWords.clear();
    connect(m_process, &QProcess::readyRead, this, &EngineProcess::listen);
    connect(m_process, &QProcess::finished, this, [this] {
        listen();
        qCInfo(engineLog) << "engine ended:" << m_lastWords;
        drop(tr("The map engine has ended."));
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            drop(m_process->errorString());
    });
    m_process->start(m_binary, {QStringLiteral("--socket"), m_server->fullServerName()});
    m_pulse.start();
}

void EngineProcess::accept()
{
    m_socket = m_server->nextPendingConnection();
    m_server->close();
    if (!m_socket)
        return;
    m_socket->setParent(this);
    m_socket->setReadBufferSize(qint64(wire::maxFrame) * 2);
    connect(m_socket, &QLocalSocket::readyRead, this, &EngineProcess::readFrames);
    connect(m_socket, &QLocalSocket::disconnected, this, [this] { drop(tr("The map engine has ended.")); });
}

void EngineProcess::readFrames()
{
    wire::Kind kind{};
    QByteArray payload;
    // Not all at once: while tiles keep coming, a cancel must get through to this thread.
    for (int n = 0; m_socket; ++n) {
        if (n == framesATurn) {
            QMetaObject::invokeMethod(this, &EngineProcess::readFrames, Qt::QueuedConnection);
            return;
        }
        switch (m_reader.read(*m_socket, kind, payload)) {
        case wire::FrameReader::Next::Wait:
            return;
        case wire::FrameReader::Next::OutOfStep:
            return drop(tr("The map engine answers nonsense."));
        case wire::FrameReader::Next::Frame:
            m_unanswered = 0;
            handlePlumbing(kind, payload);
        }
    }
}

void EngineProcess::handlePlumbing(wire::Kind kind, const QByteArray &payload)
{
    if (kind == wire::Kind::Pong)
        return;
    if (kind != wire::Kind::Hello) {
        emit received(kind, payload);
        return;
    }
    wire::Hello hello;
    if (!wire::parse(payload, hello) || hello.protocol != wire::protocolVersion) {
        const QString message = tr("The map engine %1 is of another version: install both parts of Huying anew.").arg(m_binary);
        stop();
        emit missing(message);
        return;
    }
    m_hello = true;
    m_alive.start();
    emit connected(hello);
}

// Counts its own pings, not time: after this program itself stood still one ping is open, not five.
void EngineProcess::checkPulse()
{
    if (m_unanswered >= (!m_hello ? hungAtStart : m_busy ? hungWhenBusy : hungAfter))
        return drop(tr("The map engine does not answer."));
    ++m_unanswered;
    send(wire::Kind::Ping, wire::Ping{quint32(m_unanswered)});
}

void EngineProcess::drop(const QString &reason)
{
    if (m_stopping)
        return;
    m_pulse.stop();
    const bool worked = std::exchange(m_hello, false);
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->deleteLater();
        m_socket = nullptr;
    }
    if (m_process) {
        m_process->disconnect(this);
        connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
        if (m_process->state() == QProcess::NotRunning)
            m_process->deleteLater();
        m_process->kill();
        m_process = nullptr;
    }
    if (m_alive.isValid() && m_alive.elapsed() > longLifeMs)
        m_failures = 0;
    m_alive.invalidate();
    m_again.start(std::min(longestPauseMs, firstPauseMs << std::min(m_failures, 7)));
    ++m_failures;
    if (worked)
        emit lost(reason);
    else
        emit missing(tr("The map engine %1 does not start: check the installation of huying-mapengine; it is tried again.")
                         .arg(QDir::toNativeSeparators(m_binary)));
}

void EngineProcess::listen()
{
    const QByteArray words = m_process->readAll();
    qCDebug(engineLog).noquote() << words.trimmed();
    m_lastWords = (m_lastWords + words).right(4096);
}

} // namespace huying
