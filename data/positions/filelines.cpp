// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/positions/filelines.h"

#include "data/positions/nmeasentence.h"

namespace huying
{

namespace
{

constexpr int tickMs = 100;
constexpr int linesATick = 5000; ///< a recording without times must not hold the thread
constexpr TimeMs longestPause = minuteMs;

} // namespace

FileLines::FileLines(QString path, double pace, bool loop, const Clock &clock)
    : m_pace(pace), m_loop(loop), m_clock(clock), m_file(std::move(path)), m_timer(this)
{
    m_file.setParent(this);
    connect(&m_timer, &QTimer::timeout, this, &FileLines::play);
}

void FileLines::start()
{
    if (!m_file.open(QIODevice::ReadOnly)) {
        emit stateChanged(State::Failed, QStringLiteral("读不了：%1").arg(m_file.errorString()));
        return;
    }
    emit stateChanged(State::Open, {});
    rewind();
    m_timer.start(tickMs);
    play();
}

void FileLines::rewind()
{
    m_file.seek(0);
    startAnew();
    m_next.clear();
    m_timeOfDay = -1;
    m_elapsed = 0;
    m_begun = m_due = m_clock.now();
}

/// When a line is to be told: with the sentence before it, unless it has a time of its own.
TimeMs FileLines::dueAt(const QByteArray &line)
{
    const auto timeOfDay = nmeaTimeOfDay(readNmeaLine(line));
    if (!timeOfDay)
        return m_due;
    if (m_timeOfDay >= 0) {
        const TimeMs step = (*timeOfDay - m_timeOfDay + dayMs) % dayMs;
        if (step < dayMs / 2) // else it is a late one
            m_elapsed += std::min(step, longestPause);
    }
    m_timeOfDay = *timeOfDay;
    return m_begun + static_cast<TimeMs>(static_cast<double>(m_elapsed) / m_pace);
}

void FileLines::finish()
{
    if (m_loop && m_file.size() > 0)
        return rewind();
    m_timer.stop();
    emit stateChanged(State::Ended, QStringLiteral("文件放完了"));
}

void FileLines::play()
{
    const TimeMs now = m_clock.now();
    for (int lines = 0; lines < linesATick; ++lines) {
        if (m_next.isEmpty()) {
            m_next = m_file.readLine(longestLine);
            if (m_next.isEmpty())
                return finish();
            m_due = dueAt(m_next);
        }
        if (m_due > now)
            return;
        tellLine(std::exchange(m_next, {}));
    }
}

} // namespace huying
