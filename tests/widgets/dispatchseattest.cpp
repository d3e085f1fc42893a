// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/unitwatch.h"
#include "data/store/bulkwriter.h"
#include "data/store/caselog.h"
#include "tests/widgets/samplecounty.h"
#include "widgets/casefile/actionbar.h"
#include "widgets/casefile/actionform.h"
#include "widgets/casefile/casefilepanel.h"
#include "widgets/casefile/claimband.h"
#include "widgets/controls/inlinequestion.h"
#include "widgets/controls/keybutton.h"
#include "widgets/dispatch/unitblock.h"
#include "widgets/dispatch/unitboardpanel.h"
#include "widgets/dispatch/unitpicks.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

namespace
{

/// A store with one case that is accepted, and three units: two on duty, one whose certificate has run out.
QString makeStore(const QString &path, const Workflow &workflow)
{
    auto store = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
    CaseLog log(**store, workflow);
    const TimeMs at = QDateTime::currentMSecsSinceEpoch() - hourMs;
    const CaseId id = uuid7(at);
    const QJsonObject report{{QStringLiteral("no"), QStringLiteral("QD0812-0001")}, {QStringLiteral("title"), QStringLiteral("井盖缺失")},
                             {QStringLiteral("item"), QStringLiteral("E01002")},    {QStringLiteral("channel"), QStringLiteral("hotline")},
                             {QStringLiteral("lon"), 120.5},                        {QStringLiteral("lat"), 36.4}};
    const Action actions[] = {{uuid7(at), id, QStringLiteral("report"), QStringLiteral("wang"), {}, at, 0, report},
                              {uuid7(at + 1), id, QStringLiteral("accept"), QStringLiteral("wang"), {}, at + 1, 1, {}}};
    BulkWriter writer(**store, nullptr);
    const std::tuple<const char *, const char *, double, TimeMs> units[] = {
        {"U1", "抢修一组", 120.51, at + 100 * dayMs}, {"U2", "抢修二组", 120.52, at + 100 * dayMs}, {"U3", "抢修三组", 120.501, at - dayMs}};
    for (const auto &[ref, name, lon, certified] : units) {
        UnitRecord unit;
        unit.ref = QString::fromLatin1(ref);
        unit.name = QString::fromUtf8(name);
        unit.kind = QStringLiteral("vehicle");
        unit.glyph = QStringLiteral("修");
        unit.role = QStringLiteral("市政抢修");
        unit.certifiedUntil = certified;
        unit.place = LonLat{lon, 36.4};
        writer.add(unit);
    }
    for (const char *name : {"zhang", "li"})
        writer.add(AccountRecord{QString::fromLatin1(name), QString::fromLatin1(name).toUpper(), QStringLiteral("chief"), {}, {}, {}});
    if (!log.appendNew(actions) || !(*store)->finishBulk())
        qFatal("can't make the store");
    return path;
}

Account dispatcher(const char *name)
{
    return {QString::fromLatin1(name), {}, {QStringLiteral("chief"), QStringLiteral("operator"), QStringLiteral("dispatcher")}, {}, {}, {}};
}

/// Case file and unit board over a real store, with rules of the test.
struct Seat
{
    support::SampleCounty names{0};
    CaseBoard board;
    UnitBoard units;
    Selection selection;
    Account account;
    LiveStore live;
    UnitWatch watch{live, board};
    Routing routing = *Routing::fromJson(R"({"rules": [{"id": "R005", "name": "井盖", "when": {"items": ["E01002"]}, "then": {"org": "D03", "assist": ["D01"]}}]})",
                                         QStringLiteral("r.json"));
    RunCards cards = *RunCards::load();
    QWidget window;
    CaseFilePanel *file;
    UnitBoardPanel *panel;

    Seat(const QString &path, const char *name) : account(dispatcher(name)), live({path, std::nullopt, 1, account}, names.workflow)
    {
        QObject::connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::casesChanged, &board, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::casesChanged, &units, &UnitBoard::follow);
        QObject::connect(&live, &LiveStore::unitsLoaded, &units, &UnitBoard::setRoster);
        QObject::connect(&units, &UnitBoard::changed, &names.words, [this] { names.words.setUnits(units.units()); });
        QObject::connect(&live, &LiveStore::namesLoaded, &names.words, [this](const StoreNames &n) { names.words.setActors(n.accounts); });
        file = new CaseFilePanel(live, board, names.words, selection, account);
        file->advice()->setUnits(&units);
        file->advice()->setRules([this](const CaseState &c) {
            CaseAdvice advice;
            advice.route = routing.route(c, true);
            if (const RoutingRule *rule = routing.rule(advice.route.rule))
                advice.rule = *rule;
            advice.needed = cards.neededFor(advice.route.runCard, c.item);
            return advice;
        });
        panel = new UnitBoardPanel({live, board, units, watch, names.words, selection, account});
        auto *row = new QHBoxLayout(&window);
        row->addWidget(file);
        row->addWidget(panel);
        window.resize(1100, 900);
        window.show();
        window.activateWindow();
    }
    bool open()
    {
        QSignalSpy loaded(&live, &LiveStore::allLoaded);
        live.open();
        if (!loaded.wait(10000))
            return false;
        selection.selectCase(board.at(0).id);
        return QTest::qWaitFor([this] { return file->isSettled(); });
    }
    const CaseState &state() const { return board.at(0); }
    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
};

} // namespace

class DispatchSeatTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    const Workflow m_workflow = *Workflow::load();
    QString fresh()
    {
        static int number = 0;
        return makeStore(m_dir.filePath(QStringLiteral("seat%1.gpkg").arg(++number)), m_workflow);
    }

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void oneKeyAndEnterAssignsAsTheRulesSay()
    {
        Seat seat(fresh(), "zhang");
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        QVERIFY(seat.open());
        seat.file->focusActions();
        Seat::press(Qt::Key_F7);
        QVERIFY(seat.file->actions()->form());
        Seat::press(Qt::Key_Return);
        QTRY_COMPARE(seat.state().state, QStringLiteral("assigned"));
        QCOMPARE(seat.state().org, QStringLiteral("D03"));
        QCOMPARE(seat.state().assist, QStringList{QStringLiteral("D01")});
        QCOMPARE(seat.state().rule, QStringLiteral("R005"));
    }

    void anotherOrganizationIsAPersonsChoice()
    {
        Seat seat(fresh(), "zhang");
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        QVERIFY(seat.open());
        seat.file->actions()->start(QStringLiteral("assign"));
        auto *org = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(org);
        org->setText(QStringLiteral("县水利局"));
        Seat::press(Qt::Key_Return);
        QTRY_COMPARE(seat.state().state, QStringLiteral("assigned"));
        QCOMPARE(seat.names.words.organization(seat.state().org), QStringLiteral("县水利局"));
        QVERIFY(seat.state().rule.isEmpty());
    }

    void f6AssignsAndSendsInOneGo()
    {
        Seat seat(fresh(), "zhang");
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        QVERIFY(seat.open());
        QTRY_COMPARE(seat.file->advice()->units().ticked(), QStringList{QStringLiteral("U1")});
        seat.file->focusActions();
        Seat::press(Qt::Key_F6);
        QTRY_COMPARE(seat.state().units, QStringList{QStringLiteral("U1")});
        QCOMPARE(seat.state().state, QStringLiteral("assigned"));
        QCOMPARE(seat.state().rule, QStringLiteral("R005"));
        QCOMPARE(seat.state().version, 4);
        QTRY_COMPARE(seat.units.unit(QStringLiteral("U1"))->status, UnitStatus::Sent);
    }

    void anExpiredCertificateWantsAnExplicitYes()
    {
        Seat seat(fresh(), "zhang");
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        QVERIFY(seat.open());
        auto *picks = const_cast<UnitPicks *>(&seat.file->advice()->units().picks());
        QTRY_VERIFY(picks->rowCount() == 3);
        for (int row = 0; row < 3; ++row)
            if (picks->pick(row).unit.ref == QLatin1String("U3"))
                picks->toggle(row);
        seat.file->focusActions();
        Seat::press(Qt::Key_F6);
        QVERIFY(seat.file->actions()->question());
        QVERIFY(seat.file->actions()->question()->accessibleName().contains(QStringLiteral("抢修三组")));
        Seat::press(Qt::Key_Return); // the default is no
        QVERIFY(!seat.file->actions()->question());
        QCOMPARE(seat.state().version, 2);
        Seat::press(Qt::Key_F6);
        QVERIFY(seat.file->actions()->question());
        Seat::press(Qt::Key_Y);
        QTRY_COMPARE(seat.state().units.size(), 2);
        const auto file = seat.live.caseFile(seat.state().id);
        QTRY_VERIFY(file.isFinished());
        const QJsonObject despite = file.result()->actions.last().payload[QLatin1String("despite")].toObject();
        QCOMPARE(despite.keys(), QStringList{QStringLiteral("U3")});
    }

    void stepsOfAUnitAreTakenOnTheBoard()
    {
        Seat seat(fresh(), "zhang");
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        QVERIFY(seat.open());
        auto *picks = const_cast<UnitPicks *>(&seat.file->advice()->units().picks());
        QTRY_VERIFY(picks->rowCount() == 3);
        for (int row = 0; row < 3; ++row)
            if (picks->pick(row).unit.ref == QLatin1String("U2"))
                picks->toggle(row);
        seat.file->actions()->start(QStringLiteral("dispatch"));
        QTRY_COMPARE(seat.state().units.size(), 2);
        QTRY_VERIFY(seat.watch.leg(QStringLiteral("U2")));
        QVERIFY(seat.watch.leg(QStringLiteral("U2"))->receiveDue > 0);
        seat.panel->view()->selectRow(seat.panel->model().rowCount() - 1);
        seat.selection.selectCase(seat.state().id);
        seat.panel->focusRows();
        QCOMPARE(seat.panel->model().line(seat.panel->view()->currentIndex().row()).unit.caseId, seat.state().id);
        seat.panel->view()->selectRow(seat.panel->model().rowOf(QStringLiteral("U2")));
        QCOMPARE(seat.panel->steps(), QStringList({QStringLiteral("receive"), QStringLiteral("depart"), QStringLiteral("arrive"), QStringLiteral("stand_down")}));
        seat.panel->view()->setFocus();
        Seat::press(Qt::Key_3);
        QTRY_COMPARE(seat.state().unitStage, UnitStage::OnScene);
        QTRY_VERIFY(seat.watch.leg(QStringLiteral("U2"))->arrivedAt > 0);
        QCOMPARE(seat.watch.leg(QStringLiteral("U1"))->stage(), UnitStage::Sent);
        seat.panel->refresh();
        QCOMPARE(seat.panel->model().line(seat.panel->model().rowOf(QStringLiteral("U1"))).unit.status, UnitStatus::Sent);
        QCOMPARE(seat.panel->model().line(seat.panel->model().rowOf(QStringLiteral("U2"))).unit.status, UnitStatus::OnScene);
        QCOMPARE(seat.panel->steps(), QStringList{QStringLiteral("stand_down")});
        Seat::press(Qt::Key_4);
        QTRY_COMPARE(seat.state().units, QStringList{QStringLiteral("U1")});
    }

    void whoOpensAFormHoldsTheCase()
    {
        const QString path = fresh();
        {
            Seat first(path, "zhang");
            QVERIFY(QTest::qWaitForWindowActive(&first.window));
            QVERIFY(first.open());
            first.file->actions()->start(QStringLiteral("assign"));
            QTRY_COMPARE(first.state().claimedBy, QStringLiteral("zhang"));
            QVERIFY(first.file->actions()->form()); // and goes on working
        }
        // The next seat on the same file: sees who, is offered nothing that only one may do, and is refused if it tries.
        Seat second(path, "li");
        QVERIFY(QTest::qWaitForWindowActive(&second.window));
        QVERIFY(second.open());
        QCOMPARE(second.state().claimedBy, QStringLiteral("zhang"));
        auto *band = second.file->findChild<ClaimBand *>();
        QVERIFY(band->isVisible());
        QVERIFY2(band->text().contains(QStringLiteral("ZHANG")), qPrintable(band->text()));
        QVERIFY(!second.file->actions()->kinds().contains(QStringLiteral("assign")));
        QVERIFY(second.file->advice()->dispatchSteps().isEmpty());
        Action assign;
        assign.caseId = second.state().id;
        assign.kind = QStringLiteral("assign");
        assign.actor = QStringLiteral("li");
        assign.expectedVersion = second.state().version;
        assign.payload = {{QStringLiteral("org"), QStringLiteral("D03")}};
        QSignalSpy refused(&second.live, &LiveStore::actionRefused);
        second.live.submit(assign);
        QVERIFY(refused.wait(10000));
        const Error error = refused.first().at(1).value<Error>();
        QVERIFY2(error.message.contains(QStringLiteral("zhang")), qPrintable(error.message));
        second.file->actions()->start(QStringLiteral("take_over"));
        QTRY_COMPARE(second.state().claimedBy, QStringLiteral("li"));
        QVERIFY(!band->isVisible());
        QTRY_VERIFY(second.file->actions()->kinds().contains(QStringLiteral("assign")));
    }

    void theEndOfAClaimDoesNotComeBetweenAnActionAndItsUndoing()
    {
        Seat seat(fresh(), "zhang");
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        QVERIFY(seat.open());
        seat.file->actions()->start(QStringLiteral("assign"));
        Seat::press(Qt::Key_Return);
        QTRY_COMPARE(seat.state().state, QStringLiteral("assigned"));
        seat.file->actions()->openForm(QStringLiteral("dispatch"));
        QTRY_COMPARE(seat.state().claimedBy, QStringLiteral("zhang"));
        emit seat.file->actions()->submitted(QStringLiteral("dispatch"), {{QStringLiteral("units"), QJsonArray{QStringLiteral("U2")}}});
        QTRY_COMPARE(seat.state().units, QStringList{QStringLiteral("U2")});
        QTRY_VERIFY(!seat.file->actions()->form());
        Action undo;
        undo.caseId = seat.state().id;
        undo.kind = QStringLiteral("undo");
        undo.actor = QStringLiteral("zhang");
        undo.expectedVersion = seat.state().version;
        seat.live.submit(undo);
        QTRY_VERIFY(seat.state().units.isEmpty());
    }

    void aFormThatIsGivenUpLetsTheCaseGo()
    {
        Seat seat(fresh(), "zhang");
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        QVERIFY(seat.open());
        seat.file->actions()->start(QStringLiteral("assign"));
        QTRY_COMPARE(seat.state().claimedBy, QStringLiteral("zhang"));
        Seat::press(Qt::Key_Escape);
        QTRY_VERIFY(seat.state().claimedBy.isEmpty());
    }
};

QTEST_MAIN(DispatchSeatTest)
#include "dispatchseattest.moc"
