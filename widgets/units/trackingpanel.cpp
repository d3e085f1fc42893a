// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/units/trackingpanel.h"

#include "widgets/controls/label.h"
#include "widgets/controls/sectionheader.h"
#include "widgets/queue/counttabs.h"
#include "widgets/units/factrows.h"
#include "widgets/units/facttable.h"

#include <QHeaderView>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

namespace huying
{

namespace
{

constexpr int againMs = 2000, badHeight = 190;

} // namespace

TrackingPanel::TrackingPanel(const UnitTracker &tracker, Areas areas, QWidget *parent)
    : QWidget(parent), m_tracker(tracker), m_areas(std::move(areas)), m_tabs(new CountTabs), m_pages(new QStackedWidget),
      m_bad(new FactTable({tr("Time"), tr("Source or unit"), tr("Line"), tr("Sentence"), tr("Why it is not taken")}, {96, 180, 80, 90, 300})),
      m_note(new Label({}, Label::Tone::Second, Label::Size::Label))
{
    m_tabs->setSpread(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addWidget(m_pages, 1);
    m_note->setContentsMargins(12, 6, 12, 6);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    addPage(tr("Sources"), new FactTable({tr("Source"), tr("Unit"), tr("State"), tr("Last fix"), tr("Lines"), tr("Fixes"), tr("Refused"), tr("Why")}, {190, 110, 150, 90, 80, 80, 70, 200}));
    addPage(tr("Fences"), new FactTable({tr("Time"), tr("Unit"), tr("Fence"), tr("Crossing")}, {110, 200, 240, 160}));
    addPage(tr("Patrols"), new FactTable({tr("Grid"), tr("Who"), tr("Planned"), tr("Begun"), tr("Covered"), tr("State")}, {240, 140, 230, 80, 160, 120}));
    addPage(tr("Attendance"), new FactTable({tr("Unit"), tr("Grid"), tr("Shift"), tr("Came"), tr("Seen last"), tr("In the grid"), tr("State")}, {150, 220, 110, 80, 90, 100, 120}));
    auto *sources = new QWidget;
    auto *parts = new QVBoxLayout(sources);
    parts->setContentsMargins({});
    parts->setSpacing(0);
    m_bad->setFixedHeight(badHeight);
    m_pages->insertWidget(0, sources);
    parts->addWidget(m_tables[Sources], 1);
    parts->addWidget(new SectionHeader(tr("Sentences, fixes and tables that were not taken"), QStringLiteral("warning")));
    parts->addWidget(m_bad);
    m_tables[Sources]->show();
    connect(m_tabs, &CountTabs::currentChanged, this, [this](int page) {
        m_pages->setCurrentIndex(page);
        refresh();
    });
    connect(&m_again, &QTimer::timeout, this, &TrackingPanel::refresh);
    m_pages->setCurrentIndex(Sources);
}

void TrackingPanel::addPage(const QString &title, FactTable *table)
{
    m_tabs->addTab(title);
    m_pages->addWidget(table);
    table->setAccessibleName(title);
    m_tables << table;
    connect(table, &QTableView::activated, this, [this, table] {
        if (m_tracker.board().unit(table->currentKey()))
            emit unitActivated(table->currentKey());
    });
}

void TrackingPanel::setSources(const QList<PositionStatus> &sources)
{
    m_sources = sources;
    if (isVisible() && m_tabs->current() == Sources)
        refresh();
}

void TrackingPanel::setProblem(const QString &problem)
{
    m_problem = problem;
    showNote();
}

void TrackingPanel::present()
{
    // No receivers, and no table that is wrong: there is nothing to see of them.
    const Page page = m_sources.isEmpty() && m_problem.isEmpty() && m_tracker.problems().isEmpty() ? Patrols : Sources;
    m_tabs->setCurrent(page);
    m_pages->setCurrentIndex(page);
    refresh();
    m_tables[page]->setFocus(Qt::ShortcutFocusReason);
}

void TrackingPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_again.start(againMs);
}

void TrackingPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_again.stop();
}

void TrackingPanel::refresh()
{
    switch (m_tabs->current()) {
    case Fences: showFences(); break;
    case Patrols: showPatrols(); break;
    case Attendance: showAttendance(); break;
    default: showSources();
    }
    showNote();
}

void TrackingPanel::showSources()
{
    QList<FactRow> rows;
    for (const PositionStatus &source : std::as_const(m_sources))
        rows << sourceRow(source, m_tracker);
    m_tables[Sources]->setRows(rows);
    QStringList problems = m_tracker.problems();
    if (!m_problem.isEmpty())
        problems.prepend(m_problem);
    m_bad->setRows(tableRows(problems) + refusedRows(m_sources, m_tracker));
    m_tabs->setCount(Sources, static_cast<int>(m_sources.size()));
}

void TrackingPanel::showFences()
{
    m_tables[Fences]->setRows(crossingRows(m_tracker));
    m_tabs->setCount(Fences, static_cast<int>(m_tracker.fences().fences().size()));
}

void TrackingPanel::showPatrols()
{
    const auto rows = m_tracker.patrols().rows(m_tracker.now());
    m_tables[Patrols]->setRows(patrolRows(rows, m_tracker, m_areas()));
    m_tabs->setCount(Patrols, static_cast<int>(rows.size()));
}

void TrackingPanel::showAttendance()
{
    const auto rows = m_tracker.patrols().attendance(m_tracker.now());
    m_tables[Attendance]->setRows(attendanceRows(rows, m_tracker, m_areas()));
    m_tabs->setCount(Attendance, static_cast<int>(rows.size()));
}

void TrackingPanel::showNote()
{
    QStringList parts;
    if (!m_problem.isEmpty())
        parts << m_problem;
    parts << m_tracker.problems();
    parts << pageNote(m_tabs->current(), m_tracker);
    m_note->setText(parts.join(QStringLiteral(" · ")));
    m_note->setTone(m_problem.isEmpty() && m_tracker.problems().isEmpty() ? Label::Tone::Second : Label::Tone::Red);
}

} // namespace huying
