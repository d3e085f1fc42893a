// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/undowatch.h"

namespace huying
{

UndoWatch::UndoWatch(LiveStore &live, const Account &account, QObject *parent)
    : QObject(parent), m_live(live), m_account(account)
{
    connect(&live, &LiveStore::actionTaken, this, &UndoWatch::take);
    connect(&live, &LiveStore::casesChanged, this, &UndoWatch::follow);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (secondsLeft() > 0)
            emit changed();
        else
            forget();
    });
    m_second.setInterval(1000);
}

int UndoWatch::secondsLeft() const
{
    return m_last ? static_cast<int>(std::max<qint64>(0, (m_live.workflow().undoMs() - m_since.elapsed() + 999) / 1000)) : 0;
}

void UndoWatch::forget()
{
    m_second.stop();
    m_last.reset();
    emit changed();
}

void UndoWatch::take(const Action &action, const CaseState &after)
{
    if (action.kind == QLatin1String("undo")) {
        if (const auto step = std::exchange(m_undoing, std::nullopt); step && step->id == action.caseId)
            emit undone(step->kind, step->no);
        return;
    }
    if (!after.undoable.before || after.undoable.actor != m_account.name)
        return;
    m_last = Step{after.id, action.kind, after.no, after.version, action.at};
    m_since.start();
    m_second.start();
    emit changed();
}

/// What somebody else has done since must not be taken back along with it.
void UndoWatch::follow(const QList<CaseState> &cases)
{
    for (const CaseState &c : cases)
        if (m_last && c.id == m_last->id && c.version > m_last->version)
            return forget();
}

void UndoWatch::undo()
{
    if (!m_last || secondsLeft() == 0)
        return;
    Action action;
    action.caseId = m_last->id;
    action.kind = QStringLiteral("undo");
    action.actor = m_account.name;
    action.org = m_account.org;
    action.expectedVersion = m_last->version;
    action.at = m_last->at + std::min<TimeMs>(m_since.elapsed(), m_live.now() - m_last->at);
    m_undoing = m_last;
    m_live.submit(action);
    forget();
}

} // namespace huying
