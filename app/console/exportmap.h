// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace huying
{

class MapView;
class Session;
class ToastStack;

/// Asks for a file name and has the engine draw the base map of the view's extent as PNG or PDF; says how it went.
void exportMap(QWidget &window, Session &session, const MapView &map, ToastStack &toasts);

} // namespace huying
