// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/grids/griddoctorpanel.h"

#include "widgets/admin/admintable.h"
#include "widgets/analysis/plaintable.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/words/casewords.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace huying
{

GridDoctorPanel::GridDoctorPanel(const CaseWords &words, bool mayMend, QWidget *parent)
    : QWidget(parent), m_words(words), m_mayMend(mayMend), m_rows(new QStandardItemModel(this)), m_table(makePlainTable(m_rows, {}, this)),
      m_empty(new EmptyState), m_summary(new Label({}, Label::Tone::Second)), m_word(new Label({}, Label::Tone::Second)),
      m_go(new KeyButton(tr("Go there"), QStringLiteral("Enter"), KeyButton::Role::Primary)), m_mend(new KeyButton(tr("Mend"), QStringLiteral("M"))),
      m_again(new KeyButton(tr("Examine again"), QStringLiteral("F5")))
{
    m_table->setAccessibleName(tr("Findings"));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 8, 12, 10);
    foot->setSpacing(8);
    foot->addWidget(m_again);
    foot->addWidget(m_word, 1);
    foot->addWidget(m_mend);
    foot->addWidget(m_go);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 12, 8);
    head->addWidget(m_summary);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    column->addLayout(foot);
    const auto go = [this] { if (const GridFinding *f = current()) emit goThere(*f); };
    const auto mend = [this] { if (const GridFinding *f = current(); f && m_mend->isEnabled()) emit mendWanted(*f); };
    connect(m_go, &QPushButton::clicked, this, go);
    connect(m_table, &QTableView::activated, this, go);
    connect(m_mend, &QPushButton::clicked, this, mend);
    connect(m_again, &QPushButton::clicked, this, &GridDoctorPanel::againWanted);
    connect(new QShortcut(QKeySequence(QStringLiteral("M")), this), &QShortcut::activated, this, mend);
    connect(new QShortcut(QKeySequence(QStringLiteral("F5")), this), &QShortcut::activated, m_again, &QPushButton::click);
    for (KeyButton *button : {m_go, m_mend, m_again})
        button->setAutoDefault(false); // Enter is about the list
    showBusy();
}

QString GridDoctorPanel::kindText(const GridFinding &finding)
{
    switch (finding.kind) {
    case GridFinding::Kind::Gap:
        return finding.isSliver ? tr("Gap, sliver") : tr("Gap");
    case GridFinding::Kind::Overlap:
        return finding.isSliver ? tr("Overlap, sliver") : tr("Overlap");
    case GridFinding::Kind::Outside:
        return finding.isSliver ? tr("Beyond the border, sliver") : tr("Beyond the border");
    case GridFinding::Kind::Unstaffed:
        return tr("Nobody looks after it");
    case GridFinding::Kind::Overloaded:
        return tr("Too much for one");
    }
    return {};
}

QString GridDoctorPanel::areasText(const GridFinding &finding) const
{
    QStringList names;
    for (const QString &code : finding.areas)
        if (const QString name = m_words.area(code); !names.contains(name))
            names << (name.isEmpty() ? code : name);
    return names.join(QStringLiteral("、"));
}

void GridDoctorPanel::showBusy()
{
    m_table->hide();
    m_empty->show();
    m_empty->tell(QStringLiteral("grid"), tr("Examining the grids…"), tr("Gaps, overlaps, who looks after them, and how much there is to do"));
    m_summary->clear();
    m_word->clear();
    m_again->setEnabled(false);
    m_go->setEnabled(false);
    m_mend->setEnabled(false);
}

void GridDoctorPanel::setFindings(const QList<GridFinding> &findings)
{
    m_findings = findings;
    QList<QStringList> texts;
    QMap<QString, int> counts;
    for (const GridFinding &f : findings) {
        texts << QStringList{kindText(f), areasText(f), f.detail, f.isMendable() ? (f.cut.empty() ? tr("by itself") : tr("split proposed")) : QString()};
        ++counts[kindText(f)];
    }
    fillAdminTable(m_rows, {tr("Finding"), tr("Grids"), tr("How much"), tr("Can be mended")}, texts);
    sizeAdminColumns(m_table, {150, 0, 300, 110});
    QStringList summary;
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it)
        summary << QStringLiteral("%1 %2").arg(it.key()).arg(*it);
    m_summary->setText(summary.join(QStringLiteral(" · ")));
    m_table->setVisible(!findings.isEmpty());
    m_empty->setVisible(findings.isEmpty());
    m_empty->tell(QStringLiteral("check"), tr("All grids are in order"), tr("They cover the ground exactly once, and each has its worker"));
    m_again->setEnabled(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &GridDoctorPanel::follow, Qt::UniqueConnection);
    if (!findings.isEmpty())
        m_table->selectRow(0);
    m_table->setFocus();
    follow();
}

void GridDoctorPanel::tell(const QString &text, bool isProblem)
{
    m_word->setTone(isProblem ? Label::Tone::Red : Label::Tone::Second);
    m_word->setText(text);
    m_again->setEnabled(true);
}

const GridFinding *GridDoctorPanel::current() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_findings.size() ? &m_findings[row] : nullptr;
}

void GridDoctorPanel::follow()
{
    const GridFinding *f = current();
    m_go->setEnabled(f);
    m_mend->setEnabled(f && f->isMendable() && m_mayMend);
}

} // namespace huying
