// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/submitload.h"

#include "data/model/action.h"
#include "data/sync/pgconnection.h"
#include "data/sync/upstream.h"

#include <QDateTime>
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <memory>
#include <numeric>
#include <thread>
#include <vector>

namespace huying
{

namespace
{

struct Step
{
    const char *kind, *payload;
};
constexpr std::array<Step, 8> steps{{
    {"report", R"({"title":"路灯不亮","text":"人民路十二号路灯不亮","item":"E06010","channel":"12345","address":"人民路12号",)"
               R"("area":"459021001001001","lon":109.3078619,"lat":23.7139946,"due":1795239400000,"limit":30983000})"},
    {"accept", "{}"},
    {"assign", R"({"org":"D01","rule":"r1","due":1795239400000})"},
    {"sign", "{}"},
    {"resolve", R"({"result":"已修好","photos":1})"},
    {"pass", "{}"},
    {"close", "{}"},
    {"rate", R"({"satisfaction":3})"},
}};

/// One case after the other, cut into batches wherever they end.
class Stream
{
public:
    QByteArray batch(int actions)
    {
        QByteArray json = "[";
        for (int i = 0; i < actions; ++i) {
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            if (m_step == 0)
                m_case = uuid7(now).toByteArray(QUuid::WithoutBraces);
            json += i ? ",{\"id\":\"" : "{\"id\":\"";
            json += uuid7(now).toByteArray(QUuid::WithoutBraces) + "\",\"case_id\":\"" + m_case + "\",\"kind\":\"" + steps[m_step].kind
                + "\",\"actor\":\"\",\"org\":\"\",\"at\":" + QByteArray::number(now) + ",\"expected_version\":" + QByteArray::number(qint64(m_step))
                + ",\"payload\":" + steps[m_step].payload + '}';
            m_step = (m_step + 1) % steps.size();
        }
        return json + ']';
    }

private:
    QByteArray m_case;
    std::size_t m_step = 0;
};

struct Count
{
    std::atomic<qint64> accepted = 0;
    std::atomic<bool> isOver = false, isWrong = false;
};

using Links = std::vector<std::unique_ptr<PgConnection>>;
using Steady = std::chrono::steady_clock;

/// Empty: said why.
Links openAll(int sessions, const QString &conninfo)
{
    Links links;
    for (int i = 0; i < sessions; ++i) {
        auto link = PgConnection::open({conninfo, {}, {}, std::chrono::seconds(60), nullptr});
        if (!link) {
            std::fprintf(stderr, "%s\n", qPrintable(link.error().error.message));
            return {};
        }
        links.push_back(std::move(*link));
    }
    return links;
}

void sendBatch(PgConnection &link, Stream &stream, int batch, Count &count)
{
    const auto rows = link.run("CALL huying.submit($1, NULL)", {stream.batch(batch)});
    const qsizetype accepted = rows ? rows->bytes(0, 0).count("\"accepted\"") : 0;
    if (accepted != batch) {
        std::fprintf(stderr, "%s\n", rows ? rows->bytes(0, 0).left(500).constData() : qPrintable(rows.error().error.message));
        count.isWrong = count.isOver = true;
    }
    count.accepted += accepted;
}

struct Answered
{
    Steady::duration came, waited; ///< since the start; since it came
};

/// The nth action comes at first + n · between.
std::vector<Answered> sendWhatCame(PgConnection &link, Steady::time_point start, Steady::duration first, Steady::duration between, Steady::duration until,
                                   qint64 &calls, Count &count)
{
    Stream stream;
    std::vector<Answered> answered;
    for (auto next = first; next < until && !count.isOver; ++calls) {
        std::this_thread::sleep_until(start + next);
        const auto has = std::min<qint64>((Steady::now() - start - next) / between + 1, Upstream::batchSize);
        sendBatch(link, stream, int(has), count);
        const auto now = Steady::now() - start;
        for (qint64 i = 0; i < has; ++i, next += between)
            answered.push_back({next, now - next});
    }
    return answered;
}

} // namespace

int submitAll(int sessions, int batch, int seconds, const QString &conninfo)
{
    Count count;
    const Links links = openAll(sessions, conninfo);
    if (links.empty())
        return 1;
    std::vector<std::thread> threads;
    for (const auto &link : links)
        threads.emplace_back([&link = *link, batch, &count] {
            for (Stream stream; !count.isOver;)
                sendBatch(link, stream, batch, count);
        });
    std::vector<double> perSecond;
    auto since = Steady::now();
    for (qint64 before = 0; qsizetype(perSecond.size()) < seconds && !count.isOver;) {
        std::this_thread::sleep_until(since + std::chrono::seconds(1));
        const auto now = Steady::now();
        const qint64 taken = count.accepted;
        perSecond.push_back(static_cast<double>(taken - before) / std::chrono::duration<double>(now - since).count());
        before = taken;
        since = now;
    }
    count.isOver = true;
    for (std::thread &thread : threads)
        thread.join();
    if (count.isWrong)
        return 1;
    // The first half warms up: sessions that plan everything once. A seat does that once a day.
    const auto half = perSecond.begin() + qsizetype(perSecond.size() / 2);
    std::printf("%.0f %.0f %lld\n", std::accumulate(half, perSecond.end(), 0.0) / static_cast<double>(perSecond.end() - half),
                *std::ranges::max_element(perSecond), static_cast<long long>(count.accepted.load()));
    return 0;
}

int submitAsTheyCome(int sessions, int perSecond, int seconds, const QString &conninfo)
{
    Count count;
    const Links links = openAll(sessions, conninfo);
    if (links.empty())
        return 1;
    const Steady::duration until = std::chrono::seconds(seconds), between = Steady::duration(std::chrono::seconds(sessions)) / perSecond;
    std::vector<std::vector<Answered>> answered(links.size());
    std::vector<qint64> calls(links.size());
    std::vector<std::thread> threads;
    const auto start = Steady::now();
    for (std::size_t i = 0; i < links.size(); ++i)
        threads.emplace_back([&, i] { answered[i] = sendWhatCame(*links[i], start, between * qint64(i) / sessions, between, until, calls[i], count); });
    for (std::thread &thread : threads)
        thread.join();
    if (count.isWrong)
        return 1;
    // The first half warms up, as above.
    std::vector<double> waited;
    qint64 answeredInTime = 0;
    for (const auto &ofOne : answered)
        for (const Answered &action : ofOne) {
            if (action.came >= until / 2)
                waited.push_back(std::chrono::duration<double, std::milli>(action.waited).count());
            answeredInTime += action.came + action.waited >= until / 2 && action.came + action.waited < until;
        }
    std::ranges::sort(waited);
    const auto at = [&waited](double part) { return waited[std::size_t(part * double(waited.size() - 1))]; };
    std::printf("%.0f %.1f %.1f %.1f %lld\n", double(answeredInTime) / (seconds / 2.0),
                double(count.accepted) / double(std::accumulate(calls.begin(), calls.end(), qint64(0))), at(0.5), at(0.99),
                static_cast<long long>(count.accepted.load()));
    return 0;
}

} // namespace huying
