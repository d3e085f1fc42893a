// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/hitsearch.h"

#include "data/live/whendone.h"

namespace huying {

HitSearch::HitSearch(Search search, int limit, QObject *parent)
    : QObject(parent), m_search(std::move(search)), m_limit(limit)
{
}

void HitSearch::ask(const QString &text)
{
    const quint64 number = ++m_newest;
    m_asking = true;
    const auto take = [this, number](const Result<QList<SearchHit>> &answer) {
        if (number != m_newest)
            return;
        m_asking = false;
        if (answer)
            emit answered(*answer);
        else
            emit failed(answer.error().message);
    };
    const auto giveUp = [this, number] {
        if (number == m_newest)
            m_asking = false;
    };
    whenDone(m_search(text, m_limit), this, take, giveUp);
}

void HitSearch::forget()
{
    ++m_newest;
    m_asking = false;
}

} // namespace huying
