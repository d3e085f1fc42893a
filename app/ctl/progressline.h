// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

namespace huying {

/// Says on stderr what goes on, from the first second on: one line that is rewritten on a terminal, a line
/// every few seconds in a log.
class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine();

    /// `total` 0 if it is not known.
    void show(const QString &what, qint64 done = 0, qint64 total = 0);
    /// A line that stays.
    void say(const QString &what);

private:
    QElapsedTimer m_since;
    qint64 m_shownAt;
    QString m_what;
    bool m_isTerminal;
    bool m_isOpen = false;
};

} // namespace huying
