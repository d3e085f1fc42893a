// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

#include <QHash>
#include <QObject>
#include <memory>
#include <optional>
#include <vector>

namespace huying
{

struct PastView;
class Workflow;

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
    void expect(qsizetype cases); ///< so many will come: memory for them is taken once

    /// From now on this board has the rows of `present`, which outlives it; what was not there yet is in the first final
    /// state of the table, so that nobody takes it for open. It takes nothing itself any more.
    void follow(const CaseBoard &present, const Workflow &workflow);
    /// What stands still while the present goes on. Tells which rows are different from what was shown. Not during a turn.
    void showPast(PastView view);
    void showPresent();
    const PastView *past() const { return m_past.get(); } ///< null: the present is shown

    /// The same in portions, for years of cases: what was shown stands while coming() tells the rows of the next view,
    /// `atOnce` a portion, so that whoever reads the board gets ready; endTurn() shows it once turn() was true.
    /// Another turn may begin before the end of one. An empty `view` is the present, `at` now.
    void beginTurn(std::optional<PastView> view, TimeMs at);
    bool turn(int atOnce);
    void endTurn();
    bool isTurning() const { return m_turn != nullptr; }
    double turned() const; ///< share of the rows told
    /// How many rows a turn to `view` (null: the present) would tell.
    int rowsToTurn(const PastView *view) const;
    /// What a row will be at the end of the turn; without one, what it is.
    const CaseState &next(int row) const;
    static constexpr int asThen = -1, notYet = -2;
    /// What next() is, without a look at the case: notYet, asThen, or the present in its so-manieth form, which is another
    /// whenever the case was replaced.
    int nextForm(int row) const;
    /// While changed() tells of a turn: every row has been told before, by coming().
    bool hasToldBefore() const { return m_hasTold; }

signals:
    void reset();
    void appended(int first, int last);
    void changed(const QList<int> &rows);
    /// Before changed(), the same without cases that are closed now and merely were there or not at an instant of the past.
    void openChanged(const QList<int> &rows);
    void coming(const QList<int> &rows, huying::TimeMs at); ///< their next() is to be shown, at that instant
    void replacing(int row); ///< while the row of before still stands

private:
    void put(const QList<CaseState> &states, bool isFinal);
    const CaseState &shown(int row) const;
    const CaseState &stateIn(const PastView *view, int row) const;
    void swapPast(std::unique_ptr<PastView> view);
    QList<int> openOf(const QList<int> &rows, const PastView *before, const PastView *after) const;
    void followPresent(const Workflow &workflow);
    void retell(int row);

    struct Turn;
    std::vector<CaseState> m_rows;
    std::vector<int> m_forms; ///< by row: how often it was replaced
    QHash<CaseId, int> m_index;
    const CaseBoard *m_present = nullptr;
    std::unique_ptr<PastView> m_past;
    std::unique_ptr<Turn> m_turn;
    std::vector<quint8> m_settled; ///< by row: closed now
    bool m_hasTold = false;
    CaseState m_notYet;
};

} // namespace huying
