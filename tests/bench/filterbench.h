// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/mapworlds.h"

namespace huying::bench {

/// Prints how long it takes from the choice of another filter of the people until its picture is on the screen, all
/// points in view. Whether the target is held.
bool measureFilter(const World &world);

} // namespace huying::bench
