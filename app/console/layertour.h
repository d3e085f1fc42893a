// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/shots.h"

namespace huying
{

class LayerModel;

/// Every layer of the map by itself over the base map, from the whole place to the street, dark and light, on each window
/// that has a map: what somebody looks through who has changed how layers are drawn. "dark-15-people".
QList<Scenery> layerTour(LayerModel &layers, const QList<ConsoleWindow *> &windows);

} // namespace huying
