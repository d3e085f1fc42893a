// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/panelground.h"

#include "theme/theme.h"

#include <QPainter>

namespace huying
{

void paintPanelGround(QWidget &panel)
{
    const Theme &t = themeOf(&panel);
    QPainter p(&panel);
    p.fillRect(panel.rect(), t.bg1);
    p.setPen(t.line2);
    p.drawRect(panel.rect().adjusted(0, 0, -1, -1));
}

} // namespace huying
