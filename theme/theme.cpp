// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include <algorithm>
#include <cmath>

namespace huying {

namespace {

TypeScale scaleOf(Surface surface)
{
    if (surface == Surface::Wall)
        return {.kpi = 96, .clock = 56, .title = 44, .list = 42, .table = 42, .label = 34};
    return {.kpi = 28, .clock = 26, .title = 18, .list = 14, .table = 13, .label = 12};
}

MapColors darkMap()
{
    return {.land = 0x23282D,
            .block = 0x272D32,
            .building = 0x2E343A,
            .water = 0x1B2A36,
            .park = 0x232E2A,
            .road = 0x4A525B,
            .street = 0x3B434B,
            .lane = 0x323940,
            .roadCasing = 0x1C2024,
            .boundary = 0x98A3AE,
            .label = 0xE8EAED,
            .labelHalo = 0x15171A,
            .symbolOutline = 0x15171A,
            .choropleth = {QColor(0x272C32), QColor(0x353C44), QColor(0x47515A), QColor(0x5F6B76)},
            .choroplethLine = 0x6A747E};
}

// The mock-ups draw no light map. Steps keep the order and about the lightness distances of the dark one,
// with roads the lightest as on printed maps; white is the outline that parts symbols from the ground.
MapColors lightMap()
{
    return {.land = 0xEDF0F2,
            .block = 0xE6EAED,
            .building = 0xD9DFE4,
            .water = 0xC3D9E8,
            .park = 0xD9E7DD,
            .road = 0xFFFFFF,
            .street = 0xFBFCFD,
            .lane = 0xF5F7F8,
            .roadCasing = 0xB9C2CB,
            .boundary = 0x6B7885,
            .label = 0x1B2127,
            .labelHalo = 0xFFFFFF,
            .symbolOutline = 0xFFFFFF,
            .choropleth = {QColor(0xEDF0F2), QColor(0xD6DCE2), QColor(0xB9C2CB), QColor(0x96A2AE)},
            .choroplethLine = 0x7B8794};
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

} // namespace

Theme Theme::makeDark(Surface surface)
{
    Theme t;
    t.dark = true;
    t.surface = surface;
    t.bg0 = 0x191C20, t.bg1 = 0x1F2328, t.bg2 = 0x272C32, t.bg3 = 0x343B43;
    t.line = 0x343A42, t.line2 = 0x4B545E;
    t.t1 = 0xE8EAED, t.t2 = 0xBAC1C9, t.t3 = 0x9DA6B0, t.dis = 0x6B747E;
    t.acc = 0x86B6EC, t.accf = 0x2C68AE, t.acct = 0x22384F, t.onAccent = 0xFFFFFF, t.accKey = 0x8FB4E0;
    t.red = 0xFF7E73, t.redt = 0x42282A, t.onRed = 0x15171A;
    t.yel = 0xF2C14E, t.yelf = 0xF2C14E, t.yelt = 0x3A3220, t.onYel = 0x15171A;
    t.grn = 0x74C08F, t.ink = 0x15171A, t.unit = 0xD5DAE0, t.onUnit = 0x15171A;
    t.ring = 0x87919B, t.series = 0x7B8691;
    t.map = darkMap();
    t.type = scaleOf(surface);
    return t;
}

Theme Theme::makeLight(Surface surface)
{
    Theme t;
    t.dark = false;
    t.surface = surface;
    t.bg0 = 0xE6E9EC, t.bg1 = 0xFFFFFF, t.bg2 = 0xF3F5F7, t.bg3 = 0xDFE4E9;
    t.line = 0xD3D9DF, t.line2 = 0xA9B3BD;
    t.t1 = 0x1B2127, t.t2 = 0x414C57, t.t3 = 0x596572, t.dis = 0x8B96A1;
    t.acc = 0x1F5FA8, t.accf = 0x1F5FA8, t.acct = 0xE1ECF8, t.onAccent = 0xFFFFFF, t.accKey = 0x8FB4E0;
    t.red = 0xB3261E, t.redt = 0xFBE9E7, t.onRed = 0xFFFFFF;
    t.yel = 0x825500, t.yelf = 0xE5A50A, t.yelt = 0xFDF3D9, t.onYel = 0x15171A;
    t.grn = 0x24693F, t.ink = 0xFFFFFF, t.unit = 0x414C57, t.onUnit = 0xFFFFFF;
    t.ring = 0x87919B, t.series = 0x6C86A5;
    t.map = lightMap();
    t.type = scaleOf(surface);
    return t;
}

QFont Theme::font(int pixels, bool bold) const
{
    QFont f(QStringList{QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans SC"),
                        QStringLiteral("Source Han Sans SC"), QStringLiteral("sans-serif")});
    f.setPixelSize(pixels);
    f.setWeight(bold ? QFont::Bold : QFont::Normal);
    f.setHintingPreference(QFont::PreferVerticalHinting);
    return f;
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace huying
