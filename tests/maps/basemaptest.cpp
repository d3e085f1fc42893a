// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapexport.h"
#include "maps/view/mapnote.h"
#include "maps/view/mapview.h"
#include "tests/maps/mapseat.h"

#include <QPainter>
#include <ogrsf_frmts.h>
#include <signal.h>

using namespace huying;

namespace
{

const QString engineBinary = QStringLiteral(HUYING_BIN "/huying-mapengine");

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("fixture not written");
}

/// A map view as a console starts it; `folder` holds what is kept from one start to the next.
struct Start
{
    EngineLink link;
    TileStore cache;
    MapView map;

    Start(const QString &folder, const QString &binary, const QString &path)
        : link(folder + "/projects"), cache(folder + "/tiles")
    {
        map.setAnimated(false);
        map.setTiles(new EngineTiles(link, cache, &map));
        map.resize(512, 512);
        map.setViewport(Viewport::around(placeIn(home, 0.5, 0.5), home.z, map.size()));
        map.show();
        link.start(binary, path);
    }
    bool settles() { return QTest::qWaitFor([this] { return map.isSettled() && link.state() != EngineState::Starting; }, patience); }
    QColor lake() { return map.grab().toImage().pixelColor(200, 300); }
    QString title() const { return map.findChild<MapNote *>()->title(); }
    QString text() const { return map.findChild<MapNote *>()->text(); }
};

const QColor water(0x1B2A36);

} // namespace

/// The base map of a view: what it shows and says when project or engine are not there, and its sheets.
class BaseMapTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_store = file("store.gpkg");
        QVERIFY(lakeStore().write(m_store));
    }

    void aProjectThatCantBeOpenedIsNamedAtOnce_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not there") << "none.qgz" << QByteArray();
        QTest::newRow("no archive") << "letter.qgz" << QByteArray("dear all");
        QTest::newRow("half XML") << "half.qgs" << QByteArray("<qgis version=\"3.22\"><projectlayers><maplayer>");
        QTest::newRow("another format") << "route.qgs" << QByteArray("<?xml version=\"1.0\"?><kml><Document/></kml>");
    }
    void aProjectThatCantBeOpenedIsNamedAtOnce()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        if (!bytes.isEmpty())
            writeFile(file(name), bytes);
        Start start(m_dir->path(), engineBinary, file(name));
        QVERIFY(start.settles());
        QCOMPARE(start.link.state(), EngineState::NoProject);
        QVERIFY2(start.text().contains(name) && start.text().contains("--project"), qPrintable(start.text()));
        QVERIFY(!start.title().isEmpty());
        QVERIFY(start.lake() != water);
        // A good one after it is drawn, and the notice goes.
        start.link.open(m_store);
        QTRY_COMPARE_WITH_TIMEOUT(start.link.state(), EngineState::Ready, patience);
        QTRY_VERIFY_WITH_TIMEOUT(start.map.isSettled() && start.lake() == water, patience);
        QVERIFY(start.title().isEmpty());
    }
    void aProjectThatBreaksTakesItsPictureAway()
    {
        Start start(m_dir->path(), engineBinary, m_store);
        QVERIFY(start.settles());
        QCOMPARE(start.lake(), water);
        start.link.open(file("none.qgz"));
        QTRY_COMPARE_WITH_TIMEOUT(start.link.state(), EngineState::NoProject, patience);
        QTRY_VERIFY_WITH_TIMEOUT(start.map.isSettled() && start.lake() != water, patience);
    }

    void keptTilesShowWithoutAnEngine_data()
    {
        QTest::addColumn<QString>("binary");
        QTest::addRow("missing") << m_nowhere;
        QTest::addRow("does not start") << "/bin/false";
    }
    void keptTilesShowWithoutAnEngine()
    {
        QFETCH(QString, binary);
        drawOnce();
        Start start(m_dir->path(), binary, m_store);
        QVERIFY(start.settles());
        QTRY_COMPARE(start.link.state(), EngineState::Missing);
        QTRY_COMPARE(start.lake(), water);
        QVERIFY(!start.title().isEmpty());
        QCOMPARE(start.link.project().layers.size(), 6);
        // What was never drawn is plain ground, and answered all the same.
        start.map.setViewport(Viewport::around(placeIn({14, 13000, 6000}, 0.5, 0.5), 14, start.map.size()));
        QVERIFY(start.settles());
    }
    void anEngineThatComesBackDrawsWhatIsMissing()
    {
        const QString binary = file("engine");
        Start start(m_dir->path(), binary, m_store);
        QVERIFY(start.settles());
        QVERIFY(start.lake() != water);
        QVERIFY(QFile::link(engineBinary, binary));
        start.link.start(binary, m_store);
        QTRY_COMPARE_WITH_TIMEOUT(start.lake(), water, patience);
        QVERIFY(start.title().isEmpty());
    }
    void keptTilesAreNeverOfSomethingElse_data()
    {
        QTest::addColumn<QString>("change");
        for (const char *change : {"style", "base map", "a name in it", "other project"})
            QTest::newRow(change) << change;
    }
    void keptTilesAreNeverOfSomethingElse()
    {
        QFETCH(QString, change);
        drawOnce();
        QString path = m_store;
        if (change == "style") {
            QFile project(file("store.qgz"));
            QVERIFY(project.open(QIODevice::Append) && project.write("x") == 1);
        } else if (change == "base map") {
            QVERIFY(QFile::remove(m_store));
            SmallStore other = lakeStore();
            other.addLand("park", QStringLiteral("人民公园"), placeIn(home, 0.1, 0.2), placeIn(home, 0.2, 0.1));
            QVERIFY(other.write(m_store));
        } else if (change == "a name in it") {
            renameLake();
        } else {
            path = file("other.gpkg");
            QVERIFY(lakeStore().write(path));
        }
        Start start(m_dir->path(), m_nowhere, path);
        QVERIFY(start.settles());
        QTRY_COMPARE(start.link.state(), EngineState::Missing);
        QVERIFY(start.settles());
        QVERIFY(start.lake() != water);
    }

    void sheetsShowBaseMapAndLiveLayers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("png") << "sheet.png";
        QTest::newRow("pdf") << "sheet.pdf";
    }
    void sheetsShowBaseMapAndLiveLayers()
    {
        QFETCH(QString, name);
        Start start(m_dir->path(), engineBinary, m_store);
        QVERIFY(start.settles());
        QCOMPARE(write(start, name), QString());
        QVERIFY(QDir(m_dir->path()).entryList({"*.part", name + ".*"}).isEmpty());
        if (name.endsWith("pdf")) {
            QFile pdf(file(name));
            QVERIFY(pdf.open(QIODevice::ReadOnly) && pdf.read(5) == "%PDF-" && pdf.size() > 10000);
            return;
        }
        const QImage picture(file(name));
        const MapSheet sheet;
        QCOMPARE(picture.size(), sheet.pixels());
        QCOMPARE(qRound(picture.dotsPerMeterX() * 0.0254), sheet.dpi);
        const QRectF frame = sheet.frame();
        const auto at = [&](double x, double y) { return picture.pixelColor((QPointF(x, y) * sheet.ratio()).toPoint()); };
        QCOMPARE(at(frame.center().x() - 90, frame.center().y() + 80), QColor(0xC7DAE8)); // the lake, for paper
        QCOMPARE(at(4, 4), QColor(Qt::white));
    }
    void withoutTheEngineNothingIsWritten_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("missing") << 0;
        QTest::newRow("killed") << SIGKILL;
        QTest::newRow("hung") << SIGSTOP;
    }
    void withoutTheEngineNothingIsWritten()
    {
        QFETCH(int, signal);
        Start start(m_dir->path(), signal ? engineBinary : m_nowhere, m_store);
        QVERIFY(start.settles());
        if (signal) {
            // Stopped first, so that the order is surely open when it dies.
            QCOMPARE(::kill(pid_t(start.link.engineProcess()), SIGSTOP), 0);
        }
        int ordered = 0;
        for (const char *name : {"sheet.png", "sheet.pdf"}) {
            auto *job = new MapExport(start.link, MapSheet(), file(name), &start.map);
            connect(job, &MapExport::ordered, this, [&ordered] { ++ordered; });
            connect(job, &MapExport::done, this, [this](const QString &path, const QString &trouble) { m_troubles[path] = trouble; });
            job->start(start.map);
        }
        QTRY_COMPARE_WITH_TIMEOUT(ordered, 2, patience); // a page once its live layers are painted
        if (signal == SIGKILL)
            QCOMPARE(::kill(pid_t(start.link.engineProcess()), SIGKILL), 0);
        QTRY_COMPARE_WITH_TIMEOUT(m_troubles.size(), 2, patience);
        for (const QString &trouble : std::as_const(m_troubles))
            QVERIFY(!trouble.isEmpty());
        QCOMPARE(QDir(m_dir->path()).entryList({"sheet*"}), QStringList()); // nor a part of one
        m_troubles.clear();
        if (signal) { // and the next try works
            QTRY_COMPARE_WITH_TIMEOUT(start.link.state(), EngineState::Ready, patience);
            QCOMPARE(write(start, "sheet.png"), QString());
        }
    }
    void aPageThatHangsKeepsNobodyFromTheMap()
    {
        Start start(m_dir->path(), engineBinary, m_store);
        QVERIFY(start.settles());
        const qint64 engine = start.link.engineProcess();
        auto *job = new MapExport(start.link, MapSheet(), file("sheet.pdf"), &start.map);
        QSignalSpy done(job, &MapExport::done);
        job->start(start.map);
        pid_t page = 0;
        QTRY_VERIFY_WITH_TIMEOUT((page = childOf(engine)), patience);
        QCOMPARE(::kill(page, SIGSTOP), 0);
        start.map.setViewport(Viewport::around(placeIn(home, 0.5, 0.5), home.z + 1, start.map.size()));
        QVERIFY(!start.map.isSettled()); // wants tiles
        QVERIFY(start.settles());
        QVERIFY(done.isEmpty());
        QCOMPARE(::kill(page, SIGKILL), 0);
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, patience);
        QVERIFY(!done.first().at(1).toString().isEmpty());
        QCOMPARE(QDir(m_dir->path()).entryList({"sheet*"}), QStringList());
        QCOMPARE(start.link.engineProcess(), engine);
        QCOMPARE(write(start, "sheet.pdf"), QString());
        QVERIFY(QFileInfo(file("sheet.pdf")).size() > 1000);
    }
    void aPageGoesWithItsEngine()
    {
        Start start(m_dir->path(), engineBinary, m_store);
        QVERIFY(start.settles());
        auto *job = new MapExport(start.link, MapSheet(), file("sheet.pdf"), &start.map);
        QSignalSpy done(job, &MapExport::done);
        job->start(start.map);
        pid_t page = 0;
        QTRY_VERIFY_WITH_TIMEOUT((page = childOf(start.link.engineProcess())), patience);
        QCOMPARE(::kill(pid_t(start.link.engineProcess()), SIGKILL), 0);
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(::kill(page, 0) != 0, patience);
        QCOMPARE(QDir(m_dir->path()).entryList({"sheet*"}), QStringList());
    }
    void aFileThatCantBeWrittenIsNamed()
    {
        Start start(m_dir->path(), engineBinary, m_store);
        QVERIFY(start.settles());
        QVERIFY(write(start, "no-such-folder/sheet.pdf").contains("no-such-folder"));
    }

private:
    /// 0 if it has none.
    static pid_t childOf(qint64 process)
    {
        QFile list(QStringLiteral("/proc/%1/task/%1/children").arg(process));
        return list.open(QIODevice::ReadOnly) ? list.readAll().split(' ').first().toInt() : 0;
    }
    QString file(const QString &name) const { return m_dir->filePath(name); }
    /// As a GIS does, which leaves every shape where it was.
    void renameLake()
    {
        GDALAllRegister();
        auto *store = GDALDataset::Open(m_store.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_UPDATE);
        QVERIFY(store);
        OGRLayer *land = store->GetLayerByName("land");
        QVERIFY(land);
        const std::unique_ptr<OGRFeature> lake(land->GetNextFeature());
        QVERIFY(lake);
        lake->SetField("name", "武昌湖");
        QCOMPARE(land->SetFeature(lake.get()), OGRERR_NONE);
        GDALClose(store);
    }
    void drawOnce()
    {
        Start start(m_dir->path(), engineBinary, m_store);
        QVERIFY(start.settles());
        QTRY_COMPARE_WITH_TIMEOUT(start.lake(), water, patience);
    }
    QString write(Start &start, const QString &name)
    {
        MapSheet sheet;
        sheet.title = QStringLiteral("文昌县");
        auto *job = new MapExport(start.link, sheet, file(name), &start.map);
        QSignalSpy done(job, &MapExport::done);
        job->start(start.map);
        return done.wait(patience) ? done.first().at(1).toString() : QStringLiteral("no answer");
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_store;
    QMap<QString, QString> m_troubles; ///< by file
    const QString m_nowhere = QStringLiteral("/nowhere/huying-mapengine");
};

QTEST_MAIN(BaseMapTest)
#include "basemaptest.moc"
