// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/positions/tcplines.h"

namespace huying
{

namespace
{

constexpr int silenceMs = 60000; ///< a cable that was pulled says nothing else

} // namespace

TcpLines::TcpLines(QString host, quint16 port)
    : m_host(std::move(host)), m_port(port), m_socket(this), m_retry(this), m_silence(this)
{
    m_retry.setSingleShot(true);
    m_silence.setSingleShot(true);
    m_silence.setInterval(silenceMs);
    connect(&m_retry, &QTimer::timeout, this, &TcpLines::connectNow);
    connect(&m_silence, &QTimer::timeout, this, [this] { lose(QStringLiteral("一分钟没有数据，重新连接")); });
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_backoff.reset();
        m_silence.start();
        emit stateChanged(State::Open, {});
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
        m_silence.start();
        takeBytes(m_socket.readAll());
    });
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        using Socket = QAbstractSocket;
        lose(error == Socket::ConnectionRefusedError    ? QStringLiteral("对方没有在监听")
             : error == Socket::RemoteHostClosedError   ? QStringLiteral("对方断开了连接")
             : error == Socket::HostNotFoundError       ? QStringLiteral("找不到主机 %1").arg(m_host)
             : error == Socket::SocketTimeoutError      ? QStringLiteral("连接超时")
                                                        : m_socket.errorString());
    });
}

void TcpLines::start()
{
    emit stateChanged(State::Waiting, {});
    connectNow();
}

void TcpLines::connectNow()
{
    startAnew();
    m_socket.connectToHost(m_host, m_port, QIODevice::ReadOnly);
}

void TcpLines::lose(const QString &why)
{
    m_silence.stop();
    if (m_retry.isActive())
        return;
    m_retry.start(m_backoff.next()); // before abort(), which says once more that the line is gone
    m_socket.abort();
    emit stateChanged(State::Failed, why);
}

} // namespace huying
