// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/unitboard.h"
#include "widgets/dispatch/caseadvice.h"

#include <QWidget>

class QListView;

namespace huying
{

class Label;
class SectionHeader;
class UnitPicks;

/// The units that a case calls for, the recommended ones ticked: Space ticks, Enter sends.
class UnitBlock : public QWidget
{
    Q_OBJECT
public:
    explicit UnitBlock(QWidget *parent = nullptr);

    void show(const CaseState &state, const UnitBoard &board, const QList<NeededForce> &needed, const RoadLegs &byRoad, TimeMs now);
    QStringList ticked() const;
    const UnitPicks &picks() const { return *m_picks; }
    QListView *view() const { return m_view; }

signals:
    void ticksChanged();
    void sendWanted();
    void othersWanted(); ///< a unit that is not in the list
    void unitChosen(const QString &ref);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();

    UnitPicks *m_picks;
    QListView *m_view;
    SectionHeader *m_header;
    Label *m_empty;
    CaseId m_case;
};

} // namespace huying
