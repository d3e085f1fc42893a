// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/batchrun.h"

#include "data/live/whendone.h"

namespace huying
{

namespace
{

constexpr qsizetype portion = 250;
const QString undoing = QStringLiteral("undo");

} // namespace

BatchRun::BatchRun(LiveStore &live, const Account &account, QObject *parent)
    : QObject(parent), m_live(live), m_account(account)
{
}

void BatchRun::start(const QString &kind, const QJsonObject &payload, const QList<CaseState> &cases)
{
    QList<Step> steps;
    for (const CaseState &state : cases)
        steps << Step{state.id, state.no, state.version, 0};
    begin(kind, payload, std::move(steps));
}

void BatchRun::undo()
{
    if (undoLeft() <= 0)
        return;
    m_waited = m_since.elapsed();
    begin(undoing, {}, std::exchange(m_undoable, {}));
}

TimeMs BatchRun::undoLeft() const
{
    return m_running || m_undoable.isEmpty() ? 0 : std::max<TimeMs>(0, m_live.workflow().undoMs() - m_since.elapsed());
}

void BatchRun::begin(const QString &kind, const QJsonObject &payload, QList<Step> steps)
{
    if (m_running || steps.isEmpty())
        return;
    m_kind = kind;
    m_payload = payload;
    m_steps = std::move(steps);
    m_undoable.clear();
    m_next = 0;
    m_since.start();
    m_result = {kind, 0, 0, {}};
    m_running = true;
    m_stop = false;
    emit progressed(0, static_cast<int>(m_steps.size()));
    next();
}

void BatchRun::next()
{
    if (m_stop || m_next >= m_steps.size())
        return end();
    QList<Action> actions;
    const qsizetype first = m_next;
    for (; m_next < std::min(first + portion, m_steps.size()); ++m_next) {
        Action action;
        action.caseId = m_steps[m_next].id;
        action.kind = m_kind;
        action.actor = m_account.name;
        action.org = m_account.org;
        const Step &step = m_steps[m_next];
        action.at = step.at ? std::min(m_live.now(), step.at + m_waited) : m_live.now();
        action.expectedVersion = m_steps[m_next].version;
        action.payload = m_payload;
        actions << action;
    }
    QList<TimeMs> times;
    for (const Action &action : actions)
        times << action.at;
    whenDone(m_live.submitAll(actions), this, [this, first, times](const Result<QList<ActionAnswer>> &answers) { take(answers, first, times); });
}

void BatchRun::take(const Result<QList<ActionAnswer>> &answers, qsizetype first, const QList<TimeMs> &times)
{
    if (!answers) { // the store itself: the rest would fare no better
        for (qsizetype i = first; i < m_next; ++i)
            m_result.refused << BatchResult::Refused{m_steps[i].no, answers.error().message};
        m_stop = true;
        return next();
    }
    for (qsizetype i = 0; i < answers->size(); ++i) {
        const Step &step = m_steps[first + i];
        if (const QString &why = answers->at(i).refusal; !why.isEmpty()) {
            m_result.refused << BatchResult::Refused{step.no, why};
            continue;
        }
        ++m_result.done;
        m_undoable << Step{step.id, step.no, answers->at(i).version, times[i]};
    }
    emit progressed(static_cast<int>(m_next), static_cast<int>(m_steps.size()));
    next();
}

void BatchRun::end()
{
    m_running = false;
    m_result.left = static_cast<int>(m_steps.size() - m_next);
    const WorkflowAction *rule = m_live.workflow().action(m_kind);
    if (m_kind == undoing || !rule || !rule->undo)
        m_undoable.clear();
    emit finished(m_result);
}

} // namespace huying
