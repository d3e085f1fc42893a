// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <algorithm>

namespace huying::test
{

/// The longest that a test waits for something which takes `ms` at most on a loaded machine; the build stretches it
/// where a sanitizer slows the program down.
inline int patience(int ms) { return ms * std::max(1, qEnvironmentVariableIntValue("HUYING_PATIENCE")); }

} // namespace huying::test
