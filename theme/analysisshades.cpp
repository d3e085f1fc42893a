// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/analysisshades.h"

#include "theme/theme.h"

#include <array>

namespace huying {

namespace {

template <class T, std::size_t n> T chosen(const std::array<T, n> &from, int index)
{
    const int last = static_cast<int>(n) - 1;
    return from[static_cast<std::size_t>(index < 0 ? 0 : index > last ? last : index)];
}

} // namespace

QColor divergingShade(const Theme &theme, int shade)
{
    static constexpr std::array<QRgb, 5> dark{0x62B1F0, 0x3A6A8F, 0x30373E, 0x8F6428, 0xF5A94F};
    static constexpr std::array<QRgb, 5> light{0x1C5A92, 0x8DB7DB, 0xEDF0F2, 0xE8B473, 0xA0520C};
    return QColor::fromRgb(chosen(theme.dark ? dark : light, shade + 2));
}

QColor hotSpotShade(const Theme &theme, int kind)
{
    static constexpr std::array<QRgb, 4> dark{0xF5A94F, 0xD98AE0, 0x6FA3D0, 0x8C97A2};
    static constexpr std::array<QRgb, 4> light{0xB3610F, 0x8A2C93, 0x3A6FA5, 0x6E7984};
    return QColor::fromRgb(chosen(theme.dark ? dark : light, kind));
}

Qt::BrushStyle hotSpotHatching(int kind)
{
    static constexpr std::array<Qt::BrushStyle, 4> styles{Qt::BDiagPattern, Qt::SolidPattern, Qt::FDiagPattern, Qt::Dense6Pattern};
    return chosen(styles, kind);
}

} // namespace huying
