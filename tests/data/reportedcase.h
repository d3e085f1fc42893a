// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/caselog.h"

namespace huying::test
{

inline constexpr TimeMs start = 1767225600000; // 2026-01-01T00:00:00Z

inline Action action(const CaseId &id, const char *kind, int version, QJsonObject payload = {})
{
    const TimeMs at = start + version * minuteMs;
    return {uuid7(at), id, QString::fromLatin1(kind), QStringLiteral("zhang"), {}, at, version, payload};
}

inline Action reportOf(const CaseId &id, const QString &no)
{
    return action(id, "report", 0,
                  {{QStringLiteral("no"), no},
                   {QStringLiteral("title"), QStringLiteral("路灯不亮")},
                   {QStringLiteral("address"), QStringLiteral("人民路12号")},
                   {QStringLiteral("channel"), QStringLiteral("12345")},
                   {QStringLiteral("lon"), 120.5},
                   {QStringLiteral("lat"), 36.4},
                   {QStringLiteral("due"), start + 2 * hourMs},
                   {QStringLiteral("limit"), 2 * hourMs}});
}

/// Its path again; ends the test program if it can't be made.
inline QString emptyStore(const QString &path)
{
    auto store = Store::create(path, QStringLiteral("2026-01-01T00:00:00Z"));
    if (!store || !(*store)->finishBulk())
        qFatal("no store");
    return path;
}

} // namespace huying::test
