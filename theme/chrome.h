// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QRectF>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionTab;

/// Flat painting of controls; HouseStyle decides when, these functions how.
namespace huying::chrome {

enum class Role { Normal, Primary, Danger, Link };

/// The dynamic property "role" of a button.
Role roleOf(const QWidget *button);

/// 1 px (2 px for rings) rectangle whose line lies inside `rect`.
void outline(QPainter &p, const QRectF &rect, const QColor &color, qreal width, qreal radius,
             bool dashed = false);
void fill(QPainter &p, const QRectF &rect, const QColor &color, qreal radius);
/// 2 px accent at the edge of `rect`; returns what is left for the control, 1 px apart from the ring.
QRectF focusRing(QPainter &p, const QRectF &rect, const Theme &t);

void button(QPainter &p, const Theme &t, const QStyleOption &option, Role role);
QColor buttonText(const Theme &t, const QStyleOption &option, Role role);
void toolButton(QPainter &p, const Theme &t, const QStyleOption &option);
void inputFrame(QPainter &p, const Theme &t, const QStyleOption &option);
void checkBox(QPainter &p, const Theme &t, const QStyleOption &option);
void radio(QPainter &p, const Theme &t, const QStyleOption &option);
void arrow(QPainter &p, const Theme &t, const QRect &rect, const char *icon, bool enabled);

void scrollBar(QPainter &p, const Theme &t, const QStyleOptionSlider &option, const QRect &handle);
void slider(QPainter &p, const Theme &t, const QStyleOptionSlider &option, const QRect &handle);
void progress(QPainter &p, const Theme &t, const QStyleOptionProgressBar &option);
void tab(QPainter &p, const Theme &t, const QStyleOptionTab &option);
void headerSection(QPainter &p, const Theme &t, const QStyleOptionHeader &option);
void menuBarItem(QPainter &p, const Theme &t, const QStyleOptionMenuItem &option);
void menuItem(QPainter &p, const Theme &t, const QStyleOptionMenuItem &option);

} // namespace huying::chrome
