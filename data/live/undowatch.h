// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"

#include <QElapsedTimer>
#include <QTimer>

namespace huying
{

/// The last thing that was done at this seat and can still be taken back. Counts the hand's own seconds: in a replay
/// the clock runs faster than a hand. GUI thread.
class UndoWatch : public QObject
{
    Q_OBJECT
public:
    struct Step
    {
        CaseId id;
        QString kind, no;
        int version = 0;
        TimeMs at = 0;
    };

    UndoWatch(LiveStore &live, const Account &account, QObject *parent = nullptr);

    const std::optional<Step> &last() const { return m_last; }
    int secondsLeft() const;
    /// Takes it back; nothing happens if there is nothing.
    void undo();

signals:
    void changed(); ///< also every second while there is something
    void undone(const QString &kind, const QString &no);

private:
    void take(const Action &action, const CaseState &after);
    void follow(const QList<CaseState> &cases);
    void forget();

    LiveStore &m_live;
    const Account m_account;
    std::optional<Step> m_last, m_undoing;
    QElapsedTimer m_since;
    QTimer m_second;
};

} // namespace huying
