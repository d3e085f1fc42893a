// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

#include <QHash>
#include <QObject>
#include <memory>
#include <vector>

namespace huying
{

struct PastView;

/// Every case the console knows, as rows that keep their place; queue, map, indicators read it. GUI thread.
/// One board holds what is, and goes on; another that follows it is what panels show: the same rows, or the past.
class CaseBoard : public QObject
{
    Q_OBJECT
public:
    explicit CaseBoard(QObject *parent = nullptr);
    ~CaseBoard() override;

    /// Only of a board that follows nobody.
    const std::vector<CaseState> &rows() const
    {
        Q_ASSERT(!m_present);
        return m_rows;
    }
    /// Of the past: a row that was not there yet is a case without id and with version 0.
    const CaseState &at(int row) const { return m_present ? shown(row) : m_rows[static_cast<std::size_t>(row)]; }
    int rowOf(const CaseId &id) const { return m_present ? m_present->rowOf(id) : m_index.value(id, -1); }
    int size() const { return m_present ? m_present->size() : static_cast<int>(m_rows.size()); }

    /// Known cases are replaced, others appended; one signal of each kind at most. A row of a lower version
    /// than the one that stands is ignored, so that a slow load never undoes a fresh change.
    void merge(const QList<CaseState> &states);
    /// The same, but what is given counts whatever its version: upstream took actions back.
    void correct(const QList<CaseState> &states);
    /// Takes cases away: rows move, so everything is told anew.
    void remove(const QList<CaseId> &cases);
    void clear();

    /// From now on this board has the rows of `present`, which outlives it; what was not there yet is in `finalState`,
    /// so that nobody takes it for open. It takes nothing itself any more.
    void follow(const CaseBoard &present, const QString &finalState);
    /// What stands still while the present goes on. Tells which rows are different from what was shown.
    void showPast(PastView view);
    void showPresent();
    const PastView *past() const { return m_past.get(); } ///< null: the present is shown

signals:
    void reset();
    void appended(int first, int last);
    void changed(const QList<int> &rows);
    void replacing(int row); ///< while the row of before still stands

private:
    void put(const QList<CaseState> &states, bool isFinal);
    const CaseState &shown(int row) const;
    void swapPast(std::unique_ptr<PastView> view);

    std::vector<CaseState> m_rows;
    QHash<CaseId, int> m_index;
    const CaseBoard *m_present = nullptr;
    std::unique_ptr<PastView> m_past;
    CaseState m_notYet;
};

} // namespace huying
