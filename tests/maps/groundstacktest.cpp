// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/groundstack.h"

#include <QPainter>
#include <QRegion>
#include <QSemaphore>
#include <QTest>
#include <QThreadPool>
#include <atomic>
#include <random>

using namespace huying;

namespace {

constexpr QRgb untouched = 0xffff00ff, empty = 0xff102030;

/// Of this many pixels, all of another colour than their neighbours; its corners on whole pixels of the zoom.
Ground noise(double zoom, QPointF world, QSize pixels, double ratio, quint32 seed)
{
    Ground g{QImage(pixels, QImage::Format_RGB32), {}, {}};
    std::mt19937 random(seed);
    for (int y = 0; y < pixels.height(); ++y)
        for (int x = 0; x < pixels.width(); ++x)
            g.image.setPixel(x, y, 0xff000000 | static_cast<quint32>(random() & 0xffffff));
    g.image.setDevicePixelRatio(ratio);
    g.view.zoom = zoom;
    g.view.size = QSizeF(pixels) / ratio;
    g.view.x = world.x();
    g.view.y = world.y();
    return g;
}

QImage canvas(QSize window, double ratio)
{
    QImage image(window * ratio, QImage::Format_RGB32);
    image.fill(untouched);
    image.setDevicePixelRatio(ratio);
    return image;
}

void paint(QImage &image, const GroundStack &stack, const QRegion &region, const Viewport &view)
{
    QPainter p(&image);
    stack.paint(p, region, view, image.devicePixelRatio(), QColor::fromRgb(empty));
}

} // namespace

class GroundStackTest : public QObject
{
    Q_OBJECT

private slots:
    void copiesPixelByPixel_data();
    void copiesPixelByPixel();
    void fillsWhatNoGroundCovers();
    void smoothsWhatAFrameHasTimeFor_data();
    void smoothsWhatAFrameHasTimeFor();
    void waitsForNoPool();
};

void GroundStackTest::copiesPixelByPixel_data()
{
    QTest::addColumn<int>("ratio");
    QTest::addRow("one") << 1;
    QTest::addRow("two") << 2;
}

void GroundStackTest::copiesPixelByPixel()
{
    QFETCH(int, ratio);
    const QSize window(301, 203);
    GroundStack stack;
    stack.push(noise(11.3, {3e9, 1.5e9}, QSize(501, 403) * ratio, ratio, 4));
    const Ground &ground = stack.newest();
    Viewport view = ground.view;
    view.size = window;
    view.x += 23 / view.scale();
    view.y -= 41 / view.scale();
    const QRegion holes = QRegion(10, 20, 50, 7) + QRegion(200, 0, 30, 90) + QRegion(0, 199, 301, 1);
    const QRegion region = QRegion(QRect(QPoint(), window)) - holes;
    QImage image = canvas(window, ratio);
    paint(image, stack, region, view);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QPoint from(x + (100 + 23) * ratio, y + (100 - 41) * ratio);
            const QRgb expected = region.contains(QPoint(x / ratio, y / ratio)) ? ground.image.pixel(from) : untouched;
            QVERIFY2(image.pixel(x, y) == expected, qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
        }
}

void GroundStackTest::fillsWhatNoGroundCovers()
{
    const QSize window(400, 300);
    GroundStack stack;
    Ground before = noise(9, {3e9, 1.5e9}, {100, 300}, 1, 1);
    constexpr QRgb blue = 0xff0000ff;
    before.image.fill(blue);
    before.view.x -= 100 / before.view.scale(); // at zoom 10: its 200 × 600 pixels end in the window's middle
    stack.push(before);
    stack.push(noise(10, {3e9, 1.5e9}, {100, 80}, 1, 2));
    Viewport view = stack.newest().view;
    view.size = window;
    QImage image = canvas(window, 1);
    paint(image, stack, QRect(QPoint(), window), view);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QPoint inNew(x - 150, y - 110);
            const QRgb beside = x < 100 ? blue : empty;
            QCOMPARE(image.pixel(x, y), stack.newest().image.rect().contains(inNew) ? stack.newest().image.pixel(inNew) : beside);
        }
    stack.clear();
    image.fill(untouched);
    paint(image, stack, QRect(0, 0, 200, 300), view);
    QCOMPARE(image.pixel(199, 299), empty);
    QCOMPARE(image.pixel(200, 150), untouched);
}

void GroundStackTest::smoothsWhatAFrameHasTimeFor_data()
{
    QTest::addColumn<QSize>("window");
    QTest::addColumn<bool>("isSmooth");
    QTest::addRow("seat") << QSize(1920, 1080) << true;
    QTest::addRow("wall") << QSize(7680, 2160) << false;
}

void GroundStackTest::smoothsWhatAFrameHasTimeFor()
{
    QFETCH(QSize, window);
    QFETCH(bool, isSmooth);
    Ground stripes = noise(10, {3e9, 1.5e9}, {512, 512}, 1, 1);
    for (int y = 0; y < 512; ++y)
        for (int x = 0; x < 512; ++x)
            stripes.image.setPixel(x, y, x % 2 ? 0xffffffff : 0xff000000);
    GroundStack stack;
    stack.push(stripes);
    Viewport view = stripes.view;
    view.zoom += 0.7;
    view.size = window;
    QImage image = canvas(window, 1);
    paint(image, stack, QRect(QPoint(), window), view);
    int black = 0, white = 0, between = 0;
    for (int x = window.width() / 2 - 200; x < window.width() / 2 + 200; ++x)
        for (int y = window.height() / 2 - 200; y < window.height() / 2 + 200; ++y) {
            const int grey = qGray(image.pixel(x, y));
            (grey == 0 ? black : grey == 255 ? white : between) += 1;
        }
    QCOMPARE(between > 0, isSmooth);
    QVERIFY(isSmooth || (black > 60000 && white > 60000));
}

/// Qt hands great fills to the pool of all, which may be busy for long.
void GroundStackTest::waitsForNoPool()
{
    QThreadPool &pool = *QThreadPool::globalInstance();
    QSemaphore begun, go;
    std::atomic_int tired = 0;
    const int threads = pool.maxThreadCount();
    for (int i = 0; i < threads; ++i)
        pool.start([&] {
            begun.release();
            tired += !go.tryAcquire(1, 20000);
        });
    begun.acquire(threads);
    GroundStack stack;
    stack.push(noise(10, {3e9, 1.5e9}, {700, 500}, 1, 1));
    const QSize window(1920, 1080);
    const QRegion region = QRegion(QRect(QPoint(), window)) - QRect(800, 0, 40, 500) - QRect(100, 700, 400, 40);
    QImage image = canvas(window, 1);
    for (const double zoom : {10.0, 10.4, 11.8, 9.3}) {
        Viewport view = stack.newest().view;
        view.zoom = zoom;
        view.size = window;
        paint(image, stack, region, view);
    }
    go.release(threads);
    pool.waitForDone();
    QCOMPARE(tired.load(), 0);
}

QTEST_MAIN(GroundStackTest)
#include "groundstacktest.moc"
