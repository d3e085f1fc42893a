// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/heat.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace huying {

namespace {

struct Field
{
    int width = 0, height = 0;
    std::vector<float> values;
    float *row(int y)
    {
        return values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
};

Field countPoints(const PointIndex &index, const Viewport &view, const PointMask *mask)
{
    Field f{static_cast<int>(std::ceil(view.size.width() / heatCell)),
            static_cast<int>(std::ceil(view.size.height() / heatCell)),
            {}};
    f.values.assign(static_cast<std::size_t>(f.width) * static_cast<std::size_t>(f.height), 0.0F);
    const QRectF world = view.worldRect();
    const double k = view.scale() / heatCell;
    const auto &points = index.points().at;
    const int level = std::clamp(static_cast<int>(view.zoom) + 2, 0, PointIndex::levels);
    index.eachCell(level, world, [&](const PointIndex::Cell &cell) {
        eachWanted(mask, cell.first, cell.last, [&](quint32 i) {
            const double x = (points[i].x - world.left()) * k, y = (points[i].y - world.top()) * k;
            if (x >= 0 && y >= 0 && x < f.width && y < f.height)
                f.row(static_cast<int>(y))[static_cast<int>(x)] += 1;
        });
    });
    return f;
}

/// A running mean over 2·radius + 1 values, `step` apart; three of them are close to a Gaussian.
void blurLine(float *line, int count, std::ptrdiff_t step, int radius, std::vector<float> &copy)
{
    for (int i = 0; i < count; ++i)
        copy[static_cast<std::size_t>(i)] = line[i * step];
    const auto at = [&](int i) { return i < 0 || i >= count ? 0.0F : copy[static_cast<std::size_t>(i)]; };
    float sum = 0;
    for (int i = -radius; i < radius; ++i)
        sum += at(i);
    const float share = 1.0F / static_cast<float>(2 * radius + 1);
    for (int i = 0; i < count; ++i) {
        sum += at(i + radius);
        line[i * step] = sum * share;
        sum -= at(i - radius);
    }
}

void blur(Field &f, int radius)
{
    std::vector<float> copy(static_cast<std::size_t>(std::max(f.width, f.height)));
    for (int pass = 0; pass < 2; ++pass) {
        for (int y = 0; y < f.height; ++y)
            blurLine(f.row(y), f.width, 1, radius, copy);
        for (int x = 0; x < f.width; ++x)
            blurLine(f.values.data() + x, f.height, f.width, radius, copy);
    }
}

} // namespace

QImage heatPicture(const PointIndex &index, const Viewport &view, double full, const QColor &color,
                   const PointMask *mask)
{
    Field f = countPoints(index, view, mask);
    blur(f, 2);
    QImage image(f.width, f.height, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < f.height; ++y) {
        auto *out = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < f.width; ++x) {
            const double v = f.row(y)[x] / full;
            const int alpha = v <= 0.004 ? 0 : static_cast<int>(255 * (1 - std::exp(-1.6 * v)));
            out[x] = qPremultiply(qRgba(color.red(), color.green(), color.blue(), alpha));
        }
    }
    return image;
}

double heatReference(const PointIndex &index, int zoom)
{
    // 4-pixel cells of the 512-pixel tiles of this zoom are the cells of level zoom + 7.
    const int level = std::clamp(zoom + 7, 0, PointIndex::levels);
    std::vector<quint32> counts;
    index.eachCell(level, QRectF(0, 0, worldSize, worldSize),
                   [&](const PointIndex::Cell &cell) { counts.push_back(cell.count()); });
    if (counts.empty())
        return 1;
    const auto high = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() * 9 / 10);
    std::nth_element(counts.begin(), high, counts.end());
    return std::max(0.5, static_cast<double>(*high));
}

} // namespace huying
