// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/unitboardpanel.h"

#include "data/rules/recommend.h"
#include "data/store/searchtext.h"
#include "theme/theme.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/keybutton.h"
#include "widgets/dispatch/unitlinedelegate.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace huying
{

namespace
{

constexpr int refreshMs = 1000, fixesMs = 4000;
const QStringList stepKinds{QStringLiteral("receive"), QStringLiteral("depart"), QStringLiteral("arrive"), QStringLiteral("stand_down")};

bool holds(const UnitLine &line, const QString &text)
{
    static SearchText search;
    return line.unit.name.contains(text, Qt::CaseInsensitive) || line.unit.role.contains(text) || line.caseNo.contains(text, Qt::CaseInsensitive)
           || line.unit.ref.contains(text, Qt::CaseInsensitive) || search.initials(line.unit.name).contains(text, Qt::CaseInsensitive);
}

} // namespace

UnitBoardPanel::UnitBoardPanel(const Parts &parts, QWidget *parent)
    : QWidget(parent), m_parts(parts), m_view(new QTableView(this)), m_search(new QLineEdit(this)),
      m_dutyOnly(new QCheckBox(tr("On duty only"), this)), m_empty(new EmptyState(this))
{
    build();
    m_model.setDescription([this](const UnitLine &line, int column) { return unitCell(line, column, m_parts.live.now()); },
                           {tr("Status"), tr("Unit"), tr("Owes"), tr("Case"), tr("Role"), tr("Shift"), tr("Certificate"), tr("Cases"), tr("Fix")});
    m_later.setSingleShot(true);
    m_later.setInterval(refreshMs);
    connect(&m_later, &QTimer::timeout, this, [this] {
        refresh();
        restartTimer();
    });
    connect(&parts.units, &UnitBoard::changed, this, &UnitBoardPanel::restartTimer);
    m_fixes.setSingleShot(true);
    m_fixes.setInterval(fixesMs);
    connect(&m_fixes, &QTimer::timeout, this, &UnitBoardPanel::restartTimer);
    connect(&parts.units, &UnitBoard::moved, this, [this] {
        if (!m_fixes.isActive() && isVisible())
            m_fixes.start();
    });
    connect(&parts.watch, &UnitWatch::changed, this, &UnitBoardPanel::restartTimer);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) { m_model.setFilter(text.trimmed(), holds); });
    connect(m_dutyOnly, &QCheckBox::toggled, this, [this](bool on) { m_model.setDutyOnly(on); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &UnitBoardPanel::choose);
    connect(&m_model, &UnitModel::dataChanged, this, &UnitBoardPanel::showSteps);
    connect(m_view, &QTableView::doubleClicked, this, [this] {
        if (current())
            emit unitActivated(current()->unit.ref);
    });
    connect(&parts.selection, &Selection::changed, this, [this] { follow(m_parts.selection); });
    refresh();
    follow(m_parts.selection);
    restartTimer();
}

void UnitBoardPanel::build()
{
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new UnitLineDelegate([this] { return m_parts.live.now(); }, m_view));
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(themeOf(this).metrics.dockedRow);
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->setMouseTracking(true);
    m_view->horizontalHeader()->setSortIndicator(UnitModel::DueColumn, Qt::AscendingOrder); // sorting begins by it
    m_view->setSortingEnabled(true);
    m_view->setAccessibleName(tr("Units"));
    m_view->installEventFilter(this);
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(40);
    header->setStretchLastSection(true);
    for (int column = 0; column < UnitModel::ColumnCount; ++column) {
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        header->resizeSection(column, unitColumnWidth(column));
    }
    m_search->setPlaceholderText(tr("Name, initials, role, case number"));
    m_search->setProperty("compact", true);
    m_search->setClearButtonEnabled(true);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 4, 12, 4);
    bar->setSpacing(8);
    m_search->setMinimumWidth(40);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_dutyOnly);
    for (qsizetype i = 0; i < stepKinds.size(); ++i) {
        const WorkflowAction *action = m_parts.words.workflow().action(stepKinds[i]);
        auto *button = new KeyButton(action ? m_parts.words.action(*action) : stepKinds[i], QString::number(i + 1), KeyButton::Role::Normal, this);
        button->setProperty("compact", true);
        button->setFocusPolicy(Qt::NoFocus);
        button->hide();
        connect(button, &QPushButton::clicked, this, [this, kind = stepKinds[i]] { take(kind); });
        bar->addWidget(button);
        m_steps.insert(stepKinds[i], button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->setSizeConstraint(QLayout::SetNoConstraint); // the buttons of a unit must not widen the dock
    setMinimumSize(200, 100);
    column->addLayout(bar);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    m_empty->tell(QStringLiteral("user"), tr("No units"), tr("The roster of this store is empty; import units to dispatch them"));
}

void UnitBoardPanel::restartTimer()
{
    if (!m_later.isActive())
        m_later.start();
}

UnitLine UnitBoardPanel::lineOf(const UnitRow &unit, const QHash<QString, int> &load, QHash<QString, bool> &shifts) const
{
    const TimeMs now = m_parts.live.now();
    auto shift = shifts.find(unit.shift);
    if (shift == shifts.end())
        shift = shifts.insert(unit.shift, isOnShift(unit.shift, now));
    UnitLine line;
    line.unit = unit;
    line.onDuty = unit.status != UnitStatus::Offline && *shift;
    line.certified = unit.certifiedUntil > now;
    line.load = load.value(unit.ref);
    CaseId id = unit.caseId;
    if (const UnitLeg *leg = m_parts.watch.leg(unit.ref)) {
        static constexpr UnitStatus statuses[] = {UnitStatus::Free, UnitStatus::Sent, UnitStatus::EnRoute, UnitStatus::OnScene};
        line.unit.status = statuses[static_cast<int>(leg->stage())];
        line.lamp = leg->lamp(now);
        line.due = leg->nextDue();
        line.received = leg->receivedAt != 0;
        line.unit.caseId = id = leg->caseId;
    }
    if (const int row = id.isNull() ? -1 : m_parts.board.rowOf(id); row >= 0)
        line.caseNo = m_parts.board.at(row).no;
    return line;
}

void UnitBoardPanel::refresh()
{
    QList<UnitLine> lines;
    const QHash<QString, int> load = m_parts.units.load();
    QHash<QString, bool> shifts;
    lines.reserve(m_parts.units.units().size());
    for (const UnitRow &unit : m_parts.units.units())
        lines << lineOf(unit, load, shifts);
    m_model.setLines(std::move(lines));
    showCounts();
    showSteps();
}

void UnitBoardPanel::focusRows()
{
    refresh(); // rows stand still once they have the keyboard: what was sent a moment ago takes its place before
    for (int row = 0; !m_case.isNull() && row < m_model.rowCount(); ++row)
        if (m_model.line(row).unit.caseId == m_case) {
            m_view->selectRow(row);
            break;
        }
    m_view->setFocus(Qt::ShortcutFocusReason);
}

void UnitBoardPanel::showCounts()
{
    const bool empty = m_model.total() == 0;
    m_view->setVisible(!empty);
    m_empty->setVisible(empty);
    const int late = m_model.lateCount();
    const QString duty = tr("On duty %1 of %2").arg(m_model.onDutyCount()).arg(m_model.total());
    emit titleCountChanged(late ? tr("%1 · late %2").arg(duty).arg(late) : duty);
}

const UnitLine *UnitBoardPanel::current() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() && index.row() < m_model.rowCount() ? &m_model.line(index.row()) : nullptr;
}

QStringList UnitBoardPanel::steps() const
{
    const UnitLine *line = current();
    const int row = line ? m_parts.board.rowOf(line->unit.caseId) : -1;
    if (row < 0)
        return {};
    QStringList steps;
    const UnitStatus status = line->unit.status;
    const bool fits[] = {status == UnitStatus::Sent && !line->received, status == UnitStatus::Sent,
                         status == UnitStatus::Sent || status == UnitStatus::EnRoute, true};
    for (qsizetype i = 0; i < stepKinds.size(); ++i) {
        const WorkflowAction *action = m_parts.words.workflow().action(stepKinds[i]);
        if (fits[i] && action && m_parts.words.workflow().refusal(*action, m_parts.board.at(row), m_parts.account, m_parts.live.now()).isEmpty())
            steps << stepKinds[i];
    }
    return steps;
}

void UnitBoardPanel::showSteps()
{
    const QStringList now = steps();
    for (auto it = m_steps.begin(); it != m_steps.end(); ++it)
        it.value()->setVisible(now.contains(it.key()));
}

void UnitBoardPanel::take(const QString &step)
{
    if (!steps().contains(step))
        return;
    const UnitLine line = *current();
    Action action;
    action.caseId = line.unit.caseId;
    action.kind = step;
    action.actor = m_parts.account.name;
    action.org = m_parts.account.org;
    action.expectedVersion = m_parts.board.at(m_parts.board.rowOf(line.unit.caseId)).version;
    action.payload = {{QStringLiteral("unit"), line.unit.ref}};
    m_parts.live.submit(action);
}

void UnitBoardPanel::choose()
{
    showSteps();
    if (!current())
        return;
    m_choosing = true;
    m_parts.selection.selectUnit(current()->unit.ref);
    m_choosing = false;
}

void UnitBoardPanel::follow(const Selection &selection)
{
    if (m_choosing)
        return;
    m_case = selection.caseId();
    if (const int row = selection.what() == Selection::What::Unit ? m_model.rowOf(selection.code()) : -1; row >= 0)
        m_view->selectRow(row);
}

void UnitBoardPanel::turnSorting(int by)
{
    QHeaderView *header = m_view->horizontalHeader();
    const int column = (header->sortIndicatorSection() + by + UnitModel::ColumnCount) % UnitModel::ColumnCount;
    m_view->sortByColumn(column, by ? Qt::AscendingOrder : m_model.sortOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder);
}

bool UnitBoardPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        m_model.setHeld(event->type() == QEvent::FocusIn);
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int digit = key->key() - Qt::Key_1;
    if (digit >= 0 && digit < stepKinds.size())
        take(stepKinds[digit]);
    else if (key->key() == Qt::Key_BracketLeft || key->key() == Qt::Key_BracketRight)
        turnSorting(key->key() == Qt::Key_BracketLeft ? -1 : 1);
    else if (key->key() == Qt::Key_Backslash)
        turnSorting(0);
    else if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && current())
        emit unitActivated(current()->unit.ref);
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

} // namespace huying
