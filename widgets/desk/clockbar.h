// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"

#include <QWidget>

namespace huying
{

struct Theme;

/// When the clock of a case stood, and why. `to` is 0 while it still stands.
struct ClockStop
{
    TimeMs from = 0, to = 0;
    QString reason;
    bool operator==(const ClockStop &) const = default;
};

QList<ClockStop> stopsOf(const QList<Action> &actions);

/// The clock of a case as a bar from acceptance to limit: running, stopped (hatched), after the result, now, due. 92 px.
class ClockBar : public QWidget
{
    Q_OBJECT
public:
    explicit ClockBar(QWidget *parent = nullptr);
    void setCase(const CaseState &state, bool isFinal, const QList<ClockStop> &stops, TimeMs now);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TimeMs start() const { return m_state.acceptedAt ? m_state.acceptedAt : m_state.reportedAt; }
    TimeMs workEnd() const; ///< result, else the end, else now
    TimeMs due() const;     ///< with the time that the clock has been standing until now
    QString sums() const;
    QString verdict() const;
    void paintHead(QPainter &p, const Theme &t) const;
    void paintBar(QPainter &p, const Theme &t, const QRect &bar) const;
    void paintMarks(QPainter &p, const Theme &t, const QRect &bar) const;
    int x(const QRect &bar, TimeMs at) const;
    TimeMs last() const;

    CaseState m_state;
    bool m_final = false;
    QList<ClockStop> m_stops;
    TimeMs m_now = 0;
};

} // namespace huying
