// SPDX-License-Identifier: GPL-3.0-or-later
// huying-bench-sync --server CONNINFO --passwords FILE --store FILE: seats on one upstream, on one machine: how long what one
// does takes to the other's queue, how fast an outbox empties, and what a day off costs. FILE is linxiao's copy.
// huying-bench-sync --server CONNINFO --listen N: N sessions that are woken by whatever happens.
// huying-bench-sync --server CONNINFO --submit N --batch ACTIONS --seconds S: N sessions that send as fast as they can;
// --rate ACTIONS in place of --batch: N sessions to which so many a second come.
#include "data/live/livestore.h"
#include "data/model/queuemodel.h"
#include "data/sync/firstload.h"
#include "data/sync/syncthread.h"
#include "tests/bench/submitload.h"
#include "tests/support/linkproxy.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <poll.h>
#include <unistd.h>

using namespace huying;

namespace
{

constexpr int changes = 200, outbox = 10000, dayOff = 50000;
constexpr int farMs = 50; ///< each way, of a line that is far away

void print(const char *name, double value, const char *unit, double target)
{
    std::printf("{\"name\":\"%s\",\"value\":%.2f,\"unit\":\"%s\",\"target\":%g,\"held\":%s}\n", name, value, unit, target, value <= target ? "true" : "false");
    std::fflush(stdout);
}

int complain(const QString &why)
{
    std::fprintf(stderr, "huying-bench-sync：%s\n", qPrintable(why));
    return 1;
}

/// Of this thread: what it worked, however long others had the machine meanwhile.
double processorMs()
{
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// True once `done`, false after a while.
bool waitFor(const std::function<bool()> &done, int seconds)
{
    QElapsedTimer since;
    since.start();
    QEventLoop waiting;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &waiting, [&] {
        if (done() || since.elapsed() > seconds * 1000)
            waiting.quit();
    });
    look.start(1);
    if (!done())
        waiting.exec();
    return done();
}

/// A console without windows: board and queue follow the store as they do on a seat.
struct Seat
{
    Seat(const QString &path, const Workflow &workflow, std::optional<PgConnection::Options> server)
        : live({path, std::nullopt, 1, std::nullopt, std::move(server)}, workflow), queue(board, live.workflow(), [this] { return live.now(); })
    {
        QObject::connect(&live, &LiveStore::opened, &board, [this](const StoreInfo &info) { board.expect(static_cast<qsizetype>(info.cases)); });
        QObject::connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::casesChanged, &board, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::casesCorrected, &board, &CaseBoard::correct);
        QObject::connect(&live, &LiveStore::casesGone, &board, &CaseBoard::remove);
        QObject::connect(&live, &LiveStore::syncChanged, &board, [this](const SyncStatus &now) { status = now; });
        QObject::connect(&live, &LiveStore::allLoaded, &board, [this] { isLoaded = true; });
        QObject::connect(&live, &LiveStore::failed, &board, [](const Error &error) { complain(error.message); });
        live.open();
    }
    bool isReady() const { return isLoaded && status.state == SyncStatus::State::Live; }

    LiveStore live;
    CaseBoard board;
    QueueModel queue;
    SyncStatus status;
    bool isLoaded = false;
};

class Bench
{
public:
    Bench(QString conninfo, QHash<QString, QString> passwords, QString store)
        : m_conninfo(std::move(conninfo)), m_passwords(std::move(passwords)), m_first(std::move(store)), m_workflow(*Workflow::load())
    {
    }

    bool run()
    {
        m_second = m_dir.filePath(QStringLiteral("second.gpkg"));
        if (const auto loaded = loadStore(m_second, options(QStringLiteral("zhouyan")), m_workflow); !loaded)
            return !complain(loaded.error().error.message);
        return liveChange() && emptyOutbox() && emptyOutboxFarAway() && comeBack();
    }

private:
    PgConnection::Options options(const QString &account) const { return {m_conninfo, account, m_passwords.value(account), std::chrono::seconds(15), nullptr}; }

    Action note(const CaseState &on, const QString &account, int ahead = 0) const
    {
        const TimeMs at = std::max(QDateTime::currentMSecsSinceEpoch(), on.updatedAt);
        return {uuid7(at), on.id, QStringLiteral("note"), account, {}, at, on.version + ahead, {{QStringLiteral("text"), QStringLiteral("已电话联系")}}};
    }
    QList<CaseState> openCases(const CaseBoard &board, int atMost) const
    {
        QList<CaseState> open;
        const WorkflowAction *rule = m_workflow.action(QStringLiteral("note"));
        for (const CaseState &state : board.rows())
            if (open.size() < atMost && m_workflow.refusal(*rule, state).isEmpty())
                open << state;
        return open;
    }

    bool liveChange()
    {
        Seat a(m_first, m_workflow, options(QStringLiteral("linxiao"))), b(m_second, m_workflow, options(QStringLiteral("zhouyan")));
        if (!waitFor([&] { return a.isReady() && b.isReady(); }, 60))
            return !complain(QStringLiteral("坐席没有连上：%1 %2").arg(a.status.why, b.status.why));
        std::vector<double> times;
        for (const CaseState &state : openCases(a.board, changes)) {
            QElapsedTimer timer;
            timer.start();
            a.live.submit(note(state, QStringLiteral("linxiao")));
            if (!waitFor([&] { return b.board.at(b.board.rowOf(state.id)).version > state.version; }, 10))
                return !complain(QStringLiteral("%1 没有到另一个坐席").arg(state.no));
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        std::ranges::sort(times);
        print("live_change_p50", times[times.size() / 2], "ms", 100);
        print("live_change_p99", times[static_cast<std::size_t>(0.99 * static_cast<double>(times.size() - 1))], "ms", 100);
        return true;
    }

    /// Done while cut off: notes on open cases, spread over all of them.
    bool workOffline(int actions)
    {
        Seat a(m_first, m_workflow, std::nullopt);
        if (!waitFor([&] { return a.isLoaded; }, 60))
            return false;
        const QList<CaseState> open = openCases(a.board, 1000);
        QList<Action> list;
        for (int i = 0; i < actions; ++i)
            list << note(open[i % open.size()], QStringLiteral("linxiao"), static_cast<int>(i / open.size()));
        const auto done = a.live.submitAll(list);
        return waitFor([&] { return done.isFinished(); }, 120) && done.result().has_value();
    }

    bool emptyOutbox()
    {
        if (!workOffline(outbox))
            return !complain(QStringLiteral("离线的动作没有写下"));
        return sendAll("outbox_of_10000_sent", 5);
    }
    /// The same over a long line: batch behind batch in the pipeline, and one after the other. What was sent before comes back
    /// first, near by, so that only the sending is measured.
    bool emptyOutboxFarAway()
    {
        double seconds[2] = {};
        for (const bool inPipeline : {false, true})
            if (!sendAll(nullptr, 0) || !workOffline(outbox) || !sendFarAway(inPipeline ? Sync::Options().batchesAhead : 1, seconds[inPipeline]))
                return !complain(QStringLiteral("慢线路上没有送完"));
        std::printf("{\"name\":\"outbox_of_10000_sent_%d_ms_away\",\"value\":%.2f,\"unit\":\"s\",\"peer\":\"batch after batch\",\"peer_value\":%.2f,"
                    "\"ratio\":%.2f}\n", farMs, seconds[1], seconds[0], seconds[0] / seconds[1]);
        return true;
    }
    bool sendFarAway(int batchesAhead, double &seconds)
    {
        const int port = QRegularExpression(QStringLiteral("port=(\\d+)")).match(m_conninfo).captured(1).toInt();
        test::LinkProxy line(port);
        line.setDelay(farMs);
        auto server = options(QStringLiteral("linxiao"));
        server.conninfo += QStringLiteral(" port=%1").arg(line.port());
        const auto store = Store::open(m_first, Store::Access::Writer);
        if (!store)
            return false;
        StoreThread writer(QStringLiteral("writer"));
        CaseLog log(**store, m_workflow);
        Journal journal(**store, m_workflow, log);
        SyncThread link({server, QStringLiteral("T-01"), nullptr, batchesAhead}, writer, journal);
        SyncStatus status;
        QElapsedTimer timer;
        QObject here;
        QObject::connect(link.sync(), &Sync::statusChanged, &here, [&](const SyncStatus &now) {
            if (now.state == SyncStatus::State::CatchingUp && !timer.isValid())
                timer.start();
            status = now;
        });
        link.start();
        const bool done = waitFor([&] { return status.state == SyncStatus::State::Live && status.waiting == 0; }, 120);
        seconds = static_cast<double>(timer.elapsed()) / 1000;
        return done && status.returned == 0;
    }
    bool sendAll(const char *name, double target)
    {
        Seat a(m_first, m_workflow, options(QStringLiteral("linxiao")));
        QElapsedTimer timer;
        if (!waitFor([&] { return a.status.state == SyncStatus::State::CatchingUp; }, 30))
            return false;
        timer.start();
        if (!waitFor([&] { return a.status.state == SyncStatus::State::Live && a.status.waiting == 0; }, 300))
            return !complain(QStringLiteral("没有送完：%1").arg(a.status.why));
        if (name)
            print(name, static_cast<double>(timer.elapsed()) / 1000, "s", target);
        return a.status.returned == 0 || !complain(QStringLiteral("退回了 %1 个").arg(a.status.returned));
    }

    bool comeBack()
    {
        if (!workOffline(dayOff) || !sendAll("outbox_of_50000_sent", 25)) // as fast as the 10,000
            return !complain(QStringLiteral("一天的动作没有送上去"));
        Seat b(m_second, m_workflow, options(QStringLiteral("zhouyan")));
        QElapsedTimer timer, beat;
        double longest = 0, longestOwn = 0, spent = processorMs();
        QTimer frames;
        QObject::connect(&frames, &QTimer::timeout, &frames, [&] {
            const double now = processorMs();
            longest = std::max(longest, static_cast<double>(beat.nsecsElapsed()) / 1e6);
            longestOwn = std::max(longestOwn, now - std::exchange(spent, now));
            beat.start();
        });
        if (!waitFor([&] { return b.status.state == SyncStatus::State::CatchingUp; }, 30))
            return false;
        timer.start();
        beat.start();
        spent = processorMs();
        frames.start(1);
        if (!waitFor([&] { return b.status.state == SyncStatus::State::Live; }, 120))
            return !complain(QStringLiteral("没有追上：%1").arg(b.status.why));
        print("catch_up_50000_actions", static_cast<double>(timer.elapsed()) / 1000, "s", 10);
        print("catch_up_longest_frame", longest, "ms", 33);
        print("catch_up_longest_frame_of_processor", longestOwn, "ms", 33);
        return true;
    }

    QString m_conninfo;
    QHash<QString, QString> m_passwords;
    QString m_first, m_second;
    QTemporaryDir m_dir;
    Workflow m_workflow;
};

/// So many sessions that only listen, until standard input ends. In one process: two hundred would measure themselves.
int listenAll(int sessions, const QString &conninfo)
{
    std::vector<std::unique_ptr<PgConnection>> links;
    std::vector<pollfd> sockets{{STDIN_FILENO, POLLIN, 0}};
    for (int i = 0; i < sessions; ++i) {
        auto link = PgConnection::open({conninfo, {}, {}, std::chrono::seconds(15), nullptr});
        if (!link || !(*link)->run("LISTEN huying"))
            return complain(link ? QStringLiteral("LISTEN 不成") : link.error().error.message);
        sockets.push_back({(*link)->socket(), POLLIN, 0});
        links.push_back(std::move(*link));
    }
    std::puts("listening");
    std::fflush(stdout);
    while (poll(sockets.data(), sockets.size(), -1) > 0 && !sockets[0].revents)
        for (std::size_t i = 0; i < links.size(); ++i)
            if (sockets[i + 1].revents && !links[i]->notifications())
                return complain(QStringLiteral("一个会话断了"));
    return 0;
}

QHash<QString, QString> readPasswords(const QString &path)
{
    QHash<QString, QString> passwords;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &line : file.readAll().split('\n'))
            passwords.insert(QString::fromUtf8(line.left(line.indexOf(','))), QString::fromUtf8(line.mid(line.lastIndexOf(',') + 1)));
    return passwords;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    for (const char *name : {"server", "passwords", "store", "listen", "submit", "batch", "rate", "seconds"})
        parser.addOption({QString::fromLatin1(name), {}, QStringLiteral("VALUE")});
    parser.process(app);
    const auto value = [&parser](const char *name) { return parser.value(QString::fromLatin1(name)); };
    if (!value("listen").isEmpty())
        return listenAll(value("listen").toInt(), value("server"));
    if (!value("rate").isEmpty())
        return submitAsTheyCome(value("submit").toInt(), value("rate").toInt(), value("seconds").toInt(), value("server"));
    if (!value("submit").isEmpty())
        return submitAll(value("submit").toInt(), value("batch").toInt(), value("seconds").toInt(), value("server"));
    return Bench(value("server"), readPasswords(value("passwords")), value("store")).run() ? 0 : 1;
}
