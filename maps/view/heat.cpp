// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/heat.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

namespace huying {

namespace {

constexpr int reach = 4; ///< cells that the smoothing carries a point to each side

/// Points by cells of the view and as many round it as the smoothing needs to know.
struct HeatCells
{
    HeatCells(const Viewport &view, const QRectF &around);

    int width, height;
    qint32 left, top;            ///< near the corner, in half world steps, so that differences fit
    float share;                 ///< cells a half step
    float acrossBy, downBy;      ///< cells from the corner to `left` and `top`
    std::vector<quint32> counts; ///< one more than cells: what lies beyond
};

HeatCells::HeatCells(const Viewport &view, const QRectF &around)
    : width(static_cast<int>(std::ceil(view.size.width() / heatCell)) + 2 * reach),
      height(static_cast<int>(std::ceil(view.size.height() / heatCell)) + 2 * reach),
      left(static_cast<qint32>(std::clamp(around.left() / 2, 0.0, worldSize / 2 - 1))),
      top(static_cast<qint32>(std::clamp(around.top() / 2, 0.0, worldSize / 2 - 1))),
      share(static_cast<float>(2 * view.scale() / heatCell)), acrossBy(static_cast<float>((left - around.left() / 2) * share)),
      downBy(static_cast<float>((top - around.top() / 2) * share)),
      counts(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) + 1, 0)
{
}

/// Where each of `count` points is counted.
void findCells(const HeatCells &c, const WorldPoint *points, int count, qint32 *found)
{
    const qint32 beyond = c.width * c.height, left = c.left, top = c.top, width = c.width, height = c.height;
    const float share = c.share, acrossBy = c.acrossBy, downBy = c.downBy;
    for (int i = 0; i < count; ++i) {
        const float x = static_cast<float>(static_cast<qint32>(points[i].x >> 1) - left) * share + acrossBy,
                    y = static_cast<float>(static_cast<qint32>(points[i].y >> 1) - top) * share + downBy;
        const auto column = static_cast<qint32>(x), row = static_cast<qint32>(y);
        const bool isInside = (x >= 0) & (y >= 0) & (column < width) & (row < height);
        found[i] = isInside ? row * width + column : beyond;
    }
}

void countRun(HeatCells &c, const WorldPoint *points, quint32 first, quint32 last, const PointMask *mask)
{
    std::array<qint32, 64> found;
    quint32 *counts = c.counts.data();
    for (quint32 block = first & ~63U; block < last; block += 64) {
        const quint32 from = std::max(first, block), to = std::min(last, block + 64);
        quint64 wanted = (mask ? mask->bitsOf(block >> 6) : ~quint64(0)) >> (from - block) & ~quint64(0) >> (64 - (to - from));
        if (wanted == 0)
            continue;
        findCells(c, points + from, static_cast<int>(to - from), found.data());
        for (; wanted != 0; wanted &= wanted - 1)
            ++counts[found[static_cast<std::size_t>(std::countr_zero(wanted))]];
    }
}

/// Sums of five neighbours, twice: close to a Gaussian. The first `reach` counts and the last lie beside the row.
void smoothAcross(const quint32 *counts, int count, float *once, float *twice)
{
    for (int x = 0; x < count + reach; ++x)
        once[x] = static_cast<float>(counts[x]) + static_cast<float>(counts[x + 1]) + static_cast<float>(counts[x + 2])
                  + static_cast<float>(counts[x + 3]) + static_cast<float>(counts[x + 4]);
    for (int x = 0; x < count; ++x)
        twice[x] = once[x] + once[x + 1] + once[x + 2] + once[x + 3] + once[x + 4];
}

void addRows(const std::array<const float *, 5> &rows, int count, float *sums)
{
    const float *a = rows[0], *b = rows[1], *c = rows[2], *d = rows[3], *e = rows[4];
    for (int x = 0; x < count; ++x)
        sums[x] = a[x] + b[x] + c[x] + d[x] + e[x];
}

constexpr int shadeSteps = 4096, shades = 4 * shadeSteps; ///< of what is full; what is four times full looks the same

/// How opaque each share of what is full is.
const std::array<uchar, shades> &shadeTable()
{
    static const auto table = [] {
        std::array<uchar, shades> t{};
        for (std::size_t i = 0; i < t.size(); ++i) {
            const double v = static_cast<double>(i) / shadeSteps;
            t[i] = v <= 0.004 ? 0 : static_cast<uchar>(255 * (1 - std::exp(-1.6 * v)));
        }
        return t;
    }();
    return table;
}

QImage shadesOf(const HeatCells &c, double full)
{
    const int width = c.width - 2 * reach, height = c.height - 2 * reach;
    const auto at = [width](int row) { return static_cast<std::size_t>(row) * static_cast<std::size_t>(width); };
    std::vector<float> once(static_cast<std::size_t>(width + reach)), across(at(c.height)), down(at(5)), sums(at(1));
    for (int y = 0; y < c.height; ++y)
        smoothAcross(c.counts.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(c.width), width, once.data(),
                     across.data() + at(y));
    const auto fiveOf = [](float *first, auto place) {
        return std::array<const float *, 5>{first + place(0), first + place(1), first + place(2), first + place(3), first + place(4)};
    };
    const auto addDown = [&](int y) { // the last five of them are kept
        addRows(fiveOf(across.data(), [&](int i) { return at(y + i); }), width, down.data() + at(y % 5));
    };
    for (int y = 0; y < reach; ++y)
        addDown(y);
    QImage image(width, height, QImage::Format_Alpha8);
    const auto &table = shadeTable();
    const auto steps = static_cast<float>(shadeSteps / (625 * full));
    for (int y = 0; y < height; ++y) {
        addDown(y + reach);
        addRows(fiveOf(down.data(), [&](int i) { return at(i); }), width, sums.data());
        uchar *out = image.scanLine(y);
        for (int x = 0; x < width; ++x)
            out[x] = table[static_cast<std::size_t>(std::min(sums[static_cast<std::size_t>(x)] * steps, shades - 1.0F))];
    }
    return image;
}

} // namespace

QImage heatPicture(const PointIndex &index, const Viewport &view, double full, const PointMask *mask, const PointIndex *written,
                   const PointMask *writtenMask)
{
    const QRectF world = view.worldRect(reach * heatCell);
    const int level = std::clamp(static_cast<int>(view.zoom) + 2, 0, PointIndex::levels);
    HeatCells cells(view, world);
    const auto count = [&](const PointIndex &points, const PointMask *wanted) {
        points.eachCell(level, world, [&](const PointIndex::Cell &cell) {
            countRun(cells, points.points().at.data(), cell.first, cell.last, wanted);
        });
    };
    count(index, mask);
    if (written)
        count(*written, writtenMask);
    return shadesOf(cells, full);
}

// Straight lines between the middles of cells, in eighths of a cell, block by block: as Qt's smooth scaling does, which
// takes several times as long for a large picture because it knows nothing of a fixed factor and one colour, nor that
// most of the ground has no shade.
void paintHeat(QPainter &p, const QImage &cells, const QColor &color, double opacity)
{
    constexpr int blockRows = 16, blockColumns = 32, eighths = 2 * heatCell;
    const int w = cells.width(), h = cells.height();
    std::array<QRgb, 256> colors;
    for (std::size_t i = 0; i < colors.size(); ++i)
        colors[i] = qPremultiply(qRgba(color.red(), color.green(), color.blue(), qRound(static_cast<double>(i) * opacity)));
    QImage block(blockColumns * heatCell, blockRows * heatCell, QImage::Format_ARGB32_Premultiplied);
    std::array<int, blockColumns + 2> line; // one more at either end
    const auto paintBlock = [&](int left, int top) {
        const int columns = std::min(blockColumns, w - left), lines = std::min(blockRows, h - top) * heatCell;
        int most = 0;
        for (int y = 0; y < lines; ++y) {
            const int at = 2 * (top * heatCell + y) + 1 + heatCell; // eighths below the middle of the row above the first
            const int part = at % eighths, row = at / eighths - 1;
            const uchar *above = cells.constScanLine(std::max(row, 0));
            const uchar *below = cells.constScanLine(std::min(row + 1, h - 1));
            for (int x = -1; x <= columns; ++x) {
                const int column = std::clamp(left + x, 0, w - 1);
                const int value = above[column] * (eighths - part) + below[column] * part;
                line[static_cast<std::size_t>(x + 1)] = value;
                most |= value;
            }
            auto *out = reinterpret_cast<QRgb *>(block.scanLine(y));
            for (std::size_t x = 0; x < static_cast<std::size_t>(columns); ++x, out += heatCell) {
                const int l = line[x], m = line[x + 1], r = line[x + 2];
                out[0] = colors[static_cast<std::size_t>((l * 3 + m * 5) >> 6)];
                out[1] = colors[static_cast<std::size_t>((l + m * 7) >> 6)];
                out[2] = colors[static_cast<std::size_t>((m * 7 + r) >> 6)];
                out[3] = colors[static_cast<std::size_t>((m * 5 + r * 3) >> 6)];
            }
        }
        if (most != 0)
            p.drawImage(QPointF(left * heatCell, top * heatCell), block, QRectF(0, 0, columns * heatCell, lines));
    };
    const auto isShaded = [&](int left, int top) { // the block or what borders on it
        const int from = std::max(left - 1, 0), to = std::min(left + blockColumns + 1, w);
        for (int y = std::max(top - 1, 0); y < std::min(top + blockRows + 1, h); ++y) {
            const uchar *row = cells.constScanLine(y);
            if (std::any_of(row + from, row + to, [](uchar shade) { return shade != 0; }))
                return true;
        }
        return false;
    };
    for (int top = 0; top < h; top += blockRows)
        for (int left = 0; left < w; left += blockColumns)
            if (isShaded(left, top))
                paintBlock(left, top);
}

double heatReference(const PointIndex &index, int zoom)
{
    // 4-pixel cells of the 512-pixel tiles of this zoom are the cells of level zoom + 7: runs of rows.
    const int shift = PointIndex::levels - std::clamp(zoom + 7, 1, PointIndex::levels);
    std::vector<quint32> counts;
    quint32 column = 0, row = 0;
    for (const WorldPoint p : index.points().at) {
        if (counts.empty() || p.x >> shift != column || p.y >> shift != row)
            counts.push_back(0);
        ++counts.back();
        column = p.x >> shift;
        row = p.y >> shift;
    }
    if (counts.empty())
        return 1;
    const auto high = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() * 9 / 10);
    std::nth_element(counts.begin(), high, counts.end());
    return std::max(0.5, static_cast<double>(*high));
}

} // namespace huying
