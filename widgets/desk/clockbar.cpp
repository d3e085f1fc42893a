// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/clockbar.h"

#include "theme/symbols.h"
#include "widgets/delegates/lampdelegate.h"
#include "widgets/indicators/figuretext.h"
#include "widgets/words/casewords.h"

#include <QPainter>
#include <algorithm>

namespace huying
{

namespace
{

constexpr int headHeight = 24, labelHeight = 18, barHeight = 20, side = 16;

} // namespace

QList<ClockStop> stopsOf(const QList<Action> &actions)
{
    QList<ClockStop> stops;
    for (const Action &action : actions) {
        if (action.kind == QLatin1String("suspend"))
            stops << ClockStop{action.at, 0, action.payload[QLatin1String("reason")].toString()};
        else if (action.kind == QLatin1String("resume") && !stops.isEmpty() && !stops.last().to)
            stops.last().to = action.at;
    }
    return stops;
}

ClockBar::ClockBar(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(sizeHint().height());
    setAccessibleName(tr("Clock of the case"));
}

QSize ClockBar::sizeHint() const
{
    return {480, 8 + headHeight + labelHeight + barHeight + 14};
}

void ClockBar::setCase(const CaseState &state, bool isFinal, const QList<ClockStop> &stops, TimeMs now)
{
    m_state = state;
    m_final = isFinal;
    m_stops = stops;
    m_now = now;
    setAccessibleDescription(sums() + QLatin1Char(' ') + verdict());
    update();
}

TimeMs ClockBar::workEnd() const
{
    return m_state.resolvedAt ? m_state.resolvedAt : m_final && m_state.closedAt ? m_state.closedAt : m_now;
}

TimeMs ClockBar::due() const
{
    return m_state.dueAt + (m_state.stoppedAt ? std::max<TimeMs>(0, m_now - m_state.stoppedAt) : 0);
}

TimeMs ClockBar::last() const
{
    const TimeMs end = std::max({workEnd(), m_state.dueAt ? due() : 0, m_final ? m_state.closedAt : m_now});
    return end + std::max<TimeMs>(minuteMs, (end - start()) / 40);
}

int ClockBar::x(const QRect &bar, TimeMs at) const
{
    const double share = double(at - start()) / double(last() - start());
    return bar.left() + static_cast<int>(bar.width() * std::clamp(share, 0.0, 1.0));
}

QString ClockBar::sums() const
{
    const TimeMs all = workEnd() - start();
    TimeMs stood = 0;
    for (const ClockStop &stop : m_stops)
        stood += std::max<TimeMs>(0, std::min(stop.to ? stop.to : m_now, workEnd()) - stop.from);
    return stood ? tr("Took %1 − stopped %2 = net %3").arg(spanText(all), spanText(stood), spanText(all - stood))
                 : tr("Took %1").arg(spanText(all));
}

QString ClockBar::verdict() const
{
    if (!m_state.dueAt)
        return tr("No limit");
    if (m_state.resolvedAt)
        return m_state.resolvedAt <= due() ? tr("Handled %1 before the limit").arg(spanText(due() - m_state.resolvedAt))
                                           : tr("Handled %1 after the limit").arg(spanText(m_state.resolvedAt - due()));
    const Lamp lamp = lampOf(m_state, m_final, m_now);
    return limitText(shapeOf(lamp), timeLeft(m_state, m_now));
}

void ClockBar::paintHead(QPainter &p, const Theme &t) const
{
    QRect line(side, 8, width() - 2 * side, headHeight);
    p.setFont(t.font(t.type.table, true));
    p.setPen(t.t1);
    const QString title = tr("Handling clock");
    p.drawText(line, Qt::AlignVCenter, title);
    const int used = p.fontMetrics().horizontalAdvance(title) + 16;
    const bool late = m_state.dueAt && workEnd() > due();
    const QString said = verdict();
    const int width = p.fontMetrics().horizontalAdvance(said);
    p.setPen(late ? t.red : t.t1);
    p.drawText(line, Qt::AlignVCenter | Qt::AlignRight, said);
    const Lamp open = lampOf(m_state, false, m_now);
    const LampShape shape = !m_state.dueAt ? LampShape::DashedRing
        : late                             ? LampShape::Diamond
        : m_state.resolvedAt               ? LampShape::Circle
                                           : shapeOf(open);
    symbolsOf(this).draw(p, QPointF(line.right() - width - 12, line.center().y() + 1), Symbol::lamp(shape, 12));
    p.setFont(t.font(t.type.table));
    p.setPen(t.t2);
    p.drawText(line.adjusted(used, 0, -width - 32, 0), Qt::AlignVCenter,
               p.fontMetrics().elidedText(sums(), Qt::ElideRight, line.width() - used - width - 32));
}

void ClockBar::paintBar(QPainter &p, const Theme &t, const QRect &bar) const
{
    p.fillRect(bar, t.bg3);
    const auto part = [&](TimeMs from, TimeMs to) {
        return QRect(x(bar, from), bar.top(), std::max(1, x(bar, to) - x(bar, from)), bar.height());
    };
    p.fillRect(part(start(), workEnd()), t.series);
    const TimeMs seen = m_final ? m_state.closedAt : m_now;
    if (m_state.resolvedAt && seen > m_state.resolvedAt) {
        QColor after = t.series;
        after.setAlphaF(0.45f);
        p.fillRect(part(m_state.resolvedAt, seen), after);
    }
    for (const ClockStop &stop : m_stops) {
        const QRect stood = part(stop.from, stop.to ? stop.to : m_now);
        p.fillRect(stood, t.bg2);
        p.fillRect(stood, QBrush(t.line2, Qt::BDiagPattern));
    }
}

void ClockBar::paintMarks(QPainter &p, const Theme &t, const QRect &bar) const
{
    struct Mark
    {
        TimeMs at;
        QString text;
        QColor color;
        int width;
    };
    // The most important first: a label that would overlap one that stands is left out, its line stays.
    QList<Mark> marks;
    const auto label = [this](TimeMs at, const QString &what) { return clockTime(at, m_now) + QLatin1Char(' ') + what; };
    if (m_state.dueAt)
        marks << Mark{due(), label(due(), tr("limit")), t.t1, 3};
    if (!m_final)
        marks << Mark{m_now, label(m_now, tr("now")), t.acc, 2};
    marks << Mark{start(), label(start(), m_state.acceptedAt ? tr("accepted") : tr("reported")), t.t2, 1};
    if (m_state.resolvedAt)
        marks << Mark{m_state.resolvedAt, label(m_state.resolvedAt, tr("result")), t.t2, 1};
    int number = 0;
    for (const ClockStop &stop : m_stops)
        marks << Mark{stop.from, tr("stop %1").arg(++number), t.t2, 1};
    QList<QRect> taken;
    p.setFont(t.font(t.type.label));
    for (const Mark &mark : marks) {
        const int at = x(bar, mark.at);
        p.fillRect(QRect(at - mark.width / 2, bar.top() - 6, mark.width, bar.height() + 12), mark.color);
        const int width = p.fontMetrics().horizontalAdvance(mark.text);
        const int left = std::clamp(at + 4, bar.left(), bar.right() - width);
        const QRect box(left, bar.top() - labelHeight - 2, width, labelHeight);
        if (std::ranges::any_of(taken, [&](const QRect &other) { return other.adjusted(-8, 0, 8, 0).intersects(box); }))
            continue;
        taken << box;
        p.setPen(mark.color);
        p.drawText(box, Qt::AlignVCenter, mark.text);
    }
}

void ClockBar::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    if (m_state.id.isNull() || last() <= start())
        return;
    paintHead(p, t);
    const QRect bar(side, 8 + headHeight + labelHeight, width() - 2 * side, barHeight);
    paintBar(p, t, bar);
    paintMarks(p, t, bar);
}

} // namespace huying
