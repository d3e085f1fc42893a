// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/replaybar.h"

#include "theme/icons.h"
#include "theme/symbols.h"
#include "widgets/replay/dayaxis.h"

#include <QButtonGroup>
#include <QCalendarWidget>
#include <QDateTime>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QWidgetAction>

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

QToolButton *ReplayBar::pastButton(const QString &iconName, const QString &text, const QString &what)
{
    auto *button = new QToolButton(m_pastSide);
    button->setFixedHeight(26);
    button->setFont(themeOf(this).font(themeOf(this).type.label));
    button->setToolTip(what);
    button->setAccessibleName(what);
    if (text.isEmpty()) {
        button->setFixedWidth(26);
        button->setIconSize({14, 14});
        button->setIcon(icon(iconName));
    } else {
        button->setText(text);
    }
    m_pastSide->layout()->addWidget(button);
    return button;
}

void ReplayBar::offerPast(std::function<TimeMs()> first)
{
    m_first = std::move(first);
    auto *row = static_cast<QHBoxLayout *>(layout());
    m_past = new PastControls(this);
    connect(m_past, &PastControls::stepWanted, this, &ReplayBar::stepWanted);
    connect(m_past, &PastControls::playWanted, this, &ReplayBar::playWanted);
    connect(m_past, &PastControls::speedChosen, this, &ReplayBar::pastSpeedChosen);
    row->insertWidget(1, m_past);
    m_pastSide = new QWidget(this);
    auto *side = new QHBoxLayout(m_pastSide);
    side->setContentsMargins({});
    side->setSpacing(4);
    m_calendar = pastButton(QStringLiteral("calendar"), {}, tr("Another day"));
    connect(m_calendar, &QToolButton::clicked, this, &ReplayBar::openCalendar);
    m_marks = pastButton(QStringLiteral("flag"), {}, tr("Bookmarks"));
    m_marks->setPopupMode(QToolButton::InstantPopup);
    m_marks->setMenu(new QMenu(m_marks));
    connect(m_marks->menu(), &QMenu::aboutToShow, this, &ReplayBar::fillBookmarks);
    connect(pastButton({}, tr("Compare"), tr("Compare two instants")), &QToolButton::clicked, this, &ReplayBar::compareWanted);
    connect(pastButton(QStringLiteral("video"), {}, tr("Export as pictures or video")), &QToolButton::clicked, this, &ReplayBar::filmWanted);
    m_toPresent = pastButton({}, tr("Back to now"), tr("Back to now (Esc)"));
    connect(m_toPresent, &QToolButton::clicked, this, &ReplayBar::presentWanted);
    row->addWidget(m_pastSide);
    m_axis->setDraggable(true);
    connect(m_axis, &DayAxis::instantChosen, this, &ReplayBar::instantWanted);
    showPast({}, m_now);
}

void ReplayBar::showPast(const PastShown &shown, TimeMs present)
{
    m_shown = shown;
    m_present = present;
    m_past->show(shown);
    m_past->setVisible(shown.isPast || !m_replay);
    m_controls->setVisible(m_replay && !shown.isPast);
    m_toPresent->setVisible(shown.isPast);
    tick();
    update();
}

void ReplayBar::setBookmarks(const QList<Bookmark> &bookmarks)
{
    m_bookmarks = bookmarks;
    m_axis->setBookmarks(bookmarks);
}

void ReplayBar::fillBookmarks()
{
    QMenu *menu = m_marks->menu();
    menu->clear();
    menu->addAction(icon(QStringLiteral("plus")), tr("Bookmark this instant…"), this, &ReplayBar::bookmarkWanted);
    if (!m_bookmarks.isEmpty())
        menu->addSeparator();
    for (const Bookmark &mark : std::as_const(m_bookmarks))
        menu->addAction(QDateTime::fromMSecsSinceEpoch(mark.at).toString(QStringLiteral("yyyy-MM-dd HH:mm  ")) + mark.text, this,
                        [this, at = mark.at] { emit instantWanted(at); });
}

/// A day is entered at the hour that is shown.
void ReplayBar::openCalendar()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget;
    calendar->setGridVisible(false);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setFirstDayOfWeek(Qt::Monday);
    calendar->setDateRange(QDateTime::fromMSecsSinceEpoch(m_first()).date(), QDateTime::fromMSecsSinceEpoch(m_present).date());
    calendar->setSelectedDate(m_counts.day());
    const auto choose = [this, menu](const QDate &day) {
        const QTime time = QDateTime::fromMSecsSinceEpoch(m_now).time();
        menu->close();
        emit instantWanted(QDateTime(day, time).toMSecsSinceEpoch());
    };
    connect(calendar, &QCalendarWidget::clicked, this, choose);
    connect(calendar, &QCalendarWidget::activated, this, choose);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    menu->popup(m_calendar->mapToGlobal(QPoint(0, -calendar->sizeHint().height() - 8)));
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
    showClock(clock);
    showNow();
}

void ReplayBar::showNow()
{
    const QString time = QDateTime::fromMSecsSinceEpoch(m_now).toString(QStringLiteral("HH:mm"));
    m_axis->setNow(m_now, m_shown.isPast ? tr("%1 past").arg(time) : m_replay ? tr("%1 replay").arg(time) : tr("%1 live").arg(time));
    const int quarter = m_shown.isPast ? m_counts.quarterOf(m_present) : -1;
    m_axis->setPast(m_shown.isPast, quarter < 0 ? -1 : static_cast<qreal>(m_present - m_counts.begin()) / static_cast<qreal>(15 * minuteMs));
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
    m_controls->setVisible(m_replay && !m_shown.isPast);
    if (m_past)
        m_past->setVisible(m_shown.isPast || !m_replay);
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
    p.drawText(title, Qt::AlignVCenter, m_replay || m_shown.isPast ? tr("Time machine") : tr("Live"));
    const QRect date(width() - dateWidth(), 8, dateWidth() - 12, 20);
    p.drawText(date, Qt::AlignRight | Qt::AlignVCenter, dayText(m_counts.day()));
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    p.drawText(date.translated(0, 20), Qt::AlignRight | Qt::AlignVCenter,
               tr("%n arrived", nullptr, m_counts.arrivedInAll()));
}

} // namespace huying
