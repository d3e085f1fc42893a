// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolewindow.h"
#include "app/console/film.h"
#include "app/console/filmdialog.h"
#include "app/console/session.h"
#include "data/demo/demo.h"
#include "tests/support/patience.h"
#include "tests/support/registerstore.h"
#include "widgets/alarms/alarmzone.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>
#include <csignal>
#include <sys/resource.h>

using namespace huying;

namespace
{

/// Shows the instant, and nothing that has to arrive.
class PlainWindow : public ConsoleWindow
{
public:
    explicit PlainWindow(Session &session) : m_session(session) { resize(320, 200); }
    bool isSettled() const override { return true; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QImage noise(size(), QImage::Format_RGB32); // nothing that could be packed
        QRandomGenerator random(static_cast<quint32>(m_session.time.at() / hourMs));
        random.fillRange(reinterpret_cast<quint32 *>(noise.bits()), noise.sizeInBytes() / 4);
        QPainter(this).drawImage(0, 0, noise);
    }

private:
    Session &m_session;
};

/// A queue with alarms at its head, in red.
class AlarmedWindow : public ConsoleWindow
{
public:
    explicit AlarmedWindow(Session &session) : zone(new AlarmZone(session.oversight.alarms, session.words, session.selection))
    {
        auto *queue = new QWidget;
        auto *column = new QVBoxLayout(queue);
        column->setContentsMargins({});
        column->setSpacing(0);
        auto *rows = new QWidget;
        rows->setAutoFillBackground(true);
        rows->setPalette(QPalette(Qt::red));
        rows->setMinimumHeight(50);
        column->addWidget(zone);
        column->addWidget(rows, 1);
        setCentralWidget(queue);
        resize(420, 300);
    }
    bool isSettled() const override { return true; }

    AlarmZone *const zone;
};

Options optionsOf(const QString &store)
{
    Options options;
    options.store = store;
    return options;
}

} // namespace

/// A stretch of the past as pictures and as a film: the whole of it, or an error and nothing.
class FilmTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_store;

    struct Seat
    {
        Session session;
        PlainWindow window{session};

        explicit Seat(const QString &store) : session(optionsOf(store), std::nullopt, Account{}, *Workflow::load()) {}
        bool load()
        {
            QSignalSpy loaded(&session, &Session::complete);
            session.live.open();
            return loaded.wait(test::patience(30000));
        }
        FilmPlan plan(const QString &folder) const
        {
            const TimeMs from = session.time.first() + 20 * dayMs;
            return {from, from + 9 * hourMs, hourMs, folder};
        }
    };

    /// A program of that name that does so with the last of its arguments, instead of the machine's own.
    void putMaker(const char *script) const
    {
        QFile maker(m_dir.filePath(QStringLiteral("bin/ffmpeg")));
        QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("bin")) && maker.open(QIODevice::WriteOnly));
        maker.write(QByteArray("#!/bin/sh\nfor last; do :; done\n") + script + '\n');
        QVERIFY(maker.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("PATH", m_dir.filePath(QStringLiteral("bin")).toLocal8Bit());
    }
    static QStringList filesIn(const QString &folder) { return QDir(folder).entryList(QDir::Files | QDir::Hidden); }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_store = m_dir.filePath(QStringLiteral("place.gpkg"));
        auto scale = demo::scaleNamed(QStringLiteral("tiny"));
        scale->cases = 300;
        QVERIFY(demo::makeStore(m_store, {*scale, 4, false}, [](const QString &, qint64, qint64) {}));
    }

    void everyFrameThenTheFilm()
    {
        putMaker("echo film > \"$last\"");
        Seat seat(m_store);
        QVERIFY(seat.load());
        const QString folder = m_dir.filePath(QStringLiteral("whole"));
        QVERIFY(QDir().mkpath(folder));
        QFile old(folder + QStringLiteral("/frame-00099.png")); // of a longer film
        QVERIFY(old.open(QIODevice::WriteOnly));
        Film film(seat.session, seat.window, seat.plan(folder));
        QSignalSpy finished(&film, &Film::finished), failed(&film, &Film::failed);
        QVERIFY(film.start());
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty() || !failed.isEmpty(), test::patience(30000));
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.first().first().value<Error>().message));
        QCOMPARE(finished.first().first().toString(), folder + QStringLiteral("/film.mp4"));
        QCOMPARE(filesIn(folder).size(), 11);
        QVERIFY(QImage(folder + QStringLiteral("/frame-00000.png")) != QImage(folder + QStringLiteral("/frame-00009.png")));
        QCOMPARE(seat.session.time.at(), seat.plan(folder).to);
    }

    /// Alarms are the present's: a picture of then has neither them nor a hole where they stood, the seat keeps them.
    void alarmsAreNotInThePast()
    {
        putMaker("echo film > \"$last\"");
        Seat seat(m_store);
        QVERIFY(seat.load());
        seat.session.oversight.alarms.setOther(QStringLiteral("test"), {{QStringLiteral("clock"), QStringLiteral("clock"), 1, {}, QStringLiteral("x")}});
        AlarmedWindow window(seat.session);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const int before = window.zone->height();
        QVERIFY(before > 12); // where the pictures are looked at, beside the plate that names the instant
        QVERIFY(window.grab().toImage().pixelColor(30, 12) != QColor(Qt::red));
        const QString folder = m_dir.filePath(QStringLiteral("calm"));
        Film film(seat.session, window, seat.plan(folder));
        QSignalSpy finished(&film, &Film::finished);
        QVERIFY(film.start());
        QVERIFY(finished.wait(test::patience(30000)));
        for (const QString &frame : filesIn(folder).filter(QStringLiteral("frame-")))
            QCOMPARE(QImage(QDir(folder).filePath(frame)).pixelColor(30, 12), QColor(Qt::red));
        QTRY_COMPARE(window.zone->height(), before);
        QVERIFY(window.zone->isVisible());
    }

    void aMakerThatFailsLeavesThePictures()
    {
        putMaker("echo half > \"$last\"; echo 'No space left on device' >&2; exit 1");
        Seat seat(m_store);
        QVERIFY(seat.load());
        const QString folder = m_dir.filePath(QStringLiteral("pictures"));
        Film film(seat.session, seat.window, seat.plan(folder));
        QSignalSpy failed(&film, &Film::failed);
        QVERIFY(film.start());
        QVERIFY(failed.wait(test::patience(30000)));
        QVERIFY(failed.first().first().value<Error>().message.contains(QStringLiteral("No space left on device")));
        QCOMPARE(filesIn(folder).size(), 10);
        QVERIFY(filesIn(folder).filter(QStringLiteral("film")).isEmpty());
    }

    void aFullDiskLeavesNothing()
    {
        putMaker("exit 1");
        Seat seat(m_store);
        QVERIFY(seat.load());
        const QString folder = m_dir.filePath(QStringLiteral("full"));
        Film film(seat.session, seat.window, seat.plan(folder));
        QSignalSpy failed(&film, &Film::failed);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit small{64 * 1024, before.rlim_max}; // of a picture: stands for a disk that is full
        connect(&film, &Film::progressed, &film, [&small](int frames) {
            if (frames == 3)
                setrlimit(RLIMIT_FSIZE, &small);
        });
        QVERIFY(film.start());
        const bool told = failed.wait(test::patience(30000));
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(told);
        const auto error = failed.first().first().value<Error>();
        QCOMPARE(error.kind, ErrorKind::Storage);
        QVERIFY2(error.message.contains(folder) && error.message.contains(QStringLiteral("磁盘")), qPrintable(error.message));
        QCOMPARE(filesIn(folder), QStringList());
    }

    void whatIsNotInTheAuditIsNotFilmed()
    {
        const QString store = m_dir.filePath(QStringLiteral("unaudited.gpkg")), folder = m_dir.filePath(QStringLiteral("unaudited"));
        QVERIFY(QFile::copy(m_store, store));
        Seat seat(store);
        QVERIFY(seat.load());
        test::writeForeignly(store, "CREATE TRIGGER no_room BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END");
        FilmDialog dialog(seat.session, seat.window);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.findChild<QLineEdit *>(QStringLiteral("folder"))->setText(folder);
        auto *go = dialog.findChild<QPushButton *>(QStringLiteral("go"));
        go->click();
        QVERIFY(!go->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(go->isEnabled(), test::patience(10000));
        const QString said = dialog.findChild<QLabel *>(QStringLiteral("note"))->text();
        QVERIFY2(said.contains(store), qPrintable(said));
        QVERIFY(!QDir(folder).exists());
        test::writeForeignly(store, "DROP TRIGGER no_room");
        go->click();
        QTRY_VERIFY_WITH_TIMEOUT(QDir(folder).exists(), test::patience(10000));
        dialog.reject();
    }

    void aPlanOfNothingIsRefused()
    {
        Seat seat(m_store);
        QVERIFY(seat.load());
        FilmPlan plan = seat.plan(m_dir.filePath(QStringLiteral("none")));
        std::swap(plan.from, plan.to);
        Film backwards(seat.session, seat.window, plan);
        QVERIFY(!backwards.start());
        Film nowhere(seat.session, seat.window, seat.plan(QStringLiteral("/proc/film")));
        const auto refused = nowhere.start();
        QVERIFY(!refused && refused.error().kind == ErrorKind::Storage);
        QCOMPARE(FilmPlan::stepFor(0, 120 * minuteMs, 120), minuteMs / 10);
    }
};

QTEST_MAIN(FilmTest)
#include "filmtest.moc"
