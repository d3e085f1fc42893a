// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/maps/mapseat.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <atomic>
#include <signal.h>
#include <thread>

using namespace huying;

namespace
{

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("fixture not written");
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray projectWithAMissingFile()
{
    const QByteArray layer = R"(<maplayer type="vector" geometry="Polygon"><id>%1</id><datasource>%2</datasource>
<layername>%3</layername>
<srs><spatialrefsys><authid>EPSG:4326</authid></spatialrefsys></srs><provider encoding="UTF-8">ogr</provider></maplayer>)";
    const auto filled = [&](const char *id, const char *source, const char *name) {
        return QByteArray(layer).replace("%1", id).replace("%2", source).replace("%3", name);
    };
    return R"(<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version="3.22.0" projectname="t">
<layer-tree-group><layer-tree-layer id="hydrants_20260101" name="消防栓" checked="Qt::Checked" providerKey="ogr"/>
<layer-tree-layer id="land_20260101000" name="用地" checked="Qt::Checked" providerKey="ogr"/></layer-tree-group><projectlayers>)"
           + filled("hydrants_20260101", "./hydrants.gpkg|layername=h", "消防栓")
           + filled("land_20260101000", "./store.gpkg|layername=land", "用地") + "</projectlayers></qgis>";
}

} // namespace

/// The engine dies, hangs, is missing, or gets files that are not what they say.
class EngineTroubleTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_seat = std::make_unique<MapSeat>();
        m_store = m_seat->file("store.gpkg");
        QVERIFY(lakeStore().write(m_store));
    }
    void cleanup() { m_seat.reset(); }

    void comesBack_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("killed") << SIGKILL;
        QTest::newRow("hung") << SIGSTOP;
    }
    void comesBack()
    {
        QFETCH(int, signal);
        QVERIFY(m_seat->open(m_store));
        const qint64 first = m_seat->link.engineProcess();
        QVERIFY(first > 0 && ::kill(pid_t(first), signal) == 0);
        m_seat->tiles.request({home});
        QVERIFY(m_seat->reach(EngineState::Restarting));
        QTRY_VERIFY_WITH_TIMEOUT(m_seat->images.contains(home), patience);
        QVERIFY(m_seat->link.engineProcess() != first);
        QCOMPARE(m_seat->images[home].pixelColor(200, 300), QColor(0x1B2A36));
        QTRY_VERIFY(::kill(pid_t(first), 0) != 0); // nothing is left of the first
    }
    void leavesWithTheConsole()
    {
        QVERIFY(m_seat->open(m_store));
        const qint64 process = m_seat->link.engineProcess();
        m_seat.reset();
        QVERIFY(::kill(pid_t(process), 0) != 0);
    }
    void missingBinaryIsNamed()
    {
        QSignalSpy state(&m_seat->tiles, &TileSource::engineStateChanged);
        m_seat->link.start(m_seat->file("nowhere/huying-mapengine"), m_store);
        QTRY_VERIFY(!state.isEmpty() && state.last().first().value<EngineState>() == EngineState::Missing);
        QVERIFY(state.last().at(1).toString().contains("nowhere"));
    }
    void brokenFileIsNamedAndTheEngineLives_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("garbage") << "garbage.qgz" << QByteArray(3000, 'x');
        QTest::newRow("empty") << "empty.qgz" << QByteArray();
        QTest::newRow("zip header only") << "half.qgz" << QByteArray("PK\x03\x04\x14\0\0\0\x08\0", 10);
        QTest::newRow("half XML") << "half.qgs" << projectWithAMissingFile().left(300);
        QTest::newRow("no store") << "text.gpkg" << QByteArray("this is a letter");
    }
    void brokenFileIsNamedAndTheEngineLives()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QVERIFY(m_seat->open(m_store));
        const qint64 process = m_seat->link.engineProcess();
        const QString path = m_seat->file(qPrintable(name));
        writeFile(path, bytes);
        QVERIFY(m_seat->open(path, EngineState::NoProject));
        QVERIFY2(m_seat->messages.last().contains(name), qPrintable(m_seat->messages.last()));
        QVERIFY(m_seat->link.project().layers.isEmpty());
        QVERIFY(m_seat->open(m_store));
        QCOMPARE(m_seat->draw(home).pixelColor(200, 300), QColor(0x1B2A36));
        QCOMPARE(m_seat->link.engineProcess(), process);
    }
    void truncatedProjectIsNamed()
    {
        QVERIFY(m_seat->open(m_store));
        const QByteArray whole = readFile(m_seat->file("store.qgz"));
        writeFile(m_seat->file("cut.qgz"), whole.left(whole.size() / 2));
        QVERIFY(m_seat->open(m_seat->file("cut.qgz"), EngineState::NoProject));
        QVERIFY(m_seat->messages.last().contains("cut.qgz"));
    }
    void brokenProjectBesideAStoreIsLeftAlone()
    {
        writeFile(m_seat->file("store.qgz"), "mine, half saved");
        QSignalSpy notice(&m_seat->link, &EngineLink::notice);
        QVERIFY(m_seat->open(m_store));
        QTRY_COMPARE(notice.size(), 1);
        QVERIFY(notice.first().first().toString().contains("store.qgz"));
        QCOMPARE(m_seat->draw(home).pixelColor(200, 300), QColor(0x1B2A36));
        QCOMPARE(readFile(m_seat->file("store.qgz")), QByteArray("mine, half saved"));
    }
    void missingFileOfALayerIsNamed()
    {
        writeFile(m_seat->file("mine.qgs"), projectWithAMissingFile());
        QVERIFY(m_seat->open(m_seat->file("mine.qgs")));
        const QList<ProjectLayer> layers = m_seat->link.project().layers;
        QCOMPARE(layers.size(), 2);
        QCOMPARE(layers[0].name, QStringLiteral("消防栓"));
        QVERIFY(layers[0].trouble.contains("hydrants.gpkg"));
        QCOMPARE(layers[1].trouble, QString());
    }
    void missingTableIsNamedAndTheOthersDrawn()
    {
        SQLite::Database(m_store.toStdString(), SQLite::OPEN_READWRITE).exec("DROP TABLE buildings");
        QVERIFY(m_seat->open(m_store));
        QStringList broken;
        for (const ProjectLayer &layer : m_seat->link.project().layers)
            if (!layer.trouble.isEmpty())
                broken.append(layer.name + layer.trouble);
        QCOMPARE(broken.size(), 1);
        QVERIFY2(broken.first().startsWith(QStringLiteral("建筑")) && broken.first().contains("store.gpkg"), qPrintable(broken.first()));
        QCOMPARE(m_seat->draw(home).pixelColor(200, 300), QColor(0x1B2A36));
    }
    void writerOfTheStoreIsNotDisturbed()
    {
        SQLite::Database db(m_store.toStdString(), SQLite::OPEN_READWRITE, 0);
        std::atomic<bool> stop = false;
        std::atomic<int> written = 0, refused = 0;
        std::thread writer([&] {
            while (!stop) {
                try {
                    SQLite::Transaction transaction(db);
                    db.exec("INSERT INTO meta VALUES ('t" + std::to_string(written + refused) + "', 'x')");
                    transaction.commit();
                    ++written;
                } catch (const SQLite::Exception &) {
                    ++refused;
                }
            }
        });
        const bool open = m_seat->open(m_store);
        QList<TileKey> wanted;
        for (int i = 0; i < 8; ++i)
            wanted.append({home.z, home.x + 4 * i, home.y});
        const QList<QImage> images = m_seat->draw(wanted);
        stop = true;
        writer.join();
        QVERIFY(open && std::none_of(images.begin(), images.end(), [](const QImage &i) { return i.isNull(); }));
        QCOMPARE(refused, 0);
        QVERIFY(written > 0);
        m_seat->link.open(m_seat->file("none.qgs")); // closes the store there
        QVERIFY(m_seat->reach(EngineState::NoProject));
        QCOMPARE(db.execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
        QCOMPARE(db.execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
    }
    void storeStaysAsItIs()
    {
        const QByteArray before = readFile(m_store);
        QVERIFY(m_seat->open(m_store));
        QVERIFY(!m_seat->draw(home).isNull());
        QVERIFY(m_seat->open(m_seat->file("none.qgs"), EngineState::NoProject));
        QVERIFY(readFile(m_store) == before);
    }

private:
    std::unique_ptr<MapSeat> m_seat;
    QString m_store;
};

QTEST_GUILESS_MAIN(EngineTroubleTest)
#include "enginetroubletest.moc"
