// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/pastdifference.h"
#include "widgets/words/casewords.h"

#include <QWidget>

class QButtonGroup;
class QDateTimeEdit;
class QLabel;
class QTableView;

namespace huying {

class DifferenceModel;

/// Two instants side by side: their figures, and under them what became of the cases in between.
class ComparePanel : public QWidget
{
    Q_OBJECT

public:
    explicit ComparePanel(const CaseWords &words, QWidget *parent = nullptr);

    /// Chooses the instants and asks for their comparison.
    void setInstants(TimeMs before, TimeMs after);
    void show(const InstantComparison &comparison);
    void showProblem(const QString &why);

    DifferenceModel &differences() { return *m_model; }

signals:
    void compareWanted(TimeMs before, TimeMs after);
    void caseChosen(const huying::CaseId &id);
    void instantWanted(TimeMs at);

private:
    QWidget *makeHead();
    QWidget *makeFilters();
    QTableView *makeTable();
    void ask();
    void filter(int what);
    void showFigures();

    DifferenceModel *m_model;
    QDateTimeEdit *m_before, *m_after;
    QLabel *m_figures, *m_problem;
    QButtonGroup *m_filters;
    InstantComparison m_comparison;
};

} // namespace huying
