// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/alarms.h"
#include "data/store/store.h"

namespace huying
{

/// A decision about an alarm as this seat keeps it.
struct KeptMark
{
    enum class Stand {
        Waits,    ///< to go up
        Known,    ///< it came from upstream, or is never to go there
        Answered, ///< upstream said yes to it, and has not brought it back
        Refused   ///< upstream said no: it counts here alone
    };

    AlarmMark mark;
    TimeMs follows = 0; ///< `at` of upstream's decision that it was made on, its own if that had it once; 0: none
    Stand stand = Stand::Known;
};

/// Upstream's word on one that was sent.
struct AlarmAnswer
{
    QString key;
    bool isTaken = false;
    std::optional<AlarmMark> stands; ///< somebody else's, who was quicker
    QString reason = {};             ///< why not, to be shown
};

/// What an operator has to hear of upstream's words.
struct AlarmsHeard
{
    QList<AlarmMark> others; ///< that stand in the place of what he decided
    QStringList refusals;    ///< why what he decided counts at this seat alone
};

/// The seat's book of decisions about alarms: what waits to go up, what others decided. Upstream's word goes before what waits
/// here, but for an alarm that began later and for what was decided here in knowledge of it. Writer's thread.
class AlarmBook
{
public:
    explicit AlarmBook(Store &store) : m_store(store) {}

    /// The account's own; at most so many. Errors: Storage.
    Result<QList<KeptMark>> waiting(const QString &account, int atMost);
    /// Errors: Storage.
    Result<AlarmsHeard> answered(const QList<KeptMark> &sent, const QList<AlarmAnswer> &answers);
    /// Before the table of a restored upstream is taken: all that the account decided waits, unless that table has it.
    /// Errors: Storage.
    Result<void> doubtAll(const QString &account);

    // Inside the caller's transaction; throw SQLite::Exception.
    /// On a new link, when all of the feed is read: what upstream said yes to and has not brought back waits again, because it may
    /// have lost it. Said twice, it changes nothing.
    void doubtUnseen();
    // Round upstream's rows being written:
    QList<KeptMark> takeAside(); ///< what is this seat's alone: it is not in the table until putBack()
    /// `key`: of the one row that was written, empty if it was the whole table. Those of others, as answered() tells them.
    QList<AlarmMark> putBack(const QList<KeptMark> &aside, const QString &key);

private:
    std::optional<AlarmMark> read(const QString &key);
    void write(const KeptMark &kept);

    Store &m_store;
};

} // namespace huying
