// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/heat.h"
#include "tests/bench/sampleplace.h"

#include <QPainter>
#include <QTest>
#include <cmath>
#include <random>

using namespace huying;

class HeatTest : public QObject
{
    Q_OBJECT

private slots:
    void heatIsThePointsSmoothed();
    void heatIsSmoothAndOfItsColour();
};

/// The definition, point by point: a point is spread over nine cells each way as 1 2 3 4 5 4 3 2 1.
void HeatTest::heatIsThePointsSmoothed()
{
    std::mt19937 random(19);
    SamplePlace place(4, 6, 6);
    const QStringList codes{QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")};
    const PointIndex index(place.points(RegisterKind::People, 5000, codes));
    const PointTable &table = index.points();
    PointTable more;
    more.categories = codes;
    for (std::size_t row = 0; row < table.size(); row += 5) {
        const WorldPoint p = table.at[row];
        more.at.push_back({p.x + static_cast<quint32>(random() % 20000), p.y - static_cast<quint32>(random() % 20000)});
        more.fid.push_back(static_cast<quint32>(row));
        more.area.push_back(-1);
        more.category.push_back(table.category[row]);
        more.visited.push_back(0);
    }
    const PointIndex written(more);
    PointFilter filter;
    filter.categories = {QStringLiteral("0"), QStringLiteral("2")};
    const PointMask mask(index.points(), filter, nullptr, 0), writtenMask(written.points(), filter, nullptr, 0);
    const Box &box = place.box();
    std::uniform_real_distribution<double> lon(box.west, box.east), lat(box.south, box.north);
    int shaded = 0;
    for (const double zoom : {0.0, 5.3, 9.0, 10.6, 11.9, 13.2, 15.0}) {
        const QSize size = zoom == 0 ? QSize(701, 530) : QSize(333, 210); // more than the world, and less
        const Viewport view = Viewport::around({lon(random), lat(random)}, zoom, size);
        const int width = (size.width() + heatCell - 1) / heatCell, height = (size.height() + heatCell - 1) / heatCell;
        for (const bool isFiltered : {false, true}) {
            const double full = 1 + static_cast<double>(random() % 30);
            const QImage drawn = heatPicture(index, view, full, isFiltered ? &mask : nullptr, &written, isFiltered ? &writtenMask : nullptr);
            QCOMPARE(drawn.size(), QSize(width, height));
            std::vector<double> sums(static_cast<std::size_t>(width * height), 0);
            const auto spread = [&](const PointIndex &points, const PointMask &wanted) {
                for (quint32 row = 0; row < points.size(); ++row) {
                    if (isFiltered && !wanted.test(row))
                        continue;
                    const QPointF at = view.toScreen(points.points().at[row]) / heatCell;
                    const double column = std::floor(at.x()), line = std::floor(at.y());
                    for (int y = -4; y <= 4; ++y)
                        for (int x = -4; x <= 4; ++x)
                            if (const double cx = column + x, cy = line + y; cx >= 0 && cx < width && cy >= 0 && cy < height)
                                sums[static_cast<std::size_t>(cy * width + cx)] += (5 - std::abs(x)) * (5 - std::abs(y)) / 625.0;
                }
            };
            spread(index, mask);
            spread(written, writtenMask);
            int apart = 0;
            for (int y = 0; y < height; ++y)
                for (int x = 0; x < width; ++x) {
                    const double v = sums[static_cast<std::size_t>(y * width + x)] / full, expected = v <= 0.004 ? 0 : 255 * (1 - std::exp(-1.6 * v));
                    const double off = std::abs(drawn.constScanLine(y)[x] - expected);
                    apart += off > 1.5;
                    // A point on the border of two cells may be counted in either.
                    QVERIFY2(off < 17, qPrintable(QStringLiteral("%1: %2 %3: %4 for %5").arg(zoom).arg(x).arg(y).arg(drawn.constScanLine(y)[x]).arg(expected)));
                    shaded += drawn.constScanLine(y)[x] != 0;
                }
            QVERIFY(apart <= 81);
        }
    }
    QVERIFY(shaded > 3000);
}

void HeatTest::heatIsSmoothAndOfItsColour()
{
    std::mt19937 random(5);
    QImage cells(37, 21, QImage::Format_Alpha8);
    for (int y = 0; y < cells.height(); ++y)
        for (int x = 0; x < cells.width(); ++x)
            cells.scanLine(y)[x] = static_cast<uchar>(random() % 256);
    QImage ours(cells.size() * heatCell, QImage::Format_ARGB32_Premultiplied);
    ours.fill(Qt::transparent);
    QPainter p(&ours);
    paintHeat(p, cells, Qt::white, 1);
    p.end();
    const auto at = [&cells](int x, int y) { // clamped, as beyond the edge nothing changes
        return double(cells.constScanLine(std::clamp(y, 0, cells.height() - 1))[std::clamp(x, 0, cells.width() - 1)]);
    };
    for (int y = 0; y < ours.height(); ++y)
        for (int x = 0; x < ours.width(); ++x) {
            const double u = (x + 0.5) / heatCell - 0.5, v = (y + 0.5) / heatCell - 0.5;
            const int i = static_cast<int>(std::floor(u)), j = static_cast<int>(std::floor(v));
            const double a = u - i, b = v - j;
            const double expected = (at(i, j) * (1 - a) + at(i + 1, j) * a) * (1 - b) + (at(i, j + 1) * (1 - a) + at(i + 1, j + 1) * a) * b;
            QVERIFY2(std::abs(qAlpha(ours.pixel(x, y)) - expected) <= 1, qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
        }
}

QTEST_MAIN(HeatTest)
#include "heattest.moc"
