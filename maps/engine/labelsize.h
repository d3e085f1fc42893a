// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QgsVectorLayer;

namespace huying
{

/// Raises names that are lower than so many pixels (of 96 to an inch) to that height, with their edges and distances, and
/// writes them only as much nearer as they have grown. Names sized in ground units or by an attribute stay as they are.
void enlargeLabels(QgsVectorLayer &layer, double floorPixels);

} // namespace huying
