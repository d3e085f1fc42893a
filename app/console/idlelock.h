// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"

#include <QPointer>
#include <QTimer>

namespace huying
{

class LockCover;

/// Locks all windows of the console after some minutes without keyboard, mouse or touch, or at once when asked to.
/// While it is locked no key, click or shortcut reaches anything but the password field. GUI thread.
class IdleLock : public QObject
{
    Q_OBJECT
public:
    /// `minutes` 0: only when asked to. `who` stands on the cover.
    IdleLock(LiveStore &live, const QString &who, int minutes, QObject *parent = nullptr);

    void setMinutes(int minutes);
    bool isLocked() const { return m_locked; }
    void lock();

signals:
    void unlocked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void cover(QWidget *window);
    void tryUnlock(const QString &password);
    void unlock();
    bool isMine(QObject *watched) const;

    LiveStore &m_live;
    const QString m_who;
    QTimer m_idle;
    bool m_locked = false;
    int m_failures = 0;
    QList<QPointer<LockCover>> m_covers;
    QPointer<LockCover> m_asking;
    QPointer<QWidget> m_focusBefore;
};

} // namespace huying
