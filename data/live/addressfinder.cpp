// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/addressfinder.h"

#include "data/live/whendone.h"

namespace huying
{

namespace
{

constexpr int hitsPerKind = 12, streetHits = 200;
constexpr qsizetype longestStored = 60; ///< what is longer is no address that the store could hold

} // namespace

AddressFinder::AddressFinder(Search search, QObject *parent) : QObject(parent), m_search(std::move(search)) {}

void AddressFinder::forget()
{
    ++m_newest;
    m_address.clear();
    m_candidates.clear();
    m_asking = false;
}

void AddressFinder::find(const QString &address)
{
    if (address == m_address)
        return;
    forget();
    m_address = address;
    if (address.isEmpty() || address.size() > longestStored)
        return;
    m_asking = true;
    ask(address, false);
}

void AddressFinder::ask(const QString &text, bool isStreet)
{
    const quint64 number = m_newest;
    const auto take = [this, number, isStreet](const Result<QList<SearchHit>> &answer) {
        if (number == m_newest)
            this->take(answer.value_or(QList<SearchHit>()), isStreet);
    };
    const auto giveUp = [this, number] {
        if (number == m_newest)
            m_asking = false;
    };
    whenDone(m_search(text, isStreet ? streetHits : hitsPerKind), this, take, giveUp);
}

void AddressFinder::take(const QList<SearchHit> &hits, bool isStreet)
{
    m_candidates = placesOf(m_address, hits, m_areas.get());
    const StreetNumber wanted = streetNumberOf(m_address);
    if (m_candidates.isEmpty() && wanted.number && !isStreet)
        return ask(wanted.street, true);
    m_asking = false;
    emit found(m_address);
}

} // namespace huying
