// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/voicedesk.h"
#include "widgets/words/casewords.h"

namespace huying
{

/// "Wang Min, all shift chiefs"
QString audienceText(const QStringList &audience, const CaseWords &words);
/// "just now", "4 min ago", then the time.
QString messageAge(TimeMs at, TimeMs now);
/// How far it has come: "3 of 8 acknowledged", "waits to be sent", "acknowledged 12:03".
QString messageFate(const Message &message, const QString &account, TimeMs now);
/// Whom the account may write to, as CodesPicker takes it.
QList<NamedCode> messageChoices(const VoiceDesk &desk, const CaseWords &words);
/// "Li Hua · A-02"
QString lookerText(const Look &look, const CaseWords &words);

} // namespace huying
