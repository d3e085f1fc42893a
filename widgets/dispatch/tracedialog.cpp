// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/tracedialog.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/controls/panelground.h"
#include "widgets/controls/paneltitle.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace huying
{

namespace
{

enum Column { RuleColumn, NameColumn, ResultColumn, OrgColumn, columnCount };

} // namespace

TraceTable::TraceTable(const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_words(words), m_table(new QTableWidget(0, columnCount, this))
{
    m_table->setHorizontalHeaderLabels({tr("Rule"), tr("Name"), tr("What held, or the first that did not"), tr("Would go to")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(themeOf(this).metrics.dockedRow);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setAccessibleName(tr("What every rule made of the case"));
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(RuleColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ResultColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(OrgColumn, QHeaderView::ResizeToContents);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_table);
}

void TraceTable::show(const Route &route)
{
    const Theme &t = themeOf(this);
    m_table->setRowCount(static_cast<int>(route.trace.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const RuleTrace &line = route.trace[row];
        const bool won = line.id == route.rule;
        const QString result = won            ? tr("Decides: %1").arg(line.why)
                               : line.matched ? tr("Holds, but less specific: %1").arg(line.why)
                                              : line.why;
        const QString texts[columnCount] = {line.id, line.name, result, m_words.organization(line.org)};
        for (int column = 0; column < columnCount; ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            item->setForeground(won ? t.t1 : line.matched ? t.t2 : t.t3);
            item->setFont(t.font(t.type.table, won));
            item->setToolTip(texts[column]);
            m_table->setItem(row, column, item);
        }
        if (won || line.matched)
            m_table->item(row, RuleColumn)->setIcon(icon(QStringLiteral("check")));
        if (won)
            m_table->setCurrentCell(row, NameColumn);
    }
    if (route.rule.isEmpty())
        m_table->setCurrentItem(nullptr);
}

TraceDialog::TraceDialog(const QString &title, const Route &route, const CaseWords &words, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Rules · %1").arg(title));
    setModal(true);
    auto *head = new PanelTitle(QStringLiteral("route"), tr("Rules · %1").arg(title), this);
    head->setDockButtonsVisible(false);
    const QString org = route.org.isEmpty() ? tr("nobody") : words.organization(route.org);
    auto *outcome = new Label(tr("%1 → %2", "why → organization").arg(route.why, org), Label::Tone::Text, Label::Size::Table, true, this);
    outcome->setContentsMargins(16, 10, 16, 10);
    outcome->setWordWrap(true);
    auto *table = new TraceTable(words, this);
    table->show(route);
    auto *close = new KeyButton(tr("Close"), QStringLiteral("Esc"), KeyButton::Role::Normal, this);
    connect(close, &KeyButton::clicked, this, &QDialog::reject);
    auto *hint = new Label(tr("The most specific rule that holds decides; of equals the first."), Label::Tone::Third,
                           Label::Size::Label, false, this);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 8, 16, 8);
    foot->addWidget(hint, 1);
    foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(outcome);
    column->addWidget(table, 1);
    column->addLayout(foot);
    resize(920, std::min(120 + 30 * static_cast<int>(route.trace.size() + 2), parent ? parent->window()->height() - 120 : 700));
    close->setFocus();
}

void TraceDialog::paintEvent(QPaintEvent *)
{
    paintPanelGround(*this);
}

} // namespace huying
