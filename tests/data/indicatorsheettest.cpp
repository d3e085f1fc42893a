// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/indicatorsheet.h"
#include "data/model/jsontable.h"
#include "data/model/score.h"
#include "tests/support/randomcases.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace huying;

namespace
{

constexpr TimeMs noon = 1786507200000; // 2026-08-12T04:00:00Z, 12:00 in China

JudgedLimits limits()
{
    JudgedLimits made;
    made.calendar = *WorkCalendar::load();
    made.meter = WorkMeter(made.calendar);
    made.accept = {1, LimitUnit::WorkHour};
    made.assign = {1, LimitUnit::WorkHour};
    made.check = made.close = {1, LimitUnit::WorkDay};
    made.hotline = {QStringLiteral("hotline")};
    return made;
}

AreaTreePtr smallCounty()
{
    std::vector<AreaRecord> records;
    const auto add = [&](const QString &code, const QString &parent, AreaLevel level) {
        AreaRecord record;
        record.code = record.name = code;
        record.parent = parent;
        record.level = level;
        records.push_back(record);
    };
    add(QStringLiteral("44"), {}, AreaLevel::County);
    for (int town = 1; town <= 3; ++town) {
        const QString code = QStringLiteral("44%1").arg(town);
        add(code, QStringLiteral("44"), AreaLevel::Town);
        for (int village = 1; village <= 3; ++village)
            add(code + QString::number(village), code, AreaLevel::Village);
    }
    return std::make_shared<AreaTree>(std::move(records));
}

} // namespace

/// Figures for any selection: against a slow count of their own, and against a second board that never saw a change.
class IndicatorSheetTest : public QObject
{
    Q_OBJECT

    const Workflow m_workflow = *Workflow::load();
    const IndicatorTable m_table = *IndicatorTable::load();
    const AreaTreePtr m_areas = smallCounty();
    TimeMs m_now = noon;

    MeasureBoard::Now clock()
    {
        return [this] { return m_now; };
    }

    CaseState make(support::RandomCases &source, int number) const
    {
        CaseState c = source.make(number, 40);
        auto &random = source.random();
        const TimeMs shift = noon - static_cast<TimeMs>(random.bounded(60.0) * dayMs) - c.reportedAt;
        for (TimeMs *at : {&c.reportedAt, &c.updatedAt, &c.dueAt, &c.closedAt, &c.resolvedAt, &c.stoppedAt})
            *at = *at ? std::min(*at + shift, at == &c.dueAt ? *at + shift : noon) : 0;
        c.acceptedAt = c.state == QLatin1String("reported") ? 0 : c.reportedAt + random.bounded(200) * minuteMs;
        c.assignedAt = c.org.isEmpty() ? 0 : c.acceptedAt + random.bounded(200) * minuteMs;
        if (c.closedAt && random.bounded(4) == 0)
            c.closedAt = std::min(noon, c.closedAt + 5 * dayMs);
        c.checkedAt = c.closedAt && c.resolvedAt ? c.closedAt : 0;
        c.rework = random.bounded(5) ? 0 : 1;
        c.returned = random.bounded(5) ? 0 : 1;
        c.extended = random.bounded(5) ? 0 : 1;
        c.contacted = c.closedAt && random.bounded(3) == 0 ? 1 + static_cast<int>(random.bounded(2)) : 0;
        c.solved = c.contacted == 2 ? 1 + static_cast<int>(random.bounded(2)) : 0;
        if (random.bounded(30) == 0) {
            c.whistle.calledAt = c.reportedAt + hourMs;
            WhistleLeg leg;
            leg.org = QStringLiteral("D01");
            leg.signDue = c.whistle.calledAt + 2 * hourMs;
            leg.signedAt = random.bounded(2) ? c.whistle.calledAt + random.bounded(240) * minuteMs : 0;
            c.whistle.legs << leg << leg;
            c.whistle.rating = static_cast<int>(random.bounded(4));
        }
        c.area = QStringLiteral("44%1%2").arg(random.bounded(1, 4)).arg(random.bounded(1, 4));
        if (random.bounded(40) == 0)
            c.area.clear();
        return c;
    }

    static int dayOf(TimeMs at) { return static_cast<int>(QDate(1970, 1, 1).daysTo(QDateTime::fromMSecsSinceEpoch(at).date())); }

    /// Sums of every measure over the board, case by case with nothing remembered.
    Sums slow(MeasureBoard &fresh, const CaseBoard &board, const IndicatorQuery &q) const
    {
        Sums sums{};
        for (const CaseState &c : board.rows()) {
            if ((!q.org.isEmpty() && c.org != q.org) || (!q.channel.isEmpty() && c.channel != q.channel)
                || (!q.itemClass.isEmpty() && c.item.left(3) != q.itemClass) || !(q.area.isEmpty() || c.area.startsWith(q.area)))
                continue;
            const CaseMeasures m = fresh.measure(c, m_now);
            const std::pair<Cohort, TimeMs> days[] = {{Cohort::Reported, c.reportedAt}, {Cohort::Accepted, c.acceptedAt}, {Cohort::Due, c.dueAt},
                                                      {Cohort::Resolved, c.resolvedAt}, {Cohort::Answered, c.updatedAt}, {Cohort::Called, c.whistle.calledAt},
                                                      {Cohort::Closed, c.closedAt}};
            for (int i = 0; i < measureCount; ++i)
                for (const auto &[cohort, at] : days)
                    if (cohort == cohortOf(static_cast<Measure>(i)) && at && dayOf(at) >= q.firstDay && dayOf(at) <= q.lastDay)
                        sums[static_cast<std::size_t>(i)] += m.values[static_cast<std::size_t>(i)];
        }
        return sums;
    }

private slots:
    void init() { m_now = noon; }

    void tableIsWholeAndNamesFitTheDomain()
    {
        QStringList names;
        for (const IndicatorRule &rule : m_table.rules())
            names << rule.zh;
        for (const char *name : {"立案率", "准确立案率", "按时立案率", "派遣按期率", "派遣准确率", "处置率", "按期处置率", "结案率", "按期结案率",
                                 "超期结案率", "返工率", "退回率", "延期率", "核实按期率", "核查按期率", "12345 响应率", "12345 解决率", "12345 满意率",
                                 "12345 综合得分", "应哨签收按时率", "应哨到场按时率", "应哨办结率", "乡镇评哨满意率"})
            QVERIFY2(names.contains(QString::fromUtf8(name)), name);
        for (int i = 0; i < measureCount; ++i)
            QCOMPARE(measureOf(wordOf(static_cast<Measure>(i))), static_cast<Measure>(i));
    }

    void badTablesNameTheirFault_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("word");
        const auto with = [](const char *indicator, const char *score = R"({"version":"a","system":0.7,"towns":0.3,"parts":[{"indicator":"x","weight":100}]})") {
            return QByteArray(R"({"version":1,"groups":[{"code":"g","zh":"组"}],"indicators":[)") + indicator + R"(],"score":)" + score + "}";
        };
        const char *good = R"({"code":"x","group":"g","zh":"某率","num":{"handled":1},"den":"handle_due"})";
        QTest::newRow("good") << with(good) << QString();
        QTest::newRow("denominator") << with(R"({"code":"x","group":"g","zh":"某率","num":{"handled":1},"den":"nothing"})") << QStringLiteral("nothing");
        QTest::newRow("other day") << with(R"({"code":"x","group":"g","zh":"某率","num":{"registered":1},"den":"handle_due"})") << QStringLiteral("registered");
        QTest::newRow("group") << with(R"({"code":"x","group":"h","zh":"某率","num":{"handled":1},"den":"handle_due"})") << QStringLiteral("分组");
        QTest::newRow("weights") << with(good, R"({"version":"a","system":0.7,"towns":0.3,"parts":[{"indicator":"x","weight":90}]})") << QStringLiteral("90");
        QTest::newRow("shares") << with(good, R"({"version":"a","system":0.7,"towns":0.7,"parts":[{"indicator":"x","weight":100}]})") << QStringLiteral("towns");
    }
    void badTablesNameTheirFault()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, word);
        const auto read = IndicatorTable::read(*JsonTable::parse({json, QStringLiteral("indicators.json")}));
        QCOMPARE(read.has_value(), word.isEmpty());
        if (!read)
            QVERIFY2(read.error().message.contains(word), qPrintable(read.error().message));
    }

    void meterAgreesWithTheCalendar()
    {
        const WorkCalendar calendar = *WorkCalendar::load();
        const WorkMeter meter(calendar);
        QRandomGenerator random(3);
        for (int i = 0; i < 3000; ++i) {
            const TimeMs from = noon + (random.bounded(600) - 300) * dayMs + random.bounded(1440) * minuteMs;
            const TimeMs to = from + random.bounded(20 * 1440) * minuteMs;
            QCOMPARE(meter.between(from, to), calendar.workingTimeBetween(from, to));
            const Limit limit{1 + static_cast<int>(random.bounded(30)), static_cast<LimitUnit>(random.bounded(5))};
            const TimeMs due = calendar.dueAt(from, limit);
            QVERIFY2(meter.isInTime(from, due, limit), qPrintable(toText(limit)));
            QVERIFY2(!meter.isInTime(from, due + 1, limit), qPrintable(toText(limit)));
        }
    }

    /// Whatever came in whatever order and in however many pieces: the figures are those of a board that sees the end alone.
    void recomputedBitByBit()
    {
        support::RandomCases source(815, noon);
        CaseBoard board;
        MeasureBoard measures(board, m_workflow, clock());
        measures.setLimits(limits());
        measures.setAreas(m_areas);
        const int today = dayOf(noon);
        const QList<IndicatorQuery> queries{{today - 365, today + 30, {}, {}, {}, {}},
                                            {today - 20, today - 3, {}, {}, {}, {}},
                                            {today, today, {}, {}, {}, {}},
                                            {today - 60, today + 1, QStringLiteral("442"), {}, {}, {}},
                                            {today - 60, today + 1, {}, QStringLiteral("D05"), {}, {}},
                                            {today - 60, today + 1, {}, {}, QStringLiteral("hotline"), {}},
                                            {today - 60, today + 1, QStringLiteral("4411"), {}, {}, QStringLiteral("E06")}};
        std::vector<std::unique_ptr<IndicatorSheet>> sheets;
        for (const IndicatorQuery &query : queries) {
            sheets.push_back(std::make_unique<IndicatorSheet>(measures));
            sheets.back()->setQuery(query);
        }
        QList<CaseState> known;
        for (int round = 0; round < 40; ++round) {
            QList<CaseState> batch;
            for (int i = 0; i < 40; ++i) {
                known << make(source, static_cast<int>(known.size()));
                batch << known.back();
            }
            for (int i = 0; i < 30; ++i) {
                CaseState &c = known[static_cast<qsizetype>(source.random().bounded(static_cast<quint32>(known.size())))];
                if (m_workflow.isFinal(c.state))
                    continue;
                source.random().bounded(3) ? source.step(c) : source.close(c);
                batch << c;
            }
            board.merge(batch);
            m_now += round % 3 == 0 ? 5 * hourMs : 7 * minuteMs;
            if (round % 4 == 0) { // sometimes all slices run before the next change, sometimes not
                QTRY_VERIFY(std::ranges::all_of(sheets, [](const auto &sheet) { return sheet->isComplete(); }));
            }
            measures.refresh();
        }
        QTRY_VERIFY(std::ranges::all_of(sheets, [](const auto &sheet) { return sheet->isComplete(); }));
        measures.refresh();

        MeasureBoard fresh(board, m_workflow, clock());
        fresh.setLimits(limits());
        fresh.setAreas(m_areas);
        for (const auto &sheet : sheets) {
            IndicatorSheet again(fresh);
            again.setQuery(sheet->query());
            QTRY_VERIFY(again.isComplete());
            QCOMPARE(sheet->total(), again.total());
            QCOMPARE(sheet->total(), slow(fresh, board, sheet->query()));
            QVERIFY(sheet->byOrg() == again.byOrg());
            QVERIFY(sheet->byChannel() == again.byChannel());
            QVERIFY(sheet->byClass() == again.byClass());
            QVERIFY(sheet->byItem() == again.byItem());
            QVERIFY(sheet->byArea() == again.byArea());
            QVERIFY(sheet->days() == again.days());
            QVERIFY(sheet->hours() == again.hours());
            for (const IndicatorRule &rule : m_table.rules()) {
                const Ratio one = m_table.ratio(rule, sheet->total()), other = m_table.ratio(rule, again.total());
                QCOMPARE(std::memcmp(&one.part, &other.part, sizeof one.part), 0);
                QCOMPARE(one.whole, other.whole);
            }
        }
        const Sums &all = sheets.front()->total();
        for (const Measure measure : {Measure::Registered, Measure::AssignDue, Measure::HandledInTime, Measure::ClosedLate, Measure::CheckedInTime,
                                      Measure::HotlineReached, Measure::Satisfied, Measure::LegsSigned, Measure::Ended})
            QVERIFY2(sumOf(all, measure) > 0, qPrintable(wordOf(measure)));
    }

    void casesBehindAreAsManyAsTheFigure()
    {
        support::RandomCases source(5, noon);
        CaseBoard board;
        QList<CaseState> cases;
        for (int i = 0; i < 3000; ++i)
            cases << make(source, i);
        board.merge(cases);
        MeasureBoard measures(board, m_workflow, clock());
        measures.setLimits(limits());
        measures.setAreas(m_areas);
        IndicatorSheet sheet(measures);
        const int today = dayOf(noon);
        sheet.setQuery({today - 40, today, QStringLiteral("441"), {}, {}, {}});
        QTRY_VERIFY(sheet.isComplete());
        int checked = 0;
        for (const IndicatorRule &rule : m_table.rules()) {
            if (!rule.parts.isEmpty() || rule.group == QLatin1String("whistle"))
                continue; // a whistle counts its legs
            const Ratio ratio = m_table.ratio(rule, sheet.total());
            QCOMPARE(sheet.casesBehind(rule, false)->count, ratio.whole);
            const bool single = rule.numerator.size() == 1;
            if (single || rule.code == QLatin1String("overdue_open"))
                QCOMPARE(sheet.casesBehind(rule, true)->count, static_cast<int>(ratio.part));
            checked += ratio.whole > 0;
        }
        QVERIFY(checked > 10);
        int sum = 0;
        for (const CodeSums &town : sheet.below({}))
            sum += sumOf(town.sums, Measure::Reports);
        QCOMPARE(sum, sumOf(sheet.total(), Measure::Reports));
        QCOMPARE(std::accumulate(sheet.hours().begin(), sheet.hours().end(), 0), sum);
    }

    void scoreIsMadeOfWhatTheTableSays()
    {
        Sums sums{};
        const auto set = [&sums](Measure measure, int value) { sums[static_cast<std::size_t>(measure)] = value; };
        QVERIFY(!scoreOf(m_table, sums, {}).total);
        // The figures of the mock-up: 29.62 + 19.05 + 19.55 + 19.75 + 9.81
        set(Measure::HandleDue, 316), set(Measure::Handled, 312), set(Measure::HandledInTime, 301), set(Measure::Extended, 6);
        set(Measure::CloseDue, 309), set(Measure::Reworked, 7);
        const Score alone = scoreOf(m_table, sums, {});
        QCOMPARE(QString::number(alone.lines[0].earned, 'f', 2), QStringLiteral("29.62"));
        QCOMPARE(QString::number(alone.lines[1].earned, 'f', 2), QStringLiteral("19.05"));
        QCOMPARE(QString::number(alone.lines[2].earned, 'f', 2), QStringLiteral("19.55"));
        QCOMPARE(QString::number(alone.lines[3].earned, 'f', 2), QStringLiteral("19.75"));
        QCOMPARE(QString::number(alone.lines[4].earned, 'f', 2), QStringLiteral("9.81"));
        QCOMPARE(QString::number(*alone.system, 'f', 2), QStringLiteral("97.77")); // 97.775 less an ulp; the mock-up added rounded lines
        QCOMPARE(alone.total, alone.system); // no town has rated
        const Score both = scoreOf(m_table, sums, {88.2, 100});
        QCOMPARE(QString::number(*both.total, 'f', 2), QStringLiteral("94.90")); // 97.776… × 70 % + 88.2 × 30 %
        QCOMPARE(QString::number(both.lines[2].perCase(), 'f', 3), QStringLiteral("0.065"));
    }

    void anOrganisationsScoreOpensItsCases()
    {
        support::RandomCases source(77, noon);
        CaseBoard board;
        QList<CaseState> cases;
        for (int i = 0; i < 4000; ++i)
            cases << make(source, i);
        board.merge(cases);
        MeasureBoard measures(board, m_workflow, clock());
        measures.setLimits(limits());
        IndicatorSheet sheet(measures);
        const int today = dayOf(noon);
        sheet.setQuery({today - 40, today, {}, QStringLiteral("D07"), {}, {}});
        QTRY_VERIFY(sheet.isComplete());
        QCOMPARE(recount(measures, sheet.query()), sheet.total());
        const Score score = scoreOf(m_table, sheet.total(), {});
        QVERIFY(score.total && *score.total < 100);
        for (const ScoreLine &line : score.lines) {
            int count = 0;
            const QList<int> rows = lostCases(sheet, measures, *line.rule, 3, count);
            QVERIFY(rows.size() <= 3);
            QVERIFY(qAbs(count * line.perCase() - line.lost()) < 1e-9); // every point has its case
            for (const int row : rows)
                QCOMPARE(board.at(row).org, QStringLiteral("D07"));
        }
    }
};

QTEST_GUILESS_MAIN(IndicatorSheetTest)
#include "indicatorsheettest.moc"
