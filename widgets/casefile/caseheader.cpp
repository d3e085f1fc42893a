// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/casefile/caseheader.h"

#include "theme/icons.h"
#include "widgets/queue/queuedelegate.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace huying
{

CaseHeader::CaseHeader(const CaseWords &words, QWidget *parent) : QWidget(parent), m_words(words)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&words, &CaseWords::changed, this, qOverload<>(&QWidget::update));
}

void CaseHeader::show(const CaseState &state)
{
    m_state = state;
    setAccessibleName(tr("%1, %2, %3").arg(state.no, state.title, m_words.state(state.state)));
    setAccessibleDescription(m_words.fullPlace(state));
    update();
}

void CaseHeader::setWaiting(bool waiting)
{
    if (waiting != std::exchange(m_waiting, waiting))
        update();
}

QSize CaseHeader::sizeHint() const
{
    return {320, 92};
}

void CaseHeader::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    if (m_state.id.isNull())
        return;
    const QRect inner = rect().adjusted(12, 8, -12, -8);
    paintTitle(p, t, QRect(inner.left(), inner.top(), inner.width(), 26));
    paintPlace(p, t, QRect(inner.left(), inner.top() + 29, inner.width(), 20));
    paintSource(p, t, QRect(inner.left(), inner.bottom() - 20, inner.width(), 20));
}

void CaseHeader::paintTitle(QPainter &p, const Theme &t, QRect line)
{
    const QString state = m_words.state(m_state.state);
    p.setFont(t.font(t.type.table));
    const int chip = p.fontMetrics().horizontalAdvance(state) + 18;
    const QRect box(line.right() - chip + 1, line.top(), chip, 24);
    p.setPen(t.acc);
    p.drawRect(box.adjusted(0, 0, -1, -1));
    p.drawText(box, Qt::AlignCenter, state);

    const QRect glyph(line.left(), line.top(), 24, 24);
    p.fillRect(glyph, t.bg3);
    p.setFont(t.font(t.type.list, true));
    p.setPen(t.t1);
    p.drawText(glyph, Qt::AlignCenter, m_words.glyph(m_state));
    p.setFont(t.font(t.type.title, true));
    const QRect title(line.left() + 32, line.top() - 1, line.width() - chip - 32 - 12, 26);
    p.drawText(title, Qt::AlignVCenter, p.fontMetrics().elidedText(m_state.title, Qt::ElideRight, title.width()));
}

void CaseHeader::paintPlace(QPainter &p, const Theme &t, QRect line)
{
    paintIcon(p, QRectF(line.left(), line.top() + 3, 14, 14), QStringLiteral("pin"), t.t2);
    p.setFont(t.font(t.type.table));
    p.setPen(t.t2);
    line.setLeft(line.left() + 22);
    const QString place = m_words.fullPlace(m_state);
    p.drawText(line, Qt::AlignVCenter,
               p.fontMetrics().elidedText(place.isEmpty() ? tr("No place yet") : place, Qt::ElideRight, line.width()));
}

void CaseHeader::paintSource(QPainter &p, const Theme &t, QRect line)
{
    SymbolPainter &symbols = symbolsOf(this);
    const BadgeCell badge = m_words.badge(m_state.channel);
    symbols.sourceBadge(p, line.topLeft(), badge.shape, badge.text);
    qreal x = line.left() + symbols.badgeWidth(badge.text) + 8;
    if (m_waiting)
        x += symbols.mergeTag(p, QPointF(x, line.top() + 1), tr("↑ to send")) + 4;
    for (const QString &mark : marksOf(m_state))
        x += symbols.mergeTag(p, QPointF(x, line.top() + 1), mark) + 4;
    p.setFont(t.font(t.type.label));
    p.setPen(t.t2);
    const QString who = QStringList{m_state.reporterMasked, m_state.phoneMasked}.join(QLatin1Char(' ')).trimmed();
    if (!who.isEmpty()) {
        const QString reporter = tr("Reporter %1").arg(who);
        p.drawText(line, Qt::AlignVCenter | Qt::AlignRight, reporter);
        line.setRight(line.right() - p.fontMetrics().horizontalAdvance(reporter) - 8);
    }
    p.setPen(t.t3);
    line.setLeft(static_cast<int>(x) + 4);
    p.drawText(line, Qt::AlignVCenter,
               p.fontMetrics().elidedText(m_words.item(m_state.item), Qt::ElideRight, line.width()));
}

bool CaseHeader::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !m_state.id.isNull()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                           QStringLiteral("%1\n%2\n%3").arg(m_state.title, m_words.fullPlace(m_state), m_state.text), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace huying
