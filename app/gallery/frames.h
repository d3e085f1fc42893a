// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace huying {

/// A seat's window without its content: menu, docks, tool bar, status strip. Shows the chrome at its places.
QWidget *seatFrame();

/// Large type without chrome, as on the wall.
QWidget *wallFrame();

} // namespace huying
