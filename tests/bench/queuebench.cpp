// SPDX-License-Identifier: GPL-3.0-or-later
// huying-bench-queue [--store FILE] [--cases N] [--target MS]: how long the queue takes to filter, search and sort.
#include "data/live/livestore.h"
#include "data/model/queuemodel.h"
#include "tests/support/randomcases.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace huying;

namespace
{

double targetMs = 30;

double percentile99(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(0.99 * static_cast<double>(values.size() - 1))];
}

/// Time that this thread was given: beside the wall's, it tells a slow program from a busy machine.
double cpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct Took
{
    double wall = 0, cpu = 0;
};

bool print(const char *name, const Took &took, int cases)
{
    const bool held = took.wall <= targetMs;
    const QJsonObject line{{QStringLiteral("name"), QString::fromLatin1(name)},
                           {QStringLiteral("value"), std::round(took.wall * 1000) / 1000},
                           {QStringLiteral("cpu"), std::round(took.cpu * 1000) / 1000},
                           {QStringLiteral("unit"), QStringLiteral("ms")},
                           {QStringLiteral("target"), targetMs},
                           {QStringLiteral("held"), held},
                           {QStringLiteral("cases"), cases}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return held;
}

void randomBoard(CaseBoard &board, int cases, TimeMs now)
{
    support::RandomCases source(1, now);
    QList<CaseState> states;
    for (int i = 0; i < cases; ++i)
        states << source.make(i);
    board.merge(states);
}

bool loadBoard(CaseBoard &board, const QString &path, const Workflow &workflow)
{
    LiveStore live({path, std::nullopt, 1}, workflow);
    bool done = false;
    QObject::connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
    QObject::connect(&live, &LiveStore::allLoaded, qApp, [&] { done = true, qApp->quit(); });
    QObject::connect(&live, &LiveStore::failed, qApp, [](const Error &error) {
        std::fprintf(stderr, "%s\n", qPrintable(error.message));
        qApp->quit();
    });
    live.open();
    QCoreApplication::exec();
    return done;
}

/// What the model did between two events at most, over all that was measured.
Took longestSlice;

template <class Step> Took slice(Step &&step)
{
    QElapsedTimer timer;
    timer.start();
    const double cpu = cpuMs();
    step();
    const Took took{static_cast<double>(timer.nsecsElapsed()) / 1e6, cpuMs() - cpu};
    longestSlice = {std::max(longestSlice.wall, took.wall), std::max(longestSlice.cpu, took.cpu)};
    return took;
}

/// The time until the queue has settled.
template <class Step> Took timed(QueueModel &model, Step &&step)
{
    Took total = slice(step);
    while (!model.isSettled()) {
        const Took took = slice([&model] { model.advance(); });
        total = {total.wall + took.wall, total.cpu + took.cpu};
    }
    return total;
}

Took percentile99(const std::vector<Took> &times)
{
    std::vector<double> wall, cpu;
    for (const Took &took : times) {
        wall.push_back(took.wall);
        cpu.push_back(took.cpu);
    }
    return {percentile99(std::move(wall)), percentile99(std::move(cpu))};
}

template <class Step> Took measure(QueueModel &model, int rounds, Step &&step)
{
    std::vector<Took> times;
    for (int round = 0; round < rounds; ++round)
        times.push_back(timed(model, [&] { step(round); }));
    return percentile99(times);
}

/// One case is worked on, as an action does it; each third is a new one.
void act(CaseBoard &board, int round, TimeMs now)
{
    CaseState state = board.at(round * 997 % board.size());
    if (round % 3 == 0)
        state.id = QUuid::createUuid();
    state.updatedAt = now + round;
    state.dueAt = now + round * minuteMs;
    ++state.version;
    board.merge({state});
}

QueueFilter someFilter(int round)
{
    static const QString channels[] = {QStringLiteral("hotline"), QStringLiteral("grid"), QStringLiteral("video")};
    QueueFilter filter;
    filter.tab = static_cast<QueueTab>(round % queueTabCount);
    if (round % 3)
        filter.channels = {channels[round % 3]};
    if (round % 5 == 1)
        filter.lamps = 1 << static_cast<int>(Lamp::Overdue);
    if (round % 7 == 2)
        filter.classes = {QStringLiteral("E06"), QStringLiteral("E09")};
    return filter;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addOptions({{QStringLiteral("store"), QStringLiteral("measure over the cases of FILE"), QStringLiteral("FILE")},
                        {QStringLiteral("cases"), QStringLiteral("number of made-up cases"), QStringLiteral("N"),
                         QStringLiteral("68525")},
                        {QStringLiteral("target"), QStringLiteral("milliseconds that each may take"), QStringLiteral("MS"),
                         QStringLiteral("30")}});
    options.process(app);
    targetMs = options.value(QStringLiteral("target")).toDouble();
    const auto workflow = Workflow::load();
    if (!workflow) {
        std::fprintf(stderr, "%s\n", qPrintable(workflow.error().message));
        return 1;
    }
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    CaseBoard board;
    QueueModel model(board, *workflow, [now] { return now; });
    if (options.isSet(QStringLiteral("store"))) {
        if (!loadBoard(board, options.value(QStringLiteral("store")), *workflow))
            return 1;
    } else {
        randomBoard(board, options.value(QStringLiteral("cases")).toInt(), now);
    }
    if (board.size() == 0) {
        std::fputs("no cases to measure with\n", stderr);
        return 1;
    }

    model.settle();
    bool held = print("queue_filter_p99", measure(model, 400, [&](int round) { model.setFilter(someFilter(round)); }), board.size());

    QTimer idle; // texts and orders are made while the console is idle
    QObject::connect(&idle, &QTimer::timeout, &model, [&model] {
        if (model.isPrepared())
            qApp->quit();
    });
    idle.start(1);
    QCoreApplication::exec();
    idle.stop();
    static const QString typed[] = {QStringLiteral("人民路12"), QStringLiteral("rmlld"), QStringLiteral("0137"),
                                    QStringLiteral("店外 中山"), QStringLiteral("xfqd"), QStringLiteral("street")};
    std::vector<Took> keys;
    for (int round = 0; round < 100; ++round)
        for (const QString &text : typed)
            for (qsizetype length = 0; length <= text.size(); ++length)
                keys.push_back(timed(model, [&] {
                    QueueFilter filter;
                    filter.tab = round % 2 ? QueueTab::Open : QueueTab::Closed;
                    filter.text = text.left(length);
                    model.setFilter(filter);
                }));
    held &= print("queue_search_p99", percentile99(keys), board.size());

    QueueFilter closed;
    closed.tab = QueueTab::Closed;
    model.setFilter(closed);
    model.settle();
    held &= print("queue_sort_p99",
                  measure(model, 100, [&](int round) { model.setSorting(static_cast<QueueSort>((round + 1) % 4)); }), board.size());

    held &= print("queue_action_p99", measure(model, 100, [&](int round) { act(board, round, now); }), board.size());
    targetMs = 16;
    held &= print("queue_longest_slice", longestSlice, board.size());
    return held ? 0 : 1;
}
