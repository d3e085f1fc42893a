// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/casefile/limitblock.h"

#include "theme/symbols.h"
#include "widgets/indicators/figuretext.h"
#include "widgets/words/casewords.h"

#include <QDateTime>
#include <QPainter>

namespace huying
{

namespace
{

constexpr double nearShare = 0.8; ///< of the limit used: the lamp turns yellow here
constexpr TimeMs tellsSeconds = 100 * hourMs; ///< longer than that it tells days

} // namespace

LimitBlock::LimitBlock(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LimitBlock::show(const CaseState &state, bool isFinal, TimeMs now)
{
    m_state = state;
    m_final = isFinal;
    m_now = now;
    m_lamp = lampOf(state, isFinal, now);
    setAccessibleName(caption());
    setAccessibleDescription(figure() + QLatin1Char(' ') + dueText());
    update();
}

QSize LimitBlock::sizeHint() const
{
    return {320, 64};
}

QString LimitBlock::caption(bool withLimit) const
{
    const QString limit = m_state.limitMs && withLimit ? tr(" (limit %1)").arg(clockSpan(m_state.limitMs)) : QString();
    switch (m_lamp) {
    case Lamp::Overdue: return tr("Overdue by") + limit;
    case Lamp::Stopped: return tr("Clock stopped, left") + limit;
    case Lamp::Closed: return tr("Time used") + limit;
    case Lamp::NoData: return tr("No limit");
    default: return tr("Time left") + limit;
    }
}

QString LimitBlock::figure() const
{
    if (m_lamp == Lamp::Closed)
        return spanText((m_state.closedAt ? m_state.closedAt : m_state.updatedAt) - m_state.reportedAt - m_state.stoppedMs);
    if (!m_state.dueAt)
        return QStringLiteral("—");
    const TimeMs left = timeLeft(m_state, m_now);
    return qAbs(left) < tellsSeconds ? clockSpan(left, true) : spanText(left);
}

QString LimitBlock::dueText() const
{
    if (!m_state.dueAt)
        return tr("Reported %1").arg(clockTime(m_state.reportedAt, m_now));
    if (m_lamp == Lamp::Closed && m_state.resolvedAt)
        return m_state.resolvedAt <= m_state.dueAt ? tr("Done in time") : tr("Done late");
    if (m_lamp == Lamp::Stopped)
        return tr("Stopped since %1").arg(clockTime(m_state.stoppedAt, m_now));
    const bool today = QDateTime::fromMSecsSinceEpoch(m_state.dueAt).date() == QDateTime::fromMSecsSinceEpoch(m_now).date();
    return tr("Due %1").arg(today ? clockSeconds(m_state.dueAt) : clockTime(m_state.dueAt, m_now));
}

void LimitBlock::paintShare(QPainter &p, const Theme &t, QRect bar) const
{
    if (m_state.limitMs <= 0 || !m_state.dueAt || m_lamp == Lamp::Closed)
        return;
    const double used = 1 - static_cast<double>(timeLeft(m_state, m_now)) / static_cast<double>(m_state.limitMs);
    const double share = std::clamp(used, 0.0, 1.0);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    const QString text = tr("Used %1%").arg(static_cast<int>(std::clamp(used, 0.0, 9.99) * 100));
    p.drawText(QRect(bar.left() - 90, bar.top() - 23, bar.width() + 90, 16), Qt::AlignRight | Qt::AlignVCenter, text);
    p.fillRect(bar, t.bg3);
    p.fillRect(QRect(bar.left(), bar.top(), static_cast<int>(bar.width() * share), bar.height()),
               m_lamp == Lamp::Overdue ? t.red : m_lamp == Lamp::Near ? t.yelf : t.t2);
    p.fillRect(QRect(bar.left() + static_cast<int>(bar.width() * nearShare), bar.top() - 3, 2, bar.height() + 6), t.yelf);
}

void LimitBlock::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    if (m_state.id.isNull())
        return;
    symbolsOf(this).draw(p, QPointF(24, 32), Symbol::lamp(shapeOf(m_lamp), 18));
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    const QRect line(44, 8, width() - 56, 16);
    const QString due = dueText();
    p.drawText(line, Qt::AlignVCenter | Qt::AlignRight, due);
    // On a narrow panel the limit itself gives way.
    const bool hasRoom = p.fontMetrics().horizontalAdvance(caption(true) + QLatin1Char(' ') + due) <= line.width();
    p.drawText(line, Qt::AlignVCenter, caption(hasRoom));
    p.setFont(t.font(26, true));
    p.setPen(m_lamp == Lamp::Overdue ? t.red : m_lamp == Lamp::Near ? t.yel : m_lamp == Lamp::NoData ? t.t3 : t.t1);
    p.drawText(QRect(44, 25, width() - 180, 32), Qt::AlignVCenter, figure());
    paintShare(p, t, QRect(width() - 132, 49, 120, 6));
}

} // namespace huying
