// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/batchrun.h"

namespace huying
{

BatchRun::BatchRun(LiveStore &live, const Account &account, QObject *parent)
    : QObject(parent), m_live(live), m_account(account)
{
    connect(&live, &LiveStore::actionDone, this, [this](const QUuid &id) { answer(id, {}); });
    connect(&live, &LiveStore::actionRefused, this, [this](const QUuid &id, const Error &e) { answer(id, e.message); });
}

void BatchRun::start(const QString &kind, const QJsonObject &payload, const QList<CaseState> &cases)
{
    if (isRunning() || cases.isEmpty())
        return;
    m_result = {kind, 0, {}};
    for (const CaseState &state : cases) {
        Action action;
        action.caseId = state.id;
        action.kind = kind;
        action.actor = m_account.name;
        action.org = m_account.org;
        action.expectedVersion = state.version;
        action.payload = payload;
        m_open.insert(m_live.submit(action), state.no);
    }
}

void BatchRun::answer(const QUuid &actionId, const QString &why)
{
    const auto open = m_open.find(actionId);
    if (open == m_open.end())
        return;
    if (why.isEmpty())
        ++m_result.done;
    else
        m_result.refused << BatchResult::Refused{*open, why};
    m_open.erase(open);
    if (m_open.isEmpty())
        emit finished(m_result);
}

} // namespace huying
