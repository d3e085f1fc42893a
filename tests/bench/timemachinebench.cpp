// SPDX-License-Identifier: GPL-3.0-or-later
// huying-bench-timemachine --store FILE, or --cases N for a year of so many in a small invented place: how long it takes until the whole board stands at a random instant of the store's
// time: cutting, folding in the reader's thread, and the swap in the board. Processor time is of all threads. Then the same
// for instants an hour apart, as a hand drags, and until what reads the board (queue, figures) is right as well: all of
// it, and the longest slice that the GUI thread is held for. The sheet of all indicators, which few look at, follows after
// that and is told by itself, and so is what was prepared once, when nobody waited. Both options: the place is made at FILE and stays there.
#include "data/demo/demo.h"
#include "data/live/pastfolder.h"
#include "data/live/pastindex.h"
#include "data/model/indicators.h"
#include "data/model/indicatorsheet.h"
#include "data/model/pastview.h"
#include "data/model/queuemodel.h"
#include "data/rules/deadlines.h"
#include "data/store/reading.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

using namespace huying;

namespace
{

constexpr int instants = 100;
constexpr double targetMs = 100, frameMs = 16, sheetMs = 500, preparedMs = 5000;
constexpr int atOnce = 4000; ///< rows, as in the time machine

struct Times
{
    std::vector<double> wall, processor;

    static double part(std::vector<double> values, double share)
    {
        std::ranges::sort(values);
        return std::round(values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))] * 100) / 100;
    }
};

double processorMs()
{
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

template <class F> void measure(Times &times, F &&work)
{
    QElapsedTimer wall;
    wall.start();
    const double from = processorMs();
    work();
    times.processor.push_back(processorMs() - from);
    times.wall.push_back(static_cast<double>(wall.nsecsElapsed()) / 1e6);
}

bool print(const char *name, const Times &times, int cases, double folded, double target = targetMs)
{
    const double p99 = Times::part(times.processor, 0.99);
    const QJsonObject line{{QStringLiteral("name"), QString::fromLatin1(name)}, {QStringLiteral("value"), p99}, {QStringLiteral("unit"), QStringLiteral("ms")},
                           {QStringLiteral("target"), target}, {QStringLiteral("held"), p99 <= target},
                           {QStringLiteral("p50"), Times::part(times.processor, 0.5)}, {QStringLiteral("wall_p50"), Times::part(times.wall, 0.5)},
                           {QStringLiteral("wall_p99"), Times::part(times.wall, 0.99)}, {QStringLiteral("cases"), cases},
                           {QStringLiteral("folded"), std::round(folded)}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return p99 <= target;
}

/// The board of a store, and what puts it back.
class Bench
{
public:
    Bench(Store &store, const Workflow &workflow) : m_folder(store, workflow), m_index(m_present), m_workflow(workflow)
    {
        QStringList finals;
        for (const WorkflowState &state : workflow.states())
            if (state.isFinal)
                finals << state.code;
        m_shown.follow(m_present, workflow);
        for (const bool open : {true, false})
            readCases(store, finals, open, [this](const QList<CaseState> &cases) { m_present.merge(cases); });
        for (const CaseState &state : m_present.rows())
            m_last = std::max(m_last, state.updatedAt);
    }

    void goTo(TimeMs at)
    {
        PastIndex::Cut cut = m_index.cut(at);
        m_folded += static_cast<double>(cut.rows.size());
        auto states = m_folder.fold(cut.cases, at);
        if (!states)
            qFatal("%s", qPrintable(states.error().message));
        m_shown.showPast(joined(std::move(cut), std::move(*states)));
    }

    TimeMs randomInstant() { return first() + static_cast<TimeMs>(m_random.generateDouble() * static_cast<double>(m_last - first())); }
    TimeMs first() const { return m_index.first(); }
    double takeFolded() { return std::exchange(m_folded, 0) / instants; }
    int size() const { return m_present.size(); }

    bool random()
    {
        Times times;
        for (int i = 0; i < instants; ++i) {
            measure(times, [&] { goTo(randomInstant()); });
            m_folder.dropUnused(); // after the answer
        }
        return print("timemachine_random_instant", times, size(), takeFolded());
    }

    bool dragged()
    {
        Times times;
        const TimeMs from = first() + (m_last - first()) / 2;
        goTo(from);
        takeFolded();
        for (int i = 1; i <= instants; ++i) {
            measure(times, [&] { goTo(from + i * hourMs); });
            m_folder.dropUnused();
        }
        return print("timemachine_dragged_hour", times, size(), takeFolded());
    }

    bool withReaders()
    {
        TimeMs now = m_last;
        m_shown.showPresent();
        UnitBoard units;
        Indicators indicators(m_shown, units, m_workflow, [&now] { return now; });
        QueueModel queue(m_shown, m_workflow, [&now] { return now; });
        queue.settle();
        Times prepared, random, dragged, slices, after;
        measure(prepared, [&] {
            while (!indicators.prepare()) { }
            while (!queue.isPrepared() || !queue.hasAllText())
                QCoreApplication::processEvents();
        });
        for (int i = 0; i < instants; ++i) {
            measure(random, [&] { turnTo(now, randomInstant(), indicators, queue, slices); });
            measure(after, [&] { m_folder.dropUnused(); });
        }
        takeFolded();
        for (int i = 0; i < instants; ++i)
            measure(dragged, [&] { turnTo(now, now + hourMs, indicators, queue, slices); });
        const bool isThere = print("timemachine_random_with_queue_and_figures", random, size(), 0);
        const bool held = print("timemachine_longest_slice", slices, size(), 0, frameMs);
        print("timemachine_given_back_after", after, size(), 0);
        print("timemachine_prepared_once", prepared, size(), 0, preparedMs);
        return isThere & held & print("timemachine_dragged_with_queue_and_figures", dragged, size(), takeFolded());
    }

    /// The sheet alone, in slices between other events: as the picture stands already.
    bool sheetFollows()
    {
        TimeMs now = m_last;
        m_shown.showPresent();
        MeasureBoard measures(m_shown, m_workflow, [&now] { return now; });
        measures.setLimits(judgedLimits(*Deadlines::load(), *IndicatorTable::load()));
        IndicatorSheet sheet(measures);
        sheet.setQuery({LocalTime().day(m_last) - 30, LocalTime().day(m_last), {}, {}, {}, {}});
        const auto finish = [&] {
            while (!measures.isComplete() || !sheet.isComplete())
                QCoreApplication::processEvents();
        };
        finish();
        Times times;
        for (int i = 0; i < instants / 4; ++i) {
            now = randomInstant();
            PastIndex::Cut cut = m_index.cut(now);
            auto states = m_folder.fold(cut.cases, now);
            if (!states)
                qFatal("%s", qPrintable(states.error().message));
            m_shown.beginTurn(joined(std::move(cut), std::move(*states)), now);
            while (!m_shown.turn(rowsATurn)) { }
            measure(times, [&] { m_shown.endTurn(), finish(); });
        }
        return print("timemachine_indicator_sheet_follows", times, size(), 0, sheetMs);
    }

private:
    static constexpr int rowsATurn = 2048;

    /// As the time machine does it; `slices` takes the longest one.
    void turnTo(TimeMs &now, TimeMs at, Indicators &indicators, QueueModel &queue, Times &slices)
    {
        Times of;
        std::optional<PastIndex::Cut> cut;
        measure(of, [&] { cut = m_index.cut(at); });
        m_folded += static_cast<double>(cut->rows.size());
        auto states = m_folder.fold(cut->cases, at); // in the reader's thread
        if (!states)
            qFatal("%s", qPrintable(states.error().message));
        std::optional<PastView> view;
        bool isFar = false;
        measure(of, [&] {
            view = joined(std::move(*cut), std::move(*states));
            isFar = m_shown.rowsToTurn(&*view) > atOnce;
            if (isFar)
                return m_shown.beginTurn(std::move(*view), at);
            now = at;
            m_shown.showPast(std::move(*view));
            indicators.refresh();
            queue.tick();
        });
        for (bool done = !isFar; !done;)
            measure(of, [&] {
                QElapsedTimer slice;
                slice.start();
                while (!(done = m_shown.turn(rowsATurn)) && slice.elapsed() < 6) { }
            });
        now = at;
        if (isFar)
            measure(of, [&] {
                m_shown.endTurn();
                queue.tick();
            });
        for (bool done = false; !done;)
            measure(of, [&] { done = queue.advance(); });
        for (bool done = false; !done;)
            measure(of, [&] { done = indicators.advance(); });
        slices.processor.push_back(std::ranges::max(of.processor));
        slices.wall.push_back(std::ranges::max(of.wall));
    }

    CaseBoard m_present, m_shown;
    PastFolder m_folder;
    PastIndex m_index;
    const Workflow &m_workflow;
    TimeMs m_last = 0;
    double m_folded = 0;
    QRandomGenerator m_random{2026};
};

/// The registers of a village, the cases of a prefecture: only those count here.
Result<void> makePlace(const QString &path, int cases)
{
    auto scale = demo::scaleNamed(QStringLiteral("tiny"));
    scale->cases = cases;
    return demo::makeStore(path, {*scale, 1, false}, [](const QString &what, qint64 done, qint64 total) {
        if (total && done % 100000 == 0)
            std::fprintf(stderr, "%s %lld / %lld\n", qPrintable(what), static_cast<long long>(done), static_cast<long long>(total));
    });
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("store"), QStringLiteral("the store, only read"), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("cases"), QStringLiteral("make a place with so many"), QStringLiteral("N")});
    parser.process(app);
    const auto workflow = Workflow::load();
    QTemporaryDir folder;
    QString path = parser.value(QStringLiteral("store"));
    if (const int cases = parser.value(QStringLiteral("cases")).toInt(); cases && !QFile::exists(path)) {
        if (path.isEmpty())
            path = folder.filePath(QStringLiteral("place.gpkg"));
        if (const auto made = makePlace(path, cases); !made) {
            std::fprintf(stderr, "%s\n", qPrintable(made.error().message));
            return EXIT_FAILURE;
        }
    }
    auto store = Store::open(path, Store::Access::Reader);
    if (!workflow || !store) {
        std::fprintf(stderr, "%s\n", qPrintable(workflow ? store.error().message : workflow.error().message));
        return EXIT_FAILURE;
    }
    Bench bench(**store, *workflow);
    bool held = bench.random();
    held &= bench.dragged();
    held &= bench.withReaders();
    return bench.sheetFollows() && held ? EXIT_SUCCESS : EXIT_FAILURE;
}
