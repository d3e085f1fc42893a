// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/heat.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
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

QImage heatPicture(const PointIndex &index, const Viewport &view, double full, const PointMask *mask, const PointIndex *written,
                   const PointMask *writtenMask)
{
    Field f = countPoints(index, view, mask);
    if (written)
        std::ranges::transform(f.values, countPoints(*written, view, writtenMask).values, f.values.begin(), std::plus());
    blur(f, 2);
    QImage image(f.width, f.height, QImage::Format_Alpha8);
    for (int y = 0; y < f.height; ++y) {
        uchar *out = image.scanLine(y);
        for (int x = 0; x < f.width; ++x) {
            const double v = f.row(y)[x] / full;
            out[x] = v <= 0.004 ? 0 : static_cast<uchar>(255 * (1 - std::exp(-1.6 * v)));
        }
    }
    return image;
}

// Straight lines between the middles of cells, in eighths of a cell, band by band: as Qt's smooth scaling does, which
// takes several times as long for a large picture because it knows nothing of a fixed factor and one colour.
void paintHeat(QPainter &p, const QImage &cells, const QColor &color, double opacity)
{
    constexpr int bandRows = 16, eighths = 2 * heatCell;
    const int w = cells.width(), h = cells.height();
    std::array<QRgb, 256> shades;
    for (std::size_t i = 0; i < shades.size(); ++i)
        shades[i] = qPremultiply(qRgba(color.red(), color.green(), color.blue(), qRound(static_cast<double>(i) * opacity)));
    QImage band(w * heatCell, bandRows * heatCell, QImage::Format_ARGB32_Premultiplied);
    std::vector<int> line(static_cast<std::size_t>(w) + 2); // one more at either end
    for (int top = 0; top < h; top += bandRows) {
        const int lines = std::min(bandRows, h - top) * heatCell;
        int most = 0;
        for (int y = 0; y < lines; ++y) {
            const int at = 2 * (top * heatCell + y) + 1 + heatCell; // eighths below the middle of the row above the first
            const int part = at % eighths, row = at / eighths - 1;
            const uchar *above = cells.constScanLine(std::max(row, 0));
            const uchar *below = cells.constScanLine(std::min(row + 1, h - 1));
            for (int x = 0; x < w; ++x) {
                const int value = above[x] * (eighths - part) + below[x] * part;
                line[static_cast<std::size_t>(x) + 1] = value;
                most |= value;
            }
            line.front() = line[1];
            line.back() = line[static_cast<std::size_t>(w)];
            auto *out = reinterpret_cast<QRgb *>(band.scanLine(y));
            for (std::size_t x = 0; x < static_cast<std::size_t>(w); ++x, out += heatCell) {
                const int l = line[x], m = line[x + 1], r = line[x + 2];
                out[0] = shades[static_cast<std::size_t>((l * 3 + m * 5) >> 6)];
                out[1] = shades[static_cast<std::size_t>((l + m * 7) >> 6)];
                out[2] = shades[static_cast<std::size_t>((m * 7 + r) >> 6)];
                out[3] = shades[static_cast<std::size_t>((m * 5 + r * 3) >> 6)];
            }
        }
        if (most != 0)
            p.drawImage(QPointF(0, top * heatCell), band, QRectF(0, 0, w * heatCell, lines));
    }
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
