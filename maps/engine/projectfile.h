// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/protocol.h"

namespace huying
{

/// What is wrong with a .qgs or .qgz, as far as it shows without opening its layers; none if it can be read.
wire::Problem examineProject(const QString &file);

} // namespace huying
