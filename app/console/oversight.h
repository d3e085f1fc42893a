// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/model/caseboard.h"
#include "data/model/clockwatch.h"
#include "data/model/opencases.h"
#include "data/rules/alarmmodel.h"
#include "data/rules/calendar.h"

#include <QElapsedTimer>
#include <QTimer>

namespace huying
{

/// What all windows of a console watch over: the open cases, their alarms, the clock and the calendar. GUI thread.
class Oversight : public QObject
{
    Q_OBJECT
public:
    Oversight(LiveStore &live, const CaseBoard &board, const Account &account, QObject *parent = nullptr);

    OpenCases openCases;
    AlarmModel alarms;

    const WorkCalendar &calendar() const { return m_calendar; }
    /// What stands in the status line as long as it is so; empty: clock and calendar are right.
    QStringList notices() const;

signals:
    void noticesChanged();
    void alarmsNotKept(const huying::Error &error);

private:
    void keep(const QList<AlarmMark> &marks);
    void tick();
    void checkClock();

    LiveStore &m_live;
    WorkCalendar m_calendar;
    QString m_calendarProblem;
    QElapsedTimer m_monotonic;
    ClockWatch m_watch;
    ClockTrouble m_trouble;
    std::optional<int> m_missingYear;
    QTimer m_second;
};

} // namespace huying
