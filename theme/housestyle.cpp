// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/housestyle.h"

namespace huying {

HouseStyle::HouseStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

} // namespace huying
