// SPDX-License-Identifier: GPL-3.0-or-later
// What stands below the desk's table, and what is written from it.
#include "widgets/controls/keybutton.h"
#include "widgets/desk/desklist.h"
#include "widgets/desk/deskpage.h"
#include "widgets/desk/desktable.h"
#include "widgets/desk/orgsummary.h"
#include "widgets/desk/scorepanel.h"
#include "widgets/exports/exportstrip.h"
#include "widgets/queue/filterbar.h"

#include <QDateTime>
#include <QMenu>
#include <QStackedWidget>

namespace huying
{

/// The score of the organisation at hand, or all organisations of this month.
QWidget *DeskPage::makeFigures(QWidget *parent)
{
    auto *figures = new QStackedWidget(parent);
    figures->setFixedHeight(326);
    m_score = new ScorePanel(m_source.measures, m_source.table, m_source.words, m_source.live, m_source.account, figures);
    auto *orgs = new OrgSummary(m_source.indicators, m_source.words, figures);
    figures->addWidget(m_score);
    figures->addWidget(orgs);
    auto *all = new KeyButton(tr("All organizations"), {}, KeyButton::Role::Normal, m_score);
    auto *one = new KeyButton(tr("How the score is made"), {}, KeyButton::Role::Normal, orgs);
    m_score->addControl(all);
    orgs->addControl(one);
    connect(all, &QPushButton::clicked, figures, [figures] { figures->setCurrentIndex(1); });
    connect(one, &QPushButton::clicked, figures, [figures] { figures->setCurrentIndex(0); });
    connect(orgs, &OrgSummary::orgChosen, this, [this, figures](const QString &code) {
        QueueFilter filter = m_filterBar->filter();
        filter.org = code;
        m_filterBar->setFilter(filter);
        m_score->setOrg(code);
        figures->setCurrentIndex(0);
    });
    connect(m_score, &ScorePanel::caseChosen, this, [this](const CaseId &id) { m_source.selection.selectCase(id); });
    connect(m_score, &ScorePanel::casesAsked, this, &DeskPage::showCases);
    connect(m_score, &ScorePanel::exportAsked, m_exports, &ExportStrip::ask);
    const auto follow = [this] {
        const int row = m_source.selection.what() == Selection::What::Case ? m_source.board.rowOf(m_source.selection.caseId()) : -1;
        if (row >= 0)
            m_score->setCase(m_source.board.at(row));
    };
    connect(&m_source.selection, &Selection::changed, m_score, follow);
    connect(&m_source.board, &CaseBoard::changed, m_score, follow);
    return figures;
}

QMenu *DeskPage::makeExportMenu(QWidget *parent, bool onlyTicked)
{
    auto *menu = new QMenu(parent);
    const std::pair<ListFormat, QString> formats[] = {{ListFormat::Xlsx, tr("Excel workbook…")}, {ListFormat::Csv, tr("CSV…")}, {ListFormat::Pdf, tr("PDF to print…")}};
    for (const auto &[format, text] : formats)
        connect(menu->addAction(text), &QAction::triggered, this, [this, format = format, onlyTicked] { askExport(format, onlyTicked); });
    return menu;
}

ListJob DeskPage::exportJob(ListFormat format, bool onlyTicked)
{
    const DeskColumns shown = columnsOf(*m_table);
    auto rows = std::make_shared<std::vector<int>>(m_queue.boardRows());
    if (onlyTicked)
        std::erase_if(*rows, [this](int row) { return !m_queue.checkedCases().contains(m_source.board.at(row).id); });
    const TimeMs now = m_source.live.now();
    const QString when = QDateTime::fromMSecsSinceEpoch(now).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    const QString tab = tabName(), filter = filterText(m_queue.filter(), tab, m_source.words);
    const Account &who = m_source.account;
    ListJob job;
    job.format = format;
    job.file = tab + QLatin1Char('-') + QDateTime::fromMSecsSinceEpoch(now).toString(QStringLiteral("yyyyMMdd-HHmm"));
    job.rows = static_cast<int>(rows->size());
    job.head = {tr("%1 – list of cases").arg(tab),
                {{tr("Filter"), filter}, {tr("As of"), when}, {tr("Rows"), QString::number(job.rows)}, {tr("Made by"), QStringLiteral("%1 %2").arg(who.display, who.seat)},
                 {tr("Note"), tr("For official use; personal data is masked. The export is on record.")}},
                QStringLiteral("%1 %2 %3").arg(who.display, who.seat, when.left(16)), tr("Page %1 of %2"), shown.columns};
    job.row = [this, rows, sections = shown.sections, now](int i) {
        const CaseState &state = m_source.board.at((*rows)[static_cast<std::size_t>(i)]);
        return listRow(state, sections, m_source.words, m_source.words.workflow().isFinal(state.state), now);
    };
    job.subject = tab;
    job.detail = filter;
    return job;
}

void DeskPage::askExport(ListFormat format, bool onlyTicked)
{
    m_exports->ask(exportJob(format, onlyTicked));
}

} // namespace huying
