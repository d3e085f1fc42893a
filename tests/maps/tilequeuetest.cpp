// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/maps/mapseat.h"

#include <QPainter>
#include <cstdlib>
#include <utility>

using namespace huying;

namespace
{

constexpr int tilesASide = 4; // of a metatile

bool isLabel(QRgb pixel) { return qGray(pixel) > 130; }

int labelPixels(const QImage &image, const QRect &part)
{
    int n = 0;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x)
            n += isLabel(image.pixel(x, y));
    return n;
}

QImage joined(const QList<QImage> &tiles, int columns)
{
    const int size = tiles.first().width();
    QImage all(columns * size, int(tiles.size()) / columns * size, QImage::Format_RGB32);
    QPainter painter(&all);
    for (int i = 0; i < tiles.size(); ++i)
        painter.drawImage(i % columns * size, i / columns * size, tiles[i]);
    return all;
}

} // namespace

/// Order, cancelling and the seams between tiles.
class TileQueueTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_seat = std::make_unique<MapSeat>();
        SmallStore store = lakeStore();
        // One name over the border of two tiles of a metatile, one over the border of two metatiles.
        store.addRoad("primary", QStringLiteral("人民路中段"), {placeIn(home, 1.6, 1.5), placeIn(home, 2.4, 1.5)});
        store.addRoad("primary", QStringLiteral("环城北路"), {placeIn(home, 3.6, 2.5), placeIn(home, 4.4, 2.5)});
        QVERIFY(store.write(m_seat->file("store.gpkg")));
        QVERIFY(m_seat->open(m_seat->file("store.gpkg")));
    }
    void cleanup() { m_seat.reset(); }

    void labelsRunAcrossTheTilesOfAMetatile()
    {
        const QImage pair = joined(m_seat->draw({{home.z, home.x + 1, home.y + 1}, {home.z, home.x + 2, home.y + 1}}), 2);
        QVERIFY(labelPixels(pair, QRect(480, 240, 32, 32)) > 10);
        QVERIFY(labelPixels(pair, QRect(512, 240, 32, 32)) > 10);

        QSignalSpy exported(&m_seat->link, &EngineLink::exported);
        m_seat->link.exportMap(extentOf(home, tilesASide), QSize(512, 512) * tilesASide, 96, m_seat->file("big.png"), {});
        QVERIFY(exported.wait(patience));
        const QImage big = QImage(m_seat->file("big.png")).convertToFormat(QImage::Format_RGB32);
        const QRect seam(448, 0, 128, 512);
        QVERIFY(pair.copy(seam) == big.copy(seam.translated(512, 512)));
    }
    void noLabelIsCutBetweenMetatiles()
    {
        const QImage pair = joined(m_seat->draw({{home.z, home.x + 3, home.y + 2}, {home.z, home.x + 4, home.y + 2}}), 2);
        QCOMPARE(labelPixels(pair, QRect(510, 200, 4, 112)), 0);
        for (int y = 0; y < 512; ++y) // the road itself goes on
            QCOMPARE(pair.pixel(511, y), pair.pixel(512, y));
        QCOMPARE(pair.pixelColor(512, 256), QColor(0x4A525B));
    }
    void cancelledTilesDoNotCome()
    {
        QSignalSpy drawn(&m_seat->link, &EngineLink::tileReady);
        const QList<TileKey> wanted = apart(40);
        const TileKey last{home.z, home.x + 400, home.y + 400};
        connect(&m_seat->tiles, &TileSource::tileReady, this, [&, sent = false]() mutable {
            if (!std::exchange(sent, true))
                m_seat->tiles.request({last});
        });
        m_seat->tiles.request(wanted);
        QTRY_VERIFY_WITH_TIMEOUT(m_seat->images.contains(last), patience);
        // The oldest batch comes when nothing else is left to draw.
        bool idle = false;
        connect(&m_seat->link, &EngineLink::tileReady, this, [&](const EngineTile &tile) { idle |= tile.request == 9999; });
        m_seat->link.requestTiles({{9999, 0, home.z, home.x, home.y + 400, 1, 0, wireStyle({})}});
        QTRY_VERIFY_WITH_TIMEOUT(idle, patience);
        QVERIFY2(drawn.size() < 30, qPrintable(QString::number(drawn.size())));
        QVERIFY(!m_seat->images.contains(wanted.last()));
    }
    void newestBatchGoesFirst()
    {
        QList<quint64> answered;
        connect(&m_seat->link, &EngineLink::tileReady, this, [&](const EngineTile &tile) {
            if (tile.request)
                answered.append(tile.request);
        });
        QList<wire::RenderTile> old;
        for (const TileKey &key : apart(24))
            old.append({quint64(old.size() + 1), 1, key.z, key.x, key.y, 1, 0, wireStyle({})});
        m_seat->link.requestTiles(old);
        m_seat->link.requestTiles({{100, 2, home.z, home.x + 400, home.y, 1, 0, wireStyle({})}});
        m_seat->link.requestTiles({{101, 2, home.z, home.x, home.y, 1, 0, wireStyle({})}}); // the same as the first
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 26, patience); // the others are not forgotten
        QVERIFY2(answered.indexOf(100) < 8, qPrintable(QString::number(answered.indexOf(100))));
        QCOMPARE(std::abs(answered.indexOf(101) - answered.indexOf(1)), 1); // drawn once for both
    }
    void onlyWhatIsWantedIsDrawnAndWhatLiesBetween()
    {
        QSignalSpy drawn(&m_seat->link, &EngineLink::tileReady);
        QVERIFY(!m_seat->draw(home).isNull());
        QCOMPARE(drawn.size(), 1); // whatever came with it would be there before what is asked for next
        // Two corners of a square in one cell, and one tile of the next cell.
        m_seat->draw({{home.z, home.x + 2, home.y + 1}, {home.z, home.x + 3, home.y + 2}, {home.z, home.x + 4, home.y + 2}});
        QTRY_COMPARE_WITH_TIMEOUT(drawn.size(), 1 + 4 + 1, patience);
        QVERIFY(!m_seat->draw(TileKey{home.z, home.x + 3, home.y + 1}).isNull()); // from the store
        QCOMPARE(drawn.size(), 6);
    }
    void labelsStayWholeWhereATileIsDrawnLater()
    {
        // Asked for one after the other, the two halves of the name that runs across them; then a strip beside.
        const QImage left = m_seat->draw(TileKey{home.z, home.x + 1, home.y + 1});
        const QImage right = m_seat->draw(TileKey{home.z, home.x + 2, home.y + 1});
        const QImage pair = joined({left, right}, 2);
        QCOMPARE(labelPixels(pair, QRect(510, 200, 4, 112)), 0);
        for (int y = 0; y < 512; ++y) // the road itself goes on
            QCOMPARE(pair.pixel(511, y), pair.pixel(512, y));
        QCOMPARE(pair.pixelColor(512, 256), QColor(0x4A525B));
        const QList<QImage> strip = m_seat->draw({{home.z, home.x + 1, home.y + 2}, {home.z, home.x + 2, home.y + 2}});
        for (int x = 0; x < 512; ++x) {
            QCOMPARE(labelPixels(left, QRect(x, 511, 1, 1)), 0);
            QCOMPARE(labelPixels(strip[0], QRect(x, 0, 1, 1)), 0);
        }
    }
    void aTileOutsideOfWhatIsBeingDrawnIsDrawnToo()
    {
        QSignalSpy drawn(&m_seat->link, &EngineLink::tileReady);
        for (quint64 i = 0; i < 16; ++i) // one after the other, each while others of its cell are under way
            m_seat->link.requestTiles({{i + 1, quint32(i + 1), home.z, home.x + int(i) % 4, home.y + int(i) / 4, 1, 0, wireStyle({})}});
        QSet<quint64> answered;
        QVERIFY(QTest::qWaitFor([&] {
            for (const auto &arguments : std::as_const(drawn))
                answered.insert(arguments.first().value<EngineTile>().request);
            answered.remove(0);
            return answered.size() == 16;
        }, patience));
        for (const auto &arguments : std::as_const(drawn))
            QVERIFY(arguments.first().value<EngineTile>().trouble.isEmpty());
    }

private:
    static QList<TileKey> apart(int n)
    {
        QList<TileKey> keys;
        for (int i = 0; i < n; ++i)
            keys.append({home.z, home.x + i * tilesASide, home.y});
        return keys;
    }

    std::unique_ptr<MapSeat> m_seat;
};

QTEST_GUILESS_MAIN(TileQueueTest)
#include "tilequeuetest.moc"
