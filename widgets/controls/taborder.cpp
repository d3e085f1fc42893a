// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/taborder.h"

#include <QWidget>

namespace huying {

void tabThrough(QWidget &before, const QWidget &content)
{
    // setTabOrder() looks away from what takes no focus, though such a widget has its place in the order as well.
    const Qt::FocusPolicy policy = before.focusPolicy();
    before.setFocusPolicy(Qt::TabFocus);
    QWidget *last = &before;
    for (QWidget *part : content.findChildren<QWidget *>()) {
        if (!(part->focusPolicy() & Qt::TabFocus) || part->window() != before.window()) // popups are windows
            continue;
        QWidget::setTabOrder(last, part);
        last = part;
    }
    before.setFocusPolicy(policy);
}

} // namespace huying
