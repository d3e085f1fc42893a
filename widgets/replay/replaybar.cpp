// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/replaybar.h"

#include "theme/icons.h"
#include "theme/symbols.h"
#include "widgets/replay/dayaxis.h"

#include <QButtonGroup>
#include <QDateTime>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace huying {

namespace {

constexpr double speeds[] = {1, 10, 60, 600};
constexpr int titleLeft = 12;

QString dayText(const QDate &day)
{
    const QString weekdays[] = {ReplayBar::tr("Mon"), ReplayBar::tr("Tue"), ReplayBar::tr("Wed"), ReplayBar::tr("Thu"),
                                ReplayBar::tr("Fri"), ReplayBar::tr("Sat"), ReplayBar::tr("Sun")};
    return day.toString(QStringLiteral("yyyy-MM-dd ")) + weekdays[day.dayOfWeek() - 1];
}

} // namespace

ReplayBar::ReplayBar(const CaseBoard &board, const Workflow &workflow, std::function<Clock()> clock, QWidget *parent)
    : QWidget(parent), m_clock(std::move(clock)), m_counts(board, workflow), m_axis(new DayAxis(m_counts, this)),
      m_play(new QToolButton(this)), m_speeds(new QButtonGroup(this)), m_controls(new QWidget(this))
{
    fillControls();
    setFixedHeight(56);
    setAccessibleName(tr("Time machine"));
    m_axis->setAccessibleName(tr("Arrivals of the day"));
    auto *row = new QHBoxLayout(this);
    const Theme &t = themeOf(this);
    const QFontMetrics bold(t.font(t.type.table, true));
    row->setContentsMargins(titleLeft + bold.horizontalAdvance(tr("Time machine")) + 8, 1, dateWidth(), 1);
    row->setSpacing(8);
    row->addWidget(m_controls);
    row->addWidget(m_axis, 1);
    connect(&m_counts, &DayCounts::changed, this, [this] {
        m_axis->redraw();
        update(); // the sum beside the axis
    });
    connect(&m_second, &QTimer::timeout, this, &ReplayBar::tick);
    m_second.start(static_cast<int>(secondMs));
    tick();
}

int ReplayBar::dateWidth() const
{
    const Theme &t = themeOf(this);
    return QFontMetrics(t.font(t.type.table, true)).horizontalAdvance(dayText(QDate(2026, 8, 12))) + 20;
}

QToolButton *ReplayBar::speedButton(double speed)
{
    auto *button = new QToolButton(this);
    button->setText(tr("×%1").arg(speed));
    button->setCheckable(true);
    button->setFixedHeight(26);
    button->setFont(themeOf(this).font(themeOf(this).type.label));
    button->setAccessibleName(tr("Replay %1 times as fast").arg(speed));
    button->setToolTip(button->accessibleName());
    connect(button, &QToolButton::clicked, this, [this, speed] { emit speedChosen(speed); });
    m_speeds->addButton(button, static_cast<int>(speed));
    return button;
}

void ReplayBar::fillControls()
{
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins({});
    row->setSpacing(4);
    m_play->setFixedSize(26, 26);
    m_play->setIconSize({14, 14});
    connect(m_play, &QToolButton::clicked, this, &ReplayBar::togglePlay);
    row->addWidget(m_play);
    for (const double speed : speeds)
        row->addWidget(speedButton(speed));
}

void ReplayBar::togglePlay()
{
    showClock(m_clock()); // what is shown may be a second old
    if (m_replay)
        emit speedChosen(m_running ? 0 : m_speed);
    showClock(m_clock());
}

void ReplayBar::tick()
{
    const Clock clock = m_clock();
    m_now = clock.now();
    const QDate before = m_counts.day();
    if (m_counts.setNow(m_now)) {
        m_axis->redraw();
        if (m_counts.day() != before)
            update();
    }
    const QString time = QDateTime::fromMSecsSinceEpoch(m_now).toString(QStringLiteral("HH:mm"));
    m_axis->setNow(m_now, clock.isReplay() ? tr("%1 replay").arg(time) : tr("%1 live").arg(time));
    showClock(clock);
}

void ReplayBar::showClock(const Clock &clock)
{
    const bool running = clock.speed() > 0;
    if (running)
        m_speed = clock.speed();
    if (clock.isReplay() == m_replay && running == m_running && !m_play->icon().isNull()
        && m_speeds->checkedId() == static_cast<int>(m_speed))
        return;
    m_replay = clock.isReplay();
    m_running = running;
    m_controls->setVisible(m_replay);
    m_play->setIcon(icon(running ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setAccessibleName(running ? tr("Pause the replay") : tr("Go on with the replay"));
    m_play->setToolTip(m_play->accessibleName());
    if (QAbstractButton *button = m_speeds->button(static_cast<int>(m_speed))) {
        button->setChecked(true);
    } else if (QAbstractButton *checked = m_speeds->checkedButton()) {
        m_speeds->setExclusive(false);
        checked->setChecked(false);
        m_speeds->setExclusive(true);
    }
    update();
}

void ReplayBar::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, 0, width(), 1), t.line);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    p.setFont(t.font(t.type.table, true));
    p.setPen(t.t1);
    const QRect title(titleLeft, 0, m_axis->x(), height());
    p.drawText(title, Qt::AlignVCenter, m_replay ? tr("Time machine") : tr("Live"));
    const QRect date(width() - dateWidth(), 8, dateWidth() - 12, 20);
    p.drawText(date, Qt::AlignRight | Qt::AlignVCenter, dayText(m_counts.day()));
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    p.drawText(date.translated(0, 20), Qt::AlignRight | Qt::AlignVCenter,
               tr("%n arrived", nullptr, m_counts.arrivedInAll()));
}

} // namespace huying
