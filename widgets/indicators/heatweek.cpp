// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/indicators/heatweek.h"

#include "theme/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace huying
{

namespace
{

constexpr int left = 44, bottom = 22;

QColor between(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](int from, int to) { return static_cast<int>(from + share * (to - from)); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

HeatWeek::HeatWeek(QWidget *parent) : QWidget(parent)
{
    setMinimumHeight(150);
    setAccessibleName(tr("Reports by hour of the week"));
}

QString HeatWeek::dayName(int day)
{
    const QString names[] = {tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun")};
    return names[day];
}

void HeatWeek::setHours(const std::array<int, 168> &hours)
{
    if (hours == m_hours)
        return;
    m_hours = hours;
    const auto most = std::ranges::max_element(m_hours) - m_hours.begin();
    setAccessibleDescription(tr("Most on %1 at %2:00").arg(dayName(static_cast<int>(most / 24))).arg(most % 24));
    update();
}

QRectF HeatWeek::cell(int day, int hour) const
{
    const double w = (width() - left) / 24.0, h = (height() - bottom) / 7.0;
    return {left + hour * w, day * h, w - 2, h - 2};
}

void HeatWeek::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    const int most = std::max(1, *std::ranges::max_element(m_hours));
    p.setFont(t.font(t.type.label));
    for (int day = 0; day < 7; ++day) {
        p.setPen(t.t3);
        p.drawText(QRectF(0, cell(day, 0).top(), left - 8, cell(day, 0).height()), Qt::AlignVCenter | Qt::AlignLeft, dayName(day));
        for (int hour = 0; hour < 24; ++hour) {
            const int count = m_hours[static_cast<std::size_t>(day * 24 + hour)];
            p.fillRect(cell(day, hour), count ? between(t.bg3, t.acc, 0.12 + 0.88 * count / most) : t.bg2);
        }
    }
    p.setPen(t.t3);
    for (int hour = 0; hour < 24; hour += 3)
        p.drawText(QRectF(cell(6, hour).left(), height() - bottom + 2, 40, bottom - 2), Qt::AlignVCenter | Qt::AlignLeft, QString::number(hour));
}

bool HeatWeek::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int hour = static_cast<int>((help->pos().x() - left) * 24 / std::max(1, width() - left));
    const int day = static_cast<int>(help->pos().y() * 7 / std::max(1, height() - bottom));
    if (hour < 0 || hour > 23 || day < 0 || day > 6 || help->pos().x() < left)
        return false;
    QToolTip::showText(help->globalPos(), tr("%1 %2:00, %L3 reports").arg(dayName(day)).arg(hour).arg(m_hours[static_cast<std::size_t>(day * 24 + hour)]), this);
    return true;
}

} // namespace huying
