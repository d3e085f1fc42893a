// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/widgets/deckseat.h"

#include <QShortcut>

using namespace huying;

class DeckOrdersTest : public QObject
{
    Q_OBJECT

    using Seat = DeckSeat;

private slots:
    void aTypedLineBecomesACase()
    {
        Seat seat;
        seat.type("新 路灯不亮 人民路12号 /城管局 2h");
        QTRY_VERIFY(seat.isLocated());
        QCOMPARE(seat.deck->strip()->steps().size(), 5);
        for (const char *part : {"01037 路灯异常", "014", "清渡县城管局", "0121", "38"})
            QVERIFY2(seat.said().contains(u(part)), qPrintable(seat.said()));
        QCOMPARE(seat.buttons(), QStringList({QStringLiteral("go"), QStringLiteral("merge"), QStringLiteral("edit")}));
        QVERIFY(!seat.ghosts->isEmpty());
        const auto ghost = seat.ghosts->last().first().value<std::optional<DeckGhost>>();
        QVERIFY(ghost && ghost->place.lon == IntakeCounty::shop.lon);
        QElapsedTimer timer;
        double tookMs = 0;
        connect(seat.deck, &CommandDeck::taken, this, [&] { tookMs = static_cast<double>(timer.nsecsElapsed()) / 1e6; });
        timer.start();
        seat.key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 1, test::patience(5000));
        qInfo("from Enter to the board, on disk: %.1f ms", tookMs);
        const CaseState made = seat.county.at(seat.last().id);
        QCOMPARE(made.state, QStringLiteral("assigned"));
        QCOMPARE(made.org, QStringLiteral("D03"));
        QCOMPARE(made.title, u("路灯不亮"));
        QCOMPARE(made.address, u("人民路12号"));
        QCOMPARE(made.area, QStringLiteral("441900001001014"));
        QVERIFY(made.dueAt > made.reportedAt);
        QCOMPARE(seat.county.onDisk("SELECT count(*) FROM actions WHERE kind IN ('report','accept','assign') AND actor = 'zhang'"), QStringLiteral("4"));
        QVERIFY(seat.deck->edit()->text().isEmpty());
        QVERIFY(!seat.ghosts->last().first().value<std::optional<DeckGhost>>());
    }

    void enterWaitsForTheAddress()
    {
        Seat seat;
        seat.type("新 路灯不亮 人民路12号");
        seat.key(Qt::Key_Return); // before the store has answered
        QCOMPARE(seat.taken->size(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 1, test::patience(5000));
        QVERIFY(seat.last().place);
    }

    void theNearestNumberAndTheStreetAreSaidAsSuch()
    {
        Seat seat;
        seat.type("新 路灯不亮 人民路16号");
        QTRY_VERIFY(seat.isLocated());
        QCOMPARE(seat.deck->reader()->places().first().how, PlaceCandidate::How::Near);
        QVERIFY(seat.deck->strip()->steps()[1].warning);
        seat.type("新 路灯不亮 人民路900号");
        QTRY_VERIFY(seat.isLocated());
        QCOMPARE(seat.deck->reader()->places().first().how, PlaceCandidate::How::Street);
        seat.type("新 路灯不亮 没有的地方");
        QTRY_VERIFY(seat.isLocated());
        QVERIFY(seat.deck->reader()->places().isEmpty());
        QVERIFY(seat.deck->reader()->plan().runs()); // it can be located later
    }

    void initialsFindPlacesAndTabWritesThemOut()
    {
        Seat seat;
        seat.type("新 路灯不亮 hmcs");
        QTRY_VERIFY(seat.isLocated());
        QVERIFY(seat.deck->reader()->plan().place);
        QCOMPARE(seat.deck->reader()->plan().place->name, u("惠民超市"));
        seat.key(Qt::Key_Tab);
        QCOMPARE(seat.deck->edit()->text(), u("新 路灯不亮 惠民超市 "));
    }

    void oneOfSeveralPlacesIsChosenNotGuessed()
    {
        Seat seat;
        seat.type("新 路灯不亮 光明路5号");
        QTRY_VERIFY(seat.isLocated());
        QVERIFY(seat.deck->reader()->needsPlace());
        QTRY_VERIFY(seat.list()->isVisible());
        QCOMPARE(seat.list()->rows().size(), 2);
        seat.key(Qt::Key_Return);
        QCOMPARE(seat.taken->size(), 0);
        const LonLat first = *seat.deck->reader()->plan().subject.place;
        seat.key(Qt::Key_Down);
        QVERIFY(seat.deck->reader()->plan().subject.place->lon != first.lon);
        const LonLat second = *seat.deck->reader()->plan().subject.place;
        seat.key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 1, test::patience(5000));
        QCOMPARE(seat.last().place->lon, second.lon);
        QCOMPARE(seat.last().address, u("光明路5号")); // as typed
    }

    void theSameAgainIsMergedAndKeepsItsReporter()
    {
        Seat seat;
        seat.type("新 路灯不亮 人民路12号 13800138000 ~张三 ：又黑了");
        QTRY_VERIFY(seat.isLocated());
        seat.key(Qt::Key_Tab); // nothing to write out: down to the strip
        QVERIFY(seat.deck->strip()->hasFocus());
        QVERIFY(seat.duplicates()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(seat.duplicates()->hasPictures(), test::patience(5000));
        QTest::keyClick(seat.deck->strip(), Qt::Key_Escape);
        QVERIFY(seat.deck->edit()->hasFocus());
        QVERIFY(!seat.duplicates()->isVisible());
        seat.key(Qt::Key_Tab);
        QTest::keyClick(seat.deck->strip(), Qt::Key_M);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 1, test::patience(5000));
        QCOMPARE(seat.last().state, QStringLiteral("merged"));
        QCOMPARE(seat.last().mergedInto, seat.county.lampCase);
        QCOMPARE(seat.last().phoneMasked, QStringLiteral("138****8000"));
        QVERIFY(!seat.county.onDisk("SELECT json_extract(payload, '$.phone_enc') FROM actions ORDER BY at DESC LIMIT 1 OFFSET 1").contains(QLatin1String("13800138000")));
        QCOMPARE(seat.county.onDisk("SELECT count(*) FROM actions WHERE payload LIKE '%13800138000%' OR payload LIKE '%张三%'"), QStringLiteral("0"));
    }

    void altLettersActFromTheEntry()
    {
        Seat seat;
        seat.type("新 路灯不亮 人民路12号");
        QTRY_VERIFY(seat.isLocated());
        seat.key(Qt::Key_M, Qt::AltModifier);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 1, test::patience(5000));
        QCOMPARE(seat.last().mergedInto, seat.county.lampCase);
    }

    void whatTheCatalogueDoesNotAdmitAsksForADecision()
    {
        Seat seat;
        seat.type("新 外星人降落 人民路12号");
        QTRY_VERIFY(seat.isLocated());
        QCOMPARE(seat.buttons(), QStringList({QStringLiteral("consult"), QStringLiteral("reason"), QStringLiteral("edit")}));
        seat.key(Qt::Key_Return);
        const auto asked = seat.county.live->caseFile({}); // answered after whatever Return may have sent
        QTRY_VERIFY(asked.isFinished());
        QCOMPARE(seat.taken->size(), 0);
        seat.key(Qt::Key_Y, Qt::AltModifier);
        QVERIFY(seat.deck->edit()->text().isEmpty());
        seat.key(Qt::Key_Return); // no reason given
        QCOMPARE(seat.taken->size(), 0);
        seat.type("领导交办，先登记");
        seat.key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 1, test::patience(5000));
        QCOMPARE(seat.last().title, u("外星人降落"));
        QCOMPARE(seat.county.onDisk("SELECT json_extract(payload, '$.reason') FROM actions WHERE kind = 'report' ORDER BY at DESC"), u("领导交办，先登记"));
        seat.type("新 税费咨询");
        QVERIFY(seat.said().contains(QStringLiteral("12366")));
        seat.key(Qt::Key_K, Qt::AltModifier);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 2, test::patience(5000));
        QCOMPARE(seat.last().item, QStringLiteral("E31001"));
    }

    void theStoreRefusesWhatTheDeckWouldNotSend()
    {
        IntakeCounty county;
        QVERIFY(county.open());
        QSignalSpy refused(county.live.get(), &LiveStore::actionRefused), done(county.live.get(), &LiveStore::actionDone);
        Action report;
        report.kind = QStringLiteral("report");
        report.actor = QStringLiteral("zhang");
        report.payload = {{QStringLiteral("title"), u("税费咨询")}, {QStringLiteral("item"), QStringLiteral("E29007")}};
        county.live->submit(report);
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, test::patience(5000));
        QVERIFY(refused[0][1].value<Error>().message.contains(u("不准入")));
        report.payload = {{QStringLiteral("title"), u("邻里纠纷")}, {QStringLiteral("item"), QStringLiteral("E21001")}};
        county.live->submit(report);
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, test::patience(5000));
        QCOMPARE(done[0][1].value<CaseState>().variant, QStringLiteral("dispute"));
    }

    void stepsThatCannotAllBeTakenAreNotTakenAtAll()
    {
        IntakeCounty county;
        QVERIFY(county.open());
        QSignalSpy refused(county.live.get(), &LiveStore::actionRefused);
        Action report, close;
        report.kind = QStringLiteral("report");
        report.actor = close.actor = QStringLiteral("zhang");
        report.payload = {{QStringLiteral("title"), u("路灯异常")}, {QStringLiteral("item"), QStringLiteral("E01037")}};
        close.kind = QStringLiteral("close");
        county.live->submit(CaseSteps{{report, close}, {}, {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, test::patience(5000));
        QCOMPARE(county.onDisk("SELECT count(*) FROM actions"), QStringLiteral("1"));
    }

    void tabWritesOutWhatIsProposed()
    {
        Seat seat;
        seat.type("新 ldyc");
        seat.key(Qt::Key_Tab);
        QCOMPARE(seat.deck->edit()->text(), u("新 路灯异常 "));
        seat.deck->edit()->insert(u("人民路12号 /cg"));
        QVERIFY(seat.said().contains(u("清渡县城管局")));
        seat.key(Qt::Key_Tab);
        QCOMPARE(seat.deck->edit()->text(), u("新 路灯异常 人民路12号 /清渡县城管局 "));
        seat.type("新 井盖");
        QVERIFY(seat.list()->isVisible());
        const QString first = seat.deck->reader()->plan().subject.item;
        seat.key(Qt::Key_Down);
        QVERIFY(seat.deck->reader()->plan().subject.item != first);
        seat.key(Qt::Key_Escape);
        QVERIFY(!seat.list()->isVisible());
        QCOMPARE(seat.deck->edit()->text(), u("新 井盖"));
    }

    void ordersMeanTheSelectedCaseOrTheOneThatIsNamed()
    {
        Seat seat;
        seat.type("受");
        QVERIFY(seat.said().contains(u("没有选中")));
        seat.county.selection.selectCase(seat.county.lampCase);
        seat.type("受 ");
        seat.key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 1, test::patience(5000));
        QCOMPARE(seat.last().state, QStringLiteral("accepted"));
        seat.county.selection.clear();
        seat.type("分 0121"); // to whom the rules say
        QVERIFY(seat.said().contains(u("城管局")));
        seat.key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 2, test::patience(5000));
        QCOMPARE(seat.last().org, QStringLiteral("D03"));
        seat.type("派 0121 @李过期");
        QVERIFY2(seat.said().contains(u("加 !")), qPrintable(seat.said()));
        seat.key(Qt::Key_Return);
        QCOMPARE(seat.taken->size(), 2);
        seat.type("派 0121 @王强");
        seat.key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 3, test::patience(5000));
        QCOMPARE(seat.last().units, QStringList{QStringLiteral("U1")});
        seat.type("受 0121"); // not in this state any more
        seat.key(Qt::Key_Return);
        QCOMPARE(seat.taken->size(), 3);
        QVERIFY(!seat.said().isEmpty());
    }

    void aRoleThatMayOnlyReportOnlyReports()
    {
        Seat seat(QStringLiteral("grid"));
        seat.type("新 路灯不亮 人民路12号 /城管局");
        QTRY_VERIFY(seat.isLocated());
        seat.key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 1, test::patience(5000));
        QCOMPARE(seat.last().state, QStringLiteral("reported"));
    }

    void whatOnlyLooksChangesNothing()
    {
        Seat seat;
        QSignalSpy filters(seat.deck, &CommandDeck::filterWanted), places(seat.deck, &CommandDeck::placeWanted), cases(seat.deck, &CommandDeck::caseWanted);
        seat.type("筛 /城管局 路灯");
        seat.key(Qt::Key_Return);
        QCOMPARE(filters.size(), 1);
        QCOMPARE(filters[0][0].toString(), QStringLiteral("D03"));
        seat.type("飞 人民路12号");
        seat.key(Qt::Key_Return); // waits for the place
        QTRY_COMPARE_WITH_TIMEOUT(places.size(), 1, test::patience(5000));
        seat.type("飞 0121");
        seat.key(Qt::Key_Return);
        QCOMPARE(cases.size(), 1);
        QCOMPARE(seat.county.onDisk("SELECT count(*) FROM actions"), QStringLiteral("1"));
    }

    void theLastStepIsTakenBackWithinItsTime()
    {
        Seat seat;
        int undos = 0;
        auto *shortcut = new QShortcut(QKeySequence::Undo, &seat.window);
        connect(shortcut, &QShortcut::activated, this, [&] { ++undos, seat.county.undo->undo(); });
        seat.type("受 0121");
        seat.key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 1, test::patience(5000));
        QVERIFY(seat.county.undo->last());
        QCOMPARE(seat.county.undo->last()->kind, QStringLiteral("accept"));
        QVERIFY(seat.county.undo->secondsLeft() > 25);
        QSignalSpy undone(seat.county.undo.get(), &UndoWatch::undone);
        seat.key(Qt::Key_Z, Qt::ControlModifier); // the entry is empty: the step is meant, not the typing
        QCOMPARE(undos, 1);
        QTRY_COMPARE_WITH_TIMEOUT(undone.size(), 1, test::patience(5000));
        QCOMPARE(seat.county.at(seat.county.lampCase).state, QStringLiteral("reported"));
        QVERIFY(!seat.county.undo->last());
        seat.type("abc");
        seat.deck->edit()->insert(QStringLiteral("d"));
        seat.key(Qt::Key_Z, Qt::ControlModifier); // now the typing is meant
        QCOMPARE(undos, 1);
    }
};

QTEST_MAIN(DeckOrdersTest)
#include "deckorderstest.moc"
