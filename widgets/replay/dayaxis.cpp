// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/dayaxis.h"

#include "theme/symbols.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace huying {

namespace {

constexpr qreal margin = 8, axis = 26, tallest = 21, oneCase = 3;

} // namespace

DayAxis::DayAxis(const DayCounts &counts, QWidget *parent) : QWidget(parent), m_counts(counts)
{
    setFixedHeight(48);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

qreal DayAxis::at(qreal quarter) const
{
    return margin + (width() - 2 * margin) * quarter / DayCounts::quarters;
}

void DayAxis::setNow(TimeMs now, const QString &label)
{
    const qreal quarter = static_cast<qreal>(QDateTime::fromMSecsSinceEpoch(now).time().msecsSinceStartOfDay())
                          / static_cast<qreal>(15 * minuteMs);
    if (label == m_label && std::abs(at(quarter) - cursor()) < 0.5)
        return;
    const QRect before = cursorArea();
    m_quarter = quarter;
    m_label = label;
    update(before.united(cursorArea()));
    setAccessibleDescription(tr("%1, %n case(s) arrived on this day", nullptr, m_counts.arrivedInAll()).arg(m_label));
}

void DayAxis::setDraggable(bool on)
{
    m_draggable = on;
    setCursor(on ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void DayAxis::setPast(bool isPast, qreal presentQuarter)
{
    if (isPast == m_isPast && std::abs(at(presentQuarter) - at(m_presentQuarter)) < 0.5)
        return;
    m_isPast = isPast;
    m_presentQuarter = presentQuarter;
    update();
}

void DayAxis::setBookmarks(const QList<Bookmark> &bookmarks)
{
    m_bookmarks = bookmarks;
    update();
}

void DayAxis::choose(const QMouseEvent &event)
{
    const qreal quarter = std::clamp((event.position().x() - at(0)) / (at(1) - at(0)), 0.0, static_cast<qreal>(DayCounts::quarters));
    const TimeMs minute = static_cast<TimeMs>(std::round(quarter * 15)) * minuteMs;
    emit instantChosen(m_counts.begin() + std::min(minute, dayMs - minuteMs));
}

void DayAxis::mousePressEvent(QMouseEvent *event)
{
    if (m_draggable && event->button() == Qt::LeftButton)
        choose(*event);
    else
        QWidget::mousePressEvent(event);
}

void DayAxis::mouseMoveEvent(QMouseEvent *event)
{
    if (m_draggable && event->buttons() & Qt::LeftButton)
        choose(*event);
}

void DayAxis::redraw()
{
    m_ground = {};
    update();
}

QRectF DayAxis::labelRect() const
{
    const Theme &t = themeOf(this);
    const qreal text = QFontMetricsF(t.font(t.type.label, true)).horizontalAdvance(m_label) + 8;
    const bool left = cursor() + text + 5 > width();
    return {left ? cursor() - 5 - text : cursor() + 5, 1, text, 18};
}

QRect DayAxis::cursorArea() const
{
    return labelRect().united(QRectF(cursor() - 8, 0, 16, height())).toAlignedRect();
}

void DayAxis::paintTicks(QPainter &p) const
{
    const Theme &t = themeOf(this);
    p.setPen(t.line2);
    p.drawLine(QPointF(at(0), axis + 0.5), QPointF(at(DayCounts::quarters), axis + 0.5));
    p.setFont(t.font(t.type.label));
    const int labelHours = width() < 480 ? 6 : 4;
    for (int hour = 0; hour <= 24; hour += 2) {
        const qreal x = at(hour * 4);
        p.setPen(t.line2);
        p.drawLine(QPointF(x, axis), QPointF(x, axis + (hour % 6 ? 4 : 6)));
        if (hour % labelHours)
            continue;
        const QString text = QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0'));
        const int align = hour == 0 ? Qt::AlignLeft : hour == 24 ? Qt::AlignRight : Qt::AlignHCenter;
        const qreal left = hour == 0 ? x : hour == 24 ? x - 60 : x - 30;
        p.setPen(t.t3);
        p.drawText(QRectF(left, 32, 60, 16), align | Qt::AlignVCenter, text);
    }
}

void DayAxis::paintBars(QPainter &p) const
{
    const Theme &t = themeOf(this);
    const qreal each = qMin(oneCase, tallest / qMax(1, m_counts.most())), step = at(1) - at(0);
    for (int q = 0; q < DayCounts::quarters; ++q)
        if (const int count = m_counts.arrived(q)) {
            const qreal tall = qMax(1.0, each * count);
            p.fillRect(QRectF(at(q) + 1, axis - tall, qMax(1.0, step - 2), tall), t.series);
        }
}

void DayAxis::paintLimits(QPainter &p) const
{
    for (int q = 0; q < DayCounts::quarters; ++q) {
        const DayCounts::Limits &limits = m_counts.limits(q);
        if (limits.overdue || limits.near)
            symbolsOf(this).draw(p, QPointF(at(q + 0.5), 6.5),
                                 Symbol::lamp(limits.overdue ? LampShape::Diamond : LampShape::Triangle, 10));
    }
}

void DayAxis::paintPresent(QPainter &p) const
{
    if (m_presentQuarter < 0)
        return;
    p.setPen(QPen(themeOf(this).t3, 1, Qt::DashLine));
    const qreal x = std::round(at(m_presentQuarter)) + 0.5;
    p.drawLine(QPointF(x, 0), QPointF(x, 34));
}

void DayAxis::paintBookmarks(QPainter &p) const
{
    const Theme &t = themeOf(this);
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    for (const Bookmark &mark : m_bookmarks) {
        const TimeMs since = mark.at - m_counts.begin();
        if (since < 0 || since >= dayMs)
            continue;
        const qreal x = at(static_cast<qreal>(since) / static_cast<qreal>(15 * minuteMs));
        p.fillRect(QRectF(x - 0.5, 2, 1, axis - 2), t.t2);
        p.setPen(Qt::NoPen);
        p.setBrush(t.t2);
        p.drawPolygon(QPolygonF{{x, 2}, {x + 8, 5.5}, {x, 9}});
    }
    p.restore();
}

void DayAxis::paintGround(QPainter &p) const
{
    p.fillRect(rect(), themeOf(this).bg1);
    paintTicks(p);
    paintBars(p);
}

void DayAxis::paintCursor(QPainter &p) const
{
    const Theme &t = themeOf(this);
    const qreal x = cursor();
    p.setRenderHint(QPainter::Antialiasing);
    p.fillRect(QRectF(x - 1, 0, 2, 34), t.acc);
    p.setPen(Qt::NoPen);
    p.setBrush(t.acc);
    p.drawPolygon(QPolygonF{{x - 6, 34}, {x + 6, 34}, {x + 6, 40}, {x, 46}, {x - 6, 40}});
    const QRectF label = labelRect();
    p.fillRect(label, t.bg0);
    p.setFont(t.font(t.type.label, true));
    p.setPen(t.acc);
    p.drawText(label, Qt::AlignCenter, m_label);
}

void DayAxis::paintEvent(QPaintEvent *)
{
    const qreal ratio = devicePixelRatioF();
    if (m_ground.isNull() || m_ground.devicePixelRatio() != ratio) {
        m_ground = QPixmap(size() * ratio);
        m_ground.setDevicePixelRatio(ratio);
        QPainter ground(&m_ground);
        paintGround(ground);
    }
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.drawPixmap(0, 0, m_ground);
    QColor later = t.bg0;
    later.setAlpha(m_isPast ? 140 : 255); // what came later is known in the past
    p.fillRect(QRectF(QPointF(cursor(), 0), QPointF(at(DayCounts::quarters), axis)), later);
    if (m_isPast)
        paintPresent(p);
    else
        paintLimits(p);
    paintBookmarks(p);
    paintCursor(p);
}

void DayAxis::resizeEvent(QResizeEvent *)
{
    m_ground = {};
}

void DayAxis::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        redraw();
    QWidget::changeEvent(event);
}

QString DayAxis::quarterText(int quarter) const
{
    const QTime from = QTime(0, 0).addSecs(quarter * 900);
    const DayCounts::Limits &limits = m_counts.limits(quarter);
    QStringList parts{tr("%1–%2").arg(from.toString(QStringLiteral("HH:mm")),
                                      quarter == 95 ? QStringLiteral("24:00")
                                                    : from.addSecs(900).toString(QStringLiteral("HH:mm"))),
                      tr("%n arrived", nullptr, m_counts.arrived(quarter))};
    if (limits.overdue)
        parts << tr("%n limit(s) passed here", nullptr, limits.overdue);
    if (limits.near)
        parts << tr("%n limit(s) about to end here", nullptr, limits.near);
    return parts.join(QStringLiteral(" · "));
}

QStringList DayAxis::bookmarksNear(qreal x) const
{
    QStringList texts;
    for (const Bookmark &mark : m_bookmarks)
        if (const TimeMs since = mark.at - m_counts.begin(); since >= 0 && since < dayMs
            && std::abs(at(static_cast<qreal>(since) / static_cast<qreal>(15 * minuteMs)) - x) < 10)
            texts << QDateTime::fromMSecsSinceEpoch(mark.at).toString(QStringLiteral("HH:mm ")) + mark.text;
    return texts;
}

bool DayAxis::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int quarter = static_cast<int>((help->pos().x() - at(0)) / (at(1) - at(0)));
    if (quarter >= 0 && quarter < DayCounts::quarters)
        QToolTip::showText(help->globalPos(), (bookmarksNear(help->pos().x()) << quarterText(quarter)).join(u'\n'), this);
    return true;
}

} // namespace huying
