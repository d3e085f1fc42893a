// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/comparepanel.h"

#include "theme/theme.h"
#include "widgets/controls/label.h"
#include "widgets/replay/differencemodel.h"

#include <QButtonGroup>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace huying {

namespace {

using What = CaseDifference::What;
constexpr What kinds[] = {What::New, What::Closed, What::Reopened, What::Overdue, What::Handed, What::Moved};
constexpr int all = -1;

QDateTimeEdit *instantEdit(const QString &what)
{
    auto *edit = new QDateTimeEdit;
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    edit->setCalendarPopup(true);
    edit->setMinimumWidth(176); // its own hint leaves the arrow no room
    edit->setAccessibleName(what);
    return edit;
}

QString signedText(int difference)
{
    return difference > 0 ? QStringLiteral("+%1").arg(difference) : difference < 0 ? QStringLiteral("−%1").arg(-difference) : QStringLiteral("0");
}

} // namespace

ComparePanel::ComparePanel(const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_model(new DifferenceModel(words, this)), m_before(instantEdit(tr("Instant A"))),
      m_after(instantEdit(tr("Instant B"))), m_figures(new QLabel), m_problem(new Label({}, Label::Tone::Red)),
      m_filters(new QButtonGroup(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(10);
    column->addWidget(makeHead());
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    m_figures->setTextFormat(Qt::RichText);
    m_figures->setAccessibleName(tr("Figures of both instants"));
    column->addWidget(m_figures);
    column->addWidget(makeFilters());
    column->addWidget(makeTable(), 1);
}

QWidget *ComparePanel::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins({});
    for (const auto &[name, edit] : {std::pair(QStringLiteral("A"), m_before), std::pair(QStringLiteral("B"), m_after)}) {
        row->addWidget(new Label(name, Label::Tone::Accent, Label::Size::List, true));
        row->addWidget(edit);
        auto *look = new QToolButton;
        look->setText(tr("Look at it"));
        connect(look, &QToolButton::clicked, this, [this, edit = edit] { emit instantWanted(edit->dateTime().toMSecsSinceEpoch()); });
        row->addWidget(look);
        row->addSpacing(16);
    }
    auto *go = new QPushButton(tr("Compare"));
    go->setDefault(true);
    connect(go, &QPushButton::clicked, this, &ComparePanel::ask);
    row->addWidget(go);
    row->addStretch();
    return head;
}

QWidget *ComparePanel::makeFilters()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    row->setSpacing(4);
    const auto add = [&](int id) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        m_filters->addButton(button, id + 1); // the group keeps −1 for itself
        row->addWidget(button);
    };
    add(all);
    for (const What what : kinds)
        add(static_cast<int>(what));
    row->addStretch();
    m_filters->button(all + 1)->setChecked(true);
    connect(m_filters, &QButtonGroup::idClicked, this, [this](int id) { filter(id - 1); });
    showFigures();
    return bar;
}

QTableView *ComparePanel::makeTable()
{
    auto *table = new QTableView;
    table->setModel(m_model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(themeOf(this).metrics.dockedRow);
    table->horizontalHeader()->setSectionResizeMode(DifferenceModel::TitleColumn, QHeaderView::Stretch);
    const std::pair<int, int> widths[] = {{DifferenceModel::WhatColumn, 112}, {DifferenceModel::TimeColumn, 104},
                                          {DifferenceModel::NumberColumn, 130}, {DifferenceModel::FromColumn, 130},
                                          {DifferenceModel::ToColumn, 130}};
    for (const auto &[column, width] : widths)
        table->setColumnWidth(column, width);
    table->setAccessibleName(tr("What became of the cases"));
    const auto choose = [this](const QModelIndex &index) { emit caseChosen(m_model->at(index.row()).id); };
    connect(table, &QTableView::activated, this, choose);
    connect(table, &QTableView::clicked, this, choose);
    return table;
}

void ComparePanel::setInstants(TimeMs before, TimeMs after)
{
    m_before->setDateTime(QDateTime::fromMSecsSinceEpoch(before));
    m_after->setDateTime(QDateTime::fromMSecsSinceEpoch(after));
    ask();
}

void ComparePanel::ask()
{
    emit compareWanted(m_before->dateTime().toMSecsSinceEpoch(), m_after->dateTime().toMSecsSinceEpoch());
}

void ComparePanel::show(const InstantComparison &comparison)
{
    m_comparison = comparison;
    m_problem->hide();
    showFigures();
    filter(m_filters->checkedId() - 1);
}

void ComparePanel::showProblem(const QString &why)
{
    m_problem->setText(why);
    m_problem->show();
}

void ComparePanel::showFigures()
{
    const InstantFigures &a = m_comparison.then, &b = m_comparison.later;
    const std::tuple<QString, int, int> figures[] = {{tr("Open"), a.open, b.open},        {tr("Overdue"), a.overdue, b.overdue},
                                                     {tr("Near due"), a.near, b.near},    {tr("Clock stopped"), a.stopped, b.stopped},
                                                     {tr("Reported so far"), a.reported, b.reported}, {tr("Closed so far"), a.closed, b.closed}};
    QString head = QStringLiteral("<td></td>"), rows[3] = {QStringLiteral("<td>A</td>"), QStringLiteral("<td>B</td>"), QStringLiteral("<td>%1</td>").arg(tr("B − A"))};
    for (const auto &[name, then, later] : figures) {
        head += QStringLiteral("<td align='right'>&nbsp;&nbsp;&nbsp;%1</td>").arg(name.toHtmlEscaped());
        rows[0] += QStringLiteral("<td align='right'>%L1</td>").arg(then);
        rows[1] += QStringLiteral("<td align='right'>%L1</td>").arg(later);
        rows[2] += QStringLiteral("<td align='right'><b>%1</b></td>").arg(signedText(later - then));
    }
    m_figures->setText(QStringLiteral("<table cellspacing='4'><tr>%1</tr><tr>%2</tr><tr>%3</tr><tr>%4</tr></table>").arg(head, rows[0], rows[1], rows[2]));
    m_filters->button(all + 1)->setText(tr("All %L1").arg(m_comparison.differences.size()));
    for (const What what : kinds)
        m_filters->button(static_cast<int>(what) + 1)->setText(QStringLiteral("%1 %L2").arg(differenceText(what)).arg(m_comparison.count(what)));
}

void ComparePanel::filter(int what)
{
    QList<CaseDifference> shown = m_comparison.differences;
    if (what != all)
        shown.removeIf([what](const CaseDifference &d) { return static_cast<int>(d.what) != what; });
    m_model->setDifferences(shown);
}

} // namespace huying
