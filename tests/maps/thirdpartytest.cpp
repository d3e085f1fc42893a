// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/maps/mapseat.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QProcess>

using namespace huying;

namespace
{

constexpr int side = 4; // tiles, one metatile
const QString reference = QStringLiteral(HUYING_BIN "/huying-qgis-reference");

QString number(double v) { return QString::number(v, 'f', 9); }

/// Of all pixels, the share that a person would see as different.
double difference(const QImage &a, const QImage &b)
{
    qint64 different = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            const int far = std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
            different += far > 24;
        }
    return double(different) / (double(a.width()) * a.height());
}

} // namespace

/// Projects as GIS staff have them are drawn as QGIS itself draws them.
class ThirdPartyTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const LonLat southWest = placeIn(home, 0.2, side - 0.2), northEast = placeIn(home, side - 0.2, 0.2);
        QCOMPARE(QProcess::execute(reference, {"make", m_dir.path(), number(southWest.lon), number(southWest.lat),
                                               number(northEast.lon), number(northEast.lat)}), 0);
    }
    void isDrawnAsQgisDrawsIt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("layers");
        QTest::addColumn<QString>("broken");
        QTest::addColumn<double>("ink"); // share of the picture that is not ground, at least
        QTest::newRow("groups, labels, raster, a missing file") << "groups.qgz" << 6 << "管网" << 0.5;
        QTest::newRow("CGCS2000, Gauss, an odd ellipsoid, an order of its own") << "cgcs.qgs" << 3 << "" << 0.2;
        QTest::newRow("written by hand") << "hand.qgs" << 2 << "" << 0.1;
    }
    void isDrawnAsQgisDrawsIt()
    {
        QFETCH(QString, name);
        QFETCH(int, layers);
        QFETCH(QString, broken);
        QFETCH(double, ink);
        MapSeat seat;
        QVERIFY(seat.open(m_dir.filePath(name)));
        QStringList troubled;
        for (const ProjectLayer &layer : seat.link.project().layers)
            if (!layer.trouble.isEmpty())
                troubled.append(layer.name);
        QCOMPARE(seat.link.project().layers.size(), layers);
        QCOMPARE(troubled.join(u','), broken);
        const QImage ours = drawAll(seat), theirs = referencePicture(name);
        keep(ours, name + ".ours.png");
        keep(theirs, name + ".qgis.png");
        QCOMPARE(QString::fromUtf8(m_badLayers).trimmed(), broken);
        QCOMPARE(ours.size(), theirs.size());
        QVERIFY2(difference(ours, plain(ours)) > ink, qPrintable(number(difference(ours, plain(ours)))));
        if (name != "hand.qgs") // QGIS chooses colours at random there
            QVERIFY2(difference(ours, theirs) < 0.004, qPrintable(number(difference(ours, theirs))));
    }
    void theDefaultProjectMovesWithItsStore()
    {
        QVERIFY(QDir(m_dir.path()).mkpath("here") && lakeStore().write(m_dir.filePath("here/county.gpkg")));
        MapSeat seat;
        QVERIFY(seat.open(m_dir.filePath("here/county.gpkg")));
        const QImage ours = drawAll(seat);
        seat.link.open(m_dir.filePath("none.qgz"));
        QVERIFY(seat.reach(EngineState::NoProject));
        QVERIFY(QDir(m_dir.path()).rename("here", "there"));
        const QImage theirs = referencePicture("there/county.qgz");
        QCOMPARE(m_badLayers, QByteArray());
        QVERIFY2(difference(ours, theirs) < 0.004, qPrintable(number(difference(ours, theirs))));
        for (const QImage &picture : {ours, theirs}) { // the lake and the road
            QCOMPARE(picture.pixelColor(200, 300), QColor(0x1B2A36));
            QCOMPARE(picture.pixelColor(256, 51), QColor(0x4A525B));
        }
    }
    void aServiceWithoutNetworkHoldsNothingUp()
    {
        MapSeat seat;
        QElapsedTimer clock;
        clock.start();
        QVERIFY(seat.open(m_dir.filePath("web.qgs")));
        QVERIFY2(clock.elapsed() < 25000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(seat.link.project().layers.size(), 3);
        QStringList failed;
        connect(&seat.tiles, &TileSource::tileFailed, &seat, [&](TileKey, const QString &why) { failed.append(why); });
        const QImage image = seat.draw(TileKey{home.z, home.x + 1, home.y + 1});
        keep(image, "web.ours.png");
        QVERIFY2(clock.elapsed() < 60000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(!image.isNull());
        QVERIFY(difference(image, plain(image)) > 0.05);
        // What the services failed to bring is not kept as if it were whole.
        QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), patience);
    }

private:
    static QImage plain(const QImage &like)
    {
        QImage image(like.size(), QImage::Format_RGB32);
        image.fill(like.pixel(3, 3));
        return image;
    }
    static QImage drawAll(MapSeat &seat)
    {
        QList<TileKey> keys;
        for (int i = 0; i < side * side; ++i)
            keys.append({home.z, home.x + i % side, home.y + i / side});
        const QList<QImage> tiles = seat.draw(keys);
        QImage all(512 * side, 512 * side, QImage::Format_RGB32);
        QPainter p(&all);
        for (int i = 0; i < side * side; ++i)
            p.drawImage(512 * (i % side), 512 * (i / side), tiles[i]);
        return all;
    }
    QImage referencePicture(const QString &name)
    {
        const QRectF area = extentOf(home, side);
        const QString picture = m_dir.filePath("reference.png"), pixels = QString::number(512 * side);
        QProcess qgis;
        qgis.start(reference, {"draw", m_dir.filePath(name), number(area.left()), number(area.top()), number(area.right()),
                               number(area.bottom()), pixels, pixels, picture});
        qgis.waitForFinished(patience);
        m_badLayers = qgis.readAllStandardOutput();
        return QImage(picture).convertToFormat(QImage::Format_RGB32);
    }
    /// For the eye: into the folder that HUYING_SHOTS names.
    static void keep(const QImage &image, const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("HUYING_SHOTS"); !folder.isEmpty())
            image.save(folder + u'/' + name);
    }

    QTemporaryDir m_dir;
    QByteArray m_badLayers; ///< of the last reference picture
};

QTEST_MAIN(ThirdPartyTest)
#include "thirdpartytest.moc"
