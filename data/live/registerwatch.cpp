// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/registerwatch.h"

#include "data/store/reading.h"

#include <algorithm>

namespace huying
{

namespace
{

PointTablePtr withAreas(const PointTable &table, const std::vector<qint32> &to)
{
    auto moved = std::make_shared<PointTable>(table);
    for (qint32 &area : moved->area)
        area = area < 0 ? -1 : to[static_cast<std::size_t>(area)];
    return moved;
}

} // namespace

RegisterWatch::RegisterWatch(Store &store, AreaTreePtr areas, std::shared_ptr<const Scope> scope, Listener listener)
    : m_store(store), m_areas(std::move(areas)), m_scope(std::move(scope)), m_listener(std::move(listener)),
      m_seq(lastRegisterChange(store.db()))
{
}

void RegisterWatch::hold(const PointTablePtr &table)
{
    m_held[static_cast<std::size_t>(table->kind)] = {table, nullptr};
    m_listener.loaded(table);
}

void RegisterWatch::read(std::size_t kind)
{
    hold(readRegister(m_store, static_cast<RegisterKind>(kind), *m_areas, *m_scope));
}

void RegisterWatch::look(TimeMs now)
{
    const int version = m_store.db().execAndGet("PRAGMA data_version").getInt();
    if (std::exchange(m_version, version) != version) {
        RegisterNews news = registerChangesSince(m_store.db(), m_seq);
        m_seq = news.upTo;
        for (std::size_t kind = 0; kind < registerKinds; ++kind) {
            if (!m_held[kind].table || (news.fids[kind].empty() && !news.isBroken))
                continue;
            m_newsAt = now;
            news.isBroken ? read(kind) : take(kind, std::move(news.fids[kind]));
        }
    }
    if (now - m_newsAt >= leisure)
        for (std::size_t kind = 0; kind < registerKinds; ++kind)
            pack(kind);
}

void RegisterWatch::take(std::size_t kind, std::vector<quint32> fids)
{
    Held &held = m_held[kind];
    if (fids.size() > mostChanges + held.table->size() / 8)
        return read(kind); // in one go it is quicker than row by row
    const QStringList &codes = held.changes ? held.changes->now->categories : held.table->categories;
    const PointTablePtr now = readRegisterRows(m_store, held.table->kind, *m_areas, *m_scope, fids, codes);
    held.changes = addedTo(held.changes, *held.table, std::move(fids), *now);
    m_listener.changed(held.changes);
    if (held.changes->fids.size() > mostChanges)
        pack(kind);
}

void RegisterWatch::pack(std::size_t kind)
{
    Held &held = m_held[kind];
    if (!held.changes)
        return;
    held = {withChanges(held.table, held.changes), nullptr};
    m_listener.loaded(held.table);
}

void RegisterWatch::setAreas(const AreaTreePtr &areas, const std::shared_ptr<const Scope> &scope)
{
    const AreaTreePtr before = std::exchange(m_areas, areas);
    const bool sawAll = std::exchange(m_scope, scope)->isWhole() && scope->isWhole();
    std::vector<qint32> to;
    bool isSame = before->all().size() == areas->all().size(), isNew = false;
    for (const Area &area : before->all()) {
        to.push_back(areas->indexOf(area.code));
        isSame = isSame && to.back() == static_cast<qint32>(to.size()) - 1;
    }
    for (const Area &area : areas->all())
        isNew = isNew || before->indexOf(area.code) < 0;
    for (std::size_t kind = 0; kind < registerKinds; ++kind) {
        const PointTablePtr table = m_held[kind].table;
        if (!table)
            continue;
        // Whoever lay in no area may lie in a new one.
        if (!sawAll || (isNew && std::ranges::find(table->area, -1) != table->area.end()))
            read(kind);
        else if (!isSame)
            move(kind, to);
    }
}

void RegisterWatch::move(std::size_t kind, const std::vector<qint32> &to)
{
    Held &held = m_held[kind];
    held.table = withAreas(*held.table, to);
    m_listener.loaded(held.table);
    if (!held.changes)
        return;
    auto changes = std::make_shared<PointChanges>(*held.changes);
    changes->latest.clear();
    changes->now = withAreas(*changes->now, to);
    held.changes = std::move(changes);
    m_listener.changed(held.changes);
}

} // namespace huying
