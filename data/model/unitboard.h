// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/unitfix.h"
#include "data/model/unitrow.h"

#include <QHash>
#include <QObject>

namespace huying
{

/// Units as they stand: the roster, and over it what the open cases say of those that are sent. GUI thread.
class UnitBoard : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const QList<UnitRow> &units() const { return m_present ? m_present->units() : m_units; }
    const UnitRow *unit(const QString &ref) const;
    int rowOf(const QString &ref) const { return m_present ? m_present->rowOf(ref) : static_cast<int>(m_index.value(ref, -1)); }
    QHash<QString, int> load() const; ///< open cases that a unit is sent to; units without any are left out
    int onlineCount() const; ///< on shift and reachable: everything but offline

    void setRoster(QList<UnitRow> roster);
    /// From now on this board shows what `present` has, which outlives it, until it is told of the past.
    void mirror(const UnitBoard &present);
    /// Other units than the present's, as setRoster() takes them; the present goes on meanwhile.
    void showPast(QList<UnitRow> roster);
    void showPresent();
    /// Sends, frees and moves the units of these cases; a unit on scene stands at its case.
    void follow(const QList<CaseState> &cases);
    /// Newer fixes than those that are known; units that nobody knows are left out.
    void move(const QList<UnitFix> &fixes);
    /// A place that was reported and is not believed; the unit stays where it is.
    void doubt(const QString &ref, const DoubtedFix &fix);

signals:
    void changed();
    void moved(const QList<int> &rows); ///< their places alone, or what is doubted of them

private:
    bool take(const CaseState &state);
    bool place(const UnitFix &fix);
    bool free(const CaseId &id, const QStringList &except);

    const UnitBoard *m_present = nullptr; ///< what is shown instead
    const UnitBoard *m_mirrored = nullptr;
    QList<UnitRow> m_units;
    QHash<QString, qsizetype> m_index;
    QHash<QString, std::optional<LonLat>> m_post;     ///< where a unit stands when nothing calls it
    QHash<QString, UnitStatus> m_idle;                ///< its status then
    QHash<CaseId, QStringList> m_sent;
    QHash<QString, UnitFix> m_fixes; ///< the last one, which a roster read again does not know
};

} // namespace huying
