// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/deskfixture.h"
#include "widgets/desk/calllist.h"
#include "widgets/desk/casechecks.h"
#include "widgets/desk/clockbar.h"
#include "widgets/desk/verdictbar.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace huying;
using namespace huying::test;

/// One case after the other: checklist, verdict, the next one by itself, calls.
class DeskPageTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    const Workflow m_workflow = *Workflow::load();

    QString makeStore(const QString &name, int count = caseCount, int length = 7) const
    {
        return test::makeStore(m_dir.filePath(name), m_workflow, count, length);
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(*qApp, Theme::makeLight(Surface::Desk));
    }

    /// What can't be judged from the desk wants a tick, or a reason in words; then the next case comes by itself.
    void checksOneCaseWithFewKeys()
    {
        Desk desk(makeStore(QStringLiteral("one.gpkg")));
        QCOMPARE(desk.page.queue().rowCount(), caseCount);
        desk.show();
        desk.select(0);
        const CaseId id = desk.page.queue().caseAt(0).id, next = desk.page.queue().caseAt(1).id;
        VerdictBar *verdict = desk.page.review()->verdict();
        CheckList *checks = desk.page.review()->checks();
        QCOMPARE(verdict->kinds().first(), QStringLiteral("pass"));
        QVERIFY(verdict->kinds().contains(QStringLiteral("no_check")));
        QCOMPARE(checks->checks().size(), 6);
        QCOMPARE(checks->missing().size(), 3); // place, photos, condition
        QSignalSpy decided(verdict, &VerdictBar::decided), done(&desk.page, &DeskPage::done);
        QTest::keyClick(&desk.page, Qt::Key_P);
        QCOMPARE(decided.size(), 0);
        desk.page.table()->setFocus();
        for (const auto key : {Qt::Key_1, Qt::Key_3, Qt::Key_4, Qt::Key_P})
            QTest::keyClick(&desk.page, key);
        QCOMPARE(decided.size(), 1);
        QTRY_COMPARE(desk.state(id).state, QStringLiteral("checked"));
        QTRY_COMPARE(desk.selection.caseId(), next);
        QCOMPARE(done.size(), 1);
        auto file = desk.live.caseFile(id);
        QTRY_VERIFY(file.isFinished());
        const QJsonArray kept = file.result()->actions.last().payload[QStringLiteral("checks")].toArray();
        QCOMPARE(kept.size(), 6);
        QCOMPARE(kept[3].toObject()[QStringLiteral("by")].toString(), QStringLiteral("person"));
        QCOMPARE(kept[3].toObject()[QStringLiteral("found")].toString(), u("夜间亮灯，灯杆牢固，接线不外露"));
        QCOMPARE(kept[4].toObject()[QStringLiteral("passed")].toBool(), false); // nobody has called yet: not required
        // Taken back, it is there to be judged again.
        Action undo;
        undo.caseId = id;
        undo.kind = QStringLiteral("undo");
        undo.actor = desk.account.name;
        undo.expectedVersion = desk.state(id).version;
        desk.live.submit(undo);
        QTRY_COMPARE(desk.state(id).state, QStringLiteral("resolved"));
        QTRY_COMPARE(desk.selection.caseId(), id);
    }

    void passesUntickedOnlyWithWords()
    {
        Desk desk(makeStore(QStringLiteral("words.gpkg")));
        desk.select(0);
        const CaseId id = desk.page.queue().caseAt(0).id;
        VerdictBar *verdict = desk.page.review()->verdict();
        verdict->start(QStringLiteral("pass"));
        verdict->opinion()->setText(u("电话核实，现场已亮"));
        QTest::keyClick(verdict->opinion(), Qt::Key_Return);
        QTRY_COMPARE(desk.state(id).state, QStringLiteral("checked"));
        QCOMPARE(desk.page.queue().count(QueueTab::ToClose), 1);
    }

    void returnsOnlyWithAReason()
    {
        Desk desk(makeStore(QStringLiteral("back.gpkg")));
        desk.show();
        desk.select(1);
        const CaseId id = desk.page.queue().caseAt(1).id;
        VerdictBar *verdict = desk.page.review()->verdict();
        QSignalSpy decided(verdict, &VerdictBar::decided);
        verdict->start(QStringLiteral("fail"));
        QCOMPARE(decided.size(), 0);
        QTest::keyClick(&desk.page, Qt::Key_2, Qt::AltModifier);
        verdict->start(QStringLiteral("fail"));
        QCOMPARE(decided.size(), 1);
        QVERIFY(decided.first()[1].toJsonObject()[QStringLiteral("reason")].toString().contains(QStringLiteral("Not fully handled")));
        QTRY_COMPARE(desk.state(id).rework, 1);
        QCOMPARE(desk.page.queue().count(QueueTab::Rework), 1);
    }

    void whatCannotBeCheckedGoesAside()
    {
        Desk desk(makeStore(QStringLiteral("aside.gpkg")));
        desk.select(2);
        const CaseId id = desk.page.queue().caseAt(2).id;
        VerdictBar *verdict = desk.page.review()->verdict();
        verdict->opinion()->setText(u("院门锁着"));
        verdict->start(QStringLiteral("no_check"));
        QTRY_COMPARE(desk.state(id).state, QStringLiteral("unchecked"));
        QTRY_COMPARE(desk.page.queue().count(QueueTab::Unchecked), 1);
        QCOMPARE(desk.page.queue().count(QueueTab::ToCheck), caseCount - 1);
    }

    void callsEveryReporterOfACase()
    {
        Desk desk(makeStore(QStringLiteral("calls.gpkg"), 3, 8));
        desk.page.showTab(QueueTab::FollowUp);
        QCOMPARE(desk.page.queue().rowCount(), 3);
        desk.show();
        desk.select(0);
        const CaseId id = desk.page.queue().caseAt(0).id;
        // Two more reported the same.
        QList<CaseState> merged;
        for (int i = 0; i < 2; ++i) {
            CaseState other = desk.state(id);
            other.id = uuid7(start + i);
            other.no = QStringLiteral("QD0812-9%1").arg(i);
            other.mergedInto = id;
            other.state = QStringLiteral("closed");
            other.phoneMasked = QStringLiteral("139****000%1").arg(i);
            merged << other;
        }
        desk.board.merge(merged);
        desk.select(1);
        desk.selection.selectCase(id);
        CallList *calls = desk.page.review()->calls();
        QTRY_COMPARE(calls->count(), 3);
        QCOMPARE(calls->owed(), 3);
        QSignalSpy answered(calls, &CallList::answered), unmask(&desk.page, &DeskPage::unmaskAsked);
        QTest::keyClick(&desk.page, Qt::Key_1);
        QCOMPARE(answered.size(), 1);
        QTRY_COMPARE(desk.state(id).satisfaction, 3);
        QTRY_COMPARE(calls->owed(), 2);
        QTest::keyClick(&desk.page, Qt::Key_0); // the next reporter, who isn't reached
        QCOMPARE(answered.size(), 2);
        QCOMPARE(answered.last().first().value<CaseId>(), merged[0].id);
        QCOMPARE(answered.last()[1].toJsonObject()[QStringLiteral("contacted")].toInt(), 1);
        for (KeyButton *button : calls->findChildren<KeyButton *>())
            if (button->text().startsWith(QStringLiteral("Show number")))
                button->click();
        QCOMPARE(unmask.size(), 1);
    }

    void checksSayWhatTheStoreKnows()
    {
        Desk desk(makeStore(QStringLiteral("checks.gpkg")));
        auto future = desk.live.caseFile(desk.page.queue().caseAt(0).id);
        QTRY_VERIFY(future.isFinished());
        CaseFile file = *future.result();
        const auto verdict = [&](int i, const char *by = "zhoumin") {
            return checksOf(file, u("亮灯"), desk.words, QString::fromLatin1(by))[i].verdict;
        };
        using Verdict = CaseCheck::Verdict;
        enum { Place, Times, Photos, Condition, Reporter, Handler };
        QCOMPARE(verdict(Place), Verdict::Doubtful); // no grid
        QCOMPARE(verdict(Photos), Verdict::Doubtful); // none
        QCOMPARE(verdict(Condition), Verdict::Open);
        QCOMPARE(verdict(Reporter), Verdict::Doubtful); // not called yet
        QCOMPARE(verdict(Times), Verdict::Passed); // in time
        file.attachments = {{QStringLiteral("a"), {}, QStringLiteral("image/png"), QStringLiteral("before"), start},
                            {QStringLiteral("b"), {}, QStringLiteral("image/png"), QStringLiteral("after"), start + hourMs}};
        QCOMPARE(verdict(Photos), Verdict::Passed);
        QCOMPARE(verdict(Times), Verdict::Passed);
        file.attachments[1].at = start - hourMs;
        QCOMPARE(verdict(Times), Verdict::Doubtful);
        QCOMPARE(verdict(Handler), Verdict::Passed);
        QCOMPARE(verdict(Handler, "xiangzhen"), Verdict::Doubtful); // who handled it may not check it
        file.state.satisfaction = 3;
        QCOMPARE(verdict(Reporter), Verdict::Passed);
        const auto closing = ClosingConditions::load();
        QVERIFY(closing);
        QCOMPARE(closing->of(QStringLiteral("E01003")), u("篦子完好、无松动、已清理，排水通畅"));
        QCOMPARE(closing->of(QStringLiteral("E06999")), u("现场干净，无残留，未再发生"));
        QVERIFY(!closing->of(QStringLiteral("X")).isEmpty());
        const QList<ClockStop> stops = stopsOf(file.actions);
        QCOMPARE(stops.size(), 1);
        QCOMPARE(stops[0].to - stops[0].from, 20 * minuteMs);
    }
};

QTEST_MAIN(DeskPageTest)
#include "deskpagetest.moc"
