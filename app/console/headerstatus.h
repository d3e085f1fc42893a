// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace huying
{

/// Logo and name at the left end of the menu bar.
class HeaderLogo : public QWidget
{
    Q_OBJECT
public:
    explicit HeaderLogo(QWidget *parent = nullptr);
    QSize sizeHint() const override { return {104, 32}; }

protected:
    void paintEvent(QPaintEvent *event) override;
};

class Clock;
class Label;
class Session;
class SyncBadge;

/// "Local store", "Replay ×60", "Replay paused"
QString modeText(const Clock &clock);

/// The right end of the menu bar: which centre, which seat, live or replay, who, and the time.
class HeaderStatus : public QWidget
{
    Q_OBJECT
public:
    HeaderStatus(Session &session, const QString &workspaceName, QWidget *parent = nullptr);

signals:
    void syncAsked(); ///< for the panel behind the badge

private:
    void tick();
    void describe();
    void showSync();
    void takeRoom();

    Session &m_session;
    Label *m_place, *m_workspace, *m_mode, *m_user, *m_date, *m_clock;
    SyncBadge *m_sync;
    QTimer m_second;
};

} // namespace huying
