// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

#include <QHash>
#include <QObject>
#include <vector>

namespace huying
{

/// Every case the console knows, as rows that keep their place; queue, map, indicators read it. GUI thread.
class CaseBoard : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const std::vector<CaseState> &rows() const { return m_rows; }
    const CaseState &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int rowOf(const CaseId &id) const { return m_index.value(id, -1); }
    int size() const { return static_cast<int>(m_rows.size()); }

    /// Known cases are replaced, others appended; one signal of each kind at most. A row of a lower version
    /// than the one that stands is ignored, so that a slow load never undoes a fresh change.
    void merge(const QList<CaseState> &states);
    /// The same, but what is given counts whatever its version: upstream took actions back.
    void correct(const QList<CaseState> &states);
    /// Takes cases away: rows move, so everything is told anew.
    void remove(const QList<CaseId> &cases);
    void clear();

signals:
    void reset();
    void appended(int first, int last);
    void changed(const QList<int> &rows);

private:
    void put(const QList<CaseState> &states, bool isFinal);

    std::vector<CaseState> m_rows;
    QHash<CaseId, int> m_index;
};

} // namespace huying
