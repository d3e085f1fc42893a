// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/positions/nmeafeed.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTest>
#include <cmath>

using namespace huying;

namespace
{

constexpr TimeMs noon = 1795348800000; // 2026-11-22 12:00 UTC

QByteArray sentence(const QByteArray &body)
{
    quint8 sum = 0;
    for (const char c : body)
        sum = static_cast<quint8>(sum ^ static_cast<quint8>(c));
    return '$' + body + '*' + QByteArray::number(sum, 16).toUpper().rightJustified(2, '0') + "\r\n";
}

QString sharedFolder()
{
    const QString told = qEnvironmentVariable("HUYING_SHARED");
    return told.isEmpty() ? QStringLiteral(HUYING_SOURCE "/../shared") : told;
}

struct Heard
{
    QList<UnitFix> fixes; ///< one for each time
    std::array<int, nmeaTroubles> troubles{};
    int count(NmeaTrouble t) const { return troubles[static_cast<std::size_t>(t)]; }
};

Heard hear(const QList<QByteArray> &lines, NmeaFeed::Era era = NmeaFeed::Era::Live, TimeMs now = noon)
{
    NmeaParser parser;
    NmeaFeed feed(era);
    Heard heard;
    for (const QByteArray &line : lines) {
        const auto one = feed.take(readNmeaLine(line), parser, now);
        ++heard.troubles[static_cast<std::size_t>(one.trouble)];
        if (!one.fix)
            continue;
        if (!heard.fixes.isEmpty() && heard.fixes.last().at == one.fix->at)
            heard.fixes.last() = *one.fix;
        else
            heard.fixes << *one.fix;
    }
    return heard;
}

} // namespace

class NmeaTest : public QObject
{
    Q_OBJECT
private slots:
    void realLogs_data()
    {
        QTest::addColumn<int>("fixes");
        QTest::addColumn<double>("lat");
        QTest::addColumn<double>("lon");
        QTest::addColumn<QString>("lastAt");
        QTest::addColumn<int>("refused");
        QTest::addColumn<int>("simulated");
        // Fixes are distinct times with a position that the receiver vouches for. gr601-w begins with one that nobody can date,
        // garmin48 has a second one in each cycle, in its GLL.
        QTest::newRow("GPSmap-76S.log") << 0 << 0.0 << 0.0 << QString() << 0 << 12;
        QTest::newRow("beidou-gb.log") << 2 << 31.248035 << 121.587380 << QStringLiteral("2015-03-02T05:32:33.438Z") << 0 << 0;
        QTest::newRow("cat-ms352.log") << 40 << 38.714334 << -117.090608 << QStringLiteral("2022-11-23T11:39:58.000Z") << 0 << 0;
        QTest::newRow("foretrex-201.log") << 7 << 55.0739 << 10.4256 << QString() << 0 << 0;
        QTest::newRow("garmin48.log") << 14 << -45.45763 << 167.15275 << QString() << 1 << 0;
        QTest::newRow("gr601-w.log") << 9 << 40.035 << -75.52 << QString() << 0 << 0;
        QTest::newRow("jl-micro-jlt.log") << 8 << -34.908203 << 138.596028 << QStringLiteral("2021-08-12T01:22:45.000Z") << 0 << 0;
        QTest::newRow("myguide-3100.log") << 9 << 56.2166 << -3.11218 << QString() << 0 << 0;
        QTest::newRow("nmea-rtk.log") << 122 << 41.57 << -93.75 << QString() << 0 << 0;
        QTest::newRow("quectel-l76k-dual.log") << 130 << 47.66196 << -122.32636 << QString() << 0 << 0;
    }
    void realLogs()
    {
        QFETCH(int, fixes);
        QFETCH(double, lat);
        QFETCH(double, lon);
        QFETCH(QString, lastAt);
        QFile file(QDir(sharedFolder()).filePath(QStringLiteral("data/nmea/") + QString::fromUtf8(QTest::currentDataTag())));
        if (!file.exists())
            QSKIP("the real receiver logs are not here (../shared/data/nmea or HUYING_SHARED)");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QList<QByteArray> lines;
        while (!file.atEnd())
            lines << file.readLine();
        const Heard heard = hear(lines, NmeaFeed::Era::Recorded);
        int refused = 0;
        for (int i = 1; i < nmeaTroubles; ++i)
            if (const auto t = static_cast<NmeaTrouble>(i); t != NmeaTrouble::Noise && t != NmeaTrouble::Simulated)
                refused += heard.troubles[static_cast<std::size_t>(i)];
        QCOMPARE(int(heard.fixes.size()), fixes);
        QTEST(refused, "refused");
        QTEST(heard.count(NmeaTrouble::Simulated), "simulated");
        for (const UnitFix &fix : heard.fixes) {
            QVERIFY2(std::abs(fix.place.lat - lat) < 0.01 && std::abs(fix.place.lon - lon) < 0.01, qPrintable(QStringLiteral("%1 %2").arg(fix.place.lat, 0, 'f', 6).arg(fix.place.lon, 0, 'f', 6)));
        }
        if (!lastAt.isEmpty())
            QCOMPARE(QDateTime::fromMSecsSinceEpoch(heard.fixes.last().at).toUTC().toString(Qt::ISODateWithMs), lastAt);
    }

    void badLinesAreCountedAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("trouble");
        const auto row = [](const char *name, const QByteArray &line, NmeaTrouble trouble) { QTest::newRow(name) << line << static_cast<int>(trouble); };
        const QByteArray good = sentence("GPRMC,120000,A,2345.000,N,10910.000,E,1.0,90.0,221126,,,A");
        row("good", good, NmeaTrouble::None);
        row("wrong checksum", QByteArray(good).replace("2345", "2346"), NmeaTrouble::BadChecksum);
        row("cut off", good.left(40), NmeaTrouble::NoChecksum);
        row("cut in the checksum", good.left(good.size() - 3), NmeaTrouble::BadChecksum);
        row("no checksum", good.left(good.lastIndexOf('*')) + "\r\n", NmeaTrouble::NoChecksum);
        row("binary", QByteArray::fromHex("bace5000010000ff24ab10"), NmeaTrouble::Noise);
        row("text", "hello world\n", NmeaTrouble::Noise);
        row("comment", "# a comment $GPRMC\n", NmeaTrouble::None);
        row("empty", "\r\n", NmeaTrouble::None);
        row("endless", sentence("GPTXT," + QByteArray(600, 'x')), NmeaTrouble::TooLong);
        row("letters for a place", sentence("GPRMC,120000,A,abcd.000,N,10910.000,E,1.0,90.0,221126,,,A"), NmeaTrouble::BadPlace);
        row("95 degrees north", sentence("GPRMC,120000,A,9545.000,N,10910.000,E,1.0,90.0,221126,,,A"), NmeaTrouble::BadPlace);
        row("NaN", sentence("GPRMC,120000,A,nan,N,nan,E,1.0,90.0,221126,,,A"), NmeaTrouble::BadPlace);
        row("0/0", sentence("GPRMC,120000,A,0000.000,N,00000.000,E,1.0,90.0,221126,,,A"), NmeaTrouble::NullPlace);
        row("25 o'clock", sentence("GPRMC,250000,A,2345.000,N,10910.000,E,1.0,90.0,221126,,,A"), NmeaTrouble::Malformed);
        row("31 February", sentence("GPRMC,120000,A,2345.000,N,10910.000,E,1.0,90.0,310226,,,A"), NmeaTrouble::Malformed);
        row("GPS began", sentence("GPRMC,120000,A,2345.000,N,10910.000,E,1.0,90.0,060180,,,A"), NmeaTrouble::BadDate);
        row("before 1980", sentence("GPZDA,120000,01,01,1970,00,00"), NmeaTrouble::None); // no place: nobody's concern
        row("next year", sentence("GPRMC,120000,A,2345.000,N,10910.000,E,1.0,90.0,221127,,,A"), NmeaTrouble::Future);
        row("an hour ahead", sentence("GPRMC,130000,A,2345.000,N,10910.000,E,1.0,90.0,221126,,,A"), NmeaTrouble::Future);
        row("last month", sentence("GPRMC,120000,A,2345.000,N,10910.000,E,1.0,90.0,221026,,,A"), NmeaTrouble::BadDate);
        row("typed in", sentence("GPGGA,120000,2345.000,N,10910.000,E,7,08,1.0,10.0,M,,M,,"), NmeaTrouble::Simulated);
        row("no fix", sentence("GPRMC,120000,V,,,,,,,221126,,,N"), NmeaTrouble::None);
        row("a maker's own RMC", sentence("PGRMC,A,1.0,100,0,0,0,0,A,3,1,2,4,30"), NmeaTrouble::None);
    }
    void badLinesAreCountedAndNothingElse()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, trouble);
        const Heard heard = hear({line});
        QCOMPARE(heard.troubles[static_cast<std::size_t>(trouble)], 1);
        const bool hasPlace = QByteArray(QTest::currentDataTag()) == "good";
        QCOMPARE(int(heard.fixes.size()), hasPlace ? 1 : 0);
    }

    void everyTalkerIsHeard_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *talker : {"GP", "GN", "BD", "GB", "GL", "GA", "GQ", "II"}) {
            const QByteArray t(talker);
            QTest::newRow(t + "RMC") << t + "RMC,120000.00,A,2345.000,N,10910.000,E,1.0,90.0,221126,,,A";
            QTest::newRow(t + "GGA") << t + "GGA,120000.00,2345.000,N,10910.000,E,1,08,1.0,10.0,M,,M,,";
            QTest::newRow(t + "GLL") << t + "GLL,2345.000,N,10910.000,E,120000.00,A,A";
            QTest::newRow(t + "GNS") << t + "GNS,120000.00,2345.000,N,10910.000,E,ANNA,07,1.2,153.8,8.3,,0000";
        }
    }
    void everyTalkerIsHeard()
    {
        QFETCH(QByteArray, body);
        const Heard heard = hear({sentence(body)});
        QCOMPARE(int(heard.fixes.size()), 1);
        QVERIFY(std::abs(heard.fixes[0].place.lon - 109.166667) < 1e-5 && std::abs(heard.fixes[0].place.lat - 23.75) < 1e-5);
        QCOMPARE(heard.fixes[0].at, noon);
    }

    void sentencesOfOneTimeAreOneFix()
    {
        const Heard heard = hear({sentence("GPGGA,120000,2345.000,N,10910.000,E,1,08,1.5,10.0,M,,M,,"), sentence("GPRMC,120000,A,2345.000,N,10910.000,E,1.0,90.0,221126,,,A")});
        QCOMPARE(int(heard.fixes.size()), 1);
        QCOMPARE(heard.fixes[0].heading, std::optional(90.0));
        QVERIFY2(heard.fixes[0].accuracy > 5 && heard.fixes[0].accuracy < 30, qPrintable(QString::number(heard.fixes[0].accuracy)));
    }

    void weekRollOverIsCorrectedAndSaid()
    {
        // 2026-11-22 minus 1,024 weeks, and minus 2,048.
        for (const char *date : {"080407", "230887"}) {
            const Heard heard = hear({sentence("GPRMC,115959,A,2345.000,N,10910.000,E,1.0,90.0," + QByteArray(date) + ",,,A"),
                                      sentence("GPGGA,120000,2345.000,N,10910.000,E,1,08,1.5,10.0,M,,M,,")});
            QCOMPARE(heard.count(NmeaTrouble::RolledOver), 1);
            QCOMPARE(int(heard.fixes.size()), 2);
            QCOMPARE(heard.fixes[1].at, noon);
        }
    }

    void rollOverInARecordingIsSeenByTheJump()
    {
        const Heard heard = hear({sentence("GPRMC,235959,A,2345.000,N,10910.000,E,1.0,90.0,060419,,,A"), sentence("GPRMC,000000,A,2345.000,N,10910.000,E,1.0,90.0,220899,,,A")},
                                 NmeaFeed::Era::Recorded);
        QCOMPARE(heard.count(NmeaTrouble::RolledOver), 1);
        QCOMPARE(int(heard.fixes.size()), 2);
        QCOMPARE(heard.fixes[1].at - heard.fixes[0].at, secondMs);
    }

    void datesAreCarriedOverMidnight()
    {
        const Heard heard = hear({sentence("GPRMC,235959,A,2345.000,N,10910.000,E,1.0,90.0,211126,,,A"), sentence("GPGGA,000000,2345.000,N,10910.000,E,1,08,1.5,10.0,M,,M,,"),
                                  sentence("GPGLL,2345.000,N,10910.000,E,000001,A,A")});
        QCOMPARE(int(heard.fixes.size()), 3);
        QCOMPARE(heard.fixes[2].at - heard.fixes[0].at, 2 * secondMs);
    }

    void aLiveReceiverWithoutDateIsOfToday()
    {
        const TimeMs justAfterMidnight = noon + 12 * hourMs + 5 * secondMs;
        const Heard heard = hear({sentence("GPGGA,235959,2345.000,N,10910.000,E,1,08,1.5,10.0,M,,M,,")}, NmeaFeed::Era::Live, justAfterMidnight);
        QCOMPARE(int(heard.fixes.size()), 1);
        QCOMPARE(justAfterMidnight - heard.fixes[0].at, 6 * secondMs);
    }

    void whatGoesBackInTimeIsLeftOut()
    {
        const Heard heard = hear({sentence("GPRMC,120000,A,2345.000,N,10910.000,E,1.0,90.0,221126,,,A"), sentence("GPRMC,115950,A,2346.000,N,10910.000,E,1.0,90.0,221126,,,A")});
        QCOMPARE(int(heard.fixes.size()), 1);
        QCOMPARE(heard.count(NmeaTrouble::Older), 1);
    }

    void aSentenceBehindBinaryWordsIsFound()
    {
        const QByteArray line = QByteArray::fromHex("bace240024ff00242a") + sentence("GNGGA,120000,2345.000,N,10910.000,E,1,08,1.5,10.0,M,,M,,");
        const NmeaSentence read = readNmeaLine(line);
        QVERIFY(read.afterNoise);
        QCOMPARE(read.kind, NmeaSentence::Kind::Gga);
        QCOMPARE(int(hear({line}).fixes.size()), 1);
    }

    void aTagBlockNamesTheReceiver()
    {
        const QByteArray block = sentence("s:truck7,c:1420070400").mid(1).trimmed();
        const NmeaSentence read = readNmeaLine('\\' + block + '\\' + sentence("GPGLL,2345.000,N,10910.000,E,120000,A,A"));
        QCOMPARE(read.source, QByteArray("truck7"));
        QCOMPARE(read.kind, NmeaSentence::Kind::Gll);
        QCOMPARE(readNmeaLine("\\s:truck7*00\\" + sentence("GPGLL,2345.000,N,10910.000,E,120000,A,A")).trouble, NmeaTrouble::BadChecksum);
    }

    void anyBytesAreSurvived()
    {
        quint32 state = 12345;
        const auto random = [&state] { return state = state * 1664525 + 1013904223; };
        NmeaParser parser;
        NmeaFeed feed(NmeaFeed::Era::Live);
        const QByteArray good = sentence("GPRMC,120000,A,2345.000,N,10910.000,E,1.0,90.0,221126,,,A");
        for (int i = 0; i < 200000; ++i) {
            QByteArray line = good;
            for (quint32 n = random() % 6; n > 0; --n)
                line[static_cast<qsizetype>((random() >> 8) % static_cast<quint32>(line.size()))] = static_cast<char>(random() >> 16);
            if (i % 3 == 0) // with a right checksum as well, so that the fields are reached
                line = sentence(line.mid(1, line.size() - 7));
            const auto heard = feed.take(readNmeaLine(line), parser, noon);
            if (heard.fix)
                QVERIFY(isOnEarth(heard.fix->place));
        }
    }
};

QTEST_GUILESS_MAIN(NmeaTest)
#include "nmeatest.moc"
