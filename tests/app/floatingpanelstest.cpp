// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/floatingpanels.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

/// On two screens side by side.
class FloatingPanelsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    struct Seat
    {
        QMainWindow window;
        QDockWidget *dock = new QDockWidget(&window);

        Seat()
        {
            dock->setObjectName(QStringLiteral("activity"));
            dock->setWidget(new QWidget);
            window.addDockWidget(Qt::LeftDockWidgetArea, dock);
            window.setGeometry(QRect(QGuiApplication::screens().first()->geometry().topLeft(), QSize(1200, 800)));
            window.show();
        }
        void floatAt(const QRect &rect)
        {
            dock->setFloating(true);
            QVERIFY(QTest::qWaitForWindowExposed(dock)); // before, newer Qt undoes what it is told
            dock->setGeometry(rect);
        }
    };

    static bool kept(const FloatingPanels &panels, QSettings &to, const QString &screen)
    {
        return QTest::qWaitFor([&] {
            panels.save(to);
            return to.value(QStringLiteral("activity/screen")).toString() == screen;
        });
    }

private slots:
    void initTestCase() { QCOMPARE(QGuiApplication::screens().size(), 2); }

    void aPanelReturnsToTheScreenItWasPutOn()
    {
        const QScreen *second = QGuiApplication::screens().at(1);
        const QRect home = QRect(120, 90, 400, 200).translated(second->geometry().topLeft());
        QSettings to(m_dir.filePath(QStringLiteral("a.ini")), QSettings::IniFormat);
        Seat seat;
        FloatingPanels panels(seat.window);
        seat.floatAt(home);
        QVERIFY(kept(panels, to, second->name()));
        seat.dock->move(20, 20); // as a window manager does when the screen goes
        QTRY_VERIFY(seat.dock->geometry() != home);
        panels.place();
        QTRY_COMPARE(seat.dock->geometry(), home);
    }

    void awayFromALostScreenItIsAGuestAndGoesBackAfterARestart()
    {
        QSettings to(m_dir.filePath(QStringLiteral("b.ini")), QSettings::IniFormat);
        to.setValue(QStringLiteral("activity/screen"), QStringLiteral("UNPLUGGED"));
        to.setValue(QStringLiteral("activity/rect"), QRect(120, 90, 400, 200));
        Seat seat;
        auto *witness = new QDockWidget(&seat.window); // its home tells that the panels have been looked at
        witness->setObjectName(QStringLiteral("witness"));
        seat.window.addDockWidget(Qt::LeftDockWidgetArea, witness);
        FloatingPanels panels(seat.window);
        panels.load(to);
        witness->setFloating(true);
        seat.floatAt({9000, 9000, 400, 200});
        panels.place();
        QVERIFY(seat.window.geometry().contains(seat.dock->geometry().center()));
        QTRY_VERIFY((panels.save(to), to.contains(QStringLiteral("witness/screen"))));
        QCOMPARE(to.value(QStringLiteral("activity/screen")).toString(), QStringLiteral("UNPLUGGED"));
        QCOMPARE(to.value(QStringLiteral("activity/rect")).toRect(), QRect(120, 90, 400, 200));
    }

    void aDockedPanelHasNoHomeOutside()
    {
        QSettings to(m_dir.filePath(QStringLiteral("c.ini")), QSettings::IniFormat);
        Seat seat;
        FloatingPanels panels(seat.window);
        seat.floatAt({300, 300, 400, 200});
        QVERIFY(kept(panels, to, QGuiApplication::screens().first()->name()));
        seat.dock->setFloating(false);
        QVERIFY(kept(panels, to, QString()));
    }
};

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" HUYING_SOURCE "/resources/screens/wall.json");
    QApplication app(argc, argv);
    FloatingPanelsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "floatingpanelstest.moc"
