// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/sectionheader.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>

namespace huying {

SectionHeader::SectionHeader(const QString &title, const QString &iconName, QWidget *parent)
    : QWidget(parent), m_title(title), m_icon(iconName), m_row(new QHBoxLayout(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(title);
    m_row->setContentsMargins(12, 1, 12, 1);
    m_row->setSpacing(4);
    m_row->addStretch();
}

void SectionHeader::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    update();
}

void SectionHeader::setNote(const QString &note)
{
    m_note = note;
    update();
}

void SectionHeader::setAlarming(bool alarming)
{
    m_alarming = alarming;
    update();
}

void SectionHeader::addControl(QWidget *control)
{
    m_row->addWidget(control, 0, Qt::AlignVCenter);
}

QSize SectionHeader::sizeHint() const
{
    return {120, themeOf(this).type.label + 16};
}

void SectionHeader::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg2);
    p.fillRect(QRect(0, 0, width(), 1), t.line);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    const QColor color = m_alarming ? t.red : t.t2;
    int x = 12;
    if (!m_icon.isEmpty()) {
        paintIcon(p, QRectF(x, (height() - 14) / 2, 14, 14), m_icon, color);
        x += 18;
    }
    p.setFont(t.font(t.type.label, m_alarming));
    p.setPen(color);
    const int controls = m_row->count() > 1 ? width() - m_row->itemAt(1)->geometry().left() + 4 : 12;
    const QRect line(x, 0, width() - x - controls, height());
    QRect title;
    p.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, p.fontMetrics().elidedText(m_title, Qt::ElideRight, line.width()), &title);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    const int room = line.right() - title.right() - 12;
    p.drawText(line, Qt::AlignVCenter | Qt::AlignRight, p.fontMetrics().elidedText(m_note, Qt::ElideRight, room));
}

} // namespace huying
