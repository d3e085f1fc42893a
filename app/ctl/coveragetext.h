// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/import/coverage.h"

#include <QTextStream>

namespace huying
{

/// Summary and the largest flaws, one a line.
void writeCoverage(QTextStream &out, const CoverageReport &report);

} // namespace huying
