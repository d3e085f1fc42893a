// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace huying
{

class MapView;
class Session;

/// Shows what a box or a ring drawn on the map holds in a small panel on it. The session outlives the map.
void wirePick(MapView &map, Session &session);

} // namespace huying
