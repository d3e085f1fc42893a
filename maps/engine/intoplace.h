// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;

namespace huying
{

/// Gives a file that is whole its name, in one step and with its bytes on the disk before it, so that a power cut leaves
/// the one of before or this one. False if it can't; then `part` is still there.
bool moveIntoPlace(const QString &part, const QString &file);

} // namespace huying
