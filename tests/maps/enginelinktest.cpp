// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/maps/mapseat.h"

#include <QImageReader>
#include <signal.h>

using namespace huying;

/// What the engine draws, answers and writes.
class EngineLinkTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_seat = std::make_unique<MapSeat>();
        m_store = m_seat->file("store.gpkg");
        QVERIFY(lakeStore().write(m_store));
        QVERIFY(m_seat->open(m_store));
    }
    void cleanup() { m_seat.reset(); }

    void tileShowsWhatIsThere()
    {
        const QImage image = m_seat->draw(home);
        QCOMPARE(image.size(), QSize(512, 512));
        QCOMPARE(image.pixelColor(200, 300), QColor(0x1B2A36));
        QCOMPARE(image.pixelColor(20, 400), QColor(0x23282D));
        QCOMPARE(image.pixelColor(256, 51), QColor(0x4A525B));
        QVERIFY(image.pixelColor(125, 256) == QColor(0x23282D));
        QVERIFY(image.pixelColor(130, 256) == QColor(0x1B2A36));
    }
    void themeRatioAndOpacityCount()
    {
        m_seat->tiles.setStyle({false, {}});
        QCOMPARE(m_seat->draw(home).pixelColor(200, 300), QColor(0xC7DAE8));

        m_seat->tiles.setPixelRatio(2);
        const QImage fine = m_seat->draw(home);
        QCOMPARE(fine.size(), QSize(1024, 1024));
        QCOMPARE(fine.devicePixelRatio(), 2.0);
        QCOMPARE(fine.pixelColor(400, 600), QColor(0xC7DAE8));

        QMap<QString, double> onlyWater;
        for (const ProjectLayer &layer : m_seat->link.project().layers)
            if (layer.name == QStringLiteral("水面"))
                onlyWater.insert(layer.id, 0.5);
        QCOMPARE(onlyWater.size(), 1);
        m_seat->tiles.setPixelRatio(1);
        m_seat->tiles.setStyle({true, onlyWater});
        const QImage faint = m_seat->draw(home);
        QCOMPARE(faint.pixelColor(256, 51), QColor(0x23282D));
        QVERIFY(faint.pixelColor(200, 300) != QColor(0x1B2A36));
        QVERIFY(faint.pixelColor(200, 300) != QColor(0x23282D));
    }
    /// What a wall asks for: the name of a street is as high as its floor of type, and written as much nearer.
    void namesHoldTheFloorOfTheirSurface()
    {
        SmallStore store = lakeStore();
        store.land.clear();
        store.addRoad("motorway", QStringLiteral("▇▇▇▇"), {placeIn(home, -0.2, 0.75), placeIn(home, 1.2, 0.75)});
        const QString path = m_seat->file("named.gpkg");
        QVERIFY(store.write(path));
        QVERIFY(m_seat->open(path));
        const QColor ink(0xBAC1C9);
        const auto rowsOfInk = [&](TileKey key) {
            const QImage image = m_seat->draw(key);
            int rows = 0;
            for (int y = 0; y < image.height(); ++y) {
                bool has = false;
                for (int x = 0; x < image.width(); ++x)
                    has = has || image.pixelColor(x, y) == ink;
                rows += has;
            }
            return rows;
        };
        const TileKey near{home.z + 1, 2 * home.x, 2 * home.y + 1};
        const int seat = rowsOfInk(near);
        QVERIFY2(seat > 5 && seat < 20, qPrintable(QString::number(seat)));
        MapStyle style;
        style.labelFloor = 48;
        m_seat->tiles.setStyle(style);
        const int wall = rowsOfInk(near);
        QVERIFY2(wall > 3 * seat && wall < 70, qPrintable(QString::number(wall)));
        const TileKey far{home.z - 2, home.x / 4, home.y / 4};
        QCOMPARE(rowsOfInk(far), 0); // where the smaller name stood
        m_seat->tiles.setStyle(MapStyle());
        QVERIFY(rowsOfInk(far) > 0);
    }
    void defaultProjectHasOnlyTheBaseMap()
    {
        const MapProject &project = m_seat->link.project();
        QStringList names;
        for (const ProjectLayer &layer : project.layers) {
            names.append(layer.group + u'/' + layer.name);
            QCOMPARE(layer.trouble, QString());
            QVERIFY(!layer.legend.isNull());
        }
        QCOMPARE(names, QStringList({"交通/道路", "建筑/建筑", "水系/水面", "水系/河流", "用地/绿地", "用地/街区"}));
        const LonLat lake = placeIn(home, 0.5, 0.5);
        QVERIFY(project.extent.west < lake.lon && project.extent.east > lake.lon && project.extent.north > lake.lat);
    }
    void savedProjectOpensElsewhere()
    {
        const QString saved = m_seat->file("store.qgz");
        QVERIFY(QFile::exists(saved));
        QVERIFY(QDir(m_seat->file("")).mkdir("moved"));
        QVERIFY(QFile::copy(saved, m_seat->file("moved/store.qgz")));
        QVERIFY(QFile::copy(m_store, m_seat->file("moved/store.gpkg")));
        QVERIFY(QFile::rename(m_store, m_seat->file("gone.gpkg")));
        QVERIFY(m_seat->open(m_seat->file("moved/store.qgz")));
        QCOMPARE(m_seat->link.project().layers.size(), 6);
        for (const ProjectLayer &layer : m_seat->link.project().layers)
            QCOMPARE(layer.trouble, QString());
        QCOMPARE(m_seat->draw(home).pixelColor(200, 300), QColor(0x1B2A36));
    }
    void identifyNamesWhatIsThere()
    {
        QSignalSpy answer(&m_seat->link, &EngineLink::identified);
        const quint64 request = m_seat->link.identify(placeIn(home, 0.3, 0.7), 10, 18000, {});
        QVERIFY(answer.wait(patience));
        QCOMPARE(answer.first().at(0).toULongLong(), request);
        const auto features = answer.first().at(1).value<QList<IdentifiedFeature>>();
        QCOMPARE(features.size(), 1);
        QCOMPARE(features.first().layerName, QStringLiteral("水面"));
        QVERIFY(features.first().attributes.contains({"name", "文昌湖"}));
        QVERIFY(!features.first().wkb.isEmpty());
    }
    void exportWritesPngAndPdf()
    {
        QSignalSpy exported(&m_seat->link, &EngineLink::exported);
        for (const char *name : {"map.png", "map.pdf", "no-such-folder/map.png"})
            m_seat->link.exportMap(extentOf(home, 2), {800, 600}, 96, m_seat->file(name), {});
        QVERIFY(QTest::qWaitFor([&] { return exported.size() == 3; }, patience));
        for (const QList<QVariant> &answer : exported)
            QCOMPARE(answer.at(2).toString().isEmpty(), !answer.at(1).toString().contains("no-such-folder"));
        QCOMPARE(QImage(m_seat->file("map.png")).size(), QSize(800, 600));
        QFile pdf(m_seat->file("map.pdf"));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.size() > 1000 && pdf.read(5) == "%PDF-");
        QVERIFY(QDir(m_seat->file("")).entryList({"*.part"}).isEmpty());
    }

private:
    std::unique_ptr<MapSeat> m_seat;
    QString m_store;
};

QTEST_GUILESS_MAIN(EngineLinkTest)
#include "enginelinktest.moc"
