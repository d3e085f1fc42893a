// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/addressfinder.h"
#include "data/live/commandplan.h"
#include "data/live/livestore.h"
#include "data/live/openbyclass.h"
#include "data/model/caseboard.h"
#include "data/rules/commandhistory.h"
#include "data/rules/macros.h"

namespace huying
{

/// What the command line and the long form need of a seat: words, rules, cases, one user's own lines; and the way from
/// a plan to the log. GUI thread.
class Intake : public QObject
{
    Q_OBJECT
public:
    /// Words, rules and areas come from the store as it loads.
    Intake(LiveStore &live, const CaseBoard &board, const Account &account, QObject *parent = nullptr);

    /// Nothing is planned before. Errors of codes/admission.json and codes/sayings.json.
    Result<void> setRules(const RuleBookPtr &rules);
    /// Keeps history and macros of this account in a folder from now on. Errors: macros that can't be read.
    Result<void> openLines(const QString &folder);
    bool isReady() const { return m_ready; }

    /// Macros are opened before; problem says it when there is none of that name.
    CommandLine read(const QString &line, const CommandChoices &choices = {}) const;
    /// As read() would read it.
    QString expanded(const QString &line) const { return m_macros.expand(line).value_or(line); }
    CommandPlan plan(const CommandLine &line, const PlanChoices &choices) const;
    /// The id that actionDone or actionRefused of the store answers.
    QUuid run(const CommandPlan &plan) { return m_live.submit(plan.steps()); }
    /// Into the history, without what is about persons.
    void keep(const QString &line) { m_history.add(line, read(line)); }

    /// The newest open case whose number is or ends with this; null if there is none.
    CaseId caseNumbered(const QString &no) const;
    std::unique_ptr<AddressFinder> makeFinder();
    LiveStore &live() { return m_live; }
    const Workflow &workflow() const { return m_live.workflow(); }
    TimeMs now() const { return m_live.now(); }
    const Catalogue &catalogue() const { return m_rules->catalogue; }
    const Vocabulary &vocabulary() const { return m_vocabulary; }
    const AreaTreePtr &areas() const { return m_areas; }
    const Admission &admission() const { return m_admission; }
    const CaseBoard &board() const { return m_board; }
    const CommandHistory &history() const { return m_history; }
    const Macros &macros() const { return m_macros; }
    /// Refused as Macros::set(); on disk when it returns.
    Result<void> setMacros(const QList<Macro> &macros);

signals:
    void readyChanged();
    void failed(const huying::Error &error);

private:
    LiveStore &m_live;
    const CaseBoard &m_board;
    const Account m_account;
    OpenByClass m_cases;
    RuleBookPtr m_rules = std::make_shared<RuleBook>();
    Admission m_admission;
    Vocabulary m_vocabulary;
    AreaTreePtr m_areas;
    QHash<QString, UnitRow> m_units;
    CommandHistory m_history;
    Macros m_macros;
    QString m_macrosPath;
    bool m_ready = false;
};

} // namespace huying
