// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/opencases.h"
#include "data/model/queuefilter.h"
#include "data/rules/forecast.h"

#include <QTimer>
#include <QWidget>

namespace huying
{

struct Theme;

/// What falls due in the next hours of working time, a bar a step, the late ones in front, rests as one bar each.
/// Arrow keys go along it, Enter or a click shows the cases of a bar, Esc all again, Space swaps 15 and 30 minutes.
class ForecastStrip : public QWidget
{
    Q_OBJECT
public:
    using Now = std::function<TimeMs()>;

    /// The calendar outlives the strip.
    ForecastStrip(const OpenCases &cases, const WorkCalendar &calendar, Now now, QWidget *parent = nullptr);

    const QList<ForecastBar> &bars() const { return m_bars; }
    int current() const { return m_current; }
    void setCurrent(int bar);
    void setStep(TimeMs step);
    TimeMs step() const { return m_step; }
    /// The cases of a bar.
    QueueFilter filterOf(int bar) const;
    void tick();

    QSize sizeHint() const override { return {640, 96}; }

signals:
    void filterChosen(const huying::QueueFilter &filter);
    void cleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    void recount();
    void describe();
    QRect barRect(int bar) const;
    int barAt(QPoint pos) const;
    QString sentence(int bar) const;
    void paintBar(QPainter &p, const Theme &t, int bar, int most) const;
    void paintTime(QPainter &p, const Theme &t, int bar, int &freeFrom) const;

    const OpenCases &m_cases;
    const WorkCalendar &m_calendar;
    Now m_now;
    TimeMs m_step = 30 * minuteMs, m_countedAt = 0;
    QList<ForecastBar> m_bars;
    int m_current = 0;
    bool m_stale = true;
    QTimer m_second;
};

} // namespace huying
