// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/model/pointchanges.h"
#include "data/model/time.h"
#include "data/rules/access.h"
#include "data/store/registerlog.h"

namespace huying
{

/// The registers as a console shows them: read whole at its start, from then on row by row as anybody writes into the store. Lives
/// in the loader's thread, in which it also packs what has changed when nothing more comes. All throw SQLite::Exception.
class RegisterWatch
{
public:
    /// What it tells, in its thread: a table that replaces the one before and its changes, and all changes since that table.
    struct Listener
    {
        std::function<void(const PointTablePtr &)> loaded;
        std::function<void(const PointChangesPtr &)> changed;
    };
    static constexpr TimeMs leisure = 20000;         ///< without news, then what has changed is packed
    static constexpr std::size_t mostChanges = 20000; ///< and at once when there are more

    /// Before any of them is read: what is written while they are read is read once more.
    RegisterWatch(Store &store, AreaTreePtr areas, std::shared_ptr<const Scope> scope, Listener listener);

    void hold(const PointTablePtr &table); ///< as it was read
    /// What has been written since; costs a glance at the file's version if nothing was. `now`: any steady clock.
    void look(TimeMs now);
    /// Points keep the area that they lie in; nothing is read if all of them were in one and all are seen.
    void setAreas(const AreaTreePtr &areas, const std::shared_ptr<const Scope> &scope);

private:
    struct Held
    {
        PointTablePtr table;
        PointChangesPtr changes;
    };
    void read(std::size_t kind);
    void take(std::size_t kind, std::vector<quint32> fids);
    void pack(std::size_t kind);
    void move(std::size_t kind, const std::vector<qint32> &to);

    Store &m_store;
    AreaTreePtr m_areas;
    std::shared_ptr<const Scope> m_scope;
    Listener m_listener;
    std::array<Held, registerKinds> m_held;
    qint64 m_seq = 0;
    int m_version = -1; ///< of the file
    TimeMs m_newsAt = 0;
};

} // namespace huying
