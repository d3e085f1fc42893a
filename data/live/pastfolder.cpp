// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/pastfolder.h"

#include "data/store/caserow.h"

#include <limits>

namespace huying
{

namespace
{

constexpr quint32 roundsKept = 4; ///< instants that a fold is kept for after nobody asked for it

} // namespace

PastFolder::PastFolder(Store &store, const Workflow &workflow)
    : m_store(store), m_workflow(workflow),
      m_actions(store.db(), "SELECT at, kind, actor, org, expected_version, payload FROM actions WHERE case_id = ? ORDER BY expected_version")
{
    for (const WorkflowAction &action : workflow.actions())
        if (action.to == QLatin1String("<<"))
            m_undoing << action.code;
}

/// All of an action that reduce() looks at.
void PastFolder::readNext(Read &action)
{
    action.at = m_actions.number(0);
    action.kind = m_words.of(m_actions.text(1));
    action.actor = m_words.of(m_actions.text(2));
    action.org = m_words.of(m_actions.text(3));
    action.expectedVersion = static_cast<int>(m_actions.number(4));
    action.payload = m_actions.text(5);
}

void PastFolder::foldOne(const CaseId &id, TimeMs at, Stretch &folded)
{
    const QByteArray bytes = idBytes(id);
    folded.state = {};
    folded.state.id = id;
    folded.until = 0; // if reading fails, it holds for nothing
    TimeMs until = std::numeric_limits<TimeMs>::max();
    std::size_t count = 0;
    m_actions.restart({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    while (m_actions.step()) {
        if (const TimeMs when = m_actions.number(0); when > at) {
            until = when;
            break;
        }
        if (count == m_read.size())
            m_read.emplace_back();
        readNext(m_read[count++]);
    }
    m_actions.reset();
    for (std::size_t i = 0; i < count; ++i) {
        const Read &a = m_read[i];
        m_payload.read(a.payload);
        // What is refused changes nothing.
        (void)reduceInto(m_workflow, folded.state, {id, a.kind, a.actor, a.org, a.at, a.expectedVersion, m_payload},
                         i + 1 < count && isUndoing(m_read[i + 1]));
    }
    if (folded.state.version == 0)
        folded.state = {};
    folded.state.undoable = {}; // nobody takes anything back there
    folded.until = until;
}

Result<std::vector<CaseState>> PastFolder::fold(const QList<CaseId> &cases, TimeMs at, const std::function<bool()> &isWanted)
{
    return guarded(m_store.path(), QStringLiteral("回看"), [&]() -> Result<std::vector<CaseState>> {
        SQLite::Transaction sameView(m_store.db()); // all of them from one state of the file
        ++m_round;
        std::vector<CaseState> states;
        states.reserve(static_cast<std::size_t>(cases.size()));
        for (const CaseId &id : cases) {
            if (isWanted && !isWanted())
                return fail(ErrorKind::Unavailable, QStringLiteral("已改看别的时刻"));
            const auto [kept, isNew] = m_kept.try_emplace(id);
            Stretch &stretch = kept->second;
            if (isNew || at < stretch.state.updatedAt || at >= stretch.until)
                foldOne(id, at, stretch);
            stretch.round = m_round;
            states.push_back(stretch.state);
        }
        return states;
    });
}

void PastFolder::dropUnused()
{
    std::erase_if(m_kept, [this](const auto &kept) { return m_round - kept.second.round >= roundsKept; });
}

Result<QList<PastStep>> PastFolder::lastSteps(TimeMs at, int most)
{
    return guarded(m_store.path(), QStringLiteral("回看"), [&]() -> Result<QList<PastStep>> {
        SQLite::Statement rows(m_store.db(), "SELECT case_id, at, kind, org FROM actions WHERE at <= ? ORDER BY at DESC, seq DESC LIMIT ?");
        rows.bind(1, static_cast<int64_t>(at));
        rows.bind(2, most);
        QList<PastStep> steps;
        while (rows.executeStep())
            steps << PastStep{QUuid::fromRfc4122(blobAt(rows, 0)), rows.getColumn(1).getInt64(), textAt(rows, 2), textAt(rows, 3)};
        return steps;
    });
}

} // namespace huying
