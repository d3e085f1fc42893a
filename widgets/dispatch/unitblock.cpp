// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/unitblock.h"

#include "theme/theme.h"
#include "widgets/controls/label.h"
#include "widgets/controls/linkbutton.h"
#include "widgets/controls/sectionheader.h"
#include "widgets/dispatch/unitpicks.h"
#include "widgets/words/casewords.h"

#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace huying
{

namespace
{

constexpr qsizetype fewest = 3, most = 6; ///< rows
constexpr qsizetype looked = 60;          ///< of the best units, for those that the run card asks for

/// Recommended ones first, then the next best, in the order of the advice.
QList<UnitPick> picksFor(const CaseState &state, const UnitBoard &board, const DispatchFacts &facts)
{
    const QList<UnitAdvice> advice = adviseUnits(state, board.units(), facts, looked);
    QList<UnitRow> rows;
    for (const UnitAdvice &a : advice)
        rows << *board.unit(a.ref);
    const QStringList sent = state.unitStage == UnitStage::None ? QStringList() : state.units;
    const QStringList chosen = sent.isEmpty() ? recommendedUnits(advice, rows, facts.needed) : sent;
    QList<UnitPick> picks;
    for (qsizetype i = 0; i < advice.size(); ++i)
        picks << UnitPick{advice[i], rows[i], chosen.contains(advice[i].ref), false};
    std::ranges::stable_sort(picks, [](const UnitPick &a, const UnitPick &b) { return a.recommended > b.recommended; });
    const auto room = std::max<qsizetype>(fewest, std::count_if(picks.begin(), picks.end(), [](const UnitPick &p) { return p.recommended; }) + 1);
    return picks.mid(0, std::min(most, room));
}

} // namespace

UnitBlock::UnitBlock(QWidget *parent)
    : QWidget(parent), m_picks(new UnitPicks(this)), m_view(new QListView(this)),
      m_header(new SectionHeader(tr("Recommended units"), QStringLiteral("user"), this)),
      m_empty(new Label({}, Label::Tone::Third, Label::Size::Label, false, this))
{
    m_view->setModel(m_picks);
    m_view->setItemDelegate(new UnitPickDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setSelectionMode(QAbstractItemView::NoSelection);
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setAccessibleName(tr("Recommended units"));
    m_view->installEventFilter(this);
    m_empty->setContentsMargins(12, 8, 12, 8);
    m_empty->setWordWrap(true);
    auto *more = new LinkButton(tr("Other units…"), this);
    m_header->addControl(more);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_view);
    column->addWidget(m_empty);
    connect(more, &QPushButton::clicked, this, &UnitBlock::othersWanted);
    connect(m_picks, &UnitPicks::ticksChanged, this, &UnitBlock::ticksChanged);
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) { m_picks->toggle(index.row()); });
    connect(m_view, &QListView::doubleClicked, this,
            [this](const QModelIndex &index) { emit unitChosen(m_picks->pick(index.row()).unit.ref); });
}

void UnitBlock::show(const CaseState &state, const UnitBoard &board, const QList<NeededForce> &needed, const RoadLegs &byRoad, TimeMs now)
{
    const bool fresh = state.id != m_case;
    m_case = state.id;
    const QList<UnitPick> picks = picksFor(state, board, {now, needed, board.load(), byRoad});
    m_picks->setPicks(picks, fresh, m_view->hasFocus());
    QStringList wanted;
    for (const NeededForce &force : needed)
        wanted << tr("%1 ×%2", "role × count").arg(force.role).arg(force.count);
    const bool roads = std::ranges::any_of(picks, [](const UnitPick &p) { return p.advice.roadMetres >= 0 || p.advice.isCutOff; });
    m_header->setNote((roads ? tr("Needs %1 · by road") : tr("Needs %1 · straight-line estimate")).arg(wanted.join(tr(", ", "between names"))));
    if (picks.isEmpty())
        m_empty->setText(tr("No units are on the roster of this store. Import them, or dispatch by phone."));
    else if (!state.place)
        m_empty->setText(tr("The case has no place yet: distances are unknown."));
    m_empty->setVisible(picks.isEmpty() || !state.place);
    fit();
}

void UnitBlock::fit()
{
    const int rows = m_picks->rowCount();
    m_view->setVisible(rows > 0);
    m_view->setFixedHeight(rows ? rows * m_view->sizeHintForRow(0) : 0);
}

QStringList UnitBlock::ticked() const
{
    return m_picks->ticked();
}

bool UnitBlock::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const QModelIndex current = m_view->currentIndex();
    if (key == Qt::Key_Space && current.isValid()) {
        m_picks->toggle(current.row());
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        emit sendWanted();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace huying
