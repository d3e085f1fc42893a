// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/clock.h"
#include "widgets/replay/daycounts.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QButtonGroup;
class QToolButton;

namespace huying {

class DayAxis;

/// 时光机: the day's arrivals with the present on it; in a replay also play, pause and speed. A replay runs forward only.
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

    QSize sizeHint() const override { return {1080, 56}; }

signals:
    void speedChosen(double speed); ///< 0 stands still

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fillControls();
    QToolButton *speedButton(double speed);
    int dateWidth() const;
    void showClock(const Clock &clock);

    std::function<Clock()> m_clock;
    DayCounts m_counts;
    DayAxis *m_axis;
    QToolButton *m_play;
    QButtonGroup *m_speeds;
    QWidget *m_controls;
    QTimer m_second;
    TimeMs m_now = 0;
    double m_speed = 1;   ///< the last that was not 0
    bool m_replay = false, m_running = true;
};

} // namespace huying
