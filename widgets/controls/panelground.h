// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace huying
{

/// Ground and frame of a panel that stands by itself. To be called while it is being painted.
void paintPanelGround(QWidget &panel);

} // namespace huying
