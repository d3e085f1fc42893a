// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/areas/griddoctor.h"

#include <QWidget>

class QStandardItemModel;
class QTableView;

namespace huying
{

class CaseWords;
class EmptyState;
class KeyButton;
class Label;

/// What the examination of the grids found, the gravest first; Enter goes there, M mends.
class GridDoctorPanel : public QWidget
{
    Q_OBJECT
public:
    explicit GridDoctorPanel(const CaseWords &words, bool mayMend, QWidget *parent = nullptr);

    void showBusy();
    void setFindings(const QList<GridFinding> &findings);
    void tell(const QString &text, bool isProblem);
    static QString kindText(const GridFinding &finding);

signals:
    void goThere(const huying::GridFinding &finding);
    void mendWanted(const huying::GridFinding &finding);
    void againWanted();

private:
    QString areasText(const GridFinding &finding) const;
    const GridFinding *current() const;
    void follow();

    const CaseWords &m_words;
    const bool m_mayMend;
    QList<GridFinding> m_findings;
    QStandardItemModel *m_rows;
    QTableView *m_table;
    EmptyState *m_empty;
    Label *m_summary, *m_word;
    KeyButton *m_go, *m_mend, *m_again;
};

} // namespace huying
