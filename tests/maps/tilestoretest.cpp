// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mbtiles.h"
#include "maps/view/tilestore.h"

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
