// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/mapmenu.h"
#include "app/console/session.h"
#include "maps/view/defaultlayers.h"
#include "maps/view/mapview.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QStandardPaths>
#include <QTest>
#include <QWidgetAction>

using namespace huying;

/// The menu of the right button on the map.
class MapMenuTest : public QObject
{
    Q_OBJECT

    struct Seat
    {
        Session session{Options{}, std::nullopt, Account{}, *Workflow::load()};
        MapView map;
        MapMenu *menu = new MapMenu(map, session);

        Seat()
        {
            map.setAnimated(false);
            map.resize(800, 600);
            map.setViewport(Viewport::around(middle, 15, map.size()));
            map.show();
        }
        QMenu *open(QPoint at, QContextMenuEvent::Reason reason = QContextMenuEvent::Mouse)
        {
            QContextMenuEvent event(reason, at, map.mapToGlobal(at));
            QCoreApplication::sendEvent(&map, &event);
            return qobject_cast<QMenu *>(QApplication::activePopupWidget());
        }
        static QAction *named(const QMenu &menu, const QString &beginning)
        {
            for (QAction *action : menu.actions())
                if (!action->isSeparator() && !qobject_cast<QWidgetAction *>(action) && action->text().startsWith(beginning))
                    return action;
            return nullptr;
        }
    };

    static constexpr LonLat middle{109.2, 23.7};

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void aCoordinateIsCopiedWhereTheMouseWas()
    {
        Seat seat;
        QMenu *menu = seat.open({200, 150});
        QVERIFY(menu);
        Seat::named(*menu, QStringLiteral("Copy coordinate"))->trigger();
        const LonLat place = seat.map.viewport().lonLatAt({200, 150});
        QCOMPARE(QGuiApplication::clipboard()->text(), coordinateText(place));
        QVERIFY(coordinateText(place).startsWith(QStringLiteral("23.7"))); // latitude first
    }

    void theMenuKeyMeansTheMiddle()
    {
        Seat seat;
        QMenu *menu = seat.open({1, 1}, QContextMenuEvent::Keyboard);
        QVERIFY(menu);
        QVERIFY(Seat::named(*menu, QStringLiteral("Copy coordinate"))->text().endsWith(
            coordinateText(seat.map.viewport().lonLatAt(seat.map.rect().center()))));
    }

    void measuringBeginsThere()
    {
        Seat seat;
        QMenu *menu = seat.open({200, 300});
        QVERIFY(menu);
        Seat::named(*menu, QStringLiteral("Measure from here"))->trigger();
        menu->close();
        QCOMPARE(seat.map.tool(), MapTool::MeasureLength);
        QTest::mouseMove(&seat.map, {600, 300});
        const double metres = 400 * seat.map.viewport().metresPerPixel();
        const QString result = seat.map.toolResult();
        QVERIFY2(std::abs(QLocale().toDouble(result.section(QLatin1Char(' '), 0, 0)) - metres) < 2, qPrintable(result));
    }

    void aCaseIsTakenInOnlyWhereSomebodyTakesIt()
    {
        Seat seat;
        QVERIFY(!Seat::named(*seat.open({200, 300}), QStringLiteral("New case")));
        QApplication::activePopupWidget()->close();
        std::optional<LonLat> taken;
        seat.menu->setNewCase([&taken](LonLat place, const QString &) { taken = place; });
        QAction *newCase = Seat::named(*seat.open({200, 300}), QStringLiteral("New case"));
        QVERIFY(newCase);
        newCase->trigger();
        QVERIFY(taken == seat.map.viewport().lonLatAt({200, 300}));
    }

    void aRangeIsOfferedWhereOneCanBeShown()
    {
        Seat seat;
        QVERIFY(!Seat::named(*seat.open({200, 300}), QStringLiteral("Who gets here")));
        QApplication::activePopupWidget()->close();
        std::optional<LonLat> around;
        seat.menu->setCover([&around](LonLat place) { around = place; });
        QAction *range = Seat::named(*seat.open({200, 300}), QStringLiteral("Who gets here"));
        QVERIFY(range);
        range->trigger();
        QVERIFY(around == seat.map.viewport().lonLatAt({200, 300}));
    }

    void keysBeginAtTheFirstThingToDo()
    {
        Seat seat;
        QMenu *menu = seat.open({200, 300});
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QCOMPARE(menu->activeAction(), Seat::named(*menu, QStringLiteral("Measure from here")));
    }

    void theHeadingSaysWhatIsThere()
    {
        Seat seat;
        QMenu *menu = seat.open({200, 300});
        QVERIFY(menu);
        auto *head = qobject_cast<QWidgetAction *>(menu->actions().first());
        QVERIFY(head);
        QCOMPARE(head->defaultWidget()->findChild<QLabel *>()->text(), QStringLiteral("Outside of all areas"));
        menu->close();
        UnitRow unit;
        unit.ref = QStringLiteral("U1");
        unit.name = QStringLiteral("巡逻一组");
        unit.place = middle;
        seat.session.layers.setLayers(defaultLayers());
        seat.map.setLayers(&seat.session.layers);
        seat.map.setUnits({unit});
        const QPoint at = seat.map.viewport().toScreen(middle).toPoint();
        QTRY_COMPARE_WITH_TIMEOUT(seat.map.targetAt(at).what, MapTarget::What::Unit, test::patience(20000));
        head = qobject_cast<QWidgetAction *>(seat.open(at)->actions().first());
        QCOMPARE(head->defaultWidget()->findChild<QLabel *>()->text(), unit.name);
    }
};

QTEST_MAIN(MapMenuTest)
#include "mapmenutest.moc"
