// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/wholepdf.h"
#include "maps/view/defaultlayers.h"
#include "maps/view/mapexport.h"
#include "maps/view/mapview.h"
#include "tests/maps/mapseat.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <signal.h>
#include <sys/resource.h>

using namespace huying;

/// Pages for print: laid out by the engine with QGIS, the console's live layers on them.
class MapPageTest : public QObject
{
    Q_OBJECT

    struct Page
    {
        MapView map;
        LayerModel layers;

        Page()
        {
            layers.setLayers(defaultLayers());
            map.setLayers(&layers);
            map.resize(900, 600);
            map.show(); // only then it has its size
            map.setViewport(Viewport::around(placeIn(home, 0.5, 0.5), 13.5, map.size()));
            UnitRow unit;
            unit.ref = unit.name = QStringLiteral("U1");
            unit.place = placeIn(home, 0.5, 0.5);
            map.setUnits({unit});
        }
    };

    static MapSheet sheet(const QSizeF &paper)
    {
        MapSheet s;
        s.title = QStringLiteral("文昌湖一带");
        s.time = QStringLiteral("2026-08-12 14:32");
        s.source = QStringLiteral("底图：store.gpkg");
        s.author = QStringLiteral("制图：指挥中心");
        s.masked = QStringLiteral("不含个人信息");
        s.millimetres = paper;
        s.dpi = 150;
        return s;
    }
    /// What became of it: empty if it was written.
    QString write(MapView &map, const MapSheet &sheet, const QString &file, const std::function<void()> &meanwhile = {})
    {
        auto *job = new MapExport(m_seat->link, sheet, file, this);
        QSignalSpy done(job, &MapExport::done);
        job->start(map);
        if (meanwhile)
            meanwhile();
        return done.size() || done.wait(2 * patience) ? done.first().at(1).toString() : QStringLiteral("no answer");
    }
    QStringList halves() const { return QDir(m_seat->file("")).entryList({QStringLiteral("*.part")}, QDir::Files); }
    static QByteArray bytesOf(const QString &file)
    {
        QFile f(file);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }

private slots:
    void init()
    {
        m_seat = std::make_unique<MapSeat>();
        QVERIFY(lakeStore().write(m_seat->file("store.gpkg")));
        QVERIFY(m_seat->open(m_seat->file("store.gpkg")));
    }
    void cleanup() { m_seat.reset(); }

    void scalesAreRound_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("round");
        QTest::newRow("itself") << 25000.0 << 25000.0;
        QTest::newRow("up") << 25001.0 << 30000.0;
        QTest::newRow("next power") << 8100.0 << 10000.0;
        QTest::newRow("one and a half") << 1200.0 << 1500.0;
        QTest::newRow("tiny") << 1.0 << 1.0;
    }
    void scalesAreRound()
    {
        QFETCH(double, least);
        QTEST(roundDenominator(least), "round");
    }

    void everythingTheWindowShowsIsOnThePage()
    {
        const Page page;
        for (const QSizeF &paper : {QSizeF(297, 210), QSizeF(210, 297), QSizeF(420, 297), QSizeF(297, 420)}) {
            const MapSheet s = sheet(paper);
            const Box window = page.map.viewport().box(), shown = s.pageViewFor(page.map.viewport()).box();
            QVERIFY(shown.west <= window.west && shown.east >= window.east && shown.south <= window.south && shown.north >= window.north);
            const double denominator = scaleDenominator(s.pageViewFor(page.map.viewport()));
            QVERIFY(std::abs(denominator / roundDenominator(denominator) - 1) < 1e-6);
            QVERIFY(QRectF(QPointF(), paper).contains(s.pageFrame()));
        }
    }

    void aPageIsPaperSizedAndShowsMapAndLiveLayers()
    {
        Page page;
        for (const QSizeF &paper : {QSizeF(297, 210), QSizeF(297, 420)}) {
            const MapSheet s = sheet(paper);
            const QString file = m_seat->file("page.pdf");
            QCOMPARE(write(page.map, s, file), QString());
            QVERIFY(isWholePdf(file));
            QVERIFY(halves().isEmpty());
            const auto box = QRegularExpression(QStringLiteral("/MediaBox\\s*\\[\\s*0 0 ([0-9.]+) ([0-9.]+)")).match(QString::fromLatin1(bytesOf(file)));
            QVERIFY(std::abs(box.captured(1).toDouble() - paper.width() / 25.4 * 72) < 1.5);
            QVERIFY(std::abs(box.captured(2).toDouble() - paper.height() / 25.4 * 72) < 1.5);
            look(file, s);
        }
    }

    void brokenPlacesAreSaidAndLeaveNothing()
    {
        Page page;
        const QString file = m_seat->file("no-such-folder/page.pdf");
        const QString trouble = write(page.map, sheet({297, 210}), file);
        QVERIFY2(trouble.contains(file), qPrintable(trouble));
        QVERIFY(!QFile::exists(file) && !QFile::exists(wire::partOf(file)));
    }

    void aPageThatIsUnderWayIsMadeOnceWhileTheProjectIsOpenedAnew()
    {
        Page page;
        const QString file = m_seat->file("page.pdf"), next = m_seat->file("next.pdf");
        QSignalSpy answers(&m_seat->link, &EngineLink::exported);
        const QString trouble = write(page.map, sheet({420, 297}), file, [&] {
            QVERIFY(QTest::qWaitFor([&] { return QFile::exists(wire::partOf(file)); }, patience));
            QVERIFY(m_seat->open(m_seat->file("store.gpkg")));
        });
        QCOMPARE(trouble, QString());
        QVERIFY(isWholePdf(file));
        QCOMPARE(write(page.map, sheet({297, 210}), next), QString()); // whatever was begun before it has ended
        QCOMPARE(answers.size(), 2);
        QVERIFY(isWholePdf(file) && isWholePdf(next));
        QVERIFY(halves().isEmpty());
    }

    void aPageOrderedWhileTheProjectIsOpenedIsMade()
    {
        Page page;
        const QString file = m_seat->file("page.pdf");
        m_seat->link.open(m_seat->file("store.gpkg"));
        QCOMPARE(write(page.map, sheet({297, 210}), file), QString());
        QVERIFY(isWholePdf(file));
        m_seat->link.open(m_seat->file("none.qgz"));
        const QString trouble = write(page.map, sheet({297, 210}), m_seat->file("other.pdf"));
        QVERIFY2(trouble.contains(QLatin1String("none.qgz")), qPrintable(trouble));
        QVERIFY(!QFile::exists(m_seat->file("other.pdf")));
    }

    void aPageWhoseProcessDiesIsSaidAndTheMapGoesOn()
    {
        Page page;
        const QString file = m_seat->file("page.pdf");
        const qint64 engine = m_seat->link.engineProcess();
        const QString trouble = write(page.map, sheet({420, 297}), file, [&] {
            QVERIFY(QTest::qWaitFor([&] { return QFile::exists(wire::partOf(file)); }, patience));
            const QByteArray children = bytesOf(QStringLiteral("/proc/%1/task/%1/children").arg(engine)).trimmed();
            QVERIFY(!children.isEmpty() && !children.contains(' '));
            ::kill(children.toInt(), SIGKILL);
        });
        QVERIFY2(trouble.contains(file), qPrintable(trouble));
        QVERIFY(!QFile::exists(file) && halves().isEmpty());
        QCOMPARE(m_seat->link.engineProcess(), engine);
        QCOMPARE(write(page.map, sheet({297, 210}), file), QString());
    }

    void anEngineThatDiesLeavesWhatWasThere()
    {
        Page page;
        const QString file = m_seat->file("page.pdf");
        QFile before(file);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        const QString trouble = write(page.map, sheet({420, 297}), file, [&] {
            QVERIFY(QTest::qWaitFor([&] { return QFile::exists(wire::partOf(file)); }, patience)); // it is at work
            ::kill(pid_t(m_seat->link.engineProcess()), SIGKILL);
        });
        QCOMPARE(bytesOf(file), QByteArray("before"));
        QVERIFY(!trouble.isEmpty());
        QVERIFY(halves().isEmpty());
    }

    void aFileThatMayNotGrowLeavesNothing()
    {
        Page page;
        const QString file = m_seat->file("page.pdf");
        const rlimit most{8192, 8192};
        QCOMPARE(::prlimit(pid_t(m_seat->link.engineProcess()), RLIMIT_FSIZE, &most, nullptr), 0);
        const QString trouble = write(page.map, sheet({297, 210}), file);
        QVERIFY2(trouble.contains(file), qPrintable(trouble));
        QVERIFY(!QFile::exists(file));
        QVERIFY(halves().isEmpty());
    }

    void aCutPdfIsNotWhole()
    {
        Page page;
        const QString file = m_seat->file("page.pdf"), cut = m_seat->file("cut.pdf");
        QCOMPARE(write(page.map, sheet({297, 210}), file), QString());
        const QByteArray whole = bytesOf(file);
        for (int tenth = 0; tenth < 10; ++tenth) {
            QFile out(cut);
            QVERIFY(out.open(QIODevice::WriteOnly) && out.write(whole.left(whole.size() * tenth / 10)) >= 0);
            out.close();
            QVERIFY(!isWholePdf(cut));
        }
        QVERIFY(!isWholePdf(m_seat->file("store.gpkg")));
        QVERIFY(!isWholePdf(m_seat->file("nothing.pdf")));
    }

private:
    /// As a reader shows it; without poppler's tools there is nothing to look with.
    void look(const QString &file, const MapSheet &s)
    {
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
        if (tool.isEmpty())
            return;
        constexpr int dpi = 100;
        const QString stem = m_seat->file("look");
        QCOMPARE(QProcess::execute(tool, {QStringLiteral("-r"), QString::number(dpi), QStringLiteral("-png"), QStringLiteral("-singlefile"), file, stem}), 0);
        const QImage picture(stem + QStringLiteral(".png"));
        const double k = dpi / 25.4;
        const QRectF frame(s.pageFrame().topLeft() * k, s.pageFrame().size() * k);
        const auto dark = [&picture](const QRectF &where) {
            int n = 0;
            for (int y = int(where.top()); y < int(where.bottom()); ++y)
                for (int x = int(where.left()); x < int(where.right()); ++x)
                    n += qGray(picture.pixel(x, y)) < 90;
            return n;
        };
        const QPointF middle = frame.center();
        const QColor lake(0xC7DAE8), seen = picture.pixelColor((middle + QPointF(30, 20)).toPoint()); // in the light theme
        QVERIFY2(std::abs(seen.red() - lake.red()) < 4 && std::abs(seen.green() - lake.green()) < 4 && std::abs(seen.blue() - lake.blue()) < 4,
                 qPrintable(seen.name()));
        QVERIFY(dark(QRectF(middle - QPointF(12, 12), QSizeF(24, 24))) > 10);              // the unit on it
        QVERIFY(dark(QRectF(frame.left(), frame.top() - 12 * k, frame.width() / 2, 10 * k)) > 100); // the title
        QVERIFY(dark(QRectF(frame.left(), frame.bottom() + 2 * k, frame.width() / 2, 10 * k)) > 50); // the scale
        QVERIFY(dark(QRectF(frame.right() - 12 * k, frame.bottom() + 2 * k, 12 * k, 12 * k)) > 20);  // north
        QVERIFY(dark(QRectF(frame.right() + 3 * k, frame.top(), 30 * k, 40 * k)) > 50);              // the legend
    }

    std::unique_ptr<MapSeat> m_seat;
};

QTEST_MAIN(MapPageTest)
#include "mappagetest.moc"
