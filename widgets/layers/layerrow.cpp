// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/layerrow.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyleOptionButton>

namespace huying {

namespace {

constexpr int endWidth = 14, countWidth = 44, margin = 8;

} // namespace

QString shortCount(qint64 count)
{
    if (count < 100000)
        return QString::number(count);
    //: How many things make one unit of a shortened count: 1000 (k) or 10000 (万).
    const double unit = LayerRow::tr("1000", "unit of a shortened count").toDouble();
    const double units = static_cast<double>(count) / unit;
    return LayerRow::tr("%1 k", "shortened count").arg(units, 0, 'f', units < 1000 ? 1 : 0);
}

LayerRow::LayerRow(bool inner, QWidget *parent) : QCheckBox(parent), m_inner(inner)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTristate(true);
    describe();
}

void LayerRow::display(const LayerRowText &text)
{
    m_text = text;
    {
        const QSignalBlocker quiet(this);
        setCheckState(text.shown);
    }
    setToolTip(text.locked ? tr("%1: your account may not see this layer").arg(text.name) : text.name);
    describe();
    update();
}

void LayerRow::setOpen(bool open)
{
    m_open = open;
    describe();
    update();
}

void LayerRow::describe()
{
    setAccessibleName(m_text.mark.isEmpty() ? m_text.name : m_text.mark + u' ' + m_text.name);
    QStringList parts;
    if (m_text.count >= 0)
        parts << tr("%n object(s)", nullptr, static_cast<int>(qMin<qint64>(m_text.count, 2000000000)));
    if (m_text.filtered)
        parts << tr("filtered");
    if (m_text.locked)
        parts << tr("locked");
    if (m_text.troubled)
        parts << tr("can't be drawn");
    parts << (m_open ? tr("open") : tr("closed"));
    setAccessibleDescription(parts.join(QStringLiteral(" · ")));
}

QSize LayerRow::sizeHint() const
{
    return {176, 26};
}

bool LayerRow::hitButton(const QPoint &pos) const
{
    return rect().contains(pos) && pos.x() < boxLeft() + 20 && pos.x() >= boxLeft() - margin;
}

void LayerRow::nextCheckState()
{
    if (m_text.locked)
        return;
    // A group that is partly on goes all on first, so that one more click turns it off.
    const bool shown = checkState() != Qt::Checked;
    setCheckState(shown ? Qt::Checked : Qt::Unchecked);
    emit shownChosen(shown);
}

void LayerRow::mouseReleaseEvent(QMouseEvent *event)
{
    const bool opens = event->button() == Qt::LeftButton && !isDown() && rect().contains(event->position().toPoint())
                       && !hitButton(event->position().toPoint());
    QCheckBox::mouseReleaseEvent(event);
    if (opens)
        emit openChosen(!m_open);
}

void LayerRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Right: emit openChosen(true); return;
    case Qt::Key_Left: emit openChosen(false); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: emit openChosen(!m_open); return;
    case Qt::Key_Up: emit stepped(-1); return;
    case Qt::Key_Down: emit stepped(1); return;
    default: QCheckBox::keyPressEvent(event);
    }
}

void LayerRow::paintBox(QPainter &p) const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    option.state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
    if (m_text.locked)
        option.state &= ~QStyle::State_Enabled;
    option.rect = QRect(boxLeft(), (height() - 14) / 2, 14, 14);
    style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &p, this);
}

void LayerRow::paintEnd(QPainter &p) const
{
    const Theme &t = themeOf(this);
    const int right = width() - margin - endWidth - 2;
    const QRectF mark(right - 12, (height() - 12) / 2.0, 12, 12);
    if (m_text.locked) {
        paintIcon(p, mark, QStringLiteral("lock"), t.t2);
    } else if (m_text.troubled) {
        paintIcon(p, mark, QStringLiteral("warning"), t.yel);
    } else if (m_text.count >= 0) {
        p.setPen(m_text.shown == Qt::Unchecked ? t.t3 : t.t2);
        p.drawText(QRect(right - countWidth, 0, countWidth, height()), Qt::AlignVCenter | Qt::AlignRight,
                   shortCount(m_text.count));
        if (m_text.filtered)
            paintIcon(p, QRectF(right - p.fontMetrics().horizontalAdvance(shortCount(m_text.count)) - 14,
                                (height() - 11) / 2.0, 11, 11), QStringLiteral("filter"), t.acc);
    }
    paintIcon(p, QRectF(width() - margin - 12, (height() - 12) / 2.0, 12, 12),
              m_open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), underMouse() ? t.t1 : t.t3);
}

void LayerRow::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), underMouse() ? t.bg2 : t.bg1);
    paintBox(p);
    int x = boxLeft() + 20;
    if (!m_text.mark.isEmpty()) {
        p.setFont(t.font(t.type.label, true));
        p.setPen(t.t1);
        p.drawText(QRect(x, 0, 30, height()), Qt::AlignVCenter, m_text.mark);
        x += 30;
    }
    p.setFont(t.font(t.type.label));
    const bool counted = m_text.count >= 0 && !m_text.locked && !m_text.troubled;
    const int figures = counted ? p.fontMetrics().horizontalAdvance(shortCount(m_text.count)) + (m_text.filtered ? 15 : 0) : 12;
    const QRect name(x, 0, width() - margin - endWidth - 2 - figures - 6 - x, height());
    p.setPen(m_text.locked || m_text.shown == Qt::Unchecked ? t.t3 : t.t1);
    p.drawText(name, Qt::AlignVCenter, p.fontMetrics().elidedText(m_text.name, Qt::ElideRight, name.width()));
    paintEnd(p);
    if (hasFocus()) {
        p.setPen(QPen(t.acc, 2));
        p.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace huying
