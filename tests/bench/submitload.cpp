// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/submitload.h"

#include "data/model/action.h"
#include "data/sync/pgconnection.h"

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

void send(PgConnection &link, int batch, Count &count)
{
    Stream stream;
    while (!count.isOver) {
        const auto rows = link.run("CALL huying.submit($1, NULL)", {stream.batch(batch)});
        const qsizetype accepted = rows ? rows->bytes(0, 0).count("\"accepted\"") : 0;
        if (accepted != batch) {
            std::fprintf(stderr, "%s\n", rows ? rows->bytes(0, 0).left(500).constData() : qPrintable(rows.error().error.message));
            count.isWrong = count.isOver = true;
        }
        count.accepted += accepted;
    }
}

} // namespace

int submitAll(int sessions, int batch, int seconds, const QString &conninfo)
{
    Count count;
    std::vector<std::unique_ptr<PgConnection>> links;
    for (int i = 0; i < sessions; ++i) {
        auto link = PgConnection::open({conninfo, {}, {}, std::chrono::seconds(60), nullptr});
        if (!link) {
            std::fprintf(stderr, "%s\n", qPrintable(link.error().error.message));
            return 1;
        }
        links.push_back(std::move(*link));
    }
    std::vector<std::thread> threads;
    for (const auto &link : links)
        threads.emplace_back([&] { send(*link, batch, count); });
    std::vector<double> perSecond;
    auto since = std::chrono::steady_clock::now();
    for (qint64 before = 0; qsizetype(perSecond.size()) < seconds && !count.isOver;) {
        std::this_thread::sleep_until(since + std::chrono::seconds(1));
        const auto now = std::chrono::steady_clock::now();
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

} // namespace huying
