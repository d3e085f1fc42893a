// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace huying
{

class MapView;
class PickPanel;
class Session;

/// Shows what a box or a ring drawn on the map holds in a small panel on it. The session outlives the map.
PickPanel *wirePick(MapView &map, Session &session);

} // namespace huying
