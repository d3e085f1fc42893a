// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/time.h"

#include <QWidget>

class QToolButton;

namespace huying {

/// What a bar shows of the time machine.
struct PastShown
{
    bool isPast = false, playing = false;
    double speed = 600;
    bool operator==(const PastShown &) const = default;
};

/// A step back, play, a step forward, and how fast: the time machine's keys beside its axis.
class PastControls : public QWidget
{
    Q_OBJECT

public:
    explicit PastControls(QWidget *parent = nullptr);

    void show(const PastShown &shown);

signals:
    void stepWanted(TimeMs by);
    void playWanted(bool on);
    void speedChosen(double speed);

private:
    QToolButton *addButton(const QString &iconName, const QString &what);
    void fillSpeeds();

    QToolButton *m_back, *m_play, *m_forward, *m_speed;
    PastShown m_shown;
};

/// "×600 · 10 min/s": a factor says little to whoever looks at a week.
QString pastSpeedText(double speed);

} // namespace huying
