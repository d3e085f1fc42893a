// SPDX-License-Identifier: GPL-3.0-or-later
// huying-bench-indicators [--cases N]: a year of cases, all indicators of all areas: the first time, another selection,
// and after each new action.
#include "data/model/indicatorsheet.h"
#include "data/rules/deadlines.h"
#include "tests/support/randomcases.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <algorithm>
#include <cstdio>

using namespace huying;

namespace
{

bool print(const char *name, double value, double target, int cases)
{
    const QJsonObject line{{QStringLiteral("name"), QString::fromLatin1(name)},
                           {QStringLiteral("value"), std::round(value * 1000) / 1000},
                           {QStringLiteral("unit"), QStringLiteral("ms")},
                           {QStringLiteral("target"), target},
                           {QStringLiteral("held"), value <= target},
                           {QStringLiteral("cases"), cases}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return value <= target;
}

/// A prefecture's division: 12 counties, 120 towns, 1,458 villages, ten grids each.
AreaTreePtr prefecture(QStringList &grids)
{
    std::vector<AreaRecord> records;
    const auto add = [&](const QString &code, const QString &parent, AreaLevel level) {
        AreaRecord record;
        record.code = record.name = code;
        record.parent = parent;
        record.level = level;
        records.push_back(record);
        return code;
    };
    const QString top = add(QStringLiteral("44"), {}, AreaLevel::Prefecture);
    for (int county = 0; county < 12; ++county) {
        const QString c = add(top + QString::number(10 + county), top, AreaLevel::County);
        for (int town = 0; town < 10; ++town) {
            const QString t = add(c + QString::number(10 + town), c, AreaLevel::Town);
            for (int village = 0; village < 12; ++village) {
                const QString v = add(t + QString::number(10 + village), t, AreaLevel::Village);
                for (int grid = 0; grid < 10; ++grid)
                    grids << add(v + QString::number(10 + grid), v, AreaLevel::Grid);
            }
        }
    }
    return std::make_shared<AreaTree>(std::move(records));
}

/// Knows the longest that one event held the thread.
class TimedApplication : public QCoreApplication
{
public:
    using QCoreApplication::QCoreApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        QElapsedTimer timer;
        timer.start();
        const bool done = QCoreApplication::notify(receiver, event);
        longest = std::max(longest, static_cast<double>(timer.nsecsElapsed()) / 1e6);
        return done;
    }
    double longest = 0;
};

/// Lets slices run until the sheet is whole.
void finish(const IndicatorSheet &sheet)
{
    const auto done = QObject::connect(&sheet, &IndicatorSheet::changed, qApp, [&sheet] {
        if (sheet.isComplete())
            QCoreApplication::quit();
    });
    QCoreApplication::exec();
    QObject::disconnect(done);
}

} // namespace

int main(int argc, char *argv[])
{
    TimedApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("cases"), {}, QStringLiteral("N"), QStringLiteral("500000")});
    parser.process(app);
    const int cases = std::max(1000, parser.value(QStringLiteral("cases")).toInt());
    const TimeMs now = QDateTime(QDate(2026, 8, 12), QTime(12, 0)).toMSecsSinceEpoch();
    const Workflow workflow = *Workflow::load();
    const IndicatorTable table = *IndicatorTable::load();
    const Deadlines deadlines = *Deadlines::load();
    QStringList grids;
    const AreaTreePtr areas = prefecture(grids);

    support::RandomCases source(1, now);
    QList<CaseState> states;
    for (int i = 0; i < cases; ++i) {
        CaseState c = source.make(i, 5);
        c.area = grids[static_cast<qsizetype>(source.random().bounded(static_cast<quint32>(grids.size())))];
        c.acceptedAt = c.reportedAt + 20 * minuteMs;
        c.assignedAt = c.org.isEmpty() ? 0 : c.acceptedAt + 30 * minuteMs;
        c.checkedAt = c.closedAt;
        states << c;
    }
    CaseBoard board;
    MeasureBoard measures(board, workflow, [now] { return now; });
    measures.setAreas(areas);
    measures.setLimits(judgedLimits(deadlines, table));
    // As a store hands its cases over: in portions, measured between them. What merging costs is the board's.
    double merging = 0;
    QObject::connect(&measures, &MeasureBoard::settled, &app, &QCoreApplication::quit);
    QElapsedTimer timer, part;
    timer.start();
    app.longest = 0;
    for (qsizetype first = 0; first < states.size(); first += 5000) {
        part.start();
        board.merge(states.mid(first, 5000));
        merging += static_cast<double>(part.nsecsElapsed()) / 1e6;
        QCoreApplication::exec();
    }
    bool held = print("indicators_measured_while_loading", static_cast<double>(timer.nsecsElapsed()) / 1e6 - merging, 1000, cases);
    IndicatorSheet sheet(measures);
    const int today = measures.local().day(now);
    timer.restart();
    sheet.setQuery({today - 364, today, {}, {}, {}, {}});
    finish(sheet);
    const auto all = sheet.byArea();
    double value = 0;
    for (const IndicatorRule &rule : table.rules())
        for (const CodeSums &area : all)
            value += table.ratio(rule, area.sums).percent();
    held &= print("indicators_first", static_cast<double>(timer.nsecsElapsed()) / 1e6, 300, cases);
    held &= print("indicators_longest_slice", app.longest, 16, cases);

    timer.restart();
    sheet.setQuery({today - 30, today, areas->at(1).code, {}, {}, {}});
    finish(sheet);
    held &= print("indicators_other_selection", static_cast<double>(timer.nsecsElapsed()) / 1e6, 300, cases);
    sheet.setQuery({today - 364, today, {}, {}, {}, {}});
    finish(sheet);

    double worst = 0;
    for (int i = 0; i < 300; ++i) {
        CaseState &c = states[static_cast<qsizetype>(source.random().bounded(static_cast<quint32>(cases)))];
        ++c.version;
        source.random().bounded(2) ? ++c.rework : ++c.returned;
        c.org = QStringLiteral("D%1").arg(source.random().bounded(38), 2, 10, QLatin1Char('0'));
        timer.restart();
        board.merge({c});
        for (const IndicatorRule &rule : table.rules())
            value += table.ratio(rule, sheet.total()).percent();
        for (const CodeSums &area : sheet.below({}))
            value += table.ratio(table.rules().front(), area.sums).percent();
        worst = std::max(worst, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    held &= print("indicators_after_action", worst, 20, cases);
    return held && value > 0 ? 0 : 1;
}
