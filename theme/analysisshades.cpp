// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/analysisshades.h"

#include "theme/theme.h"

namespace huying {

QColor divergingShade(const Theme &theme, int shade)
{
    static constexpr QRgb dark[] = {0x62B1F0, 0x3A6A8F, 0x30373E, 0x8F6428, 0xF5A94F};
    static constexpr QRgb light[] = {0x1C5A92, 0x8DB7DB, 0xEDF0F2, 0xE8B473, 0xA0520C};
    return QColor::fromRgb((theme.dark ? dark : light)[qBound(-2, shade, 2) + 2]);
}

QColor hotSpotShade(const Theme &theme, int kind)
{
    static constexpr QRgb dark[] = {0xF5A94F, 0xD98AE0, 0x6FA3D0, 0x8C97A2};
    static constexpr QRgb light[] = {0xB3610F, 0x8A2C93, 0x3A6FA5, 0x6E7984};
    return QColor::fromRgb((theme.dark ? dark : light)[qBound(0, kind, 3)]);
}

Qt::BrushStyle hotSpotHatching(int kind)
{
    static constexpr Qt::BrushStyle styles[] = {Qt::BDiagPattern, Qt::SolidPattern, Qt::FDiagPattern, Qt::Dense6Pattern};
    return styles[qBound(0, kind, 3)];
}

} // namespace huying
