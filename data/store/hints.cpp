// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/hints.h"

#include "data/store/store.h"

#include <algorithm>

namespace huying
{

Account StoreHints::account(const QString &name, const QString &role) const
{
    const auto found = std::ranges::find_if(
        accounts, [&](const Account &a) { return name.isEmpty() ? a.roles.contains(role) : a.name == name; });
    return found == accounts.end() ? Account{name, name, {}, {}, {}, {}} : *found;
}

Result<StoreHints> readHints(const QString &path)
{
    auto store = Store::open(path, Store::Access::Reader);
    if (!store)
        return tl::unexpected(store.error());
    return guarded(path, QStringLiteral("读取"), [&]() -> Result<StoreHints> {
        StoreHints hints;
        hints.place = (*store)->meta(QStringLiteral("place"));
        hints.timezone = (*store)->meta(QStringLiteral("timezone"), QStringLiteral("Asia/Shanghai"));
        hints.replayAt = (*store)->meta(QStringLiteral("replay_at")).toLongLong();
        if (!(*store)->meta(QStringLiteral("upstream")).isEmpty())
            hints.upstreamAccount = (*store)->meta(QStringLiteral("upstream_account"));
        SQLite::Statement rows((*store)->db(), "SELECT name, display, roles, area, org, seat FROM accounts ORDER BY name");
        while (rows.executeStep())
            hints.accounts << Account{textAt(rows, 0), textAt(rows, 1), textAt(rows, 2).split(QLatin1Char(',')),
                                      textAt(rows, 3), textAt(rows, 4), textAt(rows, 5)};
        return hints;
    });
}

} // namespace huying
