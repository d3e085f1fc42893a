// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/model/caseboard.h"
#include "data/rules/unitlegs.h"

#include <QQueue>
#include <QSet>

namespace huying
{

/// How far each unit is that is sent to an open case: read from the log of the cases that have units, one after the
/// other, anew when such a case changes. GUI thread.
class UnitWatch : public QObject
{
    Q_OBJECT
public:
    UnitWatch(LiveStore &live, const CaseBoard &board, QObject *parent = nullptr);

    /// Null where the unit is sent to nothing, or its case has not been read yet.
    const UnitLeg *leg(const QString &unit) const;
    QList<UnitLeg> legsOf(const CaseId &id) const { return m_cases.value(id); }
    bool isIdle() const { return m_reading.isNull() && m_waiting.isEmpty(); }

signals:
    void changed();

private:
    void look(const CaseState &state);
    void next();
    void take(const CaseId &id, const QList<UnitLeg> &legs);

    LiveStore &m_live;
    const CaseBoard &m_board;
    QQueue<CaseId> m_waiting;
    CaseId m_reading;
    QHash<CaseId, QList<UnitLeg>> m_cases;
    QHash<QString, CaseId> m_units;
};

} // namespace huying
