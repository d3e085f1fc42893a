// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/linkbutton.h"

#include "theme/theme.h"

#include <QEvent>
#include <QFontMetrics>

namespace huying {

LinkButton::LinkButton(const QString &text, QWidget *parent) : QPushButton(text, parent)
{
    setFlat(true);
    setProperty("role", "link");
    setFont(themeOf(this).font(themeOf(this).type.label));
    setCursor(Qt::PointingHandCursor);
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 8, std::max(themeOf(this).metrics.hit, metrics.height())};
}

bool LinkButton::event(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ParentChange)
        setFont(themeOf(this).font(themeOf(this).type.label));
    return QPushButton::event(event);
}

} // namespace huying
