// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/model/casestate.h"
#include "data/model/codes.h"
#include "data/rules/calendar.h"

namespace huying
{

/// One row of the routing table: all conditions that it names must hold.
struct RoutingRule
{
    enum class Days : quint8 { Any, Working, Off };
    struct Hours ///< since midnight; `to` before `from` runs over midnight
    {
        int fromMinute = 0, toMinute = 0;
        bool operator==(const Hours &) const = default;
    };

    QString id, name;
    QStringList channels, items, areas, words; ///< item or class codes; areas with all below; any of the words
    QList<Hours> hours;
    Days days = Days::Any;

    /// A code, "@catalogue" (department of the item), "@station" or "@station:NAME" (station of the case's town).
    QString org;
    QStringList assist;
    Limit limit;       ///< amount 0: that of the catalogue
    bool urgent = false;
    bool ask = false;  ///< a person decides; the rule only proposes
    QString runCard;   ///< name of the response plan
    bool isOn = true;

    bool operator==(const RoutingRule &) const = default;
};

/// What a rule made of a case: the line of the trace.
struct RuleTrace
{
    QString id, name, why; ///< why: the conditions that held, or the first that did not
    bool matched = false;
    int rank = 0;          ///< how specific; the highest wins
    QString org;           ///< whom it would have named here; empty if it did not match or can name nobody
};

struct Route
{
    QString org;           ///< empty: nobody could be named
    QStringList assist;
    Limit limit;
    bool urgent = false, needsPerson = false;
    QString rule, why, runCard; ///< rule: id, empty if none matched
    QList<RuleTrace> trace;     ///< in the table's order; empty unless asked for
};

/// An organisation as routing sees it.
struct Station
{
    QString code, name, area; ///< area: code of a grid or area in its town
};

/// The routing table (分拨). Immutable once read; any thread.
class Routing
{
public:
    /// The site's routing.json, else the built-in one.
    static Result<Routing> load();
    /// Errors name file, rule and what is wrong: unknown member, bad hours, no organisation, double id.
    static Result<Routing> fromJson(const QByteArray &json, const QString &fileName);
    QByteArray toJson() const;

    const QList<RoutingRule> &rules() const { return m_rules; }
    void setRules(QList<RoutingRule> rules) { m_rules = std::move(rules); }
    const RoutingRule *rule(const QString &id) const; ///< null if there is none

    /// What names in the rules mean here. `areas` may be null: then conditions on areas compare codes.
    void setPlace(AreaTreePtr areas, const QList<Station> &stations, const Catalogue &catalogue, const WorkCalendar &calendar);

    /// Whose job a case is: the most specific rule, ties by order, no rule: the station of the case's town.
    Route route(const CaseState &reported, bool withTrace = false) const;

private:
    struct Match
    {
        int rank = -1; ///< −1: does not match
        QString why;
    };
    Match match(const RoutingRule &rule, const CaseState &c, bool explain) const;
    bool isWithin(const QString &area, const QString &container) const;
    bool holdsAt(const RoutingRule &rule, TimeMs at) const;
    QString organization(const QString &name, const CaseState &c) const;
    QString stationOf(const QString &area, const QString &nameHolds) const;
    QString townOf(const QString &area) const;

    QList<RoutingRule> m_rules;
    AreaTreePtr m_areas;
    QHash<QString, QList<Station>> m_stations; ///< by code of the town
    Catalogue m_catalogue;
    WorkCalendar m_calendar;
};

/// A case that another table would send elsewhere.
struct RouteChange
{
    CaseId id;
    QString no, from, to, fromRule, toRule;
};

/// What changes for one case; nothing if both send it to the same.
std::optional<RouteChange> changeOf(const Routing &live, const Routing &draft, const CaseState &c);

/// Tries a table on cases of the past before it goes live. `step` is called now and then with the number done.
QList<RouteChange> compareRoutes(const Routing &live, const Routing &draft, const QList<CaseState> &cases,
                                 const std::function<void(qint64)> &step = {});

} // namespace huying
