// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/time.h"
#include "data/rules/deployment.h"
#include "widgets/units/factmodel.h"

#include <QStackedWidget>
#include <QWidget>

class QComboBox;

namespace huying
{

class CaseWords;
class CountTabs;
class FactTable;
class KeyButton;
class Label;

/// Who is reached in 5, 10 and 15 minutes as units stand and as they are planned to; which grids win or lose by it; who
/// would have to move. Says nothing but what it is given.
class DeploymentPanel : public QWidget
{
    Q_OBJECT
public:
    enum Page { Changed, Unreached, Units };

    DeploymentPanel(const CaseWords &words, QWidget *parent = nullptr);

    /// `before` and `after` are of the same grids; empty while nobody knows yet.
    void setReaches(const QList<GridReach> &before, const QList<GridReach> &after);
    /// Which there are, with how many of each.
    void setRoles(const QList<std::pair<QString, int>> &roles);
    void setDeployment(const Deployment &deployment, TimeMs forkedAt);
    void setChosenUnit(const QString &ref); ///< whom Ctrl+Enter moves; empty: nobody that is free
    /// Why nothing is known, or why nobody can be ordered; empty: nothing is wrong.
    void setTrouble(const QString &trouble);
    /// `why` it may not is said once there is something to order.
    void setMayOrder(bool may, const QString &why = {});
    void present();

signals:
    void gridActivated(const QString &area);
    void unitChosen(const QString &ref); ///< by a click; unitActivated() wants to see it on the map too
    void unitActivated(const QString &ref);
    void placeWanted(const QString &area); ///< of the chosen unit, in the middle of this grid
    void undoWanted();
    void resetWanted();
    void forkWanted(); ///< from where they stand now
    void orderWanted();
    void roleChosen(const QString &role); ///< empty: all of them

private:
    FactTable *addPage(const QString &title, FactTable *table);
    void showCounts();
    void showNote();
    QList<FactRow> rowsOf(const QList<ReachChange> &changes) const;
    QString currentGrid() const;

    const CaseWords &m_words;
    FactTable *m_counts;
    QComboBox *m_role;
    CountTabs *m_tabs;
    QStackedWidget *m_pages;
    QList<FactTable *> m_tables;
    Label *m_note;
    KeyButton *m_place, *m_undo, *m_reset, *m_fork, *m_order;
    QList<GridReach> m_before, m_after;
    qsizetype m_units = 0, m_moved = 0;
    TimeMs m_forkedAt = 0;
    QString m_chosen, m_trouble, m_mayNot;
    bool m_mayOrder = false;
};

} // namespace huying
