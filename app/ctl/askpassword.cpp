// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/askpassword.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace huying
{

namespace
{

volatile std::sig_atomic_t interrupted = 0;

/// The terminal without echo, put back whatever ends the reading.
class Hidden
{
public:
    Hidden()
    {
        interrupted = 0;
        struct sigaction noted = {};
        noted.sa_handler = [](int signal) { interrupted = signal; }; // no SA_RESTART: read() has to return
        sigaction(SIGINT, &noted, &m_interrupt);
        sigaction(SIGTERM, &noted, &m_terminate);
        tcgetattr(STDIN_FILENO, &m_before);
        termios hidden = m_before;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~Hidden()
    {
        tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before);
        sigaction(SIGINT, &m_interrupt, nullptr);
        sigaction(SIGTERM, &m_terminate, nullptr);
        if (interrupted)
            raise(interrupted);
    }
    Hidden(const Hidden &) = delete;
    Hidden &operator=(const Hidden &) = delete;

private:
    termios m_before{};
    struct sigaction m_interrupt = {}, m_terminate = {};
};

/// Asks only once the terminal is hidden: going there throws away what was typed before.
QString readHidden(const Hidden &, const QString &prompt)
{
    if (interrupted)
        return {};
    std::fputs(prompt.toLocal8Bit().constData(), stderr);
    QByteArray typed;
    for (char c = 0; !interrupted && read(STDIN_FILENO, &c, 1) == 1 && c != '\n';)
        typed += c;
    std::fputc('\n', stderr);
    return QString::fromLocal8Bit(typed);
}

} // namespace

Result<QString> askNewPassword(const QString &whose, const char *variable)
{
    if (qEnvironmentVariableIsSet(variable))
        return qEnvironmentVariable(variable);
    if (!isatty(STDIN_FILENO))
        return fail(ErrorKind::Unavailable, QStringLiteral("没有终端可以输入 %1 的口令，请在终端里运行，或设环境变量 %2").arg(whose, QString::fromLatin1(variable)));
    const Hidden hidden;
    const QString first = readHidden(hidden, QStringLiteral("%1 的新口令：").arg(whose));
    if (first != readHidden(hidden, QStringLiteral("再输一遍：")))
        return fail(ErrorKind::BadInput, QStringLiteral("两次输入的口令不一样，什么都没有做"));
    return first;
}

} // namespace huying
