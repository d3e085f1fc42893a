// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/casefile/casefilepanel.h"

#include "widgets/casefile/actionbar.h"
#include "widgets/dispatch/unitblock.h"

#include <QJsonArray>

// The way from a button to the log: what has to be asked first, claims, several steps in a row, the answers.
namespace huying
{

void CaseFilePanel::submit(const QString &kind, QJsonObject payload)
{
    if (kind == QLatin1String("dispatch") && !payload.contains(QLatin1String("despite"))) {
        QStringList refs;
        for (const QJsonValue &ref : payload[QLatin1String("units")].toArray())
            refs << ref.toString();
        if (const QJsonObject doubts = m_advice->doubts(refs); !doubts.isEmpty()) {
            askDespite(doubts, [this, kind, payload, doubts]() mutable {
                payload[QLatin1String("despite")] = doubts;
                submit(kind, payload);
            });
            return;
        }
    }
    takeSteps({{kind, payload}});
}

/// F6: the units that are ticked, with what comes before. Off duty, without certificate or offline wants a yes.
void CaseFilePanel::dispatchTicked()
{
    QList<CaseStep> steps = m_advice->dispatchSteps();
    if (steps.isEmpty())
        return;
    const QJsonObject doubts = m_advice->doubts(m_advice->units().ticked());
    if (doubts.isEmpty()) {
        takeSteps(steps);
        return;
    }
    askDespite(doubts, [this, steps, doubts]() mutable {
        steps.last().payload[QLatin1String("despite")] = doubts;
        takeSteps(steps);
    });
}

void CaseFilePanel::askDespite(const QJsonObject &doubts, std::function<void()> then)
{
    QStringList said;
    for (auto it = doubts.begin(); it != doubts.end(); ++it)
        said << tr("%1: %2", "unit: what stands against it").arg(m_words.unit(it.key()), it.value().toString());
    m_actions->ask(tr("%1. Dispatch all the same? It is recorded.").arg(said.join(tr("; ", "between sentences"))),
                   tr("Dispatch all the same"), std::move(then));
}

/// One after the other, each on what the one before has left.
void CaseFilePanel::takeSteps(QList<CaseStep> steps)
{
    m_steps = std::move(steps);
    takeNext();
}

void CaseFilePanel::takeNext()
{
    m_actions->setBusy(true);
    if (!m_claim.isNull())
        return; // its answer goes on
    const CaseStep step = m_steps.takeFirst();
    m_pendingText = tr("%1 · %2", "action · case").arg(m_words.action(*m_words.workflow().action(step.kind)), m_state.no);
    m_pendingKind = step.kind;
    m_pending = send(step, m_state);
}

QUuid CaseFilePanel::send(const CaseStep &step, const CaseState &state)
{
    Action action;
    action.caseId = state.id;
    action.kind = step.kind;
    action.actor = m_account.name;
    action.org = m_account.org;
    action.expectedVersion = state.version;
    action.payload = step.payload;
    return m_live.submit(action);
}

/// Whoever opens the form of an action that only one may take holds the case, so that nobody works on it unknowingly.
void CaseFilePanel::claim(const QString &kind)
{
    const Workflow &table = m_words.workflow();
    const WorkflowAction *action = table.action(kind), *claim = table.action(QStringLiteral("claim"));
    if (action && claim && action->exclusive && m_claim.isNull() && m_pending.isNull()
        && table.refusal(*claim, m_state, m_account, m_live.now()).isEmpty())
        m_claim = send({claim->code, {}}, m_state);
}

/// A form that was given up lets the case go.
void CaseFilePanel::release(const CaseId &id)
{
    const WorkflowAction *release = m_words.workflow().action(QStringLiteral("release"));
    const int row = m_board.rowOf(id);
    const bool busy = id == m_state.id && (!m_claim.isNull() || !m_pending.isNull() || m_actions->form());
    if (!release || row < 0 || busy)
        return;
    const CaseState &state = m_board.at(row);
    if (state.claimedBy == m_account.name && m_words.workflow().refusal(*release, state, m_account, m_live.now()).isEmpty())
        send({release->code, {}}, state);
}

void CaseFilePanel::actionDone(const QUuid &actionId, const CaseState &state)
{
    if (actionId == m_claim && !m_claim.isNull()) {
        m_claim = {};
        m_state = state;
        if (!m_steps.isEmpty())
            takeNext();
        else if (!m_actions->form()) // given up before the answer came
            release(state.id);
        return;
    }
    if (actionId != m_pending)
        return;
    m_pending = {};
    m_actions->setBusy(false);
    if (!m_steps.isEmpty()) {
        m_state = state;
        takeNext();
        return;
    }
    m_actions->closeForm();
    const WorkflowAction &taken = *m_words.workflow().action(m_pendingKind);
    // What it was claimed for is done; taking over is itself a claim. Nothing comes between an action and its undoing.
    if (taken.exclusive && state.claimedBy == m_account.name)
        QTimer::singleShot(taken.undo ? static_cast<int>(m_words.workflow().undoMs()) : 0, this, [this, id = state.id] { release(id); });
    emit done(m_pendingText);
}

void CaseFilePanel::actionRefused(const QUuid &actionId, const Error &error)
{
    if (actionId == m_claim && !m_claim.isNull()) {
        m_claim = {};
        m_steps.clear();
        m_actions->setBusy(false);
        m_actions->showProblem(error.message);
        return;
    }
    if (actionId != m_pending)
        return;
    m_pending = {};
    m_steps.clear();
    m_actions->setBusy(false);
    m_actions->showProblem(error.message);
}

} // namespace huying
