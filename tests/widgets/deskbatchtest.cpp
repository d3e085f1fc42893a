// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/widgets/deskfixture.h"
#include "widgets/exports/exportstrip.h"
#include "widgets/queue/filterbar.h"

#include <QApplication>
#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace huying;
using namespace huying::test;

Q_DECLARE_METATYPE(huying::ListFormat)

/// Many cases at once: ticking, batches, their undo, lists written to files.
class DeskBatchTest : public QObject
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

    void batchNeedsItsNumberTyped()
    {
        Desk desk(makeStore(QStringLiteral("batch.gpkg")));
        for (const int row : {0, 1, 2})
            desk.tick(row);
        const QList<CaseId> ids{desk.page.queue().caseAt(0).id, desk.page.queue().caseAt(1).id, desk.page.queue().caseAt(2).id};
        BatchBar *batch = desk.page.batch();
        QSignalSpy reported(batch, &BatchBar::reported), finished(&batch->run(), &BatchRun::finished);
        batch->ask(QStringLiteral("pass"));
        desk.confirm(2);
        QVERIFY(!batch->run().isRunning());
        // One of them moves on while the user types: it is refused, the others pass.
        QSignalSpy noted(&desk.live, &LiveStore::actionDone);
        Action note;
        note.caseId = ids[1];
        note.kind = QStringLiteral("note");
        note.actor = QStringLiteral("lin");
        note.expectedVersion = desk.state(ids[1]).version;
        note.payload.insert(QStringLiteral("text"), u("已电话联系"));
        desk.live.submit(note);
        QVERIFY(noted.wait(5000));
        desk.confirm(3);
        QTRY_COMPARE(reported.size(), 1);
        const QString said = reported.first().first().toString();
        QVERIFY2(said.contains(QLatin1Char('2')) && said.contains(QStringLiteral("QD0812-000")), qPrintable(said));
        QTRY_COMPARE(desk.page.queue().count(QueueTab::ToClose), 2);
        QCOMPARE(desk.state(ids[1]).state, QStringLiteral("resolved"));
        QVERIFY(desk.page.queue().checkedCases().isEmpty());
        QVERIFY(desk.page.undo());
        QTRY_COMPARE(finished.size(), 2);
        QTRY_COMPARE(desk.page.queue().count(QueueTab::ToClose), 0);
        QVERIFY(!batch->undo());
    }

    void batchReturnsExtendsAndAssigns()
    {
        Desk desk(makeStore(QStringLiteral("kinds.gpkg"), caseCount, 4));
        desk.page.showTab(QueueTab::Open);
        desk.page.queue().checkAll();
        const CaseId id = desk.page.queue().caseAt(0).id;
        const TimeMs due = desk.state(id).dueAt;
        desk.page.batch()->ask(QStringLiteral("fail"));
        QVERIFY(!desk.dialog()); // none of them allows it
        desk.page.batch()->ask(QStringLiteral("extend"));
        desk.confirm(caseCount, u("等待材料"));
        QTRY_VERIFY(desk.state(id).dueAt > due);
        QTRY_COMPARE(desk.state(id).extended, 1);
    }

    /// Thousands of waiting results pass in seconds, by whole portions, and all can be taken back.
    void thousandsAtOnce()
    {
        constexpr int many = 5000;
        Desk desk(makeStore(QStringLiteral("many.gpkg"), many));
        desk.show();
        QTest::keyClick(desk.page.table(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(desk.page.queue().checkedCases().size(), many);
        QSignalSpy finished(&desk.page.batch()->run(), &BatchRun::finished), progressed(&desk.page.batch()->run(), &BatchRun::progressed);
        QTest::keyClick(&desk.page, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(desk.dialog());
        QElapsedTimer timer;
        timer.start();
        desk.confirm(many);
        QVERIFY(finished.wait(60000));
        const qint64 took = timer.elapsed();
        qInfo("%d cases passed in %lld ms", many, took);
        QVERIFY(progressed.size() > 10);
        QCOMPARE(finished.first().first().value<BatchResult>().done, many);
        QTRY_COMPARE(desk.page.queue().count(QueueTab::ToClose), many);
        QVERIFY2(took < test::patience(10000), "a batch of 5,000 takes more than ten seconds");
        timer.restart();
        QVERIFY(desk.page.undo());
        QVERIFY(finished.wait(60000));
        qInfo("and back in %lld ms", timer.elapsed());
        QTRY_COMPARE(desk.page.queue().count(QueueTab::ToCheck), many);
    }

    /// A stop leaves the rest untried, and says so.
    void aBatchCanBeStopped()
    {
        Desk desk(makeStore(QStringLiteral("stop.gpkg"), 2000));
        desk.page.queue().checkAll();
        BatchRun &run = desk.page.batch()->run();
        QSignalSpy finished(&run, &BatchRun::finished);
        connect(&run, &BatchRun::progressed, &run, [&run](int done) {
            if (done > 0)
                run.stop();
        });
        desk.page.batch()->ask(QStringLiteral("pass"));
        desk.confirm(2000);
        QVERIFY(finished.wait(30000));
        const auto result = finished.first().first().value<BatchResult>();
        QVERIFY(result.done > 0 && result.left > 0);
        QCOMPARE(result.done + result.left, 2000);
        QTRY_COMPARE(desk.page.queue().count(QueueTab::ToClose), result.done);
    }

    void exportsWhatIsShown_data()
    {
        QTest::addColumn<ListFormat>("format");
        QTest::newRow("csv") << ListFormat::Csv;
        QTest::newRow("xlsx") << ListFormat::Xlsx;
        QTest::newRow("pdf") << ListFormat::Pdf;
    }

    void exportsWhatIsShown()
    {
        QFETCH(const ListFormat, format);
        const QString store = makeStore(QStringLiteral("export-%1.gpkg").arg(suffixOf(format)), 300);
        const QString file = m_dir.filePath(QStringLiteral("list.") + suffixOf(format));
        {
            Desk desk(store);
            QueueFilter filter;
            filter.channels = {QStringLiteral("hotline")};
            desk.page.filterBar()->setFilter(filter);
            desk.page.queue().setSorting(QueueSort::Newest);
            ListJob job = desk.page.exportJob(format, false);
            QCOMPARE(job.rows, 200);
            QCOMPARE(job.head.columns.front().title, QStringLiteral("Left"));
            job.file = file;
            QSignalSpy finished(&desk.page.exports()->running(), &ListExport::finished), failed(&desk.page.exports()->running(), &ListExport::failed);
            desk.page.exports()->running().start(job);
            QVERIFY(finished.wait(20000));
            QVERIFY(failed.isEmpty());
            if (format == ListFormat::Csv) {
                QFile csv(file);
                QVERIFY(csv.open(QIODevice::ReadOnly));
                const QStringList lines = QString::fromUtf8(csv.readAll()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
                QCOMPARE(lines.size(), 201);
                for (int row = 0; row < 200; ++row)
                    QVERIFY2(lines[row + 1].contains(desk.page.queue().caseAt(row).no), qPrintable(lines[row + 1]));
                QVERIFY(!lines.join(QChar()).contains(QStringLiteral("13812345678")));
                QVERIFY(lines.join(QChar()).contains(QStringLiteral("138****5678")) && lines.join(QChar()).contains(QStringLiteral("\"'=1+1\"")));
            }
            desk.tick(0);
            desk.tick(5);
            QCOMPARE(desk.page.exportJob(format, true).rows, 2);
        }
        QVERIFY(QFileInfo(file).size() > 2000);
        auto opened = Store::open(store, Store::Access::Reader);
        SQLite::Statement audit((*opened)->db(), "SELECT act, detail FROM audit");
        QVERIFY(audit.executeStep());
        QCOMPARE(textAt(audit, 0), QStringLiteral("export"));
        QVERIFY2(textAt(audit, 1).contains(QStringLiteral("200")) && textAt(audit, 1).contains(QStringLiteral("hotline")), qPrintable(textAt(audit, 1)));
    }

    void aStoppedExportLeavesNoFile()
    {
        Desk desk(makeStore(QStringLiteral("stopped.gpkg"), 3000));
        ListExport &running = desk.page.exports()->running();
        for (const ListFormat format : {ListFormat::Csv, ListFormat::Xlsx, ListFormat::Pdf}) {
            QTemporaryDir folder;
            ListJob job = desk.page.exportJob(format, false);
            job.file = folder.filePath(QStringLiteral("list.") + suffixOf(format));
            QSignalSpy cancelled(&running, &ListExport::cancelled);
            const auto stopping = connect(&running, &ListExport::progressed, &running, [&running](int done) {
                if (done > 0)
                    running.cancel();
            });
            running.start(job);
            QVERIFY(cancelled.wait(10000));
            disconnect(stopping);
            QTRY_VERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
            job.file = folder.filePath(QStringLiteral("nowhere/list"));
            QSignalSpy failed(&running, &ListExport::failed);
            running.start(job);
            QVERIFY(failed.wait(10000));
            QVERIFY(failed.first().first().toString().contains(u("文件夹")));
        }
    }

    void shiftTicksAStretch()
    {
        Desk desk(makeStore(QStringLiteral("stretch.gpkg")));
        desk.show();
        desk.select(1);
        desk.page.table()->setCurrentIndex(desk.page.queue().index(1, QueueModel::TitleColumn));
        QTest::keyClick(desk.page.table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(desk.page.table(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(desk.page.queue().checkedCases().size(), 3);
        QTest::keyClick(desk.page.table(), Qt::Key_Escape);
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
};

QTEST_MAIN(DeskBatchTest)
#include "deskbatchtest.moc"
