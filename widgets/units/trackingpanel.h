// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/unittracker.h"
#include "data/positions/positionhub.h"

#include <QStackedWidget>
#include <QTimer>
#include <QWidget>

namespace huying
{

class CountTabs;
class EmptyState;
class FactTable;
class Label;

/// Where positions come from and what was not believed of them; who crossed which fence; patrols planned against walked;
/// who came to work. Made anew every two seconds while it is seen.
class TrackingPanel : public QWidget
{
    Q_OBJECT
public:
    enum Page { Sources, Fences, Patrols, Attendance };
    using Areas = std::function<AreaTreePtr()>;

    TrackingPanel(const UnitTracker &tracker, Areas areas, QWidget *parent = nullptr);

    void setSources(const QList<PositionStatus> &sources);
    void setProblem(const QString &problem); ///< of the table of receivers
    void present(); ///< with the keyboard: the receivers, or the patrols if there are none
    void refresh();
    FactTable *table(Page page) const { return m_tables[page]; }

signals:
    void unitActivated(const QString &ref);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void addPage(const QString &title, FactTable *table);
    void showSources();
    void showFences();
    void showPatrols();
    void showAttendance();
    void showNote();

    const UnitTracker &m_tracker;
    const Areas m_areas;
    CountTabs *m_tabs;
    QStackedWidget *m_pages;
    QList<FactTable *> m_tables;
    FactTable *m_bad; ///< below the sources
    Label *m_note;
    QList<PositionStatus> m_sources;
    QString m_problem;
    QTimer m_again;
};

} // namespace huying
