// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/casefile/lookersline.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QPainter>

namespace huying
{

LookersLine::LookersLine(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
}

void LookersLine::show(const QStringList &who)
{
    m_text = who.isEmpty() ? QString() : tr("Also open at: %1").arg(who.join(tr(", ", "between names")));
    setAccessibleName(m_text);
    setToolTip(m_text);
    setVisible(!who.isEmpty());
    update();
}

QSize LookersLine::sizeHint() const
{
    return {280, 28};
}

void LookersLine::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    paintIcon(p, QRectF(12, (height() - 14) / 2.0, 14, 14), QStringLiteral("eye"), t.t2);
    p.setFont(t.font(t.type.table));
    p.setPen(t.t2);
    const QRect line(32, 0, width() - 44, height());
    p.drawText(line, Qt::AlignVCenter, p.fontMetrics().elidedText(m_text, Qt::ElideRight, line.width()));
}

} // namespace huying
