// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

#include <span>

namespace huying
{

/// An open case that may be the same thing as a new report, with what a person needs to judge.
struct DuplicateHint
{
    CaseId id;
    QString no, title;
    double metres = -1;  ///< −1: one of them has no place; then they share the address
    TimeMs ageMs = 0;
    double textShare = 0; ///< of two-character words of the shorter text that stand in the other, 0 … 1
    int reports = 1;      ///< with those merged into it
    QString why;          ///< one sentence
};

struct DuplicateRule
{
    double metres = 150;
    TimeMs window = 3 * dayMs;
    int atMost = 5;
};

/// Same item, or same class and much of the same text, near in place and time; the likeliest first. Never merges by itself.
QList<DuplicateHint> duplicatesOf(const CaseState &draft, std::span<const CaseState *const> open, TimeMs now,
                                  const DuplicateRule &rule = {});
QList<DuplicateHint> duplicatesOf(const CaseState &draft, std::span<const CaseState> open, TimeMs now,
                                  const DuplicateRule &rule = {});

} // namespace huying
