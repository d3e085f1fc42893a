// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rules/comparebox.h"

#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListView>
#include <QProgressBar>
#include <QStringListModel>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace huying
{

namespace
{

constexpr qint64 sliceMs = 6; ///< of a frame's 16
constexpr int listedAtMost = 2000;
enum Column { FromColumn, ToColumn, CountColumn, columnCount };

} // namespace

CompareBox::CompareBox(const CaseBoard &board, const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_board(board), m_words(words), m_run(new KeyButton(tr("Compare with last year"), QStringLiteral("F5"))),
      m_bar(new QProgressBar), m_summary(new Label({}, Label::Tone::Second)), m_totals(new QTableWidget(0, columnCount)),
      m_cases(new QListView), m_names(new QStringListModel(this))
{
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->hide();
    m_totals->setHorizontalHeaderLabels({tr("Now with"), tr("Would go to"), tr("Cases")});
    m_totals->verticalHeader()->hide();
    m_totals->verticalHeader()->setDefaultSectionSize(themeOf(this).metrics.dockedRow);
    m_totals->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_totals->horizontalHeader()->setSectionResizeMode(CountColumn, QHeaderView::ResizeToContents);
    m_totals->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_totals->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_totals->setSelectionMode(QAbstractItemView::SingleSelection);
    m_totals->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_totals->setTabKeyNavigation(false);
    m_totals->setAccessibleName(tr("From whom to whom"));
    m_cases->setModel(m_names);
    m_cases->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_cases->setUniformItemSizes(true);
    m_cases->setAccessibleName(tr("Cases that would go elsewhere"));
    for (auto *view : {static_cast<QAbstractItemView *>(m_totals), static_cast<QAbstractItemView *>(m_cases)})
        view->setFrameShape(QFrame::NoFrame);
    m_totals->setShowGrid(false);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 12, 4);
    head->setSpacing(12);
    head->addWidget(m_run);
    head->addWidget(m_summary, 1);
    auto *lists = new QHBoxLayout;
    lists->setSpacing(1);
    lists->addWidget(m_totals, 1);
    lists->addWidget(m_cases, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_bar);
    column->addLayout(lists, 1);
    m_summary->setText(tr("Shows how many cases of the last year this table would send elsewhere, before it goes live."));
    connect(m_run, &QPushButton::clicked, this, [this] { isRunning() ? stop() : start(); });
    connect(&m_slice, &QTimer::timeout, this, &CompareBox::work);
    connect(m_totals, &QTableWidget::currentCellChanged, this, [this](int row) { showCases(row); });
    connect(m_cases, &QListView::activated, this, [this](const QModelIndex &index) {
        emit caseChosen(m_changes[m_listed[index.row()]].id);
    });
}

void CompareBox::setTables(std::function<std::pair<Routing, Routing>()> tables, std::function<TimeMs()> now)
{
    m_tables = std::move(tables);
    m_now = std::move(now);
}

void CompareBox::start()
{
    std::tie(m_live, m_draft) = m_tables();
    m_since = m_now() - 365 * dayMs;
    m_changes.clear();
    m_listed.clear();
    m_moves.clear();
    m_names->setStringList({});
    m_totals->setRowCount(0);
    m_next = m_compared = 0;
    m_bar->setRange(0, std::max(1, m_board.size()));
    m_bar->show();
    m_run->setText(tr("Stop"));
    m_slice.start(0);
}

void CompareBox::stop()
{
    if (isRunning())
        finish(false);
}

void CompareBox::work()
{
    QElapsedTimer clock;
    clock.start();
    while (m_next < m_board.size() && clock.elapsed() < sliceMs)
        for (const int end = std::min(m_board.size(), m_next + 100); m_next < end; ++m_next) {
            const CaseState &c = m_board.at(m_next);
            if (c.reportedAt < m_since)
                continue;
            ++m_compared;
            if (auto change = changeOf(m_live, m_draft, c))
                m_changes << std::move(*change);
        }
    m_bar->setValue(m_next);
    m_summary->setText(tr("%L1 of %L2 cases compared, %L3 would go elsewhere").arg(m_next).arg(m_board.size()).arg(m_changes.size()));
    if (m_next >= m_board.size())
        finish(true);
}

void CompareBox::finish(bool whole)
{
    m_slice.stop();
    m_bar->hide();
    m_run->setText(tr("Compare with last year"));
    const QString figures = m_changes.isEmpty()
                                ? tr("All %L1 cases of the last year would go to the same as now").arg(m_compared)
                                : tr("%L1 of %L2 cases of the last year would go elsewhere (%3%)")
                                      .arg(m_changes.size())
                                      .arg(m_compared)
                                      .arg(100.0 * static_cast<double>(m_changes.size()) / std::max(1, m_compared), 0, 'f', 1);
    m_summary->setText(whole ? figures : tr("Stopped: %1").arg(figures));
    showTotals();
    emit finished();
}

void CompareBox::showTotals()
{
    QHash<std::pair<QString, QString>, int> counts;
    for (const RouteChange &change : m_changes)
        ++counts[{change.from, change.to}];
    m_moves = counts.keys();
    std::ranges::sort(m_moves, [&counts](const auto &a, const auto &b) {
        return std::tuple(-counts[a], a) < std::tuple(-counts[b], b);
    });
    const auto name = [this](const QString &org) { return org.isEmpty() ? tr("Nobody") : m_words.organization(org); };
    m_totals->setRowCount(static_cast<int>(m_moves.size()));
    for (int row = 0; row < m_totals->rowCount(); ++row) {
        const auto &[from, to] = m_moves[row];
        const QString toText = from == to ? tr("%1 (assisting changes)").arg(name(to)) : name(to);
        m_totals->setItem(row, FromColumn, new QTableWidgetItem(name(from)));
        m_totals->setItem(row, ToColumn, new QTableWidgetItem(toText));
        m_totals->setItem(row, CountColumn, new QTableWidgetItem(QLocale().toString(counts[m_moves[row]])));
    }
    if (!m_moves.isEmpty())
        m_totals->setCurrentCell(0, FromColumn);
}

void CompareBox::showCases(int row)
{
    m_listed.clear();
    QStringList names;
    for (int i = 0; row >= 0 && row < m_moves.size() && i < m_changes.size() && m_listed.size() < listedAtMost; ++i) {
        const RouteChange &change = m_changes[i];
        const int at = m_board.rowOf(change.id);
        if (std::pair(change.from, change.to) != m_moves[row] || at < 0)
            continue;
        m_listed << i;
        names << tr("%1  %2  (%3 → %4)", "number, title, old rule, new rule")
                     .arg(change.no, m_board.at(at).title, change.fromRule.isEmpty() ? QStringLiteral("—") : change.fromRule,
                          change.toRule.isEmpty() ? QStringLiteral("—") : change.toRule);
    }
    m_names->setStringList(names);
}

QString CompareBox::summary() const
{
    return m_summary->text();
}

} // namespace huying
