// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/layertitle.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace huying {

LayerTitle::LayerTitle(QWidget *parent) : QAbstractButton(parent)
{
    setText(tr("Layers"));
    setAccessibleName(tr("Layer panel"));
    setToolTip(tr("Fold or unfold the layer panel"));
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LayerTitle::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        setChecked(event->key() == Qt::Key_Right);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void LayerTitle::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), underMouse() ? t.bg3 : t.bg2);
    if (isChecked())
        p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    paintIcon(p, QRectF(8, 8, 14, 14), QStringLiteral("layers"), t.t1);
    p.setFont(t.font(t.type.table, true));
    p.setPen(t.t1);
    p.drawText(QRect(30, 0, width() - 30, height()), Qt::AlignVCenter, text());
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    p.drawText(QRect(0, 0, width() - 26, height()), Qt::AlignVCenter | Qt::AlignRight, tr("Six elements"));
    paintIcon(p, QRectF(width() - 20, 9, 12, 12),
              isChecked() ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"), underMouse() ? t.t1 : t.t3);
    if (hasFocus()) {
        p.setPen(QPen(t.acc, 2));
        p.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace huying
