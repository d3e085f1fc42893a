// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"
#include "data/store/searchindex.h"

#include <QFuture>
#include <QObject>

#include <functional>

namespace huying {

/// Asks for what is being typed. Only the answer to the newest question is heard, whatever the order in which
/// answers come.
class HitSearch : public QObject
{
    Q_OBJECT

public:
    using Search = std::function<QFuture<Result<QList<SearchHit>>>(QString text, int limit)>;

    HitSearch(Search search, int limit, QObject *parent = nullptr);

    void ask(const QString &text);
    /// What is still on its way won't be heard.
    void forget();
    bool isAsking() const { return m_asking; }

signals:
    void answered(const QList<huying::SearchHit> &hits);
    void failed(const QString &message);

private:
    Search m_search;
    int m_limit;
    quint64 m_newest = 0;
    bool m_asking = false;
};

} // namespace huying
