// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestoreparts.h"

// The store as it stood at an instant.
namespace huying
{

void LiveStore::lookBackAt(std::optional<TimeMs> at)
{
    if (at == m_lookingAt)
        return;
    m_lookingAt = at;
    emit lookedBack();
}

QFuture<Result<PastStates>> LiveStore::statesAt(const QList<CaseId> &cases, TimeMs at)
{
    const quint64 question = ++m_past->newest;
    auto answer = m_past->thread.run([reader = m_past.get(), cases, at, question]() -> Result<PastStates> {
        if (!reader->folder)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        auto states = reader->folder->fold(cases, at, [reader, question] { return !reader->stop && reader->newest == question; });
        if (!states)
            return tl::unexpected(states.error());
        if (reader->scope && !reader->scope->isWhole())
            for (CaseState &state : *states)
                if (!reader->scope->sees(state))
                    state = {};
        return std::make_shared<std::vector<CaseState>>(std::move(*states));
    });
    m_past->thread.run([reader = m_past.get()] { // after the answer
        if (reader->folder)
            reader->folder->dropUnused();
    });
    return answer;
}

QFuture<Result<QList<PastStep>>> LiveStore::lastSteps(TimeMs at, int most)
{
    return m_past->thread.run([reader = m_past.get(), at, most]() -> Result<QList<PastStep>> {
        return reader->folder ? reader->folder->lastSteps(at, most) : Result<QList<PastStep>>();
    });
}

void LiveStore::forgetFolded()
{
    m_past->thread.run([reader = m_past.get()] {
        if (reader->folder)
            reader->folder->forget();
    });
}

} // namespace huying
