// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/caselog.h"
#include "data/store/store.h"
#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/desk/batchbar.h"
#include "widgets/desk/casechecks.h"
#include "widgets/desk/casereview.h"
#include "widgets/desk/clockbar.h"
#include "widgets/desk/deskpage.h"
#include "widgets/desk/desktable.h"
#include "widgets/desk/verdictbar.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

namespace
{

constexpr TimeMs start = 1786507200000; // 2026-08-12T04:00:00Z

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

/// Over a store of its own: six cases whose results wait for their check.
class DeskPageTest : public QObject
{
    Q_OBJECT

    static constexpr int caseCount = 6;

    struct Desk
    {
        explicit Desk(const QString &path)
            : live({path, std::nullopt, 1}, *Workflow::load()), words(live.workflow()),
              indicators(board, units, live.workflow(), [this] { return live.now(); })
        {
            connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
            connect(&live, &LiveStore::casesChanged, &board, &CaseBoard::merge);
            QSignalSpy loaded(&live, &LiveStore::allLoaded);
            live.open();
            if (!loaded.wait(10000))
                qFatal("the store doesn't open");
        }

        LiveStore live;
        CaseWords words;
        CaseBoard board;
        UnitBoard units;
        Indicators indicators;
        Selection selection;
        Account account{QStringLiteral("zhoumin"), u("复核员 周敏"), {QStringLiteral("reviewer"), QStringLiteral("checker")},
                        {}, {}, QStringLiteral("B-02")};
        DeskPage page{{live, board, indicators, words, selection, account}};

        void tick(int row)
        {
            QueueModel &queue = page.queue();
            queue.setData(queue.index(row, QueueModel::LimitColumn), Qt::Checked, Qt::CheckStateRole);
        }
        QLineEdit *field(const QString &name) const
        {
            for (QLineEdit *edit : page.batch()->findChildren<QLineEdit *>())
                if (edit->accessibleName() == name)
                    return edit;
            return nullptr;
        }
        KeyButton *button(const QWidget *in, const QString &text) const
        {
            for (KeyButton *button : in->findChildren<KeyButton *>())
                if (button->text() == text)
                    return button;
            return nullptr;
        }
    };

    QTemporaryDir m_dir;
    Workflow m_workflow = *Workflow::load();

    QString makeStore(const QString &name)
    {
        const QString path = m_dir.filePath(name);
        auto created = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
        CaseLog log(**created, m_workflow);
        for (int n = 1; n <= caseCount; ++n) {
            const TimeMs at = start + n * minuteMs;
            const CaseId id = uuid7(at);
            int version = 0;
            const auto act = [&](const char *kind, TimeMs after, QJsonObject payload = {}) {
                return Action{uuid7(at + after), id, QString::fromLatin1(kind), QStringLiteral("xiangzhen"), {}, at + after,
                              version++, payload};
            };
            const Action actions[] = {
                act("report", 0, {{QStringLiteral("no"), QStringLiteral("QD0812-000%1").arg(n)},
                                  {QStringLiteral("title"), u("路灯不亮")},
                                  {QStringLiteral("due"), at + 2 * hourMs},
                                  {QStringLiteral("limit"), 2 * hourMs}}),
                act("accept", minuteMs), act("assign", 2 * minuteMs, {{QStringLiteral("org"), QStringLiteral("D03")}}),
                act("sign", 3 * minuteMs), act("suspend", 10 * minuteMs, {{QStringLiteral("reason"), u("等待材料")}}),
                act("resume", 30 * minuteMs), act("resolve", hourMs, {{QStringLiteral("result"), u("已修复")}})};
            if (!log.appendNew(actions))
                qFatal("can't append");
        }
        if (!(*created)->finishBulk())
            qFatal("can't finish");
        return path;
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(*qApp, Theme::makeLight(Surface::Desk));
    }

    void checksAndClosesOneCase()
    {
        Desk desk(makeStore(QStringLiteral("one.gpkg")));
        QCOMPARE(desk.page.queue().rowCount(), caseCount);
        const CaseId id = desk.page.queue().caseAt(0).id;
        QSignalSpy settled(desk.page.review(), &CaseReview::settled), done(&desk.page, &DeskPage::done);
        desk.selection.selectCase(id);
        QTRY_VERIFY(!settled.isEmpty());
        VerdictBar *verdict = desk.page.review()->verdict();
        QCOMPARE(verdict->kinds().first(), QStringLiteral("pass"));
        QVERIFY(verdict->kinds().contains(QStringLiteral("fail")));
        verdict->opinion()->setText(u("照片相符"));
        verdict->start(QStringLiteral("pass"));
        QTRY_COMPARE(desk.board.at(desk.board.rowOf(id)).state, QStringLiteral("checked"));
        QTRY_COMPARE(done.size(), 1);
        QTRY_COMPARE(verdict->kinds(), QStringList{QStringLiteral("close")} + verdict->kinds().mid(1));
        QCOMPARE(desk.page.queue().rowCount(), caseCount - 1);
        QCOMPARE(desk.page.queue().count(QueueTab::ToClose), 1);
    }

    void returnsOnlyWithAReason()
    {
        Desk desk(makeStore(QStringLiteral("back.gpkg")));
        const CaseId id = desk.page.queue().caseAt(1).id;
        QSignalSpy settled(desk.page.review(), &CaseReview::settled);
        desk.selection.selectCase(id);
        QTRY_VERIFY(!settled.isEmpty());
        VerdictBar *verdict = desk.page.review()->verdict();
        QSignalSpy decided(verdict, &VerdictBar::decided);
        verdict->start(QStringLiteral("fail"));
        QCOMPARE(decided.size(), 0);
        desk.button(verdict, QStringLiteral("Not fully handled"))->click();
        verdict->start(QStringLiteral("fail"));
        QCOMPARE(decided.size(), 1);
        QTRY_COMPARE(desk.board.at(desk.board.rowOf(id)).rework, 1);
        QCOMPARE(desk.page.queue().count(QueueTab::Rework), 1);
    }

    void batchNeedsItsNumberTyped()
    {
        Desk desk(makeStore(QStringLiteral("batch.gpkg")));
        for (const int row : {0, 1, 2})
            desk.tick(row);
        const QList<CaseId> ids{desk.page.queue().caseAt(0).id, desk.page.queue().caseAt(1).id, desk.page.queue().caseAt(2).id};
        BatchBar *batch = desk.page.batch();
        batch->ask(QStringLiteral("pass"));
        KeyButton *go = desk.button(batch, QStringLiteral("Do it"));
        QVERIFY(!go->isEnabled());
        desk.field(QStringLiteral("Number of cases"))->setText(QStringLiteral("2"));
        QVERIFY(!go->isEnabled());
        desk.field(QStringLiteral("Number of cases"))->setText(QStringLiteral("3"));
        QVERIFY(go->isEnabled());
        // One of them moves on while the user types: it is refused, the others pass.
        QSignalSpy noted(&desk.live, &LiveStore::actionDone), reported(batch, &BatchBar::reported);
        Action note;
        note.caseId = ids[1];
        note.kind = QStringLiteral("note");
        note.actor = QStringLiteral("lin");
        note.expectedVersion = desk.board.at(desk.board.rowOf(ids[1])).version;
        note.payload.insert(QStringLiteral("text"), u("已电话联系"));
        desk.live.submit(note);
        QVERIFY(noted.wait(5000));
        go->click();
        QTRY_COMPARE(reported.size(), 1);
        const QString said = reported.first().first().toString();
        QVERIFY2(said.contains(QLatin1Char('2')) && said.contains(QStringLiteral("QD0812-000")), qPrintable(said));
        QTRY_COMPARE(desk.page.queue().count(QueueTab::ToClose), 2);
        QCOMPARE(desk.board.at(desk.board.rowOf(ids[1])).state, QStringLiteral("resolved"));
        QVERIFY(desk.page.queue().checkedCases().isEmpty());
    }

    void spaceTicksTheRow()
    {
        Desk desk(makeStore(QStringLiteral("space.gpkg")));
        // Rows may still be coming: the current row is set anew until the key meets it.
        const auto tick = [&desk] {
            desk.page.table()->setCurrentIndex(desk.page.queue().index(1, QueueModel::TitleColumn));
            QTest::keyClick(desk.page.table(), Qt::Key_Space);
            return desk.page.queue().checkedCases();
        };
        QTRY_COMPARE(tick().size(), 1);
        QCOMPARE(desk.page.queue().checkedCases(), QSet<CaseId>{desk.page.queue().caseAt(1).id});
        QTest::keyClick(desk.page.table(), Qt::Key_Space);
        QVERIFY(desk.page.queue().checkedCases().isEmpty());
    }

    void checksSayWhatTheStoreKnows()
    {
        Desk desk(makeStore(QStringLiteral("checks.gpkg")));
        auto future = desk.live.caseFile(desk.page.queue().caseAt(0).id);
        QTRY_VERIFY(future.isFinished());
        CaseFile file = *future.result();
        const auto verdict = [&](int i, const char *by = "zhoumin") {
            return checksOf(file, desk.words, QString::fromLatin1(by))[i].verdict;
        };
        using Verdict = CaseCheck::Verdict;
        QCOMPARE(verdict(0), Verdict::Doubtful); // no grid
        QCOMPARE(verdict(1), Verdict::Doubtful); // no photo
        QCOMPARE(verdict(3), Verdict::Open);
        file.attachments = {{QStringLiteral("a"), {}, QStringLiteral("image/png"), QStringLiteral("before"), start},
                            {QStringLiteral("b"), {}, QStringLiteral("image/png"), QStringLiteral("after"), start + hourMs}};
        QCOMPARE(verdict(2), Verdict::Passed);
        QCOMPARE(verdict(3), Verdict::Passed);
        file.attachments[1].at = start - hourMs;
        QCOMPARE(verdict(3), Verdict::Doubtful);
        QCOMPARE(verdict(4), Verdict::Passed); // in time
        QCOMPARE(verdict(6), Verdict::Passed);
        QCOMPARE(verdict(6, "xiangzhen"), Verdict::Doubtful); // who handled it may not check it
        const QList<ClockStop> stops = stopsOf(file.actions);
        QCOMPARE(stops.size(), 1);
        QCOMPARE(stops[0].to - stops[0].from, 20 * minuteMs);
    }
};

QTEST_MAIN(DeskPageTest)
#include "deskpagetest.moc"
