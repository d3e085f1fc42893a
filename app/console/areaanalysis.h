// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/paneldialog.h"
#include "data/analysis/areagraph.h"
#include "maps/view/areatint.h"
#include "widgets/analysis/findingspanel.h"

#include <QTimer>

class QComboBox;

namespace huying
{

class MapView;

/// Something worked out about areas from all cases: a list beside the map, which wears its shades as long as the window
/// is open. About areas only, never about persons.
class AreaAnalysisDialog : public PanelDialog
{
    Q_OBJECT
public:
    void present();
    FindingsPanel *panel() const { return m_panel; }

protected:
    AreaAnalysisDialog(Session &session, MapView &map, const QString &icon, const QString &title, QWidget *parent);

    /// Asked again soon, once for many changes.
    void askAgain() { m_soon.start(); }
    /// The areas are known: work it out in the pool and answer with publish().
    virtual void compute(quint32 round) = 0;
    /// Drops what is not of the newest round.
    void publish(quint32 round, const QList<AreaFinding> &findings, const AreaTintPtr &tint, const QString &sum, const QString &method);
    /// In place of a list, and of shades.
    void refuse(const QString &title, const QString &why);
    const AreaGraph &graph() const { return *m_graph; }
    std::shared_ptr<const AreaGraph> sharedGraph() const { return m_graph; }
    const AreaTreePtr &tree() const { return m_tree; }
    /// Of the chosen class, one a case: place in the graph and day of the report.
    std::vector<std::pair<int, int>> casesBetween(int firstDay, int lastDay) const;
    int today() const;
    QString areaLevelWord() const;
    void hideEvent(QHideEvent *event) override;

private:
    void start();
    void fillClasses();
    void wear(const AreaTintPtr &tint); ///< the map beside, and walls

    MapView &m_map;
    FindingsPanel *m_panel;
    QComboBox *m_classes;
    AreaTreePtr m_tree; ///< that m_graph is of
    std::shared_ptr<const AreaGraph> m_graph;
    QTimer m_soon;
    quint32 m_round = 0;
    bool m_isFresh = false; ///< just opened: the list gets the keys when it comes
};

} // namespace huying
