// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using huying::test::patience;

/// What the console says, and how it ends, when something is wrong from the start; and its pictures.
class StartupTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_store;

    struct Outcome
    {
        int code = -1;
        QString said;
    };

    Outcome run(const QStringList &arguments, const QString &platform = QStringLiteral("offscreen"))
    {
        QProcess console;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), m_dir.path());
        environment.remove(QStringLiteral("DISPLAY"));
        environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
        if (platform.isEmpty())
            environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
        else
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), platform);
        console.setProcessEnvironment(environment);
        console.start(QStringLiteral(HUYING_BIN "/huying"), arguments);
        if (!console.waitForFinished(patience(100'000)))
            return {};
        return {console.exitStatus() == QProcess::NormalExit ? console.exitCode() : -2,
                QString::fromUtf8(console.readAllStandardError())};
    }

private slots:
    void initTestCase()
    {
        m_store = m_dir.filePath(QStringLiteral("tiny.gpkg"));
        QProcess demo;
        demo.start(QStringLiteral(HUYING_BIN "/huyingctl"),
                   {QStringLiteral("demo"), m_store, QStringLiteral("--scale"), QStringLiteral("tiny"),
                    QStringLiteral("--seed"), QStringLiteral("1")});
        QVERIFY(demo.waitForFinished(patience(60'000)));
        QCOMPARE(demo.exitCode(), 0);
    }

    void wrongStartsAreExplained_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("platform");
        QTest::addColumn<QString>("word");
        QFile text(m_dir.filePath(QStringLiteral("text.gpkg")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("这不是数据库");
        text.close();
        QFile whole(m_store);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QFile cut(m_dir.filePath(QStringLiteral("cut.gpkg")));
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(whole.read(whole.size() / 2));
        cut.close();
        const QString offscreen = QStringLiteral("offscreen");
        const QString store = QStringLiteral("--store");
        QTest::newRow("no store") << QStringList{} << offscreen << "--store";
        QTest::newRow("missing store") << QStringList{store, m_dir.filePath(QStringLiteral("none.gpkg"))} << offscreen << "none.gpkg";
        QTest::newRow("not a store") << QStringList{store, text.fileName()} << offscreen << "GeoPackage";
        QTest::newRow("truncated store") << QStringList{store, cut.fileName()} << offscreen << "不完整";
        QTest::newRow("unknown workspace") << QStringList{store, m_store, "--workspace", "cellar"} << offscreen << "cellar";
        QTest::newRow("unknown account") << QStringList{store, m_store, "--as", "nobody"} << offscreen << "nobody";
        QTest::newRow("time that is none") << QStringList{store, m_store, "--at", "gestern"} << offscreen << "gestern";
        QTest::newRow("no display") << QStringList{store, m_store} << QString() << "没有显示器";
    }

    void wrongStartsAreExplained()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, platform);
        QFETCH(QString, word);
        const Outcome outcome = run(arguments, platform);
        QVERIFY2(outcome.code == 1 || outcome.code == 2, qPrintable(QString::number(outcome.code) + outcome.said));
        QVERIFY2(outcome.said.contains(word), qPrintable(outcome.said));
    }

    void everyWorkspaceIsPictured_data()
    {
        QTest::addColumn<QString>("workspace");
        QTest::addColumn<QStringList>("pictures");
        QTest::newRow("seat") << "seat" << QStringList{"seat.png"};
        QTest::newRow("wall on two screens") << "wall" << QStringList{"wall-left.png", "wall-right.png"};
        QTest::newRow("desk") << "desk" << QStringList{"desk.png"};
    }

    void everyWorkspaceIsPictured()
    {
        QFETCH(QString, workspace);
        QFETCH(QStringList, pictures);
        const QString folder = m_dir.filePath(workspace);
        const Outcome outcome =
            run({QStringLiteral("--store"), m_store, QStringLiteral("--replay"), QStringLiteral("--workspace"),
                 workspace, QStringLiteral("--shot"), folder},
                QStringLiteral("offscreen:configfile=" HUYING_SOURCE "/resources/screens/%1.json").arg(workspace));
        QVERIFY2(outcome.code == 0, qPrintable(outcome.said));
        for (const QString &name : pictures) {
            const QImage picture(folder + QLatin1Char('/') + name);
            QCOMPARE(picture.size(), QSize(1920, 1080));
        }
    }

    void aSecondConsoleOnTheStoreIsTurnedAway()
    {
        QProcess first;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        first.setProcessEnvironment(environment);
        first.start(QStringLiteral(HUYING_BIN "/huying"), {QStringLiteral("--store"), m_store});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_store + QStringLiteral(".lock")), patience(60'000));
        const Outcome second = run({QStringLiteral("--store"), m_store, QStringLiteral("--shot"), m_dir.path()});
        QCOMPARE(second.code, 1);
        QVERIFY2(second.said.contains(QStringLiteral("打开")), qPrintable(second.said));
        first.terminate();
        QVERIFY(first.waitForFinished(patience(20'000)));
    }

    void withoutTheEngineTheSeatStillWorks()
    {
        const QString folder = m_dir.filePath(QStringLiteral("no-engine"));
        const Outcome outcome = run({QStringLiteral("--store"), m_store, QStringLiteral("--replay"),
                                     QStringLiteral("--engine"), m_dir.filePath(QStringLiteral("no-such-engine")),
                                     QStringLiteral("--shot"), folder},
                                    QStringLiteral("offscreen:configfile=" HUYING_SOURCE "/resources/screens/seat.json"));
        QVERIFY2(outcome.code == 0, qPrintable(outcome.said));
        QVERIFY(QFile::exists(folder + QStringLiteral("/seat.png")));
    }
};

QTEST_GUILESS_MAIN(StartupTest)
#include "startuptest.moc"
