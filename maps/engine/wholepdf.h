// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace huying
{

/// The file begins like a PDF, and its last bytes point to the table that a reader begins with: a full disk leaves
/// one that does not, and QGIS does not tell.
bool isWholePdf(const QString &file);

} // namespace huying
