// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tilepixels.h"
#include "maps/view/mbtiles.h"
#include "maps/view/tilepng.h"
#include "maps/view/tilestore.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace huying;

class TileStoreTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void keepsPixelsAndAnswersEveryKey()
    {
        TileStore store(m_dir->path());
        QSignalSpy found(&store, &TileStore::found), absent(&store, &TileStore::absent);
        store.write("a", {3, 1, 2}, picture(Qt::red));
        store.read("a", {{3, 1, 2}, {3, 2, 1}});
        store.read("b", {{3, 1, 2}});
        QTRY_COMPARE(found.size() + absent.size(), 3);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().at(2).value<QImage>(), picture(Qt::red));
        { TileStore(m_dir->path()).write("c", {3, 1, 2}, picture(Qt::red)); } // to the file
        store.read("c", {{3, 1, 2}});
        QTRY_COMPARE(found.size(), 2);
        QCOMPARE(found.last().at(2).value<QImage>(), picture(Qt::red));
    }
    void isAnMbTilesFile()
    {
        {
            TileStore store(m_dir->path());
            store.write("a", {3, 1, 2}, picture(Qt::red));
        }
        SQLite::Database db(m_dir->filePath("a.mbtiles").toStdString());
        QCOMPARE(db.execAndGet("SELECT value FROM metadata WHERE name = 'format'").getString(), std::string("png"));
        SQLite::Statement row(db, "SELECT tile_data FROM tiles WHERE zoom_level = 3 AND tile_column = 1 AND tile_row = 5");
        QVERIFY(row.executeStep()); // rows count from the south
        const SQLite::Column data = row.getColumn(0);
        const auto png = QByteArray(static_cast<const char *>(data.getBlob()), data.getBytes());
        QCOMPARE(QImage::fromData(png, "PNG").pixelColor(0, 0), QColor(Qt::red));
    }
    void pixelsOutliveThePng()
    {
        QRandomGenerator random(7);
        for (const QSize size : {QSize(1, 1), QSize(3, 5), QSize(512, 512), QSize(768, 2)})
            for (const quint32 colours : {1U, 2U, 255U, 256U, 257U, 100000U}) {
                QImage image(size, QImage::Format_RGB32);
                for (int y = 0; y < size.height(); ++y)
                    for (int x = 0; x < size.width(); ++x) {
                        const quint32 i = (quint32(y * size.width() + x) / 3 + random.bounded(2)) % colours;
                        image.setPixel(x, y, 0xFF000000 | (i * 2654435761U & 0xFFFFFF));
                    }
                const QByteArray png = pngOf(image);
                QImage back = QImage::fromData(png, "PNG");
                back.setColorSpace({}); // part of what == compares
                QCOMPARE(back.convertToFormat(QImage::Format_RGB32), image);
                QCOMPARE(back.format() == QImage::Format_Indexed8 || back.format() == QImage::Format_Grayscale8 || back.depth() == 1,
                         colours <= 256 || size.width() * size.height() < 257);
                QByteArray usual;
                QBuffer buffer(&usual);
                image.save(&buffer, "PNG", 85);
                // Flat as a map is, no longer than what Qt writes; never much longer than the pixels.
                QVERIFY(png.size() < (colours <= 2 ? usual.size() + 1024 : qsizetype(size.height()) * (size.width() * 3 + 1) * 101 / 100 + 2048));
            }
        QVERIFY(pngOf({}).isEmpty());
        // Opaque or not, multiplied or not: what Qt makes of it without alpha.
        for (const auto format : {QImage::Format_ARGB32, QImage::Format_ARGB32_Premultiplied, QImage::Format_RGB888})
            for (const int alpha : {255, 254, 90, 0}) {
                QImage image(7, 4, QImage::Format_ARGB32);
                image.fill(QColor(200, 100, 50));
                image.setPixelColor(6, 3, QColor(20, 10, 50, alpha));
                image = image.convertToFormat(format);
                QImage back = QImage::fromData(pngOf(image), "PNG").convertToFormat(QImage::Format_RGB32);
                back.setColorSpace({});
                QCOMPARE(back, image.convertToFormat(QImage::Format_RGB32));
            }
    }
    void pixelsGoOverTheSocketAsTheyAre()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 60; ++round) {
            const int flat = 1 + round % 9; // of each so many pixels in a row are likely alike
            QImage image(1 + int(random.bounded(90)), 1 + int(random.bounded(40)), QImage::Format_ARGB32_Premultiplied);
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    reinterpret_cast<quint32 *>(image.scanLine(y))[x] = random.bounded(flat) ? quint32(round) : random.generate();
            const QRect part(int(random.bounded(image.width())), int(random.bounded(image.height())), 1, 1);
            for (const QRect &wanted : {image.rect(), part, QRect(part.topLeft(), image.rect().bottomRight())}) {
                const QByteArray bytes = wire::packPixels(image, wanted);
                QVERIFY(bytes.size() <= wanted.height() * (wanted.width() * 4 + 4));
                QImage back(wanted.size(), image.format());
                QVERIFY(wire::unpackPixels(bytes, back));
                QCOMPARE(back, image.copy(wanted));
                // Nothing else is taken for a picture, and nothing is written beside it.
                QVERIFY(!wire::unpackPixels(bytes.chopped(4), back) && !wire::unpackPixels(bytes + QByteArray(4, '\1'), back));
                QVERIFY(!wire::unpackPixels(bytes.chopped(1), back));
                QByteArray broken = bytes;
                for (int i = 0; i < 20; ++i) {
                    broken[int(random.bounded(int(broken.size())))] = char(random.bounded(256));
                    wire::unpackPixels(broken, back);
                }
            }
        }
        QImage flat(512, 512, QImage::Format_ARGB32_Premultiplied);
        flat.fill(Qt::red);
        QCOMPARE(wire::packPixels(flat, flat.rect()).size(), 512 * 8);
    }
    void outlivesTheProgram()
    {
        for (int round = 0; round < 2; ++round) {
            TileStore store(m_dir->path());
            QSignalSpy found(&store, &TileStore::found), absent(&store, &TileStore::absent);
            store.read("a", {{3, 1, 2}});
            QTRY_COMPARE(found.size() + absent.size(), 1);
            QCOMPARE(found.size(), round);
            store.write("a", {3, 1, 2}, picture(Qt::blue));
        }
    }
    void damagedFileIsThrownAway_data()
    {
        QTest::addColumn<int>("keep"); // bytes of the real file before the garbage
        QTest::newRow("garbage") << 0;
        QTest::newRow("damaged pages") << 4096;
    }
    void damagedFileIsThrownAway()
    {
        QFETCH(int, keep);
        {
            TileStore store(m_dir->path());
            store.write("a", {3, 1, 2}, picture(Qt::red));
        }
        QFile file(m_dir->filePath("a.mbtiles"));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(keep));
        file.write(QByteArray(int(file.size()) - keep, 'x'));
        file.close();
        TileStore store(m_dir->path());
        QSignalSpy found(&store, &TileStore::found), absent(&store, &TileStore::absent);
        store.read("a", {{3, 1, 2}});
        QTRY_COMPARE(absent.size(), 1);
        store.write("a", {3, 1, 2}, picture(Qt::green));
        store.read("a", {{3, 1, 2}});
        QTRY_COMPARE(found.size(), 1);
    }
    void staysWithinItsLimit()
    {
        constexpr qint64 limit = 1 << 20;
        MbTiles tiles(m_dir->filePath("a.mbtiles"), limit);
        QByteArray noise(16384, Qt::Uninitialized);
        for (int i = 0; i < 400; ++i) {
            QRandomGenerator::global()->fillRange(reinterpret_cast<quint32 *>(noise.data()), noise.size() / 4);
            tiles.write({10, i, 0}, noise);
        }
        QVERIFY(QFile(m_dir->filePath("a.mbtiles")).size() < 3 * limit);
        QCOMPARE(tiles.read({10, 399, 0}), noise);
        QVERIFY(tiles.read({10, 0, 0}).isEmpty());
    }

private:
    static QImage picture(Qt::GlobalColor colour)
    {
        QImage image(512, 512, QImage::Format_ARGB32_Premultiplied);
        image.fill(colour);
        return image;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TileStoreTest)
#include "tilestoretest.moc"
