// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/importfixture.h"
#include "tests/support/patience.h"

#include <QProcess>
#include <csignal>
#include <sys/resource.h>

using namespace huying;
using namespace huying::test;

class ImportSafetyTest : public QObject
{
    Q_OBJECT

private slots:
    void twiceIsOnceAndALongerFileAddsWhatIsNew()
    {
        ImportFixture f;
        const QByteArray first = caseHeader + "A,甲,2026-01-05 08:00,2026-01-06 08:00,2026-01-05 17:30,120.5,36.4,13812345678\n"
                                              "B,乙,2026-01-05 09:00,,,,,\n";
        QVERIFY(f.run(QStringLiteral("a.csv"), first, ImportKind::Cases, caseMapping));
        const QByteArray digest = f.digest();
        const auto again = f.run(QStringLiteral("a.csv"), first, ImportKind::Cases, caseMapping);
        QVERIFY2(again, again ? "" : qPrintable(again.error().message));
        QCOMPARE(again->unchanged, 2);
        QCOMPARE(f.digest(), digest);
        QCOMPARE(f.value("SELECT count(*) FROM actions"), QStringLiteral("8"));

        QByteArray longer = first;
        longer.replace("09:00,,,,,", "09:00,,2026-01-07 10:00,,,");
        const auto more = f.run(QStringLiteral("a.csv"), longer + "C,丙,2026-01-06 09:00,,,,,\n", ImportKind::Cases, caseMapping);
        QVERIFY2(more, more ? "" : qPrintable(more.error().message));
        QCOMPARE(more->added, 1);
        QCOMPARE(more->extended, 1);
        QCOMPARE(more->unchanged, 1);
        QCOMPARE(f.value("SELECT state FROM cases WHERE no = 'B'"), QStringLiteral("closed"));
        QCOMPARE(f.digest().size(), 32);

        QByteArray other = longer;
        other.replace("甲", "另一件事");
        const auto contradicts = f.run(QStringLiteral("a.csv"), other, ImportKind::Cases, caseMapping);
        QCOMPARE(contradicts->rejected, 1);
        QVERIFY2(f.rejects().contains("矛盾") && f.rejects().contains("title"), f.rejects().constData());
        QCOMPARE(f.value("SELECT title FROM cases WHERE no = 'A'"), QStringLiteral("甲"));
    }

    void aClosedCaseWalksTheTableAndSaysWhatIsInferred()
    {
        ImportFixture f;
        QVERIFY(f.run(QStringLiteral("a.csv"), manyCases(1), ImportKind::Cases, caseMapping));
        QCOMPARE(f.value("SELECT group_concat(kind || (at / 60000 % 1440) || coalesce(json_extract(payload, '$.inferred'), ''), ' ') "
                         "FROM (SELECT * FROM actions ORDER BY expected_version)"),
                 QStringLiteral("report0 accept01 assign01 sign01 resolve5701 pass5701 close570"));
        QCOMPARE(f.value("SELECT (due_at - reported_at) || ' ' || limit_ms FROM cases"), QStringLiteral("86400000 86400000"));
    }

    void personalDataIsMaskedInTheStoreAndInTheRejects()
    {
        ImportFixture f;
        QVERIFY(f.run(QStringLiteral("a.csv"),
                      caseHeader + "A,x,2026-01-05 08:00,,,120.5,36.4,13812345678\nB,x,oops,,,120.5,36.4,13987654321\n",
                      ImportKind::Cases, caseMapping));
        QCOMPARE(f.value("SELECT phone_masked FROM cases"), QStringLiteral("138****5678"));
        QVERIFY(!f.rejects().contains("13987654321"));
        QFile file(f.store());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("13812345678"));
    }

    void aFullDiskLeavesNothingHalfWritten()
    {
        ImportFixture f;
        const QString small = f.write(QStringLiteral("s.csv"), manyCases(3)), big = f.write(QStringLiteral("b.csv"), manyCases(4000)),
                      mapping = f.write(QStringLiteral("map.json"), caseMapping);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const auto limited = [&](const QString &file) {
            const rlimit limit{1500000, before.rlim_max};
            setrlimit(RLIMIT_FSIZE, &limit);
            const auto report = f.run(file, ImportKind::Cases, mapping);
            setrlimit(RLIMIT_FSIZE, &before);
            return report;
        };
        const auto created = limited(big);
        QVERIFY(!created);
        QCOMPARE(created.error().kind, ErrorKind::Storage);
        for (const char *suffix : {"", ".part", ".key"})
            QVERIFY2(!QFile::exists(f.store() + QLatin1String(suffix)), suffix);
        QVERIFY(f.run(small, ImportKind::Cases, mapping));
        const QByteArray digest = f.digest();
        QVERIFY(!limited(big));
        QCOMPARE(f.digest(), digest);
        QVERIFY(f.run(big, ImportKind::Cases, mapping));
    }

    void anImportThatIsKilledLeavesTheStoreAsItWas()
    {
        ImportFixture f;
        const QString small = f.write(QStringLiteral("s.csv"), manyCases(3)), big = f.write(QStringLiteral("b.csv"), manyCases(60000)),
                      mapping = f.write(QStringLiteral("map.json"), caseMapping);
        const auto killAt = [&](const QString &file, qint64 size) {
            QProcess ctl;
            ctl.start(QStringLiteral(HUYING_BIN "/huyingctl"), {QStringLiteral("import"), f.store(), big, QStringLiteral("--as"),
                                                                QStringLiteral("cases"), QStringLiteral("--map"), mapping});
            const bool wrote = ctl.waitForStarted() && QTest::qWaitFor([&] { return QFile(file).size() > size; }, patience(60000));
            ctl.kill();
            return ctl.waitForFinished(patience(30000)) && wrote && ctl.exitStatus() == QProcess::CrashExit;
        };
        QVERIFY(killAt(f.store() + QStringLiteral(".part"), 200000));
        QVERIFY(!QFile::exists(f.store()));
        const auto again = f.run(small, ImportKind::Cases, mapping);
        QVERIFY2(again, again ? "" : qPrintable(again.error().message));
        QVERIFY(!QFile::exists(f.store() + QStringLiteral(".part")));
        const QByteArray digest = f.digest();
        QVERIFY(killAt(f.store() + QStringLiteral("-wal"), 0));
        QCOMPARE(f.digest(), digest);
        QVERIFY(f.run(small, ImportKind::Cases, mapping));
        QCOMPARE(f.digest(), digest);
    }
};

QTEST_GUILESS_MAIN(ImportSafetyTest)
#include "importsafetytest.moc"
