// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/samplecounty.h"
#include "widgets/activity/activitypanel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

using namespace huying;

class ActivityPanelTest : public QObject
{
    Q_OBJECT

    struct Seat
    {
        support::SampleCounty county{50};
        ActivityModel model{county.board, county.workflow};
        QWidget window;
        QLineEdit *edit = new QLineEdit;
        ActivityPanel *panel = new ActivityPanel(model, county.words, county.selection);

        Seat()
        {
            auto *column = new QVBoxLayout(&window);
            column->addWidget(edit);
            column->addWidget(panel, 1);
            window.resize(500, 300);
            window.show();
            window.activateWindow();
        }
        CaseState arrive()
        {
            CaseState c = county.makeCase();
            c.version = 1;
            c.state = QStringLiteral("reported");
            county.now += minuteMs;
            c.updatedAt = county.now;
            take(c);
            return c;
        }
        void take(const CaseState &c)
        {
            model.add({c});
            county.board.merge({c});
        }
        CaseId topCase() const { return panel->view()->indexAt({4, 4}).data(ActivityModel::IdRole).toUuid(); }
    };

private slots:
    void organizationsOfTheOnlyCountyAreShort()
    {
        support::SampleCounty county{1};
        const auto u = [](const char *text) { return QString::fromUtf8(text); };
        county.words.setOrganizations({{u("1"), u("清渡县交通运输局")}, {u("2"), u("城关综合执法队")}, {u("3"), u("清渡县")}});
        QCOMPARE(county.words.shortOrganization(u("1")), u("县交通运输局"));
        QCOMPARE(county.words.shortOrganization(u("2")), u("城关综合执法队"));
        QCOMPARE(county.words.shortOrganization(u("3")), u("清渡县"));
        std::vector<AreaRecord> two(2);
        two[0].code = u("1"), two[0].name = u("清渡县"), two[0].level = AreaLevel::County;
        two[1].code = u("2"), two[1].name = u("白石县"), two[1].level = AreaLevel::County;
        county.words.setAreas(std::make_shared<AreaTree>(std::move(two)));
        QCOMPARE(county.words.shortOrganization(u("1")), u("清渡县交通运输局")); // which county's has to be said
    }

    void whatUpstreamConfirmsIsNotToldAgain()
    {
        Seat seat;
        CaseState c = seat.arrive();
        QCOMPARE(seat.model.rowCount(), 1);
        c.no = QStringLiteral("QD0812-0007"); // the number that upstream gave
        seat.take(c);
        QCOMPARE(seat.model.rowCount(), 1);
    }

    void stepsAreNamed_data()
    {
        QTest::addColumn<CaseState>("before");
        QTest::addColumn<CaseState>("after");
        QTest::addColumn<QString>("action");
        CaseState base;
        base.version = 3;
        base.state = QStringLiteral("handling");
        const auto row = [&](const char *action, const char *from, auto &&change) {
            CaseState before = base;
            before.state = QString::fromLatin1(from);
            CaseState after = before;
            ++after.version;
            change(after);
            QTest::newRow(action) << before << after << QString::fromLatin1(action);
        };
        row("accept", "reported", [](CaseState &c) { c.state = QStringLiteral("accepted"); });
        row("return", "handling", [](CaseState &c) { c.state = QStringLiteral("accepted"); });
        row("sign", "assigned", [](CaseState &c) { c.state = QStringLiteral("handling"); });
        row("fail", "resolved", [](CaseState &c) { c.state = QStringLiteral("handling"); });
        row("arrive", "assigned", [](CaseState &c) { c.state = QStringLiteral("handling"), c.unitStage = UnitStage::OnScene; });
        row("close", "checked", [](CaseState &c) { c.state = QStringLiteral("closed"); });
        row("urge", "handling", [](CaseState &c) { ++c.urged; });
        row("extend", "handling", [](CaseState &c) { ++c.extended; });
        row("suspend", "handling", [](CaseState &c) { c.stoppedAt = 5; });
        row("dispatch", "handling", [](CaseState &c) { c.units << QStringLiteral("U1"), c.unitStage = UnitStage::Sent; });
        row("depart", "handling", [](CaseState &c) { c.unitStage = UnitStage::EnRoute; });
        row("locate", "handling", [](CaseState &c) { c.place = LonLat{1, 2}; });
        row("note", "handling", [](CaseState &) {});
    }

    void stepsAreNamed()
    {
        QFETCH(CaseState, before);
        QFETCH(CaseState, after);
        const Workflow workflow = *Workflow::load();
        QTEST(stepBetween(workflow, &before, after), "action");
    }

    void newestOnTopAndNoEndlessList()
    {
        Seat seat;
        QAbstractItemModelTester tester(&seat.model);
        CaseState c = seat.arrive();
        QCOMPARE(seat.model.entry(0).action, QStringLiteral("report"));
        ++c.version;
        c.state = QStringLiteral("accepted");
        c.updatedAt += minuteMs;
        seat.take(c);
        QCOMPARE(seat.model.entry(0).action, QStringLiteral("accept"));
        QCOMPARE(seat.model.entry(1).action, QStringLiteral("report"));
        QList<CaseState> many;
        for (int i = 0; i < ActivityModel::mostEntries + 10; ++i)
            many << seat.county.makeCase();
        seat.model.add(many);
        seat.arrive();
        QCOMPARE(seat.model.rowCount(), ActivityModel::mostEntries);
    }

    void staysWhereItIsLookedAt()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        seat.edit->setFocus();
        for (int i = 0; i < 40; ++i)
            seat.arrive();
        CaseState last = seat.arrive();
        QTRY_COMPARE(seat.topCase(), last.id); // nobody looks: the newest is on top
        QScrollBar *bar = seat.panel->view()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 400);
        bar->setValue(200);
        const CaseId top = seat.topCase();
        const int value = bar->value();
        seat.arrive();
        seat.arrive();
        QTRY_VERIFY(bar->value() > value);
        QCOMPARE(seat.topCase(), top);
        QVERIFY(seat.edit->hasFocus());
    }

    void clickSelectsTheCase()
    {
        Seat seat;
        seat.arrive();
        const CaseState c = seat.arrive();
        QListView *view = seat.panel->view();
        QTRY_VERIFY(view->isVisible() && view->indexAt({4, 4}).isValid());
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(seat.model.index(0)).center());
        QCOMPARE(seat.county.selection.caseId(), c.id);
    }
};

QTEST_MAIN(ActivityPanelTest)
#include "activitypaneltest.moc"
