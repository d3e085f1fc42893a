// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/clock.h"
#include "data/live/bookmarks.h"
#include "widgets/replay/daycounts.h"
#include "widgets/replay/pastcontrols.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QButtonGroup;
class QToolButton;

namespace huying {

class DayAxis;

/// 时光机: the day's arrivals with the present on it; in a replay also play, pause and speed. A replay runs forward only.
/// With offerPast() its cursor is dragged into the past, other days are in its calendar, and bookmarks on its axis.
/// Asks `clock` every second, so a change of speed from elsewhere shows by itself.
class ReplayBar : public QWidget
{
    Q_OBJECT

public:
    ReplayBar(const CaseBoard &board, const Workflow &workflow, std::function<Clock()> clock,
              QWidget *parent = nullptr);

    const DayCounts &counts() const { return m_counts; }
    void tick();
    /// Pause if it runs, else on at the speed before the pause. For the command table.
    void togglePlay();
    /// `first`: when the store begins, asked when the calendar opens.
    void offerPast(std::function<TimeMs()> first);
    /// What the clock says is the past's then. `present`: what is now.
    void showPast(const PastShown &shown, TimeMs present);
    void setBookmarks(const QList<Bookmark> &bookmarks);

    QSize sizeHint() const override { return {1080, 56}; }

signals:
    void speedChosen(double speed); ///< 0 stands still
    void instantWanted(TimeMs at);
    void stepWanted(TimeMs by);
    void presentWanted();
    void playWanted(bool on);
    void pastSpeedChosen(double speed);
    void bookmarkWanted(); ///< at the instant that is shown
    void compareWanted();
    void filmWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fillControls();
    QToolButton *speedButton(double speed);
    int dateWidth() const;
    void showClock(const Clock &clock);
    void showNow();
    QToolButton *pastButton(const QString &iconName, const QString &text, const QString &what);
    void fillBookmarks();
    void openCalendar();

    std::function<Clock()> m_clock;
    DayCounts m_counts;
    DayAxis *m_axis;
    QToolButton *m_play;
    QButtonGroup *m_speeds;
    QWidget *m_controls;
    PastControls *m_past = nullptr;
    QWidget *m_pastSide = nullptr; ///< calendar, bookmarks, comparison
    QToolButton *m_calendar = nullptr, *m_marks = nullptr, *m_toPresent = nullptr;
    QList<Bookmark> m_bookmarks;
    PastShown m_shown;
    TimeMs m_present = 0;
    std::function<TimeMs()> m_first;
    QTimer m_second;
    TimeMs m_now = 0;
    double m_speed = 1;   ///< the last that was not 0
    bool m_replay = false, m_running = true;
};

} // namespace huying
