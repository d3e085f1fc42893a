// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/comparepanel.h"

#include "theme/theme.h"
#include "widgets/replay/differencemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace huying;

class ComparePanelTest : public QObject
{
    Q_OBJECT

    const Workflow m_workflow = *Workflow::load();
    CaseWords m_words{m_workflow};

    static CaseState state(const char *no, const char *at, TimeMs updated)
    {
        CaseState c;
        c.id = QUuid::createUuidV5(QUuid(), QByteArray(no));
        c.version = 1;
        c.no = QString::fromLatin1(no);
        c.state = QString::fromLatin1(at);
        c.reportedAt = 1000;
        c.updatedAt = updated;
        return c;
    }

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::makeDark()); }

    void figuresAndListFollowTheComparison()
    {
        CaseBoard board;
        CaseState late = state("3", "handling", 1500);
        late.dueAt = 5000;
        late.limitMs = 1000;
        board.merge({state("1", "closed", 8000), state("2", "reported", 9000), late});
        PastView before{4000, {0, PastView::notYet, PastView::asNow}, {state("1", "handling", 2000)}};
        PastView after;
        after.at = 10000;
        const InstantComparison result = compareInstants(board, before, after, m_workflow);
        QCOMPARE(result.then.open, 2);
        QCOMPARE(result.later.open, 2);
        QCOMPARE(result.later.overdue, 1);
        QCOMPARE(result.differences.size(), 3);
        QCOMPARE(result.differences[0].what, CaseDifference::What::New); // the latest first
        QCOMPARE(result.differences[1].what, CaseDifference::What::Closed);
        QCOMPARE(result.differences[2].what, CaseDifference::What::Overdue);

        ComparePanel panel(m_words);
        QAbstractItemModelTester tester(&panel.differences());
        panel.show(result);
        QCOMPARE(panel.differences().rowCount(), 3);
        if (const QString folder = qEnvironmentVariable("HUYING_SHOTS"); !folder.isEmpty()) {
            panel.resize(980, 600);
            QVERIFY(panel.grab().save(folder + QStringLiteral("/compare.png")));
        }
        for (auto *button : panel.findChildren<QToolButton *>())
            if (button->text() == QStringLiteral("Closed 1"))
                button->click();
        QCOMPARE(panel.differences().rowCount(), 1);
        QSignalSpy chosen(&panel, &ComparePanel::caseChosen);
        auto *table = panel.findChild<QTableView *>();
        emit table->activated(panel.differences().index(0, 0));
        QCOMPARE(chosen.first().first().value<CaseId>(), result.differences[1].id);
    }

    void asksForWhatItIsGiven()
    {
        ComparePanel panel(m_words);
        QSignalSpy wanted(&panel, &ComparePanel::compareWanted);
        panel.setInstants(60000, 120000);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().at(0).toLongLong(), 60000);
        QCOMPARE(wanted.first().at(1).toLongLong(), 120000);
    }
};

QTEST_MAIN(ComparePanelTest)
#include "comparepaneltest.moc"
