// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casemarks.h"
#include "data/model/lamp.h"

#include <QSet>
#include <QString>
#include <memory>
#include <vector>

namespace huying
{

/// Where a case stands, as the tabs of a queue cut it. A case is in one of the first six, a suspended one in
/// Suspended; those of the desk cut them once more: result to check, to close, sent back to be done again, a result
/// that can't be checked, an extension asked for, a reporter to be called. All lets every case through.
enum class QueueTab : quint8 {
    Intake, Filing, Handling, Checking, Suspended, Closed, Open, ToCheck, ToClose, Rework, Unchecked, ExtensionAsked, FollowUp, All
};
constexpr int queueTabCount = 14;

enum class QueueSort : quint8 {
    TimeLeft, ///< earliest limit first; then no limit, stopped, stopped without limit, closed (latest first)
    Newest,
    Oldest,
    Updated, ///< last changed first
    ReplyDue ///< earliest unanswered supervised order first, then by time left
};

const inline QString noOrganization = QStringLiteral("-");

/// The cases behind a figure, by board row.
struct CaseSet
{
    QString title; ///< what they are, for the chip
    std::vector<quint8> isIn;
    int count = 0;
    bool has(std::size_t row) const { return row < isIn.size() && isIn[row]; }
};

/// What of the board a queue shows. Empty members let everything through.
struct QueueFilter
{
    QueueTab tab = QueueTab::Open;
    QSet<QString> channels;
    QSet<QString> classes; ///< kind and class of the catalogue, "E06"
    QString area;          ///< an area of any level: its grids and those below count
    QString org;           ///< lead organisation; noOrganization: those that have none yet
    int lamps = 0;         ///< bits 1 << Lamp
    bool pressing = false; ///< only what a supervisor chases: late, near, stopped, urged, supervised
    int marks = 0;         ///< bits of CaseMark; a case with any of them passes
    TimeMs dueFrom = 0, dueTo = 0; ///< running limits that end in [from, to); 0: no bound
    std::shared_ptr<const CaseSet> only; ///< the cases behind a figure, as they were when it was opened
    QString text;          ///< words that must all occur in number, title, address or their pinyin initials

    bool operator==(const QueueFilter &) const = default;
};

/// Kind and class of a catalogue code: "E06010" → "E06".
inline QString itemClass(const QString &item)
{
    return item.left(3);
}

} // namespace huying
