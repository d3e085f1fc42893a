// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace huying
{

class MapView;
class Session;
class ToastStack;

/// Asks what the sheet is to be and writes what the map shows as PNG or PDF; says how it went.
void exportMap(QWidget &window, Session &session, MapView &map, ToastStack &toasts);

} // namespace huying
