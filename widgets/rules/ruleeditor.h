// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/caseboard.h"
#include "data/store/rulestore.h"
#include "widgets/rules/rulemodel.h"

#include <QWidget>

class QMenu;
class QTabWidget;
class QTableView;

namespace huying
{

class CompareBox;
class KeyButton;
class Label;
class RuleForm;
class TryBox;

/// The routing table: rows, one of them as a form, a case to try it on, and what it would have done last year.
/// Nothing is live until it is saved; saving asks for it with the version that the editing began from.
class RuleEditor : public QWidget
{
    Q_OBJECT
public:
    struct Place
    {
        RuleChoices choices;
        std::function<TimeMs()> now;
        bool mayEdit = false;
    };

    RuleEditor(const CaseBoard &board, const CaseWords &words, const Place &place, QWidget *parent = nullptr);

    /// The table that is live, with its place set, and the versions that there are, the newest first.
    void setLive(const Routing &live, const QList<RuleVersion> &versions);
    /// Puts another version's rules into the editor, not live yet.
    void restore(const QList<RoutingRule> &rules, int version);
    void showProblem(const QString &why);
    /// `replay`: it went into a copy that is thrown away.
    void showSaved(int version, bool replay);

    RuleModel &model() { return m_model; }
    RuleForm *form() const { return m_form; }
    TryBox *tryBox() const { return m_try; }
    CompareBox *compareBox() const { return m_compare; }
    QTableView *view() const { return m_view; }
    bool isChanged() const { return m_model.rules() != m_live.rules(); }
    void save();

signals:
    void saveWanted(const QByteArray &table, int basedOn);
    void versionWanted(int version);
    void caseChosen(const huying::CaseId &id);
    void closeWanted();

private:
    QWidget *makeTable();
    QWidget *makeTools();
    QWidget *makeFoot();
    void tableEdited();
    void showRow();
    void addRule(bool copy);
    int row() const;
    void fillHistory();
    void describe();

    const CaseWords &m_words;
    const Place m_place;
    RuleModel m_model;
    Routing m_live, m_draft;
    QList<RuleVersion> m_versions;
    QTableView *m_view;
    RuleForm *m_form;
    QTabWidget *m_tools;
    TryBox *m_try;
    CompareBox *m_compare;
    QMenu *m_history;
    Label *m_about, *m_state;
    QString m_saved;                  ///< what is said about the last saving …
    QList<RoutingRule> m_savedRules; ///< … as long as these stand in the editor
    KeyButton *m_save;
};

} // namespace huying
