// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/protocol.h"

class QgsProject;

namespace huying
{

struct LayerSet;

/// What lies within the tolerance of a place, topmost layer first; binary and encrypted cells left out.
wire::Identified identify(const QgsProject &project, const LayerSet &set, const wire::Identify &question);

} // namespace huying
