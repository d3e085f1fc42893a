// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/analysis/nearbymodel.h"

#include <QWidget>

class QButtonGroup;
class QSpinBox;
class QTableView;

namespace huying
{

class EmptyState;
class Label;

/// What lies round a place or in a drawn range: numbers by kind, and a list by distance from which one goes there.
class NearbyPanel : public QWidget
{
    Q_OBJECT
public:
    /// The catalogue outlives the panel.
    NearbyPanel(const Catalogue &catalogue, NearbyThingModel::Namer namer, QWidget *parent = nullptr);

    /// What is asked about, and in words; a polygon may be widened by nothing.
    void setQuestion(const Region &region, const QString &title, const QString &detail);
    void setAnswer(const NearbyAnswer &answer, qint64 millis);
    /// Shown in place of the list.
    void refuse(const QString &why);
    const NearbyKindModel &kinds() const { return m_kinds; }
    const NearbyThingModel &things() const { return m_things; }
    QTableView *list() const { return m_list; }
    QTableView *kindList() const { return m_kindList; }

signals:
    void metresChosen(double metres);
    void thingChosen(const huying::NearbyThing &thing, huying::NearbyGroup group);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeRadii();
    void press(int metres);
    void chooseKind();
    void choose(const QModelIndex &index);
    void explainEmpty();

    NearbyKindModel m_kinds;
    NearbyThingModel m_things;
    NearbyAnswer m_answer;
    Label *m_title, *m_detail, *m_note, *m_reach;
    QButtonGroup *m_radii;
    QSpinBox *m_free;
    QTableView *m_kindList, *m_list;
    EmptyState *m_empty;
};

} // namespace huying
