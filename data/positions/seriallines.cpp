// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/positions/seriallines.h"

#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace huying
{

namespace
{

speed_t speedOf(int baud)
{
    static constexpr std::pair<int, speed_t> speeds[] = {{1200, B1200},   {2400, B2400},   {4800, B4800},     {9600, B9600},    {19200, B19200},
                                                         {38400, B38400}, {57600, B57600}, {115200, B115200}, {230400, B230400}};
    for (const auto &[rate, speed] : speeds)
        if (rate == baud)
            return speed;
    return B9600;
}

QString systemWords()
{
    return errno == ENOENT   ? QStringLiteral("没有这个设备，插上后会自己接着读")
           : errno == EACCES ? QStringLiteral("没有权限，请把运行的用户加入 dialout 组")
                             : QString::fromLocal8Bit(std::strerror(errno));
}

} // namespace

SerialLines::SerialLines(QString device, int baud) : m_device(std::move(device)), m_baud(baud), m_retry(this)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &SerialLines::openNow);
}

SerialLines::~SerialLines()
{
    close();
}

void SerialLines::start()
{
    emit stateChanged(State::Waiting, {});
    openNow();
}

void SerialLines::openNow()
{
    startAnew();
    m_file = ::open(QFile::encodeName(m_device).constData(), O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    termios line{};
    if (m_file < 0 || ::tcgetattr(m_file, &line) != 0)
        return lose(m_file >= 0 && errno == ENOTTY ? QStringLiteral("不是串口设备") : systemWords());
    ::cfmakeraw(&line);
    line.c_cflag = (line.c_cflag & ~static_cast<tcflag_t>(CSTOPB | PARENB | CRTSCTS)) | CS8 | CREAD | CLOCAL;
    ::cfsetispeed(&line, speedOf(m_baud));
    ::cfsetospeed(&line, speedOf(m_baud));
    if (::tcsetattr(m_file, TCSANOW, &line) != 0)
        return lose(systemWords());
    m_backoff.reset();
    m_notifier = std::make_unique<QSocketNotifier>(m_file, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SerialLines::readNow);
    emit stateChanged(State::Open, {});
}

void SerialLines::readNow()
{
    char bytes[4096];
    const ssize_t count = ::read(m_file, bytes, sizeof bytes);
    if (count > 0)
        takeBytes(QByteArray(bytes, count));
    else if (count == 0 || (errno != EAGAIN && errno != EINTR))
        lose(QStringLiteral("设备被拔掉了"));
}

void SerialLines::lose(const QString &why)
{
    close();
    m_retry.start(m_backoff.next());
    emit stateChanged(State::Failed, why);
}

void SerialLines::close()
{
    if (m_notifier) {
        m_notifier->setEnabled(false);
        m_notifier.release()->deleteLater(); // it may be the one that calls
    }
    if (m_file >= 0)
        ::close(std::exchange(m_file, -1));
}

} // namespace huying
