// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

#include <QRandomGenerator>

namespace huying::support
{

/// Cases as a county has them: titles, streets, channels and limits drawn from small sets, a year of them.
class RandomCases
{
public:
    explicit RandomCases(quint32 seed, TimeMs now) : m_random(seed), m_now(now) {}

    /// `openShare`: how many in a hundred are not closed.
    CaseState make(int number, int openShare = 10)
    {
        CaseState c;
        c.version = 1;
        c.reportedAt = m_now - static_cast<TimeMs>(m_random.bounded(365.0) * dayMs);
        c.id = uuid7(c.reportedAt, m_random.generate64(), m_random.generate64());
        c.no = QStringLiteral("QD%1-%2").arg(number / 10000, 4, 10, QLatin1Char('0')).arg(number % 10000, 4, 10, QLatin1Char('0'));
        const auto [item, title] = pick(s_items);
        c.item = QString::fromLatin1(item);
        c.title = QString::fromUtf8(title);
        c.channel = QString::fromLatin1(pick(s_channels));
        c.address = QString::fromUtf8(pick(s_streets)) + QString::number(m_random.bounded(1, 400)) + QStringLiteral("号");
        c.area = QStringLiteral("441%1").arg(m_random.bounded(1000), 12, 10, QLatin1Char('0'));
        c.limitMs = m_random.bounded(1, 40) * hourMs;
        c.dueAt = m_random.bounded(20) ? c.reportedAt + c.limitMs : 0;
        c.updatedAt = c.reportedAt;
        if (static_cast<int>(m_random.bounded(100)) >= openShare)
            close(c);
        else
            step(c);
        return c;
    }

    /// Moves an open case to some state as an action would.
    void step(CaseState &c)
    {
        ++c.version;
        c.updatedAt = std::min(m_now, c.updatedAt + static_cast<TimeMs>(m_random.bounded(60) * minuteMs));
        c.state = QString::fromLatin1(pick(s_open));
        c.stoppedAt = 0;
        if (c.state != QLatin1String("reported") && c.state != QLatin1String("accepted")) {
            c.org = QStringLiteral("D%1").arg(m_random.bounded(38), 2, 10, QLatin1Char('0'));
            c.stoppedAt = m_random.bounded(8) ? 0 : c.updatedAt;
        }
        c.rework += m_random.bounded(9) ? 0 : 1;
        const bool isDone = c.state == QLatin1String("resolved") || c.state == QLatin1String("checked");
        c.resolvedAt = isDone ? c.updatedAt : 0;
    }

    void close(CaseState &c)
    {
        ++c.version;
        c.stoppedAt = 0;
        c.state = m_random.bounded(30) ? QStringLiteral("closed") : QStringLiteral("rejected");
        if (c.state == QLatin1String("closed") && m_random.bounded(2)) {
            c.state = QStringLiteral("rated");
            c.satisfaction = m_random.bounded(1, 4);
        }
        const auto took = static_cast<TimeMs>(m_random.bounded(1.2) * static_cast<double>(c.limitMs));
        c.closedAt = c.updatedAt = std::min(m_now, c.reportedAt + took);
        c.resolvedAt = c.state == QLatin1String("rejected") ? 0 : c.closedAt;
        c.org = QStringLiteral("D%1").arg(m_random.bounded(38), 2, 10, QLatin1Char('0'));
    }

    QRandomGenerator &random() { return m_random; }

private:
    template <class T, std::size_t n> const T &pick(const T (&from)[n])
    {
        return from[m_random.bounded(static_cast<quint32>(n))];
    }

    static constexpr std::pair<const char *, const char *> s_items[] = {
        {"E01001", "污水井盖缺失"}, {"E01037", "路灯不亮"},       {"E06010", "积存垃圾渣土"}, {"E06028", "工地噪声扰民"},
        {"E08002", "施工占道"},     {"E09001", "无照经营游商"},   {"E09005", "店外经营"},     {"E09009", "机动车乱停放"},
        {"E09012", "占用消防通道"}, {"G01001", "楼上漏水邻里纠纷"}, {"G05003", "独居老人断水求助"}, {"E06013", "道路破损"}};
    static constexpr const char *s_channels[] = {"hotline", "grid", "public", "city", "sensor", "video"};
    static constexpr const char *s_streets[] = {"人民路", "文昌街", "滨江路", "中山路", "沿河南路", "环城北路", "江南大街", "新桥街"};
    static constexpr const char *s_open[] = {"reported", "accepted", "assigned", "handling", "handling", "resolved", "checked"};

    QRandomGenerator m_random;
    TimeMs m_now;
};

} // namespace huying::support
