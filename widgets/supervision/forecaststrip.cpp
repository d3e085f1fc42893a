// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervision/forecaststrip.h"

#include "theme/symbols.h"
#include "widgets/words/casewords.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace huying
{

namespace
{

constexpr TimeMs worked = 8 * hourMs;
constexpr TimeMs recountEvery = 10 * secondMs;
constexpr int labelWidth = 116, margin = 12, timesHeight = 18, top = 20, lateWidth = 64, lateGap = 10;

QString clockOf(TimeMs at, const char *format = "HH:mm")
{
    return QDateTime::fromMSecsSinceEpoch(at).toString(QLatin1String(format));
}

bool isOtherDay(TimeMs a, TimeMs b)
{
    return clockOf(a, "yyyyMMdd") != clockOf(b, "yyyyMMdd");
}

} // namespace

ForecastStrip::ForecastStrip(const OpenCases &cases, const WorkCalendar &calendar, Now now, QWidget *parent)
    : QWidget(parent), m_cases(cases), m_calendar(calendar), m_now(std::move(now))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("What falls due next"));
    connect(&cases, &OpenCases::changed, this, [this] { m_stale = true; });
    connect(&cases, &OpenCases::reset, this, [this] { m_stale = true; });
    connect(&m_second, &QTimer::timeout, this, &ForecastStrip::tick);
    m_second.start(static_cast<int>(secondMs));
    recount();
}

void ForecastStrip::tick()
{
    const TimeMs now = m_now();
    if (m_stale || now - m_countedAt >= recountEvery || now < m_countedAt)
        recount();
}

void ForecastStrip::recount()
{
    m_stale = false;
    m_countedAt = m_now();
    m_bars = forecastBars(m_calendar, m_countedAt, m_step, worked);
    for (const int row : m_cases.rows()) {
        const CaseState &c = m_cases.board().at(row);
        if (c.dueAt && !c.stoppedAt)
            count(m_bars, c.dueAt);
    }
    m_current = std::clamp(m_current, 0, static_cast<int>(m_bars.size()) - 1);
    describe();
    update();
}

void ForecastStrip::setStep(TimeMs step)
{
    const TimeMs at = m_bars[m_current].from;
    m_step = step;
    recount();
    for (int bar = 0; bar < m_bars.size(); ++bar)
        if (m_bars[bar].from <= at && at < m_bars[bar].to)
            setCurrent(bar);
}

void ForecastStrip::setCurrent(int bar)
{
    m_current = std::clamp(bar, 0, static_cast<int>(m_bars.size()) - 1);
    describe();
    update();
}

QueueFilter ForecastStrip::filterOf(int bar) const
{
    QueueFilter filter;
    filter.dueFrom = m_bars[bar].from;
    filter.dueTo = m_bars[bar].to;
    return filter;
}

QString ForecastStrip::sentence(int bar) const
{
    const ForecastBar &b = m_bars[bar];
    const QString cases = tr("%n case(s)", nullptr, b.cases);
    if (b.kind == ForecastBar::Kind::Late)
        return tr("Overdue: %1").arg(cases);
    const QString span = QStringLiteral("%1–%2").arg(clockTime(b.from, m_countedAt), clockTime(b.to, m_countedAt));
    return b.kind == ForecastBar::Kind::Rest ? tr("%1, outside working hours: %2").arg(span, cases) : tr("%1: %2").arg(span, cases);
}

void ForecastStrip::describe()
{
    setAccessibleDescription(sentence(m_current));
}

/// Late ones keep their width; steps share the rest, a rest takes as much as a step and a half.
QRect ForecastStrip::barRect(int bar) const
{
    const int height = this->height() - top - timesHeight, x0 = margin + labelWidth;
    if (bar == 0)
        return {x0, top, lateWidth, height};
    const auto weight = [this](int i) { return m_bars[i].kind == ForecastBar::Kind::Rest ? 3 : 2; };
    int before = 0, all = 0;
    for (int i = 1; i < m_bars.size(); ++i) {
        before += i < bar ? weight(i) : 0;
        all += weight(i);
    }
    const int from = x0 + lateWidth + lateGap, room = width() - margin - from;
    const int left = from + room * before / all, right = from + room * (before + weight(bar)) / all;
    return {left, top, right - left - 3, height};
}

int ForecastStrip::barAt(QPoint pos) const
{
    for (int bar = 0; bar < m_bars.size(); ++bar)
        if (QRect at = barRect(bar); pos.x() >= at.left() - 2 && pos.x() <= at.right() + 2)
            return bar;
    return -1;
}

void ForecastStrip::paintBar(QPainter &p, const Theme &t, int bar, int most) const
{
    const ForecastBar &b = m_bars[bar];
    const QRect at = barRect(bar);
    const bool late = b.kind == ForecastBar::Kind::Late, rest = b.kind == ForecastBar::Kind::Rest;
    p.fillRect(QRect(at.left(), at.bottom(), at.width(), 1), t.line2);
    if (rest) {
        p.fillRect(at, t.bg2);
        p.setPen(QPen(t.line2, 1));
        p.setClipRect(at);
        for (int x = at.left() - at.height(); x < at.right(); x += 7)
            p.drawLine(x, at.bottom(), x + at.height(), at.top());
        p.setClipping(false);
    }
    const int tall = most ? std::max(b.cases ? 3 : 0, (at.height() - 2) * std::min(b.cases, most) / most) : 0;
    const bool soon = !late && b.from - m_countedAt < hourMs;
    p.fillRect(QRect(at.left(), at.bottom() - tall, at.width(), tall), late ? t.red : soon ? t.yelf : rest ? t.t3 : t.series);
    if (bar == m_current) {
        p.setPen(QPen(t.acc, hasFocus() ? 2 : 1));
        p.setBrush(Qt::NoBrush);
        p.drawRect(QRectF(at).adjusted(-1.5, -0.5, 1.5, 1.5));
    }
    if (!b.cases && !late)
        return;
    p.setFont(t.font(late ? t.type.title : t.type.label, true));
    p.setPen(late && b.cases ? t.red : t.t1);
    if (late)
        p.drawText(QRect(at.left(), 1, at.width(), top), Qt::AlignCenter, QString::number(b.cases));
    else // above the bar, or in the head where it reaches up
        p.drawText(QRect(at.left() - 4, std::max(2, at.bottom() - tall - 17), at.width() + 8, 16), Qt::AlignCenter, QString::number(b.cases));
}

/// Whole hours and the ends of rests, as far as they have room.
void ForecastStrip::paintTime(QPainter &p, const Theme &t, int bar, int &freeFrom) const
{
    const ForecastBar &b = m_bars[bar];
    const QRect at = barRect(bar);
    const bool late = b.kind == ForecastBar::Kind::Late, afterRest = bar > 1 && m_bars[bar - 1].kind == ForecastBar::Kind::Rest;
    const bool wanted = late || bar == 1 || afterRest || (b.kind == ForecastBar::Kind::Work && b.from % hourMs == 0);
    if (!wanted)
        return;
    const QString text = late                                              ? tr("Overdue")
                         : bar == 1                                        ? tr("now")
                         : afterRest && isOtherDay(b.from, m_bars[bar - 1].from) ? clockOf(b.from, "MM-dd HH:mm")
                                                                           : clockOf(b.from);
    p.setFont(t.font(t.type.label));
    const int wide = p.fontMetrics().horizontalAdvance(text), x = late ? at.center().x() - wide / 2 : at.left();
    if (x < freeFrom || x + wide > width())
        return;
    p.setPen(late ? t.t2 : t.t3);
    p.drawText(QRect(x, height() - timesHeight, wide + 2, timesHeight - 2), Qt::AlignVCenter, text);
    freeFrom = x + wide + 8;
}

void ForecastStrip::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    p.setFont(t.font(t.type.table, true));
    p.setPen(t.t1);
    p.drawText(QRect(margin, 12, labelWidth, 20), Qt::AlignVCenter, tr("Falls due"));
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    p.drawText(QRect(margin, 34, labelWidth, 16), Qt::AlignVCenter, tr("%1 min a bar").arg(m_step / minuteMs));
    p.drawText(QRect(margin, 52, labelWidth, 16), Qt::AlignVCenter, tr("8 working hours"));
    int most = 4; // a single case is no tower
    for (int bar = 1; bar < m_bars.size(); ++bar)
        most = std::max(most, m_bars[bar].cases);
    int freeFrom = 0;
    for (int bar = 0; bar < m_bars.size(); ++bar) {
        paintBar(p, t, bar, bar == 0 ? std::max(most, m_bars[0].cases) : most);
        paintTime(p, t, bar, freeFrom);
    }
}

void ForecastStrip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: setCurrent(m_current - 1); break;
    case Qt::Key_Right: setCurrent(m_current + 1); break;
    case Qt::Key_Home: setCurrent(0); break;
    case Qt::Key_End: setCurrent(static_cast<int>(m_bars.size()) - 1); break;
    case Qt::Key_Space: setStep(m_step == 30 * minuteMs ? 15 * minuteMs : 30 * minuteMs); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: emit filterChosen(filterOf(m_current)); break;
    case Qt::Key_Escape: emit cleared(); break;
    default: QWidget::keyPressEvent(event);
    }
}

void ForecastStrip::mousePressEvent(QMouseEvent *event)
{
    const int bar = barAt(event->pos());
    if (bar < 0 || event->button() != Qt::LeftButton)
        return;
    setCurrent(bar);
    emit filterChosen(filterOf(bar));
}

bool ForecastStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int bar = barAt(help->pos());
        QToolTip::showText(help->globalPos(), bar < 0 ? QString() : sentence(bar), this);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

} // namespace huying
