// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/deadlines.h"
#include "data/rules/recommend.h"
#include "data/rules/routing.h"

#include <memory>

namespace huying
{

class Store;

/// All that a site rules by, as it stands in its files and its store: the catalogue, the calendar, limits, the
/// routing table with its place set, run cards. Immutable once read; any thread.
struct RuleBook
{
    Catalogue catalogue;
    Deadlines deadlines;
    Routing routing;
    RunCards runCards;
    /// What could not be read and stands empty, with file and rule: for the operator's eyes.
    QList<Error> problems;

    const WorkCalendar &calendar() const { return deadlines.calendar(); }
};

using RuleBookPtr = std::shared_ptr<const RuleBook>;

/// Reads the site's files and table `rules`, whose live rows of kind "routing" stand for the file's rules as soon as
/// there is one. Reader or writer thread. Never fails: see RuleBook::problems.
RuleBookPtr readRuleBook(Store &store, const AreaTreePtr &areas);

} // namespace huying
