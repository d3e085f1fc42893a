// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/deploymentdialog.h"
#include "app/console/session.h"
#include "maps/view/mapview.h"
#include "tests/support/patience.h"
#include "widgets/controls/inlinequestion.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/controls/toast.h"
#include "widgets/dispatch/deploymentpanel.h"
#include "widgets/units/facttable.h"

#include <QStandardPaths>
#include <QTest>

using namespace huying;

/// Orders that come out of trying where units stand.
class DeploymentDialogTest : public QObject
{
    Q_OBJECT

    static constexpr LonLat middle{109.2, 23.7};

    static Account chief()
    {
        Account account;
        account.name = QStringLiteral("zhang");
        account.roles << QStringLiteral("chief");
        return account;
    }

    struct Seat
    {
        QWidget window;
        Session session;
        MapView map{&window};
        ToastStack toasts{&window};
        DeploymentDialog dialog;

        explicit Seat(const std::optional<PgConnection::Options> &server)
            : session(Options{}, std::nullopt, chief(), *Workflow::load(), server), dialog(map, session, toasts, &window)
        {
            map.setAnimated(false);
            window.resize(1200, 800);
            window.show();
            UnitRow unit;
            unit.ref = QStringLiteral("A");
            unit.name = QStringLiteral("巡逻A");
            unit.place = middle;
            unit.status = UnitStatus::Free;
            session.presentUnits.setRoster({unit});
            dialog.present();
            session.selection.selectUnit(unit.ref);
        }
        KeyButton *button(const QString &key) const
        {
            for (auto *one : dialog.panel().findChildren<KeyButton *>())
                if (one->key() == key)
                    return one;
            return nullptr;
        }
        bool says(const QString &text) const
        {
            return std::ranges::any_of(dialog.panel().findChildren<Label *>(), [&](const Label *l) { return l->text().contains(text); });
        }
    };

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void withoutUpstreamNothingIsOrdered()
    {
        Seat seat(std::nullopt);
        QCOMPARE(seat.dialog.chosenUnit(), QStringLiteral("A"));
        QVERIFY(!seat.button(QStringLiteral("Ctrl+⏎"))->isEnabled()); // no grid is chosen that it could be put into
        QVERIFY(seat.dialog.put({middle.lon + 0.01, middle.lat}));
        QVERIFY(!seat.button(QStringLiteral("Ctrl+S"))->isEnabled());
        QVERIFY(seat.says(QStringLiteral("this seat has none")));
    }

    void aClickInTheListChoosesTheUnit()
    {
        Seat seat(std::nullopt);
        seat.session.selection.clear();
        QVERIFY(seat.dialog.chosenUnit().isEmpty());
        const auto tables = seat.dialog.panel().findChildren<FactTable *>();
        const auto units = std::ranges::find_if(tables, [](FactTable *table) { return table->accessibleName() == QLatin1String("Units"); });
        QVERIFY(units != tables.end());
        QCOMPARE((*units)->model()->rowCount(), 1);
        (*units)->setCurrentIndex((*units)->model()->index(0, 0));
        emit (*units)->clicked((*units)->currentIndex());
        QCOMPARE(seat.dialog.chosenUnit(), QStringLiteral("A"));
        QVERIFY(seat.dialog.put({middle.lon + 0.01, middle.lat}));
    }

    void roadsThatLeadNobodyAnywhereAreSaid()
    {
        Seat seat(std::nullopt);
        const QString said = QStringLiteral("No unit gets to any grid by the roads");
        const auto answer = [&](float seconds) { // to whatever has been asked
            for (quint64 request = 1; request < 100; ++request) {
                RoadService service;
                service.request = request;
                service.services = {{0, seconds}};
                emit seat.session.engine.served(service);
            }
        };
        QVERIFY(!seat.says(said));
        answer(-1);
        QVERIFY(seat.says(said));
        QVERIFY(seat.dialog.put({middle.lon + 0.01, middle.lat})); // asks anew
        answer(60);
        QVERIFY(!seat.says(said));
    }

    void anOrderThatCouldNotBeWrittenIsNotSaidToBeSent()
    {
        PgConnection::Options server;
        server.conninfo = QStringLiteral("host=127.0.0.1 port=1 dbname=huying");
        Seat seat(server);
        QVERIFY(seat.dialog.put({middle.lon + 0.01, middle.lat}));
        KeyButton *order = seat.button(QStringLiteral("Ctrl+S"));
        QVERIFY(order->isEnabled());
        order->click();
        auto *question = seat.dialog.findChild<InlineQuestion *>();
        QVERIFY(question);
        emit question->accepted();
        // No store is open, so none of them can be kept.
        QTRY_VERIFY_WITH_TIMEOUT(seat.says(QStringLiteral("没有连接上级库")), test::patience(10000));
        QVERIFY(seat.dialog.isVisible());
        QVERIFY(seat.toasts.findChildren<ToastLine *>().isEmpty());
    }
};

QTEST_MAIN(DeploymentDialogTest)
#include "deploymentdialogtest.moc"
