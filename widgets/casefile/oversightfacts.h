// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/words/casewords.h"

namespace huying
{

/// What is owed beside the case itself: a request that waits, a supervised order, a whistle, cards. Label and text.
QList<std::pair<QString, QString>> oversightFacts(const CaseState &state, const CaseWords &words, TimeMs now);

} // namespace huying
