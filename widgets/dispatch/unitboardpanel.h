// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/unitwatch.h"
#include "data/model/selection.h"
#include "data/model/unitboard.h"
#include "data/model/unitmodel.h"
#include "widgets/words/casewords.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QTableView;

namespace huying
{

class EmptyState;
class KeyButton;

/// Every unit with shift, certificate, load, position and what it owes next; its steps are taken here with one key.
/// Goes into a dock.
class UnitBoardPanel : public QWidget
{
    Q_OBJECT
public:
    struct Parts
    {
        LiveStore &live;
        const CaseBoard &board;
        const UnitBoard &units;
        const UnitWatch &watch;
        const CaseWords &words;
        Selection &selection;
        const Account &account;
    };

    explicit UnitBoardPanel(const Parts &parts, QWidget *parent = nullptr);

    QTableView *view() const { return m_view; }
    UnitModel &model() { return m_model; }
    /// Steps that the current unit can take now: receive, depart, arrive, stand_down.
    QStringList steps() const;
    void take(const QString &step);
    void refresh();
    /// Gives the rows the keyboard; the first unit of the case that was selected last is current, so that the next key is its step.
    void focusRows();
    QSize sizeHint() const override { return {648, 212}; }

signals:
    void titleCountChanged(const QString &count);
    void unitActivated(const QString &ref); ///< Enter or double click

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void restartTimer();
    void showCounts();
    void showSteps();
    void choose();
    void follow(const Selection &selection);
    void turnSorting(int by);
    const UnitLine *current() const;
    UnitLine lineOf(const UnitRow &unit, const QHash<QString, int> &load, QHash<QString, bool> &shifts) const;

    Parts m_parts;
    UnitModel m_model;
    QTableView *m_view;
    QLineEdit *m_search;
    QCheckBox *m_dutyOnly;
    EmptyState *m_empty;
    QHash<QString, KeyButton *> m_steps;
    QTimer m_later; ///< one refresh a second at most
    QTimer m_fixes; ///< and for positions alone, which come all the time, one in five
    CaseId m_case; ///< selected last; choosing units here does not change it
    bool m_choosing = false;
};

} // namespace huying
