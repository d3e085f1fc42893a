// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/planblock.h"

#include "theme/theme.h"
#include "widgets/controls/sectionheader.h"

#include <QCheckBox>
#include <QGridLayout>

namespace huying
{

PlanBlock::PlanBlock(QWidget *parent)
    : QWidget(parent), m_header(new SectionHeader({}, QStringLiteral("file"), this)), m_boxes(new QWidget(this)),
      m_grid(new QGridLayout(m_boxes))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_boxes);
    m_grid->setContentsMargins(12, 8, 12, 8);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    m_header->setNote(tr("Goes out with the dispatch"));
}

void PlanBlock::show(const CaseId &id, const ResponsePlan &plan)
{
    setVisible(!plan.steps.isEmpty());
    if (id == m_case && plan == m_plan)
        return;
    m_case = id;
    m_plan = plan;
    m_header->setTitle(tr("Response plan %1").arg(plan.code));
    for (QCheckBox *box : std::exchange(m_steps, {})) {
        box->hide();
        box->deleteLater();
    }
    const Theme &t = themeOf(this);
    for (const ResponsePlan::Step &step : plan.steps) {
        auto *box = new QCheckBox(step.text, m_boxes);
        box->setChecked(step.isOn);
        box->setFont(t.font(t.type.label));
        box->setToolTip(step.text);
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        const auto at = static_cast<int>(m_steps.size());
        m_grid->addWidget(box, at / 2, at % 2);
        box->show();
        m_steps << box;
    }
}

QStringList PlanBlock::steps() const
{
    QStringList ticked;
    for (const QCheckBox *box : m_steps)
        if (box->isChecked())
            ticked << box->text();
    return ticked;
}

} // namespace huying
