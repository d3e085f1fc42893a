// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/recommend.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;

namespace huying
{

class SectionHeader;

/// The steps of the response plan as tick boxes; those that are ticked go out with the dispatch.
class PlanBlock : public QWidget
{
    Q_OBJECT
public:
    explicit PlanBlock(QWidget *parent = nullptr);

    /// The ticks stay while it is the same case and plan. Hidden without steps.
    void show(const CaseId &id, const ResponsePlan &plan);
    QStringList steps() const;

private:
    SectionHeader *m_header;
    QWidget *m_boxes;
    QGridLayout *m_grid;
    QList<QCheckBox *> m_steps;
    CaseId m_case;
    ResponsePlan m_plan;
};

} // namespace huying
