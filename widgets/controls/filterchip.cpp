// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/filterchip.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/controls/flowlayout.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace huying {

FilterChip::FilterChip(const QString &field, const QString &value, QWidget *parent)
    : QWidget(parent), m_field(field), m_value(value)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("Remove this filter"));
    setAccessibleName(tr("Filter %1 %2").arg(field, value));
}

QSize FilterChip::sizeHint() const
{
    const Theme &t = themeOf(this);
    const int text = QFontMetrics(t.font(t.type.table)).horizontalAdvance(m_field) +
                     QFontMetrics(t.font(t.type.table, true)).horizontalAdvance(m_value);
    return {text + 8 + 6 + 6 + 14 + 8, t.metrics.control - t.metrics.half};
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const qreal width = hasFocus() ? 2 : 1;
    p.setPen(QPen(t.acc, width));
    p.setBrush(t.acct);
    p.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), t.metrics.radius,
                      t.metrics.radius);
    const QFont plain = t.font(t.type.table), bold = t.font(t.type.table, true);
    p.setFont(plain);
    p.setPen(t.t1);
    QRect line = rect().adjusted(8, 0, -28, 0);
    p.drawText(line, Qt::AlignVCenter, m_field);
    line.setLeft(line.left() + QFontMetrics(plain).horizontalAdvance(m_field) + 6);
    p.setFont(bold);
    p.drawText(line, Qt::AlignVCenter, m_value);
    paintIcon(p, QRectF(this->width() - 21, (height() - 12) / 2, 12, 12), QStringLiteral("close"), t.acc);
}

void FilterChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit removed();
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_Space)
        emit removed();
    else
        QWidget::keyPressEvent(event);
}

ChipRow::ChipRow(QWidget *parent) : QWidget(parent), m_flow(new FlowLayout(this, 8))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChipRow::put(const QString &key, const QString &field, const QString &value)
{
    take(key);
    auto *chip = new FilterChip(field, value, this);
    chip->setObjectName(key);
    connect(chip, &FilterChip::removed, this, [this, key] {
        take(key);
        emit removed(key);
    });
    m_flow->addWidget(chip);
    chip->show();
    updateGeometry();
}

void ChipRow::take(const QString &key)
{
    for (int i = m_flow->count() - 1; i >= 0; --i) {
        QWidget *chip = m_flow->itemAt(i)->widget();
        if (chip->objectName() != key)
            continue;
        delete m_flow->takeAt(i);
        chip->hide();
        chip->deleteLater(); // its own signal may be what brought us here
    }
    updateGeometry();
}

void ChipRow::clear()
{
    while (m_flow->count() > 0)
        take(m_flow->itemAt(0)->widget()->objectName());
}

} // namespace huying
