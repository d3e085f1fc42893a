// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/positions/linesource.h"

#include <QFile>
#include <QTimer>

namespace huying
{

/// A recording, played `pace` times as fast as it was recorded, by the console's clock: a replay that stands still stands
/// still here. Pauses of over a minute are cut to one.
class FileLines : public LineSource
{
    Q_OBJECT
public:
    FileLines(QString path, double pace, bool loop, const Clock &clock);
    void start() override;
    void setClock(const Clock &clock) override { m_clock = clock; }

private:
    void rewind();
    void play();
    void finish();
    TimeMs dueAt(const QByteArray &line);

    const double m_pace;
    const bool m_loop;
    Clock m_clock;
    QFile m_file;
    QTimer m_timer;
    QByteArray m_next;      ///< read, and not due yet
    TimeMs m_due = 0;       ///< when m_next is, by the console's clock
    int m_timeOfDay = -1;   ///< of the last sentence that had one
    TimeMs m_elapsed = 0, m_begun = 0;
};

} // namespace huying
