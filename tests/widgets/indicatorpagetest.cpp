// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/deadlines.h"
#include "tests/support/randomcases.h"
#include "theme/theme.h"
#include "widgets/indicators/flatchart.h"
#include "widgets/indicators/indicatormodel.h"
#include "widgets/indicators/indicatorpage.h"

#include <QApplication>
#include <QBarSet>
#include <QChart>
#include <QDateTime>
#include <QHorizontalStackedBarSeries>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

using namespace huying;

/// The page over a board in memory; the store that it asks for the time is never opened.
class IndicatorPageTest : public QObject
{
    Q_OBJECT

    LiveStore m_live{{QStringLiteral("none"), std::nullopt, 1}, *Workflow::load()};
    const IndicatorTable m_table = *IndicatorTable::load();
    CaseWords m_words{m_live.workflow()};
    CaseBoard m_board;
    Account m_account;

    CaseState make(support::RandomCases &source, int number) const
    {
        CaseState c = source.make(number, 20);
        c.acceptedAt = c.reportedAt + 5 * minuteMs;
        return c;
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(*qApp, Theme::makeLight(Surface::Desk));
    }

    void periodsAreDays()
    {
        const QDate day(2026, 3, 31); // a Tuesday
        QCOMPARE(rangeOf(Period::Week, day), (DayRange{QDate(2026, 3, 30), day}));
        QCOMPARE(rangeOf(Period::Month, day), (DayRange{QDate(2026, 3, 1), day}));
        QCOMPARE(rangeOf(Period::Year, day), (DayRange{QDate(2026, 1, 1), day}));
        QCOMPARE(periodBefore(Period::Month, rangeOf(Period::Month, day)), (DayRange{QDate(2026, 2, 1), QDate(2026, 2, 28)}));
        QCOMPARE(periodBefore(Period::Custom, {QDate(2026, 3, 11), QDate(2026, 3, 20)}), (DayRange{QDate(2026, 3, 1), QDate(2026, 3, 10)}));
        QCOMPARE(yearBefore({QDate(2024, 2, 29), QDate(2024, 2, 29)}).first, QDate(2023, 2, 28));
    }

    void figuresFollowSelectionAndOpenTheirCases()
    {
        support::RandomCases source(9, m_live.now());
        QList<CaseState> cases;
        for (int i = 0; i < 4000; ++i)
            cases << make(source, i);
        m_board.merge(cases);
        MeasureBoard measures(m_board, m_live.workflow(), [this] { return m_live.now(); });
        measures.setLimits(judgedLimits(*Deadlines::load(), m_table));
        IndicatorPage page({measures, m_table, m_words, m_live, m_account}, IndicatorPage::Form::Wide);
        page.resize(1900, 1000);
        page.show();
        page.setPeriod(Period::Year);
        QTRY_VERIFY(page.isSettled());
        auto *view = page.findChild<QTableView *>();
        auto *model = static_cast<IndicatorModel *>(view->model());
        int rules = 0;
        for (int row = 0; row < model->rowCount(); ++row)
            rules += model->rule(row) != nullptr;
        QCOMPARE(rules, m_table.rules().size());
        const int row = model->rowOf(QStringLiteral("handled_in_time"));
        const int due = sumOf(page.sheet().total(), Measure::HandleDue);
        QVERIFY(due > 100);
        QCOMPARE(model->index(row, IndicatorModel::Denominator).data().toString().remove(u','), QString::number(due));
        QSignalSpy asked(&page, &IndicatorPage::casesAsked);
        emit view->clicked(model->index(row, IndicatorModel::Denominator));
        QCOMPARE(asked.size(), 1);
        const auto set = asked.first().first().value<std::shared_ptr<const CaseSet>>();
        QCOMPARE(set->count, due);
        QVERIFY(set->title.contains(QStringLiteral("Handled in time")) || set->title.contains(QString::fromUtf8("按期处置率")));
        emit view->clicked(model->index(row, IndicatorModel::Name)); // a name opens nothing
        QCOMPARE(asked.size(), 1);
        const int all = sumOf(page.sheet().total(), Measure::Reports);
        page.setChannel(QStringLiteral("hotline"));
        QTRY_VERIFY(page.isSettled() && sumOf(page.sheet().total(), Measure::Reports) < all);
        int hotline = 0;
        const QDate today = QDateTime::fromMSecsSinceEpoch(m_live.now()).date();
        for (const CaseState &c : m_board.rows())
            hotline += c.channel == QLatin1String("hotline") && QDateTime::fromMSecsSinceEpoch(c.reportedAt).date().year() == today.year();
        QCOMPARE(sumOf(page.sheet().total(), Measure::Reports), hotline);
        // An action arrives: the figures have it without being asked.
        CaseState fresh = make(source, 5000);
        fresh.reportedAt = m_live.now() - minuteMs;
        fresh.channel = QStringLiteral("hotline");
        m_board.merge({fresh});
        QTRY_COMPARE(sumOf(page.sheet().total(), Measure::Reports), hotline + 1);
    }

    void rankingPutsTheBestFirstAndOpensIt()
    {
        RankChart chart;
        chart.resize(500, 300);
        chart.show({{QStringLiteral("a"), QStringLiteral("甲"), 90, false, QStringLiteral("90%")}, {QStringLiteral("b"), QStringLiteral("乙"), 60, true, QStringLiteral("60%")}}, 90);
        static_cast<QWidget &>(chart).show();
        const auto *series = static_cast<QHorizontalStackedBarSeries *>(chart.chart()->series().first());
        QCOMPARE(series->barSets()[0]->at(1), 90.0); // the axis counts from below
        QCOMPARE(series->barSets()[1]->at(0), 60.0);
        QSignalSpy chosen(&chart, &FlatChart::barChosen);
        emit const_cast<QHorizontalStackedBarSeries *>(series)->clicked(1, series->barSets()[0]);
        QCOMPARE(chosen.first().first().toString(), QStringLiteral("a"));
        QVERIFY(chart.chart()->animationOptions() == QChart::NoAnimation);
        QCOMPARE(series->barSets()[1]->color(), themeOf(&chart).acc);
    }
};

QTEST_MAIN(IndicatorPageTest)
#include "indicatorpagetest.moc"
