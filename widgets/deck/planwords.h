// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/intake.h"
#include "widgets/deck/deckpreview.h"
#include "widgets/deck/hitwords.h"

namespace huying {

class CaseWords;

/// What a kind of word is called: 事项, 单位 …
QString wordOf(CommandToken::Kind kind);
/// "文昌社区 014 格": what fits under a heading; the code if the area is unknown.
QString areaWords(const QString &code, const AreaTreePtr &areas);
/// With the town before it, for lists where several of that name stand.
QString pathWords(const QString &code, const AreaTreePtr &areas);
/// "0121" of "QD0812-0121".
QString shortNo(const QString &no);
/// "38 m · 2 h": how near and how old.
QString nearness(const DuplicateHint &hint);

/// A plan as the strip under the entry says it.
struct PlanWords
{
    QString lead;
    QList<DeckPreview::Step> steps;
    QList<DeckPreview::Button> buttons;
};
struct PlaceState
{
    bool isLooking = false, needsChoice = false;
    qsizetype candidates = 0;
};
PlanWords wordsOf(const CommandPlan &plan, const PlaceState &place, const Intake &intake, const CaseWords &words);

/// Rows of the grammar: what can be typed.
struct GrammarRow
{
    QString word, example, what;
};
QList<GrammarRow> grammar();

} // namespace huying
