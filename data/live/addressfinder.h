// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"
#include "data/rules/addressplaces.h"

#include <QFuture>
#include <QObject>
#include <functional>

namespace huying
{

/// Looks for the place of an address that is being typed: the whole of it, and if nothing is called so, its street.
/// Only the answer to the newest question is heard. GUI thread.
class AddressFinder : public QObject
{
    Q_OBJECT
public:
    using Search = std::function<QFuture<Result<QList<SearchHit>>>(const QString &text, int limitPerKind)>;

    explicit AddressFinder(Search search, QObject *parent = nullptr);

    void setAreas(AreaTreePtr areas) { m_areas = std::move(areas); }
    /// Answers at once if it is what was asked last.
    void find(const QString &address);
    void forget();
    const QString &address() const { return m_address; }
    bool isAsking() const { return m_asking; }
    const QList<PlaceCandidate> &candidates() const { return m_candidates; }

signals:
    void found(const QString &address);

private:
    void ask(const QString &text, bool isStreet);
    void take(const QList<SearchHit> &hits, bool isStreet);

    Search m_search;
    AreaTreePtr m_areas;
    QString m_address;
    QList<PlaceCandidate> m_candidates;
    quint64 m_newest = 0;
    bool m_asking = false;
};

} // namespace huying
