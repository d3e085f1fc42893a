// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/syncdesk.h"

#include "data/live/whendone.h"

namespace huying
{

namespace
{

/// What the store filled in for the case as it was then, and will fill in anew.
constexpr const char *filledIn[] = {"no", "stage_due", "stage_limit", "wall"};

/// Who held a case for a while: over by the time that it comes back.
bool isOver(const Action &action)
{
    return action.kind == QLatin1String("claim") || action.kind == QLatin1String("take_over") || action.kind == QLatin1String("release");
}

bool isAssignment(const QString &kind)
{
    return kind == QLatin1String("assign") || kind == QLatin1String("task_down") || kind == QLatin1String("reassign");
}

/// Somebody has assigned the case meanwhile: the same wish is a reassignment now.
void makeFit(Action &again, const CaseState &now, const Workflow &workflow)
{
    const WorkflowAction *first = workflow.action(again.kind), *other = workflow.action(QStringLiteral("reassign"));
    if (!isAssignment(again.kind) || !first || !other || first == other || workflow.refusal(*first, now).isEmpty() || !other->from.contains(now.state))
        return;
    again.kind = other->code;
    again.payload[QLatin1String("reason")] = QStringLiteral("先前的%1没有被上级库接受").arg(first->zh);
}

} // namespace

SyncDesk::SyncDesk(LiveStore &live, const CaseBoard &board, const Account &account, QObject *parent)
    : QObject(parent), m_live(live), m_board(board), m_account(account)
{
    connect(&live, &LiveStore::syncChanged, this, &SyncDesk::take);
    connect(&live, &LiveStore::opened, this, &SyncDesk::reload); // what came back before the last end
    connect(&live, &LiveStore::actionsReturned, this, &SyncDesk::reload);
    connect(&live, &LiveStore::waitingChanged, this, [this](const QSet<CaseId> &cases) {
        m_waiting = cases;
        emit waitingChanged();
    });
    connect(&live, &LiveStore::actionDone, this, [this](const QUuid &id) {
        if (const auto found = m_tries.constFind(id); found != m_tries.cend())
            decide(m_tries.take(id));
    });
    connect(&live, &LiveStore::actionRefused, this, [this](const QUuid &id, const Error &error) {
        if (const auto found = m_tries.constFind(id); found != m_tries.cend())
            m_returned.setProblem(m_tries.take(id).returned, error.message);
    });
}

void SyncDesk::take(const SyncStatus &status)
{
    m_status = status;
    m_history.add(status);
    emit statusChanged();
}

void SyncDesk::reload()
{
    whenDone(m_live.returnedActions(), this, [this](const Result<QList<ReturnedAction>> &actions) {
        if (actions)
            show(*actions);
    });
}

void SyncDesk::show(QList<ReturnedAction> actions)
{
    for (const ReturnedAction &one : std::as_const(actions))
        if (isOver(one.action))
            m_live.decide(one.action.id, ReturnedAction::Decision::Dropped);
    actions.removeIf([](const ReturnedAction &one) { return isOver(one.action); });
    if (const int fresh = m_returned.setActions(actions))
        emit arrived(fresh);
}

CaseState SyncDesk::caseOf(const ReturnedAction &returned) const
{
    const int row = m_board.rowOf(returned.action.caseId);
    return row < 0 ? CaseState() : m_board.at(row);
}

void SyncDesk::redo(const QUuid &returned)
{
    const int row = m_returned.rowOf(returned);
    if (row < 0)
        return;
    Action again = m_returned.at(row).action;
    for (const char *member : filledIn)
        again.payload.remove(QLatin1String(member));
    const CaseState now = caseOf(m_returned.at(row));
    if (isAssignment(again.kind) && !now.org.isEmpty() && now.org == again.payload[QLatin1String("org")].toString()) {
        m_returned.setProblem(returned, QStringLiteral("案卷已经指派给这个单位，不用重做，放弃即可"));
        return;
    }
    makeFit(again, now, m_live.workflow());
    send(again, {returned, ReturnedAction::Decision::Redone});
}

void SyncDesk::keepAsNote(const QUuid &returned, const QString &text)
{
    const int row = m_returned.rowOf(returned);
    if (row < 0)
        return;
    Action note;
    note.caseId = m_returned.at(row).action.caseId;
    note.kind = QStringLiteral("note");
    note.payload = {{QStringLiteral("text"), text}};
    send(note, {returned, ReturnedAction::Decision::Noted});
}

void SyncDesk::send(Action action, const Try &what)
{
    const int row = m_returned.rowOf(what.returned);
    if (m_returned.data(m_returned.index(row), ReturnedModel::BusyRole).toBool())
        return;
    m_returned.setBusy(what.returned);
    action.id = {};
    action.at = 0;
    action.actor = m_account.name;
    action.expectedVersion = caseOf(m_returned.at(row)).version;
    m_tries.insert(m_live.submit(action), what);
}

void SyncDesk::drop(const QUuid &returned)
{
    if (m_returned.rowOf(returned) < 0)
        return;
    m_returned.setBusy(returned);
    decide({returned, ReturnedAction::Decision::Dropped});
}

void SyncDesk::decide(const Try &what)
{
    whenDone(m_live.decide(what.returned, what.decision), this, [this, what](const Result<void> &done) {
        if (!done) {
            m_returned.setProblem(what.returned, done.error().message);
            return;
        }
        reload();
        emit settled(what.returned, what.decision);
    });
}

} // namespace huying
