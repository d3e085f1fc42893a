// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/quitsignal.h"

#include <QSocketNotifier>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace huying
{

namespace
{

// A signal handler reaches nothing but statics, and may do little more than write a byte.
int ends[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(ends[0], &byte, 1);
}

constexpr int endings[] = {SIGTERM, SIGINT, SIGHUP};

} // namespace

QuitSignal::QuitSignal(QObject *parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return;
    m_notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        emit raised();
    });
    for (const int ending : endings)
        std::signal(ending, onSignal);
}

QuitSignal::~QuitSignal()
{
    for (const int ending : endings)
        std::signal(ending, SIG_DFL);
    for (int &end : ends) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

} // namespace huying
