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
      m_actions(store.db(), std::string("SELECT ") + actionColumns + " FROM actions WHERE case_id = ? ORDER BY expected_version")
{
}

PastFolder::Stretch PastFolder::foldOne(const CaseId &id, TimeMs at)
{
    constexpr int timeColumn = 5;
    const QByteArray bytes = idBytes(id);
    Stretch folded;
    folded.state.id = id;
    folded.until = std::numeric_limits<TimeMs>::max();
    m_read.clear();
    m_actions.tryReset();
    m_actions.bindNoCopy(1, bytes.constData(), static_cast<int>(bytes.size()));
    while (m_actions.executeStep()) {
        if (const TimeMs when = m_actions.getColumn(timeColumn).getInt64(); when > at) {
            folded.until = when;
            break;
        }
        m_read.push_back(readAction(m_actions));
    }
    m_actions.tryReset();
    for (std::size_t i = 0; i < m_read.size(); ++i) // what is refused changes nothing
        (void)reduceInto(m_workflow, folded.state, m_read[i], i + 1 < m_read.size() && isUndoing(m_read[i + 1]));
    if (folded.state.version == 0)
        folded.state = {};
    folded.state.undoable = {}; // nobody takes anything back there
    return folded;
}

bool PastFolder::isUndoing(const Action &action) const
{
    const WorkflowAction *rule = m_workflow.action(action.kind);
    return rule && rule->to == QLatin1String("<<");
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
            auto kept = m_kept.find(id);
            if (kept == m_kept.end() || at < kept->state.updatedAt || at >= kept->until)
                kept = m_kept.emplace(id, foldOne(id, at));
            kept->round = m_round;
            states.push_back(kept->state);
        }
        dropUnused();
        return states;
    });
}

void PastFolder::dropUnused()
{
    m_kept.removeIf([this](const auto &kept) { return m_round - kept.value().round >= roundsKept; });
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
