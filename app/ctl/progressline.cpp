// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/progressline.h"

#include <cstdio>
#include <unistd.h>

namespace huying {

namespace {

constexpr qint64 quietMs = 1000, terminalMs = 200, logMs = 3000;

} // namespace

ProgressLine::ProgressLine() : m_shownAt(quietMs - logMs), m_isTerminal(isatty(STDERR_FILENO) == 1)
{
    m_since.start();
}

ProgressLine::~ProgressLine()
{
    if (m_isOpen)
        std::fputs("\n", stderr);
}

void ProgressLine::show(const QString &what, qint64 done, qint64 total)
{
    const qint64 now = m_since.elapsed();
    const bool isDue = now - m_shownAt >= (m_isTerminal ? terminalMs : logMs);
    if (now < quietMs || (!isDue && (what == m_what || !m_isTerminal)))
        return;
    m_shownAt = now;
    m_what = what;
    QString line = what;
    if (total > 0)
        line += QStringLiteral(" %1 / %2（%3%）").arg(done).arg(total).arg(done * 100 / total);
    line += QStringLiteral("，已用 %1 秒").arg(now / 1000);
    const QByteArray text = line.toUtf8();
    if (m_isTerminal)
        std::fprintf(stderr, "\r\033[K%s", text.constData());
    else
        std::fprintf(stderr, "%s\n", text.constData());
    std::fflush(stderr);
    m_isOpen = m_isTerminal;
}

void ProgressLine::say(const QString &what)
{
    std::fprintf(stderr, "%s%s\n", m_isOpen ? "\r\033[K" : "", what.toUtf8().constData());
    std::fflush(stderr);
    m_isOpen = false;
}

} // namespace huying
