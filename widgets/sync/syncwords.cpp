// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sync/syncwords.h"

#include <QCoreApplication>

namespace huying
{

namespace
{

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SyncWords)
};

constexpr TimeMs freshMs = 2000; ///< upstream is asked every second

} // namespace

QString syncWord(SyncStatus::State state)
{
    switch (state) {
    case SyncStatus::State::Alone: return Words::tr("Local store");
    case SyncStatus::State::Connecting: return Words::tr("Connecting");
    case SyncStatus::State::CatchingUp: return Words::tr("Catching up");
    case SyncStatus::State::Live: return Words::tr("Live sync");
    case SyncStatus::State::Offline: return Words::tr("Offline");
    case SyncStatus::State::Stopped: return Words::tr("Sync stopped");
    }
    return {};
}

QString syncIcon(SyncStatus::State state)
{
    switch (state) {
    case SyncStatus::State::Alone: return QStringLiteral("database");
    case SyncStatus::State::Offline: return QStringLiteral("offline");
    case SyncStatus::State::Stopped: return QStringLiteral("warning");
    case SyncStatus::State::Live: return QStringLiteral("online");
    default: return QStringLiteral("sync");
    }
}

QString shortReason(const QString &why)
{
    return why.section(QStringLiteral("："), -1);
}

QString syncState(const SyncStatus &s, TimeMs now)
{
    if (s.state == SyncStatus::State::Offline)
        return Words::tr("Offline since %1").arg(clockTime(s.since, now));
    return s.state == SyncStatus::State::Stopped ? Words::tr("Stopped: %1").arg(shortReason(s.why)) : syncWord(s.state);
}

QString syncLine(const SyncStatus &s, TimeMs now)
{
    QStringList parts{syncState(s, now)};
    if (s.state == SyncStatus::State::Live) {
        const TimeMs age = now - s.lastContact;
        parts << (age < freshMs ? Words::tr("delay within 1 s") : Words::tr("delay %1 s").arg(age / secondMs));
    }
    if (s.waiting > 0 || s.state == SyncStatus::State::Offline)
        parts << Words::tr("%1 to send").arg(s.waiting);
    if (s.files > 0)
        parts << Words::tr("%n file(s) to send", nullptr, static_cast<int>(s.files));
    if (s.aside > 0)
        parts << Words::tr("%n case(s) set aside", nullptr, static_cast<int>(s.aside));
    return parts.join(Words::tr(" · ", "between facts"));
}

QString secretWords(SecretPlace key, bool hasKeyring, bool isPasswordKept)
{
    const QString password = isPasswordKept ? Words::tr("Password: in the desktop's keyring")
                             : hasKeyring   ? Words::tr("Password: typed at each sign-in")
                                            : Words::tr("Password: typed at each sign-in; no keyring runs on this desktop");
    const QString cells = key == SecretPlace::Keyring ? Words::tr("Key of personal data: locked by the desktop's keyring")
                          : key == SecretPlace::File  ? Words::tr("Key of personal data: in a file that only you can read")
                                                      : Words::tr("Key of personal data: not for this account");
    return password + Words::tr(" · ", "between facts") + cells;
}

QString actionWord(const Action &action, const CaseWords &words)
{
    const WorkflowAction *known = words.workflow().action(action.kind);
    return known ? words.action(*known) : action.kind;
}

} // namespace huying
