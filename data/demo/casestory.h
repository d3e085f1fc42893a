// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/caseplan.h"
#include "data/demo/casephotos.h"
#include "data/demo/staff.h"
#include "data/rules/alarms.h"
#include "data/store/caselog.h"
#include "data/store/vault.h"

namespace huying::demo {

/// Tells a planned case as the actions of the people in it.
class CaseStory
{
public:
    CaseStory(const World &world, const CaseTexts &texts, const WorkCalendar &calendar, const Crew &crew,
              const Vault &vault);

    /// In order; what would happen after lastAt is left out. `serial` counts the county's cases of the day
    /// from 1.
    std::vector<Action> tell(const CasePlan &plan, int serial);

private:
    void report(const CasePlan &plan, int serial);
    void end(const char *kind, const QStringList &reasons);
    void handle(const CasePlan &plan);
    void assign(const QString &org, const QString &actor);
    void work(const CasePlan &plan, TimeMs from, TimeMs until);
    void act(const char *kind, TimeMs at, const QString &actor, QJsonObject payload = {},
             const QString &org = {});
    bool hasPhoto() const;
    TimeMs workable(TimeMs at) const; ///< moved into working hours if the limit counts those
    QString orgFor(const CasePlan &plan) const;
    QJsonArray unitsFor(const CasePlan &plan, const QString &org);
    QString handlerOf(const CasePlan &plan, const QString &org) const;

    const World &m_world;
    const CaseTexts &m_texts;
    const WorkCalendar &m_calendar;
    const Crew &m_crew;
    const Vault &m_vault;
    Rng m_rng;
    std::vector<Action> m_actions;
    CaseId m_case;
    bool m_inWorkHours = false;
    TimeMs m_now = 0, m_due = 0;
};

/// Writes the whole year; inside the caller's transaction. `seen`: alarms that the shift before the replay has seen.
Result<void> makeCases(const World &world, const Crew &crew, const Vault &vault, CaseLog &log, CasePhotos &photos,
                       QList<AlarmMark> &seen,
                       const std::function<void(qint64 done, qint64 total)> &progress);

} // namespace huying::demo
