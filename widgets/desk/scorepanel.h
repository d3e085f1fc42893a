// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/score.h"
#include "widgets/exports/listexport.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

namespace huying
{

class KeyButton;
class Label;
class LostList;
class ScoreTable;
class SectionHeader;

/// How an organisation's score of this month is made, line by line, with the cases that each point was lost for, and
/// what the verdict on the case at hand would change.
class ScorePanel : public QWidget
{
    Q_OBJECT
public:
    ScorePanel(MeasureBoard &measures, const IndicatorTable &table, const CaseWords &words, LiveStore &live, const Account &account,
               QWidget *parent = nullptr);

    void setOrg(const QString &code);
    /// Its organisation is explained, and what passing or returning it does.
    void setCase(const CaseState &state);
    const Score &score() const { return m_score; }
    const QString &org() const { return m_org; }
    bool isSettled() const { return m_sheet.isComplete() && !m_soon.isActive(); }
    /// Every line with its cases, from which anybody can count the score again.
    ListJob chainJob(ListFormat format) const;
    void addControl(QWidget *control);

signals:
    void caseChosen(const huying::CaseId &id);
    void casesAsked(std::shared_ptr<const huying::CaseSet> cases);
    void exportAsked(const huying::ListJob &job);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeSum();
    void query();
    void refresh();
    void showLost();
    void showEffect();
    void recheck();
    QString periodText() const;
    std::shared_ptr<CaseSet> lostSet() const;

    MeasureBoard &m_measures;
    const IndicatorTable &m_table;
    const CaseWords &m_words;
    LiveStore &m_live;
    const Account m_account;
    IndicatorSheet m_sheet;
    QString m_org;
    CaseState m_case;
    Score m_score;
    SectionHeader *m_title;
    ScoreTable *m_lines;
    LostList *m_lost;
    Label *m_lostTitle, *m_perCase, *m_system, *m_towns, *m_total, *m_formula, *m_pass, *m_return, *m_checked;
    QTimer m_soon, m_minute;
};

} // namespace huying
