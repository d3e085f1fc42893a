// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/time.h"
#include "data/store/secrets.h"

#include <QMetaType>
#include <QString>

namespace huying
{

/// How the seat stands with its upstream; a calm fact, whichever it is.
struct SyncStatus
{
    enum class State {
        Alone,      ///< no upstream: the store stands for itself
        Connecting, ///< the first try, or the first with another password
        CatchingUp, ///< reading what happened meanwhile
        Live,       ///< up to date
        Offline,    ///< tries again by itself
        Stopped     ///< somebody has to do something first: `why` says what
    };

    State state = State::Alone;
    QString server, account;
    QString why;             ///< of Offline and Stopped
    TimeMs since = 0;        ///< in this state
    TimeMs lastContact = 0;  ///< upstream's last word; 0: never
    TimeMs nextTry = 0;      ///< of Offline
    qint64 waiting = 0, ofOthers = 0, returned = 0; ///< Journal::Counts
    qint64 aside = 0;                               ///< cases whose log this program can't fold
    QString asideWhy;                               ///< in words, for whoever runs the seat
    qint64 sent = 0, received = 0;                  ///< actions, since the start
    qint64 files = 0, filesRefused = 0;             ///< attached here and not upstream: on the way, not taken
    qint64 fileBytesUp = 0, fileBytesDown = 0;      ///< of attachments, since the start
    QString fileTrouble;                            ///< what the last one of them met; empty once the next one did well
    int roundTripMs = 0;     ///< of the last exchange
    SecretPlace keyPlace = SecretPlace::None; ///< of the key of personal cells

    bool operator==(const SyncStatus &) const = default;
};

} // namespace huying

Q_DECLARE_METATYPE(huying::SyncStatus)
