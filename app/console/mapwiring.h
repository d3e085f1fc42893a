// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace huying
{

class MapView;
class Session;

/// Gives a map its tiles, layers, cases, units and registers, and keeps it fed. The session outlives the map.
void wireMap(MapView &map, Session &session);

} // namespace huying
