// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/options.h"
#include "app/console/workspace.h"

#include <QTest>

using namespace huying;

class WorkspaceTest : public QObject
{
    Q_OBJECT

    static WindowSpec wish(const QString &name, QSize size, int index)
    {
        WindowSpec w;
        w.screen = {name, {}, size, index};
        return w;
    }

private slots:
    void builtInWorkspacesLoad()
    {
        for (const char *name : {"seat", "supervision", "wall", "desk"}) {
            const auto workspace = Workspace::load(QLatin1String(name));
            QVERIFY2(workspace, workspace ? "" : qPrintable(workspace.error().message));
            QVERIFY(!workspace->windows.isEmpty());
        }
        QCOMPARE(Workspace::load(QStringLiteral("nonsense")).error().kind, ErrorKind::NotFound);
        QCOMPARE(Workspace::load(QStringLiteral("/nowhere/x.json")).error().kind, ErrorKind::NotFound);
        QVERIFY(Workspace::fromJson("{\n\"windows\": [}", QStringLiteral("w.json")).error().message.contains(QStringLiteral("第 2 行")));
        QVERIFY(!Workspace::fromJson("{\"windows\": [{\"kind\": \"porthole\"}]}", QStringLiteral("w.json")));
    }

    void consolesBesideEachOtherShareTheScreens()
    {
        const QRect screen(1920, 0, 1920, 1080);
        const ScreenShare first = *ScreenShare::fromText(QStringLiteral("1/2")), second = *ScreenShare::fromText(QStringLiteral("2/2"));
        QCOMPARE(first.partOf(screen), QRect(1920, 0, 960, 1080));
        QCOMPARE(second.partOf(screen), QRect(2880, 0, 960, 1080));
        QVERIFY(first.isScreenOwn(0, 1) && second.isScreenOwn(0, 1));
        QCOMPARE(second.partOf(screen, 2), screen); // one each
        QVERIFY(first.isScreenOwn(0, 3) && !first.isScreenOwn(1, 3) && first.isScreenOwn(2, 3));
        QVERIFY(!second.isScreenOwn(0, 3) && second.isScreenOwn(1, 3));
        for (const char *wrong : {"", "1", "0/2", "3/2", "1/9", "a/2", "1/b", "1/2/3", "-1/2"})
            QVERIFY2(!ScreenShare::fromText(QLatin1String(wrong)), wrong);
    }

    void screensMatchByNameThenSizeThenOrder_data()
    {
        QTest::addColumn<QStringList>("wishes"); // name:width:index
        QTest::addColumn<QStringList>("screens"); // name:width
        QTest::addColumn<QList<int>>("chosen");
        using L = QStringList;
        QTest::newRow("by name, against order") << L{"A:1920:0", "B:1920:1"} << L{"B:1920", "A:1920"} << QList<int>{1, 0};
        QTest::newRow("by size") << L{"X:3840:0", "Y:1920:1"} << L{"P:1920", "Q:3840"} << QList<int>{1, 0};
        QTest::newRow("by order") << L{"X:800:0", "Y:900:1"} << L{"P:1920", "Q:3840"} << QList<int>{0, 1};
        QTest::newRow("name beats an earlier window's size") << L{"X:1920:0", "B:1920:1"} << L{"B:1920", "C:1920"} << QList<int>{1, 0};
        QTest::newRow("one screen unplugged") << L{"A:1920:0", "B:1920:1"} << L{"B:1920"} << QList<int>{-1, 0};
        QTest::newRow("more screens than windows") << L{"A:1920:0"} << L{"C:800", "A:1920"} << QList<int>{1};
        QTest::newRow("no screen") << L{"A:1920:0"} << L{} << QList<int>{-1};
    }

    void screensMatchByNameThenSizeThenOrder()
    {
        QFETCH(QStringList, wishes);
        QFETCH(QStringList, screens);
        QFETCH(QList<int>, chosen);
        QList<WindowSpec> windows;
        for (const QString &w : wishes) {
            const QStringList p = w.split(QLatin1Char(':'));
            windows << wish(p[0], QSize(p[1].toInt(), 1080), p[2].toInt());
        }
        QList<ScreenInfo> infos;
        for (const QString &s : screens) {
            const QStringList p = s.split(QLatin1Char(':'));
            infos << ScreenInfo{p[0], {}, QSize(p[1].toInt(), 1080)};
        }
        QCOMPARE(matchScreens(windows, infos), chosen);
    }

    void wrongOptionsAreRefusedWithTheirName_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        using L = QStringList;
        QTest::newRow("no store") << L{} << "--store";
        QTest::newRow("unknown") << L{"--stroe", "x"} << "stroe";
        QTest::newRow("speed") << L{"--store", "x", "--speed", "fast"} << "--speed";
        QTest::newRow("theme") << L{"--store", "x", "--theme", "pink"} << "--theme";
        QTest::newRow("locale") << L{"--store", "x", "--locale", "fr"} << "--locale";
        QTest::newRow("share") << L{"--store", "x", "--share", "3/2"} << "--share";
        QTest::newRow("layers without pictures") << L{"--store", "x", "--each-layer"} << "--each-layer";
        QTest::newRow("film without an end") << L{"--store", "x", "--look-back", "2015-01-26T00:00", "--film", "y"} << "--until";
    }

    void wrongOptionsAreRefusedWithTheirName()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const auto options = Options::parse(QStringList{QStringLiteral("huying")} + arguments);
        QVERIFY(!options);
        QVERIFY2(options.error().message.contains(named), qPrintable(options.error().message));
    }

    void timesAreReadInTheSeatsZone()
    {
        QCOMPARE(*parseTime(QStringLiteral("2026-08-12T14:00:00+08:00")), 1786514400000);
        QCOMPARE(*parseTime(QStringLiteral("2026-08-12 14:00")), 1786514400000); // tests run in Asia/Shanghai
        QVERIFY(!parseTime(QStringLiteral("昨天")));
    }
};

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "workspacetest.moc"
