// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/pastcontrols.h"

#include "data/live/timemachine.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace huying {

namespace {

constexpr TimeMs oneStep = 15 * minuteMs;

} // namespace

QString pastSpeedText(double speed)
{
    const int minutes = static_cast<int>(speed / 60);
    if (minutes < 1)
        return PastControls::tr("×%1").arg(speed);
    if (minutes < 60)
        return PastControls::tr("×%1 · %2 min a second").arg(speed).arg(minutes);
    return PastControls::tr("×%1 · %2 h a second").arg(speed).arg(minutes / 60);
}

PastControls::PastControls(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(2);
    m_back = addButton(QStringLiteral("step-back"), tr("A quarter of an hour back"));
    m_play = addButton(QStringLiteral("play"), tr("Play from here"));
    m_forward = addButton(QStringLiteral("step-forward"), tr("A quarter of an hour on"));
    m_speed = addButton({}, tr("How fast it plays"));
    m_speed->setFixedWidth(62);
    m_speed->setPopupMode(QToolButton::InstantPopup);
    m_speed->setFont(themeOf(this).font(themeOf(this).type.label));
    for (QToolButton *button : {m_back, m_forward})
        button->setAutoRepeat(true);
    fillSpeeds();
    connect(m_back, &QToolButton::clicked, this, [this] { emit stepWanted(-oneStep); });
    connect(m_forward, &QToolButton::clicked, this, [this] { emit stepWanted(oneStep); });
    connect(m_play, &QToolButton::clicked, this, [this] { emit playWanted(!m_shown.playing); });
    show({});
}

QToolButton *PastControls::addButton(const QString &iconName, const QString &what)
{
    auto *button = new QToolButton(this);
    button->setFixedSize(26, 26);
    button->setIconSize({14, 14});
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName));
    button->setAccessibleName(what);
    button->setToolTip(what);
    layout()->addWidget(button);
    return button;
}

void PastControls::fillSpeeds()
{
    auto *menu = new QMenu(m_speed);
    for (const double speed : TimeMachine::speeds)
        menu->addAction(pastSpeedText(speed), this, [this, speed] { emit speedChosen(speed); });
    m_speed->setMenu(menu);
}

void PastControls::show(const PastShown &shown)
{
    m_shown = shown;
    m_play->setIcon(icon(shown.playing ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setToolTip(shown.playing ? tr("Stop playing") : tr("Play from here"));
    m_play->setAccessibleName(m_play->toolTip());
    m_play->setEnabled(shown.isPast);
    m_forward->setEnabled(shown.isPast);
    m_speed->setText(QStringLiteral("×%1").arg(shown.speed));
}

} // namespace huying
