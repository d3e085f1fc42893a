// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "data/model/unitboard.h"
#include "widgets/dispatch/caseadvice.h"
#include "widgets/words/casewords.h"

#include <QJsonObject>
#include <QPointer>
#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace huying
{

class PlanBlock;
class RouteBlock;
class UnitBlock;

/// An action to be taken on the case shown.
struct CaseStep
{
    QString kind;
    QJsonObject payload;
};

/// What the tables advise for the case shown: whose it is, whom to send, what they are to do. Part of the case file.
class AdvicePane : public QWidget
{
    Q_OBJECT
public:
    AdvicePane(const CaseWords &words, const Account &account, QWidget *parent = nullptr);

    /// Without them the pane stays empty. `units` outlives the pane.
    void setRules(AskRules ask);
    void setUnits(const UnitBoard *units);
    /// Without them distances are straight lines. Call refresh() when more is known.
    void setRoads(AskRoads ask) { m_askRoads = std::move(ask); }
    void refresh() { advise(); }
    void show(const CaseState &state, TimeMs now);
    void tick(TimeMs now) { m_now = now; } ///< shifts and claims end by themselves

    /// Payload of "assign" as the rules have it; empty where a person has to decide.
    QJsonObject assignment() const;
    /// The payload for another organisation: without rule and its limit.
    static QJsonObject assignmentTo(const QString &org);
    /// Sends the ticked units now; where nobody has the case yet, assigning comes before it. Empty if that is not
    /// allowed to this account, or nothing is ticked, or all that are ticked are there already.
    QList<CaseStep> dispatchSteps() const;
    int tickedCount() const;
    /// Of these units, what has to be confirmed before they are sent: ref and why.
    QJsonObject doubts(const QStringList &refs) const;

    const RouteBlock &route() const { return *m_route; }
    UnitBlock &units() const { return *m_unitBlock; }
    const CaseState &state() const { return m_state; }
    const CaseAdvice &advice() const { return m_advice; }

signals:
    void organizationChosen(const QString &code);
    void dispatchWanted();
    void otherUnitsWanted();
    /// Units that are ticked, for the map; none when nothing is advised.
    void recommended(const QStringList &refs);
    void ticksChanged();
    void advised(); ///< rules, units or names are others than before
    void unitChosen(const QString &ref);

private:
    void advise();
    void showTrace();
    void showUnits();
    bool wantsUnits() const;
    QStringList wanted() const;

    const CaseWords &m_words;
    const Account m_account;
    AskRules m_ask;
    AskRoads m_askRoads;
    const UnitBoard *m_units = nullptr;
    CaseState m_state;
    CaseAdvice m_advice;
    TimeMs m_now = 0;
    QElapsedTimer m_sinceMoved;
    QTimer m_later; ///< units move all the time: they are looked at again once a second at most
    RouteBlock *m_route;
    UnitBlock *m_unitBlock;
    PlanBlock *m_plan;
};

} // namespace huying
