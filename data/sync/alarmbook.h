// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/alarms.h"
#include "data/store/store.h"

namespace huying
{

/// A decision about an alarm as this seat keeps it.
struct KeptMark
{
    AlarmMark mark;
    TimeMs follows = 0; ///< `at` of upstream's decision that it was made on; 0: none
    bool told = true;   ///< upstream has it, or is never to have it
};

/// Upstream's word on one that was sent.
struct AlarmAnswer
{
    QString key;
    bool isTaken = false;
    std::optional<AlarmMark> stands; ///< somebody else's, who was quicker
};

/// The seat's book of decisions about alarms: what waits to go up, what others decided. Upstream's word goes before what waits
/// here, but for an alarm that began later and for what was decided here in knowledge of it. Writer's thread.
class AlarmBook
{
public:
    explicit AlarmBook(Store &store) : m_store(store) {}

    /// The account's own; at most so many. Errors: Storage.
    Result<QList<KeptMark>> waiting(const QString &account, int atMost);
    /// Those of others that stand in the place of what was sent. Errors: Storage.
    Result<QList<AlarmMark>> answered(const QList<KeptMark> &sent, const QList<AlarmAnswer> &answers);

    // Round upstream's rows being written, inside the caller's transaction; throw SQLite::Exception.
    QList<KeptMark> takeAside(); ///< what is this seat's alone: it is not in the table until putBack()
    QList<AlarmMark> putBack(const QList<KeptMark> &aside); ///< as answered()

private:
    std::optional<AlarmMark> read(const QString &key);
    void write(const KeptMark &kept);

    Store &m_store;
};

} // namespace huying
