// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/lamp.h"
#include "data/model/opencases.h"

#include <QAbstractListModel>
#include <optional>

namespace huying
{

enum class WhistleStep : quint8 { Sign, Arrive, Handle, Rate };

/// One step of one department's answer: done or not, when, and by when.
struct WhistleMark
{
    Lamp lamp = Lamp::NoData; ///< Closed: done; with `late` done after its limit. NoData: not its turn yet
    TimeMs at = 0, due = 0;
    bool late = false;
};

WhistleMark whistleMark(const Whistle &whistle, const WhistleLeg &leg, WhistleStep step, TimeMs now);
/// The step that is owed; Rate: the department is done, the town's turn.
WhistleStep owedStep(const WhistleLeg &leg);

/// The most urgent of what the departments owe; none if the whistle is not open.
std::optional<Lamp> whistleLamp(const Whistle &whistle, TimeMs now);

/// Open whistles, a row a department, those of one case together; the case with the earliest limit first. GUI thread.
class WhistleList : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { CaseRole = Qt::UserRole + 1, ///< const CaseState *, valid until control returns to the event loop
                LegRole,                     ///< const WhistleLeg *
                FirstRole                    ///< bool: the first row of its case
    };
    using Now = std::function<TimeMs()>;

    WhistleList(const OpenCases &cases, Now now, QObject *parent = nullptr);

    TimeMs now() const { return m_now(); }
    const CaseState &caseAt(int row) const { return m_cases.board().at(m_rows[row].board); }
    const WhistleLeg &legAt(int row) const { return caseAt(row).whistle.legs[m_rows[row].leg]; }
    int rowOf(const CaseId &id, const QString &org) const;
    int whistles() const { return m_whistles; }
    int late() const { return m_late; } ///< departments that are late with what they owe
    int near() const { return m_near; } ///< and that soon will be
    /// Call it every second.
    void tick();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

signals:
    void countsChanged();

private:
    struct Row
    {
        int board = 0;
        qsizetype leg = 0;
        bool operator==(const Row &) const = default;
    };
    void refresh();
    TimeMs dueOf(const CaseState &state) const;

    const OpenCases &m_cases;
    Now m_now;
    QList<Row> m_rows;
    int m_whistles = 0, m_late = 0, m_near = 0;
    bool m_stale = true;
};

} // namespace huying
