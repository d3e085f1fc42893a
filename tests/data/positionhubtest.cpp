// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/positions/positionthread.h"

#include "data/positions/roadwalk.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace huying;

namespace
{

constexpr int patience = 20000;

QByteArray sentence(const QByteArray &body)
{
    quint8 sum = 0;
    for (const char c : body)
        sum = static_cast<quint8>(sum ^ static_cast<quint8>(c));
    return '$' + body + '*' + QByteArray::number(sum, 16).toUpper().rightJustified(2, '0') + "\r\n";
}

QByteArray rmcNow(const QByteArray &minutes = "10910.000", int aheadSeconds = 0)
{
    const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(aheadSeconds);
    return sentence("GNRMC," + now.toString(QStringLiteral("HHmmss.zzz")).toLatin1() + ",A,2345.000,N," + minutes + ",E,1.0,90.0," + now.toString(QStringLiteral("ddMMyy")).toLatin1() + ",,,A");
}

QByteArray tagged(const QByteArray &who, const QByteArray &line)
{
    return '\\' + sentence("s:" + who).mid(1).trimmed() + '\\' + line;
}

/// Listens to a hub; what came lies here.
struct Ear
{
    QList<UnitFix> fixes;
    QList<PositionStatus> status;
    QObject context;

    void listen(const PositionThread &thread)
    {
        QObject::connect(thread.hub(), &PositionHub::fixesCame, &context, [this](const QList<UnitFix> &more) { fixes << more; });
        QObject::connect(thread.hub(), &PositionHub::statusChanged, &context, [this](const QList<PositionStatus> &now) { status = now; });
    }
    qint64 troubles(NmeaTrouble t, int source = 0) const { return status.value(source).troubles[static_cast<std::size_t>(t)]; }
};

} // namespace

class PositionHubTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("can't write");
        return file.fileName();
    }

private slots:
    void tcpSaysWhereUnitsAreAndComesBack()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        PositionSpec spec;
        spec.from = PositionSpec::From::Tcp;
        spec.host = QStringLiteral("127.0.0.1");
        spec.port = server.serverPort();
        spec.units = {{QStringLiteral("dev7"), QStringLiteral("U7")}};
        PositionThread thread({spec}, Clock::system());
        Ear ear;
        ear.listen(thread);
        thread.start();
        QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingConnections(), patience);
        QTcpSocket *first = server.nextPendingConnection();
        const QByteArray mine = tagged("dev7", rmcNow());
        first->write(mine.left(20)); // in pieces, as a network has it
        first->flush();
        first->write(mine.mid(20) + tagged("U9", rmcNow("10920.000")) + "garbage\n" + rmcNow());
        first->flush();
        QTRY_COMPARE_WITH_TIMEOUT(int(ear.fixes.size()), 2, patience);
        QCOMPARE(ear.fixes[0].unit, QStringLiteral("U7"));
        QCOMPARE(ear.fixes[1].unit, QStringLiteral("U9"));
        QVERIFY(std::abs(ear.fixes[0].at - QDateTime::currentMSecsSinceEpoch()) < minuteMs);
        QTRY_COMPARE_WITH_TIMEOUT(int(ear.troubles(NmeaTrouble::UnknownUnit)), 1, patience);
        QCOMPARE(int(ear.troubles(NmeaTrouble::Noise)), 1);
        QCOMPARE(ear.status[0].state, LineSource::State::Open);
        QCOMPARE(ear.status[0].units, 2);

        first->abort();
        QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingConnections(), patience);
        server.nextPendingConnection()->write(tagged("dev7", rmcNow("10911.000", 1)));
        QTRY_COMPARE_WITH_TIMEOUT(int(ear.fixes.size()), 3, patience);
    }

    void aPortWhereNobodyListensIsSaid()
    {
        quint16 port = 0;
        {
            QTcpServer server;
            QVERIFY(server.listen(QHostAddress::LocalHost));
            port = server.serverPort();
        }
        PositionSpec spec;
        spec.from = PositionSpec::From::Tcp;
        spec.host = QStringLiteral("127.0.0.1");
        spec.port = port;
        PositionThread thread({spec}, Clock::system());
        Ear ear;
        ear.listen(thread);
        thread.start();
        QTRY_VERIFY_WITH_TIMEOUT(!ear.status.isEmpty() && ear.status[0].state == LineSource::State::Failed, patience);
        QCOMPARE(ear.status[0].why, QStringLiteral("对方没有在监听"));
    }

    void aSerialLineIsRead()
    {
        const int host = ::posix_openpt(O_RDWR | O_NOCTTY);
        QVERIFY(host >= 0 && ::grantpt(host) == 0 && ::unlockpt(host) == 0);
        PositionSpec spec;
        spec.from = PositionSpec::From::Serial;
        spec.path = QString::fromLocal8Bit(::ptsname(host));
        spec.unit = QStringLiteral("U1");
        PositionThread thread({spec}, Clock::system());
        Ear ear;
        ear.listen(thread);
        thread.start();
        QTRY_VERIFY_WITH_TIMEOUT(!ear.status.isEmpty() && ear.status[0].state == LineSource::State::Open, patience);
        const QByteArray line = rmcNow();
        QCOMPARE(::write(host, line.constData(), static_cast<size_t>(line.size())), ssize_t(line.size()));
        QTRY_COMPARE_WITH_TIMEOUT(int(ear.fixes.size()), 1, patience);
        QCOMPARE(ear.fixes[0].unit, QStringLiteral("U1"));
        ::close(host);
        QTRY_COMPARE_WITH_TIMEOUT(ear.status[0].state, LineSource::State::Failed, patience); // unplugged
    }

    void aRecordingPlaysAtItsPaceByTheConsolesClock()
    {
        QByteArray log = "# made\n";
        for (int second = 0; second < 30; ++second)
            log += sentence("GPRMC,1200" + QByteArray::number(second).rightJustified(2, '0') + ",A,2345.000,N,109" + QByteArray::number(10 + second * 0.001, 'f', 4) + ",E,1.0,90.0,221120,,,A");
        log += sentence("GPRMC,120030,A,2345.000,N,10910.000,E,1.0,90.0,221120,,,A").replace("10910", "10911");
        PositionSpec spec;
        spec.path = write(QStringLiteral("track.nmea"), log);
        spec.unit = QStringLiteral("U1");
        spec.pace = 10;
        const TimeMs at = 1786514400000;
        PositionThread thread({spec}, Clock::replay(at, 1));
        Ear ear;
        ear.listen(thread);
        QElapsedTimer timer;
        timer.start();
        thread.start();
        QTRY_VERIFY_WITH_TIMEOUT(!ear.status.isEmpty() && ear.status[0].state == LineSource::State::Ended && ear.fixes.size() == 30, patience);
        QVERIFY2(timer.elapsed() >= 2500, "29 seconds at ten times the speed take 2.9"); // and not the instant that reading takes
        QVERIFY(std::abs(ear.fixes.first().at - at) < 30000);
        QCOMPARE(ear.fixes.last().at - ear.fixes.first().at, TimeMs(2900));
        QCOMPARE(ear.fixes.last().pace, 10.0);
        QCOMPARE(int(ear.troubles(NmeaTrouble::BadChecksum)), 1);
        QCOMPARE(ear.status[0].bad.first().line, qint64(32));
        QCOMPARE(ear.status[0].refused(), qint64(1));
    }

    void realLogsPlayAllAtOnce()
    {
        const QString shared = qEnvironmentVariable("HUYING_SHARED", QStringLiteral(HUYING_SOURCE "/../shared"));
        const QDir folder(QDir(shared).filePath(QStringLiteral("data/nmea")));
        const QStringList names = folder.entryList({QStringLiteral("*.log")});
        if (names.isEmpty())
            QSKIP("the real receiver logs are not here (../shared/data/nmea or HUYING_SHARED)");
        QList<PositionSpec> specs;
        for (const QString &name : names) {
            PositionSpec spec;
            spec.path = folder.filePath(name);
            spec.unit = name;
            spec.pace = 1000;
            specs << spec;
        }
        PositionThread thread(specs, Clock::system());
        Ear ear;
        ear.listen(thread);
        thread.start();
        const auto isOver = [&ear] {
            return !ear.status.isEmpty() && std::all_of(ear.status.begin(), ear.status.end(), [](const PositionStatus &s) { return s.state == LineSource::State::Ended; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOver(), 3 * patience);
        QSet<QString> heard;
        for (const UnitFix &fix : ear.fixes)
            heard.insert(fix.unit);
        QCOMPARE(heard.size(), names.size() - 1); // one receiver says itself that it simulates
        QVERIFY(!heard.contains(QStringLiteral("GPSmap-76S.log")));
    }

    void theTableSaysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("why");
        QTest::newRow("json") << QByteArray("{\"sources\": [") << QStringLiteral("不是 JSON");
        QTest::newRow("from") << QByteArray(R"({"sources": [{"from": "udp"}]})") << QStringLiteral("from“udp”不认识");
        QTest::newRow("port") << QByteArray(R"({"sources": [{"from": "tcp", "host": "a", "port": 70000}]})") << QStringLiteral("port");
        QTest::newRow("device") << QByteArray(R"({"sources": [{"from": "serial"}]})") << QStringLiteral("device");
        QTest::newRow("baud") << QByteArray(R"({"sources": [{"from": "serial", "device": "/dev/x", "baud": 1}]})") << QStringLiteral("baud");
        QTest::newRow("pace") << QByteArray(R"({"sources": [{"from": "file", "path": "x", "pace": -1}]})") << QStringLiteral("pace");
    }
    void theTableSaysWhatIsWrong()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, why);
        const auto specs = positionSpecsFromJson(json, QStringLiteral("positions.json"));
        QVERIFY(!specs);
        QVERIFY2(specs.error().message.contains(why), qPrintable(specs.error().message));
    }

    void walkersStayOnTheirRoadsAndNearTheirPosts()
    {
        const std::vector<Line> roads{{{109.100, 23.75}, {109.105, 23.75}}, {{109.105, 23.75}, {109.105, 23.753}}, {{109.105, 23.75}, {109.102, 23.748}}};
        UnitRow on, off;
        on.ref = QStringLiteral("U1");
        on.place = LonLat{109.1045, 23.7501};
        off = on;
        off.ref = QStringLiteral("U2");
        off.shift = QStringLiteral("夜班 00:00–08:00");
        QList<UnitFix> told;
        RoadWalk walk({}, Clock::system(), [&told](const UnitFix &fix) { told << fix; });
        walk.set(roads, {on, off});
        const TimeMs from = 1786514400000; // 14:00 in China
        for (TimeMs at = from; at <= from + hourMs; at += secondMs)
            walk.step(at, 10 * secondMs);
        QVERIFY2(told.size() >= 355 && told.size() <= 365, qPrintable(QString::number(told.size())));
        double moved = 0;
        for (qsizetype i = 0; i < told.size(); ++i) {
            QCOMPARE(told[i].unit, QStringLiteral("U1"));
            QVERIFY(std::abs(told[i].place.lon - 109.1025) < 0.0026 && std::abs(told[i].place.lat - 23.7505) < 0.0026);
            if (i > 0)
                moved += std::abs(told[i].place.lon - told[i - 1].place.lon) + std::abs(told[i].place.lat - told[i - 1].place.lat);
        }
        QVERIFY(moved > 0.01);
    }
};

QTEST_GUILESS_MAIN(PositionHubTest)
#include "positionhubtest.moc"
